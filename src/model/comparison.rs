//! A line compared between two columns.

use serde::{Deserialize, Serialize};

use super::text::Prose;
use super::{AmountCell, RatioCell};
use crate::reconcile::{Coverage, Movement, Sense};
use crate::wire::Id;
use crate::wire::closed::{closed, some};

/// What a document says of a line between two columns: 较上年增加68.74万元.
///
/// Figures are as printed. A change printed without a sign has [`Sense::Unsigned`], and its direction is told by
/// [`movement`](Self::movement): 减少0.35% is `0.35%`, unsigned, [`Movement::Fell`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Comparison {
    /// The column that is compared.
    pub current: Id,
    /// The column that it is compared with.
    pub base: Id,
    /// The difference (增减额), as [`sense`](Self::sense) has it.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub change: Option<AmountCell>,
    /// The difference in percent of the base (增减率).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub rate: Option<RatioCell>,
    /// How the signs of change and rate are meant; if absent, current − base.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub sense: Option<Sense>,
    /// The current amount in percent of the base (完成率).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub completion: Option<RatioCell>,
    /// The word for what happened.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub movement: Option<Movement>,
    /// Whether both amounts are drawn up alike (口径); if absent, as reported.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Reasons given (主要原因).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// Whether the reasons with amounts explain the whole change.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub reasons_coverage: Option<Coverage>,
}

impl Comparison {
    /// A comparison of `current` with `base`.
    pub fn new(current: Id, base: Id) -> Self {
        Self {
            current,
            base,
            change: None,
            rate: None,
            sense: None,
            completion: None,
            movement: None,
            basis: None,
            reasons: Vec::new(),
            reasons_coverage: None,
        }
    }
}

impl Comparison {
    /// How the signs of change and rate are meant, with what the word tells.
    pub fn direction(&self) -> Sense {
        self.sense.unwrap_or_default().told_by(self.movement)
    }
}

/// Whether the amounts of a comparison are drawn up alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Basis {
    /// As each was reported (自然口径).
    AsReported,
    /// On a like-for-like basis (同口径).
    Comparable,
}

/// A reason for a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Reason {
    /// The reason.
    pub text: Prose,
    /// What it accounts for, as [`Sense::CurrentMinusBase`] has it; where all reasons of a fall are above zero, of the fall.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub amount: Option<AmountCell>,
}

impl Reason {
    /// A reason in words.
    pub fn new(text: Prose) -> Self {
        Self { text, amount: None }
    }
}

closed!(Object: Comparison, Reason);
closed!(Word: Basis);
