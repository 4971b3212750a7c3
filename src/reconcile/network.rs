//! Claims made ready: figures by number, relations as what they demand.

use std::sync::OnceLock;

use smallvec::SmallVec;

use super::claim::{ClaimReading, Relation, Role};
use super::form::{Form, Quotient, Term, Terms, Vars};
use super::kind::Kind;
use super::kinship::Kinship;
use super::order::Order;
use crate::figure::{Figure, Fraction, Interval, Measure as _, Quantity, Reading, Rounding};

/// A set of values in counts of 10⁻⁸, of whatever kind.
pub(super) type Span = Interval<Quantity>;

/// A figure of a [`Network`], by its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Var(u32);

impl Var {
    /// The figure that was added so many others after.
    pub fn at(index: usize) -> Option<Self> {
        u32::try_from(index).ok().map(Self)
    }

    /// How many figures were added before.
    pub fn index(self) -> usize {
        // OK because a network has fewer figures than memory has bytes.
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// Figures, and relations between them that can be judged.
///
/// Made from [`Claims`](super::Claims), or figure by figure.
///
/// ```
/// use budget_performance::reconcile::{ClaimReading, Network, Relation, Verdict, reconcile};
///
/// let mut network = Network::new();
/// let part = network.figure("part", vec!["48.37万元".parse()?], ClaimReading::Nearest);
/// let whole = network.figure("whole", vec!["311.01万元".parse()?], ClaimReading::Nearest);
/// let share = network.figure("share", vec!["15.55%".parse()?], ClaimReading::Nearest);
/// network.relate(&Relation::Share { part, whole, share, assumed: false });
/// assert!(matches!(reconcile(&network).relations[0].verdict, Verdict::Exact));
/// # Ok::<(), budget_performance::figure::FigureError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Network {
    pub(super) variables: Vec<Variable>,
    pub(super) relations: Vec<Compiled>,
    /// What figures that are not stated count; made when it is first asked for.
    kinship: OnceLock<Kinship>,
    /// What stands first by name; made when it is first asked for.
    order: OnceLock<Order>,
}

/// What is stated of a figure: most are stated once.
pub(super) type Statements = SmallVec<[Figure; 1]>;

/// A figure: its name, its statements, and how they are to be understood.
#[derive(Clone, Debug)]
pub(super) struct Variable {
    pub(super) name: Box<str>,
    pub(super) stated: Statements,
    pub(super) reading: ClaimReading,
    /// What to write values like if not like its own statements; see [`Network::like`] for others.
    pub(super) other_like: Option<Box<Figure>>,
    /// What the statements allow if they were rounded to the nearest.
    nearest: Span,
    /// The relations that it is part of.
    pub(super) relations: SmallVec<[usize; 2]>,
}

/// A relation, made ready.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    pub(super) relation: Relation<Var>,
    pub(super) form: Form,
    /// Its figures, without repetition.
    pub(super) vars: Vars,
    /// Those of them that are not stated.
    pub(super) open: Vars,
    /// The figure that the others are said to give or to limit, if there is one.
    pub(super) result: Option<Var>,
    pub(super) assumed: bool,
    /// Whether its stated figures are of the kinds that it needs.
    pub(super) fits: bool,
}

/// How figures that do not say so themselves are taken to be rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Assumption {
    Nearest,
    Truncated,
    Mode(Rounding),
}

impl Assumption {
    pub(super) fn reading(self, own: ClaimReading) -> Reading {
        match (own, self) {
            (ClaimReading::Exact, _) => Reading::Exact,
            (ClaimReading::Truncated, _) | (ClaimReading::Nearest, Self::Truncated) => Reading::Rounded(Rounding::Down),
            (ClaimReading::Nearest, Self::Nearest) => Reading::Nearest,
            (ClaimReading::Nearest, Self::Mode(mode)) => Reading::Rounded(mode),
        }
    }
}

impl Variable {
    /// Every value that all statements allow; `None` if there is none.
    pub(super) fn common(&self, assumption: Assumption) -> Option<Span> {
        common(&self.stated, assumption.reading(self.reading))
    }

    /// Whether its statements agree if they were rounded to the nearest, but not if they were cut off.
    pub(super) fn is_rounded(&self) -> bool {
        let agree = |assumption| self.common(assumption).is_some();
        self.stated.len() > 1 && !agree(Assumption::Truncated) && agree(Assumption::Nearest)
    }

    /// Every value that the statements allow.
    ///
    /// Statements that agree only if they are read otherwise are read so: 10.9 and 10 were cut off. Where no reading
    /// makes them agree, every value that one of them allows: which is wrong is not for a relation to decide.
    pub(super) fn span(&self, assumption: Assumption) -> Span {
        match (assumption, self.stated.as_slice()) {
            (Assumption::Nearest, _) => self.nearest,
            (_, [single]) => single.interval(assumption.reading(self.reading)),
            (_, several) => span_of_several(several, self.reading, assumption),
        }
    }

    /// The statement written most finely, of those with digits; of two alike, the smaller.
    pub(super) fn finest(&self) -> Option<&Figure> {
        finest(&self.stated)
    }

    /// What its digits are, unless a hedge leaves them open.
    pub(super) fn digits(&self) -> Option<Fraction> {
        let plain = self.finest().filter(|figure| figure.hedge().is_none());
        plain.map(|figure| Fraction::whole(figure.value().scaled()))
    }

    pub(super) fn is_stated(&self) -> bool {
        !self.stated.is_empty()
    }

    /// A figure to write values like: another that is given, or its own as it is written most finely.
    pub(super) fn like(&self) -> Option<&Figure> {
        self.other_like.as_deref().or_else(|| self.finest())
    }

    fn new(name: &str, stated: Statements, reading: ClaimReading) -> Self {
        let nearest = match stated.as_slice() {
            [] => Span::UNBOUNDED,
            [single] => single.interval(Assumption::Nearest.reading(reading)),
            several => span_of_several(several, reading, Assumption::Nearest),
        };
        let (name, other_like, relations) = (name.into(), None, SmallVec::new());
        Self { name, stated, reading, other_like, nearest, relations }
    }
}

/// Every value that all statements allow; `None` if there is none.
fn common(stated: &[Figure], reading: Reading) -> Option<Span> {
    let mut spans = stated.iter().map(|figure| figure.interval(reading));
    let first = spans.next().unwrap_or(Span::UNBOUNDED);
    spans.try_fold(first, |common, span| common.intersection(&span))
}

fn span_of_several(stated: &[Figure], own: ClaimReading, assumption: Assumption) -> Span {
    let readings = [assumption, Assumption::Nearest, Assumption::Truncated];
    readings.into_iter().find_map(|assumption| common(stated, assumption.reading(own))).unwrap_or_else(|| {
        let spans = stated.iter().map(|figure| figure.interval(assumption.reading(own)));
        spans.reduce(|one, two| one.hull(&two)).unwrap_or(Span::UNBOUNDED)
    })
}

fn finest(stated: &[Figure]) -> Option<&Figure> {
    match stated {
        [single] => Some(single),
        _ => stated.iter().min_by_key(|figure| (figure.hedge().is_some(), figure.step(), figure.value())),
    }
}

impl Network {
    /// A network without figures.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a figure with its statements; none if it is unknown.
    pub fn figure(&mut self, name: &str, stated: Vec<Figure>, reading: ClaimReading) -> Var {
        self.figure_stated(name, stated.into(), reading)
    }

    /// Adds a figure that is stated once, or not at all.
    pub(crate) fn figure_once(&mut self, stated: Option<Figure>, reading: ClaimReading) -> Var {
        self.figure_stated("", stated.into_iter().collect(), reading)
    }

    fn figure_stated(&mut self, name: &str, stated: Statements, reading: ClaimReading) -> Var {
        self.forget();
        let var = Var(u32::try_from(self.variables.len()).unwrap_or(u32::MAX));
        self.variables.push(Variable::new(name, stated, reading));
        var
    }

    /// Makes room for so many figures and relations more.
    pub(crate) fn reserve(&mut self, figures: usize, relations: usize) {
        self.variables.reserve(figures);
        self.relations.reserve(relations);
    }

    /// Adds a relation, and returns its index.
    pub fn relate(&mut self, relation: &Relation<Var>) -> usize {
        self.add(relation.clone())
    }

    /// Adds a relation that nobody else needs.
    pub(crate) fn add(&mut self, relation: Relation<Var>) -> usize {
        self.forget();
        let index = self.relations.len();
        let (mut kinds, mut fits) = (Kinds::default(), true);
        relation.each(&mut |(_, _, var, role)| fits &= kinds.misfit(self.own_kind(*var), role).is_none());
        let form = self.form(&relation);
        let mut vars = form.vars();
        if !vars.is_sorted_by(|one, two| one < two) {
            vars.sort_unstable();
            vars.dedup();
        }
        for var in &vars {
            if let Some(variable) = self.variables.get_mut(var.index()) {
                variable.relations.push(index);
            }
        }
        let is_open = |var: &Var| self.variable(*var).is_none_or(|variable| !variable.is_stated());
        let mut open = Vars::new();
        for var in vars.iter().filter(|var| is_open(var)) {
            open.push(*var);
        }
        let result = relation.subject().copied().or_else(|| form.result());
        let assumed = relation.is_assumed();
        self.relations.push(Compiled { relation, form, vars, open, result, assumed, fits });
        index
    }

    /// The number of figures.
    pub fn figures(&self) -> usize {
        self.variables.len()
    }

    /// The number of relations.
    pub fn relations(&self) -> usize {
        self.relations.len()
    }

    /// The name of a figure.
    pub fn name(&self, var: Var) -> &str {
        self.variables.get(var.index()).map_or("", |variable| &variable.name)
    }

    pub(super) fn variable(&self, var: Var) -> Option<&Variable> {
        self.variables.get(var.index())
    }

    /// A figure of the same kind, to write values like: its own statement, or that of the nearest relative.
    pub(super) fn like(&self, var: Var) -> Option<&Figure> {
        let own = self.variable(var)?.like();
        own.or_else(|| self.kinship().like(self, var))
    }

    /// The same figures in the order of their names.
    pub(super) fn by_name(&self, mut vars: Vec<Var>) -> Vec<Var> {
        if vars.len() > 1 {
            vars.sort_by_key(|var| self.order().figure(*var));
        }
        vars
    }

    /// The one of them whose name stands first.
    pub(super) fn first_by_name(&self, vars: &[Var]) -> Option<Var> {
        match vars {
            [single] => Some(*single),
            _ => vars.iter().copied().min_by_key(|var| self.order().figure(*var)),
        }
    }

    pub(super) fn kinship(&self) -> &Kinship {
        self.kinship.get_or_init(|| Kinship::of(self))
    }

    pub(super) fn order(&self) -> &Order {
        self.order.get_or_init(|| Order::of(self))
    }

    /// What was made of a smaller network holds no longer.
    fn forget(&mut self) {
        if self.kinship.get().is_some() || self.order.get().is_some() {
            (self.kinship, self.order) = (OnceLock::new(), OnceLock::new());
        }
    }

    fn form(&self, relation: &Relation<Var>) -> Form {
        let own = |var: &Var| self.variable(*var).and_then(Variable::like);
        let mut form = Form::of(relation);
        match &mut form {
            Form::Granularity { rate, percent, .. } => *percent = matches!(own(rate), Some(Figure::Ratio(_))),
            // The order of a list says nothing: the coarsest is what the finer ones give.
            Form::Equal { figures } => figures.sort_by_cached_key(|var| {
                let step = own(var).map(|figure| std::cmp::Reverse(figure.step()));
                (step.is_none(), step, self.name(*var).to_owned())
            }),
            Form::Sum { parts, .. } | Form::Cover { parts, .. } => self.sort_by_name(parts),
            Form::Quotient(Quotient { shared, above, below, .. }) => {
                for terms in [shared, above, below] {
                    self.sort_by_name(terms);
                }
            }
            _ => {}
        }
        form
    }

    /// Terms by name: fractions that no longer fit are given up at the same term in whatever order they are handed in.
    fn sort_by_name(&self, terms: &mut Terms) {
        let name = |term: &Term| (self.name(term.0), term.1);
        if terms.iter().any(|term| !name(term).0.is_empty()) {
            terms.sort_by(|one, two| name(one).cmp(&name(two)));
        }
    }

    pub(super) fn own_kind(&self, var: Var) -> Option<Kind<'_>> {
        self.variable(var)?.like().map(Kind::of)
    }
}

/// The first figure that is not of the kind it has to be: its place, and the kind of the others.
pub(super) fn misfit<'k>(
    mut members: impl Iterator<Item = (Option<Kind<'k>>, Role)>,
) -> Option<(usize, Kind<'k>, Option<Kind<'k>>)> {
    let (mut kinds, mut index) = (Kinds::default(), 0_usize);
    members.find_map(|(kind, role)| {
        let misfit = kinds.misfit(kind, role).map(|(found, expected)| (index, found, expected));
        index = index.saturating_add(1);
        misfit
    })
}

/// What the figures of a relation count, as far as they were seen.
#[derive(Default)]
struct Kinds<'k> {
    common: Option<Kind<'k>>,
}

impl<'k> Kinds<'k> {
    /// The kind of a figure that it should not be of, and that of the others.
    #[inline]
    fn misfit(&mut self, kind: Option<Kind<'k>>, role: Role) -> Option<(Kind<'k>, Option<Kind<'k>>)> {
        let kind = kind?;
        match (role, self.common) {
            (Role::Quantity, Some(common)) => (common != kind).then_some((kind, Some(common))),
            (Role::Quantity, None) => {
                self.common = Some(kind);
                None
            }
            (Role::Percent, _) => (kind != Kind::Percent).then_some((kind, Some(Kind::Percent))),
            (Role::Shown, _) => matches!(kind, Kind::Money(_)).then_some((kind, None)),
        }
    }
}
