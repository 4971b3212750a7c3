//! What a failing report shrinks to is consistent on the way, and small in the end; a planted fault stays.

use budget_performance::audit::audit;
use budget_performance::interop::strategy::{consistent_report, faults, report_with_fault_in};
use proptest::strategy::{Strategy, ValueTree};

use super::faults::{complaint, small};
use super::runner;

#[test]
fn a_report_shrinks_to_its_head() {
    let mut runner = runner(1);
    for _ in 0..5 {
        let mut tree = consistent_report().new_tree(&mut runner).expect("it can be drawn");
        assert!(!tree.current().statements.is_empty(), "there is something to leave out");
        // As a test that fails on every report would shrink it.
        while tree.simplify() {}
        let left = tree.current();
        let parts = [left.statements.len(), left.tallies.len(), left.indicators.len(), left.scorecards.len()];
        assert_eq!(parts, [0; 4], "{}", serde_json::to_string(&left).expect("it can be written"));
        assert!(left.department.staffing.is_empty() && left.claims.is_empty());
    }
}

#[test]
fn shrinking_keeps_the_fault_and_the_consistency_of_the_rest() {
    let mut looked_at = 0;
    for code in faults() {
        let mut runner = runner(1);
        let reports = report_with_fault_in(code, &small());
        for _ in 0..3 {
            let mut tree = reports.new_tree(&mut runner).expect("it can be drawn");
            let size = |tree: &dyn ValueTree<Value = budget_performance::interop::strategy::Planted>| {
                serde_json::to_string(&tree.current().report).expect("it can be written").len()
            };
            let before = size(&tree);
            // As a test that fails on every report would shrink it.
            let mut steps = 0;
            while steps < 60 && tree.simplify() {
                let planted = tree.current();
                assert_eq!(planted.code, code);
                if let Some(complaint) = complaint(&planted, &audit(&planted.report)) {
                    let json = serde_json::to_string(&planted.report).expect("it can be written");
                    panic!("{code}, after {steps} steps: {complaint}\n{json}");
                }
                steps += 1;
            }
            looked_at += steps;
            assert!(steps < 60 || size(&tree) <= before, "{code}: it became larger");
        }
    }
    println!("{looked_at} shrunk reports");
    assert!(looked_at > 1_000);
}
