//! What is wrong in a document: the place, what was found, what was expected, in both languages.

use std::fmt;

use crate::audit::Language;
use crate::wire::Pointer;

/// One thing that is wrong in a document.
///
/// Made by [`read`](super::read()) and [`violations`](super::violations()). The English words are those of
/// [`DocumentError`](crate::wire::DocumentError), which tells the first fault alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub(super) place: Place,
    pub(super) found: Found,
    pub(super) expected: Expected,
}

/// Where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Value(Pointer),
    /// Where a text stops being JSON.
    Text {
        line: usize,
        column: usize,
    },
}

/// What stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    Array,
    Object,
    /// An object with a member that it cannot have.
    Unknown(String),
    /// An object that lacks a member.
    Without,
    /// An object with a member twice.
    Second(String),
    /// No JSON at all, in the words of its reader.
    NotJson(String),
}

/// What should stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// Words of the leaf's own, in Chinese and in English.
    Leaf(String, String),
    /// The same, where no string was found.
    LeafText(&'static str, &'static str),
    /// The spelling that it has to have.
    Canonical(String),
    OneOf(Vec<String>),
    Member(String),
    /// One of these members, or none.
    Members(Vec<String>),
    Once,
    Object,
    /// An object with one of these tags.
    Union(Vec<String>),
    Array,
    Bool,
    Json,
}

/// What kind of fault a [`Violation`] is; its words are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ViolationKind {
    /// The text is not JSON.
    NotJson,
    /// A value of another type than belongs there: a number for a text, null.
    WrongType,
    /// A text or number that has not the form it should have.
    IllFormed,
    /// A word that is none of those that may stand there.
    UnknownWord,
    /// A member that the object cannot have.
    UnknownMember,
    /// A member that the object has to have.
    MissingMember,
    /// A member that stands there twice.
    RepeatedMember,
}

impl ViolationKind {
    /// The word for it: `unknown_member`.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotJson => "not_json",
            Self::WrongType => "wrong_type",
            Self::IllFormed => "ill_formed",
            Self::UnknownWord => "unknown_word",
            Self::UnknownMember => "unknown_member",
            Self::MissingMember => "missing_member",
            Self::RepeatedMember => "repeated_member",
        }
    }
}

impl Violation {
    /// The faulty value, or the object whose member is faulty; `None` if the text is not JSON at all.
    pub fn pointer(&self) -> Option<&Pointer> {
        match &self.place {
            Place::Value(pointer) => Some(pointer),
            Place::Text { .. } => None,
        }
    }

    /// The member that the object lacks, has twice, or cannot have.
    ///
    /// A form shows a missing member at the field of that name.
    pub fn member(&self) -> Option<&str> {
        match (&self.found, &self.expected) {
            (Found::Unknown(name) | Found::Second(name), _) | (_, Expected::Member(name)) => Some(name),
            _ => None,
        }
    }

    /// What kind of fault it is.
    pub fn kind(&self) -> ViolationKind {
        match (&self.found, &self.expected) {
            (Found::NotJson(_), _) => ViolationKind::NotJson,
            (Found::Unknown(_), _) => ViolationKind::UnknownMember,
            (Found::Without, _) => ViolationKind::MissingMember,
            (Found::Second(_), _) => ViolationKind::RepeatedMember,
            (Found::Text(_), Expected::OneOf(_)) => ViolationKind::UnknownWord,
            (Found::Text(_) | Found::Number(_), Expected::Leaf(..) | Expected::Canonical(_)) => {
                ViolationKind::IllFormed
            }
            _ => ViolationKind::WrongType,
        }
    }

    /// What stands there.
    pub fn found(&self, language: Language) -> String {
        let (zh, en) = match &self.found {
            Found::Null => ("空值 null".to_owned(), "null".to_owned()),
            Found::Bool(value) => (format!("{value}"), format!("`{value}`")),
            Found::Number(number) => (format!("数 {number}"), format!("the number {number}")),
            Found::Text(text) => (format!("“{text}”"), format!("`{text}`")),
            Found::Array => ("数组".to_owned(), "an array".to_owned()),
            Found::Object => ("对象".to_owned(), "an object".to_owned()),
            Found::Unknown(name) => (format!("未知的成员“{name}”"), format!("the unknown member `{name}`")),
            Found::Without => ("缺少该成员的对象".to_owned(), "an object without it".to_owned()),
            Found::Second(name) => (format!("重复的成员“{name}”"), format!("a second `{name}`")),
            Found::NotJson(words) => {
                (format!("不是 JSON 的文本（{words}）"), format!("text that is not JSON ({words})"))
            }
        };
        language.pick(&zh, &en).clone()
    }

    /// What should stand there.
    pub fn expected(&self, language: Language) -> String {
        let words = |zh: &str, en: &str| language.pick(zh, en).to_owned();
        match &self.expected {
            Expected::Leaf(zh, en) => words(zh, en),
            Expected::LeafText(zh, en) => words(&format!("{zh}，写成字符串"), &format!("{en}, as a string")),
            Expected::Canonical(spelling) => {
                words(&format!("规范写法“{spelling}”"), &format!("the canonical spelling `{spelling}`"))
            }
            Expected::OneOf(of) => one_of(of, language),
            Expected::Member(name) => words(&format!("成员“{name}”"), &format!("the member `{name}`")),
            Expected::Members(names) if names.is_empty() => words("不再有其他成员", "no further member"),
            Expected::Members(names) => one_of(names, language),
            Expected::Once => words("每个成员只出现一次", "each member once"),
            Expected::Object => words("对象", "an object"),
            Expected::Union(tags) => {
                let tags = one_of(tags, language);
                words(&format!("对象，其“kind”为{tags}"), &format!("an object whose `kind` is {tags}"))
            }
            Expected::Array => words("数组", "an array"),
            Expected::Bool => words("true 或 false", "`true` or `false`"),
            Expected::Json => words("JSON 文档", "a JSON document"),
        }
    }

    /// Place, what was found and what was expected, in a sentence.
    pub fn message(&self, language: Language) -> String {
        let place = match &self.place {
            Place::Value(pointer) if pointer.is_root() => language.pick("文档", "the document").to_owned(),
            Place::Value(pointer) => pointer.to_string(),
            Place::Text { line, column } => {
                let (zh, en) = (format!("第 {line} 行第 {column} 列"), format!("line {line}, column {column}"));
                language.pick(&zh, &en).clone()
            }
        };
        let (found, expected) = (self.found(language), self.expected(language));
        match language {
            Language::ZhCn => format!("{place}：现为{found}，应为{expected}"),
            Language::En => format!("{place}: found {found}, expected {expected}"),
        }
    }
}

/// A list of words.
fn one_of(words: &[String], language: Language) -> String {
    match language {
        Language::ZhCn => {
            let words: Vec<_> = words.iter().map(|word| format!("“{word}”")).collect();
            format!("{}{}", if words.len() > 1 { "下列之一：" } else { "" }, words.join("、"))
        }
        Language::En => {
            let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
            format!("one of {}", words.join(", "))
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message(Language::En))
    }
}

/// Everything that is wrong in a document, in its order; at least one thing.
///
/// Written out, it tells the first twenty and how many more there are; [`iter()`](Self::iter) gives all of them.
///
/// ```
/// use budget_performance::interop::schema;
/// use budget_performance::model::Report;
///
/// let facts = vec!["{}"; 30].join(", ");
/// let text = format!(r#"{{ "format_version": 1, "title": "决算", "kind": "final_account", "currency": "CNY",
///                          "subject": {{ "kind": "unit" }}, "period": {{ "fiscal_year": 2023 }}, "facts": [{facts}] }}"#);
/// let violations = schema::read::<Report>(&text).unwrap_err();
/// assert_eq!(violations.iter().count(), 60);
/// assert!(violations.to_string().ends_with("\nand 40 more"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(pub(super) Vec<Violation>);

impl Violations {
    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// How many violations are written out.
const TOLD: usize = 20;

impl fmt::Display for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().take(TOLD).enumerate() {
            write!(formatter, "{}{violation}", if index == 0 { "" } else { "\n" })?;
        }
        match self.0.len().saturating_sub(TOLD) {
            0 => Ok(()),
            more => write!(formatter, "\nand {more} more"),
        }
    }
}

impl std::error::Error for Violations {}
