//! `# provspec: allow(…)` in specs, shared groups and translations.

use crate::sample::{ODD, SOUND, Sample};

fn found(spec: &str) -> Vec<String> {
    Sample::with(&[("specs/odd.yaml", spec)]).found(&[]).0
}

const FIELD: &str = "  old: { type: text, title: Old }\n";

#[test]
fn a_comment_is_about_its_line_the_next_one_or_the_file() {
    let nothing: [String; 0] = [];
    for comment in [
        "  old: { type: text, title: Old } # provspec: allow(unused-field)\n",
        "  old: { type: text, title: Old } #provspec:allow(PS0208): kept for the next form\n",
        "  # provspec: allow(missing-host, unused-field) why\n  old: { type: text, title: Old }\n",
        "  # provspec: allow(unused-field)\n\n  # for people\n  old: { type: text, title: Old }\n",
        "  # provspec: allow-file(unused-field)\n  old: { type: text, title: Old }\n",
        "  old: { type: text, title: Old }\n  # provspec: allow-file(unused-field)\n",
    ] {
        let found = found(&ODD.replace(FIELD, comment));
        let others: Vec<&String> = found
            .iter()
            .filter(|it| !it.contains("`missing-host`"))
            .collect();
        assert_eq!(others, nothing.iter().collect::<Vec<_>>(), "{comment}");
    }
}

#[test]
fn a_comment_is_not_about_other_lines_or_other_rules() {
    let here = "warning[PS0208]: no form uses the field `old`";
    for comment in [
        "  old: { type: text, title: Old }\n  # provspec: allow(unused-field)\n",
        "  # provspec: allow(unused-field)\n  new: { type: text, title: New }\n  old: { type: text, title: Old }\n",
        "  old: { type: text, title: Old } # provspec: allow(missing-host)\n",
        "  old: { type: text, title: \"Old # provspec: allow(unused-field)\" }\n",
        "  old:\n    type: text\n    title: Old\n    description: >\n      # provspec: allow-file(unused-field)\n",
    ] {
        let found = found(&ODD.replace(FIELD, comment));
        assert!(
            found.iter().any(|it| it.contains(here)),
            "{comment}: {found:#?}"
        );
    }
}

/// In a text of several lines no comment can stand, so the one at its first or last line is about all of it.
#[test]
fn a_comment_beside_a_text_is_about_all_its_lines() {
    let step = |text: &str| SOUND.to_owned() + "guide:\n  setup:\n    - title: Look\n" + text;
    let bare = step("      where: >\n        Settings »\n        Users\n");
    assert_eq!(found(&bare.replace("sound", "odd")).len(), 1);
    for text in [
        "      where: > # provspec: allow(unsplit-path)\n        Settings »\n        Users\n",
        "      # provspec: allow(unsplit-path)\n      where: >\n        Settings »\n        Users\n",
        "      where: \"Settings »\n        Users\" # provspec: allow(unsplit-path)\n",
    ] {
        let found = found(&step(text).replace("sound", "odd"));
        assert_eq!(found, [""; 0], "{text}");
    }
}

#[test]
fn a_comment_in_a_shared_group_is_about_what_specs_find_there() {
    let user = "provspec: 1\ncode: CODE\nname: User\naccounts: { provider: { form: [country, { use: extra }] } }\n";
    let group = "provspec: 1\ngroup: extra\nfields:\n  number: { type: text, title: Number, origin: existing }\nform: [number]\n\
                 setup:\n  - { title: Look, where: Settings » Users }\n";
    let files = |group: &str| {
        let sample = Sample::with(&[("specs/shared/extra.yaml", group)]);
        for code in ["a", "b"] {
            sample.write(&format!("specs/{code}.yaml"), &user.replace("CODE", code));
        }
        sample
    };
    let (found, _) = files(group).found(&[]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].starts_with("specs/shared/extra.yaml:7:27: warning[PS0808]"),
        "{found:#?}"
    );
    let allowed = group.replace("Users }", "Users } # provspec: allow(unsplit-path)");
    assert_eq!(files(&allowed).found(&[]).0, [""; 0]);
    let unused = group.replace(
        "form: [number]",
        "form: [number] # provspec: allow(unused-field)",
    );
    let (found, _) = files(&unused).found(&["-A", "unsplit-path"]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].starts_with("specs/shared/extra.yaml:5:16: warning[PS1203]"),
        "{found:#?}"
    );
}

#[test]
fn a_comment_in_translations_is_about_them() {
    let spec = SOUND.replace("[country]", "[country, number]")
        + "fields:\n  number: { type: text, title: Number, origin: existing }\n";
    let files = |common: &str, own: &str| {
        Sample::with(&[
            ("provspec.toml", "locales = [\"en\", \"uk\"]\n"),
            ("specs/sound.yaml", &spec),
            ("specs/locales/uk.yaml", common),
            ("specs/locales/uk/sound.yaml", own),
        ])
    };
    let common =
        "provspec: 1\nlocale: uk\ntexts:\n  - { source: Gone, translation: Немає } # COMMENT\n";
    let own = "provspec: 1\nlocale: uk\nprovider: sound # OWN\ntexts:\n  - { source: Old number, translation: Старий номер } # COMMENT\n";
    let (found, _) = files(common, own).found(&[]);
    assert!(
        found
            .iter()
            .any(|it| it.starts_with("specs/locales/uk.yaml:4:")),
        "{found:#?}"
    );
    assert!(
        found
            .iter()
            .any(|it| it.starts_with("specs/locales/uk/sound.yaml:5:")),
        "{found:#?}"
    );
    let allow = |text: &str| {
        let text = text.replace(
            "COMMENT",
            "provspec: allow(stale-translation): for the next release",
        );
        text.replace("OWN", "provspec: allow-file(incomplete-translations)")
    };
    assert_eq!(files(&allow(common), &allow(own)).found(&[]).0, [""; 0]);
}

/// After an error not everything is known of a file, so a comment may only look unused.
#[test]
fn nothing_is_unused_in_a_file_with_errors() {
    let spec = ODD.replace(
        "{ type: text, title: Old }",
        "{ type: txt, title: Old } # provspec: allow(unused-field)",
    );
    let found = found(&spec);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].contains("error[PS0103]") || found[0].contains("error["),
        "{found:#?}"
    );
}

#[test]
fn a_comment_does_not_keep_an_error_from_being_told() {
    let spec = ODD.replace(
        "[country] } }",
        "[contry] } } # provspec: allow(unknown-field)",
    );
    let found = found(&spec);
    assert!(
        found.iter().any(|it| it.contains("error[PS0203]")),
        "{found:#?}"
    );
    assert!(
        found.iter().any(|it| it.contains("warning[PS1202]")),
        "{found:#?}"
    );
}

/// More comments than anybody writes are not all looked at.
#[test]
fn a_file_full_of_comments_is_looked_at_in_part() {
    let found =
        found(&(SOUND.replace("sound", "odd") + &"# provspec: allow(idle-step)\n".repeat(2_000)));
    assert_eq!(found.len(), 51);
    assert!(
        found[50].contains("there are 450 more findings"),
        "{found:#?}"
    );
}
