//! Where a form differs on purpose: `deviations.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::difference::Difference;

/// More than these are no exceptions.
const MOST: usize = 10;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deviations {
    /// Usual reasons why a line of the corpus is said nowhere.
    #[serde(default)]
    pub(crate) reasons: BTreeMap<String, String>,
    #[serde(default, rename = "deviation")]
    pub(crate) deviations: Vec<Deviation>,
    #[serde(default)]
    pub(crate) unsaid: Vec<Unsaid>,
}

/// A difference that is meant.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deviation {
    pub(crate) provider: String,
    #[serde(default)]
    pub(crate) account: String,
    #[serde(default)]
    pub(crate) field: String,
    pub(crate) aspect: String,
    pub(crate) corpus: String,
    pub(crate) output: String,
    pub(crate) reason: String,
}

/// A line of the corpus that is said nowhere.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unsaid {
    pub(crate) provider: String,
    pub(crate) line: String,
    pub(crate) reason: String,
}

impl Deviations {
    pub(crate) fn read(root: &Path) -> Self {
        let path = root.join("tests/conformance/deviations.toml");
        let text = std::fs::read_to_string(&path).expect("the deviations are there");
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The differences that nobody meant, and what is wrong with the list itself as far as it is about the
    /// `compared` providers.
    pub(crate) fn judge(
        &self,
        differences: Vec<Difference>,
        compared: &dyn Fn(&str) -> bool,
    ) -> (Vec<Difference>, Vec<String>) {
        let mut wrong = Vec::new();
        if self.deviations.len() > MOST {
            wrong.push(format!(
                "{} deviations, at most {MOST} are allowed",
                self.deviations.len()
            ));
        }
        for (at, deviation) in self.deviations.iter().enumerate() {
            let difference = deviation.difference();
            let first = &self.deviations[..at];
            if deviation.reason.trim().is_empty() {
                wrong.push(format!("deviation without a reason: {difference}"));
            } else if first.iter().any(|it| it.difference() == difference) {
                wrong.push(format!("deviation said twice: {difference}"));
            } else if compared(&deviation.provider) && !differences.contains(&difference) {
                wrong.push(format!("deviation that does not occur: {difference}"));
            }
        }
        let meant: Vec<Difference> = self.deviations.iter().map(Deviation::difference).collect();
        let left = differences
            .into_iter()
            .filter(|it| !meant.contains(it))
            .collect();
        (left, wrong)
    }
}

impl Deviation {
    fn difference(&self) -> Difference {
        Difference {
            provider: self.provider.clone(),
            account: self.account.clone(),
            field: self.field.clone(),
            aspect: self.aspect.clone(),
            corpus: self.corpus.clone(),
            output: self.output.clone(),
        }
    }
}

#[test]
fn the_list_is_judged_itself() {
    let deviation = |output: &str, reason: &str| Deviation {
        provider: "a".into(),
        account: String::new(),
        field: String::new(),
        aspect: "name".into(),
        corpus: "A".into(),
        output: output.into(),
        reason: reason.into(),
    };
    let meant = deviation("B", "It is spelt so everywhere.");
    let differences = vec![meant.difference(), deviation("C", "").difference()];
    let judge = |deviations: Vec<Deviation>| {
        let list = Deviations {
            deviations,
            ..Deviations::default()
        };
        let (left, wrong) = list.judge(differences.clone(), &|code| code == "a");
        (left.len(), wrong)
    };
    assert_eq!(judge(vec![meant.clone()]), (1, vec![]));
    let place = "a: name: the corpus says A, the form says";
    for (deviations, left, wrong) in [
        (
            vec![deviation("D", "Why not?")],
            2,
            format!("deviation that does not occur: {place} D"),
        ),
        (
            vec![deviation("B", " ")],
            1,
            format!("deviation without a reason: {place} B"),
        ),
        (
            vec![meant.clone(), meant.clone()],
            1,
            format!("deviation said twice: {place} B"),
        ),
    ] {
        assert_eq!(judge(deviations), (left, vec![wrong]));
    }
    let elsewhere = Deviation {
        provider: "b".into(),
        ..meant.clone()
    };
    assert_eq!(judge(vec![elsewhere]), (2, vec![]), "b is not compared");
    let (_, wrong) = judge(vec![meant; MOST + 1]);
    assert_eq!(wrong[0], "11 deviations, at most 10 are allowed");
}
