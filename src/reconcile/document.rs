//! Verdicts written down: figures as strings, ends of intervals rounded outward.

use std::ops::Bound;

use serde::{Deserialize, Serialize};

use super::explained::{CorrectionDocument, HypothesisDocument};
use super::network::{Network, Var};
use super::verdict::{
    Conflict, Duplicate, Implied, NotCheckable, Reconciliation, RelationVerdict, Side, Verdict, written,
};
use crate::figure::{Figure, Interval, Quantity, Quotient, Rounding};
use crate::wire::Id;
use crate::wire::closed::{closed, some};
#[cfg(feature = "schema")]
use crate::wire::text::{Difference, WholeNumber};
use crate::wire::text::{count, counts, exact_difference, some_count, some_difference};

/// A [`Reconciliation`], written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct ReconciliationDocument {
    /// Each relation, in the order of the claims.
    pub relations: Vec<RelationDocument>,
    /// Figures whose statements contradict each other.
    pub duplicates: Vec<DuplicateDocument>,
    /// Relations that contradict each other together.
    pub conflicts: Vec<ConflictDocument>,
    /// Figures that are not stated and are implied.
    pub implied: Vec<ImpliedDocument>,
    /// Whether a figure could have been narrowed further when the rounds were up.
    pub rounds_met: bool,
    /// What may have gone wrong, likeliest first; absent if it was not asked.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub hypotheses: Option<Vec<HypothesisDocument>>,
    /// The fewest figures that would have to change; absent if it was not asked.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub corrections: Option<Vec<CorrectionDocument>>,
    /// Whether there may be corrections of more figures, or more of them, than are listed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub corrections_bound_met: bool,
}

/// A relation and what can be said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct RelationDocument {
    /// Its index in the claims.
    #[serde(deserialize_with = "count")]
    #[cfg_attr(feature = "schema", schemars(with = "WholeNumber"))]
    pub index: u32,
    /// The verdict.
    pub verdict: VerdictDocument,
}

/// What can be said of a relation, with its numbers as far as there are any.
///
/// The numbers are about one figure, the result: a total, a change, a rate; the smaller of two; what was achieved; what is
/// now, or is new; the coarsest of several that are equal. What is allowed to a percentage or a mean of whole things lies
/// between the two nearest that whole things can show, and is no more than these two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum VerdictDocument {
    /// The printed inputs give the printed result, rounded half up.
    Exact {
        /// The values that the result can have by itself.
        #[serde(default, skip_serializing_if = "Range::is_empty")]
        stated: Range,
        /// The values that the other figures allow it.
        #[serde(default, skip_serializing_if = "Range::is_empty")]
        allowed: Range,
        /// The printed result less the computed one.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        gap: Option<Figure>,
        /// The same in units of the last printed digit.
        #[serde(default, deserialize_with = "some_difference", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Difference"))]
        gap_in_last_digits: Option<i64>,
    },
    /// It holds for some true values that are printed so.
    WithinRounding {
        /// The values that the result can have by itself.
        #[serde(default, skip_serializing_if = "Range::is_empty")]
        stated: Range,
        /// The values that the other figures allow it.
        #[serde(default, skip_serializing_if = "Range::is_empty")]
        allowed: Range,
        /// The printed result less the computed one.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        gap: Option<Figure>,
        /// The same in units of the last printed digit.
        #[serde(default, deserialize_with = "some_difference", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Difference"))]
        gap_in_last_digits: Option<i64>,
    },
    /// It holds only if every figure was cut off.
    OnlyTruncated {
        /// The values that the result can have by itself.
        #[serde(default, skip_serializing_if = "Range::is_empty")]
        stated: Range,
        /// The values that the other figures allow it.
        #[serde(default, skip_serializing_if = "Range::is_empty")]
        allowed: Range,
        /// The printed result less the computed one.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        gap: Option<Figure>,
        /// The same in units of the last printed digit.
        #[serde(default, deserialize_with = "some_difference", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Difference"))]
        gap_in_last_digits: Option<i64>,
    },
    /// The parts leave something over, as a list of some parts may.
    Incomplete {
        /// The values that the total can have by itself.
        #[serde(default, skip_serializing_if = "Range::is_empty")]
        stated: Range,
        /// What the parts add up to.
        #[serde(default, skip_serializing_if = "Range::is_empty")]
        allowed: Range,
        /// What is missing: the total less its parts.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        missing: Option<Figure>,
        /// The same in units of the last printed digit.
        #[serde(default, deserialize_with = "some_difference", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Difference"))]
        gap_in_last_digits: Option<i64>,
    },
    /// No true values that are printed so do what it demands.
    Contradiction {
        /// The values that the result can have by itself.
        #[serde(default, skip_serializing_if = "Range::is_empty")]
        stated: Range,
        /// The values that the other figures allow it.
        #[serde(default, skip_serializing_if = "Range::is_empty")]
        allowed: Range,
        /// The printed result less the computed one.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        gap: Option<Figure>,
        /// The same in units of the last printed digit.
        #[serde(default, deserialize_with = "some_difference", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Difference"))]
        gap_in_last_digits: Option<i64>,
        /// Ways of rounding that would explain it, if all figures were rounded so.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        modes: Vec<Mode>,
        /// The conflict that it is part of, by its index, if its figures alone do not refute it.
        #[serde(default, deserialize_with = "some_count", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "WholeNumber"))]
        conflict: Option<u32>,
        /// Whether it rests on a relation that was inferred rather than stated.
        assumed: bool,
    },
    /// Nothing can be said of it.
    NotCheckable {
        /// Why.
        why: Why,
        /// The figures that stand in the way, by name.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        figures: Vec<Id>,
    },
}

/// Why nothing can be said of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Why {
    /// Figures are neither stated nor implied.
    Unstated,
    /// The base of the rate can be zero.
    ZeroBase,
    /// The base of the growth is below zero.
    NegativeBase,
    /// Figures are only about so large.
    Approximate,
    /// Parts of both signs need not be below their total.
    MixedSigns,
    /// Figures are not of the kinds that it needs.
    Units,
    /// What it says cannot be false.
    Vague,
    /// It is not certain what is part of what.
    Unclear,
}

/// A way of rounding that would explain a contradiction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Mode {
    /// Away from zero (进一法).
    Up,
    /// To the larger.
    Ceiling,
    /// To the smaller.
    Floor,
}

/// The values that a figure can have: an end that is absent is open to infinity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Range {
    /// The lower end.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub from: Option<Figure>,
    /// The upper end.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub until: Option<Figure>,
    /// Which of the ends belong to the values; if absent, both.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub ends: Option<RangeEnds>,
}

impl Range {
    /// Whether nothing is said of the values.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Which ends belong to a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum RangeEnds {
    /// Both.
    Both,
    /// The lower alone.
    Lower,
    /// The upper alone.
    Upper,
    /// Neither.
    Neither,
}

/// A figure whose statements contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct DuplicateDocument {
    /// Its name.
    pub figure: Id,
    /// Its statements.
    pub stated: Vec<Figure>,
}

/// Relations that contradict each other together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct ConflictDocument {
    /// The relations, by their index.
    #[serde(deserialize_with = "counts")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<WholeNumber>"))]
    pub relations: Vec<u32>,
    /// The figures that are not stated and lie between.
    pub figures: Vec<Id>,
    /// The figure at which the two sides meet.
    pub at: Id,
    /// How far the two sides are apart.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub gap: Option<Figure>,
    /// What each side implies of the figure.
    pub sides: Vec<ImpliedDocument>,
    /// Whether one of the relations was inferred rather than stated.
    pub assumed: bool,
}

/// What some relations imply of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct ImpliedDocument {
    /// Its name.
    pub figure: Id,
    /// What the digits make of it, rounded half up.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub value: Option<Figure>,
    /// Every value that it can have, rounded outward.
    #[serde(default, skip_serializing_if = "Range::is_empty")]
    pub range: Range,
    /// The relations that it rests on, by their index.
    #[serde(deserialize_with = "counts")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<WholeNumber>"))]
    pub chain: Vec<u32>,
}

closed!(Object: ReconciliationDocument, RelationDocument, Range, DuplicateDocument, ConflictDocument, ImpliedDocument);
closed!(Word: Why, Mode, RangeEnds);
closed!(Union: VerdictDocument);

impl Reconciliation {
    /// Writes the verdicts down, with the names of the network they are about.
    pub fn document(&self, network: &Network) -> ReconciliationDocument {
        let writer = Writer { network };
        let relations = self.relations.iter().enumerate();
        ReconciliationDocument {
            relations: relations
                .map(|(index, judged)| RelationDocument { index: number(index), verdict: writer.verdict(judged) })
                .collect(),
            duplicates: self.duplicates.iter().filter_map(|one| writer.duplicate(*one)).collect(),
            conflicts: self.conflicts.iter().filter_map(|one| writer.conflict(one)).collect(),
            implied: self.implied.iter().filter_map(|one| writer.implied(one)).collect(),
            rounds_met: self.rounds_met,
            ..ReconciliationDocument::default()
        }
    }
}

pub(super) fn number(index: usize) -> u32 {
    // OK because a network has fewer relations than that.
    u32::try_from(index).unwrap_or(u32::MAX)
}

pub(super) fn numbers(chain: &[usize]) -> Vec<u32> {
    chain.iter().map(|index| number(*index)).collect()
}

pub(super) struct Writer<'n> {
    pub(super) network: &'n Network,
}

impl Writer<'_> {
    fn verdict(&self, judged: &RelationVerdict) -> VerdictDocument {
        let range =
            |span: Option<Interval<Quantity>>| judged.result.zip(span).map(|(var, span)| self.range(var, &span));
        let (stated, allowed) = (range(judged.stated).unwrap_or_default(), range(judged.allowed).unwrap_or_default());
        let gap = judged.result.zip(judged.gap()).and_then(|(var, gap)| self.network.difference(var, gap));
        let gap_in_last_digits = judged.gap_in_last_digits(self.network).and_then(exact_difference);
        match &judged.verdict {
            Verdict::Exact => VerdictDocument::Exact { stated, allowed, gap, gap_in_last_digits },
            Verdict::WithinRounding => VerdictDocument::WithinRounding { stated, allowed, gap, gap_in_last_digits },
            Verdict::OnlyTruncated => VerdictDocument::OnlyTruncated { stated, allowed, gap, gap_in_last_digits },
            Verdict::Incomplete => VerdictDocument::Incomplete { stated, allowed, missing: gap, gap_in_last_digits },
            Verdict::Contradiction { modes, conflict } => {
                let modes = modes.iter().filter_map(|mode| match mode {
                    Rounding::Up => Some(Mode::Up),
                    Rounding::Ceiling => Some(Mode::Ceiling),
                    Rounding::Floor => Some(Mode::Floor),
                    _ => None,
                });
                let (modes, conflict, assumed) = (modes.collect(), conflict.map(number), judged.assumed);
                VerdictDocument::Contradiction { stated, allowed, gap, gap_in_last_digits, modes, conflict, assumed }
            }
            Verdict::NotCheckable(why) => self.not_checkable(why),
        }
    }

    fn not_checkable(&self, why: &NotCheckable) -> VerdictDocument {
        let vars: &[Var] = match why {
            NotCheckable::Unstated(vars) | NotCheckable::Approximate(vars) => vars,
            _ => &[],
        };
        let why = why.why();
        VerdictDocument::NotCheckable { why, figures: vars.iter().filter_map(|var| self.name(*var)).collect() }
    }

    fn duplicate(&self, duplicate: Duplicate) -> Option<DuplicateDocument> {
        let stated = self.network.variable(duplicate.figure)?.stated.to_vec();
        Some(DuplicateDocument { figure: self.name(duplicate.figure)?, stated })
    }

    fn conflict(&self, conflict: &Conflict) -> Option<ConflictDocument> {
        Some(ConflictDocument {
            relations: numbers(&conflict.relations),
            figures: conflict.figures.iter().filter_map(|var| self.name(*var)).collect(),
            at: self.name(conflict.at)?,
            gap: conflict.gap().and_then(|gap| self.network.difference(conflict.at, gap)),
            sides: conflict.sides.iter().filter_map(|side| self.side(conflict.at, side)).collect(),
            assumed: conflict.assumed,
        })
    }

    fn side(&self, at: Var, side: &Side) -> Option<ImpliedDocument> {
        Some(ImpliedDocument {
            figure: self.name(at)?,
            value: side.value().and_then(|value| self.network.written(at, value)),
            range: self.range(at, &side.interval),
            chain: numbers(&side.chain),
        })
    }

    fn implied(&self, implied: &Implied) -> Option<ImpliedDocument> {
        Some(ImpliedDocument {
            figure: self.name(implied.figure)?,
            value: implied.value().and_then(|value| self.network.written(implied.figure, value)),
            range: self.range(implied.figure, &implied.interval),
            chain: numbers(&implied.chain),
        })
    }

    /// The ends of a span in the unit of a figure, rounded outward where its digits do not suffice.
    pub(super) fn range(&self, var: Var, span: &Interval<Quantity>) -> Range {
        let decimals = self.network.like(var).map_or(2, Figure::decimals);
        let finer = decimals.saturating_add(2).max(4);
        let (from, until) = span.ends();
        let (lower, upper) = span.halves();
        // The end, and whether it belongs to the values: one that was moved outward does not.
        let write = |end: Option<Quotient<Quantity>>, bound: Bound<i128>, mode| {
            let write = |decimals| end.and_then(|end| written(self.network, var, end, decimals, mode));
            let figure = write(finer).or_else(|| write(decimals));
            let is_it =
                |figure: &Figure| end == Some(Quotient::whole(figure.value())) && matches!(bound, Bound::Included(_));
            (figure.as_ref().is_none_or(is_it), figure)
        };
        let (has_lower, from) = write(from, lower, Rounding::Floor);
        let (has_upper, until) = write(until, upper, Rounding::Ceiling);
        let ends = match (has_lower, has_upper) {
            (true, true) => None,
            (true, false) => Some(RangeEnds::Lower),
            (false, true) => Some(RangeEnds::Upper),
            (false, false) => Some(RangeEnds::Neither),
        };
        Range { from, until, ends }
    }

    pub(super) fn name(&self, var: Var) -> Option<Id> {
        self.network.name(var).parse().ok()
    }
}
