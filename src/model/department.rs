//! A department or unit.

use serde::{Deserialize, Serialize};

use super::QuantityCell;
use super::classification::{CreditCode, DivisionCode};
use super::function::Function;
use super::org_unit::{OrgUnit, OrgUnitKind};
use super::period::When;
use super::tally::Tally;
use super::text::Label;
use crate::wire::closed::{closed, some};

/// A department or unit: who it is, what it is for, how it is organised and staffed (部门（单位）基本情况).
///
/// Every member may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Department {
    /// The name, where it differs from that of the report's subject.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// The administrative division it belongs to (行政区划代码).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub division: Option<DivisionCode>,
    /// Its unified social credit code (统一社会信用代码).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<CreditCode>,
    /// The level of government that funds it (预算级次).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub fiscal_level: Option<FiscalLevel>,
    /// What it is for (职能职责), in the order of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<Function>,
    /// Its internal offices and affiliated institutions (机构设置).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<OrgUnit>,
    /// How many units of each kind the document says there are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stated_unit_counts: Vec<UnitCount>,
    /// Posts and people (人员编制情况), one tree for each total that the document gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub staffing: Vec<Tally>,
}

impl Department {
    /// Whether nothing is said of it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The level of government that funds a department (预算级次).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum FiscalLevel {
    /// Central (中央).
    Central,
    /// Province, autonomous region, municipality (省级); a state or province elsewhere.
    Provincial,
    /// Prefecture or city (市级).
    Prefectural,
    /// County or district (县级).
    County,
    /// Township (乡级).
    Township,
}

/// How many units of a kind a document says there are: 内设处室8个.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct UnitCount {
    /// The kind of unit that is counted.
    pub kind: OrgUnitKind,
    /// The number as stated.
    pub count: QuantityCell,
    /// The wording, where it is not that of the kind.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
    /// The time that the number is about.
    #[serde(default, skip_serializing_if = "When::is_unset")]
    pub when: When,
}

impl UnitCount {
    /// So many units of a kind.
    pub fn new(kind: OrgUnitKind, count: QuantityCell) -> Self {
        Self { kind, count, label: None, when: When::default() }
    }
}

closed!(Object: Department, UnitCount);
closed!(Word: FiscalLevel);
