//! Figures that may be wrong, and what the others allow each of them to be.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::digit::Digits;
use super::{Explanation, Hypothesis, edit, explained, unit};
use crate::figure::Figure;
use crate::reconcile::form::Form;
use crate::reconcile::hold::holds;
use crate::reconcile::network::{Assumption, Span, Var};
use crate::reconcile::solve::solve_all;
use crate::reconcile::trial::{Case, Problem, Supposition, limit};

/// A printed figure of a refuted relation or of a conflict.
pub(super) struct Suspect {
    pub(super) figure: Var,
    /// The values of which one would explain something.
    tests: Vec<Test>,
    /// The refuted sums of stated figures that it is part of, with the values that clear them: such a sum tells nothing of
    /// others, so that it need not be judged again with them.
    sums: Vec<(usize, Span)>,
}

/// How many decimals figures are printed with, by their unit.
pub(super) struct Habits(BTreeSet<(String, u8)>);

impl Habits {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let figures = (0..case.network.figures()).filter_map(Var::at).flat_map(|var| case.statements(var));
        Self(figures.map(Self::of_figure).collect())
    }

    fn of_figure(figure: &Figure) -> (String, u8) {
        let text = figure.to_string();
        let is_number = |one: char| one.is_ascii_digit() || matches!(one, '-' | '.');
        (text.trim_start_matches(is_number).to_owned(), figure.decimals())
    }

    /// Whether an edit leaves the number of decimals, or makes it one that figures in this unit are printed with.
    fn allow(&self, printed: &Figure, becomes: &Figure) -> bool {
        printed.decimals() == becomes.decimals() || self.0.contains(&Self::of_figure(becomes))
    }
}

/// What a value has to do to explain something.
#[derive(Clone, Copy, Debug)]
enum Test {
    Within(Span),
    /// To satisfy a relation that does not say in what interval.
    Satisfy(usize),
}

/// The suspects, by name.
pub(super) fn suspects(case: &Case<'_>) -> Vec<Suspect> {
    let mut tests: BTreeMap<Var, Vec<Test>> = BTreeMap::new();
    let mut sums: BTreeMap<Var, Vec<(usize, Span)>> = BTreeMap::new();
    for problem in &case.problems {
        match problem {
            Problem::Alone(relation) => alone(case, *relation, &mut tests, &mut sums),
            Problem::Together(_) => {}
            Problem::Repeated(var) => {
                let reading = |figure: &Figure| Test::Within(span(case, *var, figure));
                tests.entry(*var).or_default().extend(case.statements(*var).iter().map(reading));
            }
        }
    }
    for (var, span) in joint(case) {
        tests.entry(var).or_default().push(Test::Within(span));
    }
    tests.retain(|var, _| case.is_printed(*var));
    let mut suspects: Vec<Suspect> = tests
        .into_iter()
        .map(|(figure, tests)| Suspect { figure, tests, sums: sums.remove(&figure).unwrap_or_default() })
        .collect();
    suspects.sort_by_key(|suspect| case.network.name(suspect.figure));
    suspects
}

/// What each conflict allows its figures, if other problems are left aside.
fn joint(case: &Case<'_>) -> Vec<(Var, Span)> {
    let suspected = case.suspected();
    let mut allowed = Vec::new();
    for problem in &case.problems {
        let Problem::Together(relations) = problem else { continue };
        let own: BTreeSet<usize> = relations.iter().copied().collect();
        let without: BTreeSet<usize> = suspected.difference(&own).copied().collect();
        let figures = case.figures(problem).into_iter().filter(|var| case.is_printed(*var));
        let mut figures: Vec<Var> = figures.collect();
        figures.sort_by_key(|var| case.network.name(*var));
        for var in figures {
            if !case.is_spent() {
                let stated = BTreeMap::from([(var, Vec::new())]);
                let supposition = Supposition { stated, without: without.clone(), ..Supposition::default() };
                allowed.push((var, case.suppose(&supposition).roughly_allowed(var)));
            }
        }
    }
    allowed.retain(|(_, span)| *span != Span::UNBOUNDED);
    allowed
}

/// What a relation that its own figures refute allows each of them.
fn alone(
    case: &Case<'_>,
    relation: usize,
    tests: &mut BTreeMap<Var, Vec<Test>>,
    sums: &mut BTreeMap<Var, Vec<(usize, Span)>>,
) {
    let (Some(compiled), vars) = (case.relation(relation), case.vars(relation)) else { return };
    let span = |var: Var| case.span(var);
    let solved: BTreeMap<Var, Span> = solve_all(&compiled.form, vars, &span).into_iter().collect();
    if let Form::Sum { .. } = compiled.form {
        for (var, span) in &solved {
            sums.entry(*var).or_default().push((relation, *span));
        }
    }
    for var in vars {
        let within = solved.get(var).copied().or_else(|| limit(&compiled.form, *var, &span));
        tests.entry(*var).or_default().push(within.map_or(Test::Satisfy(relation), Test::Within));
    }
}

/// The values that one statement of a figure stands for.
fn span(case: &Case<'_>, var: Var, figure: &Figure) -> Span {
    let own = case.network.variable(var).map(|variable| variable.reading).unwrap_or_default();
    figure.interval(Assumption::Nearest.reading(own))
}

impl Suspect {
    /// Every edit of one of its statements that explains something.
    pub(super) fn edits(&self, case: &Case<'_>, habits: &Habits) -> Vec<Hypothesis> {
        let mut seen = BTreeSet::new();
        let statements = case.statements(self.figure).iter().filter(|figure| seen.insert(figure.to_string()));
        statements.flat_map(|printed| self.edits_of(case, habits, printed)).collect()
    }

    fn edits_of(&self, case: &Case<'_>, habits: &Habits, printed: &Figure) -> Vec<Hypothesis> {
        let digits = Digits::of(printed);
        let sign = digits.negated().map(|digits| (Explanation::SignReversed, digits));
        let pen = sign.into_iter().chain(digits.slips());
        let near = pen.filter(|(_, digits)| printed.hedge().is_some() || self.is_near(digits, printed));
        let pen = near.filter_map(|(explanation, digits)| Some((explanation, digits.write(printed)?)));
        let pen = pen.filter(|(_, becomes)| habits.allow(printed, becomes));
        let units = unit::slips(printed).into_iter().map(|(slip, figure)| (Explanation::UnitSlip { slip }, figure));
        let before = span(case, self.figure, printed);
        let edits = units.chain(pen).filter_map(|(explanation, becomes)| {
            let after = span(case, self.figure, &becomes);
            // OK because the same value written with fewer digits is no other value.
            let strength = self.strength(case, &after).filter(|_| !before.is_within(&after))?;
            Some((strength, explanation, becomes))
        });
        let edits = telling(edits.collect()).into_iter();
        edits.filter_map(|(explanation, becomes)| self.edit(case, explanation, printed, becomes)).collect()
    }

    /// An edit, if it explains anything and upsets nothing.
    fn edit(&self, case: &Case<'_>, explanation: Explanation, printed: &Figure, becomes: Figure) -> Option<Hypothesis> {
        if self.sums.is_empty() || case.statements(self.figure).len() != 1 {
            return edit(case, self.figure, explanation, printed, becomes);
        }
        if case.is_spent() {
            return None;
        }
        let after = span(case, self.figure, &becomes);
        let without = self.sums.iter().map(|(sum, _)| *sum).collect();
        let cleared = self.sums.iter().filter(|(_, allowed)| after.intersection(allowed).is_some());
        let effect = case.edited(self.figure, printed, &becomes, without).effect(case);
        explained(self.figure, explanation, effect.clearing(cleared.map(|(sum, _)| *sum)), printed, becomes)
    }

    /// Whether digits can mean a value that would explain something, before they are written.
    fn is_near(&self, digits: &Digits, printed: &Figure) -> bool {
        let Some((value, step)) = digits.value(printed) else { return false };
        let [low, high] = [value.saturating_sub(step), value.saturating_add(step)].map(|end| end.saturating_mul(2));
        let room = Span::from_halves(Bound::Included(low), Bound::Included(high));
        self.tests.iter().any(|test| match test {
            Test::Within(allowed) => room.is_some_and(|room| room.intersection(allowed).is_some()),
            Test::Satisfy(_) => true,
        })
    }

    /// How much it tells that values can do what would explain something; `None` if they cannot.
    fn strength(&self, case: &Case<'_>, span: &Span) -> Option<Strength> {
        let own = |var: Var| if var == self.figure { *span } else { case.span(var) };
        let passed = self.tests.iter().filter_map(|test| match test {
            Test::Within(allowed) => span.intersection(allowed).map(|_| match allowed.ends() {
                (Some(_), Some(_)) => Strength::BetweenEnds,
                _ => Strength::BeyondAnEnd,
            }),
            Test::Satisfy(relation) => {
                case.relation(*relation).filter(|compiled| holds(&compiled.form, &own)).map(|_| Strength::BeyondAnEnd)
            }
        });
        passed.max()
    }
}

/// How much it tells that an edit would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// The others set an end on one side, or none.
    BeyondAnEnd,
    BetweenEnds,
}

/// The edits that tell something: of those that are only beyond an end, the one of its kind.
fn telling(edits: Vec<(Strength, Explanation, Figure)>) -> Vec<(Explanation, Figure)> {
    let mut beyond: BTreeMap<u8, usize> = BTreeMap::new();
    for (_, explanation, _) in edits.iter().filter(|(strength, _, _)| *strength == Strength::BeyondAnEnd) {
        let count = beyond.entry(explanation.rank()).or_default();
        *count = count.saturating_add(1);
    }
    let tells = |(strength, explanation, _): &(Strength, Explanation, Figure)| {
        let is_single = *explanation != Explanation::SignReversed && beyond.get(&explanation.rank()) == Some(&1);
        *strength == Strength::BetweenEnds || is_single
    };
    edits.into_iter().filter(tells).map(|(_, explanation, becomes)| (explanation, becomes)).collect()
}
