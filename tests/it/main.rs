//! The integration tests, one binary.

mod audit;
mod calc_allocation;
mod calc_bounds;
mod calc_pefa;
mod calc_published;
mod calc_shares;
mod classification;
mod classification_lists;
mod classification_rollup;
mod evaluation;
mod figure_arithmetic;
mod figure_intervals;
mod figure_reading;
mod figure_rounding;
mod figure_spelling;
mod frameworks;
mod layering;
mod nanyue;
mod oracle;
mod refusals;
mod reports;
mod scoring_cases;
mod scoring_documents;
mod scoring_laws;
mod scoring_policies;
mod scoring_refusals;
