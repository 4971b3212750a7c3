//! How other programs meet this crate: the schemas of its documents, readers that say all that is wrong in one, and
//! generators for property tests.

pub mod schema;
#[cfg(feature = "proptest")]
pub mod strategy;
