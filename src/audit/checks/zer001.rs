//! `growth-from-zero`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::finding::{Slot, Term};
use crate::audit::ledger::Origin;
use crate::audit::looked::Looked;
use crate::audit::run::Context;
use crate::figure::{Figure, Measure, Quantity, Quotient};
use crate::reconcile::{NotCheckable, RelationVerdict, Var, Verdict};

pub(super) const CODE: Code = Code::new(*b"ZER001");

#[doc = include_str!("zer001.md")]
pub static ZER001: Check = Check {
    code: CODE,
    name: "growth-from-zero",
    severity: Severity::Warning,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("zer001.md"),
    message: Template {
        zh: "{subject}：基期数为零，所列比率 {stated} 没有意义。",
        en: "{subject}: the base is zero, so the stated rate of {stated} has no meaning.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    let judged = context.ledger.origins.iter().zip(&context.reconciliation.relations).enumerate();
    let growths = judged.filter(|(_, (origin, judged))| {
        origin.code == super::RATE && judged.verdict == Verdict::NotCheckable(NotCheckable::ZeroBase)
    });
    growths.map(|(index, (origin, judged))| finding(context, index, origin, judged)).collect()
}

fn finding(context: &Context<'_>, index: usize, origin: &Origin<'_>, judged: &RelationVerdict) -> Option<Finding> {
    let rate = judged.result?;
    let stated = context.ledger.network.stated(rate).filter(|rate| !rate.value().is_zero())?;
    // A base that could be zero and is printed as something else is small, not absent.
    context.ledger.network.base(index).filter(|var| is_zero(context, index, *var))?;
    let place = context.ledger.place(rate)?;
    let finding = Finding::new(&ZER001, vec![place], origin.subject.to_owned())
        .with(Slot::Subject, Term::Text(origin.subject.to_owned()))
        .with(Slot::Stated, Term::Figure(stated.clone()));
    Some(finding)
}

/// Whether a figure is stated as zero, or its digits imply zero, and nothing but what rounding hides.
fn is_zero(context: &Context<'_>, relation: usize, var: Var) -> bool {
    let network = &context.ledger.network;
    if let Some(stated) = network.stated(var) {
        return stated.value().is_zero();
    }
    let Some(implied) = context.reconciliation.implied_of(var) else { return false };
    let amounts = network.figures_of(relation).iter().filter_map(|var| match network.stated(*var) {
        Some(Figure::Ratio(_)) | None => None,
        Some(figure) => Some(figure.step()),
    });
    let room = amounts.max().and_then(|step| Quantity::from_scaled(step.saturating_mul(2)).ok()).map(Quotient::whole);
    let is_near =
        |end: Quotient<Quantity>| room.is_some_and(|room| end <= room && end.negated().is_some_and(|end| end <= room));
    let near = matches!(implied.interval.ends(), (Some(low), Some(high)) if is_near(low) && is_near(high));
    near && implied.value().is_some_and(Quotient::is_zero)
}
