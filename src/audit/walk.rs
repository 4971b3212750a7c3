//! The lines of a report, each with its place.

use crate::model::{Line, Pointer, Report, Statement};

/// Shows every line of every statement, those within others after them.
pub(super) fn each_line<'r>(report: &'r Report, see: &mut impl FnMut(&'r Statement, &'r Line, &Pointer)) {
    for (index, statement) in report.statements.iter().enumerate() {
        let at = Pointer::root().member("statements").item(index);
        lines(statement, &statement.lines, &at.member("lines"), see);
    }
}

fn lines<'r>(
    statement: &'r Statement,
    list: &'r [Line],
    at: &Pointer,
    see: &mut impl FnMut(&'r Statement, &'r Line, &Pointer),
) {
    for (index, line) in list.iter().enumerate() {
        let at = at.item(index);
        see(statement, line, &at);
        for (index, breakdown) in line.breakdowns.iter().enumerate() {
            lines(statement, &breakdown.lines, &at.member("breakdowns").item(index).member("lines"), see);
        }
    }
}
