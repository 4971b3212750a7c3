//! What money is spent for and on: codes, lists of classes by year, accounts, and mappings (政府收支分类科目).
//!
//! | type | classification |
//! |---|---|
//! | [`FunctionCode`] | functions of expenditure (支出功能分类): 类, 款, 项 |
//! | [`EconomicCode`] | economic classes (支出经济分类) of departments and of governments |
//! | [`CofogCode`], [`GfsmCode`] | of the United Nations and of the International Monetary Fund |
//! | [`BudgetAccount`] | the four budgets (四本预算) |
//! | [`Nature`] | basic and project expenditure (支出性质) |
//! | [`DivisionCode`], [`CreditCode`] | where a government is, and who an organisation is |
//!
//! A code is checked for its form alone. What it means is in a [`ClassList`], which is data: the lists of this crate
//! ([`FUNCTION_CLASSES`], [`ECONOMIC_CLASSES`], [`COFOG_CLASSES`], [`GFSM_CLASSES`]) or one that a user loads from a
//! [`ClassListDraft`]. Lists change by year, and not every class of ours was read in an official one: each class knows its
//! documents, and each answer its [`Certainty`].
//!
//! | question | answered by |
//! |---|---|
//! | is it in force that year, retired, still to come, unknown? | [`ClassList::standing`] |
//! | is the label its name, or one that it bore? | [`ClassList::label`] |
//! | which budget does it belong to? may it stand in this one? | [`ClassList::accounts`], [`ClassList::account_fit`] |
//! | is it of the kind that is meant? | [`FunctionCode::family`], [`EconomicCode::scheme`] |
//! | what is it for a government? | [`government_class`] |
//! | what may it be abroad? | [`cofog_proposal`], [`gfsm_proposal`] |
//! | are the check digits right? | [`CreditCode::check_digit`], [`CreditCode::organisation_check_digit`] |

mod account;
mod class;
mod code;
mod cofog;
mod credit;
mod digits;
mod division;
mod draft;
mod economic;
mod family;
mod fault;
mod function;
mod gfsm;
mod government;
mod language;
mod list;
mod load;
mod nature;
mod proposal;
mod question;
mod shipped;
mod table;
mod wording;

pub use account::{Accounts, BudgetAccount};
pub use class::{Certainty, Class, FormerName, Source};
pub use code::{Code, CodeError, Scheme};
pub use cofog::{CofogCode, CofogLevel};
pub use credit::{CheckDigit, CreditCode};
pub use division::{DivisionCode, DivisionLevel};
pub use draft::{ClassDraft, ClassListDraft, FormerNameDraft, LevelCount, SourceDraft};
pub use economic::{EconomicCode, EconomicLevel, EconomicScheme};
pub use family::CodeFamily;
pub use fault::{ListError, ListFault, ListFaultKind};
pub use function::{FunctionCode, FunctionLevel};
pub use gfsm::{GfsmCode, GfsmLevel};
pub use government::{GovernmentClassError, UnitKind, government_class};
pub use language::Language;
pub use list::ClassList;
pub use nature::Nature;
pub use proposal::{Proposal, cofog_proposal, gfsm_proposal};
pub use question::{AccountFit, LabelAnswer, Standing, Told};
pub use shipped::{COFOG_CLASSES, ECONOMIC_CLASSES, FUNCTION_CLASSES, GFSM_CLASSES};
