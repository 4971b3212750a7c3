//! A criterion of a framework.

use serde::{Deserialize, Serialize};

use super::marks::Marks;
use super::measure::Measure;
use super::name::{CriterionId, GroupId};
use super::policy::{NotApplicable, Undefined};
use super::rule::Rule;
use super::words::{Text, Words};
use crate::wire::closed::{closed, some};

/// A criterion (指标): what is measured, and how that becomes points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Criterion {
    /// Its name.
    pub id: CriterionId,
    /// The group it belongs to.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// What it is called (三级指标).
    pub label: Words,
    /// The points it can earn (分值); none on a scale of levels.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub weight: Option<Marks>,
    /// What it measures.
    pub measure: Measure,
    /// How that becomes points.
    pub rule: Rule,
    /// What becomes of it where it does not apply, if not what the framework says.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<NotApplicable>,
    /// What becomes of it where its ratio has no value, if not what the framework says.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub undefined: Option<Undefined>,
    /// The place in the framework's document; every criterion has one.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub clause: Option<Text>,
    /// Whether it was read in a document.
    pub standing: Standing,
    /// What else there is to know of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Words>,
}

impl Criterion {
    /// A criterion with a weight.
    pub fn new(id: CriterionId, label: Words, weight: Marks, measure: Measure, rule: Rule, clause: Text) -> Self {
        Self {
            id,
            group: None,
            label,
            weight: Some(weight),
            measure,
            rule,
            not_applicable: None,
            undefined: None,
            clause: Some(clause),
            standing: Standing::Read,
            notes: Vec::new(),
        }
    }
}

/// Whether something in a framework was read in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Standing {
    /// Read in the document itself, or in a published one that applies it.
    Read,
    /// From general knowledge; not confirmed in a text.
    Unconfirmed,
}

/// A group of criteria (一级指标, 二级指标).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Group {
    /// Its name.
    pub id: GroupId,
    /// What it is called.
    pub label: Words,
    /// The group it belongs to.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub within: Option<GroupId>,
    /// What the weights of its criteria add up to, where the framework says so.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub weight: Option<Marks>,
}

impl Group {
    /// A group at the top.
    pub fn new(id: GroupId, label: Words) -> Self {
        Self { id, label, within: None, weight: None }
    }
}

closed!(Object: Criterion, Group);
closed!(Word: Standing);
