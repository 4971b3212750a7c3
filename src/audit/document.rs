//! An audit written down, in both languages.

use serde::{Deserialize, Serialize};

use super::check::{Code, Severity};
use super::finding::{Audit, Checked, Finding, Skipped};
use super::likely::{Likely, LikelyKind};
use crate::figure::Figure;
use crate::model::classification::Language;
use crate::model::{Label, Ordinal, Pointer, Prose};
use crate::reconcile::Why;
use crate::wire::closed::{closed, some};
#[cfg(feature = "schema")]
use crate::wire::text::WholeNumber;
use crate::wire::text::count;

/// An [`Audit`], written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct AuditDocument {
    /// The faults, the gravest first.
    pub findings: Vec<FindingDocument>,
    /// How often each check could look at something.
    pub checked: Vec<CheckedDocument>,
    /// What could not be checked, and why.
    pub skipped: Vec<SkippedDocument>,
}

/// A fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct FindingDocument {
    /// The code of the check.
    pub code: Code,
    /// The name of the check.
    pub name: Label,
    /// How much it matters.
    pub severity: Severity,
    /// What it is known by from run to run: sixteen hexadecimal digits.
    pub fingerprint: Label,
    /// The places in the report, the judged one first.
    pub at: Vec<Pointer>,
    /// What it says, in Chinese.
    pub message_zh: Prose,
    /// What it says, in English.
    pub message_en: Prose,
    /// Findings that may have the same cause, by their fingerprint.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Label>,
    /// What may have gone wrong, likeliest first, if that was asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub likely: Vec<LikelyDocument>,
    /// The tolerance that made it a note, in units of the last printed digit.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub granted: Option<Ordinal>,
    /// Whether it rests on a relation that the report does not state.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub assumed: bool,
    /// Faults that follow from this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consequences: Vec<FindingDocument>,
}

/// What may have gone wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct LikelyDocument {
    /// What kind of slip.
    pub kind: LikelyKind,
    /// Where the slip would be; for a part that is not listed, where the total stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Pointer>,
    /// What it says, in Chinese.
    pub message_zh: Prose,
    /// What it says, in English.
    pub message_en: Prose,
    /// What is printed there and would be wrong.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub printed: Option<Figure>,
    /// What it would be.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub becomes: Option<Figure>,
    /// What would not be listed.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub missing: Option<Figure>,
    /// The same in the base period.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub missing_before: Option<Figure>,
    /// How many refuted verdicts it would clear.
    #[serde(deserialize_with = "count")]
    #[cfg_attr(feature = "schema", schemars(with = "WholeNumber"))]
    pub clears: u32,
    /// Whether it is the only one of its kind.
    pub unique: bool,
}

/// How often a check could look at something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct CheckedDocument {
    /// The code of the check.
    pub code: Code,
    /// The number of relations or places that it judged.
    #[serde(deserialize_with = "count")]
    #[cfg_attr(feature = "schema", schemars(with = "WholeNumber"))]
    pub count: u32,
}

/// Something that could not be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct SkippedDocument {
    /// The code of the check.
    pub code: Code,
    /// Where.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub at: Option<Pointer>,
    /// Why.
    pub why: Why,
}

closed!(Object: AuditDocument, FindingDocument, LikelyDocument, CheckedDocument, SkippedDocument);

impl Audit {
    /// Writes the audit down, in both languages.
    pub fn document(&self) -> AuditDocument {
        AuditDocument {
            findings: self.findings.iter().filter_map(finding).collect(),
            checked: self.checked.iter().map(checked).collect(),
            skipped: self.skipped.iter().map(skipped).collect(),
        }
    }
}

fn finding(finding: &Finding) -> Option<FindingDocument> {
    let hex = |fingerprint: u64| format!("{fingerprint:016x}").parse().ok();
    Some(FindingDocument {
        code: finding.check.code,
        name: finding.check.name.parse().ok()?,
        severity: finding.severity,
        fingerprint: hex(finding.fingerprint())?,
        at: finding.at.clone(),
        message_zh: prose(&finding.message(Language::ZhCn))?,
        message_en: prose(&finding.message(Language::En))?,
        related: finding.related.iter().filter_map(|fingerprint| hex(*fingerprint)).collect(),
        likely: finding.likely.iter().filter_map(likely).collect(),
        granted: finding.granted.and_then(|granted| Ordinal::try_from(i64::from(granted)).ok()),
        assumed: finding.assumed,
        consequences: finding.consequences.iter().filter_map(self::finding).collect(),
    })
}

fn likely(likely: &Likely) -> Option<LikelyDocument> {
    Some(LikelyDocument {
        kind: likely.kind,
        at: likely.at.clone(),
        message_zh: prose(&likely.message(Language::ZhCn))?,
        message_en: prose(&likely.message(Language::En))?,
        printed: likely.printed.clone(),
        becomes: likely.becomes.clone(),
        missing: likely.missing.clone(),
        missing_before: likely.missing_before.clone(),
        clears: u32::try_from(likely.clears).unwrap_or(u32::MAX),
        unique: likely.unique,
    })
}

/// A message as a text of the document; one that is too long is cut off, not lost.
fn prose(message: &str) -> Option<Prose> {
    message.parse().ok().or_else(|| format!("{}…", message.chars().take(9_000).collect::<String>()).parse().ok())
}

fn checked(checked: &Checked) -> CheckedDocument {
    CheckedDocument { code: checked.code, count: u32::try_from(checked.count).unwrap_or(u32::MAX) }
}

fn skipped(skipped: &Skipped) -> SkippedDocument {
    SkippedDocument { code: skipped.code, at: skipped.at.clone(), why: skipped.why }
}
