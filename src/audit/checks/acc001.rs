//! `account-does-not-fit-class`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::{Finding, Slot, Term};
use crate::audit::run::Context;
use crate::audit::walk::each_line;
use crate::model::classification::{AccountFit, Accounts, Certainty, FUNCTION_CLASSES};
use crate::model::{ClassCode, Line, Pointer, Report, Statement};

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

fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    each_line(context.report, &mut |statement, line, at| {
        findings.extend(finding(context.report, statement, line, at));
    });
    findings
}

fn finding(report: &Report, statement: &Statement, line: &Line, at: &Pointer) -> Option<Finding> {
    let codes = line.codes.iter().enumerate().filter_map(|(index, code)| match code {
        ClassCode::Function { code } => Some((index, *code)),
        _ => None,
    });
    let year = super::main_year(report, statement);
    let outside = |code| {
        let told = FUNCTION_CLASSES.account_fit(code, year, statement.account);
        match told.answer {
            AccountFit::Outside { accounts } => Some((accounts, told.certainty)),
            _ => None,
        }
    };
    let (index, code, (accounts, certainty)): (usize, _, (Accounts, Certainty)) =
        codes.into_iter().find_map(|(index, code)| Some((index, code, outside(code)?)))?;
    let place = at.member("codes").item(index).member("code");
    let mut finding = Finding::new(&ACC001, vec![place, at.clone()], format!("{}/{code}", line.label))
        .with(Slot::Subject, Term::Text(line.label.to_string()))
        .with(Slot::Other, Term::Text(code.to_string()))
        .with(Slot::Stated, Term::Account(statement.account))
        .with(Slot::Computed, Term::Accounts(accounts));
    if certainty == Certainty::Unconfirmed {
        finding.severity = Severity::Note;
    }
    Some(finding)
}
