//! The schema of every document, in [JSON Schema 2020-12], and reading that lists every violation.
//!
//! For forms, front ends, services in other languages, and anyone who has to say what a document looks like. A schema here is
//! not a description beside the code: **for every JSON value, the schema accepts it if and only if the type reads it**. Tests
//! of this crate put more than 100,000 generated and bent values of every type to both, and compare every date and 100,000
//! figures.
//!
//! # The documents
//!
//! | text | value | document |
//! |---|---|---|
//! | [`REPORT`] | [`report()`] | [`Report`](crate::model::Report) |
//! | [`CLAIMS`] | [`claims()`] | [`reconcile::Claims`](crate::reconcile::Claims), handed in to be judged |
//! | [`VERDICTS`] | [`verdicts()`] | [`ReconciliationDocument`](crate::reconcile::ReconciliationDocument), the verdicts on them |
//! | [`AUDIT`] | [`audit()`] | [`AuditDocument`](crate::audit::AuditDocument) |
//! | [`EVALUATION`] | [`evaluation()`] | [`EvaluationDocument`](crate::evaluation::EvaluationDocument) |
//! | [`ASSESSMENT`] | [`assessment()`] | [`AssessmentDocument`](crate::evaluation::AssessmentDocument), these and the score |
//! | [`ROLL_UP`], [`COMBINED_ROLL_UP`] | [`roll_up()`], [`combined_roll_up()`] | expenditure by classes, of one report and of several |
//! | [`FRAMEWORK`] | [`framework()`] | [`FrameworkDraft`](crate::scoring::FrameworkDraft) |
//! | [`OUTLINE`] | [`outline()`] | [`OutlineDraft`](crate::scoring::OutlineDraft) |
//! | [`EVIDENCE`] | [`evidence()`] | [`Evidence`](crate::scoring::Evidence) |
//! | [`SCORE_CLAIMS`] | [`score_claims()`] | [`scoring::Claims`](crate::scoring::Claims) |
//! | [`SHEET`] | [`sheet()`] | [`SheetDocument`](crate::scoring::SheetDocument) |
//! | [`CLASS_LIST`] | [`class_list()`] | [`ClassListDraft`](crate::model::classification::ClassListDraft) |
//!
//! The texts keep the order in which members are declared; a [`Value`](serde_json::Value) keeps it if the `preserve_order`
//! feature of `serde_json` is on.
//!
//! # What it costs
//!
//! Texts and readers are always there, without a feature and without a further dependency. Feature `schema` adds
//! `schemars::JsonSchema` to every type that has a JSON form, for those who put our types into schemas of their own:
//! `derived` makes a schema anew, `WireForm` brings one of yours into the form below.
//!
//! | | crates, with this one | clean debug build, CPU time | minimum Rust |
//! |---|---|---|---|
//! | without features | 19 | 57 s | 1.85 |
//! | feature `schema` | 25 | 77 s | 1.85 |
//!
//! # The form of the schemas
//!
//! One schema serves reading and writing. It keeps to few keywords, which every validator, form library and code generator
//! that was tried reads alike: `type`, `properties`, `required`, `additionalProperties`, `items`, `oneOf`, `const`, `enum`,
//! `pattern`, `maxLength`, `minimum`, `maximum`, `format` (`date`), `description`, `$ref` and `$defs`; `title` at the root.
//!
//! - Objects are closed. What is absent is absent: nothing is null. (From Python write with `exclude_none=True`.)
//! - A union is a `oneOf` of named definitions, `{Type}{Variant}`, each with its tag in `kind`.
//! - A figure is a string whose pattern is built from the parser's own tables; it takes the canonical spelling alone
//!   (`311.01万元`), which [`figure::read`](crate::figure::read()) makes of what documents print. The patterns are long: show
//!   the `description` to people, not the pattern.
//! - Names are ASCII, types `PascalCase`, members and words `snake_case`; none ends in a digit. A name means one thing in all
//!   schemas, so that they can stand side by side in one API description.
//!
//! A value has no member twice, so only a text can: reading a text refuses it. Beyond that, a text is read if and only if it
//! is I-JSON (RFC 7493), nested at most 127 deep, and its value valid. What a schema cannot say – sums, check digits,
//! order of dates – is never a reason to refuse: it is for the [`audit`](mod@crate::audit).
//!
//! # To answer a form
//!
//! [`read()`] reads a document or lists everything that is wrong in it, each with a JSON Pointer, in Chinese and English:
//!
//! ```
//! use budget_performance::Report;
//! use budget_performance::audit::Language;
//! use budget_performance::interop::schema;
//!
//! fn answer(body: &str) -> Result<Report, Vec<(String, String)>> {
//!     schema::read::<Report>(body).map_err(|violations| {
//!         let field = |violation: &schema::Violation| match (violation.pointer(), violation.member()) {
//!             // A member that is missing is shown at its own field.
//!             (Some(object), Some(member)) => object.member(member).to_string(),
//!             (Some(value), None) => value.to_string(),
//!             (None, _) => String::new(),
//!         };
//!         violations.iter().map(|one| (field(one), one.message(Language::En))).collect()
//!     })
//! }
//!
//! let wrong = answer(r#"{ "format_version": 1, "title": "决算", "kind": "final_account", "currency": "CNY",
//!                         "subject": { "kind": "unit" }, "period": {}, "date": "2024-2-29" }"#).unwrap_err();
//! assert_eq!(wrong.len(), 2);
//! assert_eq!(wrong[0].0, "/period/fiscal_year");
//! assert_eq!(wrong[1].1, "/date: found `2024-2-29`, expected a date of the calendar, such as `2024-04-08`");
//! ```
//!
//! # TypeScript, Python, OpenAPI
//!
//! Whoever has the crate has the texts; a program in another language needs the file:
//!
//! ```
//! use budget_performance::interop::schema;
//!
//! std::fs::write(std::env::temp_dir().join("report.schema.json"), schema::REPORT)?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! What follows was tried with json-schema-to-typescript 16, TypeScript 7, datamodel-code-generator 0.89 and pydantic 2.14,
//! and is run with every change of this crate.
//!
//! **TypeScript.** One interface for each definition, unions that narrow on `kind`:
//!
//! ```text
//! npx json2ts -i report.schema.json -o report.d.ts --no-additionalProperties --bannerComment ''
//! ```
//!
//! `JSON.parse(text) as Report` is a promise, not a check: let [`read()`] or a validator for 2020-12 look first. Where a
//! member has a description of its own, the generator writes its type out instead of naming it; `Fact["value"]` is the name
//! of such a union. Figures are `string`.
//!
//! **Python.** Classes of pydantic, from Python 3.11 on, that accept what the schema accepts, and `null` for absent members:
//!
//! ```text
//! datamodel-codegen --input report.schema.json --input-file-type jsonschema --output report.py \
//!   --output-model-type pydantic_v2.BaseModel --target-python-version 3.11 \
//!   --type-mappings date=string --strict-types str int
//! ```
//!
//! ```text
//! report = Report.model_validate_json(text)
//! text = report.model_dump_json(exclude_none=True, by_alias=True)
//! ```
//!
//! | without | happens |
//! |---|---|
//! | `exclude_none=True` | absent members are written as `null`, which is refused |
//! | `by_alias=True` | `from` and `is`, which are words of Python, are written as `from_` and `is_`, which is refused |
//! | `--type-mappings date=string` | dates become `datetime.date` and lose their pattern: `2024-02-29T00:00:00`, `0` and `1850-01-01` are let in |
//! | `--strict-types str int` | `"2023"` is let in as a year; with it, `2023.0` is not, which the schema allows |
//!
//! The patterns end in `$`, which in Python also matches before a final line break: validators that use `re` (such as
//! `jsonschema`) accept `"2024-04-08\n"`; pydantic does not.
//!
//! **OpenAPI 3.1.** Its schemas are JSON Schema 2020-12: the definitions are put under `components/schemas` as they are, with
//! `#/$defs/` in references replaced by `#/components/schemas/`. Names mean the same in all schemas, so definitions of
//! several can stand together. Generators want to be told by which member a union is told apart; the schemas here do not say
//! it, because strict validators refuse the keyword, but each variant has a name to map to:
//!
//! ```json
//! "discriminator": { "propertyName": "kind", "mapping": { "at_least": "#/components/schemas/TargetAtLeast" } }
//! ```
//!
//! To describe types of your own that hold ours, switch the feature `schema` on, derive `JsonSchema`, take the definitions
//! from one `SchemaGenerator` and apply `WireForm`, which names the variants of your unions as well. Give your types names that
//! ours do not have: of two types called `Answer`, schemars calls the second `Answer2`, without a word. The repository has
//! such a service in `tests/downstream`, with property tests by the [strategies](crate::interop).
//!
//! # What stays
//!
//! The schemas of each release are kept; documents generated from them have to be valid under the current ones, so what was
//! right once stays right until the major version changes. New members, words and variants may come at any time: a reader of
//! our documents should let unknown ones pass.
//!
//! [JSON Schema 2020-12]: https://json-schema.org/draft/2020-12/schema

mod check;
mod document;
pub mod form;
mod leaf;
mod read;
mod violation;
#[cfg(feature = "schema")]
mod wire_form;

pub use document::{
    ASSESSMENT, AUDIT, CLAIMS, CLASS_LIST, COMBINED_ROLL_UP, Document, EVALUATION, EVIDENCE, FRAMEWORK, OUTLINE,
    REPORT, ROLL_UP, SCORE_CLAIMS, SHEET, VERDICTS, assessment, audit, claims, class_list, combined_roll_up,
    evaluation, evidence, framework, outline, report, roll_up, score_claims, sheet, verdicts,
};
pub use read::{read, violations};
pub use violation::{Violation, ViolationKind, Violations};
#[cfg(feature = "schema")]
pub use wire_form::{WireForm, derived};
