//! What a document states across its tables: facts, and claims that hold between their exact values.

use super::scribe::Scribe;
use super::statement::Known;
use crate::figure::{Exact, Figure, Points, Ratio, RatioUnit, Rounding, Scale, Stated};
use crate::interop::strategy::dice::{Dice, Roll};
use crate::model::{Fact, FigureCell, Pointer, Report, Value, When};
use crate::reconcile::Relation;

/// Adds facts and claims about amounts whose exact values are known.
pub(super) fn tell(scribe: &Scribe, dice: &Dice, known: &[Known], report: &mut Report) {
    let mut roll = dice.roll();
    for _ in 0..roll.below(5) {
        match roll.below(4) {
            0 | 1 => repeated(scribe, known, report, &mut roll),
            2 => ratio(scribe, known, report, &mut roll),
            _ => points(scribe, report, &mut roll),
        };
    }
}

fn fact(report: &mut Report, label: &str, figure: Figure) -> Option<Pointer> {
    let index = report.facts.len();
    let value = Value::Figure { figure: FigureCell::Stated(figure) };
    let mut fact = Fact::new(format!("{label}{}", index.saturating_add(1)).parse().ok()?, value);
    fact.when = When::Period {};
    report.facts.push(fact);
    Some(Pointer::root().member("facts").item(index).member("value").member("figure"))
}

/// An amount that stands in a table and, perhaps to other digits, in the prose.
fn repeated(scribe: &Scribe, known: &[Known], report: &mut Report, roll: &mut Roll<'_>) -> Option<()> {
    let one = known.get(roll.below(known.len()))?;
    let style = scribe.style(roll);
    let place = fact(report, "正文所述金额", Figure::Amount(scribe.amount(one.hundredths, style)?))?;
    report.claims.push(Relation::Equal { figures: vec![place, one.at.clone()], assumed: false });
    Some(())
}

/// A ratio of two amounts.
fn ratio(scribe: &Scribe, known: &[Known], report: &mut Report, roll: &mut Roll<'_>) -> Option<()> {
    let (one, other) = (known.get(roll.below(known.len()))?, known.get(roll.below(known.len()))?);
    if other.hundredths <= 0 || one.at == other.at {
        return None;
    }
    let rate = scribe.percent(one.hundredths, other.hundredths, roll.pick(2, &[1]))?;
    let rate = fact(report, "比率", Figure::Ratio(rate))?;
    let (numerator, denominator) = (vec![one.at.clone()], vec![other.at.clone()]);
    report.claims.push(Relation::Ratio { numerator, denominator, rate, assumed: false });
    Some(())
}

/// A percentage of this year, one of the year before, and by how many points they differ.
fn points(scribe: &Scribe, report: &mut Report, roll: &mut Roll<'_>) -> Option<()> {
    let (current, prior) = (roll.upto(100_000), roll.upto(100_000));
    let percent = |thousandths: i128, unit| {
        let exact = Exact::<Points>::new(thousandths, 100_000)?;
        let ratio: Stated<Ratio> = scribe.ratio(exact, 1, RatioUnit::Percent)?;
        Stated::write(ratio.value(), ratio.decimals(), Scale::ONE, unit, Rounding::HalfUp).ok().map(Figure::Ratio)
    };
    let change = percent(current.saturating_sub(prior), RatioUnit::PercentagePoint)?;
    let current = fact(report, "满意度", percent(current, RatioUnit::Percent)?)?;
    let prior = fact(report, "上年满意度", percent(prior, RatioUnit::Percent)?)?;
    let change = fact(report, "满意度提高", change)?;
    report.claims.push(Relation::PointChange { current, prior, change, sense: None, assumed: false });
    Some(())
}
