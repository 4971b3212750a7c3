//! The statements of a report, put together as far as they speak of different money.

use std::collections::BTreeMap;

use super::along::RollUpClass;
use super::{ColumnRollUp, StatementRollUp, Unmapped};
use crate::calc::CalcError;
use crate::figure::{Amount, Measure, Stated};
use crate::model::classification::Accounts;
use crate::model::{FiscalYear, Pointer, Side, Stage};

/// The money of a report on one side, in one year and stage of the budget.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CombinedRollUp<'r> {
    /// The side.
    pub side: Side,
    /// The year, if the columns say it.
    pub year: Option<FiscalYear>,
    /// The stage.
    pub stage: Stage,
    /// The statements that were added.
    pub statements: Vec<Pointer>,
    /// Statements, or columns of them, that may speak of the same money and were not added.
    pub overlapping: Vec<Pointer>,
    /// All of it.
    pub total: Amount,
    /// What belongs to a class.
    pub rows: Vec<(RollUpClass, Amount)>,
    /// What belongs to none.
    pub unmapped: Vec<Unmapped>,
    /// A figure to write the sums like.
    pub like: Option<&'r Stated<Amount>>,
}

impl CombinedRollUp<'_> {
    /// The money of a class alone, without what is told of its parts.
    pub fn amount(&self, class: impl Into<RollUpClass>) -> Option<Amount> {
        let class = class.into();
        self.rows.iter().find(|(other, _)| *other == class).map(|(_, amount)| *amount)
    }
}

/// What columns that are added have in common.
type Kind = (Side, Option<FiscalYear>, Stage);

/// A column with the place of its statement, and the accounts that it may speak of.
struct Candidate<'a, 'r> {
    at: &'a Pointer,
    column: &'a ColumnRollUp<'r>,
    accounts: Accounts,
    mapped: u128,
}

pub(super) fn combine<'r>(statements: &[StatementRollUp<'r>]) -> Result<Vec<CombinedRollUp<'r>>, CalcError> {
    // In the order in which the report first has them.
    let mut groups: Vec<(Kind, Vec<Candidate<'_, 'r>>)> = Vec::new();
    for one in statements {
        for column in &one.columns {
            let key = (one.statement.side, column.column.year, column.column.stage);
            let accounts = Accounts::spoken_of(one.statement.account);
            let mapped = column.rows.iter().map(|row| row.amount.scaled().unsigned_abs());
            let mapped = mapped.fold(0, u128::saturating_add);
            let candidate = Candidate { at: &one.at, column, accounts, mapped };
            match groups.iter_mut().find(|(other, _)| *other == key) {
                Some((_, candidates)) => candidates.push(candidate),
                None => groups.push((key, vec![candidate])),
            }
        }
    }
    groups.into_iter().map(|(key, candidates)| add(key, candidates)).collect()
}

fn add<'r>((side, year, stage): Kind, mut candidates: Vec<Candidate<'_, 'r>>) -> Result<CombinedRollUp<'r>, CalcError> {
    // Stable: of those with as much, the first of the report is counted.
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.mapped));
    let mut taken = Vec::new();
    let mut sums: BTreeMap<RollUpClass, i128> = BTreeMap::new();
    let (mut statements, mut overlapping, mut unmapped) = (Vec::new(), Vec::new(), Vec::new());
    let (mut total, mut like) = (0_i128, None);
    for Candidate { at, column, accounts, .. } in candidates {
        if taken.iter().any(|other| !accounts.and(*other).is_empty()) {
            overlapping.push(at.clone());
            continue;
        }
        taken.push(accounts);
        statements.push(at.clone());
        unmapped.extend(column.unmapped.iter().cloned());
        total = total.saturating_add(column.total.scaled());
        like = like.or(column.like);
        for row in &column.rows {
            let sum = sums.entry(row.class).or_default();
            *sum = sum.saturating_add(row.amount.scaled());
        }
    }
    let rows = sums.into_iter().map(|(class, sum)| Amount::from_scaled(sum).map(|amount| (class, amount)));
    let (total, rows) = (Amount::from_scaled(total)?, rows.collect::<Result<_, _>>()?);
    Ok(CombinedRollUp { side, year, stage, statements, overlapping, total, rows, unmapped, like })
}
