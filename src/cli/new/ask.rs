//! Questions to the person at the terminal.

use std::io::IsTerminal;

use super::say;

/// Whether somebody is there who can answer.
pub(super) fn is_possible() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks until there is an answer.
///
/// # Errors
///
/// There will be none: the input has ended.
pub(super) fn for_text(question: &str) -> Result<String, String> {
    loop {
        if let Some(answer) = for_maybe(question)? {
            return Ok(answer);
        }
    }
}

/// Asks once; none where the answer is empty.
///
/// # Errors
///
/// There will be none: the input has ended.
pub(super) fn for_maybe(question: &str) -> Result<Option<String>, String> {
    say(&format!("{question}: "));
    let mut line = String::new();
    let read = std::io::stdin().read_line(&mut line);
    if read.map_err(|error| format!("cannot read the answer: {error}"))? == 0 {
        return Err("no answer; nothing was made".to_owned());
    }
    let answer = line.trim();
    Ok((!answer.is_empty()).then(|| answer.to_owned()))
}
