//! A document's own scorecard as a framework: its weights, its targets, the scores it gives itself.

use super::aggregate::Aggregation;
use super::claim::{Claim, Claims};
use super::criterion::{Criterion, Group, Standing};
use super::evidence::{Evidence, Given};
use super::fact::{Fact, FactKind};
use super::framework::{Citation, FrameworkDraft, InForce};
use super::grade::GradeBand;
use super::marks::Marks;
use super::measure::{Measure, Sum};
use super::name::{CriterionId, FactName, FrameworkId, GroupId};
use super::number::Number;
use super::own_rule::{Reverse, Scored};
use super::policy::{NotApplicable, Place, Policies, Precision, Rounding};
use super::words::{Text, Words};
use crate::figure::{Cell, Figure, Quantity, Stated};
use crate::model::{self, Date, FigureCell, Id, Indicator, QuantityCell, Report, ScoreGroup, ScoreRow, Scorecard};

/// A document's own scorecard as a framework, with its facts and with the scores that it gives itself.
///
/// Each indicator with a weight is a criterion: numbers score by their target's direction, in proportion, as self-evaluations
/// do; a target without a direction is met from below if it is a cost, else from above; words are left to an evaluator,
/// words that repeat their target lie in the top tier. The draft is yours to correct; what is wrong in it, such as weights
/// that do not add up, is refused like in any framework.
///
/// ```
/// use budget_performance::model::{Report, from_json};
/// use budget_performance::scoring::{Framework, OwnTable, Reverse};
///
/// let json = r#"{
///     "format_version": 1, "title": "项目支出绩效自评表", "kind": "project_self_evaluation",
///     "subject": { "kind": "project" }, "currency": "CNY", "period": { "fiscal_year": 2021 },
///     "scorecards": [{
///         "indicators": [{
///             "id": "execution", "label": "预算执行率", "weight": "20", "score": "18",
///             "target": { "kind": "stated", "value": { "kind": "figure", "figure": "100%" } },
///             "achieved": { "kind": "actual", "value": { "kind": "figure", "figure": "83.5%" } }
///         }],
///         "full_marks": "20"
///     }]
/// }"#;
/// let report: Report = from_json(json)?;
/// let table = OwnTable::of("own".parse()?, "2021-01-01".parse()?, &report, &report.scorecards[0], Reverse::A);
/// let framework = Framework::try_from(table.draft)?;
/// let sheet = framework.score(&table.evidence);
/// // 20 × 83.5 % = 16.7, and 18 is claimed.
/// assert_eq!(sheet.scores[0].points().expect("both numbers are given").to_string(), "16.7");
/// assert_eq!(sheet.against(&table.claims).criteria[0].claimed.to_string(), "18");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OwnTable {
    /// The framework.
    pub draft: FrameworkDraft,
    /// The facts.
    pub evidence: Evidence,
    /// The scores that the document gives itself.
    pub claims: Claims,
}

impl OwnTable {
    /// The scorecard of a report as a framework of that name, in force from a day on.
    ///
    /// Where the document does not state the full marks, they are what the weights add up to. Indicators without a weight in
    /// points are left out.
    pub fn of(id: FrameworkId, since: Date, report: &Report, scorecard: &Scorecard, reverse: Reverse) -> Self {
        let draft = empty(id, since, report, scorecard);
        let mut table = Self { draft, evidence: Evidence::default(), claims: Claims::default() };
        table.claims.total = scorecard.total.as_ref().and_then(score);
        table.indicators(&scorecard.indicators, None, reverse);
        table.groups(&scorecard.groups, None, reverse);
        if scorecard.full_marks.is_none() {
            table.take_sum_as_full_marks();
        }
        table
    }

    fn groups(&mut self, groups: &[ScoreGroup], within: Option<&GroupId>, reverse: Reverse) {
        for group in groups {
            let Ok(id) = format!("g{}", self.draft.groups.len().saturating_add(1)).parse::<GroupId>() else { continue };
            let weight = group.weight.as_ref().and_then(|weight| self.weight(weight));
            let label = Words::new(Text::of(group.label.as_ref()), Text::of(group.label.as_ref()));
            self.draft.groups.push(Group { id: id.clone(), label, within: within.cloned(), weight });
            self.indicators(&group.indicators, Some(&id), reverse);
            self.rows(&group.rows, &id);
            self.groups(&group.groups, Some(&id), reverse);
        }
    }

    fn indicators(&mut self, indicators: &[Indicator], group: Option<&GroupId>, reverse: Reverse) {
        for indicator in indicators {
            let Some(weight) = indicator.weight.as_ref().and_then(|weight| self.weight(weight)) else { continue };
            let Some(id) = self.free_id(indicator.id.as_ref()) else { continue };
            self.add(&id, indicator.label.as_ref(), group, weight, Scored::of(indicator, reverse));
            self.claim(id, indicator.score.as_ref());
        }
    }

    /// Rows that score the execution of a line, by the rate that they state.
    fn rows(&mut self, rows: &[ScoreRow], group: &GroupId) {
        for row in rows {
            let Some(weight) = row.weight.as_ref().and_then(|weight| self.weight(weight)) else { continue };
            let Some(id) = self.free_id(row.line.as_ref()) else { continue };
            let rate = row.rate.unwrap_or(Cell::Missing).map(Figure::Ratio);
            self.add(&id, row.label.as_ref(), Some(group), weight, Scored::rate(rate));
            self.claim(id, row.score.as_ref());
        }
    }

    fn add(&mut self, id: &CriterionId, label: &str, group: Option<&GroupId>, weight: Marks, scored: Scored) {
        let Some(facts) = self.facts(id, label, &scored) else { return };
        let measure = match (&scored, facts.as_slice()) {
            (Scored::Value { .. }, [achieved, ..]) => {
                Measure::Value { of: Sum::new(vec![achieved.clone()], Vec::new()) }
            }
            (Scored::Answer { .. }, _) => Measure::Checklist { items: facts },
            (_, [judgement, ..]) => Measure::Judgement { fact: judgement.clone() },
            _ => return,
        };
        let label = Text::of(label);
        let words = Words::new(label.clone(), label.clone());
        let mut criterion = Criterion::new(id.clone(), words, weight, measure, scored.rule(), label);
        criterion.group = group.cloned();
        self.draft.criteria.push(criterion);
    }

    /// Declares the facts of a criterion and gives them.
    fn facts(&mut self, id: &CriterionId, label: &str, scored: &Scored) -> Option<Vec<FactName>> {
        let parts: Vec<(&str, FactKind, Option<Given>)> = match scored {
            Scored::Value { achieved, kind, .. } => vec![("achieved", *kind, Some(figure(achieved)))],
            Scored::Answer { answer } => {
                vec![("met", FactKind::Answer, answer.map(|answer| Given::Answer { answer }))]
            }
            Scored::Judgement { given, .. } => vec![("judgement", FactKind::Judgement, given.clone())],
        };
        let mut names = Vec::new();
        for (part, kind, given) in parts {
            let name: FactName = format!("{id}.{part}").parse().ok()?;
            self.draft.facts.push(Fact::new(name.clone(), Words::of(label, label), kind));
            if let Some(given) = given {
                self.evidence.give(name.clone(), given);
            }
            names.push(name);
        }
        Some(names)
    }

    fn claim(&mut self, criterion: CriterionId, stated: Option<&QuantityCell>) {
        if let Some(points) = stated.and_then(score) {
            self.claims.criteria.push(Claim::new(criterion, points));
        }
    }

    /// The name of the indicator if it is free, else one that counts.
    fn free_id(&self, name: Option<&Id>) -> Option<CriterionId> {
        let taken = |id: &CriterionId| self.draft.criteria.iter().any(|criterion| criterion.id == *id);
        let named = name.cloned().map(CriterionId::from).filter(|id| id.as_ref().len() <= 50);
        let count = self.draft.criteria.len().saturating_add(1);
        let counted = (count..).take(count).filter_map(|count| format!("c{count}").parse().ok());
        named.into_iter().chain(counted).find(|id| !taken(id))
    }

    /// A weight in points; a percentage is one of the full marks.
    fn weight(&self, cell: &FigureCell) -> Option<Marks> {
        match cell.stated()? {
            Figure::Quantity(stated) => marks(stated),
            Figure::Ratio(stated) => {
                let Aggregation::WeightedSum { full_marks, .. } = &self.draft.aggregation else { return None };
                super::sized::share(stated).times(&full_marks.value()).to_string().parse().ok()
            }
            _ => None,
        }
    }

    fn take_sum_as_full_marks(&mut self) {
        let weights = self.draft.criteria.iter().filter_map(|criterion| criterion.weight);
        let sum = weights.fold(Number::ZERO, |sum, weight| sum.plus(&weight.value()));
        if let (Ok(sum), Aggregation::WeightedSum { full_marks, .. }) =
            (sum.to_string().parse(), &mut self.draft.aggregation)
        {
            *full_marks = sum;
        }
    }
}

fn figure(cell: &FigureCell) -> Given {
    Given::Figure { figure: cell.clone() }
}

/// A score as points.
fn score(cell: &QuantityCell) -> Option<Marks> {
    cell.stated().and_then(marks)
}

/// Points without a unit, or with the one of points.
fn marks(stated: &Stated<Quantity>) -> Option<Marks> {
    let is_points = matches!(stated.unit().as_str(), "" | "分" | "points") && stated.hedge().is_none();
    is_points.then(|| stated.number().to_string().parse().ok()).flatten()
}

/// A framework for a scorecard, without criteria.
fn empty(id: FrameworkId, since: Date, report: &Report, scorecard: &Scorecard) -> FrameworkDraft {
    let title = Text::of(scorecard.subject.as_ref().unwrap_or(&report.title).as_ref());
    let words = Words::new(title.clone(), title.clone());
    let issuer = report.issuer.as_ref().or(report.responsible_department.as_ref());
    let issuer =
        issuer.map_or_else(|| Words::of("未写明", "not said"), |issuer| Words::of(issuer.as_ref(), issuer.as_ref()));
    let rounded = Precision::Rounded { to: Place::Hundredth, mode: Rounding::HalfUp };
    let mut policies = Policies::new(NotApplicable::Spread);
    (policies.points, policies.total) = (rounded, rounded);
    let full_marks = scorecard.full_marks.as_ref().and_then(score).unwrap_or(Marks::ZERO);
    let aggregation = Aggregation::WeightedSum { full_marks, grades: grades(&scorecard.bands), vetoes: Vec::new() };
    let in_force = InForce::new(since, Standing::Read);
    FrameworkDraft::new(id, words, Citation::new(issuer, title), in_force, policies, aggregation)
}

/// The stated bands from the lowest, if all of them have both ends.
fn grades(bands: &[model::GradeBand]) -> Vec<GradeBand> {
    let grade = |(index, band): (usize, &model::GradeBand)| {
        let [from, until] = [&band.from, &band.until].map(|end| end.as_ref().and_then(score));
        let label = Words::of(band.grade.as_ref(), band.grade.as_ref());
        Some(GradeBand::new(format!("grade{}", index.saturating_add(1)).parse().ok()?, label, from?, until?))
    };
    let mut grades: Vec<GradeBand> = bands.iter().enumerate().map(grade).collect::<Option<_>>().unwrap_or_default();
    grades.sort_by_key(|grade| grade.from.value());
    grades
}
