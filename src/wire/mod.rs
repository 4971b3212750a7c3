//! How values of this crate are read from JSON: adapters, leaves, and errors that name their place.
//!
//! Every type with a JSON form has one, for reading and for writing: structs and unions are closed objects, unions carry
//! their variant in `kind`, plain enums and figures are strings, nothing is null. [`from_json`] reads a document and tells
//! of a wrong one the place, what was found and what was expected.

pub(crate) mod closed;
mod document;
pub(crate) mod node;
mod pointer;
#[cfg(feature = "schema")]
pub(crate) mod schema;
pub(crate) mod text;

pub use document::{DocumentError, from_json};
pub use pointer::Pointer;
pub use text::{Id, TextError};
