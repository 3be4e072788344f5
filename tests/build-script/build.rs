//! Compiles three specs of the catalogue.

fn main() -> Result<(), provspec::build::Failure> {
    provspec::build::Config::new("../../specs")
        .providers(["connectum", "paylink", "ukrgasbank"])
        .compile()
}
