//! The integration tests, one binary.

mod audit;
mod calc_allocation;
mod calc_bounds;
mod calc_pefa;
mod calc_published;
mod calc_shares;
mod checks;
mod classification;
mod classification_lists;
mod classification_rollup;
mod corrections;
mod evaluation;
mod figure_arithmetic;
mod figure_intervals;
mod figure_reading;
mod figure_rounding;
mod figure_spelling;
mod frameworks;
mod hypotheses;
mod laws;
mod layering;
mod messages;
mod nanyue;
mod oracle;
mod reconcile;
mod refusals;
mod reports;
mod schema;
mod scoring_cases;
mod scoring_documents;
mod scoring_laws;
mod scoring_policies;
mod scoring_refusals;
mod sheet_checks;
#[cfg(feature = "proptest")]
mod strategy;
