//! Questions to the person at the terminal.

use std::io::IsTerminal;

use super::say;

/// Whether somebody is there who can answer.
pub(super) fn is_possible() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks until there is an answer that can be taken; `check` says what is wrong with one.
///
/// # Errors
///
/// There will be none: the input has ended.
pub(super) fn for_text(question: &str, check: &Check<'_>) -> Result<String, String> {
    loop {
        if let Some(answer) = for_maybe(question, check)? {
            return Ok(answer);
        }
    }
}

/// What is wrong with an answer, in a sentence.
pub(super) type Check<'a> = dyn Fn(&str) -> Result<(), String> + 'a;

/// Asks until the answer is empty, which is none, or can be taken.
///
/// # Errors
///
/// There will be none: the input has ended.
pub(super) fn for_maybe(question: &str, check: &Check<'_>) -> Result<Option<String>, String> {
    loop {
        say(&format!("{question}: "));
        let mut line = String::new();
        let read = std::io::stdin().read_line(&mut line);
        if read.map_err(|error| format!("cannot read the answer: {error}"))? == 0 {
            return Err("no answer; nothing was made".to_owned());
        }
        let answer = line.trim();
        if answer.is_empty() {
            return Ok(None);
        }
        match check(answer) {
            Ok(()) => return Ok(Some(answer.to_owned())),
            Err(why) => say(&format!("  {why}\n")),
        }
    }
}
