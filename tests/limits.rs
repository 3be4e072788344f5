//! Specs far larger than anybody's: each is refused with words or compiled, in memory and time that stay bounded. The
//! figures are printed: `cargo test --test limits -- --nocapture`.

#![cfg(target_os = "linux")]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// What nothing here may need, in KB: a tenth of what a small machine has.
const MOST_MEMORY: u64 = 400_000;

struct Project {
    root: PathBuf,
}

impl Project {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("provspec-limits-{}-{number}", std::process::id());
        let root = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("specs")).unwrap();
        Self { root }
    }

    fn spec(&self, code: &str, text: &str) {
        fs::write(self.root.join(format!("specs/{code}.yaml")), text).unwrap();
    }

    /// Runs the program with its memory limited; its exit code and words. `what` is printed with the figures.
    fn run(&self, what: &str, arguments: &[&str]) -> (Option<i32>, String) {
        let begun = Instant::now();
        let script = "\"$0\" \"$@\" & pid=$!; peak=0; \
            while kill -0 $pid 2>/dev/null; do \
              now=$(awk '/VmHWM/ { print $2 }' /proc/$pid/status 2>/dev/null); \
              [ \"${now:-0}\" -gt \"$peak\" ] && peak=$now; sleep 0.01; \
            done; wait $pid; code=$?; echo \"peak $peak\" >&2; exit $code";
        let output = Command::new("bash")
            .args(["-c", script, env!("CARGO_BIN_EXE_provspec")])
            .args(arguments)
            .current_dir(&self.root)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8_lossy(&text).into_owned();
        assert!(!text.contains("panicked"), "{what}: {text}");
        let (text, peak) = text.rsplit_once("peak ").unwrap();
        let peak: u64 = peak.trim().parse().unwrap();
        eprintln!(
            "{what}: {:.2} s, {} MB",
            begun.elapsed().as_secs_f64(),
            peak / 1_000
        );
        assert!(peak < MOST_MEMORY, "{what}: {peak} KB");
        (output.status.code(), text.to_owned())
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// A spec with these lines under `fields:`, all in one form.
fn form(code: &str, fields: usize, keys: impl Fn(usize) -> String) -> String {
    let mut text = format!("provspec: 1\ncode: {code}\nname: Large\nfields:\n");
    for number in 0..fields {
        writeln!(
            text,
            "  f{number}: {{ title: Field {number}, {} }}",
            keys(number)
        )
        .unwrap();
    }
    text.push_str("accounts:\n  provider:\n    form:\n");
    for number in 0..fields {
        writeln!(text, "      - f{number}").unwrap();
    }
    text.push_str("guide:\n  setup: [{ title: Get it, gives: [");
    let all: Vec<String> = (0..fields).map(|number| format!("f{number}")).collect();
    text.push_str(&all.join(", "));
    text.push_str("] }]\n");
    text
}

#[test]
fn a_spec_of_fifty_megabytes_is_refused() {
    let project = Project::new();
    let line = "# nothing is said here, at some length\n";
    project.spec("large", &line.repeat(50_000_000 / line.len()));
    let (code, text) = project.run("a spec of 50 MB", &["check"]);
    assert_eq!(code, Some(1));
    assert!(text.contains("PS0002"), "{text}");
}

#[test]
fn a_spec_of_wrong_values_is_refused() {
    let accounts = |entries: &str| -> String {
        let form = entries.repeat(14);
        (0..990)
            .map(|number| format!("  a{number}: {{ form: [{form}] }}\n"))
            .collect()
    };
    let conditions: String = (0..990)
        .map(|number| {
            let all = "1, ".repeat(24);
            format!("  f{number}: {{ type: text, title: A, when: {{ all: [{all}] }} }}\n")
        })
        .collect();
    for (what, text) in [
        (
            "nearly 30,000 values, each form wrong",
            format!("accounts:\n{}", accounts("[1], ")),
        ),
        (
            "nearly 30,000 values, each condition wrong",
            format!("fields:\n{conditions}"),
        ),
    ] {
        let project = Project::new();
        project.spec(
            "large",
            &format!("provspec: 1\ncode: large\nname: Large\n{text}"),
        );
        let (code, text) = project.run(what, &["check"]);
        assert_eq!(code, Some(1), "{what}: {text}");
        assert!(text.contains("PS0012"), "{what}: {text}");
    }
    let project = Project::new();
    let text = format!(
        "provspec: 1\ncode: large\nname: Large\naccounts:\n{}",
        accounts("[1, 2, 3, 4, 5], ")
    );
    project.spec("large", &text);
    let (code, text) = project.run("80,000 values", &["check"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("PS0016"), "{text}");
}

#[test]
fn a_form_of_two_thousand_fields_is_refused_and_one_of_a_thousand_is_built() {
    let project = Project::new();
    project.spec("large", &form("large", 2_000, |_| "type: text".to_owned()));
    let (code, text) = project.run("a form of 2,000 fields", &["build"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("1,000") || text.contains("1000"), "{text}");

    project.spec("large", &form("large", 999, |_| "type: text".to_owned()));
    let (code, text) = project.run("a form of 999 fields", &["build"]);
    assert_eq!(code, Some(0), "{text}");
}

#[test]
fn forms_of_five_hundred_conditions_are_built() {
    let about_one = |number: usize| match number {
        0 => "type: toggle".to_owned(),
        _ => "type: text, when: { field: f0, is: on }".to_owned(),
    };
    let chain = |number: usize| match number {
        0 => "type: toggle".to_owned(),
        _ => format!("type: toggle, when: {{ field: f{}, is: on }}", number - 1),
    };
    let both = |number: usize| match number {
        0 | 1 => "type: toggle".to_owned(),
        _ => format!(
            "type: toggle, when: {{ all: [{{ field: f{}, is: on }}, {{ field: f{}, is: on }}] }}",
            number - 1,
            number - 2
        ),
    };
    let either = |number: usize| match number {
        0 | 1 => "type: toggle".to_owned(),
        _ => format!(
            "type: toggle, when: {{ any: [{{ field: f{}, is: on }}, {{ not: {{ field: f{}, is: on }} }}] }}",
            number - 1,
            number - 2
        ),
    };
    let conditions: [(&str, &dyn Fn(usize) -> String); 4] = [
        ("500 conditions about one field", &about_one),
        ("500 conditions, each about the field before", &chain),
        ("500 conditions, each about both fields before", &both),
        ("500 conditions, each about either field before", &either),
    ];
    for (what, keys) in conditions {
        let project = Project::new();
        project.spec("large", &form("large", 502, keys));
        let (code, text) = project.run(what, &["build"]);
        assert_eq!(code, Some(0), "{what}: {text}");
    }
}

#[test]
fn a_hundred_thousand_specs_are_checked() {
    let project = Project::new();
    for number in 0..100_000 {
        let code = format!("p{number}");
        project.spec(
            &code,
            &format!("provspec: 1\ncode: {code}\nname: Provider {number}\nstatus: listed\n"),
        );
    }
    let (code, text) = project.run("100,000 specs", &["check"]);
    assert_eq!(code, Some(0), "{text}");
}
