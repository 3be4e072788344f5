//! What shells and `man` take of the command line.

use std::process::{Command, Output, Stdio};

/// Runs the program.
fn provspec(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_provspec"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = provspec(arguments);
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What `program` says of `input`; nothing if there is no such program here.
fn judged(program: &str, arguments: &[&str], input: &str) -> Option<Output> {
    use std::io::Write as _;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(input.as_bytes()).unwrap();
    Some(child.wait_with_output().unwrap())
}

#[test]
fn completions_know_every_command_and_are_scripts() {
    let names: Vec<String> = provspec::cli::command()
        .get_subcommands()
        .map(|it| it.get_name().to_owned())
        .collect();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&["completions", shell]);
        for name in &names {
            assert!(script.contains(name.as_str()), "{shell}: no `{name}`");
        }
        assert!(
            script.contains("--file-format") || script.contains("file-format"),
            "{shell}"
        );
        if let Some(output) = judged(shell, &["-n"], &script) {
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(
                output.status.success() && errors.is_empty(),
                "{shell}: {errors}"
            );
        }
    }
    let offered = "complete -p provspec; COMP_WORDS=(provspec ex); COMP_CWORD=1; _provspec provspec ex provspec; \
                   echo \"${COMPREPLY[@]}\"";
    let script = printed(&["completions", "bash"]) + offered;
    if let Some(output) = judged("bash", &[], &script) {
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(lines.trim_end().ends_with("\nexplain"), "{lines}");
    }
    assert_eq!(provspec(&["completions", "tcsh"]).status.code(), Some(2));
}

#[test]
fn there_is_a_manual_page_of_every_command() {
    let folder = std::env::temp_dir().join(format!("provspec-man-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let path = folder.to_string_lossy().into_owned();
    assert!(provspec(&["man", "--out", &path]).status.success());
    let program = provspec::cli::command();
    let names = program
        .get_subcommands()
        .map(|it| format!("provspec-{}", it.get_name()));
    for name in std::iter::once("provspec".to_owned()).chain(names) {
        let page = std::fs::read_to_string(folder.join(format!("{name}.1"))).unwrap();
        assert!(page.contains(&format!(".TH {name} 1")), "{name}: {page}");
        if let Some(command) = name.strip_prefix("provspec-") {
            assert_eq!(printed(&["man", command]), page);
        } else {
            assert_eq!(printed(&["man"]), page);
        }
        // groff names what it does not know of a page.
        if let Some(output) = judged("groff", &["-man", "-Tutf8", "-ww", "-z"], &page) {
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(
                output.status.success() && errors.is_empty(),
                "{name}: {errors}"
            );
        }
    }
    // Again over its own pages, and not over a page of somebody else.
    assert!(provspec(&["man", "--out", &path]).status.success());
    std::fs::write(folder.join("provspec.1"), "mine\n").unwrap();
    let refused = provspec(&["man", "--out", &path]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(
        String::from_utf8_lossy(&refused.stderr),
        format!(
            "error: `{path}/provspec.1` was not written by provspec; move it, or name another folder with `--out`\n"
        )
    );
    assert_eq!(
        std::fs::read_to_string(folder.join("provspec.1")).unwrap(),
        "mine\n"
    );
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(provspec(&["man", "nothing"]).status.code(), Some(2));
}
