//! The score of one criterion.

use super::criterion::Criterion;
use super::earned::{Award, Earned, all, anything, none};
use super::facts::{Facts, Judged};
use super::lack::{Cause, Lack};
use super::level::Level;
use super::measure::Measure;
use super::measured::{Count, Measured, Unmeasured};
use super::name::FactName;
use super::number::Number;
use super::plan::Plan;
use super::policy::{NotApplicable, Policies, Undefined};
use super::rule::{Rule, Tier};
use super::sized::{self, Sized, Unit};
use super::span::{Place, Span};
use super::step::Step;

/// The score of one criterion.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Score<'f> {
    /// The criterion.
    pub criterion: &'f Criterion,
    /// Whether it could be assessed.
    pub status: Status,
    /// What it earns before weights are spread and points rounded; `None` if it does not count.
    pub award: Option<Award>,
    pub(super) measured: Option<Sized<'f>>,
    pub(super) steps: Steps,
}

/// The steps of a score after its measure, of which most have one.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    first: Option<Step>,
    more: Vec<Step>,
}

impl Steps {
    pub(super) fn push(&mut self, step: Step) {
        if self.first.is_none() {
            self.first = Some(step);
        } else {
            self.more.push(step);
        }
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.first.iter().chain(&self.more)
    }
}

impl Extend<Step> for Steps {
    fn extend<I: IntoIterator<Item = Step>>(&mut self, steps: I) {
        steps.into_iter().for_each(|step| self.push(step));
    }
}

/// Whether a criterion could be assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Status {
    /// It could.
    Assessed,
    /// It could not, because facts are lacking.
    NotAssessable {
        /// What is lacking.
        lacks: Vec<Lack>,
    },
    /// A fact of it does not apply; the policy says what becomes of it.
    NotApplicable {
        /// The fact.
        fact: FactName,
        /// The policy.
        treated: NotApplicable,
    },
    /// Its ratio has no value, because its base is zero or negative; the policy says what becomes of it.
    Undefined {
        /// The policy.
        treated: Undefined,
    },
}

/// Everything that the score of a criterion depends on.
pub(super) struct Scorer<'f> {
    pub(super) policies: &'f Policies,
    pub(super) facts: Facts<'f>,
}

impl<'f> Scorer<'f> {
    pub(super) fn score(&self, criterion: &'f Criterion, plan: &Plan) -> Score<'f> {
        let weight = criterion.weight.map(super::marks::Marks::value);
        let mut score =
            Score { criterion, status: Status::Assessed, award: None, measured: None, steps: Steps::default() };
        match plan.measured(&self.facts) {
            Ok(measured) => {
                score.measured(measured, weight.as_ref());
                score.blurred(plan, &self.facts);
            }
            Err(Unmeasured::Lacking(lacks)) => score.open(lacks, weight.as_ref()),
            Err(Unmeasured::NotApplicable(fact)) => {
                let treated = criterion.not_applicable.unwrap_or(self.policies.not_applicable);
                score.not_applicable(fact, treated, weight.as_ref());
            }
            Err(Unmeasured::ZeroBase | Unmeasured::NegativeBase) => {
                let treated = criterion.undefined.unwrap_or(self.policies.undefined);
                let otherwise = criterion.not_applicable.unwrap_or(self.policies.not_applicable);
                score.undefined(treated, otherwise, weight.as_ref());
            }
        }
        score
    }
}

impl<'f> Score<'f> {
    fn open(&mut self, lacks: Vec<Lack>, weight: Option<&Number>) {
        self.status = Status::NotAssessable { lacks };
        self.award = Some(anything(weight));
    }

    fn not_applicable(&mut self, fact: FactName, treated: NotApplicable, weight: Option<&Number>) {
        self.steps.push(Step::NotApplicable { treated });
        self.award = (treated == NotApplicable::FullMarks).then(|| all(weight));
        self.status = Status::NotApplicable { fact, treated };
    }

    fn undefined(&mut self, treated: Undefined, otherwise: NotApplicable, weight: Option<&Number>) {
        self.steps.push(Step::Undefined { treated });
        self.award = match treated {
            Undefined::Open => Some(anything(weight)),
            Undefined::Zero => Some(none(weight)),
            Undefined::FullMarks => Some(all(weight)),
            Undefined::NotApplicable => {
                self.steps.push(Step::NotApplicable { treated: otherwise });
                (otherwise == NotApplicable::FullMarks).then(|| all(weight))
            }
        };
        self.status = Status::Undefined { treated };
    }

    fn measured(&mut self, measured: Measured<'f>, weight: Option<&Number>) {
        let rule = &self.criterion.rule;
        match (measured, weight) {
            (Measured::One(sized), _) if !has_unit(rule, &sized) => {
                let facts = self.criterion.measure.facts();
                let lacks = facts.first().map(|fact| Lack::new(fact, Cause::OtherUnit));
                self.open(lacks.into_iter().collect(), weight);
            }
            (Measured::One(sized), Some(weight)) => {
                self.earn(&sized, weight);
                self.measured = Some(sized);
            }
            (Measured::One(sized), None) => {
                let earned = level(rule, &sized);
                self.steps.extend(earned.exact.map(|level| Step::Level { level }));
                self.award = Some(Award::Level(earned));
                self.measured = Some(sized);
            }
            (Measured::Years(years), _) => self.years(&years),
            (Measured::Judged(judged), Some(weight)) => self.judged(&judged, weight),
            (Measured::Counted(count), Some(weight)) => self.counted(count, weight),
            (Measured::Judged(_) | Measured::Counted(_), None) => self.open(Vec::new(), None),
        }
    }

    fn earn(&mut self, sized: &Sized<'_>, weight: &Number) {
        let rule = &self.criterion.rule;
        let exact = rule.points(weight, &Place::at(&sized.value)).filter(|_| !sized.is_blurred);
        if sized.span == Span::EVERYTHING {
            // OK because the base may be zero then, and a policy may give anything.
            let (exact, step) = exact.unzip();
            let earned = Earned { exact, lowest: Number::ZERO, highest: weight.clone() };
            return self.earned(Some(earned), step, weight);
        }
        let (exact, step) = exact.unzip();
        let (is_exact, mut last) = (exact.is_some(), None);
        let earned = Earned::among(exact, |see| {
            each_place(rule, sized, &mut |place| {
                if let Some((points, step)) = rule.points(weight, place) {
                    see(points);
                    last = Some(step);
                }
            });
        });
        // Without an exact value there is a step only if it is the same wherever the value may lie.
        let certain = last.filter(|_| !is_exact && earned.as_ref().is_some_and(Earned::is_certain));
        self.earned(earned, step.or(certain), weight);
    }

    fn earned(&mut self, earned: Option<Earned<Number>>, step: Option<Step>, weight: &Number) {
        self.award = Some(earned.map_or_else(|| anything(Some(weight)), Award::Points));
        self.steps.extend(step);
    }

    /// Says of facts that a hedge blurs that they are lacking, if what may be behind them does not all score alike.
    fn blurred(&mut self, plan: &Plan, facts: &Facts<'_>) {
        let is_open = match &self.award {
            Some(Award::Points(points)) => points.exact.is_none(),
            Some(Award::Level(level)) => level.exact.is_none(),
            None => false,
        };
        if is_open && self.status == Status::Assessed {
            let is_blurred = |fact: &&usize| facts.sized(**fact).is_ok_and(|sized| sized.is_blurred);
            let lacks = plan.facts.iter().filter(is_blurred).filter_map(|fact| facts.lack(*fact, Cause::Blurred));
            self.status = Status::NotAssessable { lacks: lacks.collect() };
        }
    }

    /// The level that is reached in so many years is the so-manieth best.
    fn years(&mut self, years: &[Sized<'_>]) {
        let Rule::Levels { in_years: Some(best), .. } = &self.criterion.rule else { return };
        let levels: Vec<Earned<Level>> = years.iter().map(|year| level(&self.criterion.rule, year)).collect();
        let of = |pick: fn(&Earned<Level>) -> Level| {
            let mut levels: Vec<Level> = levels.iter().map(pick).collect();
            levels.sort_unstable_by(|one, two| two.cmp(one));
            levels.get(usize::from(best.get()).saturating_sub(1)).copied().unwrap_or(Level::D)
        };
        let (lowest, highest) = (of(|year| year.lowest), of(|year| year.highest));
        let is_exact = levels.iter().all(|year| year.exact.is_some());
        let exact = if is_exact { Some(of(|year| year.exact.unwrap_or(year.lowest))) } else { None };
        let exact = exact.or((lowest == highest).then_some(lowest));
        self.steps.extend(years.iter().map(measured_step));
        let shown: Option<Vec<Level>> = levels.iter().map(|year| year.exact).collect();
        self.steps.extend(shown.map(|levels| Step::Years { levels, best: *best }));
        self.award = Some(Award::Level(Earned { exact, lowest, highest }));
    }

    fn judged(&mut self, judged: &Judged<'_>, weight: &Number) {
        let (Rule::Tiers { tiers }, Measure::Judgement { fact }) = (&self.criterion.rule, &self.criterion.measure)
        else {
            return;
        };
        let share = match judged {
            Judged::Share(share) => Some(share.clone()),
            Judged::Points(points) => points.over(weight),
            Judged::Tier(name) => return self.tier(tiers, name, fact, weight),
        };
        let share = share.filter(|share| !share.is_negative() && *share <= Number::ONE);
        let Some((share, tier)) = share.and_then(|share| Some((share.clone(), holding(tiers, &share)?))) else {
            return self.open(vec![Lack::new(fact, Cause::OutOfRange)], Some(weight));
        };
        self.award = Some(Award::Points(Earned::certain(&weight.times(&share))));
        self.steps.push(Step::Tier { tier: tier.id.clone(), share: Some(share) });
    }

    /// A tier alone: its award, if it has one, else anything within it.
    fn tier(&mut self, tiers: &[Tier], name: &str, fact: &FactName, weight: &Number) {
        let called = |tier: &&Tier| [tier.id.as_ref(), tier.label.zh.as_ref(), tier.label.en.as_ref()].contains(&name);
        let Some(tier) = tiers.iter().find(called) else {
            return self.open(vec![Lack::new(fact, Cause::UnknownTier)], Some(weight));
        };
        let share = tier.award.as_ref().map(sized::share);
        self.steps.push(Step::Tier { tier: tier.id.clone(), share: share.clone() });
        if let Some(share) = share {
            self.award = Some(Award::Points(Earned::certain(&weight.times(&share))));
            return;
        }
        let [lowest, highest] = [&tier.from, &tier.until].map(|end| weight.times(&sized::share(end)));
        self.status = Status::NotAssessable { lacks: vec![Lack::new(fact, Cause::PointsWithinTier)] };
        self.award = Some(Award::Points(Earned::open(lowest, highest)));
    }

    fn counted(&mut self, count: Count, weight: &Number) {
        let whole = |count: usize| Number::whole(i128::try_from(count).unwrap_or(i128::MAX));
        let (met, open, of) = (whole(count.met), whole(count.open.len()), whole(count.of));
        let points = |met: &Number| weight.times(&met.over(&of).unwrap_or(Number::ZERO));
        let (lowest, highest) = (points(&met), points(&met.plus(&open)));
        let exact = count.open.is_empty().then(|| lowest.clone());
        self.award = Some(Award::Points(Earned { exact, lowest, highest }));
        self.steps.push(Step::Counted { met, open, of });
        if !count.open.is_empty() {
            self.status = Status::NotAssessable { lacks: count.open };
        }
    }
}

/// The tier that holds a share.
fn holding<'t>(tiers: &'t [Tier], value: &Number) -> Option<&'t Tier> {
    tiers.iter().rev().find(|tier| sized::share(&tier.from) <= *value)
}

/// Whether the thresholds of a rule are of the unit that is measured.
fn has_unit(rule: &Rule, measured: &Sized<'_>) -> bool {
    // OK because a ratio has thresholds of its kind, which have no unit.
    measured.unit == Unit::Share || rule.values().all(|value| sized::unit(value).goes_with(&measured.unit))
}

/// Shows where a rule has to be looked at, beside the value itself if no hedge blurs it.
fn each_place(rule: &Rule, sized: &Sized<'_>, see: &mut impl FnMut(&Place)) {
    let span = &sized.span;
    let is_settled = || span.is_point() || (rule.is_flat() && !rule.turns().any(|turn| span.reaches(&turn)));
    if sized.is_blurred || !is_settled() {
        span.each_place(rule.turns(), see);
    }
}

fn level(rule: &Rule, sized: &Sized<'_>) -> Earned<Level> {
    let exact = (!sized.is_blurred).then(|| rule.level(&Place::at(&sized.value)).unwrap_or(Level::D));
    let earned = Earned::among(exact, |see| {
        each_place(rule, sized, &mut |place| rule.level(place).into_iter().for_each(&mut *see));
    });
    earned.unwrap_or(Earned::open(Level::D, Level::A))
}

/// What a measure came to, as a step.
pub(super) fn measured_step(sized: &Sized<'_>) -> Step {
    let ends = [&sized.span.low, &sized.span.high].map(|end| end.at.as_ref().map(Number::reduced));
    let [lowest, highest] = ends;
    Step::Measured { value: sized.value.reduced(), lowest, highest }
}
