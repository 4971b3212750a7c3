//! How points came about: the steps of a trace.

use serde::{Deserialize, Serialize};

use super::level::Level;
use super::name::TierId;
use super::number::Number;
use super::policy::{Place, Rounding};
use crate::model::Ordinal;
use crate::wire::closed::{closed, some};

/// One step from the facts to the points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Step {
    /// The measure came to this; a ratio of one is a hundred percent.
    Measured {
        /// The exact value of the printed digits.
        value: Number,
        /// The lowest true value; absent where there is no end.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        lowest: Option<Number>,
        /// The highest true value; absent where there is no end.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        highest: Option<Number>,
    },
    /// Things were counted.
    Counted {
        /// Things that are so.
        met: Number,
        /// Things that are not known.
        open: Number,
        /// All things.
        of: Number,
    },
    /// The test is met, or the value lies where nothing is deducted: full points.
    Full {},
    /// The test is missed, or the value is zero or less: no points.
    Nothing {},
    /// The value is below the pass mark: no points.
    BelowPass {},
    /// A share of the points, by proportion.
    Proportion {
        /// The share.
        share: Number,
    },
    /// Points are deducted.
    Deducted {
        /// How far the value lies outside.
        excess: Number,
        /// Steps that count.
        steps: Number,
        /// The points they cost.
        cost: Number,
    },
    /// Points are deducted to the floor.
    Floor {
        /// How far the value lies outside; absent where there is no end.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        excess: Option<Number>,
        /// The points that are left.
        floor: Number,
    },
    /// The value lies in a band, the first being 1.
    Band {
        /// Which.
        band: Ordinal,
    },
    /// The judgement lies in a tier.
    Tier {
        /// Which.
        tier: TierId,
        /// The share of the points; absent where the tier alone is known.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        share: Option<Number>,
    },
    /// Full points, and the value is so far beyond the target that it is to be explained.
    Flagged {},
    /// The value has this level.
    Level {
        /// The level.
        level: Level,
    },
    /// The years have these levels, of which the so-manieth best counts.
    Years {
        /// The levels.
        levels: Vec<Level>,
        /// Which counts.
        best: Ordinal,
    },
    /// The base of the ratio is zero or negative.
    Undefined {
        /// The policy.
        treated: super::policy::Undefined,
    },
    /// A fact does not apply.
    NotApplicable {
        /// The policy.
        treated: super::policy::NotApplicable,
    },
    /// The weight of criteria that do not apply was spread.
    Spread {
        /// What the points are multiplied with.
        factor: Number,
        /// The points.
        points: Number,
    },
    /// The points were rounded.
    Rounded {
        /// Before.
        from: Number,
        /// After.
        result: Number,
        /// The last digit that is kept.
        to: Place,
        /// The rounding.
        mode: Rounding,
    },
}

closed!(Union: Step);
