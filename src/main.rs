//! The command line.

/// A build is mostly small allocations on all cores at once; the system's allocator takes a third longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    provspec::cli::run()
}
