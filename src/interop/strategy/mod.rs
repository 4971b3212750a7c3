//! Generators for property tests.

mod claims;
mod consistent;
mod dice;
mod fault;

pub use claims::{PlantedClaim, RelationKind, claims_with_fault, consistent_claims};
pub use consistent::{ReportOptions, TRUTHFUL, consistent_report, consistent_report_with, consistent_scorecard};
pub use fault::{Planted, faults, report_with_fault, report_with_fault_in};
