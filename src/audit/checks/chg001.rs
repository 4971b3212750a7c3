//! `change-disagrees`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"CHG001");

#[doc = include_str!("chg001.md")]
pub static CHG001: Check = Check {
    code: CODE,
    name: "change-disagrees",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("chg001.md"),
    message: Template {
        zh: "{subject}：增减额列为 {stated}，按所列数据（{inputs}）计算应为 {computed}，相差 {gap}。{assumed}",
        en: "{subject}: the change is stated as {stated}; the figures ({inputs}) make it {computed}, a difference of {gap}.{assumed}",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
