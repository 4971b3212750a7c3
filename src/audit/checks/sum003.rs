//! `columns-do-not-sum`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"SUM003");

#[doc = include_str!("sum003.md")]
pub static SUM003: Check = Check {
    code: CODE,
    name: "columns-do-not-sum",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("sum003.md"),
    message: Template {
        zh: "{subject}：该栏列为 {stated}，按表内其他栏（{inputs}）计算应为 {computed}，相差 {gap}。{assumed}",
        en: "{subject}: this column states {stated}; by the columns that make it up ({inputs}) it is {computed}, a difference of {gap}.{assumed}",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
