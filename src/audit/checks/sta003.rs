//! `unit-counts-disagree`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::finding::{Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::run::Context;
use crate::figure::{Figure, Quantity, Stated};
use crate::model::{OrgUnit, OrgUnitKind, Pointer, UnitCount};

pub(super) const CODE: Code = Code::new(*b"STA003");

#[doc = include_str!("sta003.md")]
pub static STA003: Check = Check {
    code: CODE,
    name: "unit-counts-disagree",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("sta003.md"),
    message: Template {
        zh: "{subject}：列明 {stated}，实际列出 {computed} 个。",
        en: "{subject}: stated as {stated}; the report lists {computed}.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    let department = &context.report.department;
    let counts = department.stated_unit_counts.iter().enumerate();
    let counts = counts.filter_map(|(index, count)| {
        let stated = count.count.stated().filter(|stated| stated.is_counted() && stated.hedge().is_none())?;
        let listed = listed(&department.units, count.kind);
        // OK because a list that names none of the kind lists something else.
        (listed > 0).then_some((index, count, stated, listed))
    });
    let differs = |stated: &Stated<Quantity>, listed| stated.number() != rust_decimal::Decimal::from(listed);
    let found = counts
        .map(|(index, count, stated, listed)| differs(stated, listed).then(|| finding(index, count, stated, listed)));
    found.collect()
}

fn finding(index: usize, count: &UnitCount, stated: &Stated<Quantity>, listed: usize) -> Finding {
    let label = count.label.as_ref().map_or_else(String::new, ToString::to_string);
    let subject = match count.kind {
        _ if !label.is_empty() => Term::Text(label.clone()),
        OrgUnitKind::InternalOffice => Term::Words("内设机构", "internal offices", String::new()),
        OrgUnitKind::AffiliatedInstitution => Term::Words("所属事业单位", "affiliated institutions", String::new()),
        _ => Term::Words("机构", "units", String::new()),
    };
    let counts = Pointer::root().member("department").member("stated_unit_counts").item(index).member("count");
    Finding::new(&STA003, vec![counts, Pointer::root().member("department").member("units")], label)
        .with(Slot::Subject, subject)
        .with(Slot::Stated, Term::Figure(Figure::Quantity(stated.clone())))
        .with(Slot::Computed, Term::Text(listed.to_string()))
}

/// How many units of a kind a tree holds.
fn listed(tree: &[OrgUnit], kind: OrgUnitKind) -> usize {
    let here = tree.iter().filter(|unit| unit.kind == kind).count();
    tree.iter().fold(here, |sum, unit| sum.saturating_add(listed(&unit.units, kind)))
}
