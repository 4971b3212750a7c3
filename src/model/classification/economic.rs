//! What money is spent on.

use std::fmt;

use super::code::{code, is_number};
use super::digits::Digits;
use super::family::CodeFamily;

/// A code of the economic classification (支出经济分类科目编码): 类 of 3 digits, 款 of 5.
///
/// Departments use 301 to 399 (部门预算支出经济分类), governments 501 to 599 (政府预算支出经济分类); a department's class
/// is turned into a government's by [`government_class`](super::government_class).
///
/// ```
/// use budget_performance::model::EconomicCode;
/// use budget_performance::model::classification::{EconomicLevel, EconomicScheme};
///
/// let reception: EconomicCode = "30217".parse()?;
/// assert_eq!(reception.scheme(), EconomicScheme::Department);
/// assert_eq!(reception.at(EconomicLevel::Category), "302".parse()?);
/// assert!("3021".parse::<EconomicCode>().is_err());
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EconomicCode(Digits);

/// How fine an economic class is.
///
/// ```
/// use budget_performance::model::EconomicCode;
/// use budget_performance::model::classification::EconomicLevel;
///
/// assert_eq!("30217".parse::<EconomicCode>()?.level(), EconomicLevel::Section);
/// assert_eq!(EconomicLevel::Section.depth(), 2);
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EconomicLevel {
    /// 类: 302.
    Category,
    /// 款: 30217.
    Section,
}

impl EconomicLevel {
    /// How deep that is: 1 for the coarsest.
    pub const fn depth(self) -> u8 {
        match self {
            Self::Category => 1,
            Self::Section => 2,
        }
    }
}

/// Whose economic classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EconomicScheme {
    /// That of departments (部门预算支出经济分类): 301 to 399.
    Department,
    /// That of governments (政府预算支出经济分类): 501 to 599.
    Government,
}

impl EconomicCode {
    /// The class of a text in a constant.
    #[expect(clippy::expect_used, reason = "used in constants alone: checked when this is compiled")]
    pub(super) const fn known(text: &str) -> Self {
        Self(Digits::new(text.as_bytes()).expect("a code is digits"))
    }

    /// How fine the class is.
    pub fn level(self) -> EconomicLevel {
        if self.0.len() == 3 { EconomicLevel::Category } else { EconomicLevel::Section }
    }

    /// Whose classification it is of.
    pub fn scheme(self) -> EconomicScheme {
        match self.0.each().next() {
            Some('5') => EconomicScheme::Government,
            _ => EconomicScheme::Department,
        }
    }

    /// Which classification a number like this belongs to.
    pub fn family(self) -> CodeFamily {
        CodeFamily::of_first(self.0.each().next())
    }
}

impl fmt::Display for EconomicCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.each().try_for_each(|digit| fmt::Write::write_char(formatter, digit))
    }
}

code!(
    EconomicCode,
    Economic,
    EconomicLevel,
    [3, 5],
    "an economic class of 3 or 5 digits that begins with 3 or 5, such as `301` or `30101`",
    |text, digits| is_number(text, digits, &[3, 5]) && text.starts_with(['3', '5']),
    "[35](?:[0-9]{2}|[0-9]{4})"
);
