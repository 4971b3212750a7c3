//! What a form says in each language, apart from the types it speaks of.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::model::Pointer;
use crate::model::classification::Language;

/// Titles, help, examples and error texts of a form in every [`Language`], and the order in which it asks.
///
/// A key names what an entry is about; the entries of a catalogue stand in the order of the form:
///
/// | key | is about | must have |
/// |---|---|---|
/// | `Tally` | a type with members or variants | a title |
/// | `Tally.figure` | a member | a title; help says what belongs there, with an example |
/// | `Value=duration` | a variant, or a word of a list | a title |
/// | `Value=duration.figure` | a member of one variant, where `Value.figure` does not fit | a title |
/// | `FiscalYear` | a text or number with a form | a message for what has not that form |
/// | `Report/money` | a group of members, of those whose `group` is `money` | a title |
///
/// ```
/// use budget_performance::interop::schema::form::Catalogue;
///
/// let mut catalogue = Catalogue::shipped();
/// catalogue.add(
///     r#"{
///         "Submission": { "zh-CN": { "title": "报送" }, "en": { "title": "Submission" } },
///         "Submission.sender": {
///             "zh-CN": { "title": "报送人", "help": "例如：张三。" },
///             "en": { "title": "Sender", "help": "For example Zhang San." }
///         }
///     }"#,
/// )?;
/// assert!(catalogue.keys().any(|key| key == "Submission.sender"));
/// # Ok::<(), budget_performance::interop::schema::form::CatalogueError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    entries: Vec<(String, Entry)>,
}

/// Why a text is no catalogue, or cannot be added to one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogueError {
    /// The text has not the form of a catalogue.
    #[error("line {line}, column {column} of the catalogue: {reason}")]
    Form {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What was found and what was expected.
        reason: String,
    },
    /// A key is there already.
    #[error("the catalogue has `{key}` already, expected each key once")]
    Repeated {
        /// The key.
        key: String,
    },
}

/// The files of this crate; members of a type stand in the order of the form.
static SHIPPED: [&str; 10] = [
    include_str!("../../catalog/report.json"),
    include_str!("../../catalog/department.json"),
    include_str!("../../catalog/tally.json"),
    include_str!("../../catalog/statement.json"),
    include_str!("../../catalog/indicator.json"),
    include_str!("../../catalog/scorecard.json"),
    include_str!("../../catalog/relation.json"),
    include_str!("../../catalog/claims.json"),
    include_str!("../../catalog/scoring.json"),
    include_str!("../../catalog/leaf.json"),
];

impl Catalogue {
    /// The catalogue of this crate: all that is needed for the forms of what people fill in, a [`Report`](crate::Report) and
    /// its parts, [`Claims`](crate::reconcile::Claims), [`Evidence`](crate::scoring::Evidence) and [the scores that someone
    /// claims](crate::scoring::Claims).
    pub fn shipped() -> Self {
        let mut catalogue = Self::default();
        for text in SHIPPED {
            // OK because a test adds every file.
            let _ = catalogue.add(text);
        }
        catalogue
    }

    /// Adds the entries of a JSON text after those that are there.
    ///
    /// # Errors
    ///
    /// [`CatalogueError`] if the text is no catalogue or repeats a key; nothing is added then.
    pub fn add(&mut self, json: &str) -> Result<(), CatalogueError> {
        let Entries(entries) = serde_json::from_str(json).map_err(|error| CatalogueError::Form {
            line: error.line(),
            column: error.column(),
            reason: reason(&error),
        })?;
        let keys = entries.iter().map(|(key, _)| key).enumerate();
        let is_repeated = |(index, key): &(usize, &String)| {
            self.get(key).is_some() || entries.iter().take(*index).any(|(earlier, _)| earlier == *key)
        };
        if let Some((_, key)) = keys.into_iter().find(is_repeated) {
            return Err(CatalogueError::Repeated { key: key.clone() });
        }
        self.entries.extend(entries);
        Ok(())
    }

    /// The keys, in the order of the form.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(key, _)| key.as_str())
    }

    pub(super) fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|(known, _)| known == key).map(|(_, entry)| entry)
    }

    /// Where a key stands; after all others if it is not there.
    pub(super) fn place(&self, key: &str) -> usize {
        self.entries.iter().position(|(known, _)| known == key).unwrap_or(self.entries.len())
    }
}

/// What went wrong, without the place, which stands apart.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&place).unwrap_or(&text).to_owned()
}

/// What a catalogue says under one key.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    #[serde(rename = "zh-CN")]
    zh_cn: Texts,
    en: Texts,
    /// How a member is entered, where its type does not say enough.
    pub(super) widget: Option<Widget>,
    /// The group that a member stands in.
    pub(super) group: Option<String>,
    /// Of an item of a list: what tells it from the others.
    #[serde(default)]
    pub(super) summary: Vec<Pointer>,
    /// Whether a member is rarely needed.
    #[serde(default)]
    pub(super) more: bool,
    /// Whether a member needs the whole width.
    #[serde(default)]
    pub(super) wide: bool,
}

/// How something is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Widget {
    /// Not at all.
    Hidden,
    /// In a field of several lines.
    Textarea,
    /// From a calendar.
    Date,
    /// By the name of a column of the same statement.
    Column,
}

impl Widget {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Textarea => "textarea",
            Self::Date => "date",
            Self::Column => "column",
        }
    }
}

impl Entry {
    pub(super) fn texts(&self, language: Language) -> &Texts {
        language.pick(&self.zh_cn, &self.en)
    }
}

/// The texts of one language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Texts {
    pub(super) title: Option<String>,
    pub(super) help: Option<String>,
    pub(super) placeholder: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) message: Option<String>,
    /// What one item of a list is called, where the title of its type does not say it.
    pub(super) item: Option<String>,
}

/// Entries in the order of the text.
struct Entries(Vec<(String, Entry)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object of entries")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = members.next_key::<String>()? {
            let entry =
                members.next_value().map_err(|error: A::Error| A::Error::custom(format!("`{key}`: {error}")))?;
            entries.push((key, entry));
        }
        Ok(Entries(entries))
    }
}
