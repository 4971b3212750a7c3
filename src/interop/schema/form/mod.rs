//! Forms: what a library that draws forms needs beside the schema of a document.

mod build;
mod catalogue;
mod wire;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::model::classification::Language;
use build::{Builder, Built};

pub use catalogue::{Catalogue, CatalogueError};

/// A form in one language.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Form {
    /// The schema with titles, help and defaults: it accepts what the wire schema accepts.
    pub schema: Value,
    /// Hints on order, groups, widgets, examples, units and error texts, in the shape of the `uiSchema` of rjsf.
    pub hints: Value,
    /// The keys of the catalogue that the form is made of.
    pub keys: BTreeSet<String>,
}

/// Why there is no form of a schema.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormError {
    /// The catalogue does not say all that the form needs.
    #[error("the catalogue has no text for {}", keys.join(", "))]
    Missing {
        /// The keys, sorted.
        keys: Vec<String>,
    },
    /// A part of the schema has not the wire form.
    #[error("expected a schema in the wire form, found another at {}", names.join(", "))]
    Foreign {
        /// The names of definitions, or the texts of schemas without a name.
        names: Vec<String>,
    },
}

/// The form of a document: from its wire schema and a catalogue, in one language.
///
/// # Errors
///
/// [`FormError`] if the catalogue lacks a text that the form needs, or the schema has not the wire form.
pub fn form(wire: &Value, catalogue: &Catalogue, language: Language) -> Result<Form, FormError> {
    let mut builder = Builder::new(wire, catalogue, language);
    let Built { schema, hints } = builder.root(wire);
    let Builder { used: keys, missing, foreign, .. } = builder;
    if !foreign.is_empty() {
        return Err(FormError::Foreign { names: foreign.into_iter().collect() });
    }
    if !missing.is_empty() {
        return Err(FormError::Missing { keys: missing.into_iter().collect() });
    }
    Ok(Form { schema: schema.into(), hints: hints.into(), keys })
}
