//! What is handed in, and what is answered.

use std::collections::BTreeMap;

use budget_performance::Report;
use budget_performance::audit::{AuditDocument, Code, FindingDocument, Language, audit};
use budget_performance::interop::schema::violations;
use budget_performance::model::{Date, Label, Pointer};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::sums::{Sum, sums};

/// A report with what the service has to know of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// Who hands it in.
    pub submitted_by: Label,
    /// When it came in.
    pub received: Date,
    /// How it came in.
    pub channel: Channel,
    /// The report.
    pub report: Report,
}

/// How a report comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Channel {
    /// Typed into a form.
    Form {
        /// The form.
        name: Label,
    },
    /// Sent by another system.
    System {
        /// The system.
        name: Label,
        /// What it calls the report.
        reference: Label,
    },
}

/// What the service answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Reply {
    /// The submission cannot be read.
    Refused {
        /// Everything that is wrong in it.
        problems: Vec<Problem>,
    },
    /// The report was audited.
    Audited {
        /// The findings of the library.
        audit: AuditDocument,
        /// How many findings each check made.
        counts: Vec<CodeCount>,
        /// What the service itself added up.
        sums: Vec<Sum>,
    },
}

/// Something that is wrong in a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// Where in the submission.
    pub at: Pointer,
    /// What, in Chinese; if it is about the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub message_zh: Option<String>,
    /// What, in English.
    pub message_en: String,
}

/// How many findings a check made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeCount {
    /// The code of the check.
    pub code: Code,
    /// The number of its findings, those that follow from others included.
    pub count: u32,
}

/// Reads a submission and audits its report.
pub fn answer(body: &str) -> Reply {
    match serde_json::from_str::<Submission>(body) {
        Ok(submission) => {
            let audit = audit(&submission.report).document();
            let counts = counts(&audit);
            Reply::Audited { audit, counts, sums: sums(&submission.report) }
        }
        Err(error) => Reply::Refused { problems: problems(body, &error) },
    }
}

/// All that is wrong in the report; if nothing is, the one thing that is wrong around it.
fn problems(body: &str, error: &serde_json::Error) -> Vec<Problem> {
    let value: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    let report = Pointer::root().member("report");
    let of_report = value.get("report").map(violations::<Report>).into_iter().flatten().map(|violation| {
        let at = violation.pointer().map_or("", Pointer::as_str);
        Problem {
            at: format!("{}{at}", report.as_str()).parse().unwrap_or_default(),
            message_zh: Some(violation.message(Language::ZhCn)),
            message_en: violation.message(Language::En),
        }
    });
    let mut problems: Vec<Problem> = of_report.collect();
    if problems.is_empty() {
        problems.push(Problem { at: Pointer::root(), message_zh: None, message_en: error.to_string() });
    }
    problems
}

/// How many findings each check made, by code.
pub fn counts(audit: &AuditDocument) -> Vec<CodeCount> {
    fn add(findings: &[FindingDocument], counts: &mut BTreeMap<String, CodeCount>) {
        for finding in findings {
            let new = || CodeCount { code: finding.code, count: 0 };
            counts.entry(finding.code.as_str().to_owned()).or_insert_with(new).count += 1;
            add(&finding.consequences, counts);
        }
    }
    let mut counts = BTreeMap::new();
    add(&audit.findings, &mut counts);
    counts.into_values().collect()
}
