//! What a failing report shrinks to is consistent on the way, and small in the end; a planted fault stays.

use budget_performance::audit::audit;
use budget_performance::interop::strategy::{faults, report_with_fault_in};
use proptest::strategy::{Strategy, ValueTree};

use super::faults::{complaint, small};
use super::runner;

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
