//! The integration tests, one binary.

mod evaluation;
mod laws;
mod layering;
mod nanyue;
mod refusals;
mod reports;
