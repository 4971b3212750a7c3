//! The bands of grades that a report is held to where it states none.

use crate::figure::{Cell, Quantity, Stated};
use crate::model::Scorecard;

/// The bands of grades (等级标准) that a report is held to where it states none: those of the rules it was drawn up by.
///
/// ```
/// use budget_performance::audit::{AuditOptions, Band, Bands, audit_with};
/// use budget_performance::model::from_json;
///
/// let report = from_json(r#"{
///     "format_version": 1, "title": "部门整体支出绩效自评报告", "kind": "department_self_evaluation",
///     "subject": { "kind": "department" }, "currency": "CNY", "period": { "fiscal_year": 2023 },
///     "scorecards": [{ "subject": "部门整体支出", "total": "89.5", "grade": "优" }]
/// }"#)?;
/// let band = |name: &str, from: &str, until: &str| {
///     Ok::<_, budget_performance::figure::FigureError>(Band::new(vec![name.to_owned()], from.parse()?, until.parse()?))
/// };
/// let mut options = AuditOptions::default();
/// let bands = vec![band("良", "80", "90")?, band("优", "90", "100")?];
/// options.bands = Some(Bands::new("《评价办法》", "the rules", bands));
/// assert_eq!(audit_with(&report, &options).findings[0].code().as_str(), "GRD001");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Bands {
    /// What they stand in, in Chinese: 《湖南省部门整体支出绩效评价指标》.
    pub title_zh: String,
    /// What they stand in, in English.
    pub title_en: String,
    /// From the lowest to the highest.
    pub bands: Vec<Band>,
}

/// A grade and the scores that earn it: from the lower end, included, to the upper, left out but for the highest grade.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Band {
    /// What the grade is called, the usual name first: 优, excellent.
    pub names: Vec<String>,
    /// The lowest score.
    pub from: Stated<Quantity>,
    /// The score that it ends before.
    pub until: Stated<Quantity>,
}

impl Bands {
    /// Bands from the lowest to the highest, with what they stand in.
    pub fn new(title_zh: &str, title_en: &str, bands: Vec<Band>) -> Self {
        Self { title_zh: title_zh.to_owned(), title_en: title_en.to_owned(), bands }
    }

    /// The band that a score on a scorecard lies in; `None` where these bands say nothing of it: it is marked out of other
    /// full marks, graded on another scale, or its score lies beyond all bands.
    pub(super) fn of(&self, scorecard: &Scorecard, score: &Stated<Quantity>) -> Option<&Band> {
        let full = self.bands.last()?.until.value();
        let marked_out_of = scorecard.full_marks.as_ref().and_then(Cell::stated).map(Stated::value);
        if marked_out_of.is_some_and(|marks| marks != full) {
            return None;
        }
        let grade = scorecard.grade.as_ref()?;
        let is_known = self.bands.iter().any(|band| band.is_called(grade.as_ref()));
        let value = score.value();
        let band = self.bands.iter().rev().find(|band| band.from.value() <= value);
        band.filter(|_| is_known && value <= full)
    }
}

impl Band {
    /// A band of that name between two ends.
    pub fn new(names: Vec<String>, from: Stated<Quantity>, until: Stated<Quantity>) -> Self {
        Self { names, from, until }
    }

    /// Whether the grade bears that name.
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.names.iter().any(|one| one == name)
    }
}
