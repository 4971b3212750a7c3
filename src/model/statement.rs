//! Tables of money.

use serde::{Deserialize, Serialize};

use super::line::Line;
use super::text::{FiscalYear, Label};
use crate::wire::Id;
use crate::wire::closed::{closed, some};

/// A table of money, or prose that amounts to one (收支表).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Statement {
    /// The heading: 一般公共预算支出情况.
    pub title: Label,
    /// Income, expenditure, or something else.
    pub side: Side,
    /// The budget account that the heading speaks of (四本预算).
    pub account: Account,
    /// The columns: years and stages of the budget, also those that are only compared with.
    pub columns: Vec<Column>,
    /// The column that shares and breakdowns are about where they do not say.
    pub main_column: Id,
    /// Columns that are sums of others, on every line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identities: Vec<ColumnIdentity>,
    /// The lines that are not part of another; or those of a printed table, where 类, 款 and 项 stand in one list and 合计
    /// beside its parts: codes and usual items tell which sum up others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
}

impl Statement {
    /// A statement without lines.
    pub fn new(title: Label, side: Side, account: Account, main_column: Column) -> Self {
        let main = main_column.id.clone();
        let columns = vec![main_column];
        Self { title, side, account, columns, main_column: main, identities: Vec::new(), lines: Vec::new() }
    }
}

/// The side of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Side {
    /// Income (收入).
    Income,
    /// Expenditure (支出).
    Expenditure,
    /// Balances carried over (结转结余).
    Balance,
    /// Figures beside the budget: government purchases, assets (补充资料).
    Memo,
}

/// The budget account (四本预算) that a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Account {
    /// General public budget (一般公共预算).
    General,
    /// Government-managed funds (政府性基金预算).
    GovernmentFund,
    /// State capital operations (国有资本经营预算).
    StateCapital,
    /// Social insurance funds (社会保险基金预算).
    SocialInsurance,
    /// Fiscal appropriations of any account (财政拨款).
    FiscalAppropriation,
    /// All money of the unit (全部资金).
    AllFunds,
    /// The document does not say.
    NotSaid,
}

/// A column of a statement: a year and a stage of the budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Column {
    /// The name by which lines refer to it.
    pub id: Id,
    /// The fiscal year.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub year: Option<FiscalYear>,
    /// The stage.
    pub stage: Stage,
    /// The heading as printed: 全年预算数（A）.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
}

impl Column {
    /// A column of that stage.
    pub fn new(id: Id, stage: Stage) -> Self {
        Self { id, year: None, stage, label: None }
    }
}

/// A stage of the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Stage {
    /// The approved budget of the start of the year (年初预算).
    Initial,
    /// The budget after adjustment (调整预算, 全年预算).
    Adjusted,
    /// All there was to spend, with what was carried over (可用预算).
    Available,
    /// A change between two stages (调整, 追加).
    Movement,
    /// Spending so far (执行数).
    Execution,
    /// The final outcome (决算数).
    Outturn,
    /// The document does not say.
    NotSaid,
}

/// A column that is a sum of others: final = adjusted + shifting + virement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct ColumnIdentity {
    /// The column that is the sum.
    pub total: Id,
    /// Columns that are added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plus: Vec<Id>,
    /// Columns that are taken away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minus: Vec<Id>,
}

impl ColumnIdentity {
    /// An identity for the column `total`.
    pub fn new(total: Id, plus: Vec<Id>, minus: Vec<Id>) -> Self {
        Self { total, plus, minus }
    }
}

closed!(Object: Statement, Column, ColumnIdentity);
closed!(Word: Side, Account, Stage);
