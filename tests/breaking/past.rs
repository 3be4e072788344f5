//! What specs are compared with: revisions, folders, packages; and what is said where there is nothing of the kind.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::{Folder, Ran, SOUND};

const LABEL: &str = "title: Label, required: false }";
const DUE: [&str; 1] =
    ["specs/sound.yaml:15:3: error[PB0204]: `sound/provider`: `terminals.label` is required now"];

fn refused(folder: &Folder, against: &str) -> String {
    let Ran {
        code,
        stdout,
        stderr,
    } = folder.run(&["breaking", "--against", against]);
    assert_eq!((code, stdout.as_str()), (2, ""), "{stderr}");
    stderr
}

#[test]
fn a_revision_is_read_and_nothing_is_touched() {
    let folder = Folder::repository();
    let first = folder.git(&["rev-parse", "HEAD"]);
    folder.edit("now/specs/sound.yaml", LABEL, "title: Label }");
    folder.write("now/specs/untracked.txt", "kept");
    folder.git(&["add", "now/specs/sound.yaml"]);
    let index = fs::read(folder.root.join(".git/index")).unwrap();
    let status = folder.git(&["status", "--short"]);
    for revision in ["HEAD", "main", "refs/heads/main", first.trim(), &first[..8]] {
        assert_eq!(folder.breaks(revision), DUE, "{revision}");
    }
    assert_eq!(fs::read(folder.root.join(".git/index")).unwrap(), index);
    assert_eq!(folder.git(&["status", "--short"]), status);
    // Of the state that is compared with, git's own notation is shown.
    let ran = folder.run(&["breaking", "--against", "HEAD"]);
    assert!(
        ran.stderr.contains("HEAD:now/specs/sound.yaml:15:48"),
        "{}",
        ran.stderr
    );

    folder.commit();
    assert!(folder.breaks("HEAD").is_empty());
    assert_eq!(folder.breaks("HEAD~1"), DUE);
    folder.git(&["tag", "--annotate", "--message", "x", "v1", "HEAD~1"]);
    assert_eq!(folder.breaks("v1"), DUE);
    assert!(folder.is_tidy());
}

#[test]
fn where_the_specs_were_is_said_by_that_revision() {
    let folder = Folder::repository();
    fs::rename(folder.root.join("now/specs"), folder.root.join("elsewhere")).unwrap();
    folder.edit(
        "now/provspec.toml",
        "[frontend]",
        "[paths]\nspecs = \"../elsewhere\"\n\n[frontend]",
    );
    folder.edit("elsewhere/sound.yaml", LABEL, "title: Label }");
    let moved = DUE.map(|line| line.replace("specs/", "../elsewhere/"));
    let found = folder.breaks("HEAD");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("elsewhere/sound.yaml:15:3: error[PB0204]"),
        "{found:?} {moved:?}"
    );
    folder.commit();
    assert!(folder.breaks("HEAD").is_empty());
    folder.edit("elsewhere/sound.yaml", "max_length: 64", "max_length: 63");
    assert_eq!(folder.breaks("HEAD").len(), 1);
    // A project may begin without a file of its own.
    let plain = Folder::empty();
    plain.write("now/specs/sound.yaml", SOUND);
    plain.git(&["init", "--quiet", "--initial-branch=main"]);
    plain.commit();
    plain.edit("now/specs/sound.yaml", LABEL, "title: Label }");
    assert_eq!(plain.breaks("HEAD"), DUE);
}

#[test]
fn a_folder_and_a_package_are_read() {
    let folder = Folder::twice();
    folder.edit("now/specs/sound.yaml", LABEL, "title: Label }");
    assert_eq!(folder.breaks("../old"), DUE);
    let root = folder.root.join("old");
    assert_eq!(folder.breaks(root.to_str().unwrap()), DUE);

    let ran = folder.run_in("old", &["release", "--date", "2026-01-01"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.breaks("../old/releases/frontend.json"), DUE);
    let against = ["breaking", "--against", "../old/generated/frontend"];
    let ran = folder.run(&against);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (
            0,
            "nothing breaks since `../old/generated/frontend`: 1 provider compared
not compared: fields, types and pages: an index knows which providers, modes and forms there are
"
        )
    );
    folder.edit(
        "now/specs/sound.yaml",
        "  shop: { title: Shop,",
        "  store: { title: Shop,",
    );
    for package in [
        "../old/generated/frontend",
        "../old/generated",
        "../old/generated/frontend/index.json",
    ] {
        assert_eq!(
            folder.breaks(package),
            ["specs/sound.yaml:16:1: error[PB0102]: `sound/shop`: the form is gone"]
        );
    }
    folder.edit(
        "now/specs/sound.yaml",
        "store: { title: Shop,",
        "store: { title: Shop, renamed_from: shop,",
    );
    assert_eq!(
        folder.breaks("../old/generated"),
        [
            "specs/sound.yaml:28:3: error[PB0103]: `sound/store`: its name is another: it was `sound/shop`"
        ]
    );
}

#[test]
fn a_spec_of_old_with_errors_is_left_out_and_named() {
    let folder = Folder::twice();
    folder.edit(
        "old/specs/sound.yaml",
        "type: secret, title: API key",
        "type: secret, titel: API key",
    );
    let ran = folder.run(&["breaking", "--against", "../old"]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (
            0,
            "warning[PB0901]: `sound` is not compared: its spec in `../old` has errors
--> ../old/specs/sound.yaml
 = note: the first of them: unknown key `titel` in `api_key`
 = help: compare with a later state, in which it has none

nothing breaks since `../old`: 0 providers compared
"
        )
    );
    folder.write("old/provspec.toml", "[frontend]\nnaem = \"x\"\n");
    let said = refused(&folder, "../old");
    assert!(
        said.starts_with("error: the project of `../old` cannot be read: unknown field `naem`"),
        "{said}"
    );
}

#[test]
fn specs_of_today_with_errors_are_not_compared() {
    let folder = Folder::twice();
    folder.edit("now/specs/sound.yaml", "title: Note", "titel: Note");
    let ran = folder.run(&["breaking", "--against", "../old"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("error[PS0101]"), "{}", ran.stderr);
    assert!(
        ran.stderr
            .ends_with("error: 1 error; nothing was compared\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_is_not_there_is_said() {
    let folder = Folder::repository();
    assert_eq!(
        refused(&folder, "mian"),
        "error: there is no revision `mian` in the repository of `.`\nhelp: did you mean `main`?\n"
    );
    assert_eq!(
        refused(&folder, "v9"),
        "error: there is no revision `v9` in the repository of `.`\nhelp: `git fetch` it first, or name a folder\n"
    );
    for hostile in ["--upload-pack=touch x", "-x", "--output=x"] {
        assert_eq!(
            refused(&folder, hostile),
            format!(
                "error: `{hostile}` is neither a revision nor a path: those that begin with `-` are options of git\n\
                 help: write a path as `./-name`\n"
            )
        );
    }
    // Names of files, of ranges and of trees are no commits.
    for no in [
        "HEAD:now",
        "HEAD..HEAD",
        "main;touch x",
        "$(touch x)",
        "",
        "@{-7}",
    ] {
        let said = refused(&folder, no);
        assert!(
            said.starts_with(&format!("error: there is no revision `{no}`")),
            "{said}"
        );
    }
    folder.git(&["branch", "specs"]);
    assert_eq!(
        refused(&folder, "specs"),
        "error: `specs` is a path and a revision as well\nhelp: write `./specs` for the path, or `refs/heads/specs` for a branch\n"
    );
    fs::create_dir(folder.root.join("now/empty")).unwrap();
    assert_eq!(
        refused(&folder, "./empty"),
        "error: `./empty` is neither a project nor a package\nhelp: a project has a `provspec.toml` or a folder `specs`, a \
         package has an `index.json`\n"
    );
    folder.write("now/some.json", "{}");
    let said = refused(&folder, "./some.json");
    assert!(
        said.starts_with(
            "error: `./some.json` is neither the `index.json` of a package nor a release file: "
        ),
        "{said}"
    );

    let outside = Folder::twice();
    assert_eq!(
        refused(&outside, "main"),
        "error: `main` is no file or folder, and `.` is in no git repository\n"
    );
}

#[test]
fn a_revision_before_the_project_has_none() {
    let folder = Folder::empty();
    folder.git(&["init", "--quiet", "--initial-branch=main"]);
    folder.write("README", "x");
    folder.commit();
    folder.project("now");
    assert_eq!(
        refused(&folder, "main"),
        "error: there is no project in `main`: no specs under `now/specs`\nhelp: name a revision in which the specs are\n"
    );
}

#[test]
fn a_shallow_clone_is_named_as_the_reason() {
    let folder = Folder::repository();
    folder.edit("now/specs/sound.yaml", LABEL, "title: Label }");
    folder.commit();
    let origin = format!("file://{}", folder.root.display());
    let clone = Folder::empty();
    clone.git(&["clone", "--quiet", "--depth", "1", &origin, "clone"]);
    let ran = clone.run_in("clone/now", &["breaking", "--against", "HEAD~1"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.stderr,
        "error: there is no revision `HEAD~1` in the repository of `.`\nhelp: the clone is shallow, so that history is missing: \
         `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout\n"
    );
}

/// Trees that nobody makes by `git add`: names that lead elsewhere, links in place of specs.
#[test]
fn a_hostile_tree_leads_nowhere() {
    let folder = Folder::repository();
    let blob = folder.git(&["rev-parse", "HEAD:now/specs/sound.yaml"]);
    let config = folder.git(&["rev-parse", "HEAD:now/provspec.toml"]);
    let (blob, config) = (blob.trim(), config.trim());
    let tree = |lines: &str| {
        let mut child = Command::new("git")
            .args(["mktree"])
            .current_dir(&folder.root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(lines.as_bytes())
            .unwrap();
        let output = child.wait_with_output().unwrap();
        output
            .status
            .success()
            .then(|| String::from_utf8(output.stdout).unwrap().trim().to_owned())
    };
    // A link in place of a spec is no spec, and what leads out of the repository is not written.
    let target = folder.root.join("secret.yaml");
    fs::write(&target, "code: secret").unwrap();
    let link = {
        folder.write("link", target.to_str().unwrap());
        folder.git(&["hash-object", "-w", "link"])
    };
    let up = tree(&format!("100644 blob {blob}\tevil.yaml\n")).unwrap();
    let specs = tree(&format!(
        "100644 blob {blob}\tsound.yaml\n120000 blob {}\tlinked.yaml\n",
        link.trim()
    ))
    .unwrap();
    let now = tree(&format!(
        "100644 blob {config}\tprovspec.toml\n040000 tree {specs}\tspecs\n"
    ))
    .unwrap();
    let mut lines = format!("040000 tree {now}\tnow\n");
    // Not every git makes such a tree.
    if tree(&format!("{lines}040000 tree {up}\t..\n")).is_some() {
        lines.push_str(&format!("040000 tree {up}\t..\n"));
    }
    let root = tree(&lines).unwrap();
    let commit = folder.git(&["commit-tree", "-m", "hostile", &root]);
    let found = folder.breaks(commit.trim());
    assert!(found.is_empty(), "{found:?}");
    assert!(folder.is_tidy());

    // A project of old that says that its specs lie somewhere else on the machine.
    for path in ["/etc", "../../.."] {
        folder.edit(
            "now/provspec.toml",
            "[frontend]",
            &format!("[paths]\nspecs = \"{path}\"\n\n[frontend]"),
        );
        folder.commit();
        folder.edit(
            "now/provspec.toml",
            &format!("[paths]\nspecs = \"{path}\"\n\n"),
            "",
        );
        assert_eq!(
            refused(&folder, "HEAD"),
            "error: the specs of `HEAD` lie outside of the repository\nhelp: compare with a folder: `--against path/to/project`\n"
        );
        assert!(folder.is_tidy());
        folder.commit();
    }
}

#[test]
fn what_git_does_not_read_is_said_in_its_words() {
    let folder = Folder::repository();
    fs::write(folder.root.join(".git/config"), "[core\n").unwrap();
    let said = refused(&folder, "main");
    assert!(
        said.starts_with(
            "error: git does not read the repository of `.`: fatal: bad config line 1"
        ),
        "{said}"
    );
}

#[test]
fn it_runs_in_a_hook() {
    let folder = Folder::repository();
    folder.edit("now/specs/sound.yaml", LABEL, "title: Label }");
    let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
        .args([
            "breaking",
            "--project",
            "now",
            "--against",
            "HEAD",
            "--format",
            "concise",
        ])
        .current_dir(&folder.root)
        .env("GIT_DIR", ".git")
        .env("GIT_INDEX_FILE", ".git/index")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, DUE.map(|line| format!("now/{line}\n")).concat());
}
