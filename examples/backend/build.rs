//! Compiles the catalogue into the service.

use provspec::build::{Config, Failure};

fn main() -> Result<(), Failure> {
    Config::new("../../specs").path("backend::forms").compile()
}
