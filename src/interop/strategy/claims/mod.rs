//! Claims that can all be true, and claims one of which cannot.

mod fault;
mod world;

use proptest::strategy::Strategy;

use self::world::World;
use super::consistent::Scribe;
use super::dice::{dice, many};
use crate::reconcile::{Claims, Relation};

pub use fault::{PlantedClaim, claims_with_fault};

/// The kinds of relation that claims are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RelationKind {
    /// [`Relation::Sum`].
    Sum,
    /// [`Relation::Change`].
    Change,
    /// [`Relation::Growth`].
    Growth,
    /// [`Relation::Share`].
    Share,
    /// [`Relation::PointChange`].
    PointChange,
    /// [`Relation::Completion`].
    Completion,
    /// [`Relation::Ratio`].
    Ratio,
    /// [`Relation::Progress`].
    Progress,
    /// [`Relation::Order`].
    Order,
    /// [`Relation::Trend`].
    Trend,
    /// [`Relation::Meets`].
    Meets,
    /// [`Relation::Granularity`].
    Granularity,
    /// [`Relation::Equal`].
    Equal,
}

impl RelationKind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Sum,
        Self::Change,
        Self::Growth,
        Self::Share,
        Self::PointChange,
        Self::Completion,
        Self::Ratio,
        Self::Progress,
        Self::Order,
        Self::Trend,
        Self::Meets,
        Self::Granularity,
        Self::Equal,
    ];

    /// The kind of a relation.
    pub fn of<N>(relation: &Relation<N>) -> Self {
        match relation {
            Relation::Sum { .. } => Self::Sum,
            Relation::Change { .. } => Self::Change,
            Relation::Growth { .. } => Self::Growth,
            Relation::Share { .. } => Self::Share,
            Relation::PointChange { .. } => Self::PointChange,
            Relation::Completion { .. } => Self::Completion,
            Relation::Ratio { .. } => Self::Ratio,
            Relation::Progress { .. } => Self::Progress,
            Relation::Order { .. } => Self::Order,
            Relation::Trend { .. } => Self::Trend,
            Relation::Meets { .. } => Self::Meets,
            Relation::Granularity { .. } => Self::Granularity,
            Relation::Equal { .. } => Self::Equal,
        }
    }
}

/// Claims that can all be true: up to twelve relations of every kind, between figures truthfully rounded.
///
/// Exact values are drawn first; each relation holds between them. All figures are printed by one rule, drawn as for
/// [`consistent_report`](super::consistent_report()): to the nearest or cut off. Relations share amounts now and then, some
/// amounts are stated twice to other digits, one in eight is not stated. Money is between nothing and 10⁸ yuan, whole
/// numbers are below 3000. Never: hedges, amounts below zero but for differences, a rate on a base of nothing.
pub fn consistent_claims() -> impl Strategy<Value = Claims> {
    (dice(4), many(24, 0..=12)).prop_filter_map("every recipe makes claims", |(head, relations)| {
        let mut world = World::new(Scribe::drawn(&head));
        for dice in &relations {
            world.relate(&mut dice.roll())?;
        }
        Some(world.claims())
    })
}
