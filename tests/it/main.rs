//! The integration tests, one binary.

mod classification;
mod classification_lists;
mod classification_rollup;
mod layering;
mod nanyue;
mod refusals;
mod reports;
