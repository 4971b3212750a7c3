//! `words-against-sign`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::{Aspect, Finding, Named, Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::run::Context;
use crate::audit::walk::each_line;
use crate::figure::{Amount, Cell, Figure, Measure};
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

/// Whether a change that is printed with a sign goes where the word beside it says; `None` if one of them is not there.
fn agrees(comparison: &Comparison) -> Option<bool> {
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
    let change = comparison.change.as_ref().and_then(Cell::stated).filter(|change| !change.value().is_zero())?;
    let is_rise = (change.value() > Amount::ZERO) == rises;
    Some(is_rise == told)
}

fn against_its_word(line: &Line, comparison: &Comparison, at: &Pointer) -> Option<Finding> {
    let (label, change) = (line.label.to_string(), comparison.change.as_ref()?.stated()?);
    let inputs = vec![Named::new(label.clone(), Aspect::Change, Figure::Amount(*change))];
    let finding = Finding::new(&CHG003, vec![at.member("change"), at.member("movement")], format!("{label}/{change}"))
        .with(Slot::Subject, Term::Text(label))
        .with(Slot::Inputs, Term::Figures(inputs));
    Some(finding)
}
