//! `veto-lowers-grade`

use crate::audit::{Check, Severity};

#[doc = include_str!("vet001.md")]
pub static VET001: Check = Check::of_another_room(
    *b"VET001",
    "veto-lowers-grade",
    Severity::Warning,
    include_str!("vet001.md"),
    ("{subject}：{stated}。", "{subject}: {stated}."),
);
