//! What reports state and cannot be true, each finding as a person would want it explained.
//!
//! ```text
//! cargo run --example audit -- [--lang zh|en] [--json] [FILE… | -]
//! cargo run --example audit -- --explain SUM001
//! ```
//!
//! Without a file it audits the report of 南岳区应急管理局 on 2023. Exit status 0 means nothing worse than a note, 1 errors or
//! warnings, 2 unusable input, with a one-line reason on standard error.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use budget_performance::audit::{Audit, Code, Finding, Language, Severity, audit, check};
use budget_performance::model::{Report, from_json};

const NANYUE: &str = include_str!("data/nanyue-2023.json");
const USAGE: &str = "usage: audit [--lang zh|en] [--json] [FILE... | -], or audit --explain CODE";

fn main() -> ExitCode {
    match run() {
        Ok((text, worst)) => match std::io::stdout().write_all(text.as_bytes()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => fail(&format!("standard output: {error}")),
            _ if worst > Some(Severity::Note) => ExitCode::from(1),
            _ => ExitCode::SUCCESS,
        },
        Err(reason) => fail(&reason),
    }
}

fn fail(reason: &str) -> ExitCode {
    eprintln!("audit: {reason}");
    ExitCode::from(2)
}

struct Options {
    language: Language,
    json: bool,
    explain: Option<String>,
    files: Vec<String>,
}

fn options() -> Result<Options, String> {
    let mut options = Options { language: Language::ZhCn, json: false, explain: None, files: Vec::new() };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => options.json = true,
            "--explain" => options.explain = Some(arguments.next().ok_or(USAGE)?),
            "--lang" => {
                options.language = match arguments.next().as_deref() {
                    Some("zh" | "zh-CN") => Language::ZhCn,
                    Some("en") => Language::En,
                    other => return Err(format!("--lang is `{}`, expected `zh` or `en`", other.unwrap_or_default())),
                }
            }
            "-" => options.files.push(argument),
            flag if flag.starts_with('-') => return Err(format!("unknown option `{flag}`; {USAGE}")),
            _ => options.files.push(argument),
        }
    }
    Ok(options)
}

fn run() -> Result<(String, Option<Severity>), String> {
    let options = options()?;
    if let Some(code) = &options.explain {
        let found = code.parse::<Code>().ok().and_then(check);
        let found = found.ok_or_else(|| format!("found `{code}`, expected the code of a check, such as `SUM001`"))?;
        return Ok((format!("{} {}\n\n{}", found.code, found.name, found.explanation), None));
    }
    let mut inputs = Vec::new();
    for file in &options.files {
        inputs.push((file.clone(), read(file).map_err(|error| format!("{file}: {error}"))?));
    }
    if inputs.is_empty() {
        inputs.push(("nanyue-2023.json".to_owned(), NANYUE.to_owned()));
    }
    let (mut text, mut worst, mut documents) = (String::new(), None, Vec::new());
    for (name, json) in inputs {
        let report: Report =
            from_json(json.trim_start_matches('\u{feff}')).map_err(|error| format!("{name}: {error}"))?;
        let audit = audit(&report);
        worst = worst.max(audit.worst());
        if options.json {
            documents.push(audit.document());
        } else {
            page(&mut text, &report, &audit, options.language);
        }
    }
    if options.json {
        let json = match documents.as_slice() {
            [one] => serde_json::to_string_pretty(one),
            many => serde_json::to_string_pretty(many),
        };
        text = json.map_err(|error| error.to_string())? + "\n";
    }
    Ok((text, worst))
}

fn read(file: &str) -> std::io::Result<String> {
    if file == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    std::fs::read_to_string(file)
}

fn page(text: &mut String, report: &Report, audit: &Audit, language: Language) {
    let say = |zh, en| if language == Language::ZhCn { zh } else { en };
    let subject = report.subject.name.as_ref().map(|name| format!(" · {name}")).unwrap_or_default();
    line(text, format_args!("{}{subject} · {}", report.title, report.period.fiscal_year.get()));
    for finding in &audit.findings {
        explain(text, finding, language, 0);
    }
    if audit.findings.is_empty() {
        line(text, say("  未发现问题", "  nothing was found"));
    }
    let checked: usize = audit.checked.iter().map(|checked| checked.count).sum();
    let skipped = audit.skipped.len();
    match language {
        Language::En => line(text, format_args!("  {checked} relations checked, {skipped} could not be checked\n")),
        _ => line(text, format_args!("  已核对 {checked} 项关系，{skipped} 项无法核对\n")),
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
    for consequence in &finding.consequences {
        explain(text, consequence, language, depth + 1);
    }
}

fn line(text: &mut String, line: impl std::fmt::Display) {
    // OK because writing to a string does not fail.
    let _ = writeln!(text, "{line}");
}
