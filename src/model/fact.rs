//! A figure with a label, and nothing more.

use serde::{Deserialize, Serialize};

use super::period::When;
use super::text::Label;
use super::value::Value;
use crate::wire::Id;
use crate::wire::closed::{closed, some};

/// A figure or other value that a document states beside its tables (基础数据).
///
/// A fact has no target; what has one is an [`Indicator`](super::Indicator).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Fact {
    /// A name for other parts of the document, and for the measures of a framework, to refer to.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// What it is, in the words of the document.
    pub label: Label,
    /// The value.
    pub value: Value,
    /// The time that it is about.
    #[serde(default, skip_serializing_if = "When::is_unset")]
    pub when: When,
}

impl Fact {
    /// A value with a label.
    pub fn new(label: Label, value: Value) -> Self {
        Self { id: None, label, value, when: When::default() }
    }
}

closed!(Object: Fact);
