//! `parts-do-not-sum`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"SUM001");

#[doc = include_str!("sum001.md")]
pub static SUM001: Check = Check {
    code: CODE,
    name: "parts-do-not-sum",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("sum001.md"),
    message: Template {
        zh: "{subject}：列为 {stated}，所列各项（{inputs}）合计 {computed}，相差 {gap}。{assumed}",
        en: "{subject}: stated as {stated}; what is listed below it ({inputs}) adds up to {computed}, a difference of {gap}.{assumed}",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
