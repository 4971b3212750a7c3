//! `shares-do-not-total`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"SHR002");

#[doc = include_str!("shr002.md")]
pub static SHR002: Check = Check {
    code: CODE,
    name: "shares-do-not-total",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("shr002.md"),
    message: Template {
        zh: "{subject}：各项占比（{inputs}）合计 {computed}，与 100% 相差 {gap}。",
        en: "{subject}: the shares of its parts ({inputs}) add up to {computed}, {gap} off 100%.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
