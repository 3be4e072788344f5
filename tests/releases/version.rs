//! Which version follows from what, and what the changelog says.

use std::fs;

use crate::{CHANGELOG, OTHER, Project, RELEASES, SOUND, coming};

/// What is edited (a file, what stands there, what comes in its place), the version of a release after 1.4.2, and what
/// the changelog says of it.
type Edits = &'static [(&'static str, &'static str, &'static str)];
const CHANGES: &[(Edits, &str, &str)] = &[
    (
        &[("specs/sound.yaml", "title: API key", "title: Secret key")],
        "1.4.3",
        "### Other\n\n- `sound/provider`: texts or layout.",
    ),
    (
        &[(
            "specs/sound.yaml",
            "https://sound.example/",
            "https://api.sound.example/",
        )],
        "1.4.3",
        "### Other\n\n- `sound`: what the catalogue says of the provider: hosts, addresses, callbacks or the like.",
    ),
    (
        &[(
            "provspec.toml",
            "payments = \"Payments\"",
            "payments = \"Money in\"",
        )],
        "1.4.3",
        "### Other\n\n- `other/shop`, `sound/provider`: texts or layout.",
    ),
    (
        &[("specs/sound.yaml", "max_length: 64", "max_length: 128")],
        "1.5.0",
        "### New\n\n- `sound/provider`: `api_key` has at most 128 characters, not 64 characters.",
    ),
    (
        &[("provspec.toml", "\"USD\"", "\"USD\", \"GBP\"")],
        "1.5.0",
        "### New\n\n- `sound/provider`: `currency` has the option `GBP`.",
    ),
    (
        &[(
            "specs/third.yaml",
            "",
            "provspec: 1\ncode: third\nname: Third\nstatus: listed\n",
        )],
        "1.5.0",
        "### New\n\n- `third`: a new provider.",
    ),
    (
        &[(
            "specs/sound.yaml",
            "title: Note, required: false",
            "title: Remark",
        )],
        "2.0.0",
        "### Breaking\n\n- `sound/provider`: `note` is required now.",
    ),
    (
        &[
            (
                "specs/sound.yaml",
                ", us: United States",
                ", uk: United Kingdom",
            ),
            ("specs/other.yaml", "[country, features]", "[country]"),
            ("specs/other.yaml", "name: Other", "name: Otherwise"),
        ],
        "2.0.0",
        "### Breaking\n\n- `other/shop`: `features` is gone.\n- `sound/provider`: `region` no longer has the option \
         `us`.\n\n### New\n\n- `sound/provider`: `region` has the option `uk`.\n\n### Other\n\n- `other`: what the \
         catalogue says of the provider: hosts, addresses, callbacks or the like.",
    ),
    (
        &[(
            "specs/other.yaml",
            "  shop: {",
            "  store: { renamed_from: shop,",
        )],
        "2.0.0",
        "### Breaking\n\n- `other/store`: its name is another: it was `other/shop`.",
    ),
    (
        &[("specs/other.yaml", OTHER, "")],
        "2.0.0",
        "### Breaking\n\n- `other`: the provider is gone.",
    ),
    (
        &[("provspec.toml", "@acme/forms", "@acme/connections")],
        "2.0.0",
        "### Breaking\n\n- the package is called `@acme/connections`, not `@acme/forms`.",
    ),
];

#[test]
fn the_version_follows_from_what_changed() {
    let project = Project::released("1.4.2");
    let released = (project.read(CHANGELOG), project.content());
    let before = ["provspec.toml", "specs/sound.yaml", "specs/other.yaml"]
        .map(|path| (path, project.read(path)));
    let releases = project.read(RELEASES);
    for (edits, version, entry) in CHANGES {
        for (path, old, new) in *edits {
            match (*old, *new) {
                ("", text) => project.write(path, text),
                (_, "") => fs::remove_file(project.root.join(path)).unwrap(),
                (old, new) => project.edit(path, old, new),
            }
        }
        let next = project.built();
        assert_eq!(coming(&next), *version, "{edits:?}");
        assert_eq!(project.newest(), *entry, "{edits:?}");
        let heading = format!("\n## {next} (not released yet)\n");
        assert!(project.read(CHANGELOG).contains(&heading), "{edits:?}");

        let ran = project.run(&["release", "--date", "2026-02-01"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert_eq!(
            (project.version().as_str(), project.newest().as_str()),
            (*version, *entry)
        );
        let changelog = project.read(CHANGELOG);
        assert!(
            changelog.contains(&format!("\n## {version} (2026-02-01)\n")),
            "{changelog}"
        );
        assert!(
            changelog.ends_with("\n## 1.4.2 (2026-01-01)\n\nThe first release.\n"),
            "{changelog}"
        );
        assert_eq!(project.run(&["build", "--check"]).code, 0);

        // Taken back: the package of the release before.
        for (path, text) in &before {
            project.write(path, text);
        }
        let _ = fs::remove_file(project.root.join("specs/third.yaml"));
        project.write(RELEASES, &releases);
        assert_eq!(project.built(), "1.4.2", "{edits:?}");
        assert_eq!(project.read(CHANGELOG), released.0);
        let is_same = project.content() == released.1;
        assert!(is_same, "{edits:?}");
    }
}

#[test]
fn before_the_first_major_version_the_second_number_says_what_breaks() {
    for (before, patch, minor, major) in [
        ("0.4.2", "0.4.3", "0.4.3", "0.5.0"),
        ("0.0.2", "0.0.3", "0.0.3", "0.0.3"),
    ] {
        let project = Project::released(before);
        project.edit("specs/sound.yaml", "title: Note", "title: Remark");
        assert_eq!(coming(&project.built()), patch);
        project.edit("specs/sound.yaml", "max_length: 64", "max_length: 65");
        assert_eq!(coming(&project.built()), minor);
        project.edit("specs/sound.yaml", "min_length: 8", "min_length: 9");
        assert_eq!(coming(&project.built()), major);
    }
}

#[test]
fn what_is_not_released_has_a_version_of_its_content() {
    let project = Project::released("1.0.0");
    let mut seen = Vec::new();
    for title in ["Remark", "Comment", "Words", "Note"] {
        let spec = SOUND.replace("title: Note", &format!("title: {title}"));
        project.write("specs/sound.yaml", &spec);
        let version = project.built();
        assert!(!seen.contains(&version), "{version}");
        seen.push(version);
    }
    assert_eq!(seen[3], "1.0.0");
    let elsewhere = Project::released("1.0.0");
    elsewhere.edit("specs/sound.yaml", "title: Note", "title: Comment");
    assert_eq!(elsewhere.built(), seen[1]);
}

#[test]
fn texts_of_many_forms_are_one_line() {
    let project = Project::new();
    for number in 0..6 {
        let spec = OTHER.replace("code: other", &format!("code: other-{number}"));
        project.write(&format!("specs/other-{number}.yaml"), &spec);
    }
    project.run(&["release", "--date", "2026-01-01"]);
    project.edit(
        "provspec.toml",
        "payouts = \"Payouts\"",
        "payouts = \"Money out\"",
    );
    project.built();
    assert_eq!(project.newest(), "### Other\n\n- 8 forms: texts or layout.");
    let ran = project.run(&["release", "--dry-run"]);
    assert_eq!(
        ran.stdout,
        "would release 1.0.1, after 1.0.0 of 2026-01-01\n\n   other  other/shop and 7 more: texts or layout\n"
    );
    // What breaks is named wherever it is.
    project.edit("provspec.toml", "payouts = \"Money out\"\n", "");
    project.built();
    let names: Vec<String> = (0..6)
        .map(|number| format!("`other-{number}/shop`, "))
        .collect();
    assert_eq!(
        project.newest(),
        format!(
            "### Breaking\n\n- `other/shop`, {}`sound/provider`: `features` no longer has the option `payouts`.",
            names.concat()
        )
    );
}

#[test]
fn a_language_is_new_and_texts_in_it_are_texts() {
    let project = Project::released("1.0.0");
    project.edit(
        "provspec.toml",
        "[frontend]",
        "locales = [\"en\", \"uk\"]\n\n[frontend]",
    );
    let uk = "provspec: 1\nlocale: uk\ntexts: [{ source: Note, translation: Нотатка }]\n";
    project.write("specs/locales/uk.yaml", uk);
    assert_eq!(coming(&project.built()), "1.1.0");
    let newest = project.newest();
    assert!(newest.starts_with("### New\n\n"), "{newest}");
    assert!(newest.contains("`messages/uk.js` is new"), "{newest}");
    let ran = project.run(&["release", "--date", "2026-02-01"]);
    assert_eq!((ran.code, project.version().as_str()), (0, "1.1.0"));

    project.edit("specs/locales/uk.yaml", "Нотатка", "Примітка");
    assert_eq!(coming(&project.built()), "1.1.1");
    assert_eq!(
        project.newest(),
        "### Other\n\n- `sound/provider`: texts or layout."
    );
    // What the catalogue alone says of a provider in that language.
    project.edit(
        "specs/sound.yaml",
        "modes:",
        "links: { portal: https://sound.example/ }\nmodes:",
    );
    let ran = project.run(&["release", "--date", "2026-03-01"]);
    assert_eq!((ran.code, project.version().as_str()), (0, "1.1.1"));
    project.edit(
        "specs/locales/uk.yaml",
        "texts: [",
        "texts: [{ source: Portal, translation: Кабінет }, ",
    );
    assert_eq!(coming(&project.built()), "1.1.2");
}
