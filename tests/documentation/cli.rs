//! `docs/cli.md` is what clap knows of the command line.

use clap::{Arg, ArgAction, Command};

use crate::fresh;

#[test]
fn the_page_about_the_command_line_is_fresh() {
    let mut program = provspec::cli::command().disable_help_subcommand(true);
    program.build();
    let mut out = String::from("# Command line\n\n");
    out.push_str(&about(&program));
    out.push_str("\n```text\nprovspec <COMMAND> [OPTIONS]\n```\n\n");
    for command in program.get_subcommands() {
        let name = command.get_name();
        let what = command.get_about().unwrap().to_string();
        out.push_str(&format!(
            "- [`{name}`](#provspec-{name}): {}\n",
            lower(&what)
        ));
    }
    let after = program.get_after_help().unwrap().to_string();
    let (title, codes) = after.split_once(": ").unwrap();
    out.push_str(&format!("\n## {title}\n\n"));
    for code in codes.trim_end_matches('.').split("; ") {
        let (code, meaning) = code.split_once(", ").unwrap();
        out.push_str(&format!("- `{code}`: {meaning}\n"));
    }
    out.push_str("\n## Options of every command\n\n");
    out.push_str(&table(
        program.get_arguments().filter(|it| it.is_global_set()),
    ));
    for command in program.get_subcommands() {
        out.push_str(&format!("\n## provspec {}\n\n", command.get_name()));
        out.push_str(&about(command));
        out.push_str(&format!("\n```text\n{}\n```\n", usage(command)));
        let own: Vec<&Arg> = command
            .get_arguments()
            .filter(|it| {
                !it.is_global_set() && !["help", "version"].contains(&it.get_id().as_str())
            })
            .collect();
        let mut headings: Vec<Option<&str>> = own.iter().map(|it| it.get_help_heading()).collect();
        headings.dedup();
        for heading in headings {
            if let Some(heading) = heading {
                out.push_str(&format!("\n{heading}:\n"));
            }
            let under = own.iter().filter(|it| it.get_help_heading() == heading);
            out.push_str(&format!("\n{}", table(under.copied())));
        }
    }
    fresh("docs/cli.md", &out);
}

/// What a command does, its long text if it has one.
fn about(command: &Command) -> String {
    let words = command.get_long_about().or(command.get_about()).unwrap();
    format!("{}\n", sentence(&words.to_string()))
}

/// The usage without the options of every command.
fn usage(command: &Command) -> String {
    let own =
        |it: &&Arg| !it.is_global_set() && !["help", "version"].contains(&it.get_id().as_str());
    let mut words = vec!["provspec".to_owned(), command.get_name().to_owned()];
    if command
        .get_arguments()
        .filter(own)
        .any(|it| !it.is_positional())
    {
        words.push("[OPTIONS]".to_owned());
    }
    for argument in command.get_positionals() {
        let name = value(argument);
        words.push(if argument.is_required_set() {
            format!("<{name}>")
        } else {
            format!("[{name}]")
        });
    }
    words.join(" ")
}

fn value(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    names.first().map_or_else(
        || argument.get_id().as_str().to_uppercase(),
        ToString::to_string,
    )
}

fn table<'a>(arguments: impl Iterator<Item = &'a Arg>) -> String {
    let mut out = String::from("| option | meaning |\n|---|---|\n");
    for argument in arguments {
        let takes = matches!(argument.get_action(), ArgAction::Set | ArgAction::Append);
        let name = match argument.get_long() {
            Some(long) if takes => format!("--{long} <{}>", value(argument)),
            Some(long) => format!("--{long}"),
            None => value(argument),
        };
        let mut meaning = sentence(&argument.get_help().unwrap().to_string());
        let possible = argument.get_possible_values();
        if takes && !possible.is_empty() {
            let words: Vec<String> = possible
                .iter()
                .map(|it| match it.get_help() {
                    Some(help) => format!("`{}` ({})", it.get_name(), lower(&help.to_string())),
                    None => format!("`{}`", it.get_name()),
                })
                .collect();
            meaning.push_str(&format!(" One of {}.", words.join(", ")));
        }
        let default = argument.get_default_values().first();
        if let Some(default) = default.filter(|_| takes) {
            meaning.push_str(&format!(" Default: `{}`.", default.to_string_lossy()));
        }
        if matches!(argument.get_action(), ArgAction::Append) && !meaning.contains("Several") {
            meaning.push_str(match argument.is_positional() {
                true => " Several: with spaces between them.",
                false => " Several: with commas, or each with the option.",
            });
        }
        out.push_str(&format!("| `{name}` | {} |\n", meaning.replace('|', "\\|")));
    }
    out
}

/// Clap takes the stop from the end of a text.
fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with('.') {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let second_is_small = text
        .chars()
        .nth(1)
        .is_some_and(|it| it.is_lowercase() || it == ' ');
    // `GitLab` is a name.
    let word = text.split(|c: char| !c.is_alphanumeric()).next();
    let is_name = word.is_some_and(|word| word.chars().skip(1).any(char::is_uppercase));
    match letters.next() {
        Some(first) if second_is_small && !is_name => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
