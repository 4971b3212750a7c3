//! A roll-up as it is written down.

use serde::{Deserialize, Serialize};

use super::Counted;
use super::along::{Along, RollUpClass};
use crate::figure::{Amount, Stated};
use crate::model::classification::{BudgetAccount, Certainty, EconomicScheme};
use crate::model::{Account, FiscalYear, FormatVersion, FunctionCode, Id, Label, Pointer, Side, Stage};
use crate::wire::closed::{closed, some};

/// A [`RollUp`](super::RollUp), written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct RollUpDocument {
    /// The version of this form.
    pub format_version: FormatVersion,
    /// The title of the report.
    pub title: Label,
    /// The classification.
    pub along: RollUpScheme,
    /// The report as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub combined: Vec<CombinedRollUpDocument>,
    /// Its statements.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<RollUpStatementDocument>,
}

/// The classification that money was put to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum RollUpScheme {
    /// Functions.
    Function,
    /// Economic classes of departments.
    DepartmentEconomic,
    /// Economic classes of governments.
    GovernmentEconomic,
    /// Budget accounts.
    Account,
    /// Functions of government of the United Nations.
    Cofog,
    /// Classes of GFSM 2014.
    Gfsm,
    /// Natures of expenditure.
    Nature,
}

/// The money of a report on one side, in one year and stage of the budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct CombinedRollUpDocument {
    /// The side.
    pub side: Side,
    /// The year.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub year: Option<FiscalYear>,
    /// The stage.
    pub stage: Stage,
    /// The statements that were added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Pointer>,
    /// Statements that may speak of the same money and were not added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overlapping: Vec<Pointer>,
    /// All of it.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub total: Option<Stated<Amount>>,
    /// What belongs to a class.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RollUpRowDocument>,
    /// What belongs to none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmapped: Vec<UnmappedDocument>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct RollUpStatementDocument {
    /// Its place in the report.
    pub at: Pointer,
    /// Its heading.
    pub title: Label,
    /// Its columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<RollUpColumnDocument>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct RollUpColumnDocument {
    /// The column.
    pub column: Id,
    /// All of its money.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub total: Option<Stated<Amount>>,
    /// What belongs to a class.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RollUpRowDocument>,
    /// What belongs to none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmapped: Vec<UnmappedDocument>,
    /// What was decided on the way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<RollUpNoteDocument>,
}

/// The money of a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct RollUpRowDocument {
    /// The class.
    pub class: RollUpClass,
    /// Its name.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// The money.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub amount: Option<Stated<Amount>>,
    /// The lines that it comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Pointer>,
}

/// Money that belongs to no class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct UnmappedDocument {
    /// The line that it comes from.
    pub at: Pointer,
    /// The money.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub amount: Option<Stated<Amount>>,
    /// Why.
    pub reason: UnmappedReason,
    /// The class that it could not be mapped from.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub class: Option<RollUpClass>,
    /// The classes that it may belong to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<RollUpClass>,
}

/// Why money belongs to no class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum UnmappedReason {
    /// Neither the line nor one that it is part of has a class of that kind.
    NoClass,
    /// The line has several classes.
    SeveralClasses,
    /// Nothing is proposed for the class.
    NoProposal,
    /// Several classes are proposed for the class.
    SeveralTargets,
    /// The class may stand in several accounts.
    SeveralAccounts,
    /// The parts of a line without a class leave it over.
    Remainder,
}

/// What was decided so that nothing is added twice; see [`RollUpNote`](super::RollUpNote).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum RollUpNoteDocument {
    /// The line is the sum of others in its list.
    Subtotal {
        /// The line.
        at: Pointer,
        /// The lines that it sums up.
        parts: Vec<Pointer>,
        /// Which was counted.
        counted: Counted,
    },
    /// The lines there were not counted.
    Overlap {
        /// A breakdown or a line.
        at: Pointer,
        /// What was counted instead.
        counted: Pointer,
    },
    /// What the parts of a line leave over.
    Remainder {
        /// The line.
        at: Pointer,
        /// The line less its parts.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        amount: Option<Stated<Amount>>,
    },
    /// The line has no plain amount.
    NotCounted {
        /// The line.
        at: Pointer,
    },
    /// The class of the line is not part of the class that it is listed under.
    Elsewhere {
        /// The line.
        at: Pointer,
        /// Its class.
        class: RollUpClass,
        /// The class that it is listed under.
        under: RollUpClass,
    },
    /// The class of the line belongs to another account than the statement is about.
    OtherAccount {
        /// The line.
        at: Pointer,
        /// Its class.
        class: FunctionCode,
        /// The account that the statement is about.
        stated: Account,
        /// The accounts that the class may stand in.
        accounts: Vec<BudgetAccount>,
        /// Whether documents show that.
        certainty: Certainty,
    },
}

closed!(Object: RollUpDocument, CombinedRollUpDocument, RollUpStatementDocument, RollUpColumnDocument);
closed!(Object: RollUpRowDocument, UnmappedDocument);
closed!(Word: RollUpScheme, UnmappedReason, Counted);
closed!(Union: RollUpNoteDocument);

impl RollUpScheme {
    pub(super) fn of(along: Along<'_>) -> Self {
        match along {
            Along::Function(_) => Self::Function,
            Along::Economic(EconomicScheme::Department, _) => Self::DepartmentEconomic,
            Along::Economic(EconomicScheme::Government, _) => Self::GovernmentEconomic,
            Along::Account(_) => Self::Account,
            Along::Cofog(_) => Self::Cofog,
            Along::Gfsm(_) => Self::Gfsm,
            Along::Nature => Self::Nature,
        }
    }
}
