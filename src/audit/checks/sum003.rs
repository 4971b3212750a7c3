//! `columns-do-not-sum`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
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
        zh: "{subject}：{stated} 与表中其他栏（{inputs}）推算的 {computed} 不符，相差 {gap}。",
        en: "{subject}: {stated} is stated; the other columns ({inputs}) make {computed}, {gap} apart.",
    },
    run,
};

fn run(context: &Context<'_>) -> Vec<Finding> {
    context.of(CODE)
}
