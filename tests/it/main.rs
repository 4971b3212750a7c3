//! The integration tests, one binary.

mod layering;
mod refusals;
mod reports;
