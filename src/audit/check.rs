//! A check: what it is called, how much it matters, what it says.

use std::fmt;
use std::str::FromStr;

use super::looked::Looked;
use super::run::Context;
use crate::figure::text::{Explain, Leaf, leaf, pattern};
use crate::model::classification::Language;

/// A check of reports: a fault it knows, with a stable code.
#[derive(Debug)]
#[non_exhaustive]
pub struct Check {
    /// The code: three letters and three digits, never used again for another fault.
    pub code: Code,
    /// The fault, in words: `parts-do-not-sum`.
    pub name: &'static str,
    /// How much it matters, unless a user says otherwise.
    pub severity: Severity,
    /// Since when it speaks.
    pub status: Status,
    /// What it checks, why it matters, an example, its tolerance and its basis, in Markdown.
    pub explanation: &'static str,
    /// The message, with places for what was found.
    pub(super) message: Template,
    pub(super) run: fn(&Context<'_>) -> Looked,
}

impl Check {
    /// A check of what another room judges: an audit of a report alone has nothing for it to look at.
    pub(crate) const fn of_another_room(
        code: [u8; 6],
        name: &'static str,
        severity: Severity,
        explanation: &'static str,
        (zh, en): (&'static str, &'static str),
    ) -> Self {
        let status = Status::Stable { since: "0.1.0" };
        Self { code: Code::new(code), name, severity, status, explanation, message: Template { zh, en }, run: nothing }
    }
}

fn nothing(_: &Context<'_>) -> Looked {
    Looked::default()
}

/// A message in both languages; `{subject}` and its like stand for what was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Template {
    pub(super) zh: &'static str,
    pub(super) en: &'static str,
}

impl Template {
    pub(super) fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::ZhCn => self.zh,
            Language::En => self.en,
        }
    }
}

/// The code of a check: `SUM001`.
///
/// ```
/// use budget_performance::audit::{Code, check};
///
/// let code: Code = "SUM001".parse()?;
/// assert_eq!(check(code).expect("it is registered").name, "parts-do-not-sum");
/// # Ok::<(), budget_performance::audit::CodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code([u8; 6]);

impl Code {
    /// A code known when this is compiled.
    pub(super) const fn new(code: [u8; 6]) -> Self {
        Self(code)
    }

    /// A number in the order of the codes.
    #[inline]
    pub(super) const fn rank(self) -> u64 {
        let [one, two, three, four, five, six] = self.0;
        u64::from_be_bytes([0, 0, one, two, three, four, five, six])
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        // OK because only ASCII is ever stored.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A text that is no code of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected the code of a check, such as `SUM001`")]
pub struct CodeError;

impl Explain for CodeError {
    fn explain(&self) -> String {
        <Code as Leaf>::EXPECTED.to_owned()
    }
}

impl FromStr for Code {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let bytes: [u8; 6] = text.as_bytes().try_into().map_err(|_| CodeError)?;
        let (letters, digits) = bytes.split_at(3);
        let legal = letters.iter().all(u8::is_ascii_uppercase) && digits.iter().all(u8::is_ascii_digit);
        if legal { Ok(Self(bytes)) } else { Err(CodeError) }
    }
}

impl Leaf for Code {
    const EXPECTED: &'static str = "the code of a check, such as `SUM001`";
}

leaf!(Code);
pattern!(Code, "[A-Z]{3}[0-9]{3}");

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing (提示).
    Note,
    /// Incomplete or unlikely (警告).
    Warning,
    /// Cannot be true (错误).
    Error,
}

crate::wire::closed::closed!(Word: Severity);

/// Since when a check speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Status {
    /// Its meaning does not change any more.
    Stable {
        /// The first version that has it.
        since: &'static str,
    },
    /// Its meaning may change.
    Preview,
}
