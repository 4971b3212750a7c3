//! The four budgets of a government.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::language::Language;
use crate::model::Account;
use crate::wire::closed::closed;

/// One of the four budgets that a government draws up (四本预算).
///
/// ```
/// use budget_performance::model::classification::{BudgetAccount, Language};
///
/// assert_eq!(BudgetAccount::StateCapital.name(Language::ZhCn), "国有资本经营预算");
/// assert_eq!(serde_json::to_string(&BudgetAccount::GovernmentFund)?, r#""government_fund""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
pub enum BudgetAccount {
    /// General public budget (一般公共预算).
    General,
    /// Budget of government-managed funds (政府性基金预算).
    GovernmentFund,
    /// Budget of state capital operations (国有资本经营预算).
    StateCapital,
    /// Budget of social insurance funds (社会保险基金预算).
    SocialInsurance,
}

closed!(Word: BudgetAccount);

impl BudgetAccount {
    /// All four.
    pub const ALL: [Self; 4] = [Self::General, Self::GovernmentFund, Self::StateCapital, Self::SocialInsurance];

    /// The name (一般公共预算).
    pub fn name(self, language: Language) -> &'static str {
        match self {
            Self::General => language.pick("一般公共预算", "general public budget"),
            Self::GovernmentFund => language.pick("政府性基金预算", "government-managed funds"),
            Self::StateCapital => language.pick("国有资本经营预算", "state capital operations"),
            Self::SocialInsurance => language.pick("社会保险基金预算", "social insurance funds"),
        }
    }

    const fn bit(self) -> u8 {
        match self {
            Self::General => 1,
            Self::GovernmentFund => 2,
            Self::StateCapital => 4,
            Self::SocialInsurance => 8,
        }
    }
}

/// A set of budget accounts: those that a class may stand in, or that a heading speaks of.
///
/// ```
/// use budget_performance::model::Account;
/// use budget_performance::model::classification::{Accounts, BudgetAccount};
///
/// let farming = Accounts::of(&[BudgetAccount::General, BudgetAccount::GovernmentFund]);
/// assert_eq!(farming.single(), None);
/// // Under a heading of the general budget it is clear which is meant.
/// assert_eq!(farming.and(Accounts::spoken_of(Account::General)).single(), Some(BudgetAccount::General));
/// assert_eq!(farming.to_string(), "一般公共预算、政府性基金预算");
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Accounts(u8);

impl Accounts {
    /// No account.
    pub const NONE: Self = Self(0);
    /// All four.
    pub const ALL: Self = Self(15);

    /// These accounts.
    pub fn of(accounts: &[BudgetAccount]) -> Self {
        Self(accounts.iter().fold(0, |bits, account| bits | account.bit()))
    }

    /// The accounts that a stated account may speak of: one, or several where the document says no more.
    ///
    /// Fiscal appropriations (财政拨款) are money of the general, fund and state capital budgets: so the tables of final
    /// accounts divide them; a rule that says so was not read.
    pub fn spoken_of(stated: Account) -> Self {
        match stated {
            Account::General => Self::of(&[BudgetAccount::General]),
            Account::GovernmentFund => Self::of(&[BudgetAccount::GovernmentFund]),
            Account::StateCapital => Self::of(&[BudgetAccount::StateCapital]),
            Account::SocialInsurance => Self::of(&[BudgetAccount::SocialInsurance]),
            Account::FiscalAppropriation => {
                Self::of(&[BudgetAccount::General, BudgetAccount::GovernmentFund, BudgetAccount::StateCapital])
            }
            Account::AllFunds | Account::NotSaid => Self::ALL,
        }
    }

    /// The account of money whose class may stand in these, under a stated account.
    ///
    /// The class decides; where it leaves several open, the document does. `None` if both leave several.
    ///
    /// ```
    /// use budget_performance::model::Account;
    /// use budget_performance::model::classification::{Accounts, BudgetAccount::{General, GovernmentFund, StateCapital}};
    ///
    /// assert_eq!(Accounts::of(&[General, GovernmentFund]).settled(Account::General), Some(General));
    /// assert_eq!(Accounts::of(&[StateCapital]).settled(Account::General), Some(StateCapital));
    /// assert_eq!(Accounts::of(&[General, GovernmentFund]).settled(Account::NotSaid), None);
    /// ```
    pub fn settled(self, stated: Account) -> Option<BudgetAccount> {
        let both = self.and(Self::spoken_of(stated));
        if both.is_empty() { self.single() } else { both.single() }
    }

    /// The accounts of a letter each: general, fund, state capital, social insurance.
    pub(super) const fn of_letters(letters: &[u8]) -> Self {
        let (mut rest, mut bits) = (letters, 0);
        while let Some((letter, after)) = rest.split_first() {
            rest = after;
            bits |= match letter {
                b'g' => BudgetAccount::General.bit(),
                b'f' => BudgetAccount::GovernmentFund.bit(),
                b'c' => BudgetAccount::StateCapital.bit(),
                _ => BudgetAccount::SocialInsurance.bit(),
            };
        }
        Self(bits)
    }

    /// Whether the account is one of them.
    pub fn contains(self, account: BudgetAccount) -> bool {
        self.0 & account.bit() != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }

    /// Those that are in both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether all of them are in the other set too.
    pub fn is_within(self, other: Self) -> bool {
        self.and(other) == self
    }

    /// The account, if there is just one.
    pub fn single(self) -> Option<BudgetAccount> {
        self.iter().next().filter(|account| account.bit() == self.0)
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = BudgetAccount> {
        BudgetAccount::ALL.into_iter().filter(move |account| self.contains(*account))
    }

    /// Their names, in a list.
    pub fn names(self, language: Language) -> String {
        let names: Vec<_> = self.iter().map(|account| account.name(language)).collect();
        names.join(language.pick("、", ", "))
    }
}

impl fmt::Display for Accounts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.names(Language::ZhCn))
    }
}

impl fmt::Debug for Accounts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.iter()).finish()
    }
}
