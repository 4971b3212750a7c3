//! Audits of many reports: JSON Lines on standard input, one line of JSON out for each, in the order of the input.
//!
//! ```text
//! cargo run --release --example audit_many -- [--quiet] < reports.jsonl > audits.jsonl
//! ```
//!
//! Reports are audited on all cores and streamed: memory does not grow with their number. A line that is no report is told
//! with its number and does not stop the rest. A bar shows the progress on standard error, and a summary at the end.
//!
//! Exit status 0 means nothing worse than a note, 1 errors, warnings or lines that are no report, 2 that the input cannot
//! be read.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufWriter, Write as _};
use std::process::ExitCode;
use std::time::Instant;

use budget_performance::audit::{AuditDocument, Severity, audit};
use budget_performance::model::{Report, from_json};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

/// Lines that are read before they are shared out: enough to keep the cores busy, few enough to hold.
const BATCH: usize = 512;

fn main() -> ExitCode {
    let quiet = match std::env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => false,
        [flag] if flag == "--quiet" => true,
        _ => {
            eprintln!("audit_many: usage: audit_many [--quiet] < reports.jsonl");
            return ExitCode::from(2);
        }
    };
    match run(quiet) {
        Ok(summary) => {
            eprintln!("{}", summary.sentence());
            if summary.is_clean() { ExitCode::SUCCESS } else { ExitCode::from(1) }
        }
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("audit_many: {error}");
            ExitCode::from(2)
        }
    }
}

/// What a line of the input gave.
#[derive(Serialize)]
#[serde(untagged)]
enum Outcome {
    Audited { line: u64, title: String, audit: AuditDocument },
    Refused { line: u64, error: String },
}

#[derive(Default)]
struct Summary {
    reports: u64,
    with_faults: u64,
    refused: u64,
    worst: Option<Severity>,
    codes: BTreeMap<String, u64>,
    seconds: f64,
}

impl Summary {
    fn is_clean(&self) -> bool {
        self.refused == 0 && self.worst <= Some(Severity::Note)
    }

    fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Refused { .. } => self.refused += 1,
            Outcome::Audited { audit, .. } => {
                self.reports += 1;
                let faults = audit.findings.iter().filter(|finding| finding.severity > Severity::Note);
                self.with_faults += u64::from(faults.count() > 0);
                for finding in &audit.findings {
                    self.worst = self.worst.max(Some(finding.severity));
                    *self.codes.entry(finding.code.to_string()).or_default() += 1;
                }
            }
        }
    }

    fn sentence(&self) -> String {
        let codes: Vec<String> = self.codes.iter().map(|(code, count)| format!("{code} {count}")).collect();
        #[expect(clippy::cast_precision_loss, reason = "a speed for people to read")]
        let speed = self.reports as f64 / self.seconds.max(1e-9);
        let refused = self.refused;
        format!(
            "{} reports, {} with errors or warnings, {refused} lines refused, {speed:.0} reports per second\n{}",
            self.reports,
            self.with_faults,
            codes.join(", ")
        )
    }
}

fn run(quiet: bool) -> std::io::Result<Summary> {
    let started = Instant::now();
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let bar = if quiet { ProgressBar::hidden() } else { ProgressBar::no_length() };
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} reports, {per_sec}, {elapsed}") {
        bar.set_style(style);
    }
    let mut lines = std::io::stdin().lock().split(b'\n');
    let mut out = BufWriter::new(std::io::stdout().lock());
    let (mut summary, mut number) = (Summary::default(), 0_u64);
    loop {
        let batch: Vec<(u64, Vec<u8>)> = lines
            .by_ref()
            .take(BATCH)
            .map(|line| {
                number += 1;
                line.map(|line| (number, line))
            })
            .collect::<Result<_, _>>()?;
        if batch.is_empty() {
            break;
        }
        for outcome in share_out(&batch, workers) {
            summary.add(&outcome);
            serde_json::to_writer(&mut out, &outcome)?;
            out.write_all(b"\n")?;
        }
        bar.inc(u64::try_from(batch.len()).unwrap_or_default());
    }
    out.flush()?;
    bar.finish_and_clear();
    summary.seconds = started.elapsed().as_secs_f64();
    Ok(summary)
}

/// The outcomes of a batch in its order, worked out on several cores.
fn share_out(batch: &[(u64, Vec<u8>)], workers: usize) -> Vec<Outcome> {
    let share = batch.len().div_ceil(workers).max(1);
    std::thread::scope(|scope| {
        let threads: Vec<_> = batch
            .chunks(share)
            .map(|lines| scope.spawn(move || lines.iter().filter_map(outcome).collect::<Vec<_>>()))
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    })
}

/// The audit of a line; `None` if it is blank.
fn outcome((line, bytes): &(u64, Vec<u8>)) -> Option<Outcome> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let error = format!("found bytes that are no UTF-8 after {} of them, expected text", error.valid_up_to());
            return Some(Outcome::Refused { line: *line, error });
        }
    };
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return None;
    }
    Some(match from_json::<Report>(text) {
        Ok(report) => {
            Outcome::Audited { line: *line, title: report.title.to_string(), audit: audit(&report).document() }
        }
        Err(error) => Outcome::Refused { line: *line, error: error.to_string() },
    })
}
