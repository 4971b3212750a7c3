//! `changes-of-parts-miss-total`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"CHG002");

#[doc = include_str!("chg002.md")]
pub static CHG002: Check = Check {
    code: CODE,
    name: "changes-of-parts-miss-total",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("chg002.md"),
    message: Template {
        zh: "{subject}：基期总额为 {stated}，所列各项的基期数合计 {computed}，超出 {gap}：各项增减与总额增减不能同时成立。{assumed}",
        en: "{subject}: in the base period its total is {stated} and its parts make {computed}, {gap} more: the changes cannot all be true.{assumed}",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
