//! `check-digit-wrong`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::{Finding, Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::run::Context;
use crate::audit::trail::Trail;
use crate::model::classification::CheckDigit;

pub(super) const CODE: Code = Code::new(*b"IDN001");

#[doc = include_str!("idn001.md")]
pub static IDN001: Check = Check {
    code: CODE,
    name: "check-digit-wrong",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("idn001.md"),
    message: Template {
        zh: "统一社会信用代码 {stated} 校验不符：{computed}。",
        en: "The unified social credit code {stated} does not check: {computed}.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    let code = context.report.department.credit_code;
    code.map(|code| finding(context, code)).into_iter().collect()
}

fn finding(context: &Context<'_>, code: crate::model::CreditCode) -> Option<Finding> {
    let (last, inner) = (code.check_digit(), code.organisation_check_digit());
    let wrong: Vec<Term> = [(18, last), (17, inner)]
        .into_iter()
        .filter(|(_, digit)| !digit.is_right())
        .map(|(place, CheckDigit { found, expected, .. })| {
            let zh = format!("第{place}位为 {found}，应为 {expected}");
            Term::Bilingual(zh, format!("character {place} is {found} and would be {expected}"))
        })
        .collect();
    if wrong.is_empty() {
        return None;
    }
    let place = Trail::default().member("department").member("credit_code").pointer();
    let name = context.report.department.name.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut finding = Finding::new(&IDN001, vec![place], name)
        .with(Slot::Stated, Term::Text(code.to_string()))
        .with(Slot::Computed, Term::Terms(wrong));
    // The rule for the organisation code within is not confirmed in a source.
    if last.is_right() {
        finding.severity = Severity::Note;
    }
    Some(finding)
}
