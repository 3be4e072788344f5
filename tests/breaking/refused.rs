//! What is said where there is nothing to compare with, and that what is hostile leads nowhere.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::{Folder, Ran};

const LABEL: &str = "title: Label, required: false }";

/// What is said of a past that there is not.
pub(crate) fn refused(folder: &Folder, against: &str) -> String {
    let Ran {
        code,
        stdout,
        stderr,
    } = folder.run(&["breaking", "--against", against]);
    assert_eq!((code, stdout.as_str()), (2, ""), "{stderr}");
    stderr
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
