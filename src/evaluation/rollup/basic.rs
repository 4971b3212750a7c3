//! What economic classes amount to: personnel and routine operations, the three public expenses.

use super::along::RollUpClass;
use super::{ColumnRollUp, RollUpRow};
use crate::calc::{self, CalcError};
use crate::figure::Amount;
use crate::model::classification::{EconomicCode, EconomicScheme, Nature};

/// Basic expenditure by what it is for (基本支出 = 人员经费 + 公用经费).
///
/// It is told of a table of basic expenditure alone: a project may pay wages too.
///
/// ```
/// use budget_performance::evaluation::{Along, BasicExpenditure, roll_up};
/// use budget_performance::model::classification::{EconomicLevel, EconomicScheme};
/// # use budget_performance::figure::{Amount, Stated};
/// # use budget_performance::model::{DocumentError, Report, from_json};
/// # fn report() -> Result<Report, DocumentError> {
/// #     from_json(
/// #         r#"{
/// #             "format_version": 1, "title": "…", "kind": "final_account", "subject": { "kind": "department" },
/// #             "currency": "CNY", "period": { "fiscal_year": 2023 },
/// #             "statements": [{
/// #                 "title": "一般公共预算基本支出决算表", "side": "expenditure", "account": "general",
/// #                 "columns": [{ "id": "a", "stage": "outturn" }], "main_column": "a",
/// #                 "lines": [
/// #                     { "label": "工资福利支出", "codes": [{ "kind": "economic", "code": "301" }],
/// #                       "amounts": [{ "column": "a", "figure": "200万元" }] },
/// #                     { "label": "商品和服务支出", "codes": [{ "kind": "economic", "code": "302" }],
/// #                       "amounts": [{ "column": "a", "figure": "60万元" }] },
/// #                     { "label": "公务接待费", "codes": [{ "kind": "economic", "code": "30217" }],
/// #                       "amounts": [{ "column": "a", "figure": "1.5万元" }] },
/// #                     { "label": "公务用车购置", "codes": [{ "kind": "economic", "code": "31013" }],
/// #                       "amounts": [{ "column": "a", "figure": "18万元" }] }
/// #                 ]
/// #             }]
/// #         }"#,
/// #     )
/// # }
///
/// // 301 is 200万元, 302 60万元 (30217 among it), 31013 18万元.
/// let report = report()?;
/// let by_class = roll_up(&report, Along::Economic(EconomicScheme::Department, EconomicLevel::Section))?;
/// let basic = BasicExpenditure::of(&by_class.statements[0].columns[0])?;
/// assert_eq!(basic.personnel, "200万元".parse::<Stated<Amount>>()?.value());
/// assert_eq!(basic.routine, "78万元".parse::<Stated<Amount>>()?.value());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BasicExpenditure {
    /// Personnel (人员经费): classes 301 and 303.
    pub personnel: Amount,
    /// Routine operations (公用经费): classes 302 and 310.
    pub routine: Amount,
    /// What belongs to other classes, or to none.
    pub elsewhere: Amount,
}

impl BasicExpenditure {
    /// What a column amounts to that was put to the economic classes of departments.
    ///
    /// # Errors
    ///
    /// [`CalcError::Overflow`] if a sum is out of bounds.
    pub fn of(column: &ColumnRollUp<'_>) -> Result<Self, CalcError> {
        let sum = |nature| {
            let of_nature = |row: &&RollUpRow| economic(row).and_then(Nature::of_basic) == nature;
            calc::total(&column.rows.iter().filter(of_nature).map(|row| row.amount).collect::<Vec<_>>())
        };
        let unmapped: Vec<_> = column.unmapped.iter().map(|money| money.amount).collect();
        Ok(Self {
            personnel: sum(Some(Nature::Personnel))?,
            routine: sum(Some(Nature::Routine))?,
            elsewhere: calc::total(&[sum(None)?, calc::total(&unmapped)?])?,
        })
    }
}

/// The three public expenses by economic class (“三公”经费).
///
/// An amount is absent where the column has no money of the class: that need not mean that none was spent.
///
/// ```
/// use budget_performance::evaluation::{Along, ThreePublic, roll_up};
/// use budget_performance::model::classification::{EconomicLevel, EconomicScheme};
/// # use budget_performance::figure::{Amount, Stated};
/// # use budget_performance::model::{DocumentError, Report, from_json};
/// # fn report() -> Result<Report, DocumentError> {
/// #     from_json(
/// #         r#"{
/// #             "format_version": 1, "title": "…", "kind": "final_account", "subject": { "kind": "department" },
/// #             "currency": "CNY", "period": { "fiscal_year": 2023 },
/// #             "statements": [{
/// #                 "title": "一般公共预算基本支出决算表", "side": "expenditure", "account": "general",
/// #                 "columns": [{ "id": "a", "stage": "outturn" }], "main_column": "a",
/// #                 "lines": [
/// #                     { "label": "工资福利支出", "codes": [{ "kind": "economic", "code": "301" }],
/// #                       "amounts": [{ "column": "a", "figure": "200万元" }] },
/// #                     { "label": "商品和服务支出", "codes": [{ "kind": "economic", "code": "302" }],
/// #                       "amounts": [{ "column": "a", "figure": "60万元" }] },
/// #                     { "label": "公务接待费", "codes": [{ "kind": "economic", "code": "30217" }],
/// #                       "amounts": [{ "column": "a", "figure": "1.5万元" }] },
/// #                     { "label": "公务用车购置", "codes": [{ "kind": "economic", "code": "31013" }],
/// #                       "amounts": [{ "column": "a", "figure": "18万元" }] }
/// #                 ]
/// #             }]
/// #         }"#,
/// #     )
/// # }
///
/// // 302 is 60万元, of which 30217 is 1.5万元; 31013 is 18万元.
/// let report = report()?;
/// let by_class = roll_up(&report, Along::Economic(EconomicScheme::Department, EconomicLevel::Section))?;
/// let three = ThreePublic::of(&by_class.statements[0].columns[0])?;
/// assert_eq!((three.abroad, three.vehicles()?), (None, Some("18万元".parse::<Stated<Amount>>()?.value())));
/// assert_eq!(three.total()?, Some("19.5万元".parse::<Stated<Amount>>()?.value()));
/// // The rest of 302 may hold more of them.
/// assert_eq!(three.undivided, Some("58.5万元".parse::<Stated<Amount>>()?.value()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ThreePublic {
    /// Travel abroad (因公出国（境）费): 30212.
    pub abroad: Option<Amount>,
    /// Purchase of vehicles (公务用车购置费): 31013, and 30913 in capital construction.
    pub vehicle_purchase: Option<Amount>,
    /// Running of vehicles (公务用车运行维护费): 30231.
    pub vehicle_running: Option<Amount>,
    /// Reception (公务接待费): 30217.
    pub reception: Option<Amount>,
    /// Money of 302, 309 and 310 of which the 款 is not told: more of the three may be in it.
    pub undivided: Option<Amount>,
}

impl ThreePublic {
    /// What a column holds that was put to the economic classes of departments.
    ///
    /// # Errors
    ///
    /// [`CalcError::Overflow`] if a sum is out of bounds.
    pub fn of(column: &ColumnRollUp<'_>) -> Result<Self, CalcError> {
        const ABROAD: &[&str] = &["30212"];
        const PURCHASE: &[&str] = &["30913", "31013"];
        const RUNNING: &[&str] = &["30231"];
        const RECEPTION: &[&str] = &["30217"];
        const WHOLE: &[&str] = &["302", "309", "310"];
        let sum = |codes: &[&str]| {
            let is_one = |row: &&RollUpRow| codes.contains(&row.class.to_string().as_str()) && economic(row).is_some();
            let amounts: Vec<_> = column.rows.iter().filter(is_one).map(|row| row.amount).collect();
            if amounts.is_empty() { Ok(None) } else { calc::total(&amounts).map(Some) }
        };
        Ok(Self {
            abroad: sum(ABROAD)?,
            vehicle_purchase: sum(PURCHASE)?,
            vehicle_running: sum(RUNNING)?,
            reception: sum(RECEPTION)?,
            undivided: sum(WHOLE)?,
        })
    }

    /// Vehicles (公务用车购置及运行维护费) = purchase + running.
    ///
    /// # Errors
    ///
    /// [`CalcError::Overflow`] if the sum is out of bounds.
    pub fn vehicles(&self) -> Result<Option<Amount>, CalcError> {
        sum_of_known([self.vehicle_purchase, self.vehicle_running])
    }

    /// All three: abroad + vehicles + reception.
    ///
    /// # Errors
    ///
    /// [`CalcError::Overflow`] if the sum is out of bounds.
    pub fn total(&self) -> Result<Option<Amount>, CalcError> {
        sum_of_known([self.abroad, self.vehicles()?, self.reception])
    }
}

/// The department's economic class of a row.
fn economic(row: &RollUpRow) -> Option<EconomicCode> {
    match row.class {
        RollUpClass::Economic { code } if code.scheme() == EconomicScheme::Department => Some(code),
        _ => None,
    }
}

fn sum_of_known<const N: usize>(amounts: [Option<Amount>; N]) -> Result<Option<Amount>, CalcError> {
    let known: Vec<_> = amounts.into_iter().flatten().collect();
    if known.is_empty() { Ok(None) } else { calc::total(&known).map(Some) }
}
