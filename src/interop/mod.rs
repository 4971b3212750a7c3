//! What other tools work with: generators for property tests.

#[cfg(feature = "proptest")]
pub mod strategy;
