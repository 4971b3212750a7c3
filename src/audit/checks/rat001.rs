//! `rate-disagrees`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"RAT001");

#[doc = include_str!("rat001.md")]
pub static RAT001: Check = Check {
    code: CODE,
    name: "rate-disagrees",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("rat001.md"),
    message: Template {
        zh: "{subject}：比率列为 {stated}，按所列数据（{inputs}）计算应为 {computed}。{assumed}",
        en: "{subject}: the rate is stated as {stated}; the figures ({inputs}) make it {computed}.{assumed}",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
