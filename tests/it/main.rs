//! The integration tests, one binary.

mod checks;
mod evaluation;
mod layering;
mod messages;
mod nanyue;
mod refusals;
mod reports;
