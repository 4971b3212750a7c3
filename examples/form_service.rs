//! A service with a form: a clerk fills in a report and sees at once what it states that cannot be true.
//!
//! ```text
//! npm --prefix examples/form_service/web ci
//! npm --prefix examples/form_service/web run build
//! cargo run --example form_service -- [--port 8080]
//! ```
//!
//! | request | answer |
//! |---|---|
//! | `GET /` | the page |
//! | `GET /api/form?lang=zh-CN` | the schema of the form and the hints, in `zh-CN` or `en` |
//! | `GET /api/report` | the report to start with: 南岳区应急管理局, 2023 |
//! | `POST /api/report?lang=en` | what the audit finds and what the figures amount to, or (422) all that is wrong with its form |

#[path = "form_service/computed.rs"]
mod computed;

use std::path::{Component, Path};
use std::process::ExitCode;

use axum::Router;
use axum::extract::Query;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use budget_performance::audit::Finding;
use budget_performance::interop::schema::{self, Violation, form};
use budget_performance::model::classification::Language;
use budget_performance::model::{Pointer, Report};
use budget_performance::{audit, evaluate};
use serde_json::{Value, json};

const NANYUE: &str = include_str!("data/nanyue-2023.json");
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/form_service/web/dist");
const NOT_BUILT: &str = "The page is not built. Build it, then reload:

    npm --prefix examples/form_service/web ci
    npm --prefix examples/form_service/web run build
";
const USAGE: &str = "usage: form_service [--port PORT]";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("form_service: {reason}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let port = port(std::env::args().skip(1))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| error.to_string())?.block_on(serve(port))
}

/// The port to listen on; 0 asks for any that is free.
fn port(mut arguments: impl Iterator<Item = String>) -> Result<u16, String> {
    let port = match arguments.next().as_deref() {
        None => return Ok(8080),
        Some("--port") => arguments.next().unwrap_or_default(),
        Some(other) => return Err(format!("unknown argument `{other}`; {USAGE}")),
    };
    port.parse().map_err(|_| format!("--port is `{port}`, expected a number from 0 to 65535"))
}

async fn serve(port: u16) -> Result<(), String> {
    let service = Router::new()
        .route("/api/form", get(the_form))
        .route("/api/report", get(|| async { typed("application/json", NANYUE) }).post(judged))
        .fallback(page);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await;
    let listener = listener.map_err(|error| format!("port {port}: {error}"))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("http://{address}");
    axum::serve(listener, service).await.map_err(|error| error.to_string())
}

fn typed(kind: &'static str, body: impl IntoResponse) -> Response {
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

fn answer(status: StatusCode, body: &Value) -> Response {
    (status, typed("application/json", body.to_string())).into_response()
}

/// What the page asks for in the address.
#[derive(serde::Deserialize)]
struct Asked {
    lang: Option<String>,
}

impl Asked {
    fn language(&self) -> Result<Language, Box<Response>> {
        match self.lang.as_deref() {
            None | Some("zh-CN") => Ok(Language::ZhCn),
            Some("en") => Ok(Language::En),
            Some(other) => {
                let reason = format!("lang is `{other}`, expected `zh-CN` or `en`");
                Err(Box::new(answer(StatusCode::BAD_REQUEST, &json!({ "reason": reason }))))
            }
        }
    }
}

async fn the_form(Query(asked): Query<Asked>) -> Result<Response, Response> {
    let language = asked.language().map_err(|refusal| *refusal)?;
    match form::form(&schema::report(), &form::Catalogue::shipped(), language) {
        Ok(form) => Ok(answer(StatusCode::OK, &json!({ "schema": form.schema, "hints": form.hints }))),
        Err(error) => Err(answer(StatusCode::INTERNAL_SERVER_ERROR, &json!({ "reason": error.to_string() }))),
    }
}

/// What is to be said of a report that was handed in.
async fn judged(Query(asked): Query<Asked>, report: String) -> Result<Response, Response> {
    let language = asked.language().map_err(|refusal| *refusal)?;
    let report: Report = schema::read(&report).map_err(|violations| {
        let violations: Vec<_> = violations.iter().map(|one| violation(one, language)).collect();
        answer(StatusCode::UNPROCESSABLE_ENTITY, &json!({ "violations": violations }))
    })?;
    let findings: Vec<_> = audit(&report).findings.iter().map(|one| finding(one, language)).collect();
    let computed = computed::computed(&evaluate(&report), language);
    Ok(answer(StatusCode::OK, &json!({ "findings": findings, "computed": computed })))
}

/// What is wrong with the form of a report, at the field that it is about.
fn violation(violation: &Violation, language: Language) -> Value {
    let field = violation.pointer().map(|at| violation.member().map_or_else(|| at.clone(), |name| at.member(name)));
    json!({
        "at": field.as_ref().map(Pointer::as_str),
        "found": violation.found(language),
        "expected": violation.expected(language),
        "message": violation.message(language),
    })
}

/// A finding with those that follow from it.
fn finding(finding: &Finding, language: Language) -> Value {
    json!({
        "code": finding.check.code.to_string(),
        "severity": finding.severity,
        "at": finding.at.iter().map(Pointer::as_str).collect::<Vec<_>>(),
        "message": finding.message(language),
        "consequences": finding.consequences.iter().map(|one| self::finding(one, language)).collect::<Vec<_>>(),
    })
}

/// A file of the page.
async fn page(address: Uri) -> Response {
    let name = match address.path().trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    let is_within = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    let found = is_within.then(|| std::fs::read(Path::new(PAGE).join(name)).ok()).flatten();
    let kind = match Path::new(name).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    match found {
        Some(body) => typed(kind, body),
        None if name == "index.html" => {
            (StatusCode::NOT_FOUND, typed("text/plain; charset=utf-8", NOT_BUILT)).into_response()
        }
        None => (StatusCode::NOT_FOUND, typed("text/plain; charset=utf-8", "There is no such file.\n")).into_response(),
    }
}
