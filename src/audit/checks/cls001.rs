//! `class-not-in-force`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::{Finding, Slot, Term};
use crate::audit::run::Context;
use crate::audit::walk::each_line;
use crate::model::classification::{
    Certainty, ClassList, Code as ClassificationCode, ECONOMIC_CLASSES, FUNCTION_CLASSES, Standing,
};
use crate::model::{ClassCode, FiscalYear, Line, Pointer};

pub(super) const CODE: Code = Code::new(*b"CLS001");

#[doc = include_str!("cls001.md")]
pub static CLS001: Check = Check {
    code: CODE,
    name: "class-not-in-force",
    severity: Severity::Warning,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("cls001.md"),
    message: Template {
        zh: "{subject}：科目 {stated} 不适用于 {year} 年度（{other} 年）。",
        en: "{subject}: class {stated} is not in force in {year} ({other}).",
    },
    run,
};

fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    each_line(context.report, &mut |statement, line, at| {
        let year = super::main_year(context.report, statement);
        for (index, code) in line.codes.iter().enumerate() {
            let place = at.member("codes").item(index).member("code");
            let found = match code {
                ClassCode::Function { code } => finding(&FUNCTION_CLASSES, *code, year, line, place),
                ClassCode::Economic { code } => finding(&ECONOMIC_CLASSES, *code, year, line, place),
                _ => None,
            };
            findings.extend(found);
        }
    });
    findings
}

fn finding<C: ClassificationCode>(
    list: &ClassList<C>,
    code: C,
    year: FiscalYear,
    line: &Line,
    place: Pointer,
) -> Option<Finding> {
    let told = list.standing(code, year);
    let other = match told.answer {
        Standing::Retired { since, .. } => Term::Words("已停用，不迟于", "retired by", since.get().to_string()),
        Standing::NotYetInForce { from } => Term::Words("启用于", "in force from", from.get().to_string()),
        Standing::Unknown => {
            Term::Words("不在科目表内，所据科目表为", "not in the list of", list.edition().get().to_string())
        }
        _ => return None,
    };
    let mut finding = Finding::new(&CLS001, vec![place], format!("{}/{code}", line.label))
        .with(Slot::Subject, Term::Text(line.label.to_string()))
        .with(Slot::Stated, Term::Text(code.to_string()))
        .with(Slot::Year, Term::Text(year.get().to_string()))
        .with(Slot::Other, other);
    if told.certainty == Certainty::Unconfirmed {
        finding.severity = Severity::Note;
    }
    Some(finding)
}
