//! A row of money.

use serde::{Deserialize, Serialize};

use super::breakdown::Breakdown;
use super::classification::{CofogCode, EconomicCode, FunctionCode};
use super::comparison::Comparison;
use super::text::Label;
use super::{AmountCell, RatioCell};
use crate::wire::Id;
use crate::wire::closed::{closed, some};

/// A row of a statement: a label, its amounts, and what the document says of them (科目).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Line {
    /// A name for other parts of the document to refer to.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// The label as written.
    pub label: Label,
    /// Which of the usual items it is, if it is one.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub item: Option<LineItem>,
    /// The classes it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<ClassCode>,
    /// The amounts, by column.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amounts: Vec<ColumnAmount>,
    /// Comparisons with other columns, as many as the document makes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comparisons: Vec<Comparison>,
    /// Shares that the document states of it (占比).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<StatedShare>,
    /// What it is made up of, in one way or several at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breakdowns: Vec<Breakdown>,
}

impl Line {
    /// A row without amounts.
    pub fn new(label: Label) -> Self {
        Self {
            id: None,
            label,
            item: None,
            codes: Vec::new(),
            amounts: Vec::new(),
            comparisons: Vec::new(),
            shares: Vec::new(),
            breakdowns: Vec::new(),
        }
    }

    /// What the line states in the column of that name, if it has such a cell.
    pub fn amount(&self, column: &Id) -> Option<&AmountCell> {
        self.amounts.iter().find(|amount| amount.column == *column).map(|amount| &amount.figure)
    }
}

/// An item that many documents have, whatever they call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum LineItem {
    /// The total (总计, 合计).
    Total,
    /// Basic expenditure (基本支出) = personnel + routine.
    Basic,
    /// Personnel (人员经费): economic classes 301 and 303.
    Personnel,
    /// Routine operations (公用经费): economic classes 302 and 310.
    Routine,
    /// Project expenditure (项目支出).
    Project,
    /// Paid to a superior unit (上缴上级支出).
    ToSuperior,
    /// Business operations (经营支出).
    Business,
    /// Subsidies to affiliated units (对附属单位补助支出).
    ToAffiliates,
    /// The three public expenses (“三公”经费) = abroad + vehicles + reception.
    ThreePublic,
    /// Travel abroad (因公出国（境）费).
    Abroad,
    /// Vehicles (公务用车购置及运行维护费) = purchase + running.
    Vehicles,
    /// Purchase of vehicles (公务用车购置费).
    VehiclePurchase,
    /// Running of vehicles (公务用车运行维护费).
    VehicleRunning,
    /// Reception (公务接待费).
    Reception,
    /// Meetings (会议费).
    Meetings,
    /// Training (培训费).
    Training,
    /// Running costs of the organs (机关运行经费).
    OrganOperations,
    /// Government purchases (政府采购).
    Procurement,
    /// Carried over from the year before (年初结转和结余).
    OpeningBalance,
    /// Carried over to the next year (年末结转和结余).
    ClosingBalance,
}

/// A class that a line belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum ClassCode {
    /// Functional classification (支出功能分类).
    Function {
        /// The code.
        code: FunctionCode,
    },
    /// Economic classification (支出经济分类), of departments (3…) or of governments (5…).
    Economic {
        /// The code.
        code: EconomicCode,
    },
    /// Classification of the Functions of Government of the United Nations.
    Cofog {
        /// The code.
        code: CofogCode,
    },
    /// A class of any other scheme.
    Foreign {
        /// The name of the scheme.
        scheme: Label,
        /// The code in it.
        code: Label,
        /// The label in it.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        label: Option<Label>,
    },
}

/// What a line states in one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct ColumnAmount {
    /// The column.
    pub column: Id,
    /// The amount, or why there is none.
    pub figure: AmountCell,
}

impl ColumnAmount {
    /// An amount in a column.
    pub fn new(column: Id, figure: AmountCell) -> Self {
        Self { column, figure }
    }
}

/// A share that the document states (占比).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct StatedShare {
    /// What it is a share of.
    pub of: ShareOf,
    /// The share.
    pub share: RatioCell,
    /// The column that it is about, if not the main one.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub column: Option<Id>,
}

impl StatedShare {
    /// A share of `of`.
    pub fn new(of: ShareOf, share: RatioCell) -> Self {
        Self { of, share, column: None }
    }
}

/// What a share is a share of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum ShareOf {
    /// The line or number that this one is part of.
    Parent {},
    /// A line or tally by its name.
    Named {
        /// The name.
        id: Id,
    },
    /// Something that the document names and does not state.
    Words {
        /// Its words.
        label: Label,
    },
}

closed!(Object: Line, ColumnAmount, StatedShare);
closed!(Word: LineItem);
closed!(Union: ClassCode, ShareOf);
