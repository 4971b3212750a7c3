//! The integration tests, one binary.

mod evaluation;
mod laws;
mod layering;
mod nanyue;
mod reconcile;
mod refusals;
mod reports;
