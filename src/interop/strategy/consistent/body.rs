//! The rest of a report: who, when, what for; units as many as stated, dates in their order.

use super::scribe::Scribe;
use crate::interop::strategy::dice::{Dice, Roll};
use crate::model::{
    DataCutoff, FiscalLevel, Function, Label, OrgUnit, OrgUnitKind, Period, QuantityCell, Report, ReportKind, Subject,
    SubjectKind, UnitCount,
};

/// A report without figures, of that year and currency.
pub(super) fn report(scribe: &Scribe, roll: &mut Roll<'_>) -> Option<Report> {
    let kind = roll.pick(
        ReportKind::DepartmentEvaluation,
        &[
            ReportKind::DepartmentSelfEvaluation,
            ReportKind::FinalAccount,
            ReportKind::ProjectSelfEvaluation,
            ReportKind::Budget,
            ReportKind::Monitoring,
            ReportKind::AnnualReport,
        ],
    );
    let year = scribe.year(0)?;
    let title: Label = format!("{}年度部门整体支出绩效评价报告", year.get()).parse().ok()?;
    let subject = Subject::new(SubjectKind::Department, Some("某县应急管理局".parse().ok()?));
    let mut report = Report::new(title, kind, subject, scribe.currency, Period::new(year));
    if roll.one_in(6) {
        // A fiscal year from July to June, named by the later.
        report.period.from = Some(scribe.day(-1, 7, 1)?);
        report.period.until = Some(scribe.day(0, 6, 30)?);
    }
    let early = !matches!(kind, ReportKind::Budget | ReportKind::Monitoring);
    if roll.one_in(2) {
        report.date = Some(if early {
            scribe.day(1, 4, 1_usize.saturating_add(roll.below(30)))?
        } else {
            scribe.day(0, 3, 1)?
        });
    }
    if roll.one_in(3) {
        let date = if early { scribe.day(0, 12, 31)? } else { scribe.day(0, 10, 20)? };
        report.data_cutoffs.push(DataCutoff::new("截至报告期末".parse().ok()?, Some(date)));
        report.data_cutoffs.push(DataCutoff::new("截至目前".parse().ok()?, None));
    }
    report.issuer = roll.pick(None, &["某县应急管理局".parse().ok()]);
    Some(report)
}

/// Functions and units; where a number of units is stated, as many of that kind are listed, or none.
pub(super) fn organisation(scribe: &Scribe, dice: &Dice, report: &mut Report) -> Option<()> {
    let mut roll = dice.roll();
    let department = &mut report.department;
    department.fiscal_level = roll.pick(None, &[Some(FiscalLevel::County)]);
    for index in 0..roll.below(4) {
        department.functions.push(Function::new(format!("职能{}", index.saturating_add(1)).parse().ok()?));
    }
    for (kind, name) in [(OrgUnitKind::InternalOffice, "股室"), (OrgUnitKind::AffiliatedInstitution, "事业单位")]
    {
        let count = roll.below(6);
        for index in 0..count {
            let mut unit = OrgUnit::new(format!("{name}{}", index.saturating_add(1)).parse().ok()?, kind);
            if roll.one_in(5) {
                unit.valid_from = Some(scribe.day(-3, 1, 1)?);
                unit.valid_until = Some(scribe.day(0, 6, 30)?);
            }
            department.units.push(unit);
        }
        if roll.one_in(2) {
            let count = if count == 0 { 3 } else { count };
            let stated = scribe.quantity(i128::try_from(count).ok()?.checked_mul(100)?, 0, "个")?;
            department.stated_unit_counts.push(UnitCount::new(kind, QuantityCell::Stated(stated)));
        }
    }
    Some(())
}
