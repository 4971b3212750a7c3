//! `growth-from-zero`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::finding::{Slot, Term};
use crate::audit::ledger::Origin;
use crate::audit::looked::Looked;
use crate::audit::run::Context;
use crate::figure::Measure;
use crate::reconcile::{Implied, NotCheckable, RelationVerdict, Var, Verdict};

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
    context.ledger.network.base(index).filter(|var| is_zero(context, *var))?;
    let place = context.ledger.place(rate)?;
    let finding = Finding::new(&ZER001, vec![place], origin.subject.to_owned())
        .with(Slot::Subject, Term::Text(origin.subject.to_owned()))
        .with(Slot::Stated, Term::Figure(stated.clone()));
    Some(finding)
}

/// Whether a figure is stated as zero, or its digits imply zero.
fn is_zero(context: &Context<'_>, var: Var) -> bool {
    let stated = context.ledger.network.stated(var).map(|figure| figure.value().is_zero());
    let implied = || {
        context.reconciliation.implied_of(var).and_then(Implied::value).is_some_and(crate::figure::Quotient::is_zero)
    };
    stated.unwrap_or_else(implied)
}
