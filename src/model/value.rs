//! Whatever an indicator or fact can be: a figure, a rank, a date, words.

use serde::{Deserialize, Serialize};

use super::text::{Date, FiscalYear, Label, Ordinal, Prose};
use super::{FigureCell, QuantityCell};
use crate::wire::closed::{closed, some};
use crate::wire::text::whole;

whole!(
    /// A month of the year: 1 to 12.
    pub Month(u8), 1..=12, "a month from 1 to 12"
);

/// A value of an indicator or fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Value {
    /// Money, a percentage, people, or a number of things.
    Figure {
        /// The figure, or why there is none.
        figure: FigureCell,
    },
    /// A place in an order: 第二名.
    Rank {
        /// The place, where the document gives a number or a word that is one.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        place: Option<Ordinal>,
        /// Among how many.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        among: Option<Ordinal>,
        /// The wording: 亚军, 名列前茅.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        label: Option<Label>,
    },
    /// A day.
    Date {
        /// The day.
        date: Date,
    },
    /// A month: 2021年12月.
    Month {
        /// The year.
        year: FiscalYear,
        /// The month.
        month: Month,
    },
    /// A length of time: 5小时.
    Duration {
        /// The number with its unit of time.
        figure: QuantityCell,
    },
    /// Yes or no.
    YesNo {
        /// Which.
        answer: Answer,
    },
    /// One of a few named steps: 优, 达成预期指标.
    Tier {
        /// The step.
        tier: Label,
    },
    /// Words.
    Words {
        /// The words.
        text: Prose,
    },
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
}

closed!(Union: Value);
closed!(Word: Answer);
