//! The committed schemas are the derived ones, for reading and for writing.

use budget_performance::Report;
use budget_performance::audit::AuditDocument;
use budget_performance::evaluation::{AssessmentDocument, CombinedRollUpDocument, EvaluationDocument, RollUpDocument};
use budget_performance::interop::schema::{Document, derived};
use budget_performance::model::classification::ClassListDraft;
use budget_performance::reconcile::{Claims, ReconciliationDocument};
use budget_performance::scoring::{Claims as ScoreClaims, Evidence, FrameworkDraft, OutlineDraft, SheetDocument};
use schemars::JsonSchema;
use schemars::generate::Contract;
use serde_json::Value;

fn is_committed<T: Document + JsonSchema>(compared: &mut usize) {
    let reading = derived::<T>(Contract::Deserialize);
    assert_eq!(reading, derived::<T>(Contract::Serialize), "{}: one schema for reading and writing", T::NAME);
    // OK because this compares the order of members too: they stand as they are declared.
    let text = serde_json::to_string_pretty(&reading).expect("it can be written") + "\n";
    let committed: Value = serde_json::from_str(T::SCHEMA).expect("it is JSON");
    assert_eq!(committed, reading, "{}: run the example `export_schemas`", T::NAME);
    assert_eq!(T::SCHEMA, text, "{}: run the example `export_schemas`", T::NAME);
    *compared += 1;
}

#[test]
fn committed_schemas_are_the_derived_ones() {
    let mut compared = 0;
    is_committed::<Report>(&mut compared);
    is_committed::<Claims>(&mut compared);
    is_committed::<ReconciliationDocument>(&mut compared);
    is_committed::<AuditDocument>(&mut compared);
    is_committed::<EvaluationDocument>(&mut compared);
    is_committed::<AssessmentDocument>(&mut compared);
    is_committed::<RollUpDocument>(&mut compared);
    is_committed::<CombinedRollUpDocument>(&mut compared);
    is_committed::<FrameworkDraft>(&mut compared);
    is_committed::<OutlineDraft>(&mut compared);
    is_committed::<Evidence>(&mut compared);
    is_committed::<ScoreClaims>(&mut compared);
    is_committed::<SheetDocument>(&mut compared);
    is_committed::<ClassListDraft>(&mut compared);
    assert_eq!(compared, super::types::DOCUMENTS.len());
}
