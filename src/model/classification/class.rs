//! A class of a list: what it is called, when it is in force, and who says so.

use std::borrow::Cow;

use super::account::Accounts;
use super::code::Code;
use super::language::Language;
use super::list::ClassList;
use super::table::{FormerRow, Row, Slice};
use crate::model::FiscalYear;

/// Whether a list has something from a document, or only by hearsay.
///
/// What is not confirmed may be right; it is no ground for finding fault with a report.
///
/// ```
/// use budget_performance::model::classification::{Certainty, FUNCTION_CLASSES};
///
/// let certainty = |code: &str| FUNCTION_CLASSES.get(code.parse().expect("a code")).map(|class| class.certainty());
/// assert_eq!(certainty("224"), Some(Certainty::Confirmed));
/// // No document that was read has 22403.
/// assert_eq!(certainty("22403"), Some(Certainty::Unconfirmed));
/// assert!(Certainty::Unconfirmed < Certainty::Confirmed);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
pub enum Certainty {
    /// No document that was read shows it.
    Unconfirmed,
    /// A document shows it.
    Confirmed,
}

crate::wire::closed::closed!(Word: Certainty);

impl Certainty {
    pub(super) fn of(confirmed: bool) -> Self {
        if confirmed { Self::Confirmed } else { Self::Unconfirmed }
    }
}

/// A document that classes were read in.
///
/// ```
/// use budget_performance::model::classification::FUNCTION_CLASSES;
///
/// let class = FUNCTION_CLASSES.get("22006".parse()?).expect("it is listed");
/// let sources: Vec<_> = class.code_sources().map(|source| (source.id(), source.year().map(|year| year.get()))).collect();
/// assert_eq!(sources, [("AMEND2024", Some(2024))]);
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub(super) id: Cow<'static, str>,
    pub(super) title: Cow<'static, str>,
    pub(super) year: u16,
}

impl Source {
    pub(super) const fn known(id: &'static str, title: &'static str, year: u16) -> Self {
        Self { id: Cow::Borrowed(id), title: Cow::Borrowed(title), year }
    }

    /// Its short name in the list.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is and where it was found.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The fiscal year that it is about, if that is known.
    pub fn year(&self) -> Option<FiscalYear> {
        FiscalYear::of(self.year)
    }
}

/// A class of a [`ClassList`] (科目).
///
/// ```
/// use budget_performance::model::classification::{BudgetAccount, Certainty, FUNCTION_CLASSES, Language};
///
/// let class = FUNCTION_CLASSES.get("223".parse()?).expect("it is listed");
/// assert_eq!(class.name(Language::ZhCn), "国有资本经营预算支出");
/// assert_eq!(class.accounts().single(), Some(BudgetAccount::StateCapital));
/// // Documents print its name; that its code is 223 was not read in one.
/// assert_eq!(class.name_certainty(), Certainty::Confirmed);
/// assert_eq!(class.code_certainty(), Certainty::Unconfirmed);
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
pub struct Class<'l, C> {
    pub(super) list: &'l ClassList<C>,
    pub(super) row: &'l Row,
}

impl<C> Clone for Class<'_, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Class<'_, C> {}

impl<C: Code> PartialEq for Class<'_, C> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.row, other.row)
    }
}

impl<C: Code> Eq for Class<'_, C> {}

impl<C: Code> std::fmt::Debug for Class<'_, C> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Class({:?} {})", self.code(), self.name(Language::ZhCn))
    }
}

impl<'l, C: Code> Class<'l, C> {
    /// Its code.
    pub fn code(self) -> C {
        C::of_digits(self.row.code)
    }

    /// Its present name; in the other language, where there is none in this.
    pub fn name(self, language: Language) -> &'l str {
        let (chinese, english) = (self.text(self.row.chinese), self.text(self.row.english));
        language.pick(chinese.or(english), english.or(chinese)).unwrap_or_default()
    }

    /// Its present name in that language, if it has one.
    pub fn name_in(self, language: Language) -> Option<&'l str> {
        self.text(language.pick(self.row.chinese, self.row.english))
    }

    /// Names that it bore, or that older lists confirm.
    pub fn former_names(self) -> impl Iterator<Item = FormerName<'l, C>> {
        self.list.former_rows(self.row).iter().map(move |row| FormerName { list: self.list, row })
    }

    /// The budget accounts that it may stand in (四本预算); none for other than functional classes.
    pub fn accounts(self) -> Accounts {
        self.row.accounts
    }

    /// The first year in which it is in force, if that is known.
    pub fn first_year(self) -> Option<FiscalYear> {
        FiscalYear::of(self.row.first_year)
    }

    /// The last year in which it is known to have been in force, for a class that is retired.
    pub fn last_year(self) -> Option<FiscalYear> {
        FiscalYear::of(self.row.last_year)
    }

    /// The first year in which it is known to be in force no more.
    pub fn gone_by(self) -> Option<FiscalYear> {
        let after = self.row.last_year.checked_add(1).filter(|_| self.row.last_year > 0);
        FiscalYear::of(self.row.gone_by).or(FiscalYear::of(after?))
    }

    /// The class that took its place.
    pub fn successor(self) -> Option<C> {
        self.row.successor.map(C::of_digits)
    }

    /// The documents that show its code.
    pub fn code_sources(self) -> impl Iterator<Item = &'l Source> {
        self.list.sources_of(self.row.code_sources)
    }

    /// The documents that show its name.
    pub fn name_sources(self) -> impl Iterator<Item = &'l Source> {
        self.list.sources_of(self.row.name_sources)
    }

    /// Whether a document shows its code.
    pub fn code_certainty(self) -> Certainty {
        Certainty::of(self.row.code_sources != 0)
    }

    /// Whether a document shows its name.
    pub fn name_certainty(self) -> Certainty {
        Certainty::of(self.row.name_sources != 0)
    }

    /// Whether documents show both.
    pub fn certainty(self) -> Certainty {
        self.code_certainty().min(self.name_certainty())
    }

    fn text(self, slice: Slice) -> Option<&'l str> {
        slice.of(self.list.text())
    }
}

/// A name that a class bore, or that an older list confirms.
///
/// ```
/// use budget_performance::model::classification::FUNCTION_CLASSES;
///
/// let class = FUNCTION_CLASSES.get("21305".parse()?).expect("it is listed");
/// let former: Vec<_> = class.former_names().map(|former| (former.name(), former.seen().map(|year| year.get()))).collect();
/// assert_eq!(former, [("扶贫", Some(2010))]);
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
pub struct FormerName<'l, C> {
    list: &'l ClassList<C>,
    row: &'l FormerRow,
}

impl<C> Clone for FormerName<'_, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for FormerName<'_, C> {}

impl<C> std::fmt::Debug for FormerName<'_, C> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("FormerName").field(&self.row.name.of(&self.list.text)).finish()
    }
}

impl<'l, C: Code> FormerName<'l, C> {
    /// The name.
    pub fn name(self) -> &'l str {
        self.row.name.of(self.list.text()).unwrap_or_default()
    }

    /// A year in which a list shows it.
    pub fn seen(self) -> Option<FiscalYear> {
        FiscalYear::of(self.row.seen)
    }

    /// The last year in which the class bore it, if that is known.
    pub fn last_year(self) -> Option<FiscalYear> {
        FiscalYear::of(self.row.last_year)
    }

    /// The documents that show it.
    pub fn sources(self) -> impl Iterator<Item = &'l Source> {
        self.list.sources_of(self.row.sources)
    }

    pub(super) fn documents(self) -> u32 {
        self.row.sources
    }

    /// Whether a document shows it.
    pub fn certainty(self) -> Certainty {
        Certainty::of(self.row.sources != 0)
    }
}
