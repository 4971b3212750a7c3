//! What a line is made up of.

use serde::{Deserialize, Serialize};

use super::line::Line;
use super::text::Label;
use crate::reconcile::Coverage;
use crate::wire::Id;
use crate::wire::closed::{closed, some};

/// One way in which a line is made up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Breakdown {
    /// By what it is divided.
    pub dimension: Dimension,
    /// The name of the dimension, where it is another.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
    /// Whether the parts are all there are.
    pub coverage: Coverage,
    /// The columns in which that holds, if not the main one alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Id>,
    /// The parts; a total printed among them is none of them, nor is what codes and usual items tell to be part of another.
    pub lines: Vec<Line>,
}

impl Breakdown {
    /// A division by `dimension`.
    pub fn new(dimension: Dimension, coverage: Coverage, lines: Vec<Line>) -> Self {
        Self { dimension, label: None, coverage, columns: Vec::new(), lines }
    }
}

/// By what a line is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Dimension {
    /// By nature: basic and project, personnel and routine (支出性质).
    Nature,
    /// By functional class (功能分类).
    Function,
    /// By economic class (经济分类).
    Economic,
    /// By source of money (资金来源).
    Fund,
    /// By purpose (用途).
    Purpose,
    /// By project (项目).
    Project,
    /// By organisational unit (单位).
    Unit,
    /// By programme.
    Programme,
    /// By anything else; the breakdown says what.
    Other,
}

closed!(Object: Breakdown);
closed!(Word: Dimension);
