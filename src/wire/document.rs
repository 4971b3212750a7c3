//! Reading a document: the value, or where it is wrong, what was found and what was expected.

use std::fmt;

use serde::de::{DeserializeOwned, Error, Expected, Unexpected};

use super::closed::one_of;
use super::node::{Node, NodeDeserializer, Step};
use super::pointer::Pointer;

/// Reads a document of this crate, such as a [`Report`](crate::model::Report), from its JSON.
///
/// ```
/// use budget_performance::model::{Report, from_json};
///
/// let error = from_json::<Report>(r#"{"format_version": 1, "titel": "…"}"#).unwrap_err();
/// assert!(error.to_string().starts_with("the document: found the unknown member `titel`, expected one of"));
/// ```
///
/// # Errors
///
/// [`DocumentError`] tells the first fault: its place as a JSON Pointer, what was found, what was expected.
pub fn from_json<T: DeserializeOwned>(json: &str) -> Result<T, DocumentError> {
    // A good document is read in one pass; only a bad one is read again, slower, to find the place.
    if let Ok(value) = serde_json::from_str(json) {
        return Ok(value);
    }
    let node: Node = serde_json::from_str(json).map_err(|error| {
        let place = Place::Text { line: error.line(), column: error.column() };
        let message = error.to_string();
        let found = format!("text that is not JSON ({})", message.split(" at line ").next().unwrap_or(&message));
        DocumentError { place, found, expected: "a JSON document".to_owned() }
    })?;
    T::deserialize(NodeDeserializer { node, within: DocumentError::within })
}

/// A document that cannot be used: where, what was found, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentError {
    place: Place,
    found: String,
    expected: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// Steps from the fault up to the document.
    Value(Vec<Step>),
    Text {
        line: usize,
        column: usize,
    },
}

impl DocumentError {
    fn new(found: String, expected: String) -> Self {
        Self { place: Place::Value(Vec::new()), found, expected }
    }

    fn within(mut self, step: Step) -> Self {
        if let Place::Value(steps) = &mut self.place {
            steps.push(step);
        }
        self
    }

    /// The faulty value, or `None` if the text is not JSON at all.
    pub fn pointer(&self) -> Option<Pointer> {
        let Place::Value(steps) = &self.place else { return None };
        Some(steps.iter().rev().fold(Pointer::root(), |pointer, step| match step {
            Step::Member(name) => pointer.member(name),
            Step::Item(index) => pointer.item(*index),
        }))
    }

    /// What stands there.
    pub fn found(&self) -> &str {
        &self.found
    }

    /// What should stand there.
    pub fn expected(&self) -> &str {
        &self.expected
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.place, self.pointer()) {
            (Place::Text { line, column }, _) => write!(formatter, "line {line}, column {column}")?,
            (_, Some(pointer)) if !pointer.is_root() => write!(formatter, "{pointer}")?,
            _ => formatter.write_str("the document")?,
        }
        write!(formatter, ": found {}, expected {}", self.found, self.expected)
    }
}

impl std::error::Error for DocumentError {}

/// The words of an enum or the members of an object, in a sentence.
struct OneOf<'a>(&'a [&'static str]);

impl fmt::Display for OneOf<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            [] => formatter.write_str("no further member"),
            words => one_of(words, formatter),
        }
    }
}

fn describe(found: &Unexpected<'_>) -> String {
    match found {
        Unexpected::Bool(value) => format!("`{value}`"),
        Unexpected::Unsigned(number) => format!("the number {number}"),
        Unexpected::Signed(number) => format!("the number {number}"),
        Unexpected::Float(number) => format!("the number {number}"),
        Unexpected::Str(text) => format!("`{text}`"),
        Unexpected::Unit | Unexpected::Option => "null".to_owned(),
        Unexpected::Seq => "an array".to_owned(),
        Unexpected::Map => "an object".to_owned(),
        other => other.to_string(),
    }
}

impl Error for DocumentError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new("a value that does not fit".to_owned(), message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = match expected.to_string().as_str() {
            "a sequence" => "an array".to_owned(),
            "a boolean" => "`true` or `false`".to_owned(),
            other => other.to_owned(),
        };
        Self::new(describe(&found), expected)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(describe(&found), expected.to_string())
    }

    fn unknown_variant(word: &str, words: &'static [&'static str]) -> Self {
        Self::new(format!("`{word}`"), OneOf(words).to_string())
    }

    fn unknown_field(name: &str, names: &'static [&'static str]) -> Self {
        Self::new(format!("the unknown member `{name}`"), OneOf(names).to_string())
    }

    fn missing_field(name: &'static str) -> Self {
        Self::new("an object without it".to_owned(), format!("the member `{name}`"))
    }

    fn duplicate_field(name: &'static str) -> Self {
        Self::new(format!("a second `{name}`"), "each member once".to_owned())
    }
}
