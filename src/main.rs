//! The command line.

fn main() -> std::process::ExitCode {
    provspec::cli::run()
}
