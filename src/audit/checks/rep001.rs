//! `repeated-figure-disagrees`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"REP001");

#[doc = include_str!("rep001.md")]
pub static REP001: Check = Check {
    code: CODE,
    name: "repeated-figure-disagrees",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("rep001.md"),
    message: Template {
        zh: "{subject}：同一数据前后不一致：此处为 {stated}；另处：{inputs}。{assumed}",
        en: "{subject}: one figure is stated differently in different places: here {stated}, elsewhere {inputs}.{assumed}",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
