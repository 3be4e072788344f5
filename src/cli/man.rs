//! `provspec man`

use clap::{Args, Command};
use clap_mangen::Man;

use super::args::ProjectArgs;
use super::pages::Page;
use super::terminal::{print, say};
use super::{SUCCESS, USAGE, command, pages};

/// What the beginning of each page says, so that a page is known as one that may be written again.
const WRITTEN: &str = ".\\\" Written by provspec man.";

#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// The subcommand; without one, the page of `provspec` itself.
    #[arg(value_name = "COMMAND")]
    of: Option<String>,
}

pub(super) fn run(project: &ProjectArgs, options: &ManArgs) -> u8 {
    // What `help` says is what the pages say.
    let mut program = command().disable_help_subcommand(true);
    program.build();
    if let Some(folder) = project.out() {
        let all = std::iter::once(&program).chain(program.get_subcommands());
        let pages = all.map(|command| Page {
            path: format!("{}.1", name(command)),
            text: page(command),
        });
        return pages::write(folder, pages, WRITTEN);
    }
    let Some(wanted) = &options.of else {
        return print(&page(&program), SUCCESS);
    };
    match program
        .get_subcommands()
        .find(|command| command.get_name() == wanted)
    {
        Some(command) => print(&page(command), SUCCESS),
        None => {
            say(&format!(
                "error: there is no subcommand `{wanted}`\n`provspec --help` lists all\n"
            ));
            USAGE
        }
    }
}

/// `provspec-build`, which `man` finds for `man provspec build` as well.
fn name(command: &Command) -> &str {
    command.get_display_name().unwrap_or(command.get_name())
}

fn page(command: &Command) -> String {
    let mut text = Vec::new();
    Man::new(command.clone())
        .render(&mut text)
        .expect("a vector takes every byte");
    format!("{WRITTEN}\n{}", String::from_utf8_lossy(&text))
}
