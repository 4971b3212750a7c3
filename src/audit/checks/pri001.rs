//! `prior-parts-miss-prior-total`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"PRI001");

#[doc = include_str!("pri001.md")]
pub static PRI001: Check = Check {
    code: CODE,
    name: "prior-parts-miss-prior-total",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("pri001.md"),
    message: Template {
        zh: "{subject}：由增减额推算的上年总额 {stated}，与各项推算的上年数合计 {computed} 相差 {gap}（{inputs}）。",
        en: "{subject}: the prior total implied by its change is {stated}; the prior parts that their rates imply make {computed}, {gap} apart ({inputs}).",
    },
    run,
};

fn run(context: &Context<'_>) -> Vec<Finding> {
    context.of(CODE)
}
