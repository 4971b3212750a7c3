//! `scores-do-not-total`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"SCO002");

#[doc = include_str!("sco002.md")]
pub static SCO002: Check = Check {
    code: CODE,
    name: "scores-do-not-total",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("sco002.md"),
    message: Template {
        zh: "{subject}：得分列明 {stated}，各项得分（{inputs}）合计最多 {computed}，相差 {gap}。",
        en: "{subject}: a score of {stated} is stated; its parts ({inputs}) can make {computed}, {gap} apart.",
    },
    run,
};

fn run(context: &Context<'_>) -> Vec<Finding> {
    context.of(CODE)
}
