//! How other programs meet this crate: the schemas of its documents, and readers that say all that is wrong in one.

pub mod schema;
