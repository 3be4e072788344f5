//! What a program costs: seconds on the wall, seconds of processors, memory; those of the programs that it starts included.
//!
//! It is started by a process of its own, `cargo xtask bench measure`, since the system tells of the processes below one
//! only in sum: the memory of one cannot be told from that of those before it.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::command::Result;

/// What a program cost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Usage {
    /// On the wall.
    pub(super) wall: Duration,
    /// Of all processors.
    pub(super) cpu: Duration,
    /// What the system's kernel has of that.
    pub(super) system: Duration,
    /// The most memory of any one process, in bytes; none where it was not measured.
    pub(super) peak: Option<u64>,
}

impl Usage {
    /// Before anything was measured.
    pub(super) const UNKNOWN: Self = Self {
        wall: Duration::MAX,
        cpu: Duration::MAX,
        system: Duration::MAX,
        peak: None,
    };

    /// Of two runs the less disturbed one; memory is what may be needed.
    pub(super) fn least(self, other: Self) -> Self {
        Self {
            wall: self.wall.min(other.wall),
            cpu: self.cpu.min(other.cpu),
            system: self.system.min(other.system),
            peak: self.peak.max(other.peak),
        }
    }

    /// One after the other.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            wall: self.wall + other.wall,
            cpu: self.cpu + other.cpu,
            system: self.system + other.system,
            peak: self.peak.max(other.peak),
        }
    }

    /// What it is of its processors' time that the program itself takes.
    pub(super) fn user(self) -> Duration {
        self.cpu.saturating_sub(self.system)
    }
}

/// The least disturbed of several runs. A program that runs for longer than five seconds is run once.
pub(super) fn least(runs: usize, mut run: impl FnMut() -> Result<Usage>) -> Result<Usage> {
    let mut least = run()?;
    for _ in 1..runs {
        if least.wall > Duration::from_secs(5) {
            break;
        }
        least = least.least(run()?);
    }
    Ok(least)
}

/// Of each figure the median of several runs, of memory the most; of an even number of runs the upper one of the two.
pub(super) fn median(runs: &[Usage]) -> Usage {
    let of = |figure: fn(&Usage) -> Duration| {
        let mut all: Vec<Duration> = runs.iter().map(figure).collect();
        all.sort_unstable();
        all.get(all.len() / 2).copied().unwrap_or(Duration::MAX)
    };
    Usage {
        wall: of(|run| run.wall),
        cpu: of(|run| run.cpu),
        system: of(|run| run.system),
        peak: runs.iter().filter_map(|run| run.peak).max(),
    }
}

/// Runs a program to its end, or until `limit`. What it says goes to a file, and to the error if it fails.
pub(super) fn run(command: &Command, limit: Duration) -> Result<Usage> {
    let log = std::env::temp_dir().join(format!("provspec-bench-{}.log", std::process::id()));
    let mut runner = Command::new(std::env::current_exe()?);
    runner
        .args(["bench", "measure", "--limit"])
        .arg(limit.as_secs().to_string())
        .arg("--log")
        .arg(&log)
        .arg("--")
        .arg(command.get_program())
        .args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        runner.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => runner.env(name, value),
            None => runner.env_remove(name),
        };
    }
    let output = runner.stderr(Stdio::inherit()).output()?;
    let said = fs::read(&log).unwrap_or_default();
    let _ = fs::remove_file(&log);
    let told: Value = serde_json::from_slice(&output.stdout)?;
    let name = Path::new(command.get_program()).file_name();
    let name = name.unwrap_or_default().to_string_lossy();
    if let Some(fault) = told["fault"].as_str() {
        return Err(format!("{name}: {fault}").into());
    }
    if let Some(status) = told["failed"].as_str() {
        let said = String::from_utf8_lossy(&said);
        let lines: Vec<&str> = said.lines().collect();
        let last = &lines[lines.len().saturating_sub(10)..];
        return Err(format!("{name}: {status}\n{}", last.join("\n")).into());
    }
    let seconds = |name: &str| Duration::from_secs_f64(told[name].as_f64().unwrap_or_default());
    Ok(Usage {
        wall: seconds("wall"),
        cpu: seconds("cpu"),
        system: seconds("system"),
        peak: told["peak"].as_u64(),
    })
}

/// Does something in this process; it needs no memory worth mentioning.
pub(super) fn inside(work: impl FnOnce() -> Result) -> Result<Usage> {
    let before = cost_of(Whose::Own)?;
    let started = Instant::now();
    work()?;
    let wall = started.elapsed();
    let now = cost_of(Whose::Own)?;
    Ok(Usage {
        wall,
        cpu: now.cpu.saturating_sub(before.cpu),
        system: now.system.saturating_sub(before.system),
        peak: None,
    })
}

/// Options of the process that starts a program.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// After so many seconds the program is stopped.
    #[arg(long)]
    limit: u64,
    /// What it says.
    #[arg(long)]
    log: PathBuf,
    /// The program and its arguments.
    #[arg(last = true, required = true)]
    program: Vec<OsString>,
}

/// Starts a program and prints what it cost, as JSON.
pub(super) fn child(options: &Options) -> Result {
    let told = match timed(options, &options.log) {
        Ok((wall, status)) if status.success() => {
            let Cost { cpu, system, peak } = cost_of(Whose::Children)?;
            let [wall, cpu, system] = [wall, cpu, system].map(|it| it.as_secs_f64());
            json!({ "wall": wall, "cpu": cpu, "system": system, "peak": peak })
        }
        Ok((_, status)) => json!({ "failed": status.to_string() }),
        Err(error) => json!({ "fault": error.to_string() }),
    };
    println!("{told}");
    Ok(())
}

fn timed(options: &Options, log: &Path) -> Result<(Duration, ExitStatus)> {
    let log = File::create(log)?;
    let mut command = Command::new(&options.program[0]);
    command
        .args(&options.program[1..])
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log);
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let started = Instant::now();
    let mut child = command.spawn()?;
    let group = child.id();
    let (sender, ended) = mpsc::channel();
    std::thread::spawn(move || sender.send((child.wait(), started.elapsed())));
    match ended.recv_timeout(Duration::from_secs(options.limit)) {
        Ok((status, wall)) => Ok((wall, status?)),
        Err(RecvTimeoutError::Timeout) => {
            stop(group)?;
            Err(format!("stopped after {} s", options.limit).into())
        }
        Err(RecvTimeoutError::Disconnected) => Err("nobody waits for it".into()),
    }
}

/// Stops a program and those that it started.
#[cfg(unix)]
fn stop(group: u32) -> Result {
    use nix::sys::signal::{Signal, killpg};
    use nix::unistd::Pid;

    Ok(killpg(Pid::from_raw(group.try_into()?), Signal::SIGKILL)?)
}

#[cfg(not(unix))]
fn stop(_group: u32) -> Result {
    Ok(())
}

/// Which processes are asked about.
#[derive(Debug, Clone, Copy)]
enum Whose {
    Own,
    /// Those that this one has waited for, and those below them.
    Children,
}

/// What processes took so far.
#[derive(Debug, Default)]
struct Cost {
    cpu: Duration,
    system: Duration,
    /// Bytes of the largest process.
    peak: u64,
}

#[cfg(unix)]
fn cost_of(whose: Whose) -> Result<Cost> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::{TimeVal, TimeValLike as _};

    let usage = getrusage(match whose {
        Whose::Own => UsageWho::RUSAGE_SELF,
        Whose::Children => UsageWho::RUSAGE_CHILDREN,
    })?;
    let time = |time: TimeVal| -> Result<Duration> {
        Ok(Duration::from_micros(u64::try_from(
            time.num_microseconds(),
        )?))
    };
    // In KB, but for one system.
    let unit = if cfg!(target_vendor = "apple") {
        1
    } else {
        1024
    };
    let system = time(usage.system_time())?;
    Ok(Cost {
        cpu: time(usage.user_time())? + system,
        system,
        peak: u64::try_from(usage.max_rss())? * unit,
    })
}

#[cfg(not(unix))]
fn cost_of(_whose: Whose) -> Result<Cost> {
    Ok(Cost::default())
}
