//! The economic classes of the International Monetary Fund.

use std::fmt;

use super::code::{code, is_number};
use super::digits::Digits;

/// A code of the economic classification of expense in the Government Finance Statistics Manual 2014 (GFSM 2014).
///
/// ```
/// use budget_performance::model::classification::{GfsmCode, GfsmLevel};
///
/// let cash: GfsmCode = "2111".parse()?;
/// assert_eq!(cash.level(), GfsmLevel::Fourth);
/// assert_eq!(cash.at(GfsmLevel::Second).to_string(), "21");
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GfsmCode(Digits);

/// How many digits a class has; the manual numbers its levels so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GfsmLevel {
    /// Two: 21, compensation of employees.
    Second,
    /// Three: 211, wages and salaries.
    Third,
    /// Four: 2111, wages and salaries in cash.
    Fourth,
}

impl GfsmLevel {
    /// How deep that is: 1 for the coarsest.
    pub const fn depth(self) -> u8 {
        match self {
            Self::Second => 1,
            Self::Third => 2,
            Self::Fourth => 3,
        }
    }
}

impl GfsmCode {
    /// The class of a text in a constant.
    #[expect(clippy::expect_used, reason = "used in constants alone: checked when this is compiled")]
    pub(super) const fn known(text: &str) -> Self {
        Self(Digits::new(text.as_bytes()).expect("a code is digits"))
    }

    /// How many digits the class has.
    pub fn level(self) -> GfsmLevel {
        match self.0.len() {
            2 => GfsmLevel::Second,
            3 => GfsmLevel::Third,
            _ => GfsmLevel::Fourth,
        }
    }
}

impl fmt::Display for GfsmCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.each().try_for_each(|digit| fmt::Write::write_char(formatter, digit))
    }
}

code!(
    GfsmCode,
    Gfsm,
    GfsmLevel,
    [2, 3, 4],
    "a GFSM class of 2 to 4 digits, such as `21`, `211` or `2111`",
    |text, digits| is_number(text, digits, &[2, 3, 4]),
    "[1-9][0-9]{1,3}"
);
