//! `provspec new`

mod ask;

use super::args::NewArgs;
use super::terminal::{count, print, report, say};
use super::{FINDINGS, SUCCESS, USAGE};
use crate::build::{self, Created, Receiving, Workspace};
use crate::cli::args::ReportFormat;
use crate::ir::Mode;
use crate::scaffold::{NewField, NewFieldType, NewSpec};

/// What is still missing of a copy is shown up to this number of lines.
const SHOWN: usize = 12;

pub(super) fn run(workspace: &Workspace, options: &NewArgs) -> u8 {
    let project = Receiving::open(workspace);
    let new = match known(options, &project) {
        Ok(new) => new,
        Err(why) => {
            say(&format!("error: {why}\n"));
            return USAGE;
        }
    };
    let code = new.code.clone();
    let created = project.create(new, options.from.as_deref(), options.dry_run);
    if let Some(why) = &created.refused {
        say(&format!("error: {why}\n"));
        return USAGE;
    }
    let failed = created.outcome.failed();
    report(&created.outcome, workspace, ReportFormat::Text, SUCCESS);
    if failed {
        say("error: no spec was made\n");
        return FINDINGS;
    }
    say(&remarks(&created));
    if options.dry_run {
        return print(&created.text, SUCCESS);
    }
    let path = created.path.display();
    say(&format!(
        "made `{path}`, with {} for you\nnext: `provspec check`, then `provspec build` makes the form and the guide of `{code}`\n",
        count(created.todos, "TODO")
    ));
    SUCCESS
}

/// What of a copy should be looked at.
fn remarks(created: &Created) -> String {
    let mut out = String::new();
    for (line, why) in created.look_at.iter().take(SHOWN) {
        out += &format!("look at {}:{line}: {why}\n", created.path.display());
    }
    let more = created.look_at.len().saturating_sub(SHOWN);
    if more > 0 {
        out += &format!("and at {}\n", count(more, "more line"));
    }
    out
}

/// What is known of the new provider: from the arguments, and from the person at the terminal. Each is looked at when it is known,
/// so that nobody answers three questions to hear what is wrong with the first answer.
fn known(options: &NewArgs, project: &Receiving<'_>) -> Result<NewSpec, String> {
    let asks = ask::is_possible();
    let source = options.from.as_deref();
    source.map_or(Ok(()), |source| project.check_source(source))?;
    let given = |given: &Option<String>, look: &ask::Check<'_>| match given {
        Some(given) => look(given),
        None => Ok(()),
    };
    given(&options.code, &|code| project.check_code(code))?;
    given(&options.name, &|name| project.check_name(name))?;
    given(&options.website, &|website| project.check_website(website))?;
    let modes = match options.modes.as_slice() {
        [] => vec![Mode::Test, Mode::Live],
        modes => Mode::ALL
            .into_iter()
            .filter(|mode| modes.contains(mode))
            .collect(),
    };
    let accounts = match options.account.as_slice() {
        [] => vec!["merchant".to_owned()],
        accounts => accounts.to_vec(),
    };
    let fields = match options.field.as_slice() {
        [] => vec![NewField {
            key: "api_key".to_owned(),
            kind: NewFieldType::Secret,
        }],
        fields => fields.to_vec(),
    };
    build::check_fields(&fields, &modes)?;
    build::check_accounts(&accounts)?;
    let (code, asked) = match &options.code {
        Some(code) => (code.clone(), false),
        None if asks => {
            let question = "Code, for the file and for programs, such as acme_pay";
            let code = ask::for_text(question, &|code| project.check_code(code))?;
            (code, true)
        }
        None => return Err("no code is given: `provspec new CODE --name NAME`".to_owned()),
    };
    let name = match &options.name {
        Some(name) => name.clone(),
        None if asks => {
            let question = "Name, as the provider writes it, such as Acme Pay";
            ask::for_text(question, &|name| project.check_name(name))?
        }
        None => {
            return Err(format!(
                "no name is given: `provspec new {code} --name NAME`"
            ));
        }
    };
    let website = match &options.website {
        None if asked => ask::for_maybe("Website, or nothing", &|website| {
            project.check_website(website)
        })?,
        website => website.clone(),
    };
    Ok(NewSpec {
        code,
        name,
        website,
        modes,
        accounts,
        fields,
        schema: String::new(),
    })
}
