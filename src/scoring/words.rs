//! Words in the two languages that the crate speaks.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::figure::text::{Leaf, leaf, pattern};
use crate::model::{Prose, TextError};
use crate::wire::closed::closed;

/// A text of 1 to 10 000 characters, not blank at the ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Box<str>);

impl Text {
    /// A text of our own making, which is legal as it is or is made so.
    pub(super) fn of(text: &str) -> Self {
        let trimmed = text.trim_matches([' ', '\u{3000}', '\n', '\t']);
        let printable = trimmed.chars().map(|character| if character < ' ' { ' ' } else { character });
        let text: String = printable.take(9_999).chain(trimmed.is_empty().then_some('–')).collect();
        Self(text.trim_end().into())
    }
}

impl FromStr for Text {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        text.parse::<Prose>().map(|_| Self(text.into()))
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Leaf for Text {
    const EXPECTED: &'static str = <Prose as Leaf>::EXPECTED;
}

leaf!(Text);
pattern!(Text, crate::model::PROSE_PATTERN, 10_000);

/// The same words in Chinese (zh-CN) and in English.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Words {
    /// In Chinese.
    pub zh: Text,
    /// In English.
    pub en: Text,
}

impl Words {
    /// Words in both languages.
    pub fn new(zh: Text, en: Text) -> Self {
        Self { zh, en }
    }

    pub(super) fn of(zh: &str, en: &str) -> Self {
        Self { zh: Text::of(zh), en: Text::of(en) }
    }
}

closed!(Object: Words);
