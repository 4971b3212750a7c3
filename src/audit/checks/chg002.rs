//! `changes-of-parts-miss-total`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
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
        zh: "{subject}：所列各项上年数（由其增减推算）合计 {computed}，超过总额的上年数 {stated}，相差 {gap}。",
        en: "{subject}: the prior amounts that the parts' changes imply make {computed}, more than the prior total of {stated}, {gap} apart.",
    },
    run,
};

fn run(context: &Context<'_>) -> Vec<Finding> {
    context.of(CODE)
}
