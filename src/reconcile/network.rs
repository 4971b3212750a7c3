//! Claims made ready: figures by number, relations as what they demand.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::claim::{ClaimReading, Claims, Member, Relation, Role};
use super::fault::{ClaimFault, ClaimProblem, ClaimsError};
use super::form::Form;
use super::kind::Kind;
use crate::figure::{Figure, Interval, Quantity, Reading, Rounding};
use crate::wire::{Id, Pointer};

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
/// Made from [`Claims`], or figure by figure.
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
}

/// A figure: its name, its statements, and how they are to be understood.
#[derive(Clone, Debug)]
pub(super) struct Variable {
    pub(super) name: Box<str>,
    pub(super) stated: Vec<Figure>,
    pub(super) reading: ClaimReading,
    /// A figure of the same kind, to write values like.
    pub(super) like: Option<Figure>,
    /// The relations that it is part of.
    pub(super) relations: Vec<usize>,
}

/// A relation, made ready.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    pub(super) relation: Relation<Var>,
    pub(super) form: Form,
    pub(super) vars: Vec<Var>,
    pub(super) assumed: bool,
    /// Whether its figures are of the kinds that it needs.
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
        let reading = assumption.reading(self.reading);
        let mut spans = self.stated.iter().map(|figure| figure.interval(reading));
        let first = spans.next().unwrap_or(Span::UNBOUNDED);
        spans.try_fold(first, |common, span| common.intersection(&span))
    }

    /// Every value that the statements allow; where they contradict each other, every value that one of them allows.
    pub(super) fn span(&self, assumption: Assumption) -> Span {
        self.common(assumption).unwrap_or_else(|| {
            let reading = assumption.reading(self.reading);
            let spans = self.stated.iter().map(|figure| figure.interval(reading));
            spans.reduce(|one, two| one.hull(&two)).unwrap_or(Span::UNBOUNDED)
        })
    }

    /// The statement written most finely.
    pub(super) fn finest(&self) -> Option<&Figure> {
        self.stated.iter().min_by_key(|figure| figure.step())
    }

    pub(super) fn is_stated(&self) -> bool {
        !self.stated.is_empty()
    }
}

impl Network {
    /// A network without figures.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a figure with its statements; none if it is unknown.
    pub fn figure(&mut self, name: &str, stated: Vec<Figure>, reading: ClaimReading) -> Var {
        let var = Var(u32::try_from(self.variables.len()).unwrap_or(u32::MAX));
        let like = stated.iter().min_by_key(|figure| figure.step()).cloned();
        self.variables.push(Variable { name: name.into(), stated, reading, like, relations: Vec::new() });
        var
    }

    /// Adds a relation, and returns its index.
    pub fn relate(&mut self, relation: &Relation<Var>) -> usize {
        let index = self.relations.len();
        let members = relation.members();
        let fits = self.kinds_fit(&members);
        let form = self.form(relation);
        let mut vars = form.vars();
        vars.sort_unstable();
        vars.dedup();
        for var in &vars {
            if let Some(variable) = self.variables.get_mut(var.index()) {
                variable.relations.push(index);
            }
        }
        if fits {
            self.lend_likes(&members);
        }
        let assumed = relation.is_assumed();
        self.relations.push(Compiled { relation: relation.clone(), form, vars, assumed, fits });
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

    fn form(&self, relation: &Relation<Var>) -> Form {
        let mut form = Form::of(relation);
        if let Form::Granularity { rate, percent, .. } = &mut form {
            let like = self.variables.get(rate.index()).and_then(|variable| variable.like.as_ref());
            *percent = matches!(like, Some(Figure::Ratio(_)));
        }
        form
    }

    fn kind(&self, var: Var) -> Option<Kind<'_>> {
        self.variables.get(var.index())?.like.as_ref().map(Kind::of)
    }

    /// Whether the figures of a relation are of the kinds that it needs.
    fn kinds_fit(&self, members: &[Member<'_, Var>]) -> bool {
        misfit(members.iter().map(|member| (self.kind(*member.2), member.3))).is_none()
    }

    /// Gives figures that are not stated one of the same kind to be written like.
    fn lend_likes(&mut self, members: &[Member<'_, Var>]) {
        let quantity = |member: &&Member<'_, Var>| member.3 == Role::Quantity;
        let known = members.iter().filter(quantity).find_map(|member| self.variable(*member.2)?.like.clone());
        let Some(known) = known else { return };
        for member in members.iter().filter(quantity) {
            if let Some(variable) = self.variables.get_mut(member.2.index()) {
                variable.like.get_or_insert_with(|| known.clone());
            }
        }
    }
}

/// The first figure that is not of the kind it has to be: its place, and the kind of the others.
fn misfit<'k>(members: impl Iterator<Item = (Option<Kind<'k>>, Role)>) -> Option<(usize, Kind<'k>, Option<Kind<'k>>)> {
    let mut common: Option<Kind<'k>> = None;
    for (index, (kind, role)) in members.enumerate() {
        let Some(kind) = kind else { continue };
        match role {
            Role::Quantity => match common {
                Some(common) if common != kind => return Some((index, kind, Some(common))),
                _ => common = Some(kind),
            },
            Role::Percent if kind != Kind::Percent => return Some((index, kind, Some(Kind::Percent))),
            Role::Shown if matches!(kind, Kind::Money(_)) => return Some((index, kind, None)),
            Role::Percent | Role::Shown => {}
        }
    }
    None
}

impl TryFrom<Claims> for Network {
    type Error = ClaimsError;

    /// Checks what a schema cannot say: every name is defined, once; no part is listed twice; figures are of the kinds
    /// that their relations need, in one currency.
    fn try_from(claims: Claims) -> Result<Self, ClaimsError> {
        let mut faults = Vec::new();
        let mut network = Self::new();
        let mut names: BTreeMap<Id, Var> = BTreeMap::new();
        let at = |list: &str, index: usize| Pointer::root().member(list).item(index);
        for (index, figure) in claims.figures.into_iter().enumerate() {
            let stated: Vec<Figure> = figure.stated.iter().map(|claimed| claimed.figure().clone()).collect();
            let here = at("figures", index);
            mixed(&stated, &here, &mut faults);
            let var = network.figure(figure.name.as_ref(), stated, figure.reading.unwrap_or_default());
            match names.entry(figure.name) {
                Entry::Vacant(entry) => {
                    entry.insert(var);
                }
                Entry::Occupied(entry) => {
                    let problem = ClaimProblem::DefinedTwice(entry.key().clone());
                    faults.push(ClaimFault::new(here.member("name"), problem));
                }
            }
        }
        for (index, relation) in claims.relations.iter().enumerate() {
            let here = at("relations", index);
            if let Some(relation) = resolve(relation, &names, &here, &mut faults) {
                network.check(&relation, &here, &mut faults);
                network.relate(&relation);
            }
        }
        if faults.is_empty() { Ok(network) } else { Err(ClaimsError::new(faults)) }
    }
}

/// Statements of one figure have to be of one kind.
fn mixed(stated: &[Figure], at: &Pointer, faults: &mut Vec<ClaimFault>) {
    let kinds = stated.iter().map(|figure| (Some(Kind::of(figure)), Role::Quantity));
    if let Some((index, found, Some(expected))) = misfit(kinds) {
        let problem = ClaimProblem::of_kinds(found, expected);
        faults.push(ClaimFault::new(at.member("stated").item(index), problem));
    }
}

/// The place of a member in a relation.
fn place<N>(at: &Pointer, member: &Member<'_, N>) -> Pointer {
    let here = at.member(member.0);
    member.1.map_or_else(|| here.clone(), |index| here.item(index))
}

/// The relation with the numbers of its figures; `None` if one has no definition.
fn resolve(
    relation: &Relation<Id>,
    names: &BTreeMap<Id, Var>,
    at: &Pointer,
    faults: &mut Vec<ClaimFault>,
) -> Option<Relation<Var>> {
    let members = relation.members();
    let unknown = members.iter().filter(|member| !names.contains_key(member.2));
    let before = faults.len();
    faults.extend(unknown.map(|member| ClaimFault::new(place(at, member), ClaimProblem::Undefined(member.2.clone()))));
    let seen =
        |index: usize| members.iter().take(index).any(|earlier| members.get(index).is_some_and(|it| twin(earlier, it)));
    let twice = members.iter().enumerate().filter(|(index, _)| seen(*index));
    faults.extend(
        twice.map(|(_, member)| ClaimFault::new(place(at, member), ClaimProblem::ListedTwice(member.2.clone()))),
    );
    if let Relation::Sum { parts, signs, .. } = relation {
        if !signs.is_empty() && signs.len() != parts.len() {
            let problem = ClaimProblem::Signs { found: signs.len(), expected: parts.len() };
            faults.push(ClaimFault::new(at.member("signs"), problem));
        }
    }
    if faults.len() > before {
        return None;
    }
    Some(relation.map(&mut |name| names.get(name).copied().unwrap_or(Var(u32::MAX))))
}

/// Whether two members name one figure where each may be named once; both sides of a ratio may share figures.
fn twin(one: &Member<'_, Id>, two: &Member<'_, Id>) -> bool {
    let sides = |member: &Member<'_, Id>| matches!(member.0, "numerator" | "denominator");
    one.2 == two.2 && (one.0 == two.0 || !(sides(one) && sides(two)))
}

impl Network {
    /// Reports figures that are not of the kind that a relation needs.
    fn check(&self, relation: &Relation<Var>, at: &Pointer, faults: &mut Vec<ClaimFault>) {
        let members = relation.members();
        let kinds = members.iter().map(|member| (self.kind(*member.2), member.3));
        if let Some((index, found, expected)) = misfit(kinds) {
            if let Some(member) = members.get(index) {
                let problem =
                    expected.map_or(ClaimProblem::MoneyShown, |expected| ClaimProblem::of_kinds(found, expected));
                faults.push(ClaimFault::new(place(at, member), problem));
            }
        }
    }
}
