//! What a framework does where its rules say nothing.

use serde::{Deserialize, Serialize};

use super::number::Number;
use crate::figure;
use crate::wire::closed::closed;

/// What a framework does where its rules say nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Policies {
    /// What becomes of a criterion that does not apply.
    pub not_applicable: NotApplicable,
    /// What becomes of a criterion whose ratio has no value.
    pub undefined: Undefined,
    /// How the points of a criterion are rounded.
    pub points: Precision,
    /// How the total is rounded.
    pub total: Precision,
}

impl Policies {
    /// Leaves open what has no value, and rounds nothing.
    pub fn new(not_applicable: NotApplicable) -> Self {
        Self { not_applicable, undefined: Undefined::Open, points: Precision::Exact {}, total: Precision::Exact {} }
    }
}

/// What becomes of a criterion that does not apply (不适用): no such project, no such money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum NotApplicable {
    /// It counts neither in the points nor in the full marks.
    Drop,
    /// Its weight goes to the other criteria in proportion to theirs, so that the full marks stay.
    Spread,
    /// It earns its weight; on a scale of levels, A.
    FullMarks,
}

/// What becomes of a criterion whose ratio has no value: its base is zero or negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Undefined {
    /// It stays without points, and the total open.
    Open,
    /// It does not apply.
    NotApplicable,
    /// It earns nothing; on a scale of levels, D.
    Zero,
    /// It earns its weight; on a scale of levels, A.
    FullMarks,
}

/// How points are rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Precision {
    /// Not at all.
    Exact {},
    /// To a digit.
    Rounded {
        /// The last digit that is kept.
        to: Place,
        /// The rounding.
        mode: Rounding,
    },
}

impl Precision {
    /// The number as this has it.
    #[must_use]
    pub fn applied(self, number: &Number) -> Number {
        match self {
            Self::Exact {} => number.clone(),
            Self::Rounded { to, mode } => number.rounded(to.decimals(), mode.into()),
        }
    }
}

/// The last digit that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Place {
    /// Whole points.
    #[serde(rename = "1")]
    One,
    /// Tenths.
    #[serde(rename = "0.1")]
    Tenth,
    /// Hundredths.
    #[serde(rename = "0.01")]
    Hundredth,
    /// Thousandths.
    #[serde(rename = "0.001")]
    Thousandth,
    /// Ten-thousandths.
    #[serde(rename = "0.0001")]
    TenThousandth,
}

impl Place {
    /// Digits after the point.
    pub fn decimals(self) -> u8 {
        match self {
            Self::One => 0,
            Self::Tenth => 1,
            Self::Hundredth => 2,
            Self::Thousandth => 3,
            Self::TenThousandth => 4,
        }
    }
}

/// The ways to round, as [`figure::Rounding`] has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Rounding {
    /// To the nearest, a half away from zero (四舍五入).
    HalfUp,
    /// To the nearest, a half to the even digit (GB/T 8170).
    HalfEven,
    /// To the nearest, a half towards zero.
    HalfDown,
    /// Away from zero (进一法).
    Up,
    /// Towards zero (去尾法).
    Down,
}

impl From<Rounding> for figure::Rounding {
    fn from(rounding: Rounding) -> Self {
        match rounding {
            Rounding::HalfUp => Self::HalfUp,
            Rounding::HalfEven => Self::HalfEven,
            Rounding::HalfDown => Self::HalfDown,
            Rounding::Up => Self::Up,
            Rounding::Down => Self::Down,
        }
    }
}

closed!(Object: Policies);
closed!(Word: NotApplicable, Undefined, Place, Rounding);
closed!(Union: Precision);
