//! The class of one line, given the class of the line that it is part of.

use super::along::{Along, RollUpClass};
use super::{RollUpNote, Why};
use crate::model::classification::{
    Accounts, ClassList, Code, CofogCode, CofogLevel, EconomicCode, EconomicScheme, FunctionCode, FunctionLevel,
    GfsmLevel, Nature, Told, cofog_proposal, gfsm_proposal,
};
use crate::model::{Account, ClassCode, FiscalYear, Line, Pointer};

/// What a line is, along a classification.
pub(super) struct Own {
    /// Its class, if it has one.
    pub(super) class: Option<RollUpClass>,
    /// Why it has none.
    pub(super) why: Why,
    /// Whether its parts cannot tell more.
    pub(super) settled: bool,
    /// What is odd about its class.
    pub(super) note: Option<RollUpNote>,
}

/// What a line is asked in: the classification, the year, the account of its statement.
#[derive(Clone, Copy)]
pub(super) struct Question<'l> {
    pub(super) along: Along<'l>,
    pub(super) year: FiscalYear,
    pub(super) account: Account,
}

/// The codes of one kind that a line has.
fn functions(line: &Line) -> impl Iterator<Item = FunctionCode> {
    line.codes.iter().filter_map(|code| match code {
        ClassCode::Function { code } => Some(*code),
        _ => None,
    })
}

fn economics(line: &Line, scheme: EconomicScheme) -> impl Iterator<Item = EconomicCode> {
    line.codes.iter().filter_map(move |code| match code {
        ClassCode::Economic { code } if code.scheme() == scheme => Some(*code),
        _ => None,
    })
}

fn cofogs(line: &Line) -> impl Iterator<Item = CofogCode> {
    line.codes.iter().filter_map(|code| match code {
        ClassCode::Cofog { code } => Some(*code),
        _ => None,
    })
}

/// The finest class that all are within.
fn common<C: Code>(mut codes: impl Iterator<Item = C>) -> Option<C> {
    let first = codes.next()?;
    codes.try_fold(first, Code::common)
}

/// How codes of one kind are classes, and how fine they are asked for.
struct Kind<C> {
    wrap: fn(C) -> RollUpClass,
    unwrap: fn(RollUpClass) -> Option<C>,
    depth: u8,
}

macro_rules! kind {
    ($variant:ident $member:ident, $depth:expr) => {
        Kind {
            wrap: RollUpClass::from,
            unwrap: |class| match class {
                RollUpClass::$variant { $member } => Some($member),
                _ => None,
            },
            depth: $depth,
        }
    };
}

impl Question<'_> {
    /// The class of a line that is listed under a class.
    pub(super) fn own(&self, line: &Line, at: &Pointer, above: Option<RollUpClass>) -> Own {
        match self.along {
            Along::Function(level) => kind!(Function code, level.depth()).of(functions(line), at, above),
            Along::Economic(scheme, level) => {
                kind!(Economic code, level.depth()).of(economics(line, scheme), at, above)
            }
            Along::Account(list) => self.account(line, at, above, list),
            Along::Cofog(level) => cofog(line, at, above, level),
            Along::Gfsm(level) => gfsm(line, at, above, level),
            Along::Nature => nature(line, above),
        }
    }

    fn account(&self, line: &Line, at: &Pointer, above: Option<RollUpClass>, list: &ClassList<FunctionCode>) -> Own {
        let spoken_of = Accounts::spoken_of(self.account);
        let under = above.and_then(kind!(Account account, 1).unwrap);
        let possible = under.map_or(spoken_of, |account| Accounts::of(&[account]));
        let code = common(functions(line));
        let told = code.and_then(|code| Some((code, list.accounts(code, self.year)?)));
        let Some((code, Told { answer: accounts, certainty, .. })) = told else {
            let class = possible.single().map(RollUpClass::from);
            return Own { class, why: Why::SeveralAccounts(possible), settled: false, note: None };
        };
        let both = accounts.and(possible);
        let class = if both.is_empty() { accounts.single() } else { both.single() };
        let note = if accounts.and(spoken_of).is_empty() && both.is_empty() {
            Some(RollUpNote::OtherAccount { at: at.clone(), class: code, stated: self.account, accounts, certainty })
        } else if both.is_empty() {
            let class = RollUpClass::from(code);
            above.map(|under| RollUpNote::Elsewhere { at: at.clone(), class, under })
        } else {
            None
        };
        let settled = accounts.single().is_some() || code.level() >= FunctionLevel::Section;
        let open = if both.is_empty() { accounts } else { both };
        Own { class: class.map(RollUpClass::from), why: Why::SeveralAccounts(open), settled, note }
    }
}

fn inherited(class: Option<RollUpClass>, why: Why) -> Own {
    Own { class, why, settled: false, note: None }
}

impl<C: Code> Kind<C> {
    /// What a line of these codes is.
    fn of(&self, codes: impl Iterator<Item = C>, at: &Pointer, above: Option<RollUpClass>) -> Own {
        let mut codes = codes.peekable();
        if codes.peek().is_none() {
            return inherited(above, Why::NoClass);
        }
        let Some(code) = common(codes) else { return inherited(above, Why::SeveralClasses) };
        let class = code.at_depth(self.depth);
        let settled = code.depth() >= self.depth;
        let under = above.and_then(self.unwrap);
        let (class, note) = match under.filter(|under| !class.is_within(*under)) {
            None => (class, None),
            // The line is listed under a finer class than its own.
            Some(under) if under.is_within(class) => (under, None),
            Some(under) => {
                let (class, under) = ((self.wrap)(code), (self.wrap)(under));
                (code.at_depth(self.depth), Some(RollUpNote::Elsewhere { at: at.clone(), class, under }))
            }
        };
        Own { class: Some((self.wrap)(class)), why: Why::NoClass, settled, note }
    }

    /// What a line is whose class is proposed to be one of these.
    fn proposed(&self, from: RollUpClass, targets: Option<&[C]>, at: &Pointer, above: Option<RollUpClass>) -> Own {
        let Some(targets) = targets else { return inherited(above, Why::NoProposal(from)) };
        // OK because finer classes may have proposals of their own: the parts are always asked.
        let own = Own { settled: false, ..self.of(targets.iter().copied(), at, above) };
        Own { why: Why::SeveralTargets(from), ..own }
    }
}

fn cofog(line: &Line, at: &Pointer, above: Option<RollUpClass>, level: CofogLevel) -> Own {
    let kind = kind!(Cofog code, level.depth());
    if cofogs(line).next().is_some() {
        return kind.of(cofogs(line), at, above);
    }
    let mut codes = functions(line).peekable();
    if codes.peek().is_none() {
        return inherited(above, Why::NoClass);
    }
    let Some(code) = common(codes) else { return inherited(above, Why::SeveralClasses) };
    kind.proposed(RollUpClass::from(code), cofog_proposal(code).map(|proposal| proposal.targets), at, above)
}

fn gfsm(line: &Line, at: &Pointer, above: Option<RollUpClass>, level: GfsmLevel) -> Own {
    let mut codes = economics(line, EconomicScheme::Department).peekable();
    if codes.peek().is_none() {
        return inherited(above, Why::NoClass);
    }
    let Some(code) = common(codes) else { return inherited(above, Why::SeveralClasses) };
    let targets = gfsm_proposal(code).map(|proposal| proposal.targets);
    kind!(Gfsm code, level.depth()).proposed(RollUpClass::from(code), targets, at, above)
}

fn nature(line: &Line, above: Option<RollUpClass>) -> Own {
    let item = line.item.and_then(Nature::of_item);
    let of_basic = || Nature::of_basic(common(economics(line, EconomicScheme::Department))?);
    let class = match above.and_then(kind!(Nature nature, 1).unwrap) {
        None => item,
        Some(Nature::Basic) => {
            let part = item.filter(|item| item.parent() == Some(Nature::Basic));
            part.or_else(of_basic).or(Some(Nature::Basic))
        }
        // A project may list what it pays for personnel: it stays a project.
        under => under,
    };
    let settled = class.is_some_and(|class| class != Nature::Basic);
    Own { class: class.map(RollUpClass::from), why: Why::NoClass, settled, note: None }
}
