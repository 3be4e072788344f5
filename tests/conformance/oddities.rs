//! What the corpus knows beside its keys, line by line: `oddities/<code>.toml` says where each line is said.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::corpus::Provider;
use crate::deviations::{Deviations, Unsaid};
use crate::markdown::{collapsed, plain};
use crate::output::{Form, Output};

/// A shorter text proves nothing.
const LEAST_PROOF: usize = 8;
/// A shorter reason explains nothing.
const LEAST_REASON: usize = 20;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    #[serde(default)]
    said: Vec<Said>,
}

/// A line, and where the outputs say it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    line: String,
    /// Texts that stand on the page.
    #[serde(default)]
    page: Vec<String>,
    /// Keys that stand in a form in this order.
    #[serde(default)]
    order: BTreeMap<String, Vec<String>>,
    /// What stands in the draft-07 schema of a form.
    #[serde(default)]
    schema: Vec<Pointed>,
    /// What stands in the UI schema of a form.
    #[serde(default)]
    ui: Vec<Pointed>,
}

/// A place in a schema and what is there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pointed {
    account: String,
    pointer: String,
    contains: Option<String>,
    is: Option<Value>,
    #[serde(default)]
    absent: bool,
}

/// What is wrong with how the oddities of a provider are accounted for.
pub(crate) fn judge(
    root: &Path,
    facts: &Provider,
    output: &Output,
    deviations: &Deviations,
) -> Vec<String> {
    let path = root.join(format!("tests/conformance/oddities/{}.toml", facts.code));
    let text = std::fs::read_to_string(path).unwrap_or_default();
    match toml::from_str(&text) {
        Ok(lines) => judge_lines(&lines, facts, output, deviations),
        Err(error) => vec![format!("{}: oddities: {error}", facts.code)],
    }
}

/// What is accounted for though no provider of the corpus has it.
pub(crate) fn strangers(
    root: &Path,
    corpus: &BTreeMap<String, Provider>,
    deviations: &Deviations,
) -> Vec<String> {
    let folder = std::fs::read_dir(root.join("tests/conformance/oddities")).expect("a folder");
    let files = folder.map(|file| file.expect("the folder can be listed").path());
    let mut codes: Vec<String> = files
        .filter_map(|file| Some(file.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    codes.extend(deviations.unsaid.iter().map(|it| it.provider.clone()));
    codes.retain(|code| !corpus.contains_key(code));
    codes.sort();
    codes
        .iter()
        .map(|code| format!("{code}: oddities of a provider that the corpus has not"))
        .collect()
}

fn judge_lines(
    lines: &Lines,
    facts: &Provider,
    output: &Output,
    deviations: &Deviations,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let unsaid: Vec<&Unsaid> = deviations
        .unsaid
        .iter()
        .filter(|it| it.provider == facts.code)
        .collect();
    let mut named: Vec<&str> = lines.said.iter().map(|it| it.line.as_str()).collect();
    named.extend(unsaid.iter().map(|it| it.line.as_str()));
    for line in &facts.oddities {
        let times = named.iter().filter(|it| *it == line).count();
        if times != 1 {
            wrong.push(format!("`{line}` is accounted for {times} times"));
        }
    }
    for line in named {
        if !facts.oddities.iter().any(|it| it == line) {
            wrong.push(format!("`{line}` is no line of the corpus"));
        }
    }
    for said in &lines.said {
        let faults = said.faults(output);
        wrong.extend(
            faults
                .iter()
                .map(|fault| format!("`{}`: {fault}", said.line)),
        );
    }
    for unsaid in unsaid {
        let Unsaid { line, reason, .. } = unsaid;
        let is_sentence = reason.contains(' ') && reason.len() >= LEAST_REASON;
        if !deviations.reasons.contains_key(reason) && !is_sentence {
            wrong.push(format!(
                "`{line}`: `{reason}` is no reason of `[reasons]` and no sentence"
            ));
        }
    }
    wrong
        .iter()
        .map(|it| format!("{}: oddity {it}", facts.code))
        .collect()
}

impl Said {
    fn faults(&self, output: &Output) -> Vec<String> {
        let mut faults = Vec::new();
        let proofs = self.page.len() + self.order.len() + self.schema.len() + self.ui.len();
        if proofs == 0 {
            faults.push("no proof".to_owned());
        }
        for text in &self.page {
            if text.chars().count() < LEAST_PROOF {
                faults.push(format!("`{text}` is too short to prove anything"));
            // A proof may quote the page's marks, or what a reader sees.
            } else if ![plain(text), collapsed(text)]
                .iter()
                .any(|text| output.page.text.contains(text))
            {
                faults.push(format!("the page has no `{text}`"));
            }
        }
        let form = |key: &str| output.forms.iter().find(|form| form.key == key);
        for (account, keys) in &self.order {
            match form(account) {
                Some(form) if keys.len() > 1 && is_subsequence(keys, &form.order) => {}
                Some(form) => {
                    faults.push(format!(
                        "the order of `{account}` is {}",
                        form.order.join(", ")
                    ));
                }
                None => faults.push(format!("there is no form `{account}`")),
            }
        }
        let schema: fn(&Form) -> &Value = |form| &form.draft_07.whole;
        let ui: fn(&Form) -> &Value = |form| &form.ui;
        for (pointed, part) in [(&self.schema, schema), (&self.ui, ui)] {
            for it in pointed {
                match form(&it.account) {
                    Some(form) => faults.extend(it.fault(part(form))),
                    None => faults.push(format!("there is no form `{}`", it.account)),
                }
            }
        }
        faults
    }
}

impl Pointed {
    fn fault(&self, whole: &Value) -> Option<String> {
        let value = whole.pointer(&self.pointer);
        let text = value.map(|value| value.as_str().map_or(value.to_string(), str::to_owned));
        let holds = match (&self.contains, &self.is, self.absent) {
            (Some(part), None, false) => text.as_ref().is_some_and(|it| it.contains(part.as_str())),
            (None, Some(wanted), false) => value == Some(wanted),
            (None, None, true) => value.is_none(),
            _ => {
                return Some(format!(
                    "`{}` needs `contains`, `is` or `absent`",
                    self.pointer
                ));
            }
        };
        let said = text.as_deref().unwrap_or("nothing");
        (!holds).then(|| format!("`{}` of `{}` is {said}", self.pointer, self.account))
    }
}

fn is_subsequence(keys: &[String], order: &[String]) -> bool {
    let mut rest = order.iter();
    keys.iter().all(|key| rest.any(|it| it == key))
}

fn judged(lines: &str) -> Vec<String> {
    let root = crate::root();
    let facts = crate::corpus::read(root).remove("winpay");
    let mut facts = facts.expect("the corpus has it");
    facts.oddities = vec!["one".into(), "two".into()];
    let output = crate::output::read(&crate::output::folder(root), "winpay");
    let output = output.expect("it is built");
    let mut tables: toml::Table = lines.parse().expect("the lines are TOML");
    let mut deviations = Deviations::read(root);
    deviations.unsaid = tables.remove("unsaid").map_or_else(Vec::new, |unsaid| {
        unsaid.try_into().expect("each has a line and a reason")
    });
    let lines = tables.try_into().expect("each has a line");
    judge_lines(&lines, &facts, &output, &deviations)
}

#[test]
fn every_line_is_held_to_its_proof() {
    const TWO: &str = "[[unsaid]]\nprovider = \"winpay\"\nline = \"two\"\nreason = \"source\"\n";
    let sound = r#"
        [[said]]
        line = "one"
        page = ["ID of the   wallet"]
        order = { merchant = ["api_key", "secret_key"] }
        schema = [{ account = "provider", pointer = "/properties/features", absent = true }]
        ui = [{ account = "merchant", pointer = "/ui:order/0", is = "api_key" }]
    "#;
    assert_eq!(judged(&format!("{sound}{TWO}")), [""; 0]);
    for (proof, fault) in [
        ("", "no proof"),
        (
            "page = ['wallet']",
            "`wallet` is too short to prove anything",
        ),
        (
            "page = ['ID of the purse']",
            "the page has no `ID of the purse`",
        ),
        (
            "order = { merchant = ['secret_key', 'api_key'] }",
            "the order of `merchant` is api_key, mode, secret_key, acknowledgement",
        ),
        (
            "order = { shop = ['api_key', 'mode'] }",
            "there is no form `shop`",
        ),
        (
            "schema = [{ account = 'merchant', pointer = '/title', contains = 'H2H' }]",
            "`/title` of `merchant` is Merchant account",
        ),
        (
            "schema = [{ account = 'merchant', pointer = '/title', is = 'x' }]",
            "`/title` of `merchant` is Merchant account",
        ),
        (
            "ui = [{ account = 'merchant', pointer = '/mode', absent = true }]",
            "`/mode` of `merchant` is {\"ui:widget\":\"radio\"}",
        ),
        (
            "ui = [{ account = 'merchant', pointer = '/mode' }]",
            "`/mode` needs `contains`, `is` or `absent`",
        ),
    ] {
        let lines = format!("[[said]]\nline = 'one'\n{proof}\n{TWO}");
        assert_eq!(judged(&lines), [format!("winpay: oddity `one`: {fault}")]);
    }
}

#[test]
fn every_line_is_accounted_for_once() {
    let unsaid = |line: &str, reason: &str| {
        format!("[[unsaid]]\nprovider = 'winpay'\nline = '{line}'\nreason = '{reason}'\n")
    };
    let one = unsaid("one", "source");
    let two = unsaid("two", "Nobody who connects an account meets it.");
    assert_eq!(judged(&format!("{one}{two}")), [""; 0]);
    assert_eq!(
        judged(&one),
        ["winpay: oddity `two` is accounted for 0 times"]
    );
    assert_eq!(
        judged(&format!("{one}{one}{two}")),
        ["winpay: oddity `one` is accounted for 2 times"]
    );
    assert_eq!(
        judged(&format!("{one}{two}{}", unsaid("three", "source"))),
        ["winpay: oddity `three` is no line of the corpus"]
    );
    assert_eq!(
        judged(&format!("{one}{}", unsaid("two", "covered"))),
        ["winpay: oddity `two`: `covered` is no reason of `[reasons]` and no sentence"]
    );
}
