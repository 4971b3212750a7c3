//! Which classification a number belongs to, by its first digit.

/// The classification that a code of the budget belongs to (政府收支分类), told by its first digit.
///
/// Codes of all of them have 3, 5 or 7 digits, so one may stand where another is meant. (That codes of revenue begin with 1
/// was not read in a list.)
///
/// ```
/// use budget_performance::model::FunctionCode;
/// use budget_performance::model::classification::CodeFamily;
///
/// // 30101 has the form of a functional class, and is the economic class of basic salaries.
/// let code: FunctionCode = "30101".parse()?;
/// assert_eq!(code.family(), CodeFamily::DepartmentEconomic);
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CodeFamily {
    /// Revenue (收入分类): 1…
    Revenue,
    /// Functions of expenditure (支出功能分类): 2…
    Function,
    /// Economic classes of departments (部门预算支出经济分类): 3…
    DepartmentEconomic,
    /// Economic classes of governments (政府预算支出经济分类): 5…
    GovernmentEconomic,
    /// None that is known.
    Unknown,
}

impl CodeFamily {
    pub(super) fn of_first(digit: Option<char>) -> Self {
        match digit {
            Some('1') => Self::Revenue,
            Some('2') => Self::Function,
            Some('3') => Self::DepartmentEconomic,
            Some('5') => Self::GovernmentEconomic,
            _ => Self::Unknown,
        }
    }
}
