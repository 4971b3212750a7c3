//! A report's money along a classification, each yuan once.
//!
//! [`roll_up`] goes through every statement, column by column, and puts its amounts to classes: as fine as the report says
//! and as the level asked for allows. Money whose finer class is not told stays with the coarser one; money without a class
//! is [`Unmapped`], with the reason. So in every column
//!
//! ```text
//! total = Σ rows + Σ unmapped = Σ lines that are part of no other
//! ```
//!
//! holds exactly, and nothing is added twice:
//!
//! - **subtotals**: a line is either counted itself, or through the lines that make it up, never both. That holds for
//!   breakdowns, and for tables that print subtotals among their parts (224 above 22401 above 2240106, 合计 above all);
//! - **overlaps**: of several breakdowns of one line, or several divisions of one list (by nature, then by function), the one
//!   that tells most is counted. Usual items that are taken out of others (“三公”经费, 政府采购) are not counted beside them;
//! - **several statements**: those that may speak of the same money are not added: see [`RollUp::combined`].
//!
//! What was decided is in the [`RollUpNote`]s.

mod along;
mod basic;
mod combined;
mod document;
mod own;
mod pen;
mod splits;
mod tree;
mod walk;

pub use along::{Along, RollUpClass};
pub use basic::{BasicExpenditure, ThreePublic};
pub use combined::CombinedRollUp;
pub use document::{
    CombinedRollUpDocument, RollUpColumnDocument, RollUpDocument, RollUpNoteDocument, RollUpRowDocument, RollUpScheme,
    RollUpStatementDocument, UnmappedDocument, UnmappedReason,
};

use serde::{Deserialize, Serialize};

use crate::calc::CalcError;
use crate::figure::{Amount, Stated};
use crate::model::classification::{Accounts, Certainty, FunctionCode, cofog_proposal, gfsm_proposal};
use crate::model::{Account, Column, Pointer, Report, Statement};

/// A report's money along a classification; see [`roll_up`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RollUp<'r> {
    /// The report.
    pub report: &'r Report,
    /// The classification.
    pub scheme: RollUpScheme,
    /// Its statements, each by itself.
    pub statements: Vec<StatementRollUp<'r>>,
    /// The report as a whole, for each side, year and stage of the budget that it has amounts of.
    ///
    /// Statements whose accounts may be the same (两张表可能反映同一笔资金) may speak of the same money. Of those only the
    /// one with most money put to classes is counted, and the others are listed as overlapping.
    pub combined: Vec<CombinedRollUp<'r>>,
}

/// A statement's money along a classification.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StatementRollUp<'r> {
    /// The statement.
    pub statement: &'r Statement,
    /// Its place in the report.
    pub at: Pointer,
    /// Its columns that have amounts.
    pub columns: Vec<ColumnRollUp<'r>>,
}

/// The money of one column.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ColumnRollUp<'r> {
    /// The column.
    pub column: &'r Column,
    /// All of it.
    pub total: Amount,
    /// What belongs to a class, in the order of the classes.
    pub rows: Vec<RollUpRow>,
    /// What belongs to none.
    pub unmapped: Vec<Unmapped>,
    /// What was decided on the way.
    pub notes: Vec<RollUpNote>,
    /// A figure to write the sums like.
    pub like: Option<&'r Stated<Amount>>,
}

/// The money of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RollUpRow {
    /// The class.
    pub class: RollUpClass,
    /// The money.
    pub amount: Amount,
    /// The lines that it comes from.
    pub at: Vec<Pointer>,
}

/// Money that belongs to no class, as far as the report tells.
///
/// ```
/// use budget_performance::evaluation::{Along, Why, roll_up};
/// use budget_performance::model::classification::CofogLevel;
/// use budget_performance::model::{FunctionCode, Report, from_json};
///
/// let report: Report = from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/nanyue-2023.json")))?;
/// let by_group = roll_up(&report, Along::Cofog(CofogLevel::Group))?;
/// let emergency: FunctionCode = "224".parse()?;
/// let open = by_group.combined[0].unmapped.iter().find(|money| money.why == Why::SeveralTargets(emergency.into()));
/// let candidates = open.expect("224 may be of several groups").why.candidates();
/// assert_eq!(candidates.iter().map(ToString::to_string).collect::<Vec<_>>(), ["02.2", "03.2", "03.6", "04.1"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unmapped {
    /// The line that it comes from.
    pub at: Pointer,
    /// The money.
    pub amount: Amount,
    /// Why.
    pub why: Why,
}

/// Why money belongs to no class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// Neither the line nor one that it is part of has a class of that kind.
    NoClass,
    /// The line has several classes that are part of no common one.
    SeveralClasses,
    /// Nothing is proposed for the class.
    NoProposal(RollUpClass),
    /// Several classes are proposed for the class, which are part of no common one.
    SeveralTargets(RollUpClass),
    /// The class may stand in several accounts, and the document does not tell which.
    SeveralAccounts(Accounts),
    /// The parts of a line without a class leave it over.
    Remainder,
}

/// What was decided so that nothing is added twice.
///
/// ```
/// use budget_performance::evaluation::{Along, RollUpNote, roll_up};
/// use budget_performance::model::{Report, from_json};
///
/// let report: Report = from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/nanyue-2023.json")))?;
/// let by_nature = roll_up(&report, Along::Nature)?;
/// // 基本支出 is 3.63万元 more than 人员经费 and 公用经费 together.
/// let notes = &by_nature.statements[0].columns[0].notes;
/// assert!(matches!(notes.as_slice(), [RollUpNote::Remainder { at, .. }] if at.as_str() == "/statements/0/lines/0"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RollUpNote {
    /// The line is the sum of others in its list.
    Subtotal {
        /// The line.
        at: Pointer,
        /// The lines that it sums up.
        parts: Vec<Pointer>,
        /// Whether it was counted itself or through them.
        counted: Counted,
    },
    /// The lines there say again what others say, and were not counted.
    Overlap {
        /// A breakdown, a line or a statement.
        at: Pointer,
        /// What was counted instead.
        counted: Pointer,
    },
    /// What the parts of a line leave over, or exceed it by: it stays with the class of the line.
    Remainder {
        /// The line.
        at: Pointer,
        /// The line less its parts.
        amount: Amount,
    },
    /// The line has no plain amount: it is missing, withheld, or only hedged (180余万元).
    NotCounted {
        /// The line.
        at: Pointer,
    },
    /// The class of the line is not part of the class that it is listed under; its own was followed.
    Elsewhere {
        /// The line.
        at: Pointer,
        /// Its class.
        class: RollUpClass,
        /// The class that it is listed under.
        under: RollUpClass,
    },
    /// The class of the line belongs to another account than the statement is about; the class was followed.
    OtherAccount {
        /// The line.
        at: Pointer,
        /// Its class.
        class: FunctionCode,
        /// The account that the statement is about.
        stated: Account,
        /// The accounts that the class may stand in.
        accounts: Accounts,
        /// Whether documents show that.
        certainty: Certainty,
    },
}

/// Which of a line and its parts was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
pub enum Counted {
    /// The line itself.
    Line,
    /// Its parts.
    Parts,
}

impl Why {
    /// The classes that the money may belong to, as far as is known.
    pub fn candidates(self) -> Vec<RollUpClass> {
        match self {
            Self::SeveralTargets(RollUpClass::Function { code }) => {
                let targets = cofog_proposal(code).map(|proposal| proposal.targets).unwrap_or_default();
                targets.iter().copied().map(RollUpClass::from).collect()
            }
            Self::SeveralTargets(RollUpClass::Economic { code }) => {
                let targets = gfsm_proposal(code).map(|proposal| proposal.targets).unwrap_or_default();
                targets.iter().copied().map(RollUpClass::from).collect()
            }
            Self::SeveralAccounts(accounts) => accounts.iter().map(RollUpClass::from).collect(),
            _ => Vec::new(),
        }
    }
}

impl ColumnRollUp<'_> {
    /// The money of a class alone, without what is told of its parts.
    pub fn amount(&self, class: impl Into<RollUpClass>) -> Option<Amount> {
        let class = class.into();
        self.rows.iter().find(|row| row.class == class).map(|row| row.amount)
    }
}

/// Puts a report's money to the classes of one classification.
///
/// ```
/// use budget_performance::evaluation::{Along, roll_up};
/// use budget_performance::figure::{Amount, Stated};
/// use budget_performance::model::classification::{BudgetAccount, FUNCTION_CLASSES};
/// use budget_performance::model::{Report, from_json};
///
/// let report: Report = from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/nanyue-2023.json")))?;
/// let by_account = roll_up(&report, Along::Account(&FUNCTION_CLASSES))?;
/// let amount = |account: BudgetAccount| by_account.combined[0].amount(account);
/// let yuan = |text: &str| text.parse::<Stated<Amount>>().map(|figure| figure.value()).ok();
/// // 223 belongs to the budget of state capital operations, whatever the heading says.
/// assert_eq!(amount(BudgetAccount::StateCapital), yuan("46.07万元"));
/// assert_eq!(amount(BudgetAccount::General), yuan("917.68万元"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`CalcError::Overflow`] if a sum is out of bounds.
pub fn roll_up<'r>(report: &'r Report, along: Along<'_>) -> Result<RollUp<'r>, CalcError> {
    let at = Pointer::root().member("statements");
    let statements = report.statements.iter().enumerate();
    let statements: Result<Vec<_>, _> =
        statements.map(|(index, one)| walk::statement(report, one, at.item(index), along)).collect();
    let statements = statements?;
    let combined = combined::combine(&statements)?;
    Ok(RollUp { report, scheme: RollUpScheme::of(along), statements, combined })
}
