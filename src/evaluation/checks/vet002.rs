//! `veto-not-said`

use crate::audit::{Check, Severity};

#[doc = include_str!("vet002.md")]
pub static VET002: Check = Check::of_another_room(
    *b"VET002",
    "veto-not-said",
    Severity::Note,
    include_str!("vet002.md"),
    ("{subject}：{stated}。", "{subject}: {stated}."),
);
