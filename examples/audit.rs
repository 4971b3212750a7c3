//! What reports state and cannot be true, each finding as a person would want it explained: where, what, and the likeliest
//! explanation.
//!
//! ```text
//! cargo run --example audit -- [--lang zh|en] [--json] [FILE… | -]
//! cargo run --example audit -- --explain SUM001
//! ```
//!
//! Without a file it audits the report of 南岳区应急管理局 on 2023. Exit status 0 means nothing worse than a note, 1 errors or
//! warnings, 2 unusable input, with a one-line reason on standard error.

mod common;

use std::fmt::Write as _;
use std::process::ExitCode;

use budget_performance::audit::{Audit, AuditOptions, Code, Finding, Language, Severity, audit_with};
use budget_performance::evaluation::check;
use budget_performance::model::Report;

use common::{Arguments, NANYUE, pick};

const USAGE: &str = "usage: audit [--lang zh|en] [--json] [FILE... | -], or audit --explain CODE";

fn main() -> ExitCode {
    common::finish("audit", run())
}

struct Options {
    language: Language,
    json: bool,
    explain: Option<String>,
    files: Vec<String>,
}

fn options() -> Result<Options, String> {
    let mut options = Options { language: Language::ZhCn, json: false, explain: None, files: Vec::new() };
    let mut arguments = Arguments::new(USAGE);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => options.json = true,
            "--explain" => options.explain = Some(arguments.value("--explain")?),
            "--lang" => options.language = arguments.language()?,
            _ => options.files.push(arguments.file(argument)?),
        }
    }
    Ok(options)
}

fn run() -> Result<(String, ExitCode), String> {
    let options = options()?;
    if let Some(code) = &options.explain {
        let found = code.parse::<Code>().ok().and_then(check);
        let found = found.ok_or_else(|| format!("found `{code}`, expected the code of a check, such as `SUM001`"))?;
        return Ok((format!("{} {}\n\n{}", found.code, found.name, found.explanation), ExitCode::SUCCESS));
    }
    let mut inputs = Vec::new();
    for file in &options.files {
        inputs.push((file.clone(), common::read(file)?));
    }
    if inputs.is_empty() {
        inputs.push(("nanyue-2023.json".to_owned(), NANYUE.to_owned()));
    }
    let mut asked = AuditOptions::default();
    asked.hypotheses = true;
    let (mut text, mut worst, mut documents) = (String::new(), None, Vec::new());
    for (name, json) in inputs {
        let report: Report = common::parse(&name, &json)?;
        let audit = audit_with(&report, &asked);
        worst = worst.max(audit.worst());
        if options.json {
            documents.push(audit.document());
        } else {
            page(&mut text, &report, &audit, options.language);
        }
    }
    if options.json {
        text = match documents.as_slice() {
            [one] => common::json(one)?,
            many => common::json(&many)?,
        };
    }
    Ok((text, if worst > Some(Severity::Note) { ExitCode::from(1) } else { ExitCode::SUCCESS }))
}

fn page(text: &mut String, report: &Report, audit: &Audit, language: Language) {
    let subject = report.subject.name.as_ref().map(|name| format!(" · {name}")).unwrap_or_default();
    line(text, format_args!("{}{subject} · {}", report.title, report.period.fiscal_year.get()));
    for finding in &audit.findings {
        explain(text, finding, language, 0);
    }
    if audit.findings.is_empty() {
        line(text, pick(language, "  未发现问题", "  nothing was found"));
    }
    let checked: usize = audit.checked.iter().map(|checked| checked.count).sum();
    let skipped = audit.skipped.len();
    match language {
        Language::En => {
            line(text, format_args!("  {checked} relations and places checked, {skipped} could not be checked\n"));
        }
        _ => line(text, format_args!("  已核对 {checked} 处，{skipped} 处无法核对\n")),
    }
}

fn explain(text: &mut String, finding: &Finding, language: Language, depth: usize) {
    let severity = match (finding.severity, language) {
        (Severity::Error, Language::En) => "error",
        (Severity::Error, _) => "错误",
        (Severity::Warning, Language::En) => "warning",
        (Severity::Warning, _) => "警告",
        (_, Language::En) => "note",
        (_, _) => "提示",
    };
    let indent = "  ".repeat(depth + 1);
    line(text, format_args!("{indent}{severity} {}  {}", finding.code(), finding.message(language)));
    let places: Vec<&str> = finding.at.iter().map(budget_performance::model::Pointer::as_str).collect();
    line(text, format_args!("{indent}  {}", places.join("  ")));
    if let Some((first, others)) = finding.likely.split_first() {
        let more = match (others.len(), language) {
            (0, _) => String::new(),
            (1, Language::En) => " (or another)".to_owned(),
            (count, Language::En) => format!(" (or {count} others)"),
            (count, _) => format!("（另有{count}种可能）"),
        };
        let heading = pick(language, "最可能的原因：", "likeliest: ");
        line(text, format_args!("{indent}  {heading}{}{more}", first.message(language)));
    }
    for consequence in &finding.consequences {
        explain(text, consequence, language, depth + 1);
    }
}

fn line(text: &mut String, line: impl std::fmt::Display) {
    // OK because writing to a string does not fail.
    let _ = writeln!(text, "{line}");
}
