//! Claims one of which cannot be true.

use proptest::strategy::Strategy;

use super::RelationKind;
use super::world::{World, members};
use crate::figure::{Amount, Figure, Measure, Quotient, Ratio, Rounding, Stated};
use crate::interop::strategy::consistent::Scribe;
use crate::interop::strategy::dice::{Roll, dice, many};
use crate::model::Id;
use crate::reconcile::{Attainment, Claims, Movement, Relation};

/// Claims that can all be true but one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PlantedClaim {
    /// The claims.
    pub claims: Claims,
    /// The relation that cannot be true, by its index: the last.
    pub relation: usize,
    /// Its figures.
    pub figures: Vec<Id>,
}

/// Claims that can all be true but one of that kind, whose figures are all stated and stand in no other relation.
///
/// The others are those of [`consistent_claims`](super::consistent_claims()). The result of the faulty one is moved by more
/// than rounding or cutting off allows, by up to 255 last digits more; where a relation has no result, it is turned round:
/// the smaller figure is claimed to be the larger, a rise to be a fall, a target met to be missed.
pub fn claims_with_fault(kind: RelationKind) -> impl Strategy<Value = PlantedClaim> {
    (dice(4), many(24, 0..=8), dice(32)).prop_filter_map(
        "every recipe makes claims",
        move |(head, relations, fault)| {
            let mut world = World::new(Scribe::drawn(&head));
            for dice in &relations {
                world.relate(&mut dice.roll())?;
            }
            world.plain = true;
            let mut roll = fault.roll();
            add(&mut world, kind, &mut roll)?;
            let relation = world.relations.len().checked_sub(1)?;
            let figures = turn(&mut world, relation, &mut roll)?;
            Some(PlantedClaim { claims: world.claims(), relation, figures })
        },
    )
}

/// A relation of that kind; where the values that were drawn make none, plainer ones.
fn add(world: &mut World, kind: RelationKind, roll: &mut Roll<'_>) -> Option<()> {
    if world.add(kind, &mut roll.clone()).is_some() {
        return Some(());
    }
    // The only one that can fail is progress towards what is already there.
    let names = [200_000_000, 260_000_000, 300_000_000].map(|value| world.amount(value, roll));
    let [Some(baseline), Some(actual), Some(target)] = names else { return None };
    let rate = world.scribe.percent(60, 100, 2)?;
    let rate = world.figure(Some(Figure::Ratio(rate)))?;
    let (baseline, actual, target) = (baseline.name, actual.name, target.name);
    world.relations.push(Relation::Progress { baseline, actual, target, rate, assumed: false });
    Some(())
}

/// Makes the relation untrue, and tells its figures.
fn turn(world: &mut World, index: usize, roll: &mut Roll<'_>) -> Option<Vec<Id>> {
    let more = i128::from(roll.byte());
    let mut relation = world.relations.get(index)?.clone();
    match &mut relation {
        Relation::Sum { total: result, .. }
        | Relation::Change { change: result, .. }
        | Relation::Growth { rate: result, .. }
        | Relation::Share { share: result, .. }
        | Relation::PointChange { change: result, .. }
        | Relation::Completion { rate: result, .. }
        | Relation::Ratio { rate: result, .. }
        | Relation::Progress { rate: result, .. } => world.restate(result, |figure| moved(figure, more))?,
        Relation::Equal { figures, .. } => world.restate(figures.last()?, |figure| moved(figure, more))?,
        Relation::Granularity { denominator, rate, numerator, .. } => {
            let whole = numerator.is_none();
            let parts = world.count(denominator)?;
            world.restate(rate, |figure| between(figure, parts, whole))?;
        }
        Relation::Order { lesser, greater, .. } => std::mem::swap(lesser, greater),
        Relation::Trend { is, .. } => *is = Movement::Fell,
        Relation::Meets { stated, .. } => *stated = Attainment::Missed,
    }
    let figures = members(&relation);
    *world.relations.get_mut(index)? = relation;
    Some(figures)
}

/// A figure moved away from zero: an amount by more than ten last digits, a percentage by more than ten points.
fn moved(figure: &Figure, more: i128) -> Option<Figure> {
    fn by<Q: Measure>(stated: &Stated<Q>, least: i128, more: i128) -> Option<Stated<Q>> {
        let step = stated.step();
        let steps = least.checked_div(step)?.max(12).checked_add(more)?;
        let sign = if stated.value().scaled() < 0 { -1 } else { 1 };
        let value = stated.value().scaled().checked_add(steps.checked_mul(step)?.checked_mul(sign)?)?;
        let (decimals, scale, unit) = (stated.decimals(), stated.scale(), stated.unit().clone());
        Stated::write(Q::from_scaled(value).ok()?, decimals, scale, unit, Rounding::HalfUp).ok()
    }
    match figure {
        Figure::Amount(amount) => by::<Amount>(amount, 0, more).map(Figure::Amount),
        Figure::Ratio(ratio) => by::<Ratio>(ratio, 1_000_000_000, more).map(Figure::Ratio),
        _ => None,
    }
}

/// A percentage half a step of so many parts further on, where none of them can be; a whole step if the number is stated.
fn between(figure: &Figure, parts: i128, whole: bool) -> Option<Figure> {
    let Figure::Ratio(ratio) = figure else { return None };
    let half = Quotient::<Ratio>::new(10_000_000_000, if whole { parts.checked_mul(2)? } else { parts })?;
    let value = Quotient::whole(ratio.value()).plus(half)?;
    let (decimals, scale, unit) = (ratio.decimals(), ratio.scale(), *ratio.unit());
    Stated::write(value, decimals, scale, unit, Rounding::HalfUp).ok().map(Figure::Ratio)
}
