//! `truncated-instead-of-rounded`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"TRU001");

#[doc = include_str!("tru001.md")]
pub static TRU001: Check = Check {
    code: CODE,
    name: "truncated-instead-of-rounded",
    severity: Severity::Note,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("tru001.md"),
    message: Template {
        zh: "{subject}：{stated} 只有在各数均直接舍去尾数时才成立，四舍五入应为 {computed}（依据：{inputs}）。",
        en: "{subject}: {stated}, which fits only if every figure was cut off; rounded half up it would be {computed} (from {inputs}).",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    context.of(CODE)
}
