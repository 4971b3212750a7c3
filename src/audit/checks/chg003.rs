//! `words-against-sign`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"CHG003");

#[doc = include_str!("chg003.md")]
pub static CHG003: Check = Check {
    code: CODE,
    name: "words-against-sign",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("chg003.md"),
    message: Template {
        zh: "{subject}：文字所述增减方向与数据不符：列明 {stated}，按所列数据（{inputs}）为 {computed}。",
        en: "{subject}: the words tell the other direction than the figures: {stated} is stated, the figures ({inputs}) make it {computed}.",
    },
    run,
};

fn run(context: &Context<'_>) -> Vec<Finding> {
    context.of(CODE)
}
