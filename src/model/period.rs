//! The time that a document, or a figure in it, is about.

use serde::{Deserialize, Serialize};

use super::text::{Date, FiscalYear, Label};
use super::value::Month;
use crate::wire::closed::{closed, some};

/// The time that a report is about (评价期间).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Period {
    /// The fiscal year (预算年度).
    pub fiscal_year: FiscalYear,
    /// Its first day, where it is not the calendar year.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Its last day, where it is not the calendar year.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Period {
    /// The calendar year of that number.
    pub fn new(fiscal_year: FiscalYear) -> Self {
        Self { fiscal_year, from: None, until: None }
    }
}

/// The time that a figure is about, as far as the document tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum When {
    /// The document does not say.
    NotSaid {},
    /// The period of the report.
    Period {},
    /// From the start of the year to an untold day (今年以来).
    YearToDate {},
    /// Up to an untold day, or as things stand (截至目前, 目前).
    ToDate {},
    /// As things stood at the end of that day (截至).
    AsOf {
        /// The day.
        date: Date,
    },
    /// An event of that day.
    On {
        /// The day.
        date: Date,
    },
    /// Some time in that month.
    InMonth {
        /// The year.
        year: FiscalYear,
        /// The month.
        month: Month,
    },
    /// From one day to another, both included.
    Span {
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// From one year to another, both included (连续14年).
    Years {
        /// The first year.
        from: FiscalYear,
        /// The last year.
        until: FiscalYear,
    },
    /// Still to come (将).
    Future {},
    /// In the words of the document (专项整治以来).
    Words {
        /// The words.
        text: Label,
    },
}

impl Default for When {
    fn default() -> Self {
        Self::NotSaid {}
    }
}

impl When {
    /// Whether the document says nothing.
    pub fn is_unset(&self) -> bool {
        *self == Self::NotSaid {}
    }
}

closed!(Object: Period);
closed!(Union: When);
