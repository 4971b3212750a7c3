//! The integration tests, one binary.

mod evaluation;
mod hypotheses;
mod layering;
mod nanyue;
mod refusals;
mod reports;
