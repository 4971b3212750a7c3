//! Facts as a report states them.

use super::evidence::{Evidence, Given, GivenFact};
use super::fact::{Fact, Source};
use super::of_statement::{amount, heads, in_statements};
use crate::figure::{Cell, Count, Figure};
use crate::model::{Achieved, Indicator, Pointer, Report, ScoreGroup, Statement, Tally, TallyRole, Value};

impl Evidence {
    /// What a report states of the facts of a framework.
    ///
    /// First whatever bears the name of the fact: a fact, the achieved value of an indicator, a tally, a line in its main
    /// column. Only where nothing does, the place that the framework describes; there an amount may also be implied by a
    /// stated change or rate. A fact that the report states in several places is given several times.
    ///
    /// ```
    /// use budget_performance::model::{Report, from_json};
    /// use budget_performance::scoring::{Evidence, Framework};
    ///
    /// let report: Report = from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/nanyue-2023.json")))?;
    /// let framework = Framework::builtin("hunan-department-2017")?;
    /// let evidence = Evidence::of_report(&framework.draft().facts, &report);
    /// let stated: Vec<&str> = evidence.facts().iter().map(|given| given.fact.as_ref()).collect();
    /// assert_eq!(stated, ["authorised", "in_post"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_report(facts: &[Fact], report: &Report) -> Self {
        let mut evidence = Self::default();
        for fact in facts {
            let mut found = Search { name: fact.id.as_ref(), found: Vec::new() };
            found.by_name(report);
            if found.found.is_empty() {
                found.by_place(&fact.source, report);
            }
            for (given, at) in found.found {
                evidence.add(GivenFact { fact: fact.id.clone(), given, at: Some(at) });
            }
        }
        evidence
    }
}

/// A search for one fact.
struct Search<'n> {
    name: &'n str,
    found: Vec<(Given, Pointer)>,
}

impl Search<'_> {
    fn is_named(&self, id: Option<&crate::model::Id>) -> bool {
        id.is_some_and(|id| id.as_ref() == self.name)
    }

    fn by_name(&mut self, report: &Report) {
        let root = Pointer::root();
        for (index, fact) in
            report.facts.iter().enumerate().filter(|(_, fact)| self.is_named(fact.id.as_ref())).collect::<Vec<_>>()
        {
            self.value(&fact.value, root.member("facts").item(index).member("value"));
        }
        self.indicators(&report.indicators, &root.member("indicators"));
        for (index, scorecard) in report.scorecards.iter().enumerate() {
            let at = root.member("scorecards").item(index);
            self.indicators(&scorecard.indicators, &at.member("indicators"));
            self.groups(&scorecard.groups, &at.member("groups"));
        }
        self.tallies(&report.tallies, &root.member("tallies"));
        self.tallies(&report.department.staffing, &root.member("department").member("staffing"));
        self.lines(&report.statements);
    }

    fn groups(&mut self, groups: &[ScoreGroup], at: &Pointer) {
        for (index, group) in groups.iter().enumerate() {
            let at = at.item(index);
            self.indicators(&group.indicators, &at.member("indicators"));
            self.groups(&group.groups, &at.member("groups"));
        }
    }

    fn indicators(&mut self, indicators: &[Indicator], at: &Pointer) {
        for (index, indicator) in indicators.iter().enumerate() {
            let Achieved::Actual { value } = &indicator.achieved else { continue };
            if self.is_named(indicator.id.as_ref()) {
                self.value(value, at.item(index).member("achieved").member("value"));
            }
        }
    }

    fn value(&mut self, value: &Value, at: Pointer) {
        let given = match value {
            Value::Figure { figure } => Given::Figure { figure: figure.clone() },
            Value::Duration { figure } => Given::Figure { figure: figure.clone().map(Figure::Quantity) },
            Value::YesNo { answer } => Given::Answer { answer: *answer },
            Value::Tier { tier } => Given::Tier { tier: tier.clone() },
            _ => return,
        };
        self.found.push((given, at));
    }

    fn tallies(&mut self, tallies: &[Tally], at: &Pointer) {
        for (index, tally) in tallies.iter().enumerate() {
            let at = at.item(index);
            if self.is_named(tally.id.as_ref()) {
                self.tally(tally, &at);
            }
            for (index, breakdown) in tally.breakdowns.iter().enumerate() {
                self.tallies(&breakdown.parts, &at.member("breakdowns").item(index).member("parts"));
            }
        }
    }

    fn tally(&mut self, tally: &Tally, at: &Pointer) {
        let figure = tally.figure.clone().map(|count| match count {
            Count::Heads(heads) => Figure::Headcount(heads),
            Count::Things(things) => Figure::Quantity(things),
        });
        self.found.push((Given::Figure { figure }, at.member("figure")));
    }

    /// Lines of that name, in the main column of their statement.
    fn lines(&mut self, statements: &[Statement]) {
        let name = self.name;
        let found = in_statements(statements, |statement, line, at| {
            let named = line.id.as_ref().is_some_and(|id| id.as_ref() == name);
            if named { amount(line, &statement.main_column, at) } else { None }
        });
        self.found.extend(found);
    }

    fn by_place(&mut self, source: &Source, report: &Report) {
        match source {
            Source::Named {} => {}
            Source::Staffing { role } => self.staffing(*role, &report.department.staffing),
            Source::Line { item, side, stage, years_ago } => {
                let place = super::of_statement::Column::new(*stage, *years_ago, report);
                self.found.extend(super::of_statement::lines(&report.statements, *item, *side, place));
            }
            Source::Heads { item, dimension, years_ago } => {
                self.found.extend(heads(report, *item, *dimension, *years_ago));
            }
        }
    }

    /// The tally of a role that is not part of another.
    fn staffing(&mut self, role: TallyRole, staffing: &[Tally]) {
        let at = Pointer::root().member("department").member("staffing");
        for (index, tally) in staffing.iter().enumerate().filter(|(_, tally)| tally.role == Some(role)) {
            self.tally(tally, &at.item(index));
        }
    }
}

/// A cell that holds a figure.
pub(super) fn stated<T>(cell: Option<&Cell<T>>) -> Option<&T> {
    cell.and_then(Cell::stated)
}
