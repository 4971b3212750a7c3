//! How other programs meet this crate: schemas of its documents.

pub mod schema;
