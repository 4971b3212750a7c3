//! `class-not-in-force`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::{Finding, Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::period::main_year;
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

fn run(context: &Context<'_>) -> Looked {
    let mut looked = Looked::default();
    each_line(context.report, &mut |statement, line, at| {
        let year = main_year(context.report, statement);
        for (index, code) in line.codes.iter().enumerate() {
            let place = &|| at.member("codes").item(index).member("code").pointer();
            match code {
                ClassCode::Function { code } => look(&mut looked, &FUNCTION_CLASSES, *code, year, line, place),
                ClassCode::Economic { code } => look(&mut looked, &ECONOMIC_CLASSES, *code, year, line, place),
                _ => {}
            }
        }
    });
    looked
}

fn look<C: ClassificationCode>(
    looked: &mut Looked,
    list: &ClassList<C>,
    code: C,
    year: FiscalYear,
    line: &Line,
    place: &dyn Fn() -> Pointer,
) {
    let told = list.standing(code, year);
    let other = match told.answer {
        Standing::InForce => return looked.add(None),
        Standing::Retired { since, .. } => Term::Words("已停用，不迟于", "retired by", since.get().to_string()),
        Standing::NotYetInForce { from } => Term::Words("启用于", "in force from", from.get().to_string()),
        Standing::Unknown => {
            Term::Words("不在科目表内，所据科目表为", "not in the list of", list.edition().get().to_string())
        }
        _ => return,
    };
    let mut finding = Finding::new(&CLS001, vec![place()], format!("{}/{code}", line.label))
        .with(Slot::Subject, Term::Text(line.label.to_string()))
        .with(Slot::Stated, Term::Text(code.to_string()))
        .with(Slot::Year, Term::Text(year.get().to_string()))
        .with(Slot::Other, other);
    if told.certainty == Certainty::Unconfirmed {
        finding.severity = Severity::Note;
    }
    looked.add(Some(finding));
}
