//! The integration tests, one binary.

mod classification;
mod classification_lists;
mod layering;
mod nanyue;
mod refusals;
mod reports;
