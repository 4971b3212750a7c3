//! `list-incomplete`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::finding::{Slot, Term};
use crate::audit::ledger::{Origin, OriginRole};
use crate::audit::looked::Looked;
use crate::audit::run::Context;
use crate::reconcile::{RelationVerdict, Verdict, short_if_cut_off};

pub(super) const CODE: Code = Code::new(*b"LST001");

#[doc = include_str!("lst001.md")]
pub static LST001: Check = Check {
    code: CODE,
    name: "list-incomplete",
    severity: Severity::Warning,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("lst001.md"),
    message: Template {
        zh: "{subject}：本期各项合计与总额相符，基期各项合计却比基期总额少 {missing}，应有基期项目未列出。",
        en: "{subject}: its parts add up to the total now, but fall {missing} short of it in the base period: an item of that period is not listed.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    let origins = context.ledger.origins.iter().zip(&context.reconciliation.relations).enumerate();
    let short = origins.filter(|(_, (origin, judged))| is_short(origin, judged) && closes(context, origin.group));
    let mut short: Vec<_> = short.collect();
    if !short.is_empty() {
        // Parts may fall behind their total only because digits were cut off.
        let lists: Vec<usize> = short.iter().map(|(index, _)| *index).collect();
        let mut cut = short_if_cut_off(&context.ledger.network, &context.reconciliation, &lists).into_iter();
        short.retain(|_| cut.next().unwrap_or_default());
    }
    Looked::relations(short.into_iter().filter_map(|(_, (origin, judged))| finding(context, origin, judged)).collect())
}

/// Whether the parts of a list fall short of their total in a column that the report does not break down.
fn is_short(origin: &Origin<'_>, judged: &RelationVerdict) -> bool {
    origin.role == OriginRole::List && judged.verdict == Verdict::Incomplete
}

/// Whether the parts make the total in the column that the report breaks down.
fn closes(context: &Context<'_>, group: usize) -> bool {
    let judged = context.ledger.origins.iter().zip(&context.reconciliation.relations);
    // OK because a group has the number of its first relation, and its relations stand together.
    let mut group_of = judged.skip(group).take_while(|(origin, _)| origin.group == group);
    group_of.any(|(origin, judged)| {
        let holds = matches!(judged.verdict, Verdict::Exact | Verdict::WithinRounding | Verdict::OnlyTruncated);
        matches!(origin.role, OriginRole::Parts | OriginRole::Listed) && holds
    })
}

fn finding(context: &Context<'_>, origin: &Origin<'_>, judged: &RelationVerdict) -> Option<Finding> {
    let (network, total) = (&context.ledger.network, judged.result?);
    let gap = judged
        .gap()
        .filter(|gap| gap.rounded(8, crate::figure::Rounding::Down).is_ok_and(|gap| gap.is_sign_positive()))?;
    let year = context.ledger.year(total).map(|year| year.to_string()).unwrap_or_default();
    let key = [origin.subject, "/", &year].concat();
    let finding = Finding::new(&LST001, vec![context.ledger.home(origin)], key)
        .with(Slot::Subject, Term::Text(origin.subject.to_owned()))
        .with(Slot::Year, Term::Text(year))
        .with_figure(Slot::Missing, network.difference(total, gap))
        .with_figure(Slot::Computed, judged.computed().and_then(|value| network.written(total, value)));
    Some(finding)
}
