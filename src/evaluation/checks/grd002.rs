//! `rounding-changes-grade`

use crate::audit::{Check, Severity};

#[doc = include_str!("grd002.md")]
pub static GRD002: Check = Check::of_another_room(
    *b"GRD002",
    "rounding-changes-grade",
    Severity::Warning,
    include_str!("grd002.md"),
    ("{subject}：{stated}。", "{subject}: {stated}."),
);
