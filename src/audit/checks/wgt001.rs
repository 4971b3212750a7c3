//! `weights-do-not-total`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"WGT001");

#[doc = include_str!("wgt001.md")]
pub static WGT001: Check = Check {
    code: CODE,
    name: "weights-do-not-total",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("wgt001.md"),
    message: Template {
        zh: "{subject}：分值列为 {stated}，所列各项（{inputs}）合计 {computed}，相差 {gap}。",
        en: "{subject}: the weight is stated as {stated}; what is listed below it ({inputs}) adds up to {computed}, a difference of {gap}.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
