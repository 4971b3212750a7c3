//! `grade-does-not-fit-score`

use crate::audit::bands::Bands;
use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::finding::{Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::run::Context;
use crate::figure::{Cell, Figure, Quantity, Quotient, Reading, Stated};
use crate::model::{BandEnds, GradeBand, Label, Pointer, QuantityCell, Report, Scorecard};

pub(super) const CODE: Code = Code::new(*b"GRD001");

#[doc = include_str!("grd001.md")]
pub static GRD001: Check = Check {
    code: CODE,
    name: "grade-does-not-fit-score",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("grd001.md"),
    message: Template {
        zh: "{subject}：得分 {stated}，按{inputs}应评为“{computed}”，实际评为“{other}”。",
        en: "{subject}: by {inputs}, a score of {stated} is graded “{computed}”, not “{other}”.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    let scorecards = context.report.scorecards.iter().enumerate();
    let judged = scorecards.filter_map(|(index, scorecard)| {
        let judged = Judged::of(scorecard, context.options.bands.as_ref())?;
        Some(judged.finding(index, scorecard))
    });
    judged.collect()
}

/// Scorecards that state a grade which no bands tell anything of.
pub(super) fn not_judged(report: &Report, bands: Option<&Bands>) -> Vec<Pointer> {
    let scorecards = report.scorecards.iter().enumerate();
    let graded = scorecards.filter(|(_, scorecard)| scorecard.grade.is_some());
    let open = graded.filter(|(_, scorecard)| Judged::of(scorecard, bands).is_none());
    open.map(|(index, _)| Pointer::root().member("scorecards").item(index).member("grade")).collect()
}

/// A stated score, and the grades that it can have.
struct Judged<'a> {
    total: &'a Stated<Quantity>,
    grade: &'a Label,
    /// The names of the grades that fit.
    fitting: Vec<&'a str>,
    fits: bool,
    /// What the bands stand in.
    source: Term,
}

impl<'a> Judged<'a> {
    /// By the bands of the report; by those that were given if it states none. Without a band for the score nothing is said.
    fn of(scorecard: &'a Scorecard, given: Option<&'a Bands>) -> Option<Self> {
        let (total, grade) = (scorecard.total.as_ref()?.stated()?, scorecard.grade.as_ref()?);
        if total.hedge().is_some() {
            return None;
        }
        if scorecard.bands.is_empty() {
            let given = given?;
            let band = given.of(scorecard, total)?;
            let source =
                Term::Bilingual(format!("{}的等级标准", given.title_zh), format!("the bands of {}", given.title_en));
            let (fitting, fits) =
                (band.names.iter().take(1).map(String::as_str).collect(), band.is_called(grade.as_ref()));
            return Some(Self { total, grade, fitting, fits, source });
        }
        let bands = scorecard.bands.iter().filter(|band| may_hold(band, total)).map(|band| band.grade.as_ref());
        let fitting: Vec<&str> = bands.collect();
        // An end that is not said to belong may belong to both.
        let fits = fitting.contains(&grade.as_ref());
        let source = Term::Words("报告所列等级标准", "the bands that the report states", String::new());
        (!fitting.is_empty()).then_some(Self { total, grade, fitting, fits, source })
    }

    fn finding(self, index: usize, scorecard: &Scorecard) -> Option<Finding> {
        if self.fits {
            return None;
        }
        let at = Pointer::root().member("scorecards").item(index);
        let subject = scorecard.subject.as_ref().map_or_else(String::new, ToString::to_string);
        let grades = self.fitting.iter().map(|grade| Term::Text((*grade).to_owned())).collect();
        let finding = Finding::new(&GRD001, vec![at.member("grade"), at.member("total")], subject.clone())
            .with(Slot::Subject, if subject.is_empty() { Term::scorecard() } else { Term::Text(subject) })
            .with(Slot::Inputs, self.source)
            .with(Slot::Stated, Term::Figure(Figure::Quantity(self.total.clone())))
            .with(Slot::Computed, Term::Terms(grades))
            .with(Slot::Other, Term::Text(self.grade.to_string()));
        Some(finding)
    }
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
