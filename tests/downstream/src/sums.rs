//! The service's own calculation: what the parts of each line come to.

use budget_performance::figure::{Amount, Cell, Interval, Measure, Reading, Rounding, Scale, Stated};
use budget_performance::model::{AmountCell, Breakdown, Coverage, Id, Label, Line, Pointer, Report};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the parts of a line come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// The breakdown in the report.
    pub at: Pointer,
    /// The line.
    pub label: Label,
    /// The column.
    pub column: Id,
    /// What the line states.
    pub stated: AmountCell,
    /// What its parts come to as printed, to the hundredth of the currency.
    pub parts: AmountCell,
    /// Whether both can be true: all figures rounded to the nearest, or all cut off.
    pub fits: bool,
}

/// How the ways documents write figures are read, one at a time.
const READINGS: [Reading; 2] = [Reading::Nearest, Reading::Rounded(Rounding::Down)];

/// The sums of all breakdowns that are complete and all of whose figures are there, without a hedge (约).
pub fn sums(report: &Report) -> Vec<Sum> {
    sums_by(report, parts_of)
}

/// The same with another way to pick the parts.
pub fn sums_by(report: &Report, parts: impl Fn(&Breakdown, &Id) -> Option<Vec<Stated<Amount>>> + Copy) -> Vec<Sum> {
    let mut sums = Vec::new();
    let statements = Pointer::root().member("statements");
    for (index, statement) in report.statements.iter().enumerate() {
        let lines = statements.item(index).member("lines");
        walk(&statement.lines, &lines, &statement.main_column, parts, &mut sums);
    }
    sums
}

fn walk(
    lines: &[Line],
    at: &Pointer,
    main: &Id,
    parts: impl Fn(&Breakdown, &Id) -> Option<Vec<Stated<Amount>>> + Copy,
    sums: &mut Vec<Sum>,
) {
    for (index, line) in lines.iter().enumerate() {
        let breakdowns = at.item(index).member("breakdowns");
        for (index, breakdown) in line.breakdowns.iter().enumerate() {
            let at = breakdowns.item(index);
            let main_alone = std::slice::from_ref(main);
            let columns = if breakdown.columns.is_empty() { main_alone } else { &breakdown.columns };
            if breakdown.coverage == Coverage::Exhaustive {
                let of_column = |column| sum(line, &at, column, &parts(breakdown, column)?);
                sums.extend(columns.iter().filter_map(of_column));
            }
            walk(&breakdown.lines, &at.member("lines"), main, parts, sums);
        }
    }
}

/// The figures of all parts in one column, or `None` if one has none, or one that is only about so large.
pub fn parts_of(breakdown: &Breakdown, column: &Id) -> Option<Vec<Stated<Amount>>> {
    breakdown.lines.iter().map(|part| figure_of(part, column)).collect()
}

fn figure_of(line: &Line, column: &Id) -> Option<Stated<Amount>> {
    line.amount(column)?.stated().filter(|figure| figure.hedge().is_none()).copied()
}

fn sum(line: &Line, at: &Pointer, column: &Id, parts: &[Stated<Amount>]) -> Option<Sum> {
    let stated = figure_of(line, column)?;
    let mut total = Amount::ZERO;
    for part in parts {
        total = total.plus(part.value()).ok()?;
    }
    let fits = |reading: &Reading| {
        let nothing = Interval::point(Amount::ZERO);
        let parts = parts.iter().fold(nothing, |sum, part| sum.plus(&part.interval(*reading)));
        parts.intersection(&stated.interval(*reading)).is_some()
    };
    Some(Sum {
        at: at.clone(),
        label: line.label.clone(),
        column: column.clone(),
        stated: Cell::Stated(stated),
        parts: Cell::Stated(Stated::write(total, 2, Scale::ONE, *stated.unit(), Rounding::HalfEven).ok()?),
        fits: READINGS.iter().any(fits),
    })
}
