//! `scores-do-not-total`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
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
        zh: "{subject}：得分列为 {stated}，所列各项（{inputs}）合计 {computed}（未评分项按满分计），相差 {gap}。",
        en: "{subject}: the score is stated as {stated}; what is listed below it ({inputs}) adds up to {computed}, with full marks for whatever has no score, a difference of {gap}.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
