//! `ratio-disagrees`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"RAT002");

#[doc = include_str!("rat002.md")]
pub static RAT002: Check = Check {
    code: CODE,
    name: "ratio-disagrees",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("rat002.md"),
    message: Template {
        zh: "{subject}：列为 {stated}，按所列数据（{inputs}）计算应为 {computed}。{assumed}",
        en: "{subject}: stated as {stated}; the figures that it is a ratio of ({inputs}) make it {computed}.{assumed}",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
