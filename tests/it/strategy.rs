//! Generators for property tests, held against the audit and the reconciliation.

mod claims;
mod faults;
mod forms;
mod scorecards;
mod shrinking;
mod silence;

use budget_performance::audit::{Audit, Finding, Language, Severity};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// How many cases to try: so many, or as many times that as `STRATEGY_TIMES` says.
fn cases(usual: u32) -> u32 {
    let times = std::env::var("STRATEGY_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    usual * times
}

/// A runner that draws the same cases each time, unless `STRATEGY_SEED` says another; every recipe has to make a value.
fn runner(cases: u32) -> TestRunner {
    let seed: u8 = std::env::var("STRATEGY_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(7);
    let config =
        Config { cases, failure_persistence: None, max_local_rejects: 0, max_shrink_iters: 5_000, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]))
}

/// Findings that say more than that digits were cut off, which is justified wherever they were.
fn objections(audit: &Audit) -> Vec<&Finding> {
    let all = audit.findings.iter().flat_map(Finding::all);
    all.filter(|finding| finding.code().as_str() != "TRU001" || finding.severity != Severity::Note).collect()
}

fn told(findings: &[&Finding]) -> String {
    let told = findings.iter().map(|one| format!("{} {:?} {}\n", one.code(), one.at, one.message(Language::En)));
    told.collect()
}
