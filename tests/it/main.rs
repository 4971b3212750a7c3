//! The integration tests, one binary.

mod evaluation;
mod layering;
mod nanyue;
mod refusals;
mod reports;
