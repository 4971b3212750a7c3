//! A fault that is planted in a scorecard is found there, and stays when the scorecard shrinks.

use budget_performance::audit::audit;
use budget_performance::interop::strategy::{PlantedScorecard, scorecard_faults, scorecard_with_fault};
use budget_performance::model::{Pointer, Report, from_json};
use proptest::strategy::{Strategy, ValueTree};

use super::faults::complaint_of;
use super::{cases, runner};

/// A report that holds the scorecard and nothing else.
fn report(planted: &PlantedScorecard) -> Report {
    let empty = r#"{ "format_version": 1, "title": "绩效自评表", "kind": "project_self_evaluation",
        "subject": { "kind": "project" }, "currency": "CNY", "period": { "fiscal_year": 2023 } }"#;
    let mut report: Report = from_json(empty).expect("it is a report");
    report.scorecards.push(planted.scorecard.clone());
    report
}

fn complaint(planted: &PlantedScorecard) -> Option<String> {
    let within = |place: &Pointer| format!("/scorecards/0{place}").parse().expect("it is a pointer");
    let at: Vec<Pointer> = planted.at.iter().map(within).collect();
    let report = report(planted);
    let complaint = complaint_of(planted.code, &at, &audit(&report))?;
    Some(format!("{complaint}\n{}", serde_json::to_string(&report).expect("it can be written")))
}

#[test]
fn each_fault_is_found_and_nothing_elsewhere() {
    let codes: Vec<_> = scorecard_faults().iter().map(ToString::to_string).collect();
    assert_eq!(codes, ["GRD001", "SCO001", "SCO002", "WGT001"]);
    for code in scorecard_faults() {
        let mut groups = std::collections::BTreeSet::new();
        let cards = scorecard_with_fault(code);
        let mut runner = runner(1);
        for _ in 0..cases(200) {
            let planted = cards.new_tree(&mut runner).expect("every scorecard can have the fault").current();
            groups.insert(planted.scorecard.groups.len());
            assert_eq!(planted.code, code);
            if let Some(complaint) = complaint(&planted) {
                panic!("{code}: {complaint}");
            }
        }
        assert!(groups.len() > 2, "{code}: scorecards of {groups:?} groups are drawn");
    }
}

#[test]
fn shrinking_keeps_the_fault() {
    let mut looked_at = 0;
    for code in scorecard_faults() {
        let mut runner = runner(1);
        for _ in 0..5 {
            let mut tree = scorecard_with_fault(code).new_tree(&mut runner).expect("it can be drawn");
            let mut steps = 0;
            while steps < 100 && tree.simplify() {
                if let Some(complaint) = complaint(&tree.current()) {
                    panic!("{code}, after {steps} steps: {complaint}");
                }
                steps += 1;
            }
            looked_at += steps;
        }
    }
    println!("{looked_at} shrunk scorecards");
    assert!(looked_at > 500);
}

#[test]
fn of_another_code_nothing_is_drawn() {
    let of_a_total = scorecard_with_fault("SUM001".parse().expect("it is a code"));
    assert!(of_a_total.new_tree(&mut runner(1)).is_err());
}
