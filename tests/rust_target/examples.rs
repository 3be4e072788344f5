//! Examples in the documentation: run where other crates can name the module, shown elsewhere.

use provspec::ir::Project;
use provspec::target::rust::single_file;

use crate::{catalogue, files};

#[test]
fn examples_are_run_where_the_module_has_a_path() {
    let project = catalogue::project();
    let named = Project {
        rust_path: Some("backend::forms".to_owned()),
        ..project.clone()
    };
    let providers = [catalogue::provider("alpha", "Alpha", vec![])];
    let every = |project| {
        let catalogue = files(&providers, project).pop().expect("mod.rs is last");
        [catalogue.contents, single_file(&providers, project)]
    };
    for shown in every(&project) {
        assert!(
            shown.contains("/// ```ignore\n/// let provider = crate::forms::provider(\"alpha\")")
        );
    }
    for run in every(&named) {
        assert!(run.contains("/// ```\n/// let provider = backend::forms::provider(\"alpha\")"));
        assert!(!run.contains("```ignore"));
    }
}
