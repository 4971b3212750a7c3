//! The integration tests, one binary.

mod layering;
mod nanyue;
mod refusals;
mod reports;
