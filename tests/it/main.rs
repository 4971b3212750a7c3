//! The integration tests, one binary.

mod frameworks;
mod layering;
mod nanyue;
mod refusals;
mod reports;
mod scoring_cases;
