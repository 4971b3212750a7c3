//! `in-post-above-posts`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"STA002");

#[doc = include_str!("sta002.md")]
pub static STA002: Check = Check {
    code: CODE,
    name: "in-post-above-posts",
    severity: Severity::Warning,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("sta002.md"),
    message: Template {
        zh: "在职人数超过编制数（{inputs}）。",
        en: "More people are in post than there are posts ({inputs}).",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
