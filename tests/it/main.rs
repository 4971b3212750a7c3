//! The integration tests, one binary.

mod corrections;
mod evaluation;
mod hypotheses;
mod layering;
mod nanyue;
mod refusals;
mod reports;
