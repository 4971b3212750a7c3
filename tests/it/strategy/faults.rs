//! Each check finds the fault that was planted for it, and no finding lies elsewhere.

use budget_performance::audit::{Audit, CHECKS, Code, Finding, audit};
use budget_performance::interop::strategy::{Planted, ReportOptions, faults, report_with_fault_in};
use budget_performance::model::Pointer;
use proptest::test_runner::TestCaseError;

use super::{cases, objections, runner, told};

/// Whether one place is the other, or in it.
fn within(one: &Pointer, other: &Pointer) -> bool {
    let (one, other) = (one.as_str(), other.as_str());
    one.strip_prefix(other)
        .or_else(|| other.strip_prefix(one))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a finding is about what carries the fault.
fn lies_on(finding: &Finding, planted: &[Pointer]) -> bool {
    let at = |place: &Pointer| planted.iter().any(|planted| within(place, planted));
    // What is not told by its figures stands at the list, or at the rate, of the line whose amounts they are.
    let of_line = |part: &str, place: &Pointer| {
        let line = place.as_str().rsplit_once(part).map(|(line, _)| format!("{line}/amounts/"));
        line.is_some_and(|amounts| planted.iter().any(|planted| planted.as_str().starts_with(&amounts)))
    };
    finding.at.iter().any(|place| match finding.code().as_str() {
        "LST001" => at(place) || of_line("/breakdowns/", place),
        "ZER001" | "ZER002" => at(place) || of_line("/comparisons/", place),
        _ => at(place),
    })
}

/// What is wrong with an audit of a planted fault.
pub(super) fn complaint(planted: &Planted, audit: &Audit) -> Option<String> {
    complaint_of(planted.code, &planted.at, audit)
}

/// What is wrong with an audit of something with a fault there.
pub(super) fn complaint_of(code: Code, at: &[Pointer], audit: &Audit) -> Option<String> {
    let found = audit.findings.iter().flat_map(Finding::all);
    let found = found.filter(|one| one.code() == code && lies_on(one, at)).count();
    let stray: Vec<&Finding> = objections(audit).into_iter().filter(|one| !lies_on(one, at)).collect();
    match (found, stray.is_empty()) {
        (0, _) => Some(format!("{code} is not found at {at:?}; but\n{}", told(&objections(audit)))),
        (_, false) => Some(format!("beside {code} at {at:?} there is\n{}", told(&stray))),
        _ => None,
    }
}

pub(super) fn small() -> ReportOptions {
    let mut options = ReportOptions::default();
    options.lines = 0..=8;
    options
}

#[test]
fn every_check_finds_its_fault_and_nothing_elsewhere() {
    assert_eq!(faults(), CHECKS.iter().map(|check| check.code).collect::<Vec<Code>>(), "a report shows them all");
    for code in faults() {
        let result = runner(cases(60)).run(&report_with_fault_in(code, &small()), |planted| {
            assert_eq!(planted.code, code);
            let complaint = complaint(&planted, &audit(&planted.report));
            let json = || serde_json::to_string(&planted.report).expect("it can be written");
            complaint.map_or(Ok(()), |complaint| Err(TestCaseError::fail(format!("{complaint}\n{}", json()))))
        });
        if let Err(error) = result {
            panic!("{code}: {}", error.to_string().split("minimal failing input").next().unwrap_or_default());
        }
    }
}
