//! When the period of a report ends.

use chrono::NaiveDate;

use crate::model::{Report, ReportKind};

/// The last day of the period, for documents that look back on it; `None` for those that look ahead or are drawn up within it.
pub(super) fn end_of_period(report: &Report) -> Option<NaiveDate> {
    let looks_back =
        !matches!(report.kind, ReportKind::Budget | ReportKind::TargetDeclaration | ReportKind::Monitoring);
    let until = report.period.until.map(crate::model::Date::to_naive);
    let year = i32::from(report.period.fiscal_year.get());
    until.or_else(|| NaiveDate::from_ymd_opt(year, 12, 31)).filter(|_| looks_back)
}
