//! What a relation demands of the true values behind its figures, in a few forms.

use std::collections::BTreeSet;

use smallvec::{SmallVec, smallvec};

use super::claim::Relation;
use super::network::Var;
use super::word::{Attainment, Coverage, Movement, Sense, Sign, TargetDirection};
use crate::figure::STEPS;

/// A figure with its sign.
pub(super) type Term = (Var, Sign);

/// Figures; few of them are kept where the list is.
pub(super) type Vars = SmallVec<[Var; 4]>;

/// Terms; the same.
pub(super) type Terms = SmallVec<[Term; 2]>;

/// What has to hold of the true values.
#[derive(Clone, Debug)]
pub(super) enum Form {
    /// `total = Σ ± parts`.
    Sum { total: Var, parts: Terms },
    /// `total ≥ Σ ± parts`, for parts of one sign.
    Cover { total: Var, parts: Terms },
    /// `│current − prior│ = change`.
    Distance { current: Var, prior: Var, change: Var },
    /// `(Σ shared + Σ above) ÷ (Σ shared + Σ below) = ± rate + shift`.
    Quotient(Quotient),
    /// `lesser ≤ greater`, or `<`.
    Order { lesser: Var, greater: Var, strict: bool },
    /// All are the same.
    Equal { figures: Vars },
    /// They are not the same.
    Differ { one: Var, two: Var },
    /// It is nothing.
    Zero { figure: Var },
    /// A whole number of `denominator` shows as `rate`.
    Granularity { numerator: Option<Var>, denominator: Var, rate: Var, percent: bool },
    /// Nothing that figures could refute.
    Vague,
}

/// A relation that states a rate.
#[derive(Clone, Debug)]
pub(super) struct Quotient {
    pub(super) shared: Terms,
    pub(super) above: Terms,
    pub(super) below: Terms,
    pub(super) rate: Var,
    /// Added to the rate, in halves of 10⁻⁸ %: a hundred percent for a growth.
    pub(super) shift: i128,
    /// How the sign of the rate is meant.
    pub(super) sense: Sense,
    /// Whether a base below zero leaves the rate without a meaning.
    pub(super) needs_positive_base: bool,
}

/// A hundred percent, in halves of 10⁻⁸ %.
pub(super) const WHOLE: i128 = 200 * STEPS;

impl Quotient {
    fn plain(above: Var, below: Var, rate: Var) -> Self {
        Self {
            shared: Terms::new(),
            above: smallvec![(above, Sign::Plus)],
            below: smallvec![(below, Sign::Plus)],
            rate,
            shift: 0,
            sense: Sense::CurrentMinusBase,
            needs_positive_base: false,
        }
    }
}

impl Form {
    pub(super) fn of(relation: &Relation<Var>) -> Self {
        let plus = |var: &Var| (*var, Sign::Plus);
        match relation {
            Relation::Sum { total, parts, signs, coverage, .. } => {
                let mut terms = Terms::with_capacity(parts.len());
                for (index, part) in parts.iter().enumerate() {
                    terms.push((*part, signs.get(index).copied().unwrap_or(Sign::Plus)));
                }
                let parts = terms;
                match coverage.unwrap_or_default() {
                    Coverage::Exhaustive => Self::Sum { total: *total, parts },
                    Coverage::OfWhich | Coverage::LargestItems => Self::Cover { total: *total, parts },
                }
            }
            Relation::Change { current, prior, change, sense, .. }
            | Relation::PointChange { current, prior, change, sense, .. } => {
                Self::change(*current, *prior, *change, sense.unwrap_or_default())
            }
            Relation::Growth { current, prior, rate, sense, .. } => Self::Quotient(Quotient {
                shift: WHOLE,
                sense: sense.unwrap_or_default(),
                needs_positive_base: true,
                ..Quotient::plain(*current, *prior, *rate)
            }),
            Relation::Share { part, whole, share, .. } => Self::Quotient(Quotient::plain(*part, *whole, *share)),
            Relation::Completion { actual, target, rate, .. } => {
                Self::Quotient(Quotient::plain(*actual, *target, *rate))
            }
            Relation::Ratio { numerator, denominator, rate, .. } => {
                Self::ratio(numerator.iter().map(plus).collect(), denominator.iter().map(plus).collect(), *rate)
            }
            Relation::Progress { baseline, actual, target, rate, .. } => {
                let from = |value: &Var| smallvec![(*value, Sign::Plus), (*baseline, Sign::Minus)];
                Self::ratio(from(actual), from(target), *rate)
            }
            Relation::Order { lesser, greater, strict, .. } => {
                Self::Order { lesser: *lesser, greater: *greater, strict: *strict }
            }
            Relation::Trend { current, prior, is, .. } => Self::trend(*current, *prior, *is),
            Relation::Meets { achieved, target, direction, stated, .. } => {
                Self::target(*achieved, *target, *direction, *stated)
            }
            Relation::Granularity { numerator, denominator, rate, .. } => {
                Self::Granularity { numerator: *numerator, denominator: *denominator, rate: *rate, percent: true }
            }
            Relation::Equal { figures, .. } => Self::Equal { figures: figures.as_slice().into() },
        }
    }

    fn change(current: Var, prior: Var, change: Var, sense: Sense) -> Self {
        let difference =
            |one, two| Self::Sum { total: change, parts: smallvec![(one, Sign::Plus), (two, Sign::Minus)] };
        match sense {
            Sense::CurrentMinusBase => difference(current, prior),
            Sense::BaseMinusCurrent => difference(prior, current),
            Sense::Unsigned => Self::Distance { current, prior, change },
        }
    }

    /// Terms on both sides vary together: they are kept apart.
    fn ratio(above: Terms, below: Terms, rate: Var) -> Self {
        let (tops, bottoms): (BTreeSet<Term>, BTreeSet<Term>) =
            (above.iter().copied().collect(), below.iter().copied().collect());
        let is_shared = |term: &Term| tops.contains(term) && bottoms.contains(term);
        let (shared, above): (Terms, Terms) = above.into_iter().partition(is_shared);
        let below = below.into_iter().filter(|term| !is_shared(term)).collect();
        Self::Quotient(Quotient { shared, above, below, ..Quotient::plain(rate, rate, rate) })
    }

    fn trend(current: Var, prior: Var, is: Movement) -> Self {
        match is {
            Movement::Rose => Self::Order { lesser: prior, greater: current, strict: true },
            Movement::Fell => Self::Order { lesser: current, greater: prior, strict: true },
            Movement::Flat => Self::Equal { figures: smallvec![current, prior] },
            Movement::AboutFlat => Self::Vague,
            Movement::New => Self::Zero { figure: prior },
            Movement::Gone => Self::Zero { figure: current },
        }
    }

    fn target(achieved: Var, target: Var, direction: TargetDirection, stated: Attainment) -> Self {
        let met = stated == Attainment::Met;
        let order = |lesser, greater, strict| Self::Order { lesser, greater, strict };
        match direction {
            TargetDirection::AtLeast if met => order(target, achieved, false),
            TargetDirection::AtLeast => order(achieved, target, true),
            TargetDirection::AtMost if met => order(achieved, target, false),
            TargetDirection::AtMost => order(target, achieved, true),
            TargetDirection::MoreThan if met => order(target, achieved, true),
            TargetDirection::MoreThan => order(achieved, target, false),
            TargetDirection::LessThan if met => order(achieved, target, true),
            TargetDirection::LessThan => order(target, achieved, false),
            TargetDirection::Equal if met => Self::Equal { figures: smallvec![achieved, target] },
            TargetDirection::Equal => Self::Differ { one: achieved, two: target },
        }
    }

    /// Whether it says nothing of one figure by the others that bounds it on both sides.
    pub(super) fn implies_nothing(&self) -> bool {
        matches!(
            self,
            Self::Cover { .. } | Self::Order { .. } | Self::Differ { .. } | Self::Granularity { .. } | Self::Vague
        )
    }

    /// Whether it holds with some value of any one figure, whatever the others are; or has no meaning.
    pub(super) fn yields(&self) -> bool {
        match self {
            Self::Cover { .. } | Self::Distance { .. } => true,
            // What stands on both sides can be out of reach: x + 1 is never 100 % of x + 2.
            Self::Quotient(quotient) => quotient.shared.is_empty(),
            _ => false,
        }
    }

    /// Every figure in it, in the order of the relation.
    pub(super) fn vars(&self) -> Vars {
        let mut vars = Vars::new();
        let mut add = |terms: &[Term]| {
            vars.reserve(terms.len());
            for (var, _) in terms {
                vars.push(*var);
            }
        };
        match self {
            Self::Sum { total, parts } | Self::Cover { total, parts } => {
                add(&[(*total, Sign::Plus)]);
                add(parts);
            }
            Self::Distance { current, prior, change } => return Vars::from_slice(&[*current, *prior, *change]),
            Self::Quotient(quotient) => {
                add(&quotient.shared);
                add(&quotient.above);
                add(&quotient.below);
                add(&[(quotient.rate, Sign::Plus)]);
            }
            Self::Order { lesser: one, greater: two, .. } | Self::Differ { one, two } => {
                return Vars::from_slice(&[*one, *two]);
            }
            Self::Equal { figures } => return figures.clone(),
            Self::Zero { figure } => vars.push(*figure),
            Self::Granularity { numerator, denominator, rate, .. } => {
                vars.extend(*numerator);
                vars.extend([*denominator, *rate]);
            }
            Self::Vague => {}
        }
        vars
    }

    /// The figure that the others are said to give, if there is one.
    pub(super) fn result(&self) -> Option<Var> {
        match self {
            Self::Sum { total, .. } | Self::Cover { total, .. } => Some(*total),
            Self::Distance { change, .. } => Some(*change),
            Self::Quotient(quotient) => Some(quotient.rate),
            Self::Granularity { rate, .. } => Some(*rate),
            Self::Equal { figures } => figures.first().copied(),
            Self::Zero { figure } => Some(*figure),
            Self::Order { .. } | Self::Differ { .. } | Self::Vague => None,
        }
    }

    /// Whether a contradiction between several relations is charged to it: it states a rate.
    pub(super) fn states_rate(&self) -> bool {
        matches!(self, Self::Quotient(_) | Self::Granularity { .. })
    }

    /// Whether the sign of its result means nothing.
    pub(super) fn is_unsigned(&self) -> bool {
        match self {
            Self::Distance { .. } => true,
            Self::Quotient(quotient) => quotient.sense == Sense::Unsigned,
            _ => false,
        }
    }

    /// The place that each figure has in it; figures in the same place can change places.
    pub(super) fn places(&self) -> Vec<(Var, Place)> {
        let signed = |terms: &[Term], place: Place| {
            let place = move |sign: Sign| if sign == Sign::Plus { place } else { place.saturating_add(1) };
            terms.iter().map(|(var, sign)| (*var, place(*sign))).collect::<Vec<_>>()
        };
        match self {
            Self::Sum { total, parts } | Self::Cover { total, parts } => [vec![(*total, 0)], signed(parts, 1)].concat(),
            Self::Quotient(Quotient { shared, above, below, rate, .. }) => {
                [signed(shared, 1), signed(above, 3), signed(below, 5), vec![(*rate, 0)]].concat()
            }
            Self::Equal { .. } | Self::Differ { .. } => self.vars().into_iter().map(|var| (var, 0)).collect(),
            Self::Granularity { numerator, denominator, rate, .. } => {
                let numerator = numerator.iter().map(|var| (*var, 2));
                numerator.chain([(*denominator, 1), (*rate, 0)]).collect()
            }
            _ => self.vars().into_iter().zip(0..).collect(),
        }
    }

    /// What tells it from other forms with the same figures in the same places.
    pub(super) fn sort(&self) -> (u8, u8, u8) {
        match self {
            Self::Sum { .. } => (0, 0, 0),
            Self::Cover { .. } => (1, 0, 0),
            Self::Distance { .. } => (2, 0, 0),
            Self::Quotient(quotient) => {
                let sense = match quotient.sense {
                    Sense::CurrentMinusBase => 0,
                    Sense::BaseMinusCurrent => 1,
                    Sense::Unsigned => 2,
                };
                (3, sense, u8::from(quotient.needs_positive_base))
            }
            Self::Order { strict, .. } => (4, u8::from(*strict), 0),
            Self::Equal { .. } => (5, 0, 0),
            Self::Differ { .. } => (6, 0, 0),
            Self::Zero { .. } => (7, 0, 0),
            Self::Granularity { percent, .. } => (8, u8::from(*percent), 0),
            Self::Vague => (9, 0, 0),
        }
    }
}

/// A place in a form; figures in the same place can change places.
pub(super) type Place = u8;
