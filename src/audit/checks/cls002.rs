//! `label-does-not-fit-code`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::{Finding, Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::period::main_year;
use crate::audit::run::Context;
use crate::audit::trail::Trail;
use crate::audit::walk::each_line;
use crate::model::classification::{
    Certainty, Class, ClassList, Code as ClassificationCode, ECONOMIC_CLASSES, FUNCTION_CLASSES, LabelAnswer,
};
use crate::model::{ClassCode, FiscalYear, Line};

pub(super) const CODE: Code = Code::new(*b"CLS002");

#[doc = include_str!("cls002.md")]
pub static CLS002: Check = Check {
    code: CODE,
    name: "label-does-not-fit-code",
    severity: Severity::Warning,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("cls002.md"),
    message: Template {
        zh: "{subject}：名称与科目编码不符，科目 {stated} 应为“{computed}”。",
        en: "{subject}: the label does not fit the code; class {stated} is “{computed}”.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    let mut looked = Looked::default();
    each_line(context.report, &mut |statement, line, at| {
        let year = main_year(context.report, statement);
        match line.codes.as_slice() {
            // A line with several codes bears the name of none of them alone.
            [ClassCode::Function { code }] => look(&mut looked, &FUNCTION_CLASSES, *code, year, line, at),
            [ClassCode::Economic { code }] => look(&mut looked, &ECONOMIC_CLASSES, *code, year, line, at),
            _ => {}
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
    at: &Trail<'_>,
) {
    let told = list.label(code, year, line.label.as_ref());
    let name = match told.answer {
        LabelAnswer::Differs { name } => name,
        LabelAnswer::OtherLanguage | LabelAnswer::NotListed => return,
        _ => return looked.add(None),
    };
    let another = names_another(list, code, year, line);
    // A label may say more than the name of its class: what it is for, or which unit spends it.
    if !another && line.label.as_ref().contains(name) {
        return looked.add(None);
    }
    let places = vec![at.member("label").pointer(), at.member("codes").item(0).member("code").pointer()];
    let mut finding = Finding::new(&CLS002, places, format!("{}/{code}", line.label))
        .with(Slot::Subject, Term::Text(line.label.to_string()))
        .with(Slot::Stated, Term::Text(code.to_string()))
        .with(Slot::Computed, Term::Text(name.to_owned()));
    // What is the name of no class may be that of a project.
    if told.certainty == Certainty::Unconfirmed || !another {
        finding.severity = Severity::Note;
    }
    looked.add(Some(finding));
}

/// Whether the label is the name of another class, now or at another time.
fn names_another<C: ClassificationCode>(list: &ClassList<C>, code: C, year: FiscalYear, line: &Line) -> bool {
    let mut others = list.iter().map(Class::code).filter(|other| *other != code);
    others.any(|other| {
        let told = list.label(other, year, line.label.as_ref()).answer;
        matches!(told, LabelAnswer::Agrees | LabelAnswer::Former { .. } | LabelAnswer::Later { .. })
    })
}
