//! `posts-do-not-sum`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"STA001");

#[doc = include_str!("sta001.md")]
pub static STA001: Check = Check {
    code: CODE,
    name: "posts-do-not-sum",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("sta001.md"),
    message: Template {
        zh: "{subject}：列为 {stated}，所列各类（{inputs}）合计 {computed}，相差 {gap}。",
        en: "{subject}: stated as {stated}; what is listed below it ({inputs}) adds up to {computed}, a difference of {gap}.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
