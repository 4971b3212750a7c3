//! What can be wrong with a list.

use std::fmt;

use crate::model::Pointer;

/// What is wrong with a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListFaultKind {
    /// It lists another classification than the one it is made for.
    OtherScheme,
    /// A code has not the form of its classification.
    NotACode,
    /// A code, or the name of a source, stands there twice.
    Twice,
    /// The class that a class is part of is not listed.
    NoParent,
    /// A class has no name.
    NoName,
    /// Years are not in order.
    Years,
    /// The list has no such source, or more than 32.
    Sources,
    /// A functional class has no account, or one that its parent has not; another class has one.
    Accounts,
}

/// A fault of a list: its place, what was found, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListFault {
    /// What is wrong.
    pub kind: ListFaultKind,
    /// Where.
    pub at: Pointer,
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: String,
}

impl fmt::Display for ListFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: found {}, expected {}", self.at, self.found, self.expected)
    }
}

/// A list that cannot be used, with all its faults.
///
/// ```
/// use budget_performance::model::FunctionCode;
/// use budget_performance::model::classification::{ClassList, FUNCTION_CLASSES, ListFaultKind};
///
/// let mut draft = FUNCTION_CLASSES.to_draft()?;
/// draft.classes.retain(|class| class.code.as_ref() != "224");
/// draft.classes[0].accounts.clear();
/// let error = ClassList::<FunctionCode>::from_draft(&draft).unwrap_err();
/// // 201 has no account, its parts have accounts that it has not, and the parts of 224 have no parent.
/// assert!(error.faults().iter().all(|fault| matches!(fault.kind, ListFaultKind::Accounts | ListFaultKind::NoParent)));
/// assert_eq!(error.faults()[0].at.as_str(), "/classes/0/accounts");
/// # Ok::<(), budget_performance::model::TextError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListError {
    pub(super) faults: Vec<ListFault>,
}

impl ListError {
    /// The faults, in the order of the list.
    pub fn faults(&self) -> &[ListFault] {
        &self.faults
    }
}

impl fmt::Display for ListError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            write!(formatter, "{}{fault}", if index == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for ListError {}
