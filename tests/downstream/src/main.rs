//! `report-desk schema`, `report-desk openapi`: what the service takes, on standard output. `report-desk answer`: the answer
//! to a submission on standard input. `report-desk same ONE OTHER`: whether two files are the same report.

use std::process::ExitCode;

use budget_performance::Report;
use report_desk::{Reply, answer, openapi, schema};

fn report(path: &str) -> Result<Report, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let listed = |violations: budget_performance::interop::schema::Violations| format!("{path}: {violations}");
    budget_performance::interop::schema::read(&text).map_err(listed)
}

fn run(arguments: &[&str]) -> Result<bool, String> {
    let print = |value: &serde_json::Value| println!("{value:#}");
    match arguments {
        ["schema"] => print(&schema()),
        ["openapi"] => print(&openapi()),
        ["answer"] => {
            let body = std::io::read_to_string(std::io::stdin()).map_err(|error| format!("standard input: {error}"))?;
            let answer = answer(&body);
            print(&serde_json::to_value(&answer).map_err(|error| error.to_string())?);
            return Ok(matches!(answer, Reply::Audited { .. }));
        }
        ["same", one, other] => return Ok(report(one)? == report(other)?),
        _ => return Err("expected `schema`, `openapi`, `answer` or `same ONE OTHER`".to_owned()),
    }
    Ok(true)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
