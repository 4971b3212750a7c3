//! Figures that may be wrong, and what the others allow each of them to be.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::digit::Digits;
use super::{Explanation, Hypothesis, edit, unit};
use crate::figure::Figure;
use crate::reconcile::hold::holds;
use crate::reconcile::network::{Assumption, Span, Var};
use crate::reconcile::solve::solve_all;
use crate::reconcile::trial::{Case, Problem, Supposition, limit};

/// A printed figure of a refuted relation or of a conflict.
pub(super) struct Suspect {
    pub(super) figure: Var,
    /// The values of which one would explain something.
    tests: Vec<Test>,
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
    let mut joint: BTreeMap<Var, Vec<usize>> = BTreeMap::new();
    // What is left aside when a conflict is looked at: the other problems.
    let (suspected, mut aside) = (case.suspected(), Vec::new());
    for problem in &case.problems {
        match problem {
            Problem::Alone(relation) => alone(case, *relation, &mut tests),
            Problem::Together(relations) => {
                case.figures(problem).into_iter().for_each(|var| joint.entry(var).or_default().push(aside.len()));
                let own: BTreeSet<usize> = relations.iter().copied().collect();
                aside.push(suspected.difference(&own).copied().collect());
            }
            Problem::Repeated(var) => {
                let reading = |figure: &Figure| Test::Within(span(case, *var, figure));
                tests.entry(*var).or_default().extend(case.statements(*var).iter().map(reading));
            }
        }
    }
    let stated = |var: &Var| !case.statements(*var).is_empty();
    let all: BTreeSet<Var> = tests.keys().chain(joint.keys()).copied().filter(stated).collect();
    let make = |figure: Var| Suspect { figure, tests: tests.remove(&figure).unwrap_or_default() };
    let mut suspects: Vec<Suspect> = all.into_iter().map(make).collect();
    suspects.sort_by_key(|suspect| case.network.name(suspect.figure));
    for suspect in &mut suspects {
        let conflicts = joint.get(&suspect.figure).into_iter().flatten();
        for aside in conflicts.filter_map(|conflict| aside.get(*conflict)) {
            suspect.hear(case, aside);
        }
    }
    suspects
}

/// What a relation that its own figures refute allows each of them.
fn alone(case: &Case<'_>, relation: usize, tests: &mut BTreeMap<Var, Vec<Test>>) {
    let (Some(compiled), vars) = (case.relation(relation), case.vars(relation)) else { return };
    let span = |var: Var| case.span(var);
    let solved: BTreeMap<Var, Span> = solve_all(&compiled.form, vars, &span).into_iter().collect();
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
    /// Asks the relations of a conflict what they allow it, with all that holds, and leaves other problems aside.
    fn hear(&mut self, case: &Case<'_>, aside: &BTreeSet<usize>) {
        if case.is_spent() {
            return;
        }
        let stated = BTreeMap::from([(self.figure, Vec::new())]);
        let outcome = case.suppose(&Supposition { stated, without: aside.clone(), ..Supposition::default() });
        let span = outcome.roughly_allowed(self.figure);
        if span != Span::UNBOUNDED {
            self.tests.push(Test::Within(span));
        }
    }

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
        let telling = units.chain(pen).filter(|(_, becomes)| {
            let after = span(case, self.figure, becomes);
            // OK because the same value written with fewer digits is no other value.
            !before.is_within(&after) && self.explains(case, &after)
        });
        telling.filter_map(|(explanation, becomes)| edit(case, self.figure, explanation, printed, becomes)).collect()
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

    fn explains(&self, case: &Case<'_>, span: &Span) -> bool {
        let own = |var: Var| if var == self.figure { *span } else { case.span(var) };
        self.tests.iter().any(|test| match test {
            Test::Within(allowed) => span.intersection(allowed).is_some(),
            Test::Satisfy(relation) => case.relation(*relation).is_some_and(|compiled| holds(&compiled.form, &own)),
        })
    }
}
