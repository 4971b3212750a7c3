//! `percent-where-points`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::finding::{Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::run::Context;
use crate::figure::{Figure, RatioUnit};
use crate::model::Pointer;
use crate::reconcile::{Relation, Var};

pub(super) const CODE: Code = Code::new(*b"PNT001");

#[doc = include_str!("pnt001.md")]
pub static PNT001: Check = Check {
    code: CODE,
    name: "percent-where-points",
    severity: Severity::Note,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("pnt001.md"),
    message: Template {
        zh: "{subject}：百分数之差（{stated}）应以百分点表述。",
        en: "{subject}: the difference of percentages ({stated}) should be given in percentage points.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    let changes = context.report.claims.iter().filter_map(|claim| match claim {
        Relation::PointChange { change, .. } => Some((change, context.ledger.at(change)?)),
        _ => None,
    });
    changes.map(|(change, var)| finding(context, change, var)).collect()
}

fn finding(context: &Context<'_>, change: &Pointer, var: Var) -> Option<Finding> {
    let stated = context.ledger.network.stated(var)?;
    let Figure::Ratio(ratio) = stated else { return None };
    if *ratio.unit() == RatioUnit::PercentagePoint {
        return None;
    }
    let label = context.ledger.label(var).to_owned();
    let finding = Finding::new(&PNT001, vec![change.clone()], label.clone())
        .with(Slot::Subject, Term::Text(label))
        .with(Slot::Stated, Term::Figure(stated.clone()));
    Some(finding)
}
