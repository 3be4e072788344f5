//! `provspec translations`

mod missing;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::args::{ReportFormat, TableFormat, TranslationsArgs};
use super::terminal::{print, report, say};
use super::{FINDINGS, SUCCESS, USAGE};
use crate::build::{self, Translation, Workspace};
use crate::diagnostics::{closest, list_names};

pub(super) fn run(workspace: &Workspace, options: &TranslationsArgs) -> u8 {
    let (mut all, outcome) = build::translations(workspace, &());
    // Warnings are the business of `check`; a provider that is missing here is not.
    let code = if outcome.failed() {
        report(&outcome, workspace, ReportFormat::Concise, FINDINGS)
    } else {
        SUCCESS
    };
    if let Err(wrong) = choose(&mut all, options, outcome.failed()) {
        say(&wrong);
        return USAGE;
    }
    let text = match (options.missing, options.format) {
        (true, _) => all.iter().map(missing::entries).collect(),
        (false, TableFormat::Text) => all.iter().map(table).collect(),
        (false, TableFormat::Json) => {
            let all: Vec<Value> = all.iter().map(document).collect();
            format!("{:#}\n", Value::Array(all))
        }
    };
    print(&text, code)
}

/// Leaves what is asked for.
///
/// # Errors
///
/// What there is none of, in words.
fn choose(
    all: &mut Vec<Translation>,
    options: &TranslationsArgs,
    failed: bool,
) -> Result<(), String> {
    if all.is_empty() && !failed {
        return Err("error: the project has one language; `locales` at the top of `provspec.toml` has others\n".to_owned());
    }
    if let Some(wanted) = &options.locale {
        let known: Vec<&str> = all.iter().map(|it| it.locale.tag()).collect();
        if !known.contains(&wanted.as_str()) && !failed {
            let known = list_names(&known);
            return Err(format!(
                "error: specs are not translated into `{wanted}`, but into {known}\n"
            ));
        }
        all.retain(|it| it.locale.tag() == wanted);
    }
    for wanted in &options.providers {
        let known = all.first().map(|it| &it.providers);
        if known.is_some_and(|known| !known.contains_key(wanted)) && !failed {
            let known = known.into_iter().flat_map(BTreeMap::keys);
            let near = closest(wanted, known.map(String::as_str));
            let near = near.map(|near| format!("; did you mean `{near}`?"));
            return Err(format!(
                "error: there is no provider `{wanted}`{}\n",
                near.unwrap_or_default()
            ));
        }
    }
    for translation in all {
        let wanted =
            |code: &String| options.providers.is_empty() || options.providers.contains(code);
        translation.providers.retain(|code, _| wanted(code));
        if !options.providers.is_empty() {
            // What they take of it counts with them.
            translation.common = None;
        }
    }
    Ok(())
}

/// Texts, how many of them are translated, and translations of texts that are not there.
#[derive(Default, Clone, Copy)]
struct Numbers {
    texts: usize,
    translated: usize,
    stale: usize,
}

impl Numbers {
    /// Of what has no texts everything is translated.
    fn percent(self) -> usize {
        match self.texts {
            0 => 100,
            texts => self.translated * 100 / texts,
        }
    }
}

/// A line for all providers together, one for each, and their sum.
fn lines(translation: &Translation) -> Vec<(&str, Numbers)> {
    let common = translation.common.iter().map(|it| ("(all providers)", it));
    let each = translation.providers.iter().map(|(code, it)| (&**code, it));
    let mut total = Numbers::default();
    let mut lines: Vec<(&str, Numbers)> = Vec::new();
    for (code, coverage) in common.chain(each) {
        let numbers = Numbers {
            texts: coverage.texts,
            translated: coverage.translated(),
            stale: coverage.stale,
        };
        total.texts += numbers.texts;
        total.translated += numbers.translated;
        total.stale += numbers.stale;
        lines.push((code, numbers));
    }
    lines.push(("total", total));
    lines
}

fn table(translation: &Translation) -> String {
    let lines = lines(translation);
    let width = lines.iter().map(|(code, _)| code.len()).max().unwrap_or(0);
    let tag = translation.locale.tag().to_uppercase();
    let mut out = format!("{tag:width$}  TEXTS  TRANSLATED  STALE\n");
    for (code, numbers) in lines {
        let Numbers {
            texts,
            translated,
            stale,
        } = numbers;
        let percent = numbers.percent();
        out += &format!("{code:width$}  {texts:>5}  {translated:>4} {percent:>3} %  {stale:>5}\n");
    }
    out
}

fn document(translation: &Translation) -> Value {
    let object = |numbers: Numbers| {
        json!({
            "texts": numbers.texts,
            "translated": numbers.translated,
            "percent": numbers.percent(),
            "stale": numbers.stale,
        })
    };
    let lines = lines(translation);
    let (total, rest) = lines
        .split_last()
        .map_or((None, &[][..]), |(total, rest)| (Some(total), rest));
    let (common, rest) = rest.split_at(usize::from(translation.common.is_some()));
    let common = common.first().map(|(_, numbers)| object(*numbers));
    let providers: serde_json::Map<String, Value> = rest
        .iter()
        .map(|(code, numbers)| ((*code).to_owned(), object(*numbers)))
        .collect();
    json!({
        "locale": translation.locale.tag(),
        "all_providers": common,
        "providers": providers,
        "total": total.map(|(_, numbers)| object(*numbers)),
    })
}
