//! Scorecards: weights, scores, total and grade that agree; and indicators, with ratios that are what they are of.

use super::scribe::{Scribe, points_cell};
use crate::figure::{Cell, Figure, Quantity, Stated};
use crate::interop::strategy::dice::{Dice, Roll};
use crate::model::{
    Achieved, BandEnds, FigureCell, GradeBand, GroupChoice, Indicator, IndicatorKind, Label, QuantityCell, RatioCell,
    ScoreGroup, ScoreRow, Scorecard, Target, Value,
};

/// Points in hundredths: what can be scored, and what was.
#[derive(Clone, Copy, Default)]
struct Marks {
    weight: i128,
    score: i128,
}

/// How the points of a card are written.
struct Examiner<'s> {
    scribe: &'s Scribe,
    decimals: u8,
}

fn label(text: &str, index: usize) -> Option<Label> {
    format!("{text}{}", index.saturating_add(1)).parse().ok()
}

/// A scorecard whose groups make a hundred points, or eighty.
pub(super) fn scorecard(scribe: &Scribe, dice: &Dice) -> Option<Scorecard> {
    let mut roll = dice.roll();
    let examiner = Examiner { scribe, decimals: roll.pick(0, &[2, 1, 2]) };
    let mut card = Scorecard::default();
    if roll.one_in(3) {
        card.subject = Some("部门整体支出".parse().ok()?);
    }
    let mut all = Marks::default();
    let weights = roll.pick(vec![100], &[vec![10, 50, 30, 10], vec![20, 60], vec![10, 90], vec![15, 25, 40, 20]]);
    for (index, weight) in weights.into_iter().enumerate() {
        let (group, marks) = examiner.group(index, weight, &mut roll)?;
        all.weight = all.weight.saturating_add(marks.weight);
        all.score = all.score.saturating_add(marks.score);
        card.groups.push(group);
    }
    if !roll.one_in(8) {
        card.total = Some(Cell::Stated(scribe.points(all.score, examiner.decimals)?));
    }
    if !roll.one_in(4) {
        card.full_marks = Some(Cell::Stated(scribe.points(all.weight, 0)?));
    }
    if roll.one_in(2) {
        examiner.grade(&mut card, all, &mut roll)?;
    }
    Some(card)
}

impl Examiner<'_> {
    fn points(&self, hundredths: i128) -> Option<QuantityCell> {
        self.scribe.points(hundredths, self.decimals).map(Cell::Stated)
    }

    fn weight(&self, hundredths: i128) -> Option<FigureCell> {
        self.scribe.points(hundredths, 0).map(points_cell)
    }

    /// A group of a whole number of points; one of indicators, or one from which one is chosen, or a single row.
    fn group(&self, index: usize, points: i128, roll: &mut Roll<'_>) -> Option<(ScoreGroup, Marks)> {
        let mut group = ScoreGroup::new(label("一级指标", index)?);
        let weight = points.saturating_mul(100);
        let marks = if index == 0 && roll.one_in(2) {
            self.row(&mut group, weight, roll)?
        } else if roll.one_in(8) {
            self.choice(&mut group, weight, roll)?
        } else {
            self.members(&mut group, weight, roll)?
        };
        if !roll.one_in(5) || group.choice.is_some() {
            group.weight = Some(self.weight(marks.weight)?);
            group.score = Some(self.points(marks.score)?);
        }
        Some((group, marks))
    }

    fn row(&self, group: &mut ScoreGroup, weight: i128, roll: &mut Roll<'_>) -> Option<Marks> {
        let marks = Marks { weight, score: earned(weight, roll) };
        let mut row = ScoreRow::new("预算执行率".parse().ok()?);
        row.rate = self.scribe.percent(marks.score, weight, 2).map(RatioCell::Stated);
        row.weight = Some(self.weight(weight)?);
        row.score = Some(self.points(marks.score)?);
        group.rows.push(row);
        Some(marks)
    }

    fn members(&self, group: &mut ScoreGroup, weight: i128, roll: &mut Roll<'_>) -> Option<Marks> {
        let count = roll.pick(1_usize, &[2, 3, 4, 6]);
        let (mut rest, mut all) = (weight, Marks::default());
        for index in 0..count {
            let half = (rest / 200).saturating_mul(100);
            let own = if index.saturating_add(1) == count { rest } else { half };
            rest = rest.saturating_sub(own);
            let marks = Marks { weight: own, score: earned(own, roll) };
            let mut indicator = Indicator::new(label("指标", index)?);
            indicator.weight = Some(self.weight(marks.weight)?);
            // A score that is not stated is something up to the weight.
            if !roll.one_in(20) {
                indicator.score = Some(self.points(marks.score)?);
            }
            self.scribe_target(&mut indicator, roll);
            group.indicators.push(indicator);
            all.weight = all.weight.saturating_add(marks.weight);
            all.score = all.score.saturating_add(marks.score);
        }
        Some(all)
    }

    fn scribe_target(&self, indicator: &mut Indicator, roll: &mut Roll<'_>) {
        if roll.one_in(2) {
            achieved(self.scribe, indicator, roll);
        }
    }

    /// Indicators of which one is chosen share the weight.
    fn choice(&self, group: &mut ScoreGroup, weight: i128, roll: &mut Roll<'_>) -> Option<Marks> {
        let marks = Marks { weight, score: earned(weight, roll) };
        let mut chosen = Indicator::new("经济效益".parse().ok()?);
        chosen.weight = Some(self.weight(weight)?);
        chosen.score = Some(self.points(marks.score)?);
        let mut other = Indicator::new("社会效益".parse().ok()?);
        other.score = Some(QuantityCell::NotApplicable);
        group.indicators.extend([chosen, other]);
        group.choice = Some(GroupChoice::OneOf);
        Some(marks)
    }

    /// Bands of a region, and the grade that the unrounded total earns.
    fn grade(&self, card: &mut Scorecard, all: Marks, roll: &mut Roll<'_>) -> Option<()> {
        let ends = roll.pick([90, 80, 60], &[[85, 75, 60], [95, 85, 70]]);
        let grades = ["优", "良", "中", "差"];
        let lower = ends.into_iter().chain([0]);
        let mut upper = all.weight;
        for (index, (grade, from)) in grades.into_iter().zip(lower).enumerate() {
            let from = all.weight.saturating_mul(from) / 100;
            let mut band = GradeBand::new(grade.parse().ok()?);
            band.from = Some(Cell::Stated(self.scribe.points(from, 0)?));
            band.until = Some(Cell::Stated(self.scribe.points(upper, 0)?));
            band.ends = Some(if index == 0 { BandEnds::Both } else { BandEnds::Lower });
            if card.grade.is_none() && all.score >= from {
                card.grade = Some(band.grade.clone());
            }
            upper = from;
            card.bands.push(band);
        }
        Some(())
    }
}

/// What was scored of a weight: often all of it.
fn earned(weight: i128, roll: &mut Roll<'_>) -> i128 {
    let part = weight.saturating_mul(i128::from(roll.byte())) / 255;
    if roll.one_in(3) { part } else { weight.saturating_sub(part / 10) }
}

/// An indicator outside any scorecard.
pub(super) fn indicator(scribe: &Scribe, dice: &Dice, index: usize) -> Option<Indicator> {
    let mut roll = dice.roll();
    let mut indicator = Indicator::new(label("绩效指标", index)?);
    indicator.kind = Some(roll.pick(
        IndicatorKind::OutputQuantity,
        &[IndicatorKind::OutputQuality, IndicatorKind::Cost, IndicatorKind::SocialBenefit],
    ));
    achieved(scribe, &mut indicator, &mut roll);
    Some(indicator)
}

/// A target and what came of it: a ratio of two counts, a number with its attainment, or words.
fn achieved(scribe: &Scribe, indicator: &mut Indicator, roll: &mut Roll<'_>) {
    match roll.below(4) {
        0 => drop(words(indicator, roll)),
        1 => drop(number(scribe, indicator, roll)),
        _ => drop(ratio(scribe, indicator, roll)),
    }
}

fn words(indicator: &mut Indicator, roll: &mut Roll<'_>) -> Option<()> {
    let text = roll.pick("已完成", &["良好", "达到预期"]).parse().ok()?;
    indicator.target = Target::AtLeast { value: Value::Figure { figure: "95%".parse().ok()? }, basis: None };
    indicator.achieved = Achieved::Actual { value: Value::Words { text } };
    Some(())
}

fn number(scribe: &Scribe, indicator: &mut Indicator, roll: &mut Roll<'_>) -> Option<()> {
    let (unit, step, decimals) =
        roll.pick(("家", 100, 0), &[("次", 100, 0), ("公里", 1, 1), ("吨", 1, 0), ("", 100, 0)]);
    let target = roll.upto(5000).saturating_add(1).saturating_mul(100);
    let actual = target.saturating_mul(i128::from(roll.byte()).saturating_add(160)) / 256;
    let actual = actual.checked_div(step)?.saturating_mul(step);
    let value = |stated: Stated<Quantity>| Value::Figure { figure: Cell::Stated(Figure::Quantity(stated)) };
    let target_value = value(scribe.quantity(target, 0, unit)?);
    indicator.target = match roll.below(3) {
        0 => Target::Stated { value: target_value, basis: None },
        1 => Target::AtLeast { value: target_value, basis: None },
        _ => Target::Equal { value: target_value, basis: None },
    };
    indicator.achieved = Achieved::Actual { value: value(scribe.quantity(actual, decimals, unit)?) };
    if roll.one_in(2) {
        indicator.attainment = scribe.percent(actual, target, roll.pick(2, &[1, 0])).map(RatioCell::Stated);
    }
    Some(())
}

fn ratio(scribe: &Scribe, indicator: &mut Indicator, roll: &mut Roll<'_>) -> Option<()> {
    let whole = roll.upto(400).saturating_add(1);
    let part = whole.saturating_mul(i128::from(roll.byte())) / 255;
    let count = |number: i128| scribe.quantity(number.saturating_mul(100), 0, "项").map(points_cell);
    let rate = scribe.percent(part, whole, roll.pick(2, &[1, 0, 2]))?;
    indicator.numerator = Some(count(part)?);
    indicator.denominator = Some(count(whole)?);
    indicator.target = Target::AtLeast { value: Value::Figure { figure: "90%".parse().ok()? }, basis: None };
    indicator.achieved = Achieved::Actual { value: Value::Figure { figure: Cell::Stated(Figure::Ratio(rate)) } };
    Some(())
}
