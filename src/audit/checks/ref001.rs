//! `reference-does-not-resolve`

use std::collections::BTreeMap;

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::{Finding, Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::run::Context;

pub(super) const CODE: Code = Code::new(*b"REF001");

#[doc = include_str!("ref001.md")]
pub static REF001: Check = Check {
    code: CODE,
    name: "reference-does-not-resolve",
    severity: Severity::Warning,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("ref001.md"),
    message: Template {
        zh: "所引用的“{stated}”{other}，有关数据无法核对。",
        en: "“{stated}” is referred to and {other}, so that what refers to it cannot be checked.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    let ledger = &context.ledger;
    let mut findings: Vec<Finding> = Vec::new();
    // A name that is missing in many places of a table is one fault.
    let mut known: BTreeMap<(Option<String>, bool, &str), usize> = BTreeMap::new();
    for (name, place, several) in ledger.loose() {
        let table = place.as_str().strip_prefix("/statements/").and_then(|rest| rest.split('/').next());
        let next = findings.len();
        let index = *known.entry((table.map(str::to_owned), several, name)).or_insert(next);
        if let Some(finding) = findings.get_mut(index) {
            finding.at.push(place);
            continue;
        }
        let other = if several {
            Term::Bilingual("不唯一".to_owned(), "stands for several things".to_owned())
        } else {
            Term::Bilingual("不存在".to_owned(), "does not exist".to_owned())
        };
        let finding = Finding::new(&REF001, vec![place], name.to_owned());
        findings.push(finding.with(Slot::Stated, Term::Text(name.to_owned())).with(Slot::Other, other));
    }
    Looked { places: ledger.references.saturating_sub(ledger.loose().len()).saturating_add(findings.len()), findings }
}
