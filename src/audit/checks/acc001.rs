//! `account-does-not-fit-class`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::{Finding, Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::period::main_year;
use crate::audit::run::Context;
use crate::audit::trail::Trail;
use crate::audit::walk::each_line;
use crate::model::classification::{AccountFit, Accounts, Certainty, FUNCTION_CLASSES, FunctionCode};
use crate::model::{ClassCode, Line, Statement};

pub(super) const CODE: Code = Code::new(*b"ACC001");

#[doc = include_str!("acc001.md")]
pub static ACC001: Check = Check {
    code: CODE,
    name: "account-does-not-fit-class",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("acc001.md"),
    message: Template {
        zh: "{subject}（{other}）：列在{stated}下，而该科目属于{computed}。",
        en: "{subject} ({other}): it stands under “{stated}”, but the class belongs to “{computed}”.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    let mut looked = Looked::default();
    each_line(context.report, &mut |statement, line, at| {
        let year = main_year(context.report, statement);
        let fits = line.codes.iter().enumerate().filter_map(|(index, code)| match code {
            ClassCode::Function { code } => {
                Some((index, *code, FUNCTION_CLASSES.account_fit(*code, year, statement.account)))
            }
            _ => None,
        });
        let mut fits = fits.filter(|(.., told)| told.answer != AccountFit::NotListed).peekable();
        if fits.peek().is_some() {
            // A line stands in one account, so one of its codes outside is enough.
            looked.add(fits.find_map(|(index, code, told)| match told.answer {
                AccountFit::Outside { accounts } => {
                    let outside = Outside { index, code, accounts, certainty: told.certainty };
                    Some(finding(statement, line, at, &outside))
                }
                _ => None,
            }));
        }
    });
    looked
}

/// The class that stands outside its budget.
struct Outside {
    index: usize,
    code: FunctionCode,
    accounts: Accounts,
    certainty: Certainty,
}

fn finding(statement: &Statement, line: &Line, at: &Trail<'_>, outside: &Outside) -> Finding {
    let code = outside.code.to_string();
    let place = at.member("codes").item(outside.index).member("code").pointer();
    let key = [line.label.as_ref(), "/", &code].concat();
    let mut finding = Finding::new(&ACC001, vec![place, at.pointer()], key)
        .with(Slot::Subject, Term::Text(line.label.as_ref().to_owned()))
        .with(Slot::Other, Term::Text(code))
        .with(Slot::Stated, Term::Account(statement.account))
        .with(Slot::Computed, Term::Accounts(outside.accounts));
    if outside.certainty == Certainty::Unconfirmed {
        finding.severity = Severity::Note;
    }
    finding
}
