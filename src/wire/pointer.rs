//! Places in a document.

use std::fmt;
use std::str::FromStr;

use super::text::TextError;
use crate::figure::text::{Leaf, leaf, pattern};

/// A place in a document as a JSON Pointer (RFC 6901): `/statements/0/lines/1`.
///
/// ```
/// use budget_performance::model::Pointer;
///
/// let line = Pointer::root().member("statements").item(0).member("lines").item(1);
/// assert_eq!(line.to_string(), "/statements/0/lines/1");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Whether this is the whole document.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The member of that name, one step down.
    #[must_use]
    pub fn member(&self, name: &str) -> Self {
        let mut below = Self(String::with_capacity(self.0.len().saturating_add(name.len()).saturating_add(1)));
        below.0.push_str(&self.0);
        below.push_member(name);
        below
    }

    /// The item at that index, one step down.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        let mut below = Self(String::with_capacity(self.0.len().saturating_add(4)));
        below.0.push_str(&self.0);
        below.push_item(index);
        below
    }

    /// Goes down to a member.
    pub(crate) fn push_member(&mut self, name: &str) {
        self.0.push('/');
        if !name.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            return self.0.push_str(name);
        }
        for letter in name.chars() {
            match letter {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                letter => self.0.push(letter),
            }
        }
    }

    /// Goes down to an item.
    pub(crate) fn push_item(&mut self, index: usize) {
        const FIRST: [&str; 10] = ["/0", "/1", "/2", "/3", "/4", "/5", "/6", "/7", "/8", "/9"];
        match FIRST.get(index) {
            Some(step) => self.0.push_str(step),
            None => self.0.extend(["/", &index.to_string()]),
        }
    }

    /// Goes down to a member whose name needs no escape.
    pub(crate) fn push_plain(&mut self, name: &'static str) {
        self.0.push('/');
        self.0.push_str(name);
    }

    /// The whole document, with room for so many bytes below it.
    pub(crate) fn with_room(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// The pointer as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Pointer {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        let rooted = text.is_empty() || text.starts_with('/');
        let escaped = text.split('~').skip(1).all(|after| after.starts_with(['0', '1']));
        let printable = !text.chars().any(char::is_control) && text.chars().count() <= 400;
        if rooted && escaped && printable { Ok(Self(text.to_owned())) } else { Err(TextError::new(Self::EXPECTED)) }
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Leaf for Pointer {
    const EXPECTED: &'static str = "a JSON Pointer, such as `/statements/0/lines/1`";
}

leaf!(Pointer);
pattern!(Pointer, "(?:/(?:[^\\u0000-\\u001f\\u007f-\\u009f~]|~[01])*)?", 400);
