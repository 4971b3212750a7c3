//! Reports that contradict themselves nowhere, or at one known place, as JSON Lines: to try out what reads many of them.
//!
//! ```text
//! cargo run --release --features proptest --example generate -- [COUNT] [--lines N] [--faults] [--seed N] > reports.jsonl
//! ```
//!
//! COUNT is 1,000 where it is not given, and the reports have about N lines, 30 where that is not given. With `--faults`
//! every second report has one fault, of each kind in turn. The same command writes the same reports.
//!
//! Exit status 0 means that they were written, 2 that something is wrong with the command.

mod common;

use std::io::{BufWriter, ErrorKind, Write as _};
use std::process::ExitCode;

use budget_performance::interop::strategy::{
    Planted, ReportOptions, consistent_report_with, faults, report_with_fault_in,
};
use budget_performance::model::Report;
use proptest::strategy::{BoxedStrategy, Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use common::Arguments;

const USAGE: &str = "usage: generate [COUNT] [--lines N] [--faults] [--seed N]";

fn main() -> ExitCode {
    common::finish("generate", run())
}

struct Wanted {
    count: usize,
    lines: usize,
    faults: bool,
    seed: u8,
}

fn run() -> Result<(String, ExitCode), String> {
    let wanted = wanted()?;
    let kinds = kinds(&wanted);
    let mut runner = TestRunner::new_with_rng(
        Config { failure_persistence: None, ..Config::default() },
        TestRng::from_seed(RngAlgorithm::ChaCha, &[wanted.seed; 32]),
    );
    let mut output = BufWriter::new(std::io::stdout().lock());
    for kind in kinds.iter().cycle().take(wanted.count) {
        let report =
            kind.new_tree(&mut runner).map_err(|reason| format!("no report could be made: {reason}"))?.current();
        let line = serde_json::to_string(&report).map_err(|error| error.to_string())?;
        match writeln!(output, "{line}") {
            // A reader that has seen enough, such as `head`, is no failure.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok((String::new(), ExitCode::SUCCESS)),
            written => written.map_err(|error| format!("standard output: {error}"))?,
        }
    }
    output.flush().map_err(|error| format!("standard output: {error}"))?;
    Ok((String::new(), ExitCode::SUCCESS))
}

/// The kinds of report, in the order in which they are written.
fn kinds(wanted: &Wanted) -> Vec<BoxedStrategy<Report>> {
    let mut options = ReportOptions::default();
    options.lines = wanted.lines..=wanted.lines;
    let consistent = || consistent_report_with(&options).boxed();
    if !wanted.faults {
        return vec![consistent()];
    }
    let faulty = |code| report_with_fault_in(code, &options).prop_map(|planted: Planted| planted.report).boxed();
    faults().into_iter().flat_map(|code| [consistent(), faulty(code)]).collect()
}

fn wanted() -> Result<Wanted, String> {
    let mut wanted = Wanted { count: 1_000, lines: 30, faults: false, seed: 1 };
    let mut arguments = Arguments::new(USAGE);
    while let Some(word) = arguments.next() {
        match word.as_str() {
            "--lines" => wanted.lines = number("--lines", &arguments.value("--lines")?)?,
            "--seed" => wanted.seed = number("--seed", &arguments.value("--seed")?)?,
            "--faults" => wanted.faults = true,
            count => wanted.count = number("COUNT", count)?,
        }
    }
    if (1..=10_000).contains(&wanted.lines) {
        Ok(wanted)
    } else {
        Err(format!("--lines is {}, expected 1 to 10000; {USAGE}", wanted.lines))
    }
}

fn number<N: std::str::FromStr>(name: &str, word: &str) -> Result<N, String> {
    word.parse().map_err(|_| format!("{name} is `{word}`, expected a whole number in its range; {USAGE}"))
}
