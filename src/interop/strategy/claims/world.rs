//! Exact values, relations that hold between them, and figures that print them.

use super::RelationKind;
use crate::figure::{Exact, Figure, HeadUnit, Measure, OfPlan, OverBase, Points, RatioUnit, Rounding, Scale, Stated};
use crate::interop::strategy::consistent::Scribe;
use crate::interop::strategy::dice::Roll;
use crate::model::Id;
use crate::reconcile::{Attainment, Claims, Coverage, FigureClaim, Movement, Relation, Sense, Sign, TargetDirection};

/// A figure with the hundredths that it prints.
#[derive(Clone, Debug)]
pub(super) struct Money {
    pub(super) name: Id,
    pub(super) hundredths: i128,
}

impl Money {
    fn less(&self, other: &Self) -> i128 {
        self.hundredths.saturating_sub(other.hundredths)
    }
}

/// Claims in the making.
pub(super) struct World {
    pub(super) scribe: Scribe,
    figures: Vec<FigureClaim>,
    pub(super) relations: Vec<Relation<Id>>,
    money: Vec<Money>,
    /// Whether every figure is stated, in the usual manner, and amounts are large: where a fault is to be seen.
    pub(super) plain: bool,
}

impl World {
    pub(super) fn new(scribe: Scribe) -> Self {
        Self { scribe, figures: Vec::new(), relations: Vec::new(), money: Vec::new(), plain: false }
    }

    pub(super) fn claims(self) -> Claims {
        Claims::new(self.figures, self.relations)
    }

    /// A figure that is stated so, or not at all.
    pub(super) fn figure(&mut self, stated: Option<Figure>) -> Option<Id> {
        let name: Id = format!("f{}", self.figures.len().saturating_add(1)).parse().ok()?;
        let stated = stated.into_iter().map(|figure| figure.to_string().parse()).collect::<Result<_, _>>().ok()?;
        self.figures.push(FigureClaim::new(name.clone(), stated));
        Some(name)
    }

    /// An amount: printed, or now and then left open, or printed twice.
    pub(super) fn amount(&mut self, hundredths: i128, roll: &mut Roll<'_>) -> Option<Money> {
        let style = if self.plain { Scribe::usual() } else { self.scribe.style(roll) };
        let stated = self.scribe.amount(hundredths, style)?;
        let is_open = !self.plain && roll.one_in(8);
        let name = self.figure((!is_open).then_some(Figure::Amount(stated)))?;
        if !self.plain && roll.one_in(12) && !is_open {
            let again = self.scribe.amount(hundredths, self.scribe.style(roll))?;
            let text = Figure::Amount(again).to_string().parse().ok()?;
            self.figures.last_mut()?.stated.push(text);
        }
        let money = Money { name, hundredths };
        self.money.push(money.clone());
        Some(money)
    }

    /// An amount that is there, or a new one.
    fn some(&mut self, roll: &mut Roll<'_>) -> Option<Money> {
        if !self.plain && !self.money.is_empty() && roll.one_in(3) {
            return self.money.get(roll.below(self.money.len())).cloned();
        }
        let size = roll.pick(10_000_000_u32, &[100_000_000, 4_000_000_000, 20_000, 0]);
        let least = if self.plain { 100_000_000 } else { 0 };
        let drawn = roll.upto(size);
        self.amount(drawn.saturating_add(least), roll)
    }

    fn pair(&mut self, roll: &mut Roll<'_>) -> Option<(Money, Money)> {
        let one = self.some(roll)?;
        let other = self.some(roll)?;
        if one.name != other.name {
            return Some((one, other));
        }
        let hundredths = other.hundredths.saturating_add(777);
        Some((one, self.amount(hundredths, roll)?))
    }

    fn things(&mut self, count: i128, people: bool) -> Option<Id> {
        let figure = if people {
            Figure::Headcount(self.scribe.heads(count, HeadUnit::Person)?)
        } else {
            Figure::Quantity(self.scribe.quantity(count.checked_mul(100)?, 0, "家")?)
        };
        self.figure(Some(figure))
    }

    /// The percentage that one number is of another.
    fn percent(&mut self, part: i128, whole: i128, roll: &mut Roll<'_>) -> Option<Id> {
        let share = self.scribe.percent(part, whole, roll.pick(2, &[1, 0, 2]))?;
        self.figure(Some(Figure::Ratio(share)))
    }

    /// One more relation, of a kind that is drawn.
    pub(super) fn relate(&mut self, roll: &mut Roll<'_>) -> Option<()> {
        let kind = RelationKind::ALL.get(roll.below(RelationKind::ALL.len())).copied()?;
        // What cannot be written, such as a rate on a base of nothing, is left out.
        let (figures, relations) = (self.figures.len(), self.relations.len());
        if self.add(kind, roll).is_none() || !self.names_each_once() {
            self.relations.truncate(relations);
            self.figures.truncate(figures);
            let names: Vec<&Id> = self.figures.iter().map(|figure| &figure.name).collect();
            self.money.retain(|money| names.contains(&&money.name));
        }
        Some(())
    }

    /// Whether the last relation names no figure twice.
    fn names_each_once(&self) -> bool {
        let mut names = self.relations.last().map(members).unwrap_or_default();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        names.len() == count
    }

    /// One more relation of that kind; `None` if these values cannot be written so.
    pub(super) fn add(&mut self, kind: RelationKind, roll: &mut Roll<'_>) -> Option<()> {
        let assumed = !self.plain && roll.one_in(5);
        let relation = match kind {
            RelationKind::Sum => self.sum(assumed, roll)?,
            RelationKind::Change => {
                let (current, prior) = self.pair(roll)?;
                let sense = self.sense(roll);
                let change = self.amount(meant(current.hundredths.saturating_sub(prior.hundredths), sense), roll)?;
                let (current, prior, change) = (current.name, prior.name, change.name);
                Relation::Change { current, prior, change, sense, assumed }
            }
            RelationKind::Growth => {
                let (current, prior) = self.pair(roll)?;
                let sense = self.sense(roll);
                let growth = meant(current.hundredths.saturating_sub(prior.hundredths), sense);
                let rate = self.rate(Exact::<OverBase>::new(growth, positive(prior.hundredths)?)?, roll)?;
                Relation::Growth { current: current.name, prior: prior.name, rate, sense, assumed }
            }
            RelationKind::Share => {
                let (part, whole) = self.pair(roll)?;
                let share = self.percent(part.hundredths, positive(whole.hundredths)?, roll)?;
                Relation::Share { part: part.name, whole: whole.name, share, assumed }
            }
            RelationKind::Completion => {
                let (actual, target) = self.pair(roll)?;
                let rate = self.rate(Exact::<OfPlan>::new(actual.hundredths, positive(target.hundredths)?)?, roll)?;
                Relation::Completion { actual: actual.name, target: target.name, rate, assumed }
            }
            RelationKind::PointChange => self.points(assumed, roll)?,
            RelationKind::Ratio => {
                let ((one, other), rest) = (self.pair(roll)?, self.some(roll)?);
                let base = other.hundredths.saturating_add(rest.hundredths);
                let rate = self.percent(one.hundredths, positive(base)?, roll)?;
                let denominator = if rest.name == other.name { return None } else { vec![other.name, rest.name] };
                Relation::Ratio { numerator: vec![one.name], denominator, rate, assumed }
            }
            RelationKind::Progress => {
                let (baseline, target) = self.pair(roll)?;
                let actual = self.some(roll)?;
                let (done, base) = (actual.less(&baseline), target.less(&baseline));
                let far = base.saturating_abs() > if self.plain { 20_000_000 } else { 0 };
                let rate = if far { self.percent(done, base, roll)? } else { return None };
                let (baseline, actual, target) = (baseline.name, actual.name, target.name);
                Relation::Progress { baseline, actual, target, rate, assumed }
            }
            RelationKind::Order => {
                let (lesser, greater) = self.ordered(roll)?;
                let strict = lesser.hundredths < greater.hundredths && roll.one_in(2);
                Relation::Order { lesser: lesser.name, greater: greater.name, strict, assumed }
            }
            RelationKind::Trend => {
                let (prior, current) = self.ordered(roll)?;
                let is = if prior.hundredths == current.hundredths { Movement::Flat } else { Movement::Rose };
                Relation::Trend { current: current.name, prior: prior.name, is, assumed }
            }
            RelationKind::Meets => {
                let (target, achieved) = self.ordered(roll)?;
                let (direction, stated) = (TargetDirection::AtLeast, Attainment::Met);
                Relation::Meets { achieved: achieved.name, target: target.name, direction, stated, assumed }
            }
            RelationKind::Granularity => self.granularity(assumed, roll)?,
            RelationKind::Equal => {
                let one = self.some(roll)?;
                let other = self.amount(one.hundredths, roll)?;
                Relation::Equal { figures: vec![one.name, other.name], assumed }
            }
        };
        self.relations.push(relation);
        Some(())
    }

    fn sense(&self, roll: &mut Roll<'_>) -> Option<Sense> {
        if self.plain { None } else { roll.pick(None, &[Some(Sense::BaseMinusCurrent), Some(Sense::Unsigned)]) }
    }

    /// Two amounts, the smaller first.
    fn ordered(&mut self, roll: &mut Roll<'_>) -> Option<(Money, Money)> {
        let (one, other) = self.pair(roll)?;
        let far = one.less(&other).saturating_abs() > 1_000_000;
        let other =
            if self.plain && !far { self.amount(one.hundredths.saturating_add(9_000_000), roll)? } else { other };
        Some(if one.hundredths <= other.hundredths { (one, other) } else { (other, one) })
    }

    fn rate<M: crate::figure::Meaning>(&mut self, exact: Exact<M>, roll: &mut Roll<'_>) -> Option<Id> {
        let rate = self.scribe.ratio(exact, roll.pick(2, &[1, 0, 2]), RatioUnit::Percent)?;
        self.figure(Some(Figure::Ratio(rate)))
    }

    fn sum(&mut self, assumed: bool, roll: &mut Roll<'_>) -> Option<Relation<Id>> {
        let coverage = if self.plain { None } else { roll.pick(None, &[None, Some(Coverage::OfWhich)]) };
        let (mut parts, mut signs, mut total) = (Vec::new(), Vec::new(), 0_i128);
        for _ in 0..roll.pick(2, &[3, 1, 5]) {
            let part = self.some(roll)?;
            let taken = coverage.is_none() && !self.plain && roll.one_in(5);
            if parts.contains(&part.name) || (coverage.is_some() && part.hundredths < 0) {
                continue;
            }
            let value = if taken { part.hundredths.saturating_neg() } else { part.hundredths };
            total = total.saturating_add(value);
            parts.push(part.name);
            signs.push(if taken { Sign::Minus } else { Sign::Plus });
        }
        if parts.is_empty() {
            return None;
        }
        let left = if coverage.is_some() { roll.upto(1_000_000) } else { 0 };
        let total = self.amount(total.saturating_add(left), roll)?.name;
        let signs = if signs.contains(&Sign::Minus) { signs } else { Vec::new() };
        Some(Relation::Sum { total, parts, signs, coverage, assumed })
    }

    fn points(&mut self, assumed: bool, roll: &mut Roll<'_>) -> Option<Relation<Id>> {
        let (current, prior) = (roll.upto(100_000), roll.upto(100_000));
        let mut write = |thousandths: i128, unit| {
            let ratio = self.scribe.ratio(Exact::<Points>::new(thousandths, 100_000)?, 1, RatioUnit::Percent)?;
            let same = Stated::write(ratio.value(), ratio.decimals(), Scale::ONE, unit, Rounding::HalfUp).ok()?;
            self.figure(Some(Figure::Ratio(same)))
        };
        let change = write(current.saturating_sub(prior), RatioUnit::PercentagePoint)?;
        let (current, prior) = (write(current, RatioUnit::Percent)?, write(prior, RatioUnit::Percent)?);
        Some(Relation::PointChange { current, prior, change, sense: None, assumed })
    }

    fn granularity(&mut self, assumed: bool, roll: &mut Roll<'_>) -> Option<Relation<Id>> {
        let n = roll.upto(if self.plain { 60 } else { 2999 }).saturating_add(1);
        let k = n.saturating_mul(i128::from(roll.byte())) / 255;
        let people = roll.one_in(2);
        let denominator = self.things(n, people)?;
        let numerator = if roll.one_in(2) { Some(self.things(k, people)?) } else { None };
        let share = self.scribe.percent(k, n, 2)?;
        let rate = self.figure(Some(Figure::Ratio(share)))?;
        Some(Relation::Granularity { numerator, denominator, rate, assumed })
    }
}

/// The figures of a relation, in its order.
pub(super) fn members(relation: &Relation<Id>) -> Vec<Id> {
    let mut names = Vec::new();
    drop(relation.map(&mut |name: &Id| {
        names.push(name.clone());
        name.clone()
    }));
    names
}

fn positive(value: i128) -> Option<i128> {
    Some(value).filter(|value| *value > 0)
}

/// A difference as claims give it.
fn meant(difference: i128, sense: Option<Sense>) -> i128 {
    match sense {
        Some(Sense::BaseMinusCurrent) => difference.saturating_neg(),
        Some(Sense::Unsigned) => difference.saturating_abs(),
        _ => difference,
    }
}

impl World {
    /// The whole number that is stated under a name.
    pub(super) fn count(&self, name: &Id) -> Option<i128> {
        let claim = self.figures.iter().find(|figure| figure.name == *name)?;
        claim.stated.first()?.figure().value().scaled().checked_div(100_000_000)
    }

    /// Puts another figure in the place of what is stated last under a name.
    pub(super) fn restate(&mut self, name: &Id, change: impl FnOnce(&Figure) -> Option<Figure>) -> Option<()> {
        let claim = self.figures.iter_mut().find(|figure| figure.name == *name)?;
        let stated = claim.stated.last_mut()?;
        *stated = change(stated.figure())?.to_string().parse().ok()?;
        Some(())
    }
}
