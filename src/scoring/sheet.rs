//! A score sheet: every criterion, the total, the grade.

use super::aggregate::{Aggregation, Veto};
use super::earned::{Award, Earned};
use super::evidence::Evidence;
use super::facts::{Absent, Facts};
use super::framework::Framework;
use super::grade::{self, GradeBand};
use super::level::{self, Level, TableRow};
use super::marks::Marks;
use super::number::Number;
use super::policy::{NotApplicable, Precision};
use super::remark::SheetRemark;
use super::score::{Score, Scorer, Status};
use crate::model::Answer;

/// A score sheet (评分表): what a framework makes of evidence.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Sheet<'f> {
    /// The framework.
    pub framework: &'f Framework,
    /// The facts that were given.
    pub evidence: &'f Evidence,
    /// The scores of its criteria, in its order.
    pub scores: Vec<Score<'f>>,
    /// What they come to.
    pub total: Total<'f>,
    /// Vetoes, and whether they hold; `None` where the fact is lacking.
    pub vetoes: Vec<(&'f Veto, Option<bool>)>,
    /// What a reader should know beside the result.
    pub remarks: Vec<SheetRemark>,
}

/// What the scores of a sheet come to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Total<'f> {
    /// Points and a grade.
    Points(PointTotal<'f>),
    /// A level, which is a grade; `None` if no criterion counts.
    Level(Option<Earned<Level>>),
}

/// A total of points (总分), and the grade that it earns.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PointTotal<'f> {
    /// The sum, unrounded: the grade is that of these points.
    pub points: Earned<Number>,
    /// The sum of the rounded points of the criteria, rounded: what a printed sheet shows.
    pub printed: Option<Number>,
    /// The sum of the rounded points, before it is rounded itself.
    pub(super) summed: Option<Number>,
    /// What could be earned: the full marks, unless criteria were dropped.
    pub attainable: Number,
    /// What points are multiplied with because weights were spread; one, if none were.
    pub factor: Number,
    /// The grade of the unrounded sum; `None` while something is lacking.
    pub grade: Option<&'f GradeBand>,
    /// Every grade that is possible, from the lowest; one alone is certain.
    pub possible: Vec<&'f GradeBand>,
}

impl Framework {
    /// Scores evidence.
    ///
    /// ```
    /// use budget_performance::scoring::{Evidence, Framework, Given, Status};
    ///
    /// let framework = Framework::builtin("hunan-department-2017")?;
    /// let mut evidence = Evidence::default();
    /// for (fact, figure) in [("in_post", "50人"), ("authorised", "46人")] {
    ///     evidence.give(fact.parse()?, Given::Figure { figure: figure.parse()? });
    /// }
    /// let sheet = framework.score(&evidence);
    /// let control_rate = &sheet.scores[0];
    /// // 108.70 %: eight whole points above a hundred, half a point each.
    /// assert_eq!(control_rate.points().expect("both facts are given").to_string(), "1");
    /// assert!(matches!(sheet.scores[1].status, Status::NotAssessable { .. }));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn score<'a>(&'a self, evidence: &'a Evidence) -> Sheet<'a> {
        let draft = self.draft();
        let judge = Scorer { policies: &draft.policies, facts: self.facts(evidence) };
        let scores = self.planned().map(|(criterion, plan)| judge.score(criterion, plan)).collect();
        let mut sheet = Sheet {
            framework: self,
            evidence,
            total: Total::Level(None),
            vetoes: Vec::new(),
            remarks: Vec::new(),
            scores,
        };
        sheet.total = match &draft.aggregation {
            Aggregation::WeightedSum { full_marks, grades, vetoes } => {
                sheet.vetoes = vetoes.iter().map(|veto| (veto, holds(veto, &judge.facts))).collect();
                Total::Points(sheet.sum(*full_marks, grades))
            }
            Aggregation::WeakestLink {} => Total::Level(sheet.level(level::weakest_link)),
            Aggregation::Table { rows } => Total::Level(sheet.level(|levels| table(rows, levels))),
        };
        sheet.remarks = super::remark::remarks(&sheet);
        sheet
    }
}

fn table(rows: &[TableRow], levels: &[Level]) -> Option<Level> {
    level::converted(rows, levels)
}

/// Whether the fact of a veto is so, if it is known; where it does not apply, it is not so.
fn holds(veto: &Veto, facts: &Facts<'_>) -> Option<bool> {
    match facts.answer_to(&veto.fact) {
        Ok(answer) => Some(answer == Answer::Yes),
        Err(Absent::NotApplicable(_)) => Some(false),
        Err(Absent::Lacking(_) | Absent::Unknown) => None,
    }
}

impl<'f> Sheet<'f> {
    fn sum(&self, full_marks: Marks, grades: &'f [GradeBand]) -> PointTotal<'f> {
        let kept = Number::sum(self.counted().map(|(_, weight)| weight));
        let factor = self.factor(&kept);
        let attainable = kept.times(&factor);
        let points = if self.counted().next().is_none() {
            Earned::open(Number::ZERO, full_marks.value())
        } else {
            self.earned(&factor)
        };
        let summed = points.exact.as_ref().and_then(|_| self.summed(&factor));
        let printed = summed.as_ref().map(|sum| self.framework.draft().policies.total.applied(sum));
        let possible_now = points.exact.as_ref().map(|points| self.lowered(grades, points)).unwrap_or_default();
        let grade = if let [one] = possible_now.as_slice() { Some(*one) } else { None };
        let possible = self.possible(grades, &points);
        PointTotal { points, printed, summed, attainable, factor, grade, possible }
    }

    /// The exact sum of the points, and what it is at least and at most.
    fn earned(&self, factor: &Number) -> Earned<Number> {
        let points = || {
            self.scores.iter().filter_map(|score| match &score.award {
                Some(Award::Points(points)) => Some(points),
                _ => None,
            })
        };
        // What is certain is the same in all three sums.
        let certain = Number::sum(points().filter(|points| points.is_certain()).map(|points| &points.lowest));
        let open = || points().filter(|points| !points.is_certain());
        let whole = |open: Number| certain.plus(&open).times(factor);
        let sum = |pick: fn(&Earned<Number>) -> &Number| whole(Number::sum(open().map(pick)));
        let is_exact = points().all(|points| points.exact.is_some());
        let exact = || whole(Number::sum(open().filter_map(|points| points.exact.as_ref())));
        Earned {
            exact: is_exact.then(exact),
            lowest: sum(|points| &points.lowest),
            highest: sum(|points| &points.highest),
        }
    }

    /// The sum of the rounded points.
    fn summed(&self, factor: &Number) -> Option<Number> {
        let counted = || self.scores.iter().filter(|score| score.award.is_some());
        let rounded = |points: &Number| self.precision().applied(&points.times(factor));
        let is_known = counted().all(|score| score.points().is_some());
        is_known.then(|| Number::sum(counted().filter_map(Score::points).map(rounded)))
    }

    /// The scores that count, with their weights.
    pub(super) fn counted(&self) -> impl Iterator<Item = (&Score<'f>, Number)> {
        let weight = |score: &Score<'_>| score.criterion.weight.map_or(Number::ZERO, Marks::value);
        self.scores.iter().filter(|score| score.award.is_some()).map(move |score| (score, weight(score)))
    }

    /// What the spread weight makes of every other: (kept + spread) ÷ kept.
    fn factor(&self, kept: &Number) -> Number {
        let spread = self.scores.iter().filter(|score| score.is_spread()).filter_map(|score| score.criterion.weight);
        let spread = spread.fold(Number::ZERO, |sum, weight| sum.plus(&weight.value()));
        if spread.is_zero() {
            return Number::ONE;
        }
        kept.plus(&spread).over(kept).unwrap_or(Number::ONE).reduced()
    }

    /// The grades that are possible for points: lowered by the vetoes that hold, or also by one that is not known.
    fn lowered(&self, grades: &'f [GradeBand], points: &Number) -> Vec<&'f GradeBand> {
        let place = |grade: &GradeBand| grades.iter().position(|other| other.id == grade.id);
        let cap = |wanted: Option<bool>| {
            let vetoes = self.vetoes.iter().filter(move |(_, holds)| *holds == wanted);
            vetoes.filter_map(|(veto, _)| grades.iter().find(|grade| grade.id == veto.at_most))
        };
        let known = grade::of(grades, points).into_iter().chain(cap(Some(true))).min_by_key(|grade| place(grade));
        let Some(known) = known else { return Vec::new() };
        let lower = cap(None).filter(|grade| place(grade) < place(known));
        lower.chain([known]).collect()
    }

    /// Every grade that is possible, from the lowest.
    fn possible(&self, grades: &'f [GradeBand], sum: &Earned<Number>) -> Vec<&'f GradeBand> {
        let free = grade::between(grades, &sum.lowest, &sum.highest);
        let possible: Vec<&GradeBand> =
            free.iter().flat_map(|grade| self.lowered(grades, &grade.from.value())).collect();
        grades.iter().filter(|grade| possible.iter().any(|other| other.id == grade.id)).collect()
    }

    /// One level of those of the criteria that count.
    fn level(&self, become_one: impl Fn(&[Level]) -> Option<Level>) -> Option<Earned<Level>> {
        let levels = self.scores.iter().filter_map(|score| match &score.award {
            Some(Award::Level(level)) => Some(level),
            _ => None,
        });
        let levels: Vec<&Earned<Level>> = levels.collect();
        let one =
            |pick: fn(&Earned<Level>) -> Level| become_one(&levels.iter().map(|level| pick(level)).collect::<Vec<_>>());
        let exact: Option<Vec<Level>> = levels.iter().map(|level| level.exact).collect();
        Some(Earned {
            exact: exact.and_then(|levels| become_one(&levels)),
            lowest: one(|level| level.lowest)?,
            highest: one(|level| level.highest)?,
        })
    }

    /// The score of a criterion by its name.
    pub fn score_of(&self, criterion: &str) -> Option<&Score<'f>> {
        self.scores.iter().find(|score| score.criterion.id.as_ref() == criterion)
    }

    /// The points that a printed sheet shows for a criterion: after weights are spread, rounded.
    pub fn printed(&self, score: &Score<'_>) -> Option<Number> {
        let Total::Points(total) = &self.total else { return None };
        let points = score.points()?.times(&total.factor);
        Some(self.precision().applied(&points))
    }

    pub(super) fn precision(&self) -> Precision {
        self.framework.draft().policies.points
    }
}

impl Score<'_> {
    /// The points for the printed digits, before weights are spread and points rounded.
    pub fn points(&self) -> Option<&Number> {
        match &self.award {
            Some(Award::Points(points)) => points.exact.as_ref(),
            _ => None,
        }
    }

    /// Whether the weight goes to the other criteria.
    fn is_spread(&self) -> bool {
        if matches!(self.status, Status::Assessed | Status::NotAssessable { .. }) {
            return false;
        }
        let treated = self.steps.iter().find_map(|step| match step {
            super::step::Step::NotApplicable { treated } => Some(*treated),
            _ => None,
        });
        treated == Some(NotApplicable::Spread)
    }
}
