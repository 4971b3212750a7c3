//! `prior-parts-miss-prior-total`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
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
        zh: "{subject}：基期总额为 {stated}，基期各项合计 {computed}，相差 {gap}（依据：{inputs}）。{assumed}",
        en: "{subject}: in the base period its total is {stated} and its parts make {computed}, a difference of {gap} (from {inputs}).{assumed}",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
