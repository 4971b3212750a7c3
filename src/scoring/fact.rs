//! The facts that a framework rests on, and where a report states them.

use serde::{Deserialize, Serialize};

use super::name::FactName;
use super::words::Words;
use crate::model::{Dimension, LineItem, Ordinal, Side, Stage, TallyRole};
use crate::wire::closed::{closed, some};

/// A fact that measures rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FrameworkFact", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Fact {
    /// Its name.
    pub id: FactName,
    /// What it is.
    pub label: Words,
    /// What kind of thing it is.
    pub kind: FactKind,
    /// Where a report states it, if nothing in the report bears its name.
    #[serde(default, skip_serializing_if = "Source::is_named")]
    pub source: Source,
}

impl Fact {
    /// A fact that a report states by name.
    pub fn new(id: FactName, label: Words, kind: FactKind) -> Self {
        Self { id, label, kind, source: Source::default() }
    }
}

/// What kind of thing a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum FactKind {
    /// Money.
    Money,
    /// A percentage.
    Ratio,
    /// People or posts.
    People,
    /// Any other number, of one unit.
    Things,
    /// Yes or no.
    Answer,
    /// The judgement of an evaluator: a tier, a share of the weight, or points.
    Judgement,
    /// The heads of a budget, each with its budget and its outturn.
    Heads,
}

/// Where a report states a fact.
///
/// A fact, indicator, tally or line of the report whose name is that of the fact comes before any of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FactSource", tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Source {
    /// Only where something bears its name.
    Named {},
    /// In the staffing: the tally of that role.
    Staffing {
        /// The role.
        role: TallyRole,
    },
    /// In a statement: the line of that item, in the column of that stage and year.
    Line {
        /// The item.
        item: LineItem,
        /// The side of the statement; any, if absent.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        side: Option<Side>,
        /// The stage of the column; any, if absent.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        stage: Option<Stage>,
        /// How many years before that of the report; the same year, if absent.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        years_ago: Option<Ordinal>,
    },
    /// In a statement: the parts of the line of that item, each in the initial budget and in the outturn.
    Heads {
        /// The item.
        item: LineItem,
        /// By what it is divided.
        dimension: Dimension,
        /// How many years before that of the report; the same year, if absent.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        years_ago: Option<Ordinal>,
    },
}

impl Default for Source {
    fn default() -> Self {
        Self::Named {}
    }
}

impl Source {
    /// Whether only a name tells.
    pub fn is_named(&self) -> bool {
        *self == Self::Named {}
    }
}

closed!(Object: Fact);
closed!(Word: FactKind);
closed!(Union: Source);
