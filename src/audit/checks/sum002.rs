//! `classes-do-not-sum`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"SUM002");

#[doc = include_str!("sum002.md")]
pub static SUM002: Check = Check {
    code: CODE,
    name: "classes-do-not-sum",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("sum002.md"),
    message: Template {
        zh: "{subject}：本级科目列为 {stated}，所列下级科目（{inputs}）合计 {computed}，相差 {gap}。{assumed}",
        en: "{subject}: the class is stated as {stated}; what is listed below it ({inputs}) adds up to {computed}, a difference of {gap}.{assumed}",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
