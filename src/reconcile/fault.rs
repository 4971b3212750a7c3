//! Why claims cannot be judged at all.

use std::fmt;

use super::kind::Kind;
use crate::wire::{Id, Pointer};

/// Claims that hold together as JSON and make no network; every fault is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimsError {
    faults: Vec<ClaimFault>,
}

impl ClaimsError {
    pub(super) fn new(faults: Vec<ClaimFault>) -> Self {
        Self { faults }
    }

    /// Each fault with its place, in the order of the document; at least one.
    pub fn faults(&self) -> &[ClaimFault] {
        &self.faults
    }
}

impl fmt::Display for ClaimsError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(formatter, "{separator}{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ClaimsError {}

/// A fault in claims: where, what was found and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClaimFault {
    /// The place in the claims document.
    pub at: Pointer,
    /// What is wrong there.
    pub problem: ClaimProblem,
}

impl ClaimFault {
    pub(super) fn new(at: Pointer, problem: ClaimProblem) -> Self {
        Self { at, problem }
    }
}

impl fmt::Display for ClaimFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.at, self.problem)
    }
}

/// What is wrong with a claim.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ClaimProblem {
    /// A relation names a figure that is not there.
    #[error("found `{0}`, expected the name of a figure of these claims")]
    Undefined(Id),
    /// Two figures have one name.
    #[error("found a second figure `{0}`, expected each name once")]
    DefinedTwice(Id),
    /// A relation names a figure twice.
    #[error("found `{0}` again, expected each figure once in a relation")]
    ListedTwice(Id),
    /// There are not as many signs as parts.
    #[error("found {found} signs, expected {expected}, one for each part")]
    Signs {
        /// How many there are.
        found: usize,
        /// How many parts there are.
        expected: usize,
    },
    /// A figure is not of the kind that the relation needs.
    #[error("found {found}, expected {expected}, as its relation needs")]
    WrongQuantity {
        /// What the figure counts.
        found: Box<str>,
        /// What it has to count.
        expected: Box<str>,
    },
    /// Two currencies stand in one relation.
    #[error("found {found}, expected {expected}: two currencies cannot be added or compared")]
    TwoCurrencies {
        /// The currency of the figure.
        found: Box<str>,
        /// The currency of the figures before it.
        expected: Box<str>,
    },
    /// Money stands where a percentage or a mean of whole things has to.
    #[error("found an amount of money, expected a percentage or a mean of whole things")]
    MoneyShown,
}

impl ClaimProblem {
    pub(super) fn of_kinds(found: Kind<'_>, expected: Kind<'_>) -> Self {
        let (found_words, expected_words) = (found.to_string().into(), expected.to_string().into());
        if matches!((found, expected), (Kind::Money(_), Kind::Money(_))) {
            Self::TwoCurrencies { found: found_words, expected: expected_words }
        } else {
            Self::WrongQuantity { found: found_words, expected: expected_words }
        }
    }
}
