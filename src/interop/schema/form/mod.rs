//! Forms: what a library that draws forms needs beside the schema of a document.
//!
//! [`form`] makes a form in one language from a wire schema and a [`Catalogue`]: a schema with titles, help and defaults, and
//! hints on order, groups, widgets, examples, units and error texts. It calculates nothing and reads nothing: call it once
//! for each language and keep what it gives.
//!
//! ```
//! use budget_performance::interop::schema;
//! use budget_performance::interop::schema::form::{Catalogue, form};
//! use budget_performance::model::classification::Language;
//!
//! let form = form(&schema::report(), &Catalogue::shipped(), Language::ZhCn)?;
//! assert_eq!(form.schema["title"], "绩效报告");
//! let staffing = &form.schema["properties"]["department"]["properties"]["staffing"];
//! assert_eq!(staffing["title"], "人员编制情况");
//! let amount = &form.hints["ui:definitions"]["#/$defs/Line"]["amounts"]["items"]["figure"];
//! assert_eq!(amount["ui:placeholder"], "311.01万元");
//! # Ok::<(), budget_performance::interop::schema::form::FormError>(())
//! ```
//!
//! # What has a form
//!
//! | wire schema | document |
//! |---|---|
//! | [`report()`](super::report()) | a report (绩效报告) |
//! | [`part`]`(&report(), "Scorecard")` | a score sheet (绩效自评表) by itself, and likewise any other type within a report |
//! | [`claims()`](super::claims()) | figures and the relations between them, to be judged |
//! | [`evidence()`](super::evidence()) | the facts that a framework is applied to (评分依据) |
//! | [`score_claims()`](super::score_claims()) | the points that a document gives itself (自评得分) |
//!
//! What this crate answers with – verdicts, audits, sheets of scores – is not filled in by anyone, and frameworks are written
//! by hand: the catalogue does not speak of them. [`Catalogue::add`] takes what you want to say of their members.
//!
//! # What the form adds
//!
//! The schema accepts exactly what the wire schema accepts, so what the form lets through can be
//! read; a test puts thousands of values to both.
//!
//! | in the schema | why |
//! |---|---|
//! | `title`, `description` | the official term of every member, and what belongs there |
//! | types that hold themselves stay in `$defs`, all others stand where they are used | titles beside a `$ref` are lost in JSON Forms |
//! | texts and numbers: `type` beside `allOf: [{ "$ref": … }]` | patterns run to 20,000 characters and more, and are kept once |
//! | lists of words: `type` beside `oneOf` of `const` and `title` | so every library shows the titles |
//! | unions: `type`, `required`, `discriminator`, each tag with its `default`, the first as the default of the field | one mistake gives one error, and the tag is filled in |
//! | no `$schema` | drawers of forms expect draft-07, of which nothing here goes beyond but `$defs` |
//!
//! The hints have the shape of the `uiSchema` of rjsf. Besides `ui:order`, `ui:widget`, `ui:placeholder` and
//! `ui:definitions`, `ui:options` holds, for templates of one's own:
//!
//! | option | at | holds |
//! |---|---|---|
//! | `groups` | the root | sections: `name`, `title`, `description`, `members` |
//! | `messages` | the root | what to say instead of a missed pattern or bound, by `#/$defs/AmountCell` |
//! | `more` | an object | members that are rarely needed |
//! | `wide` | an object | members that need the whole width |
//! | `summary` | an item of a list | JSON Pointers to what tells it from the others |
//! | `item` | a list | what one of its items is called |
//! | `unit` | a field | the unit after it |
//!
//! Two widgets need a word: `hidden` is a value that is filled in by default, `column` the name of a column of the same
//! statement, best chosen from its `columns`. Members stand in the order of the catalogue wherever JSON objects have an
//! order: with `serde_json`'s feature `preserve_order`, and always in `ui:order`.
//!
//! # A service's own types
//!
//! [`Catalogue::add`] takes the titles of further types; the schema that embeds ours has to be in the wire form (feature
//! `schema`: `WireForm`). [`FormError::Missing`] names every key that has no text yet.
//!
#![doc = include_str!("libraries.md")]

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

/// The wire schema of one type of a document by itself, such as `Scorecard` of a report; `None` if it has no such type.
///
/// ```
/// use budget_performance::interop::schema;
/// use budget_performance::interop::schema::form::{Catalogue, form, part};
/// use budget_performance::model::classification::Language;
///
/// let scorecard = part(&schema::report(), "Scorecard").unwrap();
/// let form = form(&scorecard, &Catalogue::shipped(), Language::ZhCn)?;
/// assert_eq!(form.schema["title"], "绩效自评表");
/// assert_eq!(form.schema["properties"]["total"]["title"], "总分");
/// assert_eq!(part(&schema::report(), "Score"), None);
/// # Ok::<(), budget_performance::interop::schema::form::FormError>(())
/// ```
pub fn part(wire: &Value, name: &str) -> Option<Value> {
    let definitions = wire.get("$defs")?;
    let mut part = definitions.get(name)?.as_object()?.clone();
    part.insert("title".to_owned(), name.into());
    part.insert("$defs".to_owned(), definitions.clone());
    Some(part.into())
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
