//! Generators for property tests, held against the audit.

mod silence;
