//! How a department is organised.

use serde::{Deserialize, Serialize};

use super::text::{Date, Label};
use crate::wire::closed::{closed, some};

/// An office or institution of a department (机构).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct OrgUnit {
    /// The name: 应急指挥中心.
    pub name: Label,
    /// What kind of unit it is.
    pub kind: OrgUnitKind,
    /// Other names that it also bears (挂牌, 加挂): 应急管理股.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub second_names: Vec<Label>,
    /// The first day it exists in this form.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// The last day it exists in this form.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// Units below it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<OrgUnit>,
}

impl OrgUnit {
    /// A unit of that name and kind.
    pub fn new(name: Label, kind: OrgUnitKind) -> Self {
        Self { name, kind, second_names: Vec::new(), valid_from: None, valid_until: None, units: Vec::new() }
    }
}

/// What kind of unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum OrgUnitKind {
    /// An office of the department itself (内设机构, 内设处室).
    InternalOffice,
    /// A public institution under it (所属事业单位).
    AffiliatedInstitution,
    /// An administrative body under it (下属行政单位).
    SubordinateAgency,
    /// A body sent out to a place or a field (派出机构).
    FieldOffice,
    /// A unit with a budget of its own within the department's (预算单位).
    BudgetUnit,
    /// Anything else.
    Other,
}

closed!(Object: OrgUnit);
closed!(Word: OrgUnitKind);
