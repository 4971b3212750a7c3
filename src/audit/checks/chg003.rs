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
        zh: "{subject}：文字所述的增减方向与所列数据不符（{inputs}）。",
        en: "{subject}: the words tell another direction than the figures ({inputs}).",
    },
    run,
};

fn run(context: &Context<'_>) -> Vec<Finding> {
    context.of(CODE)
}
