//! `score-above-weight`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"SCO001");

#[doc = include_str!("sco001.md")]
pub static SCO001: Check = Check {
    code: CODE,
    name: "score-above-weight",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("sco001.md"),
    message: Template {
        zh: "{subject}：得分超过分值（{inputs}）。",
        en: "{subject}: the score is above the weight ({inputs}).",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
