//! Claims that can all be true are not contradicted; one that cannot is, and no other.

use budget_performance::audit::audit;
use budget_performance::interop::strategy::{RelationKind, claims_with_fault, consistent_claims, consistent_scorecard};
use budget_performance::model::{Report, from_json};
use budget_performance::reconcile::{Claims, Network, Reconciliation, reconcile};
use proptest::test_runner::TestCaseError;

use super::{cases, objections, runner, told};

fn judged(claims: &Claims) -> Result<Reconciliation, TestCaseError> {
    let network = Network::try_from(claims.clone());
    network.map(|network| reconcile(&network)).map_err(|error| TestCaseError::fail(error.to_string()))
}

fn fail(what: &str, claims: &Claims) -> TestCaseError {
    TestCaseError::fail(format!("{what}\n{}", serde_json::to_string(claims).expect("they can be written")))
}

#[test]
fn claims_that_hold_are_not_contradicted() {
    let kinds = std::cell::RefCell::new(std::collections::BTreeSet::new());
    let result = runner(cases(3_000)).run(&consistent_claims(), |claims| {
        kinds.borrow_mut().extend(claims.relations.iter().map(|relation| format!("{:?}", RelationKind::of(relation))));
        let found = judged(&claims)?;
        if found.contradicts() { Err(fail(&format!("{:?}", found.relations), &claims)) } else { Ok(()) }
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(kinds.borrow().len(), RelationKind::ALL.len(), "there are relations of every kind");
}

#[test]
fn the_claim_that_does_not_hold_is_found_and_no_other() {
    for kind in RelationKind::ALL {
        let result = runner(cases(200)).run(&claims_with_fault(kind), |planted| {
            let found = judged(&planted.claims)?;
            assert_eq!(RelationKind::of(&planted.claims.relations[planted.relation]), kind);
            for (index, relation) in found.relations.iter().enumerate() {
                if relation.is_contradiction() != (index == planted.relation) {
                    return Err(fail(&format!("relation {index} is {:?}", relation.verdict), &planted.claims));
                }
            }
            Ok(())
        });
        result.unwrap_or_else(|error| panic!("{kind:?}: {error}"));
    }
}

#[test]
fn no_check_speaks_on_a_consistent_scorecard() {
    let empty = r#"{ "format_version": 1, "title": "绩效自评表", "kind": "project_self_evaluation",
        "subject": { "kind": "project" }, "currency": "CNY", "period": { "fiscal_year": 2023 } }"#;
    let result = runner(cases(2_000)).run(&consistent_scorecard(), |card| {
        let mut report: Report = from_json(empty).expect("it is a report");
        report.scorecards.push(card);
        let audit = audit(&report);
        let found = objections(&audit);
        if found.is_empty() { Ok(()) } else { Err(TestCaseError::fail(told(&found))) }
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}
