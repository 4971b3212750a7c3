//! Schemas of every public document: [JSON Schema 2020-12](https://json-schema.org/draft/2020-12/schema).

mod check;
mod document;
pub mod form;
mod leaf;
mod read;
mod violation;
#[cfg(feature = "schema")]
mod wire_form;

pub use document::{
    AUDIT, CLAIMS, CLASS_LIST, COMBINED_ROLL_UP, Document, EVALUATION, EVIDENCE, FRAMEWORK, OUTLINE, REPORT, ROLL_UP,
    SCORE_CLAIMS, SHEET, VERDICTS, audit, claims, class_list, combined_roll_up, evaluation, evidence, framework,
    outline, report, roll_up, score_claims, sheet, verdicts,
};
pub use read::{read, violations};
pub use violation::{Violation, ViolationKind, Violations};
#[cfg(feature = "schema")]
pub use wire_form::{WireForm, derived};
