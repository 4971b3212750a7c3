//! The lines of a report, each with its place.

use super::trail::Trail;
use crate::model::{Line, Report, Statement};

/// Shows every line of every statement, those within others after them.
pub(super) fn each_line<'r>(report: &'r Report, see: &mut impl FnMut(&'r Statement, &'r Line, &Trail<'_>)) {
    let root = Trail::default();
    let all = root.member("statements");
    for (index, statement) in report.statements.iter().enumerate() {
        lines(statement, &statement.lines, &all.item(index).member("lines"), see);
    }
}

fn lines<'r>(
    statement: &'r Statement,
    list: &'r [Line],
    at: &Trail<'_>,
    see: &mut impl FnMut(&'r Statement, &'r Line, &Trail<'_>),
) {
    for (index, line) in list.iter().enumerate() {
        let at = at.item(index);
        see(statement, line, &at);
        for (index, breakdown) in line.breakdowns.iter().enumerate() {
            lines(statement, &breakdown.lines, &at.member("breakdowns").item(index).member("lines"), see);
        }
    }
}
