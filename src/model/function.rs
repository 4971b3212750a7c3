//! What a department is for.

use serde::{Deserialize, Serialize};

use super::text::{Label, Ordinal, Prose};
use crate::wire::closed::{closed, some};

/// A function of a department (职能): something it is there to do.
///
/// Not to be taken for the functional classification of expenditure (功能分类).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Function {
    /// Its number in the document.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub number: Option<Ordinal>,
    /// A short title, of the document or of the one who transcribed it.
    pub title: Label,
    /// The wording of the document.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub text: Option<Prose>,
    /// Duties within it that are divided with other departments (职责分工).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<SharedDuty>,
    /// Functions that it is divided into.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<Function>,
}

impl Function {
    /// A function of that title.
    pub fn new(title: Label) -> Self {
        Self { number: None, title, text: None, duties: Vec::new(), functions: Vec::new() }
    }
}

/// A duty that is divided between departments (职责分工).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct SharedDuty {
    /// The field that is divided: 救灾物资储备.
    pub field: Label,
    /// Whose duty it is.
    pub holder: DutyHolder,
    /// The other departments concerned, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counterparts: Vec<Label>,
    /// Whether the list of counterparts is complete or ends in 等部门.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub counterpart_list: Option<ListKind>,
    /// The duty.
    pub text: Prose,
}

impl SharedDuty {
    /// A duty in a divided field.
    pub fn new(field: Label, holder: DutyHolder, text: Prose) -> Self {
        Self { field, holder, counterparts: Vec::new(), counterpart_list: None, text }
    }
}

/// Whose a divided duty is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum DutyHolder {
    /// The department's own.
    Ours,
    /// The counterparts'.
    Theirs,
    /// Done together.
    Joint,
}

/// Whether a list names all there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum ListKind {
    /// It names all.
    Complete,
    /// It names some: 等.
    Open,
}

closed!(Object: Function, SharedDuty);
closed!(Word: DutyHolder, ListKind);
