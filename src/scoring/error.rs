//! Why a framework cannot be used.

use std::fmt;

use super::name::FrameworkId;
use crate::model::{Date, DocumentError, Pointer};

/// Something wrong in a framework: where, what was found, what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The place in the draft.
    pub at: Pointer,
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.at.is_root() { "the framework" } else { self.at.as_str() };
        write!(formatter, "{place}: found {}, expected {}", self.found, self.expected)
    }
}

/// A framework that breaks its own rules, with everything that is wrong in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameworkError {
    violations: Vec<Violation>,
}

impl FrameworkError {
    pub(super) fn new(violations: Vec<Violation>) -> Self {
        Self { violations }
    }

    /// Everything that is wrong, in the order of the draft's parts.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl fmt::Display for FrameworkError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            write!(formatter, "{}{violation}", if index == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for FrameworkError {}

/// A text that is no framework.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// It has not the form of one.
    #[error("{0}")]
    Document(DocumentError),
    /// It breaks its own rules.
    #[error("{0}")]
    Framework(FrameworkError),
    /// No framework of that name comes with the crate.
    #[error("no framework or outline of this kind is called `{name}`, expected one of {known}")]
    Unknown {
        /// The name.
        name: String,
        /// The names that there are.
        known: String,
    },
}

impl From<DocumentError> for LoadError {
    fn from(error: DocumentError) -> Self {
        Self::Document(error)
    }
}

impl From<FrameworkError> for LoadError {
    fn from(error: FrameworkError) -> Self {
        Self::Framework(error)
    }
}

/// A day on which a framework is not in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotInForce {
    framework: FrameworkId,
    day: Date,
    from: Date,
    until: Option<Date>,
}

impl NotInForce {
    pub(super) fn new(framework: FrameworkId, day: Date, from: Date, until: Option<Date>) -> Self {
        Self { framework, day, from, until }
    }
}

impl fmt::Display for NotInForce {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { framework, day, from, .. } = self;
        write!(formatter, "framework `{framework}` is not in force on {day}, expected a day from {from}")?;
        match self.until {
            Some(until) => write!(formatter, " to {until}"),
            None => formatter.write_str(" on"),
        }
    }
}

impl std::error::Error for NotInForce {}
