//! What can be asked of a list: whether a class is in force, what it is called, which budget it belongs to.

use super::account::Accounts;
use super::class::{Certainty, Class, FormerName};
use super::code::Code;
use super::function::FunctionCode;
use super::language::Language;
use super::list::ClassList;
use super::wording::{has_chinese, same_wording};
use crate::model::{Account, FiscalYear};

/// An answer of a list, and whether documents stand behind it.
///
/// An unconfirmed answer is no ground for finding fault with a report: at most for a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Told<T> {
    /// The answer.
    pub answer: T,
    /// Whether documents show it.
    pub certainty: Certainty,
}

impl<T> Told<T> {
    pub(super) fn new(answer: T, certainty: Certainty) -> Self {
        Self { answer, certainty }
    }
}

/// Whether a class is in force in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Standing<C> {
    /// It is in force.
    InForce,
    /// It is retired.
    Retired {
        /// The first year in which it is known to be in force no more.
        since: FiscalYear,
        /// The class that took its place.
        successor: Option<C>,
    },
    /// It was retired between two years, and that year lies between them.
    Unsettled {
        /// The last year in which it is known to have been in force.
        last: FiscalYear,
        /// The first year in which it is known to be in force no more.
        gone_by: FiscalYear,
    },
    /// It comes into force later.
    NotYetInForce {
        /// Its first year.
        from: FiscalYear,
    },
    /// The list has no such class, and has all classes of that level.
    Unknown,
    /// The list has no such class, and does not have all classes of that level.
    NotListed,
}

/// Whether a label is the name of a class in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LabelAnswer<'l> {
    /// It is.
    Agrees,
    /// The class bore that name earlier.
    Former {
        /// What it is called in that year.
        name: &'l str,
        /// The last year in which it is known to have borne the name.
        last: Option<FiscalYear>,
    },
    /// The class bears that name later.
    Later {
        /// What it was called in that year.
        name: &'l str,
    },
    /// It is another.
    Differs {
        /// What it is called in that year.
        name: &'l str,
    },
    /// The label is not in the language of the official names.
    OtherLanguage,
    /// The list has no such class.
    NotListed,
}

/// Whether a class may stand in the account that a document puts it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccountFit {
    /// It may.
    Inside {
        /// The accounts that remain possible: one, or several where neither class nor document say more.
        accounts: Accounts,
    },
    /// It belongs elsewhere.
    Outside {
        /// The accounts that it may stand in.
        accounts: Accounts,
    },
    /// The list has neither the class nor one that it is part of.
    NotListed,
}

impl<C: Code> ClassList<C> {
    /// Whether the class is in force in that year.
    ///
    /// That it is in force is confirmed for its first year and later, or for years between documents that show it, as far
    /// as the year of the list; that there is no such class, for the year of the list alone.
    ///
    /// ```
    /// use budget_performance::model::FiscalYear;
    /// use budget_performance::model::classification::{Certainty, FUNCTION_CLASSES, Standing};
    ///
    /// let year = |year| FiscalYear::try_from(year).expect("a year");
    /// // 耕地保护考核奖惩基金支出 was added in March 2024.
    /// let fund = FUNCTION_CLASSES.standing("22006".parse()?, year(2023));
    /// assert_eq!(fund.answer, Standing::NotYetInForce { from: year(2024) });
    /// assert_eq!(fund.certainty, Certainty::Confirmed);
    /// // 大中型水库移民后期扶持基金支出 became 21372 about then, which no document confirms.
    /// let reservoirs = FUNCTION_CLASSES.standing("20822".parse()?, year(2024));
    /// assert_eq!(reservoirs.answer, Standing::Retired { since: year(2024), successor: Some("21372".parse()?) });
    /// assert_eq!(reservoirs.certainty, Certainty::Unconfirmed);
    /// # Ok::<(), budget_performance::model::classification::CodeError>(())
    /// ```
    pub fn standing(&self, code: C, year: FiscalYear) -> Told<Standing<C>> {
        match self.get(code) {
            Some(class) => class.standing(year),
            // Classes come and go: a list that is complete is so for its own year.
            None if code.depth() <= self.complete_to() => {
                Told::new(Standing::Unknown, Certainty::of(year == self.edition()))
            }
            None => Told::new(Standing::NotListed, Certainty::Unconfirmed),
        }
    }

    /// Whether the label is the name of the class in that year.
    ///
    /// Spaces, the width of punctuation, and a number before the name (一、) make no difference. The official names are
    /// Chinese; a label in another language is not judged.
    ///
    /// ```
    /// use budget_performance::model::FiscalYear;
    /// use budget_performance::model::classification::{FUNCTION_CLASSES, LabelAnswer};
    ///
    /// let year = |year| FiscalYear::try_from(year).expect("a year");
    /// let label = |label, in_year| FUNCTION_CLASSES.label("21305".parse().expect("a code"), year(in_year), label).answer;
    /// assert_eq!(label("巩固拓展脱贫攻坚成果衔接乡村振兴", 2024), LabelAnswer::Agrees);
    /// assert_eq!(label("扶贫", 2010), LabelAnswer::Agrees);
    /// assert!(matches!(label("扶贫", 2024), LabelAnswer::Former { last: Some(last), .. } if last.get() == 2010));
    /// assert!(matches!(label("水利", 2024), LabelAnswer::Differs { .. }));
    /// ```
    pub fn label(&self, code: C, year: FiscalYear, label: &str) -> Told<LabelAnswer<'_>> {
        let Some(class) = self.get(code) else { return Told::new(LabelAnswer::NotListed, Certainty::Unconfirmed) };
        let Some(name) = class.name_in(Language::ZhCn).filter(|_| has_chinese(label)) else {
            return Told::new(LabelAnswer::OtherLanguage, Certainty::Unconfirmed);
        };
        let (then, certainty) = class.name_in_year(name, year);
        let borne = class.former_names().find(|former| same_wording(former.name(), label, code));
        let answer = if same_wording(then, label, code) {
            LabelAnswer::Agrees
        } else if same_wording(name, label, code) {
            LabelAnswer::Later { name: then }
        } else if let Some(former) = borne {
            LabelAnswer::Former { name: then, last: former.last_year().or(former.seen()) }
        } else {
            LabelAnswer::Differs { name: then }
        };
        Told::new(answer, certainty)
    }
}

impl ClassList<FunctionCode> {
    /// The budget accounts that the class may stand in; of a class that is not listed, those of the class it is part of.
    ///
    /// The account hangs on the 款: a 类 such as 213 may stand in two. `None` if no class above is listed. The answer is
    /// confirmed if documents of that year, or of years around it, show the class by code or by name, or a class above it
    /// that stands in the same accounts.
    ///
    /// ```
    /// use budget_performance::model::FiscalYear;
    /// use budget_performance::model::classification::{BudgetAccount::{General, GovernmentFund}, FUNCTION_CLASSES};
    ///
    /// let year = FiscalYear::try_from(2023)?;
    /// let accounts = |code: &str| FUNCTION_CLASSES.accounts(code.parse().expect("a code"), year).expect("listed").answer;
    /// assert_eq!(accounts("224").iter().collect::<Vec<_>>(), [General]);
    /// assert_eq!(accounts("212").iter().collect::<Vec<_>>(), [General, GovernmentFund]);
    /// assert_eq!(accounts("2120803").iter().collect::<Vec<_>>(), [GovernmentFund]);
    /// # Ok::<(), budget_performance::model::TextError>(())
    /// ```
    pub fn accounts(&self, code: FunctionCode, year: FiscalYear) -> Option<Told<Accounts>> {
        let nearest = self.nearest(code)?;
        let accounts = nearest.accounts();
        let above = std::iter::successors(Some(nearest.code()), |code| code.parent());
        let mut same = above.filter_map(|code| self.get(code)).filter(|class| class.accounts() == accounts);
        let shown = same.any(|class| self.shows(class.row.code_sources | class.row.name_sources, year));
        let in_force = matches!(nearest.standing(year).answer, Standing::InForce);
        Some(Told::new(accounts, Certainty::of(shown && in_force)))
    }

    /// Whether the class may stand in the account that a document puts it in.
    ///
    /// ```
    /// use budget_performance::model::classification::{AccountFit, Accounts, BudgetAccount, FUNCTION_CLASSES};
    /// use budget_performance::model::{Account, FiscalYear};
    ///
    /// let year = FiscalYear::try_from(2023)?;
    /// let general = |code: &str| FUNCTION_CLASSES.account_fit(code.parse().expect("a code"), year, Account::General).answer;
    /// assert_eq!(general("213"), AccountFit::Inside { accounts: Accounts::of(&[BudgetAccount::General]) });
    /// assert_eq!(general("223"), AccountFit::Outside { accounts: Accounts::of(&[BudgetAccount::StateCapital]) });
    /// # Ok::<(), budget_performance::model::TextError>(())
    /// ```
    pub fn account_fit(&self, code: FunctionCode, year: FiscalYear, stated: Account) -> Told<AccountFit> {
        let Some(Told { answer: accounts, certainty }) = self.accounts(code, year) else {
            return Told::new(AccountFit::NotListed, Certainty::Unconfirmed);
        };
        let both = accounts.and(Accounts::spoken_of(stated));
        let fit =
            if both.is_empty() { AccountFit::Outside { accounts } } else { AccountFit::Inside { accounts: both } };
        Told::new(fit, certainty)
    }
}

impl<C: Code> ClassList<C> {
    /// Whether the documents are of that year, or of years before and after it.
    fn shows(&self, documents: u32, year: FiscalYear) -> bool {
        let years = || self.sources_of(documents).map(|source| source.year().unwrap_or(self.edition()));
        years().any(|shown| shown <= year) && years().any(|shown| shown >= year)
    }
}

impl<'l, C: Code> Class<'l, C> {
    fn standing(self, year: FiscalYear) -> Told<Standing<C>> {
        let standing = self.standing_alone(year);
        // What documents of other years show need not have been in force in this one.
        let earlier = self.former_names().fold(0, |documents, former| documents | former.documents());
        let from_first = self.first_year().is_some_and(|first| first <= year) && self.list.edition() >= year;
        let certainty = match standing {
            Standing::InForce if from_first => self.code_certainty(),
            Standing::InForce => Certainty::of(self.list.shows(self.row.code_sources | earlier, year)),
            _ => self.code_certainty(),
        };
        Told::new(standing, certainty)
    }

    fn standing_alone(self, year: FiscalYear) -> Standing<C> {
        if let Some(from) = self.first_year().filter(|from| year < *from) {
            return Standing::NotYetInForce { from };
        }
        match (self.last_year(), self.gone_by()) {
            (_, Some(since)) if year >= since => Standing::Retired { since, successor: self.successor() },
            (Some(last), Some(gone_by)) if year > last => Standing::Unsettled { last, gone_by },
            _ => Standing::InForce,
        }
    }

    /// What it is called in a year, and whether documents show that it is called so.
    ///
    /// Names change without notice in our lists: a name is confirmed for the years between documents that have it.
    fn name_in_year(self, name: &'l str, year: FiscalYear) -> (&'l str, Certainty) {
        let of_then = self.former_names().find(|former| former.last_year().or(former.seen()) >= Some(year));
        let then = of_then.map_or(name, FormerName::name);
        let same = self.former_names().filter(|former| former.name() == then);
        let earlier = same.fold(0, |documents, former| documents | former.documents());
        let own = if then == name { self.row.code_sources & self.row.name_sources } else { 0 };
        (then, Certainty::of(self.list.shows(own | earlier, year)))
    }
}
