#![doc = include_str!("../README.md")]
//!
//! # The house
//!
//! Data flows one way: text → figure → model → evaluation → JSON. A room imports only from rooms above it in this list; a
//! test holds that.
//!
//! | room | holds | imports |
//! |---|---|---|
//! | [`figure`] | numbers as written, intervals, exact ratios, rounding, parsing | – |
//! | [`wire`] | how types are read from JSON, and errors that name their place | `figure` |
//! | [`calc`] | pure functions on exact quantities, and on intervals | `figure` |
//! | [`reconcile`] | whether stated figures can all be true; knows nothing of reports | `figure`, `wire`, `calc` |
//! | [`model`] | the report and its JSON form, class lists | `figure`, `wire`, the claims of `reconcile` |
//! | [`audit`](mod@audit) | what a report states and cannot be true | all of these |
//! | [`scoring`] | frameworks as data, scores | all of these but `audit` |
//! | [`evaluation`] | what a report's own figures amount to; findings and scores joined | all of these |
//! | [`interop`] | schemas of every document, readers that list every violation, generators for property tests | all of these |
//!
//! Three channels never mix: an `Err` says that the caller's input cannot be used, a finding that the report disagrees with
//! itself; a panic would be our mistake.
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::float_arithmetic,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::unwrap_used,
    )
)]

pub mod audit;
pub mod calc;
pub mod evaluation;
pub mod figure;
pub mod interop;
pub mod model;
pub mod reconcile;
pub mod scoring;
pub mod wire;

pub use audit::{Audit, Finding, audit};
pub use evaluation::{Evaluation, evaluate};
pub use figure::{Amount, Figure, FigureError, Headcount, Interval, Quantity, Ratio, Reading, Rounding, Stated};
pub use model::{DocumentError, Report, from_json};
