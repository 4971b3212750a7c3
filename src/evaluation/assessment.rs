//! An evaluation, an audit and a score of one report, joined.

use serde::{Deserialize, Serialize};

use super::checks::remarks;
use super::options::EvaluationOptions;
use super::{Digits, Evaluation, EvaluationDocument, evaluate};
use crate::audit::{Audit, AuditDocument, Band, Bands, audit_with};
use crate::model::{FormatVersion, Report};
use crate::scoring::{Evidence, Framework, GradeBand, SheetDocument};
use crate::wire::closed::{closed, some};

/// What a report amounts to, what is wrong with it, and what it scores; see [`evaluate_with`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Assessment<'r> {
    /// What its own figures amount to.
    pub evaluation: Evaluation<'r>,
    /// What it states and cannot be true, and what is to be known of its score.
    pub audit: Audit,
    /// What it scores, if a framework was given, with the trace of every score.
    pub score: Option<SheetDocument>,
}

/// Evaluates a report, audits it and scores it; what is to be known of the score joins the findings of the audit.
///
/// ```
/// use budget_performance::evaluation::{EvaluationOptions, evaluate_with};
/// use budget_performance::model::{Report, from_json};
/// use budget_performance::scoring::Framework;
///
/// let report: Report = from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/nanyue-2023.json")))?;
/// let framework = Framework::builtin("hunan-department-2017")?;
/// let assessment = evaluate_with(&report, &EvaluationOptions::scored_by(&framework));
/// assert_eq!(assessment.audit.findings.len(), 6);
/// let posts = &assessment.score.as_ref().expect("a framework was given").criteria[0];
/// assert_eq!(posts.reason.en.as_ref(), "19人 ÷ 23人 = 82.61%; nothing is deducted (≤ 100%); 5 of 5 points");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn evaluate_with<'r>(report: &'r Report, options: &EvaluationOptions<'_>) -> Assessment<'r> {
    let mut asked = options.audit.clone();
    asked.bands = asked.bands.or_else(|| bands(options.framework?));
    let mut audit = audit_with(report, &asked);
    let score = options.framework.map(|framework| {
        let further = options.further.cloned().unwrap_or_default();
        let evidence = Evidence::of_report(&framework.draft().facts, report).overlaid(further);
        let sheet = framework.score(&evidence);
        remarks(report, &sheet, &options.audit, &mut audit);
        sheet.document()
    });
    audit.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Assessment { evaluation: evaluate(report), audit, score }
}

/// The bands of a framework, for grades of reports that state none.
fn bands(framework: &Framework) -> Option<Bands> {
    let band = |grade: &GradeBand| {
        let names = [grade.label.zh.as_ref(), grade.label.en.as_ref(), grade.id.as_ref()].map(str::to_owned).to_vec();
        Some(Band::new(names, grade.from.to_string().parse().ok()?, grade.until.to_string().parse().ok()?))
    };
    let bands: Vec<Band> = framework.bands().iter().map(band).collect::<Option<_>>()?;
    let title = &framework.draft().title;
    (!bands.is_empty()).then(|| Bands::new(&format!("《{}》", title.zh), &format!("“{}”", title.en), bands))
}

/// An [`Assessment`], written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct AssessmentDocument {
    /// The version of this form.
    pub format_version: FormatVersion,
    /// What the figures of the report amount to.
    pub evaluation: EvaluationDocument,
    /// What cannot be true, and what is to be known of the score.
    pub audit: AuditDocument,
    /// What the report scores.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub score: Option<SheetDocument>,
}

closed!(Object: AssessmentDocument);

impl Assessment<'_> {
    /// Writes the assessment down.
    pub fn document(&self, digits: Digits) -> AssessmentDocument {
        AssessmentDocument {
            format_version: FormatVersion::CURRENT,
            evaluation: self.evaluation.document(digits),
            audit: self.audit.document(),
            score: self.score.clone(),
        }
    }
}
