//! From the criteria to one result.

use serde::{Deserialize, Serialize};

use super::grade::GradeBand;
use super::level::TableRow;
use super::marks::Marks;
use super::name::{FactName, GradeId};
use super::words::{Text, Words};
use crate::model::Id;
use crate::wire::closed::{closed, some};

/// How the results of the criteria become one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Aggregation {
    /// The points are added up; the sum has a grade, which a veto can lower.
    WeightedSum {
        /// What the weights add up to (总分).
        full_marks: Marks,
        /// The grades, from the lowest; none where nothing is graded.
        grades: Vec<GradeBand>,
        /// What lowers the grade whatever the points (一票否决).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        vetoes: Vec<Veto>,
    },
    /// The lowest level counts, with a plus if another is higher (PEFA M1).
    WeakestLink {},
    /// A table says what the levels become (PEFA M2).
    Table {
        /// The rows: every combination of levels once.
        rows: Vec<TableRow>,
    },
}

/// A fact that lowers the grade, whatever the points (一票否决).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Veto {
    /// Its name.
    pub id: Id,
    /// What it is called.
    pub label: Words,
    /// The fact: yes lowers the grade. A fact that is not given leaves both grades possible.
    pub fact: FactName,
    /// The best grade that is left.
    pub at_most: GradeId,
    /// The place in the framework's document.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub clause: Option<Text>,
}

impl Veto {
    /// A veto by a fact.
    pub fn new(id: Id, label: Words, fact: FactName, at_most: GradeId, clause: Text) -> Self {
        Self { id, label, fact, at_most, clause: Some(clause) }
    }
}

closed!(Object: Veto);
closed!(Union: Aggregation);
