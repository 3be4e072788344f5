//! Whole commands on catalogues of realistic specs, as ratios to what the disk itself takes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::catalogue;
use crate::command::{Result, cargo, run as run_command, spoken, target};

/// Options of `cargo xtask bench` itself.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct Options {
    /// Numbers of specs.
    #[arg(default_values_t = [1000, 10_000])]
    counts: Vec<usize>,
    /// How often each command is timed; the median is printed.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Folder to work in. Default: memory, where the system has it, since a disk that was just emptied is slow.
    #[arg(long)]
    folder: Option<PathBuf>,
}

pub(super) fn run(args: &Options) -> Result {
    run_command(cargo(&[
        "build",
        "--profile",
        "dist",
        "--package",
        "provspec",
    ]))?;
    let program = target().join("dist/provspec");
    let memory = PathBuf::from("/dev/shm");
    let base = args
        .folder
        .clone()
        .unwrap_or_else(|| if memory.is_dir() { memory } else { target() });
    for count in &args.counts {
        let folder = base.join(format!("provspec-bench-{}", std::process::id()));
        let result = measure(&program, &folder, *count, args.runs.max(1));
        fs::remove_dir_all(&folder)?;
        result?;
    }
    Ok(())
}

fn measure(program: &Path, folder: &Path, count: usize, runs: usize) -> Result {
    catalogue::write(folder, count)?;
    let out = folder.join("generated");
    let provspec = |what: &str| {
        let mut command = Command::new(program);
        command
            .args([what, "--format", "concise"])
            .current_dir(folder);
        command
    };
    let fresh = || -> Result {
        let _ = fs::remove_dir_all(&out);
        let _ = fs::remove_dir_all(folder.join(".provspec"));
        Ok(())
    };
    let cold = time(runs, fresh, || finish(provspec("build")))?;
    let mut peak = 0;
    fresh()?;
    let mut child = provspec("build").spawn()?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    while child.try_wait()?.is_none() {
        peak = peak.max(peak_memory(&status));
        std::thread::sleep(Duration::from_millis(2));
    }
    let nothing = || Ok(());
    let no_op = time(runs, nothing, || finish(provspec("build")))?;
    let check = time(runs, nothing, || finish(provspec("check")))?;
    let copy = folder.join("copy");
    let copied = time(
        runs,
        || {
            let _ = fs::remove_dir_all(&copy);
            Ok(())
        },
        || {
            let mut command = Command::new("cp");
            command.arg("-r").arg(&out).arg(&copy);
            finish(command)
        },
    )?;
    let _ = fs::remove_dir_all(&copy);
    let walked = time(runs, nothing, || {
        walk(&folder.join("specs"))?;
        walk(&out).map(drop)
    })?;
    let (files, bytes) = walk(&out)?;
    let (specs, read) = walk(&folder.join("specs"))?;
    println!(
        "\n{count} providers: {specs} specs of {:.1} MB → {files} files of {:.1} MB",
        mb(read),
        mb(bytes)
    );
    let ratio = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    println!(
        "  cold build   {:>9.1} ms   {:>6.2} × cp -r of the output ({:.1} ms)",
        ms(cold),
        ratio(cold, copied),
        ms(copied)
    );
    println!(
        "  no-op build  {:>9.1} ms   {:>6.2} × walk of the tree ({:.1} ms)",
        ms(no_op),
        ratio(no_op, walked),
        ms(walked)
    );
    println!(
        "  check        {:>9.1} ms   {:>6.3} ms a provider",
        ms(check),
        ms(check) / count as f64
    );
    println!(
        "  peak memory  {:>9.1} MB   in the cold build",
        peak as f64 / 1e3
    );
    Ok(())
}

/// The median of several runs.
fn time(runs: usize, prepare: impl Fn() -> Result, work: impl Fn() -> Result) -> Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..runs {
        prepare()?;
        let started = Instant::now();
        work()?;
        times.push(started.elapsed());
    }
    times.sort();
    Ok(times[times.len() / 2])
}

fn finish(mut command: Command) -> Result {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "{}: {}\n{}",
        spoken(&command),
        output.status,
        String::from_utf8_lossy(&output.stderr)
    )
    .into())
}

/// Looks at every file of a tree: how many there are, and their bytes.
fn walk(folder: &Path) -> Result<(usize, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let (more, size) = walk(&entry.path())?;
            files += more;
            bytes += size;
        } else {
            files += 1;
            bytes += entry.metadata()?.len();
        }
    }
    Ok((files, bytes))
}

/// The most memory that a process had so far, in KB (`VmHWM`, proc(5)); 0 where the system does not tell.
pub(super) fn peak_memory(status: &Path) -> u64 {
    let text = fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn mb(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
