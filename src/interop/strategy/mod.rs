//! Generators for property tests.

mod consistent;
mod dice;

pub use consistent::{
    ReportOptions, TRUTHFUL, consistent_report, consistent_report_with, consistent_scorecard,
};
