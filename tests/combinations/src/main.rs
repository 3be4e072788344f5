//! Puts values of every form before five judges, who have to agree. `PROVSPEC_AGREEMENT_ROUNDS=10` tries ten times as
//! many values.

use std::io::{Write, stderr};
use std::process::ExitCode;

use combinations::run::{VALUES, run};

fn main() -> ExitCode {
    let rounds = std::env::var("PROVSPEC_AGREEMENT_ROUNDS").ok();
    let rounds = rounds.and_then(|it| it.parse().ok()).unwrap_or(1);
    let summary = run(rounds);
    let mut out = stderr().lock();
    for report in &summary.reports {
        let _ = writeln!(out, "{report}");
    }
    let _ = write!(out, "{}", summary.figures());
    if summary.disagreements > 0 {
        let _ = writeln!(out, "error: {} disagreements", summary.disagreements);
        return ExitCode::FAILURE;
    }
    if summary.values() < VALUES {
        let _ = writeln!(out, "error: fewer than {VALUES} values");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
