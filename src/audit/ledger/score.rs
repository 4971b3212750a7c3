//! Indicators and scorecards as claims: ratios, weights and scores.

use super::path::Path;
use super::{Ledger, Origin, OriginRole};
use crate::audit::check::Code;
use crate::audit::checks;
use crate::audit::finding::Aspect;
use crate::figure::{Cell, Figure, Measure as _, Quantity, STEPS, Scale, Stated};
use crate::model::{
    Achieved, FigureCell, GroupChoice, Indicator, QuantityCell, Report, ScoreGroup, Scorecard, Target, Value,
};
use crate::reconcile::{ClaimReading, Coverage, Relation, Var};

/// What the members of a group weigh and score.
#[derive(Default)]
struct Marks {
    weights: Vec<Var>,
    scores: Vec<Var>,
    /// The weights of members without a score.
    unscored: Vec<Var>,
    /// Whether a member has no weight; whether one has neither score nor weight.
    open: (bool, bool),
}

impl Marks {
    fn add(&mut self, weight: Option<Var>, score: Option<Var>) {
        self.open.0 |= weight.is_none();
        self.open.1 |= score.is_none() && weight.is_none();
        self.weights.extend(weight);
        self.unscored.extend(weight.filter(|_| score.is_none()));
        self.scores.extend(score);
    }
}

impl<'r> Ledger<'r> {
    pub(super) fn indicators(&mut self, report: &'r Report, root: Path) {
        let list = self.paths.member(root, "indicators");
        for (index, indicator) in report.indicators.iter().enumerate() {
            let path = self.paths.item(list, index);
            self.indicator(indicator, path);
        }
        let list = self.paths.member(root, "scorecards");
        for (index, scorecard) in report.scorecards.iter().enumerate() {
            let path = self.paths.item(list, index);
            self.scorecard(scorecard, path);
        }
    }

    fn scorecard(&mut self, scorecard: &'r Scorecard, path: Path) {
        let mut marks = Marks::default();
        self.members(&scorecard.indicators, path, &mut marks);
        self.groups(&scorecard.groups, path, &mut marks);
        let subject = scorecard.subject.as_ref().map_or("", AsRef::as_ref);
        let full = self.quantity(scorecard.full_marks.as_ref(), path, "full_marks", subject);
        let total = self.quantity(scorecard.total.as_ref(), path, "total", subject);
        self.weights(full, &marks, subject, path);
        self.scores(total, &marks, subject, path);
        if let (Some(score), Some(full)) = (total, full) {
            self.at_most(score, full, subject, path);
        }
    }

    fn groups(&mut self, groups: &'r [ScoreGroup], above: Path, marks: &mut Marks) {
        let list = self.paths.member(above, "groups");
        for (index, group) in groups.iter().enumerate() {
            let path = self.paths.item(list, index);
            let subject = group.label.as_ref();
            let mut own = Marks::default();
            self.members(&group.indicators, path, &mut own);
            self.groups(&group.groups, path, &mut own);
            self.rows(group, path, &mut own);
            let weight = self.marks(group.weight.as_ref(), path, "weight", subject);
            let score = self.quantity(group.score.as_ref(), path, "score", subject);
            if group.choice == Some(GroupChoice::OneOf) {
                marks.add(weight, score);
                continue;
            }
            self.weights(weight, &own, subject, path);
            self.scores(score, &own, subject, path);
            if let (Some(score), Some(weight)) = (score, weight) {
                self.at_most(score, weight, subject, path);
            }
            // A group without marks of its own counts by its members.
            if let Some(weight) = weight {
                marks.weights.push(weight);
            } else {
                marks.weights.append(&mut own.weights);
                marks.open.0 |= own.open.0;
            }
            if let Some(score) = score {
                marks.scores.push(score);
            } else if own.scores.is_empty() && own.unscored.is_empty() && weight.is_some() {
                marks.unscored.extend(weight);
            } else {
                marks.scores.append(&mut own.scores);
                marks.unscored.append(&mut own.unscored);
                marks.open.1 |= own.open.1;
            }
        }
    }

    fn rows(&mut self, group: &'r ScoreGroup, above: Path, marks: &mut Marks) {
        let list = self.paths.member(above, "rows");
        for (index, row) in group.rows.iter().enumerate() {
            let path = self.paths.item(list, index);
            let subject = row.label.as_ref();
            if let Some(id) = &row.line {
                let place = self.paths.member(path, "line");
                self.mentions.push((id, place));
            }
            let weight = self.marks(row.weight.as_ref(), path, "weight", subject);
            let score = self.quantity(row.score.as_ref(), path, "score", subject);
            if let (Some(score), Some(weight)) = (score, weight) {
                self.at_most(score, weight, subject, path);
            }
            marks.add(weight, score);
        }
    }

    fn members(&mut self, indicators: &'r [Indicator], above: Path, marks: &mut Marks) {
        let list = self.paths.member(above, "indicators");
        for (index, indicator) in indicators.iter().enumerate() {
            let path = self.paths.item(list, index);
            let (weight, score) = self.indicator(indicator, path);
            marks.add(weight, score);
        }
    }

    /// An indicator: its ratio, and its score against its weight.
    fn indicator(&mut self, indicator: &'r Indicator, path: Path) -> (Option<Var>, Option<Var>) {
        let subject = indicator.label.as_ref();
        if let Some(id) = &indicator.measures {
            let place = self.paths.member(path, "measures");
            self.mentions.push((id, place));
        }
        let weight = self.marks(indicator.weight.as_ref(), path, "weight", subject);
        let score = self.quantity(indicator.score.as_ref(), path, "score", subject);
        if let (Some(score), Some(weight)) = (score, weight) {
            self.at_most(score, weight, subject, path);
        }
        let numerator = self.marks(indicator.numerator.as_ref(), path, "numerator", subject);
        let denominator = self.marks(indicator.denominator.as_ref(), path, "denominator", subject);
        let achieved = self.achieved(indicator, path);
        if let (Some(numerator), Some(denominator), Some(rate)) = (numerator, denominator, achieved) {
            if matches!(self.network.stated(rate), Some(Figure::Ratio(_))) {
                let (numerator, denominator) = (vec![numerator], vec![denominator]);
                let relation = Relation::Ratio { numerator, denominator, rate, assumed: false };
                self.score_relation(relation, checks::RATIO, subject, path);
            }
        }
        let attainment = indicator.attainment.as_ref().and_then(Cell::stated);
        let target = self.target(indicator, path);
        if let (Some(attainment), Some(target), Some(actual)) = (attainment, target, achieved) {
            let place = self.paths.member(path, "attainment");
            let rate = self.figure(Some(Figure::Ratio(*attainment)), place, subject, None);
            // Whoever did more than was aimed at may say that it was done.
            let is_whole = attainment.value().scaled() == 100 * STEPS && attainment.hedge().is_none();
            let relation = if is_whole && self.is_above(actual, target) {
                Relation::Order { lesser: target, greater: actual, strict: false, assumed: false }
            } else {
                Relation::Completion { actual, target, rate, assumed: false }
            };
            self.score_relation(relation, checks::RATIO, subject, path);
        }
        (weight, score)
    }

    /// Whether a stated figure is more than another.
    fn is_above(&self, one: Var, other: Var) -> bool {
        let value = |var: Var| self.network.stated(var).map(Figure::value);
        value(one).zip(value(other)).is_some_and(|(one, other)| one > other)
    }

    fn achieved(&mut self, indicator: &'r Indicator, path: Path) -> Option<Var> {
        let Achieved::Actual { value: Value::Figure { figure } } = &indicator.achieved else { return None };
        let place = self.paths.member(path, "achieved");
        let place = self.paths.member(place, "value");
        self.marks(Some(figure), place, "figure", indicator.label.as_ref())
    }

    /// A target that is a number, and is not rounded: it was set.
    fn target(&mut self, indicator: &'r Indicator, path: Path) -> Option<Var> {
        let (Target::AtLeast { value, basis: None }
        | Target::Equal { value, basis: None }
        | Target::Stated { value, basis: None }) = &indicator.target
        else {
            return None;
        };
        let Value::Figure { figure } = value else { return None };
        let place = self.paths.member(path, "target");
        let value_place = self.paths.member(place, "value");
        let place = self.paths.member(value_place, "figure");
        let figure = figure.stated()?.clone();
        Some(self.exact(figure, place, indicator.label.as_ref()))
    }

    fn marks(&mut self, cell: Option<&FigureCell>, path: Path, member: &'static str, label: &'r str) -> Option<Var> {
        let figure = cell?.stated()?.clone();
        let place = self.paths.member(path, member);
        Some(self.points(figure, place, member, label))
    }

    fn quantity(
        &mut self,
        cell: Option<&QuantityCell>,
        path: Path,
        member: &'static str,
        label: &'r str,
    ) -> Option<Var> {
        let figure = Figure::Quantity(cell?.stated()?.clone());
        let place = self.paths.member(path, member);
        Some(self.points(figure, place, member, label))
    }

    /// A figure of a scorecard: whole points are given, not rounded, whether they bear their unit or none.
    fn points(&mut self, figure: Figure, place: Path, member: &'static str, label: &'r str) -> Var {
        let aspect = match member {
            "weight" => Aspect::Weight,
            "total" => Aspect::Total,
            "full_marks" => Aspect::FullMarks,
            _ => Aspect::Itself,
        };
        let is_points = |points: &Stated<Quantity>| points.unit().is_none() || points.unit().as_str() == "分";
        let is_whole = |points: &Stated<Quantity>| points.decimals() == 0 && points.scale() == Scale::ONE;
        let given = matches!(&figure, Figure::Quantity(points) if is_points(points) && is_whole(points));
        let reading = if given && figure.hedge().is_none() { ClaimReading::Exact } else { ClaimReading::Nearest };
        self.read_as(reading, aspect, figure, place, label)
    }

    /// Weights add up to that of their group; where some are not stated, the others can only be fewer.
    fn weights(&mut self, total: Option<Var>, marks: &Marks, subject: &'r str, path: Path) {
        let Some(total) = total.filter(|_| !marks.weights.is_empty()) else { return };
        let coverage = if marks.open.0 { Coverage::OfWhich } else { Coverage::Exhaustive };
        self.sum(total, marks.weights.clone(), coverage, checks::WEIGHTS, subject, path);
    }

    /// Scores add up to that of their group; those that are not stated are together at most what they weigh.
    fn scores(&mut self, total: Option<Var>, marks: &Marks, subject: &'r str, path: Path) {
        let Some(total) = total.filter(|_| !marks.scores.is_empty()) else { return };
        let mut scores = marks.scores.clone();
        if marks.open.1 {
            return self.sum(total, scores, Coverage::OfWhich, checks::SCORES, subject, path);
        }
        if !marks.unscored.is_empty() {
            let missing = self.figure(None, path, subject, None);
            let most = self.figure(None, path, subject, None);
            self.sum(most, marks.unscored.clone(), Coverage::Exhaustive, checks::SCORES, subject, path);
            let relation = Relation::Order { lesser: missing, greater: most, strict: false, assumed: true };
            self.score_relation(relation, checks::SCORES, subject, path);
            // A score is not below nothing.
            if let Some(nothing) = self.network.stated(total).and_then(Figure::nothing) {
                let root = self.paths.root();
                let nothing = self.exact(nothing, root, subject);
                let relation = Relation::Order { lesser: nothing, greater: missing, strict: false, assumed: true };
                self.score_relation(relation, checks::SCORES, subject, path);
            }
            scores.push(missing);
        }
        self.sum(total, scores, Coverage::Exhaustive, checks::SCORES, subject, path);
    }

    fn sum(&mut self, total: Var, parts: Vec<Var>, coverage: Coverage, code: Code, subject: &'r str, path: Path) {
        let relation = Relation::Sum { total, parts, signs: Vec::new(), coverage: Some(coverage), assumed: true };
        self.score_relation(relation, code, subject, path);
    }

    fn at_most(&mut self, score: Var, weight: Var, subject: &'r str, path: Path) {
        let relation = Relation::Order { lesser: score, greater: weight, strict: false, assumed: true };
        self.score_relation(relation, checks::ABOVE_WEIGHT, subject, path);
    }

    fn score_relation(&mut self, relation: Relation<Var>, code: Code, subject: &'r str, path: Path) {
        let (group, role) = (self.group(), OriginRole::Other);
        self.relate(relation, Origin { code, subject, path, group, role });
    }
}
