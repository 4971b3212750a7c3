//! Statements and what is in them.

use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::strategy::BoxedStrategy;

use super::figure::{cell, stated_amount, stated_ratio};
use super::text::{cofog_code, economic_code, fiscal_year, function_code, id, label, prose};
use super::word::{account, basis, coverage, dimension, line_item, movement, sense, side, stage};
use super::{few, list, maybe};
use crate::model::{
    AmountCell, Breakdown, ClassCode, Column, ColumnAmount, ColumnIdentity, Comparison, Line, RatioCell, Reason,
    ShareOf, StatedShare, Statement,
};

/// Any cell of money.
pub fn amount_cell() -> impl Strategy<Value = AmountCell> {
    cell(stated_amount())
}

/// Any cell of a percentage.
pub fn ratio_cell() -> impl Strategy<Value = RatioCell> {
    cell(stated_ratio())
}

/// Any column.
pub fn column() -> impl Strategy<Value = Column> {
    (id(), stage(), maybe(fiscal_year()), maybe(label()))
        .prop_map(|(id, stage, year, label)| {
            let mut column = Column::new(id, stage);
            (column.year, column.label) = (year, label);
            column
        })
        .boxed()
}

/// Any identity; its columns need not be there.
pub fn column_identity() -> impl Strategy<Value = ColumnIdentity> {
    (id(), few(id()), few(id())).prop_map(|(total, plus, minus)| ColumnIdentity::new(total, plus, minus))
}

/// A class of any scheme.
pub fn class_code() -> impl Strategy<Value = ClassCode> {
    let foreign = (label(), label(), maybe(label()));
    prop_oneof![
        function_code().prop_map(|code| ClassCode::Function { code }),
        economic_code().prop_map(|code| ClassCode::Economic { code }),
        cofog_code().prop_map(|code| ClassCode::Cofog { code }),
        foreign.prop_map(|(scheme, code, label)| ClassCode::Foreign { scheme, code, label }),
    ]
    .boxed()
}

/// Any share of the parent, of something named, or of words.
pub fn stated_share() -> impl Strategy<Value = StatedShare> {
    let of = prop_oneof![
        Just(ShareOf::Parent {}),
        id().prop_map(|id| ShareOf::Named { id }),
        label().prop_map(|label| ShareOf::Words { label }),
    ];
    (of, ratio_cell(), maybe(id()))
        .prop_map(|(of, share, column)| {
            let mut share = StatedShare::new(of, share);
            share.column = column;
            share
        })
        .boxed()
}

/// Any reason, with an amount or without.
pub fn reason() -> impl Strategy<Value = Reason> {
    (prose(), maybe(amount_cell()))
        .prop_map(|(text, amount)| {
            let mut reason = Reason::new(text);
            reason.amount = amount;
            reason
        })
        .boxed()
}

/// Any comparison; its figures need not agree with those of its line.
pub fn comparison() -> impl Strategy<Value = Comparison> {
    let figures = (maybe(amount_cell()), maybe(ratio_cell()), maybe(ratio_cell()));
    let words = (maybe(sense()), maybe(movement()), maybe(basis()));
    let parts = (id(), id(), figures, words, few(reason()), maybe(coverage()));
    parts
        .prop_map(|(current, base, (change, rate, completion), (sense, movement, basis), reasons, all)| {
            let mut comparison = Comparison::new(current, base);
            (comparison.change, comparison.rate, comparison.completion) = (change, rate, completion);
            (comparison.sense, comparison.movement, comparison.basis) = (sense, movement, basis);
            (comparison.reasons, comparison.reasons_coverage) = (reasons, all);
            comparison
        })
        .boxed()
}

/// A line without parts.
fn plain_line() -> impl Strategy<Value = Line> {
    let amounts = few((id(), amount_cell()).prop_map(|(column, figure)| ColumnAmount::new(column, figure)));
    let head = (maybe(id()), label(), maybe(line_item()), few(class_code()));
    (head, amounts, few(comparison()), few(stated_share()))
        .prop_map(|((id, label, item, codes), amounts, comparisons, shares)| {
            let mut line = Line::new(label);
            (line.id, line.item, line.codes) = (id, item, codes);
            (line.amounts, line.comparisons, line.shares) = (amounts, comparisons, shares);
            line
        })
        .boxed()
}

/// Any line, with parts up to two levels below; about eight lines together.
pub fn line() -> BoxedStrategy<Line> {
    let nested = plain_line().prop_recursive(2, 8, 3, |line| {
        (plain_line(), few(breakdown_of(line))).prop_map(|(mut line, breakdowns)| {
            line.breakdowns = breakdowns;
            line
        })
    });
    nested.boxed()
}

fn breakdown_of(line: impl Strategy<Value = Line> + 'static) -> impl Strategy<Value = Breakdown> {
    let head = (dimension(), maybe(label()), coverage(), few(id()));
    (head, list(line, 0..=2))
        .prop_map(|((dimension, label, coverage, columns), lines)| {
            let mut breakdown = Breakdown::new(dimension, coverage, lines);
            (breakdown.label, breakdown.columns) = (label, columns);
            breakdown
        })
        .boxed()
}

/// Any breakdown, of lines without parts.
pub fn breakdown() -> impl Strategy<Value = Breakdown> {
    breakdown_of(plain_line())
}

/// Any statement; its main column need not be among its columns.
pub fn statement() -> impl Strategy<Value = Statement> {
    let head = (label(), side(), account(), column());
    (head, few(column()), id(), few(column_identity()), few(line()))
        .prop_map(|((title, side, account, main), more, other, identities, lines)| {
            let mut statement = Statement::new(title, side, account, main);
            // Once in a while the main column is one that is not there.
            if more.len() > 2 {
                statement.main_column = other;
            }
            statement.columns.extend(more);
            (statement.identities, statement.lines) = (identities, lines);
            statement
        })
        .boxed()
}
