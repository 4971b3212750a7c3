//! Scorecards by themselves, with one known fault.

use proptest::strategy::Strategy;

use super::{host, plant, sites};
use crate::audit::Code;
use crate::figure::Currency;
use crate::interop::strategy::consistent::consistent_scorecard;
use crate::interop::strategy::dice::{Dice, dice};
use crate::model::{FiscalYear, Period, Pointer, Report, ReportKind, Scorecard, Subject, SubjectKind};

/// A scorecard with one fault.
///
/// `at` names the figure that was moved, within the scorecard, such as `/groups/0/score`; for `GRD001` the grade that was
/// exchanged and the total that it is for.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PlantedScorecard {
    /// The scorecard.
    pub scorecard: Scorecard,
    /// The check that has to speak.
    pub code: Code,
    /// What carries the fault.
    pub at: Vec<Pointer>,
}

/// The codes of all checks that a scorecard alone can set off.
pub fn scorecard_faults() -> Vec<Code> {
    super::faults()
        .into_iter()
        .filter(|code| matches!(code.as_str(), "SCO001" | "SCO002" | "WGT001" | "GRD001"))
        .collect()
}

/// A scorecard in which everything agrees but one thing, which the check of that code is to find.
///
/// The scorecard is drawn as [`consistent_scorecard()`] draws it; one that has no place for the fault gives way to a plain
/// one of a hundred points. A score is moved above its weight, a score or weight of a group away from what its members make,
/// by up to 255 last digits more than rounding allows, or the grade is exchanged for one whose band the total is not in. What
/// follows from it is found too: a score above its weight upsets its group. Of a code that is not in [`scorecard_faults()`]
/// nothing can be drawn.
///
/// ```
/// use budget_performance::interop::strategy::scorecard_with_fault;
/// use proptest::prelude::*;
///
/// proptest!(ProptestConfig::with_cases(8), |(planted in scorecard_with_fault("GRD001".parse().unwrap()))| {
///     prop_assert_eq!(planted.at[0].as_str(), "/grade");
///     prop_assert!(planted.scorecard.grade.is_some());
/// });
/// ```
pub fn scorecard_with_fault(code: Code) -> impl Strategy<Value = PlantedScorecard> {
    (consistent_scorecard(), dice(24))
        .prop_filter_map("every scorecard can have the fault", move |(card, dice)| planted(card, code, &dice))
}

fn planted(card: Scorecard, code: Code, dice: &Dice) -> Option<PlantedScorecard> {
    if !scorecard_faults().contains(&code) {
        return None;
    }
    let mut report = bare()?;
    report.scorecards.push(card);
    if sites(&report, code, &mut dice.roll().skip(1)).is_empty() {
        report.scorecards.clear();
        host::add(&mut report, code, &mut dice.roll().skip(1))?;
    }
    let planted = plant(report, code, dice)?;
    let within = |place: &Pointer| place.as_str().strip_prefix("/scorecards/0")?.parse().ok();
    let at: Option<_> = planted.at.iter().map(within).collect();
    Some(PlantedScorecard { scorecard: planted.report.scorecards.into_iter().next()?, code, at: at? })
}

/// A report for a scorecard to stand in.
fn bare() -> Option<Report> {
    let year = FiscalYear::try_from(2023_i64).ok()?;
    let subject = Subject::new(SubjectKind::Project, None);
    let title = "项目支出绩效自评表".parse().ok()?;
    Some(Report::new(title, ReportKind::ProjectSelfEvaluation, subject, Currency::CNY, Period::new(year)))
}
