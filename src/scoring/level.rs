//! Levels on a scale from D to A, and how those of several dimensions become one.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::wire::closed::closed;

/// A level of the PEFA scale: a dimension has A, B, C or D, an indicator of several dimensions also a plus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
pub enum Level {
    /// Less than the basic level.
    D,
    /// D with a better dimension beside it.
    #[serde(rename = "D+")]
    DPlus,
    /// The basic level.
    C,
    /// C with a better dimension beside it.
    #[serde(rename = "C+")]
    CPlus,
    /// Above it.
    B,
    /// B with a better dimension beside it.
    #[serde(rename = "B+")]
    BPlus,
    /// The level of good international practice.
    A,
}

impl Level {
    /// The levels that a dimension can have, from the lowest.
    pub const DIMENSION: [Self; 4] = [Self::D, Self::C, Self::B, Self::A];
    /// Every level, from the lowest.
    pub const ALL: [Self; 7] = [Self::D, Self::DPlus, Self::C, Self::CPlus, Self::B, Self::BPlus, Self::A];

    fn with_plus(self) -> Self {
        match self {
            Self::D => Self::DPlus,
            Self::C => Self::CPlus,
            Self::B => Self::BPlus,
            other => other,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::D => "D",
            Self::DPlus => "D+",
            Self::C => "C",
            Self::CPlus => "C+",
            Self::B => "B",
            Self::BPlus => "B+",
            Self::A => "A",
        })
    }
}

/// The weakest link (PEFA M1): the lowest level, with a plus if any other is higher; `None` of none.
pub(super) fn weakest_link(levels: &[Level]) -> Option<Level> {
    let (lowest, highest) = (levels.iter().min()?, levels.iter().max()?);
    Some(if lowest == highest { *lowest } else { lowest.with_plus() })
}

/// A row of a conversion table (PEFA M2): levels of the dimensions, in any order, and what they become.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct TableRow {
    /// The levels of the dimensions.
    pub levels: Vec<Level>,
    /// The level of the indicator.
    pub result: Level,
}

impl TableRow {
    /// Levels, and what they become.
    pub fn new(levels: Vec<Level>, result: Level) -> Self {
        Self { levels, result }
    }
}

/// What a table makes of levels; one level alone is itself.
pub(super) fn converted(table: &[TableRow], levels: &[Level]) -> Option<Level> {
    if let [one] = levels {
        return Some(*one);
    }
    let sorted = |levels: &[Level]| {
        let mut levels = levels.to_vec();
        levels.sort_unstable();
        levels
    };
    let wanted = sorted(levels);
    table.iter().find(|row| sorted(&row.levels) == wanted).map(|row| row.result)
}

closed!(Object: TableRow);
closed!(Word: Level);
