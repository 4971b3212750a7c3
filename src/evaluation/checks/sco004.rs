//! `full-marks-out-of-reach`

use crate::audit::{Check, Severity};

#[doc = include_str!("sco004.md")]
pub static SCO004: Check = Check::of_another_room(
    *b"SCO004",
    "full-marks-out-of-reach",
    Severity::Note,
    include_str!("sco004.md"),
    ("{subject}：{stated}。", "{subject}: {stated}."),
);
