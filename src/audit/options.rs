//! What a user asks of an audit.

use super::bands::Bands;
use super::check::{Code, Severity};
use super::finding::Finding;

/// What a user asks of an audit: checks switched off, severities changed, a tolerance granted, bands
/// of grades given.
///
/// ```
/// use budget_performance::audit::{AuditOptions, Tolerance, audit_with};
/// use budget_performance::model::{Report, from_json};
///
/// let report: Report = from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/nanyue-2023.json")))?;
/// let mut options = AuditOptions::default();
/// options.disabled.push("PER001".parse()?);
/// options.tolerance = Some(Tolerance { last_digits: 2 });
/// assert!(audit_with(&report, &options).findings.iter().all(|finding| finding.code().as_str() != "PER001"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AuditOptions {
    /// Checks that keep silent.
    pub disabled: Vec<Code>,
    /// Severities other than the check's own; what may only be missing from a printed table stays a warning at most.
    pub severities: Vec<(Code, Severity)>,
    /// Gaps that are let pass; each finding that is says so.
    pub tolerance: Option<Tolerance>,
    /// The bands that grades are held to where a report states none.
    pub bands: Option<Bands>,
    /// Whether findings tell what may have gone wrong. It costs more than the audit itself, so it is off by default.
    pub hypotheses: bool,
}

impl AuditOptions {
    /// The finding as the user wants it: with another severity, or with a gap granted.
    pub(crate) fn apply(&self, finding: &mut Finding) {
        if let Some((_, severity)) = self.severities.iter().find(|(code, _)| *code == finding.check.code) {
            finding.severity = *severity;
        }
        if finding.lacking {
            finding.severity = finding.severity.min(Severity::Warning);
        }
        if let (Some(tolerance), Some(gap)) = (self.tolerance, finding.gap_in_last_digits) {
            if gap.unsigned_abs() <= u128::from(tolerance.last_digits) {
                finding.severity = Severity::Note;
                finding.granted = Some(tolerance.last_digits);
            }
        }
    }
}

/// A gap that is let pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// The gap, in units of the last printed digit.
    pub last_digits: u8,
}
