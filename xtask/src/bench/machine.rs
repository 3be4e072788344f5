//! What was measured on: a figure means nothing without it.

use std::fs;

use crate::command::{Result, program};

/// Date, processor, cores, memory, system, and how busy it was; then the versions of some programs.
pub(super) fn described(programs: &[&str]) -> Result<String> {
    let cores = std::thread::available_parallelism()?;
    let cpu = line_of("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown".to_owned());
    let memory = line_of("/proc/meminfo", "MemTotal")
        .and_then(|text| text.split(' ').next()?.parse().ok())
        .map(|kilobytes: f64| format!(", {:.0} GB", kilobytes * 1.024e-6))
        .unwrap_or_default();
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default();
    let mut versions = Vec::new();
    for name in programs {
        let version = said(name, &["--version"])?;
        let number = version.split(' ').find(|word| word.contains('.'));
        let number = number.unwrap_or(&version).trim_start_matches('v');
        versions.push(format!("{name} {number}"));
    }
    Ok(format!(
        "{date}, {cpu}, {cores} cores{memory}, {system}, {versions}. Programs that ran or waited for a processor when it \
         began: {load}.",
        date = said("date", &["-u", "+%Y-%m-%d"])?,
        system = said("uname", &["-sr"])?,
        versions = versions.join(", "),
    ))
}

/// What follows a name in a file of `/proc`.
fn line_of(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// What a program says.
fn said(name: &str, arguments: &[&str]) -> Result<String> {
    let output = program(name, arguments).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
