//! The documents, each with the text of its schema.

use std::sync::OnceLock;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::audit::AuditDocument;
use crate::evaluation::{AssessmentDocument, CombinedRollUpDocument, EvaluationDocument, RollUpDocument};
use crate::model::Report;
use crate::model::classification::ClassListDraft;
use crate::reconcile::{Claims, ReconciliationDocument};
use crate::scoring::{Claims as ScoreClaims, Evidence, FrameworkDraft, OutlineDraft, SheetDocument};
use crate::wire::node::Node;

mod sealed {
    use crate::wire::node::Node;

    pub trait Sealed {
        /// The schema with its members in the order in which the types declare them.
        #[expect(private_interfaces, reason = "the trait is sealed: nobody else sees it")]
        fn shape() -> &'static Node;
    }
}

/// A public document: a type with one JSON form, and the schema of it.
///
/// ```
/// use budget_performance::interop::schema::Document;
/// use budget_performance::{Report, audit::AuditDocument};
///
/// assert_eq!([Report::NAME, AuditDocument::NAME], ["report", "audit"]);
/// assert!(Report::SCHEMA.contains("https://json-schema.org/draft/2020-12/schema"));
/// ```
pub trait Document: Serialize + DeserializeOwned + sealed::Sealed {
    /// The name of the schema, as in `report.schema.json`.
    const NAME: &'static str;
    /// The text of the schema.
    const SCHEMA: &'static str;
}

/// A document, the text of its schema and the function that parses it.
macro_rules! documents {
    ($($(#[$doc:meta])* $text:ident, $value:ident: $document:ty = $name:literal;)+) => {
        /// The texts of all schemas.
        #[cfg(test)]
        pub(super) const TEXTS: &[&str] = &[$($text),+];
        $(
        $(#[$doc])*
        pub const $text: &str = include_str!(concat!("../schemas/", $name, ".schema.json"));

        #[doc = concat!("The value of [`", stringify!($text), "`].")]
        pub fn $value() -> Value {
            // OK because a test parses every text.
            serde_json::from_str($text).unwrap_or_default()
        }

        impl sealed::Sealed for $document {
            #[expect(private_interfaces, reason = "the trait is sealed: nobody else sees it")]
            fn shape() -> &'static Node {
                static SHAPE: OnceLock<Node> = OnceLock::new();
                // OK because a test parses every text.
                SHAPE.get_or_init(|| serde_json::from_str($text).unwrap_or(Node::Null))
            }
        }
        impl Document for $document {
            const NAME: &'static str = $name;
            const SCHEMA: &'static str = $text;
        }
        )+
    };
}

documents! {
    /// The schema of a [`Report`].
    REPORT, report: Report = "report";
    /// The schema of the [`Claims`] that others hand in to be judged.
    CLAIMS, claims: Claims = "claims";
    /// The schema of the verdicts on claims, a [`ReconciliationDocument`].
    VERDICTS, verdicts: ReconciliationDocument = "verdicts";
    /// The schema of an [`AuditDocument`].
    AUDIT, audit: AuditDocument = "audit";
    /// The schema of an [`EvaluationDocument`].
    EVALUATION, evaluation: EvaluationDocument = "evaluation";
    /// The schema of an [`AssessmentDocument`]: evaluation, audit and score of one report.
    ASSESSMENT, assessment: AssessmentDocument = "assessment";
    /// The schema of a [`RollUpDocument`]: expenditure by classes.
    ROLL_UP, roll_up: RollUpDocument = "roll_up";
    /// The schema of a [`CombinedRollUpDocument`]: expenditure of several reports by classes.
    COMBINED_ROLL_UP, combined_roll_up: CombinedRollUpDocument = "combined_roll_up";
    /// The schema of a [`FrameworkDraft`]: the rules of an evaluation.
    FRAMEWORK, framework: FrameworkDraft = "framework";
    /// The schema of an [`OutlineDraft`]: the rules that a report states of itself.
    OUTLINE, outline: OutlineDraft = "outline";
    /// The schema of the [`Evidence`] that a framework is applied to.
    EVIDENCE, evidence: Evidence = "evidence";
    /// The schema of the [scores that someone claims](ScoreClaims).
    SCORE_CLAIMS, score_claims: ScoreClaims = "score_claims";
    /// The schema of a [`SheetDocument`]: scores with their traces.
    SHEET, sheet: SheetDocument = "sheet";
    /// The schema of a [`ClassListDraft`].
    CLASS_LIST, class_list: ClassListDraft = "class_list";
}
