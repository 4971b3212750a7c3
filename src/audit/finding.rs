//! What a check found.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::check::{Check, Code, Severity};
use super::likely::Likely;
use crate::figure::Figure;
use crate::model::classification::{Accounts, BudgetAccount, Language};
use crate::model::{Account, Date, Pointer};

/// A fault of a report: which, where, and with what numbers.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// The check that found it.
    pub check: &'static Check,
    /// How much it matters.
    pub severity: Severity,
    /// The places in the report, the judged one first.
    pub at: Vec<Pointer>,
    /// What the message speaks of.
    pub terms: Vec<(Slot, Term)>,
    /// Faults that follow from this one.
    pub consequences: Vec<Finding>,
    /// Findings that may have the same cause, by their fingerprint.
    pub related: Vec<Fingerprint>,
    /// What may have gone wrong, likeliest first; empty unless it is [asked for](super::AuditOptions::hypotheses).
    pub likely: Vec<Likely>,
    /// What the user granted, if that made it a note.
    pub granted: Option<u8>,
    /// Whether it rests on a relation that the report does not state: one that the audit takes to hold (推定关系).
    pub assumed: bool,
    /// How far the judged figure is off, in units of its last digit.
    pub gap_in_last_digits: Option<i128>,
    /// Whether it may be there only because a list lacks something that nobody said it has.
    pub(super) lacking: bool,
    /// The relations that it comes from.
    pub(super) relations: Vec<usize>,
    /// What the fault is known by from run to run.
    pub(super) key: String,
}

/// What a fault is known by while it stays, wherever in the report it moves.
pub(super) type Fingerprint = u64;

/// A place in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Slot {
    /// What the finding is about: the label of a line.
    Subject,
    /// What the report states.
    Stated,
    /// What its other figures make of it.
    Computed,
    /// The difference of both.
    Gap,
    /// The figures that the computed one comes from.
    Inputs,
    /// What is missing now.
    Missing,
    /// What was missing the year before.
    MissingBefore,
    /// Another figure or label that it concerns.
    Other,
    /// The year.
    Year,
}

/// Where a message tells that it rests on a relation that the report does not state.
const ASSUMED: &str = "assumed";

impl Slot {
    const ALL: [(Self, &'static str); 9] = [
        (Self::Subject, "subject"),
        (Self::Stated, "stated"),
        (Self::Computed, "computed"),
        (Self::Gap, "gap"),
        (Self::Inputs, "inputs"),
        (Self::Missing, "missing"),
        (Self::MissingBefore, "missing_before"),
        (Self::Other, "other"),
        (Self::Year, "year"),
    ];

    /// What it is called in a template.
    pub(super) fn placeholder(self) -> &'static str {
        Self::ALL.iter().find(|(slot, _)| *slot == self).map_or("", |(_, placeholder)| placeholder)
    }
}

/// What stands in a place of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Term {
    /// A figure.
    Figure(Figure),
    /// Words of the report.
    Text(String),
    /// A budget account.
    Account(Account),
    /// Words in Chinese and in English, and what they are about.
    Words(&'static str, &'static str, String),
    /// The same in Chinese and in English.
    Bilingual(String, String),
    /// Budget accounts.
    Accounts(Accounts),
    /// A day.
    Date(Date),
    /// Figures with their labels.
    Figures(Vec<Named>),
    /// Several of these.
    Terms(Vec<Term>),
}

/// A figure with what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Named {
    /// The label of its line.
    pub label: String,
    /// What it is of that line.
    pub aspect: Aspect,
    /// The figure.
    pub figure: Figure,
    /// Its year, where others of the same name stand beside it.
    pub year: Option<u16>,
    /// What its column is called in Chinese and in English, where others of the same name and year stand beside it.
    pub column: Option<(String, String)>,
}

impl Named {
    pub(super) fn new(label: String, aspect: Aspect, figure: Figure) -> Self {
        Self { label, aspect, figure, year: None, column: None }
    }

    fn write(&self, language: Language, text: &mut String) {
        push(text, &format_args!("{}{}", self.label, self.aspect.words(language)));
        let year = self.year.map(|year| format!("{year}{}", language.pick("年", "")));
        let column = self.column.as_ref().map(|(zh, en)| language.pick(zh, en).to_owned());
        let told: Vec<String> = year.into_iter().chain(column).collect();
        if !told.is_empty() {
            let (open, between, close) = language.pick(("（", "，", "）"), (" (", ", ", ")"));
            push(text, &format_args!("{open}{}{close}", told.join(between)));
        }
        push(text, &format_args!(" {}", written(&self.figure, language)));
    }
}

/// What a figure is of its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Aspect {
    /// Its amount, count or score.
    #[default]
    Itself,
    /// Its change (增减额).
    Change,
    /// Its rate of change (增减率).
    Rate,
    /// Its rate of completion (完成率).
    Completion,
    /// Its share (占比).
    Share,
    /// Its weight (分值).
    Weight,
    /// Its total score (总分).
    Total,
    /// Its full marks (满分).
    FullMarks,
}

impl Aspect {
    pub(super) fn words(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Itself => ("", ""),
            Self::Change => ("增减额", " (change)"),
            Self::Rate => ("增减率", " (rate)"),
            Self::Completion => ("完成率", " (completion)"),
            Self::Share => ("占比", " (share)"),
            Self::Weight => ("分值", " (weight)"),
            Self::Total => ("总分", "total score"),
            Self::FullMarks => ("满分", "full marks"),
        };
        language.pick(zh, en)
    }
}

/// Figures that a message shows before it says how many more there are.
const SHOWN: usize = 16;

/// Says how many are not shown.
fn rest(count: usize, language: Language, text: &mut String) {
    if count > SHOWN {
        push(text, &format_args!("{}{count}{}", language.pick("等", " … "), language.pick("项", " in all")));
    }
}

impl Term {
    /// A scorecard that has no name.
    pub(super) fn scorecard() -> Self {
        Self::Words("绩效评分表", "the scorecard", String::new())
    }

    fn write(&self, language: Language, text: &mut String) {
        match self {
            Self::Figure(figure) => text.push_str(&written(figure, language)),
            Self::Text(words) => text.push_str(words),
            Self::Account(account) => text.push_str(account_name(*account, language)),
            Self::Words(zh, en, about) => push(text, &format_args!("{} {about}", language.pick(zh, en))),
            Self::Bilingual(zh, en) => text.push_str(language.pick(zh, en)),
            Self::Accounts(accounts) => text.push_str(&accounts.names(language)),
            Self::Date(date) => push(text, date),
            Self::Figures(figures) => {
                for (index, named) in figures.iter().take(SHOWN).enumerate() {
                    text.push_str(if index == 0 { "" } else { separator(language) });
                    named.write(language, text);
                }
                rest(figures.len(), language, text);
            }
            Self::Terms(terms) => {
                for (index, term) in terms.iter().take(SHOWN).enumerate() {
                    text.push_str(if index == 0 { "" } else { separator(language) });
                    term.write(language, text);
                }
                rest(terms.len(), language, text);
            }
        }
    }
}

fn push(text: &mut String, value: &impl std::fmt::Display) {
    // OK because writing to a string does not fail.
    let _ = write!(text, "{value}");
}

/// A figure as it is written, but for a unit that is a word of the language and not of the document.
pub(super) fn written(figure: &Figure, language: Language) -> String {
    let text = figure.to_string();
    match (text.strip_suffix("个百分点"), language) {
        (Some(points), Language::En) => format!("{points} percentage points"),
        _ => text,
    }
}

fn separator(language: Language) -> &'static str {
    language.pick("、", ", ")
}

fn account_name(account: Account, language: Language) -> &'static str {
    let budget = match account {
        Account::General => BudgetAccount::General,
        Account::GovernmentFund => BudgetAccount::GovernmentFund,
        Account::StateCapital => BudgetAccount::StateCapital,
        Account::SocialInsurance => BudgetAccount::SocialInsurance,
        Account::FiscalAppropriation => return language.pick("财政拨款", "fiscal appropriations"),
        Account::AllFunds => return language.pick("全部资金", "all funds"),
        Account::NotSaid => return language.pick("未说明", "an account that is not said"),
    };
    budget.name(language)
}

impl Finding {
    pub(crate) fn new(check: &'static Check, at: Vec<Pointer>, key: String) -> Self {
        let (terms, consequences, related) = (Vec::with_capacity(6), Vec::new(), Vec::new());
        Self {
            check,
            severity: check.severity,
            at,
            terms,
            consequences,
            related,
            likely: Vec::new(),
            granted: None,
            assumed: false,
            gap_in_last_digits: None,
            lacking: false,
            relations: Vec::new(),
            key,
        }
    }

    pub(crate) fn with(mut self, slot: Slot, term: Term) -> Self {
        self.terms.push((slot, term));
        self
    }

    pub(super) fn with_figure(self, slot: Slot, figure: Option<Figure>) -> Self {
        match figure {
            Some(figure) => self.with(slot, Term::Figure(figure)),
            None => self,
        }
    }

    /// Puts another term in a place.
    pub(super) fn set(&mut self, slot: Slot, term: Term) {
        self.terms.retain(|(place, _)| *place != slot);
        self.terms.push((slot, term));
    }

    /// Takes up a fault of the same kind: its places, as far as they are not known yet, and what it states.
    pub(super) fn absorb(&mut self, other: Self, known: &mut BTreeSet<Pointer>) {
        self.at.extend(other.at.into_iter().filter(|place| known.insert(place.clone())));
        for (slot, term) in other.terms {
            match self.terms.iter_mut().find(|(place, _)| *place == slot) {
                Some((_, own)) if *own == term => {}
                Some((_, Term::Terms(own))) => own.push(term),
                Some((_, own)) => *own = Term::Terms(vec![own.clone(), term]),
                None => self.terms.push((slot, term)),
            }
        }
        self.assumed |= other.assumed;
        self.consequences.extend(other.consequences);
        self.relations.extend(other.relations);
    }

    /// The code of the check.
    pub fn code(&self) -> Code {
        self.check.code
    }

    /// What stands in a place of the message.
    pub fn term(&self, slot: Slot) -> Option<&Term> {
        self.terms.iter().find(|(place, _)| *place == slot).map(|(_, term)| term)
    }

    /// What it says.
    ///
    /// ```
    /// use budget_performance::audit::{Language, audit};
    /// use budget_performance::model::{Report, from_json};
    ///
    /// let report: Report = from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/nanyue-2023.json")))?;
    /// let audit = audit(&report);
    /// let basic = audit.findings.iter().find(|finding| finding.code().as_str() == "SUM001").expect("parts miss");
    /// assert!(basic.message(Language::En).contains("3.63万元"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn message(&self, language: Language) -> String {
        let mut message = String::new();
        let mut rest = self.check.message.in_language(language);
        // OK because every place-holder of a template is closed, and what stands in its place is not looked at again.
        while let Some((before, (place, after))) =
            rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
        {
            message.push_str(before);
            self.fill(place, language, &mut message);
            rest = after;
        }
        message.push_str(rest);
        if let Some(digits) = self.granted {
            let before = language.pick("（已容许末位相差 ", " (a gap of ");
            push(
                &mut message,
                &format_args!("{before}{digits}{}", language.pick("）", " in the last digit was granted)")),
            );
        }
        message
    }

    /// Puts what was found in a place of the message; what is not known of a figure is left open.
    fn fill(&self, place: &str, language: Language, message: &mut String) {
        if place == ASSUMED {
            let assumed = language
                .pick("此关系系推定，报告未明示。", " That this must hold is assumed, not stated by the report.");
            message.push_str(if self.assumed { assumed } else { "" });
            return;
        }
        let mut words = String::new();
        if let Some((_, term)) = self.terms.iter().find(|(slot, _)| slot.placeholder() == place) {
            term.write(language, &mut words);
        } else {
            words.push('—');
        }
        message.push_str(words.trim());
    }

    /// What the fault is known by: the same from run to run while the fault stays, wherever in the report it moves.
    pub fn fingerprint(&self) -> u64 {
        // FNV-1a, whose numbers do not change with the compiler's library.
        let bytes = self.check.code.as_str().bytes().chain([b'/']).chain(self.key.bytes());
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    /// This finding and what follows from it.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for consequence in &self.consequences {
            all.extend(consequence.all());
        }
        all
    }
}

/// What an audit found, what it checked, and what it could not check.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Audit {
    /// The faults, the gravest first, then in the order of the report.
    pub findings: Vec<Finding>,
    /// How often each check could look at something.
    pub checked: Vec<Checked>,
    /// What could not be checked, and why.
    pub skipped: Vec<Skipped>,
}

impl Audit {
    /// The gravest severity; `None` if nothing was found.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}

/// How often a check could look at something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Checked {
    /// The check.
    pub code: Code,
    /// The number of relations or places that it judged.
    pub count: usize,
}

impl Checked {
    pub(crate) fn new(code: Code, count: usize) -> Self {
        Self { code, count }
    }
}

/// Something that could not be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Skipped {
    /// The check.
    pub code: Code,
    /// Where.
    pub at: Option<Pointer>,
    /// Why.
    pub why: crate::reconcile::Why,
}
