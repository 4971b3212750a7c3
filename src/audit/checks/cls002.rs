//! `label-does-not-fit-code`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::{Finding, Slot, Term};
use crate::audit::run::Context;
use crate::audit::walk::each_line;
use crate::model::classification::{
    Certainty, ClassList, Code as ClassificationCode, ECONOMIC_CLASSES, FUNCTION_CLASSES, LabelAnswer,
};
use crate::model::{ClassCode, FiscalYear, Line, Pointer};

pub(super) const CODE: Code = Code::new(*b"CLS002");

#[doc = include_str!("cls002.md")]
pub static CLS002: Check = Check {
    code: CODE,
    name: "label-does-not-fit-code",
    severity: Severity::Warning,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("cls002.md"),
    message: Template {
        zh: "{subject}：科目 {stated} 的名称应为“{computed}”。",
        en: "{subject}: class {stated} is called `{computed}`.",
    },
    run,
};

fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    each_line(context.report, &mut |statement, line, at| {
        let year = super::main_year(context.report, statement);
        let found = match line.codes.as_slice() {
            // A line with several codes bears the name of none of them alone.
            [ClassCode::Function { code }] => finding(&FUNCTION_CLASSES, *code, year, line, at),
            [ClassCode::Economic { code }] => finding(&ECONOMIC_CLASSES, *code, year, line, at),
            _ => None,
        };
        findings.extend(found);
    });
    findings
}

fn finding<C: ClassificationCode>(
    list: &ClassList<C>,
    code: C,
    year: FiscalYear,
    line: &Line,
    at: &Pointer,
) -> Option<Finding> {
    let told = list.label(code, year, line.label.as_ref());
    let LabelAnswer::Differs { name } = told.answer else { return None };
    let mut finding = Finding::new(&CLS002, vec![at.member("label")], format!("{}/{code}", line.label))
        .with(Slot::Subject, Term::Text(line.label.to_string()))
        .with(Slot::Stated, Term::Text(code.to_string()))
        .with(Slot::Computed, Term::Text(name.to_owned()));
    // A label may say more than the name of its class: what it is for, or which unit spends it.
    if told.certainty == Certainty::Unconfirmed || line.label.as_ref().contains(name) {
        finding.severity = Severity::Note;
    }
    Some(finding)
}
