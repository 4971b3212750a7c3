//! Generators for property tests.

mod consistent;
mod dice;
mod fault;

pub use consistent::{
    ReportOptions, TRUTHFUL, consistent_report, consistent_report_with, consistent_scorecard,
};
pub use fault::{Planted, faults, report_with_fault, report_with_fault_in};
