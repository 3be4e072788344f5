//! `provspec breaking`

use std::path::Path;

use serde_json::{Value, json};

use super::args::{BreakingArgs, ReportFormat};
use super::progress::Bar;
use super::terminal::{count, print, report, say};
use super::{FINDINGS, SUCCESS, USAGE};
use crate::build::{self, Against, Comparison, Order, Outcome, Standing, Workspace, Written};
use crate::diagnostics::render::{self, Count};
use crate::ir::Level;

pub(super) fn run(workspace: &Workspace, options: &BreakingArgs) -> u8 {
    let workspace = &options.report.levels.over(workspace);
    let against = Against {
        past: options.against.clone(),
        categories: options.category.iter().copied().collect(),
    };
    let bar = Bar::default();
    let comparison = build::compare(workspace, &against, &bar);
    drop(bar);
    let mut comparison = match comparison {
        Ok(comparison) => comparison,
        Err(why) => {
            say(&format!("error: {why}\n"));
            return USAGE;
        }
    };
    let next = (!comparison.unsound && (options.changelog || comparison.level.is_some()))
        .then(|| next(workspace, options.changelog))
        .flatten();
    let code = match comparison.failed() {
        true => FINDINGS,
        false => SUCCESS,
    };
    let mut migrations = None;
    if let Some(path) = options.migrations.as_ref().filter(|_| !comparison.unsound) {
        match build::write_migrations(&comparison, &options.against, path) {
            Ok(written) => migrations = Some(written),
            Err(why) => {
                say(&format!("error: {why}\n"));
                return USAGE;
            }
        }
    }
    if options.report.format == ReportFormat::Json {
        return print(&document(&comparison, next.as_ref(), options), code);
    }
    let mut outcome = Outcome::default();
    outcome.diagnostics = std::mem::take(&mut comparison.diagnostics);
    outcome.sources = std::mem::take(&mut comparison.sources);
    let code = report(&outcome, workspace, options.report.format, code);
    if options.report.format == ReportFormat::Text {
        say(&summary(&comparison, &outcome, next.as_ref(), options));
        if let Some((written, path)) = migrations.zip(options.migrations.as_ref()) {
            say(&of_migrations(&written, path));
        }
    }
    match next.filter(|_| options.changelog) {
        Some(next) => print(&next.entry(), code),
        None => code,
    }
}

/// What was written for stored connections, and what people have to say about them.
fn of_migrations(written: &Written, path: &Path) -> String {
    let path = path.display();
    let mut text = match written.file {
        true => format!("wrote `{path}`: it compiles, and has places to be filled in\n"),
        false => "no stored connection needs to be migrated\n".to_owned(),
    };
    let (verb, whose) = match written.gone.as_slice() {
        [] => return text,
        [_] => ("is", "its"),
        _ => ("are", "their"),
    };
    text.push_str(&format!(
        "{} {verb} gone, `{}`: only you know what {whose} connections become\n",
        count(written.gone.len(), "form"),
        written.gone.join("`, `")
    ));
    text
}

/// How the next release of the package would stand; none where it was never released, unless it is asked for.
fn next(workspace: &Workspace, is_wanted: bool) -> Option<Standing> {
    if !is_wanted && !workspace.releases.exists() {
        return None;
    }
    let order = Order {
        dry_run: true,
        ..Order::default()
    };
    build::release(workspace, &order, &()).package
}

fn summary(
    comparison: &Comparison,
    outcome: &Outcome,
    next: Option<&Standing>,
    options: &BreakingArgs,
) -> String {
    let found = Count::of(&outcome.diagnostics);
    if comparison.unsound {
        return format!("error: {found}; nothing was compared\n");
    }
    let since = format!("since `{}`", options.against);
    let compared = count(comparison.compared, "provider");
    let mut text = match comparison.found {
        0 => format!("nothing breaks {since}: {compared} compared"),
        number => {
            let by_category: Vec<String> = comparison
                .by_category
                .iter()
                .map(|(category, number)| format!("{} {number}", category.name()))
                .collect();
            let word = match outcome.failed() {
                true => "error",
                false => "warning",
            };
            let verb = if number == 1 { "breaks" } else { "break" };
            format!(
                "{word}: {} {verb} something {since}: {}",
                count(number, "change"),
                by_category.join(", ")
            )
        }
    };
    if comparison.accepted > 0 {
        text.push_str(&format!("; {} ignored", comparison.accepted));
    }
    text.push('\n');
    if let Some(what) = comparison.limits {
        text.push_str(&format!("not compared: {what}\n"));
    }
    if let Some(next) = next.and_then(version) {
        text.push_str(&format!("{next}: `provspec release`\n"));
    }
    text
}

/// What the next release is called, and why; nothing where there is nothing to release.
fn version(next: &Standing) -> Option<String> {
    let last = next.last.as_ref()?;
    let level = next.level()?;
    Some(format!(
        "the next release of the package is {}, after {}: what has changed since is {}",
        next.version,
        last.version,
        level.name()
    ))
}

/// The findings, what each of them is about, and which release comes next.
fn document(comparison: &Comparison, next: Option<&Standing>, options: &BreakingArgs) -> String {
    let findings = render::json(&comparison.diagnostics, &comparison.sources);
    let mut document: Value = serde_json::from_str(&findings).unwrap_or_default();
    let changes = comparison.breaks.iter().map(|it| {
        let categories: Vec<&str> = it.breaks.keys().map(|category| category.name()).collect();
        json!({
            "code": it.rule.code,
            "provider": it.place.provider,
            "form": it.place.form,
            "field": it.place.field,
            "what": it.what,
            "categories": categories,
        })
    });
    document["breaking"] = json!({
        "against": options.against,
        "compared": comparison.compared,
        "ignored": comparison.accepted,
        "level": comparison.level.map(Level::name),
        "not_compared": comparison.limits,
        "changes": changes.collect::<Vec<_>>(),
        "release": next.map(|next| json!({
            "version": next.version,
            "after": next.last.as_ref().map(|last| &last.version),
            "level": next.level().map(Level::name),
            "changelog": options.changelog.then(|| next.entry()),
        })),
    });
    format!("{document:#}\n")
}
