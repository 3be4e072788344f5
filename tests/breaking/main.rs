//! `provspec breaking` through the program: each rule both ways, what it compares with, what is broken on purpose, the
//! migrations that it writes; and that whatever refuses a stored connection is found.

mod agreement;
#[path = "../cases/mod.rs"]
mod cases;
mod command;
mod config;
mod golden;
mod migration;
#[path = "../mutator/mod.rs"]
mod mutator;
mod past;
#[path = "../project/mod.rs"]
mod project;
mod refused;
mod rules;
mod together;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

const CONFIG: &str = "[frontend]
name = \"@acme/forms\"

[features]
payments = \"Payments\"
payouts = \"Payouts\"

[currencies]
codes = [\"EUR\", \"USD\"]
";

const SOUND: &str = "provspec: 1
code: sound
name: Sound
modes: [test, live]
hosts: { test: https://test.sound.example/, live: https://sound.example/ }
fields:
  account: { type: text, title: Account }
  api_key: { type: secret, title: API key, min_length: 8, max_length: 64 }
  note: { type: text, title: Note, required: false }
  region: { type: select, title: Region, options: { eu: Europe, us: United States } }
  channels: { type: multiselect, title: Channels, options: { web: Web, app: App, shop: Shop } }
  limit: { type: text, title: Limit }
  p2p: { type: toggle, title: P2P }
  terminal_id: { type: text, title: Terminal ID }
  label: { type: text, title: Label, required: false }
accounts:
  provider:
    form:
      - account
      - api_key
      - note
      - region
      - channels
      - limit
      - p2p
      - { repeat: terminals, title: Terminals, item: Terminal, form: [terminal_id, label] }
      - mode
  shop: { title: Shop, form: [account, currency] }
guide:
  setup: [{ title: Get it, gives: [account, api_key, note, limit, terminal_id, label] }]
";

/// A folder of its own, with a project in `now`.
struct Folder {
    root: PathBuf,
}

struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Folder {
    fn empty() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("provspec-breaking-{}-{number}", std::process::id());
        let root = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("tmp")).unwrap();
        Self { root }
    }

    /// The same project in `old` and in `now`.
    fn twice() -> Self {
        let folder = Self::empty();
        for project in ["old", "now"] {
            folder.project(project);
        }
        folder
    }

    /// A repository with a project in it, all of it committed.
    fn repository() -> Self {
        let folder = Self::empty();
        folder.project("now");
        folder.git(&["init", "--quiet", "--initial-branch=main"]);
        folder.commit();
        folder
    }

    fn project(&self, path: &str) {
        self.write(&format!("{path}/provspec.toml"), CONFIG);
        self.write(&format!("{path}/specs/sound.yaml"), SOUND);
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    fn edit(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path} has no {old}");
        self.write(path, &text.replacen(old, new, 1));
    }

    /// Runs the program in `now`.
    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in("now", arguments)
    }

    fn run_in(&self, path: &str, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_provspec"))
            .args(arguments)
            .current_dir(self.root.join(path))
            .env("NO_COLOR", "1")
            .env("TMPDIR", self.root.join("tmp"))
            .env_remove("SOURCE_DATE_EPOCH")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran {
            code: output.status.code().unwrap(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// What breaks, a line each.
    fn breaks(&self, against: &str) -> Vec<String> {
        let ran = self.run(&["breaking", "--against", against, "--format", "concise"]);
        assert!(ran.code < 2, "{}", ran.stderr);
        ran.stderr.lines().map(str::to_owned).collect()
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .args(["-c", "user.name=a", "-c", "user.email=a@example.com"])
            .args(["-c", "commit.gpgsign=false"])
            .args(arguments)
            .current_dir(&self.root)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Whether nothing is left among the temporary files.
    fn is_tidy(&self) -> bool {
        fs::read_dir(self.root.join("tmp"))
            .unwrap()
            .next()
            .is_none()
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", "a state"]);
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}
