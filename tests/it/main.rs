//! The integration tests, one binary.

mod reports;
