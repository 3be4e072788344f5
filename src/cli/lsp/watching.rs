//! The files that the editor tells of when they change on the disk.

use serde_json::{Value, json};

use super::projects::Project;

/// What was asked of the editor so far.
#[derive(Debug, Default)]
pub(super) struct Watching {
    globs: Vec<String>,
    /// Number of requests so far.
    asked: usize,
}

const ID: &str = "provspec.files";

impl Watching {
    /// The requests that make the editor watch the files of these projects.
    pub(super) fn requests<'a>(
        &mut self,
        projects: impl Iterator<Item = &'a Project>,
    ) -> Vec<Value> {
        let mut globs = vec!["**/provspec.toml".to_owned()];
        for project in projects {
            let specs = project.session.specs();
            globs.push(format!("**/{specs}"));
            globs.push(format!("**/{specs}/**"));
            let beside = project.session.beside();
            globs.extend(beside.map(|path| format!("**/{path}")));
        }
        globs.sort();
        globs.dedup();
        if globs == self.globs {
            return Vec::new();
        }
        let mut requests = Vec::new();
        if !self.globs.is_empty() {
            // Spelled so in the protocol.
            let params = json!({ "unregisterations": [registration(None)] });
            requests.push(self.request("client/unregisterCapability", params));
        }
        let watchers = globs.iter().map(|glob| json!({ "globPattern": glob }));
        let options = json!({ "watchers": watchers.collect::<Vec<_>>() });
        let params = json!({ "registrations": [registration(Some(options))] });
        requests.push(self.request("client/registerCapability", params));
        self.globs = globs;
        requests
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        json!({ "id": format!("provspec-{}", self.asked), "method": method, "params": params })
    }
}

fn registration(options: Option<Value>) -> Value {
    let mut registration = json!({ "id": ID, "method": "workspace/didChangeWatchedFiles" });
    if let Some(options) = options {
        registration["registerOptions"] = options;
    }
    registration
}
