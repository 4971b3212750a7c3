//! `grade-does-not-fit-score`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::finding::{Slot, Term};
use crate::audit::run::Context;
use crate::figure::{Cell, Figure, Quantity, Quotient, Reading, Stated};
use crate::model::{BandEnds, GradeBand, Pointer, QuantityCell, Scorecard};

pub(super) const CODE: Code = Code::new(*b"GRD001");

#[doc = include_str!("grd001.md")]
pub static GRD001: Check = Check {
    code: CODE,
    name: "grade-does-not-fit-score",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("grd001.md"),
    message: Template {
        zh: "{subject}：得分 {stated}，按报告所列等级标准应评为“{computed}”，实际评为“{other}”。",
        en: "{subject}: by the bands that the report states, a score of {stated} is graded “{computed}”, not “{other}”.",
    },
    run,
};

fn run(context: &Context<'_>) -> Vec<Finding> {
    let scorecards = context.report.scorecards.iter().enumerate();
    scorecards.filter_map(|(index, scorecard)| finding(index, scorecard)).collect()
}

fn finding(index: usize, scorecard: &Scorecard) -> Option<Finding> {
    let (total, grade) = (scorecard.total.as_ref()?.stated()?, scorecard.grade.as_ref()?);
    if total.hedge().is_some() {
        return None;
    }
    let fitting: Vec<&GradeBand> = scorecard.bands.iter().filter(|band| may_hold(band, total)).collect();
    // Without a band for the score nothing is said; an end that is not said to belong may belong to both.
    if fitting.is_empty() || fitting.iter().any(|band| band.grade == *grade) {
        return None;
    }
    let at = Pointer::root().member("scorecards").item(index);
    let subject = scorecard.subject.as_ref().map_or_else(String::new, ToString::to_string);
    let grades = fitting.iter().map(|band| Term::Text(band.grade.to_string())).collect();
    let finding = Finding::new(&GRD001, vec![at.member("grade"), at.member("total")], subject.clone())
        .with(Slot::Subject, if subject.is_empty() { Term::scorecard() } else { Term::Text(subject) })
        .with(Slot::Stated, Term::Figure(Figure::Quantity(total.clone())))
        .with(Slot::Computed, Term::Terms(grades))
        .with(Slot::Other, Term::Text(grade.to_string()));
    Some(finding)
}

/// Whether a score can belong to a band; an end that the document does not assign can go either way.
fn may_hold(band: &GradeBand, score: &Stated<Quantity>) -> bool {
    let (Some(lowest), Some(highest)) = score.interval(Reading::Nearest).ends() else { return true };
    let end = |cell: Option<&QuantityCell>| cell.and_then(Cell::stated).map(|end| Quotient::whole(end.value()));
    let lower_belongs = !matches!(band.ends, Some(BandEnds::Upper | BandEnds::Neither));
    let upper_belongs = !matches!(band.ends, Some(BandEnds::Lower | BandEnds::Neither));
    let above = end(band.from.as_ref()).is_none_or(|low| highest > low || (lower_belongs && highest == low));
    above && end(band.until.as_ref()).is_none_or(|high| lowest < high || (upper_belongs && lowest == high))
}
