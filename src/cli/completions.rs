//! `provspec completions`

use clap::Args;
use clap_complete::Shell;

use super::terminal::print;
use super::{SUCCESS, command};

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell.
    shell: Shell,
}

pub(super) fn run(options: &CompletionsArgs) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command(), "provspec", &mut script);
    print(&String::from_utf8_lossy(&script), SUCCESS)
}
