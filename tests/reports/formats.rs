//! Each format, word for word, and read by a parser of its own.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::sample::Sample;

/// Projects: without findings, with some of each kind, and with texts that mean something in some format.
const PROJECTS: &[&str] = &["clean", "findings", "nasty"];

/// Formats, and the names of their files.
const FORMATS: &[(&str, &str)] = &[
    ("text", "text"),
    ("concise", "concise"),
    ("json", "json"),
    ("sarif", "sarif"),
    ("github", "github"),
    ("junit", "junit.xml"),
    ("gitlab", "gitlab.json"),
];

fn ran(project: &str, format: &str) -> crate::sample::Ran {
    let sample = Sample::copy(project);
    // What was known before is in the baseline.
    if project == "findings" {
        let spec = sample.read("specs/hosts.yaml");
        sample.write(
            "specs/hosts.yaml",
            &spec.replace("    title: Older", "    title: Oldest"),
        );
        let broken = sample.read("specs/broken.yaml");
        fs::remove_file(sample.path("specs/broken.yaml")).unwrap();
        let known = sample.run(&["check", "--write-baseline", "-A", "missing-host"]);
        assert_eq!(known.code, 0, "{}", known.stderr);
        // Of the two known findings one is on a line that changed, so it is new.
        sample.write(
            "specs/hosts.yaml",
            &spec.replace("  older: { type: text,", "  older: { type: multiline,"),
        );
        sample.write("specs/broken.yaml", &broken);
    }
    sample.run(&["check", "--format", format])
}

#[test]
fn reports_are_the_expected_ones() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports/expected");
    let mut wrong = Vec::new();
    for project in PROJECTS {
        for (format, ending) in FORMATS {
            let ran = ran(project, format);
            assert_eq!(
                ran.code,
                i32::from(*project != "clean"),
                "{project} {format}"
            );
            let is_for_people = matches!(*format, "text" | "concise");
            let (report, silent) = match is_for_people {
                true => (ran.stderr, ran.stdout),
                false => (ran.stdout, ran.stderr),
            };
            assert_eq!(silent, "", "{project} {format}");
            let path = folder.join(format!("{project}.{ending}"));
            if fs::read_to_string(&path).is_ok_and(|there| there == report) {
                continue;
            }
            if std::env::var_os("UPDATE_REPORTS").is_some() {
                fs::write(&path, &report).unwrap();
            } else {
                wrong.push(format!("{}\n{report}", path.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "`UPDATE_REPORTS=1 cargo test --test reports` takes the new ones:\n{}",
        wrong.join("\n")
    );
}

/// The messages of a project, as JSON has them.
fn messages(project: &str) -> Vec<String> {
    let report: Value = serde_json::from_str(&ran(project, "json").stdout).unwrap();
    let all = report["diagnostics"].as_array().unwrap().iter();
    all.map(|it| it["message"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn xml_is_well_formed_and_its_numbers_are_right() {
    for project in PROJECTS {
        let text = ran(project, "junit").stdout;
        let document =
            roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let number = |node: roxmltree::Node<'_, '_>, name: &str| {
            node.attribute(name).unwrap().parse::<usize>().unwrap()
        };
        let root = document.root_element();
        let count = |node: roxmltree::Node<'_, '_>, tag: &str| {
            node.descendants().filter(|it| it.has_tag_name(tag)).count()
        };
        assert_eq!(root.tag_name().name(), "testsuites");
        for node in root.children().filter(|it| it.is_element()).chain([root]) {
            assert_eq!(number(node, "tests"), count(node, "testcase"), "{text}");
            assert_eq!(number(node, "failures"), count(node, "failure"), "{text}");
        }
        // Each message is there, letter for letter, but for what no document can hold or nobody sees.
        let failures: Vec<&str> = root.descendants().filter_map(|it| it.text()).collect();
        for message in messages(project)
            .iter()
            .filter(|it| it.chars().all(|c| c.is_ascii_graphic() || c == ' '))
        {
            assert!(
                failures.iter().any(|text| text.contains(message.as_str())),
                "{message}\n{text}"
            );
        }
    }
}

#[test]
fn an_annotation_is_one_line_that_a_runner_reads_back() {
    /// As a runner reads a line.
    fn read(line: &str) -> (String, Vec<(String, String)>, String) {
        let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (command, properties) = head.split_once(' ').unwrap();
        let data = |text: &str| {
            let text = text.replace("%0D", "\r").replace("%0A", "\n");
            text.replace("%25", "%")
        };
        let property = |text: &str| data(&text.replace("%3A", ":").replace("%2C", ","));
        let properties = properties.split(',').map(|pair| {
            let (name, value) = pair.split_once('=').unwrap();
            (name.to_owned(), property(value))
        });
        (command.to_owned(), properties.collect(), data(message))
    }
    let report = ran("nasty", "github").stdout;
    let messages = messages("nasty");
    assert_eq!(report.lines().count(), messages.len(), "{report}");
    let mut files = std::collections::BTreeSet::new();
    for (line, message) in report.lines().zip(&messages) {
        let (command, properties, words) = read(line);
        assert_eq!(command, "error");
        let names: Vec<&str> = properties.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names[..4], ["file", "line", "endLine", "col"], "{line}");
        files.insert(properties[0].1.clone());
        // Colours and the like are shown by their numbers.
        if !message.contains(|c: char| c.is_control() && c != '\n')
            && !message.contains(['\u{202e}', '\u{200d}'])
        {
            assert!(words.starts_with(message.as_str()), "{words}\n{message}");
        }
    }
    let due = ["shop/specs/a b%,ü.yaml", "shop/specs/nasty.yaml"];
    assert_eq!(files.iter().map(String::as_str).collect::<Vec<_>>(), due);
}

#[test]
fn no_report_has_what_a_terminal_obeys() {
    for (format, _) in FORMATS.iter().filter(|(format, _)| *format != "json") {
        let ran = ran("nasty", format);
        for text in [ran.stdout, ran.stderr] {
            let odd = text
                .chars()
                .find(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}');
            assert_eq!(odd, None, "{format}");
        }
    }
}

#[test]
fn json_is_json_and_gitlab_knows_each_finding_apart() {
    for project in PROJECTS {
        for format in ["json", "sarif", "gitlab"] {
            let text = ran(project, format).stdout;
            let _: Value = serde_json::from_str(&text).unwrap();
        }
        let list: Vec<Value> = serde_json::from_str(&ran(project, "gitlab").stdout).unwrap();
        let known: std::collections::BTreeSet<_> =
            list.iter().map(|it| it["fingerprint"].as_str()).collect();
        assert_eq!(known.len(), list.len(), "{project}");
    }
}

/// Lines that move keep their fingerprints; a line that changes gets another.
#[test]
fn a_fingerprint_stays_when_lines_move() {
    let fingerprints = |sample: &Sample| {
        let log: Value =
            serde_json::from_str(&sample.run(&["check", "--format", "sarif"]).stdout).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        let of = |it: &Value| {
            it["partialFingerprints"]["provspecLine/v1"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        results.iter().map(of).collect::<Vec<_>>()
    };
    let sample = Sample::with(&[("specs/odd.yaml", crate::sample::ODD)]);
    let before = fingerprints(&sample);
    assert_eq!(before.len(), 1);
    sample.write(
        "specs/odd.yaml",
        &crate::sample::ODD.replace("name: Odd", "# moved\n\nname: Odd"),
    );
    assert_eq!(fingerprints(&sample), before);
    sample.write(
        "specs/odd.yaml",
        &crate::sample::ODD.replace("title: Old", "title: Older"),
    );
    assert_ne!(fingerprints(&sample), before);
}

/// Files are named from the root of the repository on, wherever the command runs.
#[test]
fn paths_begin_at_the_root_of_the_repository() {
    let sample = Sample::with(&[("specs/odd.yaml", crate::sample::ODD)]);
    fs::create_dir_all(sample.repository.join("other")).unwrap();
    let whole = sample.path("");
    let whole = whole.to_str().unwrap().trim_end_matches('/');
    let runs: &[(&str, &str)] = &[
        ("shop", "."),
        ("", "shop"),
        ("other", "../shop"),
        ("shop/specs", ".."),
        ("", whole),
    ];
    for (folder, project) in runs {
        for (format, due) in [
            ("github", "::warning file=shop/specs/odd.yaml,line=5,"),
            ("sarif", "\"uri\": \"shop/specs/odd.yaml\""),
            ("junit", "<testsuite name=\"shop/specs/odd.yaml\""),
            ("gitlab", "\"path\": \"shop/specs/odd.yaml\""),
        ] {
            let ran = sample.run_in(folder, &["check", "--project", project, "--format", format]);
            assert!(
                ran.stdout.contains(due),
                "{folder} {project}: {}",
                ran.stdout
            );
        }
    }
}

/// `build` and `release` report as `check` does.
#[test]
fn a_build_and_a_release_report_in_each_format() {
    for command in [
        &["build"][..],
        &["build", "--check"],
        &["release", "--dry-run"],
    ] {
        for (format, _) in FORMATS
            .iter()
            .filter(|(it, _)| !["text", "concise", "json"].contains(it))
        {
            let sample = Sample::with(&[("specs/odd.yaml", crate::sample::ODD)]);
            let checked = sample.run(&["check", "--format", format]);
            let ran = sample.run(&[command, &["--format", format]].concat());
            assert_eq!(ran.stdout, checked.stdout, "{command:?} {format}");
        }
    }
}
