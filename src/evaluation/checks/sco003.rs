//! `far-beyond-target`

use crate::audit::{Check, Severity};

#[doc = include_str!("sco003.md")]
pub static SCO003: Check = Check::of_another_room(
    *b"SCO003",
    "far-beyond-target",
    Severity::Note,
    include_str!("sco003.md"),
    ("{subject}：{stated}。", "{subject}: {stated}."),
);
