//! On a consistent report no check speaks: no error, no warning, no note but that digits were cut off where they were.

use budget_performance::audit::audit;
use budget_performance::figure::{Reading, Rounding};
use budget_performance::interop::strategy::{ReportOptions, consistent_report_with};
use proptest::test_runner::TestCaseError;

use super::{cases, objections, runner, told};

/// Tries so many reports.
fn silent(options: &ReportOptions, count: u32, notes: bool) {
    let result = runner(count).run(&consistent_report_with(options), |report| {
        let audit = audit(&report);
        let mut found = objections(&audit);
        if notes {
            found.extend(audit.findings.iter().filter(|finding| finding.code().as_str() == "TRU001"));
        }
        if found.is_empty() {
            return Ok(());
        }
        let json = serde_json::to_string(&report).expect("it can be written");
        Err(TestCaseError::fail(format!("{}\n{json}", told(&found))))
    });
    if let Err(error) = result {
        panic!("{}", error.to_string().split("minimal failing input").next().unwrap_or_default());
    }
}

fn lines(lines: std::ops::RangeInclusive<usize>, reading: Option<Reading>) -> ReportOptions {
    let mut options = ReportOptions::default();
    (options.lines, options.reading) = (lines, reading);
    options
}

#[test]
fn no_check_speaks_on_a_consistent_report() {
    silent(&lines(0..=10, None), cases(6_000), false);
}

#[test]
fn nor_on_one_of_thirty_lines() {
    silent(&ReportOptions::default(), cases(1_000), false);
}

#[test]
fn none_speaks_of_cut_off_digits_where_all_were_rounded_to_the_nearest() {
    for mode in [Rounding::HalfUp, Rounding::HalfEven, Rounding::HalfDown] {
        silent(&lines(0..=10, Some(Reading::Rounded(mode))), cases(700), true);
    }
    silent(&lines(0..=10, Some(Reading::Nearest)), cases(400), true);
}

#[test]
fn nor_where_all_figures_are_exact() {
    silent(&lines(0..=10, Some(Reading::Exact)), cases(500), true);
}
