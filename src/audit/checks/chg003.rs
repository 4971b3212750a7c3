//! `words-against-sign`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::{Aspect, Finding, Named, Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::run::Context;
use crate::audit::walk::each_line;
use crate::figure::{Cell, Figure, Measure, Quantity};
use crate::model::{Comparison, Line, Movement, Pointer, Sense};

pub(super) const CODE: Code = Code::new(*b"CHG003");

#[doc = include_str!("chg003.md")]
pub static CHG003: Check = Check {
    code: CODE,
    name: "words-against-sign",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("chg003.md"),
    message: Template {
        zh: "{subject}：文字所述的增减方向与所列数据不符（{inputs}）。",
        en: "{subject}: the words tell another direction than the figures ({inputs}).",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    let mut looked = context.of(CODE);
    each_line(context.report, &mut |_, line, at| {
        for (index, comparison) in line.comparisons.iter().enumerate() {
            if let Some(agrees) = agrees(comparison) {
                let place = || at.member("comparisons").item(index).pointer();
                looked.add((!agrees).then(|| against_its_word(line, comparison, &place())).flatten());
            }
        }
    });
    looked
}

/// Whether a change that is printed with a sign, or the rate where there is none, goes where the word beside it says;
/// `None` if one of them is not there.
fn agrees(comparison: &Comparison) -> Option<bool> {
    let (.., figure) = printed(comparison)?;
    if comparison.movement? == Movement::Flat {
        return Some(false);
    }
    let rises = match comparison.sense.unwrap_or_default() {
        Sense::CurrentMinusBase => true,
        Sense::BaseMinusCurrent => false,
        _ => return None,
    };
    let told = match comparison.movement? {
        Movement::Rose | Movement::New => true,
        Movement::Fell | Movement::Gone => false,
        _ => return None,
    };
    let is_rise = (figure.value() > Quantity::ZERO) == rises;
    Some(is_rise == told)
}

/// The change, or else the rate, if it is not nothing: its member, what it is, and the figure.
fn printed(comparison: &Comparison) -> Option<(&'static str, Aspect, Figure)> {
    let change = comparison.change.as_ref().and_then(Cell::stated).map(|change| Figure::Amount(*change));
    let rate = || comparison.rate.as_ref().and_then(Cell::stated).map(|rate| Figure::Ratio(*rate));
    let (member, aspect, figure) = match change {
        Some(change) => ("change", Aspect::Change, change),
        None => ("rate", Aspect::Rate, rate()?),
    };
    (!figure.value().is_zero()).then_some((member, aspect, figure))
}

fn against_its_word(line: &Line, comparison: &Comparison, at: &Pointer) -> Option<Finding> {
    let (label, (member, aspect, figure)) = (line.label.to_string(), printed(comparison)?);
    let key = format!("{label}/{figure}");
    let inputs = vec![Named::new(label.clone(), aspect, figure)];
    let finding = Finding::new(&CHG003, vec![at.member(member), at.member("movement")], key)
        .with(Slot::Subject, Term::Text(label))
        .with(Slot::Inputs, Term::Figures(inputs));
    Some(finding)
}
