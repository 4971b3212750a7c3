//! The integration tests, one binary.

mod frameworks;
mod layering;
mod nanyue;
mod refusals;
mod reports;
mod scoring_cases;
mod scoring_documents;
mod scoring_laws;
mod scoring_policies;
mod scoring_refusals;
