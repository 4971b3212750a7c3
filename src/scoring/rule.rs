//! From a measured value to points: the closed set of rules.

use serde::{Deserialize, Serialize};

use super::level::Level;
use super::marks::Marks;
use super::name::TierId;
use super::words::Words;
use crate::figure::{Figure, Ratio, Stated};
use crate::model::{BandEnds, Ordinal};
use crate::wire::closed::{closed, some};

/// How a measured value becomes points (评分规则).
///
/// Thresholds are exact as written and are decided on the exact value: 99.996 % is below `100%`. Points lie between nothing
/// and the weight of the criterion. In what follows `v` is the measured value and `w` the weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Rule {
    /// `w` if the test is met, else nothing (直接赋分).
    ///
    /// Zero and negative values are compared like any other.
    AllOrNothing {
        /// The test.
        when: Test,
    },
    /// `w × v ÷ full_at`, at most `w` (完成比例赋分).
    ///
    /// Zero and negative values earn nothing, as does any value below `pass_at`.
    Proportional {
        /// The value that earns the weight; above zero.
        full_at: Figure,
        /// The value below which nothing is earned.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        pass_at: Option<Figure>,
    },
    /// `w` from `from` to `until`, both included; outside, so many points less for every step (每超过…扣…，扣完为止).
    ///
    /// Zero and negative values are values like any other: below `from` they are deducted for, below `until` alone they
    /// are not.
    SteppedDeduction {
        /// The lowest value without deduction; if absent, there is none.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        from: Option<Figure>,
        /// The highest value without deduction; if absent, there is none.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        until: Option<Figure>,
        /// What is deducted below `from`.
        #[serde(default, skip_serializing_if = "Deduction::is_none")]
        below: Deduction,
        /// What is deducted above `until`.
        #[serde(default, skip_serializing_if = "Deduction::is_none")]
        above: Deduction,
        /// The points that are left in any case.
        floor: Marks,
    },
    /// The points of the band that holds `v`.
    ///
    /// Bands cover every value; the lowest has no lower end, so that zero and negative values lie in it or where its upper end
    /// puts them.
    Bands {
        /// The bands, from the lowest value.
        bands: Vec<PointBand>,
    },
    /// A share of `w` by an evaluator's judgement, within the tier that it falls in (评判等级赋分).
    ///
    /// A judgement of a negative share, or of more than the whole, is refused as out of range; zero lies in the lowest tier.
    Tiers {
        /// The tiers, from the lowest share.
        tiers: Vec<Tier>,
    },
    /// `w` up to the target, then `w × (1 − (v − target) ÷ target)` down to nothing at twice the target.
    ///
    /// For targets that are met from below. Zero and negative values are below the target and earn `w`.
    ReverseA {
        /// The target; above zero.
        target: Figure,
    },
    /// `w` up to the target, then `w × target ÷ v`.
    ///
    /// For targets that are met from below. Zero and negative values are below the target and earn `w`.
    ReverseB {
        /// The target; above zero.
        target: Figure,
    },
    /// On the line from nothing at `zero_at` to `w` at `full_at`, and flat beyond both.
    ///
    /// Zero and negative values are values like any other.
    Linear {
        /// The value that earns nothing.
        zero_at: Figure,
        /// The value that earns the weight; above or below the other.
        full_at: Figure,
    },
    /// `w × v ÷ full_at` up to the target; beyond it, as the excess is to be treated.
    ///
    /// Zero and negative values earn nothing.
    OverAchievement {
        /// The value that earns the weight; above zero.
        full_at: Figure,
        /// What becomes of more.
        excess: Excess,
    },
    /// `w × k ÷ n` for k of n things that are so.
    Checklist {},
    /// The level of the band that holds `v`, on a scale from D to A.
    ///
    /// Of several years, the best level that is reached or passed in `in_years` of them. Bands cover every value, zero and
    /// negative ones in the lowest.
    Levels {
        /// The bands, from the lowest value.
        bands: Vec<LevelBand>,
        /// In how many years a level has to be reached.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        in_years: Option<Ordinal>,
    },
}

/// What a value is tested for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Test {
    /// The value or more (≥).
    AtLeast {
        /// The value.
        value: Figure,
    },
    /// The value or less (≤).
    AtMost {
        /// The value.
        value: Figure,
    },
    /// More than the value (>).
    MoreThan {
        /// The value.
        value: Figure,
    },
    /// Less than the value (<).
    LessThan {
        /// The value.
        value: Figure,
    },
    /// The value itself (=).
    Equal {
        /// The value.
        value: Figure,
    },
}

impl Test {
    /// The value that it compares with.
    pub fn value(&self) -> &Figure {
        match self {
            Self::AtLeast { value }
            | Self::AtMost { value }
            | Self::MoreThan { value }
            | Self::LessThan { value }
            | Self::Equal { value } => value,
        }
    }
}

/// What is deducted outside the range of full marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Deduction {
    /// Nothing.
    None {},
    /// So many points for every step.
    Steps {
        /// The step: `1个百分点`.
        each: Figure,
        /// The points that a step costs.
        points: Marks,
        /// What a part of a step costs.
        part: PartStep,
    },
}

impl Default for Deduction {
    fn default() -> Self {
        Self::None {}
    }
}

impl Deduction {
    /// Whether nothing is deducted.
    pub fn is_none(&self) -> bool {
        *self == Self::None {}
    }
}

/// What a part of a step costs, where a regulation does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum PartStep {
    /// Nothing: only steps that are complete count.
    Free,
    /// As much as a whole one: every step that is begun counts.
    Whole,
    /// Its proportion.
    Proportional,
}

/// Points for values from one end to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct PointBand {
    /// The lower end; the lowest band has none.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub from: Option<Figure>,
    /// The upper end; the highest band has none.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub until: Option<Figure>,
    /// Which of the ends belong to the band; if absent, the lower.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub ends: Option<BandEnds>,
    /// The points.
    pub points: Marks,
}

/// A level for values from one end to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct LevelBand {
    /// The lower end; the lowest band has none.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub from: Option<Figure>,
    /// The upper end; the highest band has none.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub until: Option<Figure>,
    /// Which of the ends belong to the band; if absent, the lower.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub ends: Option<BandEnds>,
    /// The level.
    pub level: Level,
}

/// A tier of judgement (评判等级): shares of the weight from one end, included, to another, left out but for the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Tier {
    /// Its name.
    pub id: TierId,
    /// What it is called.
    pub label: Words,
    /// The lowest share of the weight.
    pub from: Stated<Ratio>,
    /// The highest.
    pub until: Stated<Ratio>,
    /// The share that the tier alone earns, where a judgement names no more than the tier.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub award: Option<Stated<Ratio>>,
}

impl Tier {
    /// The shares from one end to another.
    pub fn new(id: TierId, label: Words, from: Stated<Ratio>, until: Stated<Ratio>) -> Self {
        Self { id, label, from, until, award: None }
    }
}

/// What becomes of more than the target (超额完成).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Excess {
    /// It earns no more than the weight.
    Cap {},
    /// It earns no more than the weight, and beyond a value it is to be explained.
    Flag {
        /// The value.
        beyond: Figure,
    },
    /// Beyond a value points are deducted, because the target was set too low.
    Deduct {
        /// The value.
        beyond: Figure,
        /// The step.
        each: Figure,
        /// The points that a step costs.
        points: Marks,
        /// What a part of a step costs.
        part: PartStep,
        /// The points that are left in any case.
        floor: Marks,
    },
}

closed!(Object: PointBand, LevelBand, Tier);
closed!(Word: PartStep);
closed!(Union: Rule, Test, Deduction, Excess);
