//! What can be said of a relation, of repeated figures, and of several relations together.

use super::document::Why;
use super::network::{Network, Span, Var};
use crate::figure::{Figure, Fraction, Interval, Quantity, Quotient, RatioUnit, Rounding, Scale, Stated};

/// What can be said of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// The printed inputs give the printed result, rounded half up.
    Exact,
    /// It holds for some true values that are printed so when each is rounded to the nearest.
    WithinRounding,
    /// It holds only if every figure was cut off instead of rounded.
    OnlyTruncated,
    /// The parts leave something over, as a list of some parts may.
    Incomplete,
    /// No true values that are printed so do what it demands.
    Contradiction {
        /// The ways of rounding that would explain it, if all figures were rounded so: up, ceiling or floor.
        modes: Vec<Rounding>,
        /// The conflict that it is part of, by its index, if its figures alone do not refute it.
        conflict: Option<usize>,
    },
    /// Nothing can be said of it.
    NotCheckable(NotCheckable),
}

/// Why nothing can be said of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotCheckable {
    /// These figures are neither stated nor implied.
    Unstated(Vec<Var>),
    /// The base of the rate can be zero.
    ZeroBase,
    /// The base of the growth is below zero.
    NegativeBase,
    /// These figures are only about so large.
    Approximate(Vec<Var>),
    /// Parts of both signs need not be below their total.
    MixedSigns,
    /// Its figures are not of the kinds that it needs.
    Units,
    /// What it says cannot be false: about as much as before.
    Vague,
}

impl NotCheckable {
    /// The reason in a word.
    pub fn why(&self) -> Why {
        match self {
            Self::Unstated(_) => Why::Unstated,
            Self::ZeroBase => Why::ZeroBase,
            Self::NegativeBase => Why::NegativeBase,
            Self::Approximate(_) => Why::Approximate,
            Self::MixedSigns => Why::MixedSigns,
            Self::Units => Why::Units,
            Self::Vague => Why::Vague,
        }
    }
}

/// A relation and what can be said of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RelationVerdict {
    /// The verdict.
    pub verdict: Verdict,
    /// The figure that the others are said to give, if there is one.
    pub result: Option<Var>,
    /// The values that this figure can have by itself.
    pub stated: Option<Interval<Quantity>>,
    /// The values that the other figures allow it, rounded outward.
    pub allowed: Option<Interval<Quantity>>,
    /// What the digits of the others make of it.
    pub(super) computed: Option<Fraction>,
    /// What its own digits are.
    pub(super) printed: Option<Fraction>,
    /// Whether the relation was inferred rather than stated.
    pub assumed: bool,
}

impl RelationVerdict {
    /// Whether it cannot be true.
    pub fn is_contradiction(&self) -> bool {
        matches!(self.verdict, Verdict::Contradiction { .. })
    }

    /// What the digits of the other figures make of the result, exact.
    pub fn computed(&self) -> Option<Quotient<Quantity>> {
        self.computed.map(Quotient::of_fraction)
    }

    /// The printed result less the computed one, exact.
    pub fn gap(&self) -> Option<Quotient<Quantity>> {
        self.printed?.minus(self.computed?).map(Quotient::of_fraction)
    }

    /// The gap in units of the last printed digit of the result, rounded half up.
    pub fn gap_in_last_digits(&self, network: &Network) -> Option<i128> {
        let step = network.variable(self.result?)?.finest()?.step();
        let gap = self.printed?.minus(self.computed?)?;
        Rounding::HalfUp.quotient(gap.numerator(), gap.denominator().checked_mul(step)?)
    }
}

/// A figure whose statements contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Duplicate {
    /// The figure.
    pub figure: Var,
}

/// Relations that cannot all be true, though each can by itself.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Conflict {
    /// The relations, in their order; those that keep the base of a rate among them from being zero too.
    pub relations: Vec<usize>,
    /// The figures that are implied differently, or lie between.
    pub figures: Vec<Var>,
    /// The figure at which they meet.
    pub at: Var,
    /// What the two sides imply of it.
    pub sides: [Side; 2],
    /// Whether one of the relations was inferred rather than stated.
    pub assumed: bool,
}

impl Conflict {
    /// How far the values that the digits of both sides make of the figure are apart, exact.
    pub fn gap(&self) -> Option<Quotient<Quantity>> {
        let [one, two] = &self.sides;
        let gap = one.value?.minus(two.value?)?;
        let gap = if gap.numerator() < 0 { gap.negated()? } else { gap };
        Some(Quotient::of_fraction(gap))
    }
}

/// One side of a conflict.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Side {
    /// The values that it allows.
    pub interval: Interval<Quantity>,
    pub(super) value: Option<Fraction>,
    /// The relations that it rests on.
    pub chain: Vec<usize>,
}

impl Side {
    /// What the digits make of the figure, exact.
    pub fn value(&self) -> Option<Quotient<Quantity>> {
        self.value.map(Quotient::of_fraction)
    }
}

/// A figure that is not stated, and what the others imply of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Implied {
    /// The figure.
    pub figure: Var,
    /// Every value that it can have, rounded outward, if the figures behind it were rounded to the nearest.
    pub interval: Interval<Quantity>,
    pub(super) value: Option<Fraction>,
    /// The relations that it rests on.
    pub chain: Vec<usize>,
}

impl Implied {
    /// What the digits make of it, exact.
    pub fn value(&self) -> Option<Quotient<Quantity>> {
        self.value.map(Quotient::of_fraction)
    }
}

/// What can be said of a network; see [`reconcile`](super::reconcile()).
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Reconciliation {
    /// Each relation, in its order.
    pub relations: Vec<RelationVerdict>,
    /// Figures whose statements contradict each other.
    pub duplicates: Vec<Duplicate>,
    /// Relations that contradict each other together.
    pub conflicts: Vec<Conflict>,
    /// Figures that are not stated and are implied.
    pub implied: Vec<Implied>,
    /// Whether a figure could have been narrowed further when the rounds were up.
    pub rounds_met: bool,
}

impl Reconciliation {
    /// What is implied of a figure that is not stated.
    pub fn implied_of(&self, var: Var) -> Option<&Implied> {
        let place = self.implied.binary_search_by_key(&var, |implied| implied.figure).ok()?;
        self.implied.get(place)
    }

    /// Whether anything cannot be true.
    pub fn contradicts(&self) -> bool {
        !self.duplicates.is_empty()
            || !self.conflicts.is_empty()
            || self.relations.iter().any(RelationVerdict::is_contradiction)
    }
}

impl Network {
    /// A value in the unit of a figure, with two decimals or as many as the figure has, rounded half up.
    pub fn written(&self, var: Var, value: Quotient<Quantity>) -> Option<Figure> {
        written(self, var, value, 2, Rounding::HalfUp)
    }

    /// A difference in the unit of a figure; of percentages, in points.
    pub fn difference(&self, var: Var, gap: Quotient<Quantity>) -> Option<Figure> {
        let figure = self.written(var, gap)?;
        let Figure::Ratio(ratio) = &figure else { return Some(figure) };
        let points = RatioUnit::PercentagePoint;
        Stated::write(ratio.value(), ratio.decimals(), Scale::ONE, points, Rounding::HalfUp).ok().map(Figure::Ratio)
    }

    /// The first statement of a figure.
    pub fn stated(&self, var: Var) -> Option<&Figure> {
        self.variable(var)?.stated.first()
    }

    /// The figures of a relation, without repetition.
    pub fn figures_of(&self, relation: usize) -> &[Var] {
        self.relations.get(relation).map(|compiled| compiled.vars.as_slice()).unwrap_or_default()
    }
}

/// A figure of the network's kind with another value: in the unit of `var`, with as many decimals as it needs up to
/// `decimals`.
pub(super) fn written(
    network: &Network,
    var: Var,
    value: Quotient<Quantity>,
    decimals: u8,
    mode: Rounding,
) -> Option<Figure> {
    let like = network.like(var)?;
    let write = |decimals| like.rewritten(value, decimals, mode);
    let most = decimals.max(like.decimals());
    let exact = |figure: &Figure| Quotient::whole(figure.value()) == value;
    let fewest = (like.decimals()..=most).filter_map(write).find(exact);
    fewest.or_else(|| write(most)).or_else(|| write(like.decimals()))
}

/// The span of one value on the grid, or the two grid points around it.
pub(super) fn point(value: Fraction) -> Span {
    Quotient::of_fraction(value).interval()
}
