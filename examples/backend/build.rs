//! Compiles the catalogue into the service.

fn main() -> Result<(), provspec::build::Failure> {
    provspec::build::compile("../../specs")
}
