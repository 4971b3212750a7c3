//! What money is spent for.

use std::fmt;

use super::code::{code, is_number};
use super::digits::Digits;
use super::family::CodeFamily;

/// A code of the functional classification (支出功能分类科目编码): 类 of 3 digits, 款 of 5, 项 of 7.
///
/// Only the form is checked here; whether there is such a class is for a list to say, such as
/// [`FUNCTION_CLASSES`](super::FUNCTION_CLASSES).
///
/// ```
/// use budget_performance::model::FunctionCode;
/// use budget_performance::model::classification::FunctionLevel;
///
/// let code: FunctionCode = "2240106".parse()?;
/// assert_eq!(code.level(), FunctionLevel::Item);
/// assert_eq!(code.parent(), Some("22401".parse()?));
/// assert_eq!(code.at(FunctionLevel::Category).to_string(), "224");
/// assert!("22401060".parse::<FunctionCode>().is_err());
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FunctionCode(Digits);

/// How fine a functional class is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FunctionLevel {
    /// 类: 224.
    Category,
    /// 款: 22401. The budget account hangs on it.
    Section,
    /// 项: 2240106.
    Item,
}

impl FunctionLevel {
    /// How deep that is: 1 for the coarsest.
    pub const fn depth(self) -> u8 {
        match self {
            Self::Category => 1,
            Self::Section => 2,
            Self::Item => 3,
        }
    }
}

impl FunctionCode {
    /// How fine the class is.
    pub fn level(self) -> FunctionLevel {
        match self.0.len() {
            3 => FunctionLevel::Category,
            5 => FunctionLevel::Section,
            _ => FunctionLevel::Item,
        }
    }

    /// Which classification a number like this belongs to: a code of the right form may be one of revenue.
    pub fn family(self) -> CodeFamily {
        CodeFamily::of_first(self.0.each().next())
    }
}

impl fmt::Display for FunctionCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.each().try_for_each(|digit| fmt::Write::write_char(formatter, digit))
    }
}

code!(
    FunctionCode,
    Function,
    FunctionLevel,
    [3, 5, 7],
    "a functional class of 3, 5 or 7 digits, such as `224`, `22401` or `2240106`",
    |text, digits| is_number(text, digits, &[3, 5, 7]),
    "[1-9](?:[0-9]{2}|[0-9]{4}|[0-9]{6})"
);
