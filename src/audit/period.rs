//! When the period of a report ends, and what year a statement is about.

use chrono::NaiveDate;

use crate::model::{FiscalYear, Report, ReportKind, Statement};

/// The last day of the period, for documents that look back on it; `None` for those that look ahead or are drawn up within it.
pub(super) fn end_of_period(report: &Report) -> Option<NaiveDate> {
    let looks_back =
        !matches!(report.kind, ReportKind::Budget | ReportKind::TargetDeclaration | ReportKind::Monitoring);
    let until = report.period.until.map(crate::model::Date::to_naive);
    let year = i32::from(report.period.fiscal_year.get());
    until.or_else(|| NaiveDate::from_ymd_opt(year, 12, 31)).filter(|_| looks_back)
}

/// The year of a statement's main column; that of the report where the column has none.
pub(super) fn main_year(report: &Report, statement: &Statement) -> FiscalYear {
    let main = statement.columns.iter().find(|column| column.id == statement.main_column);
    main.and_then(|column| column.year).unwrap_or(report.period.fiscal_year)
}
