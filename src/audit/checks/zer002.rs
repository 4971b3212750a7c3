//! `fall-to-zero-without-rate`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::finding::{Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::run::Context;
use crate::audit::walk::each_line;
use crate::figure::{Cell, Measure};

pub(super) const CODE: Code = Code::new(*b"ZER002");

#[doc = include_str!("zer002.md")]
pub static ZER002: Check = Check {
    code: CODE,
    name: "fall-to-zero-without-rate",
    severity: Severity::Note,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("zer002.md"),
    message: Template {
        zh: "{subject}：降为零，增减率应为 -100%，报告未列出数值。",
        en: "{subject}: it fell to zero, a rate of -100%, but the report gives no figure for the rate.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    let mut looked = Looked::default();
    each_line(context.report, &mut |statement, line, at| {
        for (index, comparison) in line.comparisons.iter().enumerate() {
            let is_zero = |column| line.amount(column).and_then(Cell::stated).map(|amount| amount.value().is_zero());
            let fell = is_zero(&comparison.current) == Some(true) && is_zero(&comparison.base) == Some(false);
            if let (Some(rate), true) = (&comparison.rate, fell) {
                let finding = || {
                    let place = at.member("comparisons").item(index).member("rate").pointer();
                    Finding::new(&ZER002, vec![place], format!("{}/{}", statement.title, line.label))
                        .with(Slot::Subject, Term::Text(line.label.to_string()))
                        .with(Slot::Stated, Term::Text(rate.to_string()))
                };
                looked.add(rate.stated().is_none().then(finding));
            }
        }
    });
    looked
}
