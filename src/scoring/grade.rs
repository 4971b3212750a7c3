//! Grades, and the points that earn them.

use serde::{Deserialize, Serialize};

use super::marks::Marks;
use super::name::GradeId;
use super::number::Number;
use super::words::Words;
use crate::wire::closed::closed;

/// A grade and the points that earn it (等级): from one end, included, to another, left out but for the full marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FrameworkGrade", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct GradeBand {
    /// Its name.
    pub id: GradeId,
    /// What it is called: 优.
    pub label: Words,
    /// The fewest points.
    pub from: Marks,
    /// The points that it ends before.
    pub until: Marks,
}

impl GradeBand {
    /// A grade for points from one end to another.
    pub fn new(id: GradeId, label: Words, from: Marks, until: Marks) -> Self {
        Self { id, label, from, until }
    }
}

/// The grade of so many points, which is the last that begins at them or below; bands are checked on loading.
pub(super) fn of<'g>(grades: &'g [GradeBand], points: &Number) -> Option<&'g GradeBand> {
    grades.iter().rev().find(|grade| grade.from.value() <= *points).or_else(|| grades.first())
}

/// The grades of everything between two numbers of points, from the lowest.
pub(super) fn between<'g>(grades: &'g [GradeBand], lowest: &Number, highest: &Number) -> Vec<&'g GradeBand> {
    let (first, last) = (of(grades, lowest), of(grades, highest));
    let reached = |grade: &&GradeBand| first.is_none_or(|first| first.from.value() <= grade.from.value());
    let passed = |grade: &&GradeBand| last.is_none_or(|last| grade.from.value() <= last.from.value());
    grades.iter().filter(|grade| reached(grade) && passed(grade)).collect()
}

closed!(Object: GradeBand);
