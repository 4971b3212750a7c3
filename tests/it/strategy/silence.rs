//! On a consistent report no check speaks.

use budget_performance::audit::{Severity, audit};
use budget_performance::interop::strategy::{ReportOptions, consistent_report_with};
use budget_performance::model::Report;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

/// How many cases to try: `STRATEGY_CASES`, or so many.
pub(crate) fn cases(usual: u32) -> u32 {
    std::env::var("STRATEGY_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

/// A runner that draws the same cases each time, unless `STRATEGY_SEED` is another.
pub(crate) fn runner(cases: u32) -> TestRunner {
    let seed: u8 = std::env::var("STRATEGY_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(7);
    let config = Config {
        cases,
        failure_persistence: None,
        max_local_rejects: 0,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]))
}

/// What an audit says that it should not.
fn objections(report: &Report) -> Vec<String> {
    let findings = audit(report).findings;
    let unjustified =
        findings.iter().filter(|finding| finding.code().as_str() != "TRU001" || finding.severity != Severity::Note);
    unjustified
        .map(|finding| {
            format!("{} {:?} {}", finding.code(), finding.at, finding.message(budget_performance::audit::Language::En))
        })
        .collect()
}

fn silent(lines: std::ops::RangeInclusive<usize>, count: u32) {
    let mut options = ReportOptions::default();
    options.lines = lines;
    let reports = consistent_report_with(&options);
    let result = runner(count).run(&reports, |report| {
        let objections = objections(&report);
        if objections.is_empty() {
            return Ok(());
        }
        let json = serde_json::to_string(&report).expect("it can be written");
        Err(TestCaseError::fail(format!("{objections:#?}\n{json}")))
    });
    if let Err(error) = result {
        let text = error.to_string();
        panic!("{}", text.split("minimal failing input").next().unwrap_or_default());
    }
}

#[test]
fn no_check_speaks_on_a_consistent_report() {
    silent(0..=12, cases(4_000));
}
