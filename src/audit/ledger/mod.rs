//! A report as a network of claims, each with where it comes from.
//!
//! The statements, tallies and scorecards of a report are walked once. Every figure becomes a figure of the network that
//! knows its place; every sum, change, rate and share that the report states, or that follows from what its items are by
//! definition, becomes a relation that knows which check speaks for it.

mod claims;
mod listed;
mod parts;
mod path;
mod score;
mod statement;
mod tally;

use smallvec::SmallVec;

use self::path::{Path, Paths};
use super::check::Code;
use super::finding::Aspect;
use crate::figure::Figure;
use crate::model::{Column, FiscalYear, Id, Pointer, Report, TallyRole, When};
use crate::reconcile::{ClaimReading, Network, Relation, Var};

/// A report as a network.
pub(super) struct Ledger<'r> {
    report: &'r Report,
    pub(super) network: Network,
    /// Where each figure stands, and what it is called.
    figures: Vec<Entry<'r>>,
    /// Where each relation comes from.
    pub(super) origins: Vec<Origin<'r>>,
    paths: Paths,
    /// Figures by the name of their line or tally.
    named: Vec<(&'r Id, Figures<'r>)>,
    /// Posts and people by role, those within others of their role left out.
    roles: Vec<(TallyRole, &'r When, Var)>,
    /// Claims that name a place where no figure stands.
    dropped: Vec<Path>,
    /// Breakdowns whose lines may be part of one another, so that they are not added up.
    unclear: Vec<Path>,
    /// Shares of things that are named, to be related when all names are known.
    pending: Vec<PendingShare<'r>>,
    /// Other mentions of names, likewise.
    mentions: Vec<(&'r Id, Path)>,
    /// How many references were looked up, and those that lead nowhere.
    pub(super) references: usize,
    loose: Vec<Loose>,
}

/// A reference that does not lead to one thing.
struct Loose {
    /// The name, or the place, that is referred to.
    name: String,
    /// Where that is done; of several things of one name, where one of them stands.
    path: Path,
    /// Whether there are several things of that name.
    several: bool,
}

struct Entry<'r> {
    path: Path,
    label: &'r str,
    /// What tells it from others of its name.
    time: Option<Time<'r>>,
    /// What it is of its line.
    aspect: Aspect,
}

/// What a figure is told apart by from others of its name.
#[derive(Clone, Copy, Debug)]
pub(super) enum Time<'r> {
    /// The year that it is of.
    Year(u16),
    /// The column that it stands in.
    Column(&'r Column),
}

/// The figures of a line or tally, by column.
type Figures<'r> = SmallVec<[(Option<&'r Id>, Var); 2]>;

struct PendingShare<'r> {
    of: &'r Id,
    column: Option<&'r Id>,
    part: Var,
    share: Var,
    subject: &'r str,
    path: Path,
    /// Where it names the thing.
    at: Path,
}

/// What names that are mentioned stand for: of many that are borne, few are mentioned.
struct Meant<'r> {
    names: Vec<&'r str>,
    things: Vec<SmallVec<[Figures<'r>; 1]>>,
    /// The marks of the names, which most others do not have.
    marks: u64,
}

impl<'r> Meant<'r> {
    fn new(mentioned: impl Iterator<Item = &'r Id>) -> Self {
        let mut names: Vec<&str> = mentioned.map(AsRef::as_ref).collect();
        names.sort_unstable();
        names.dedup();
        let things = names.iter().map(|_| SmallVec::new()).collect();
        let marks = names.iter().fold(0, |marks, name| marks | Self::mark(name));
        Self { names, things, marks }
    }

    /// One of 64 bits, by the length of a name and its last letter.
    fn mark(name: &str) -> u64 {
        let last = name.bytes().next_back().map_or(0, u64::from);
        let length = u64::try_from(name.len()).unwrap_or_default();
        1 << (length.wrapping_mul(11).wrapping_add(last) % 64)
    }

    fn note(&mut self, id: &Id, figures: Figures<'r>) {
        if self.marks & Self::mark(id.as_ref()) == 0 {
            return;
        }
        let place = self.names.binary_search(&id.as_ref()).ok();
        if let Some(things) = place.and_then(|place| self.things.get_mut(place)) {
            things.push(figures);
        }
    }

    /// The figures of each thing of that name.
    fn of(&self, id: &Id) -> &[Figures<'r>] {
        let place = self.names.binary_search(&id.as_ref()).ok();
        place.and_then(|place| self.things.get(place)).map_or(&[], SmallVec::as_slice)
    }
}

/// Where a relation comes from, and which check speaks for it.
pub(super) struct Origin<'r> {
    /// The check that speaks if the relation cannot be true.
    pub(super) code: Code,
    /// What it is about.
    pub(super) subject: &'r str,
    /// Where that stands.
    path: Path,
    /// The group of relations that it belongs to: those of one breakdown, one comparison.
    pub(super) group: usize,
    /// What it says of the figures of the group.
    pub(super) role: OriginRole,
}

/// What a relation is in its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OriginRole {
    /// Parts and their total, in the column that the report breaks down.
    Parts,
    /// The same of lines of one list, where nobody says that they are all there are.
    Listed,
    /// The same in another column, by definition.
    OtherYear,
    /// The same in another column, of a list that may have lost an item.
    List,
    /// The shares of the parts.
    Shares,
    /// A share of one part.
    Share,
    /// A change, in the direction that a word tells.
    ChangeInWords,
    /// A relation of another kind.
    Other,
}

impl<'r> Ledger<'r> {
    pub(super) fn of(report: &'r Report) -> Self {
        let mut ledger = Self {
            report,
            network: Network::new(),
            figures: Vec::new(),
            origins: Vec::new(),
            paths: Paths::default(),
            named: Vec::new(),
            roles: Vec::new(),
            dropped: Vec::new(),
            unclear: Vec::new(),
            pending: Vec::new(),
            mentions: Vec::new(),
            references: 0,
            loose: Vec::new(),
        };
        ledger.make_room(report);
        let root = ledger.paths.root();
        let department = ledger.paths.member(root, "department");
        let staffing = ledger.paths.member(department, "staffing");
        ledger.staffing(&report.department.staffing, staffing);
        let statements = ledger.paths.member(root, "statements");
        for (index, statement) in report.statements.iter().enumerate() {
            let path = ledger.paths.item(statements, index);
            ledger.columns(statement, path);
            ledger.statement(statement, path);
        }
        let tallies = ledger.paths.member(root, "tallies");
        ledger.tallies(&report.tallies, tallies);
        ledger.indicators(report, root);
        ledger.relate_named();
        if !report.claims.is_empty() {
            ledger.facts(report);
            ledger.claims(report);
        }
        ledger
    }

    /// Makes room for about as many figures as a report of few lines has.
    fn make_room(&mut self, report: &Report) {
        let indicators = report.indicators.len().saturating_add(report.scorecards.len().saturating_mul(16));
        let figures = indicators.saturating_mul(3).saturating_add(64);
        self.network.reserve(figures, figures.div_euclid(2));
        self.figures.reserve(figures);
        self.named.reserve(figures.div_euclid(4));
        self.origins.reserve(figures.div_euclid(2));
        self.paths.reserve(figures.saturating_mul(4));
    }

    /// A figure of the network.
    fn figure(&mut self, stated: Option<Figure>, path: Path, label: &'r str, time: Option<Time<'r>>) -> Var {
        self.figure_of(Aspect::Itself, stated, path, label, time)
    }

    /// A figure of the network that is not the line itself.
    fn figure_of(
        &mut self,
        aspect: Aspect,
        stated: Option<Figure>,
        path: Path,
        label: &'r str,
        time: Option<Time<'r>>,
    ) -> Var {
        self.figures.push(Entry { path, label, time, aspect });
        self.network.figure_once(stated, ClaimReading::Nearest)
    }

    /// A stated figure that is to be understood in a certain way.
    fn read_as(&mut self, reading: ClaimReading, aspect: Aspect, figure: Figure, path: Path, label: &'r str) -> Var {
        self.figures.push(Entry { path, label, time: None, aspect });
        self.network.figure_once(Some(figure), reading)
    }

    fn exact(&mut self, figure: Figure, path: Path, label: &'r str) -> Var {
        self.figures.push(Entry { path, label, time: None, aspect: Aspect::Itself });
        self.network.figure_once(Some(figure), ClaimReading::Exact)
    }

    fn relate(&mut self, relation: Relation<Var>, origin: Origin<'r>) {
        self.network.add(relation);
        self.origins.push(origin);
    }

    /// The number of a new group of relations.
    fn group(&self) -> usize {
        self.origins.len()
    }

    /// Where a figure stands; `None` if it is not stated.
    pub(super) fn place(&self, var: Var) -> Option<Pointer> {
        self.network.stated(var)?;
        let entry = self.figures.get(var.index())?;
        Some(self.paths.pointer(entry.path)).filter(|place| !place.is_root())
    }

    /// The figure that stands at a place.
    pub(super) fn at(&self, place: &Pointer) -> Option<Var> {
        let vars = (0..self.figures.len()).filter_map(Var::at);
        vars.into_iter().find(|var| self.place(*var).as_ref() == Some(place))
    }

    /// What a figure is called.
    pub(super) fn label(&self, var: Var) -> &'r str {
        self.figures.get(var.index()).map_or("", |entry| entry.label)
    }

    /// What a figure is of its line.
    pub(super) fn aspect(&self, var: Var) -> Aspect {
        self.figures.get(var.index()).map_or(Aspect::Itself, |entry| entry.aspect)
    }

    /// The year of a figure's column.
    pub(super) fn year(&self, var: Var) -> Option<u16> {
        match self.figures.get(var.index())?.time? {
            Time::Year(year) => Some(year),
            Time::Column(column) => column.year.map(FiscalYear::get),
        }
    }

    /// The column that a figure stands in.
    pub(super) fn column(&self, var: Var) -> Option<&'r Column> {
        match self.figures.get(var.index())?.time? {
            Time::Year(_) => None,
            Time::Column(column) => Some(column),
        }
    }

    /// Claims that name a place where no figure stands.
    pub(super) fn dropped(&self) -> impl Iterator<Item = Pointer> + '_ {
        self.dropped.iter().map(|path| self.paths.pointer(*path))
    }

    /// Breakdowns whose lines may be part of one another.
    pub(super) fn unclear(&self) -> impl Iterator<Item = Pointer> + '_ {
        self.unclear.iter().map(|path| self.paths.pointer(*path))
    }

    /// Where the thing that a relation is about stands.
    pub(super) fn home(&self, origin: &Origin<'_>) -> Pointer {
        self.paths.pointer(origin.path)
    }

    /// The references that do not lead to one thing: the name, where it stands, and whether there are several.
    pub(super) fn loose(&self) -> impl ExactSizeIterator<Item = (&str, Pointer, bool)> {
        self.loose.iter().map(|loose| (loose.name.as_str(), self.paths.pointer(loose.path), loose.several))
    }

    /// Shares of lines and tallies by name, and whatever else names them.
    fn relate_named(&mut self) {
        if self.pending.is_empty() && self.mentions.is_empty() {
            return;
        }
        let mentions = std::mem::take(&mut self.mentions);
        let pending = std::mem::take(&mut self.pending);
        let mentions = || mentions.iter().copied().chain(pending.iter().map(|pending| (pending.of, pending.at)));
        let mut meant = Meant::new(mentions().map(|(id, _)| id));
        for (id, figures) in self.named.drain(..) {
            meant.note(id, figures);
        }
        for (id, path) in mentions() {
            self.references = self.references.saturating_add(1);
            let count = meant.of(id).len();
            if count != 1 {
                self.loose.push(Loose { name: id.to_string(), path, several: count > 1 });
            }
        }
        for pending in &pending {
            let [figures] = meant.of(pending.of) else { continue };
            let in_column = |(column, _): &&(Option<&Id>, Var)| pending.column.is_none() || *column == pending.column;
            let Some(whole) = figures.iter().find(in_column).map(|(_, var)| *var) else { continue };
            let relation = Relation::Share { part: pending.part, whole, share: pending.share, assumed: false };
            let origin = Origin {
                code: super::checks::SHARE,
                subject: pending.subject,
                path: pending.path,
                group: self.group(),
                role: OriginRole::Share,
            };
            self.relate(relation, origin);
        }
    }
}
