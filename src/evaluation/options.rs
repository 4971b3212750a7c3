//! What a user asks of an evaluation as a whole.

use crate::audit::AuditOptions;
use crate::scoring::{Evidence, Framework};

/// What a user asks of an [assessment](super::evaluate_with): how to audit, and what to score by.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct EvaluationOptions<'f> {
    /// How the report is audited. Bands of grades that are not given here are those of the framework.
    pub audit: AuditOptions,
    /// The framework that the report is scored by; without one it is not scored.
    pub framework: Option<&'f Framework>,
    /// Further facts for the score, from elsewhere than the report; they come before those of the report.
    pub further: Option<&'f Evidence>,
}

impl<'f> EvaluationOptions<'f> {
    /// An audit, and a score by that framework.
    pub fn scored_by(framework: &'f Framework) -> Self {
        Self { framework: Some(framework), ..Self::default() }
    }
}
