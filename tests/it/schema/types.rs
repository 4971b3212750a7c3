//! Every type with a JSON form, under its name in the schemas.

use budget_performance::interop::schema;
use budget_performance::wire::Pointer;
use budget_performance::{Report, audit, evaluation, figure, model, reconcile, scoring, wire};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A type: the schema that knows it, and how it is read and written.
#[derive(Clone, Copy)]
pub(super) struct Type {
    /// The document whose schema it is in.
    pub(super) document: &'static str,
    /// Its name among the definitions; empty for the document itself.
    pub(super) name: &'static str,
    /// The schema of the document.
    pub(super) text: &'static str,
    /// Whether the type reads the value.
    pub(super) reads: fn(&Value) -> bool,
    /// Whether the type reads the text.
    pub(super) reads_text: fn(&str) -> bool,
    /// The value written again after it was read, if it can be read; it must be read as the same.
    pub(super) rewrites: fn(&Value) -> Option<Value>,
}

impl Type {
    /// The schema of this type alone.
    pub(super) fn schema(&self) -> Value {
        let mut schema: Value = serde_json::from_str(self.text).expect("the schema is JSON");
        if !self.name.is_empty() {
            schema = json!({ "$ref": format!("#/$defs/{}", self.name), "$defs": schema["$defs"].take() });
        }
        schema
    }

    /// What it is called in messages.
    pub(super) fn label(&self) -> String {
        format!("{}/{}", self.document, self.name)
    }
}

fn reads<T: DeserializeOwned>(value: &Value) -> bool {
    serde_json::from_value::<T>(value.clone()).is_ok()
}

fn reads_text<T: DeserializeOwned>(text: &str) -> bool {
    serde_json::from_str::<T>(text).is_ok()
}

fn rewrites<T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(value: &Value) -> Option<Value> {
    let read: T = serde_json::from_value(value.clone()).ok()?;
    let written = serde_json::to_value(&read).expect("what was read can be written");
    let again: T = serde_json::from_value(written.clone()).expect("what was written can be read");
    assert_eq!(again, read, "{value}");
    Some(written)
}

macro_rules! types {
    ($($document:ident: $root:ty { $($name:ident: $path:ty,)* };)+) => {
        vec![$(
            types!(@ $document, "", $root),
            $(types!(@ $document, stringify!($name), $path),)*
        )+]
    };
    (@ $document:ident, $name:expr, $path:ty) => {
        Type {
            document: stringify!($document),
            name: $name,
            text: text(stringify!($document)),
            reads: reads::<$path>,
            reads_text: reads_text::<$path>,
            rewrites: rewrites::<$path>,
        }
    };
}

/// The text of a document's schema.
pub(super) fn text(document: &str) -> &'static str {
    DOCUMENTS.iter().find(|(name, _)| *name == document).expect("it is a document").1
}

/// Every document with the text of its schema.
pub(super) const DOCUMENTS: [(&str, &str); 14] = [
    ("report", schema::REPORT),
    ("claims", schema::CLAIMS),
    ("verdicts", schema::VERDICTS),
    ("audit", schema::AUDIT),
    ("evaluation", schema::EVALUATION),
    ("assessment", schema::ASSESSMENT),
    ("roll_up", schema::ROLL_UP),
    ("combined_roll_up", schema::COMBINED_ROLL_UP),
    ("framework", schema::FRAMEWORK),
    ("outline", schema::OUTLINE),
    ("evidence", schema::EVIDENCE),
    ("score_claims", schema::SCORE_CLAIMS),
    ("sheet", schema::SHEET),
    ("class_list", schema::CLASS_LIST),
];

/// All of them.
#[expect(clippy::too_many_lines, reason = "it is a table")]
pub(super) fn types() -> Vec<Type> {
    types! {
        report: Report {
            Account: model::Account, Achieved: model::Achieved, AmountCell: model::AmountCell,
            Baseline: model::Baseline, Basis: model::Basis, Breakdown: model::Breakdown, ClassCode: model::ClassCode,
            Column: model::Column, ColumnAmount: model::ColumnAmount, ColumnIdentity: model::ColumnIdentity,
            Comparison: model::Comparison, CreditCode: model::CreditCode, Currency: figure::Currency,
            DataCutoff: model::DataCutoff, Department: model::Department, DivisionCode: model::DivisionCode,
            DutyHolder: model::DutyHolder, Fact: model::Fact, FiscalLevel: model::FiscalLevel,
            Function: model::Function, GradeBand: model::GradeBand, GroupChoice: model::GroupChoice,
            Indicator: model::Indicator, IndicatorKind: model::IndicatorKind, Line: model::Line,
            ListKind: model::ListKind, Month: model::Month, Objective: model::Objective, OrgUnit: model::OrgUnit,
            Period: model::Period, PointerRelation: reconcile::Relation<Pointer>, PostKind: model::PostKind,
            Reason: model::Reason, Remark: model::Remark, ReportKind: model::ReportKind,
            ScoreGroup: model::ScoreGroup, ScoreRow: model::ScoreRow, Scorecard: model::Scorecard,
            ShareOf: model::ShareOf, SharedDuty: model::SharedDuty, StatedShare: model::StatedShare,
            Statement: model::Statement, Tally: model::Tally, TallyBreakdown: model::TallyBreakdown,
            TallyComparison: model::TallyComparison, Target: model::Target, TargetBasis: model::TargetBasis,
            UnitCount: model::UnitCount, Value: model::Value, When: model::When,
        };
        claims: reconcile::Claims {
            Attainment: reconcile::Attainment, ClaimReading: reconcile::ClaimReading,
            ClaimedFigure: reconcile::ClaimedFigure, Coverage: reconcile::Coverage,
            FigureClaim: reconcile::FigureClaim, Id: wire::Id, IdRelation: reconcile::Relation<wire::Id>,
            Movement: reconcile::Movement, Sense: reconcile::Sense, Sign: reconcile::Sign,
            TargetDirection: reconcile::TargetDirection,
        };
        verdicts: reconcile::ReconciliationDocument {
            ConflictDocument: reconcile::ConflictDocument, CorrectedDocument: reconcile::CorrectedDocument,
            CorrectionDocument: reconcile::CorrectionDocument, DuplicateDocument: reconcile::DuplicateDocument,
            ExplanationDocument: reconcile::ExplanationDocument, HypothesisDocument: reconcile::HypothesisDocument,
            ImpliedDocument: reconcile::ImpliedDocument, Mode: reconcile::Mode, Range: reconcile::Range,
            RangeEnds: reconcile::RangeEnds, RelationDocument: reconcile::RelationDocument, Slip: reconcile::Slip,
            VerdictDocument: reconcile::VerdictDocument,
        };
        audit: audit::AuditDocument {
            LikelyDocument: audit::LikelyDocument, LikelyKind: audit::LikelyKind,
            CheckedDocument: audit::CheckedDocument, Code: audit::Code, FindingDocument: audit::FindingDocument,
            Label: model::Label, Ordinal: model::Ordinal, Pointer: wire::Pointer, Prose: model::Prose,
            Severity: audit::Severity, SkippedDocument: audit::SkippedDocument, Why: reconcile::Why,
        };
        evaluation: evaluation::EvaluationDocument {
            AmountRange: evaluation::AmountRange, BreakdownDocument: evaluation::BreakdownDocument,
            ComparisonDocument: evaluation::ComparisonDocument, CountCell: model::CountCell, Date: model::Date,
            Dimension: model::Dimension, Favour: evaluation::Favour, Headcount: figure::Stated<figure::Headcount>,
            IndicatorDocument: evaluation::IndicatorDocument, LineDocument: evaluation::LineDocument,
            LineItem: model::LineItem, OrgUnitKind: model::OrgUnitKind, QuantityCell: model::QuantityCell,
            Ratio: figure::Stated<figure::Ratio>, RatioCell: model::RatioCell, Source: evaluation::Source,
            StaffingDocument: evaluation::StaffingDocument, StatementDocument: evaluation::StatementDocument,
            Subject: model::Subject, SubjectKind: model::SubjectKind,
            TallyBreakdownDocument: evaluation::TallyBreakdownDocument, TallyDimension: model::TallyDimension,
            TallyDocument: evaluation::TallyDocument, TallyRole: model::TallyRole,
            TargetResult: evaluation::TargetResult, UnitCountDocument: evaluation::UnitCountDocument,
        };
        assessment: evaluation::AssessmentDocument {};
        roll_up: evaluation::RollUpDocument {
            Certainty: model::classification::Certainty, Counted: evaluation::Counted,
            RollUpColumnDocument: evaluation::RollUpColumnDocument,
            RollUpNoteDocument: evaluation::RollUpNoteDocument, RollUpScheme: evaluation::RollUpScheme,
            RollUpStatementDocument: evaluation::RollUpStatementDocument,
        };
        combined_roll_up: evaluation::CombinedRollUpDocument {
            Amount: figure::Stated<figure::Amount>, CofogCode: model::CofogCode, EconomicCode: model::EconomicCode,
            FunctionCode: model::FunctionCode, GfsmCode: model::classification::GfsmCode, Nature: model::classification::Nature,
            RollUpClass: evaluation::RollUpClass, RollUpRowDocument: evaluation::RollUpRowDocument,
            Side: model::Side, Stage: model::Stage, UnmappedDocument: evaluation::UnmappedDocument,
            UnmappedReason: evaluation::UnmappedReason,
        };
        framework: scoring::FrameworkDraft {
            Aggregation: scoring::Aggregation, BandEnds: model::BandEnds, Base: scoring::Base,
            Citation: scoring::Citation, Criterion: scoring::Criterion, CriterionId: scoring::CriterionId,
            Deduction: scoring::Deduction, Excess: scoring::Excess, FactKind: scoring::FactKind,
            FactSource: scoring::Source, Figure: figure::Figure, FrameworkFact: scoring::Fact,
            FrameworkGrade: scoring::GradeBand, FrameworkId: scoring::FrameworkId, GradeId: scoring::GradeId,
            Group: scoring::Group, GroupId: scoring::GroupId, InForce: scoring::InForce, Level: scoring::Level,
            LevelBand: scoring::LevelBand, Marks: scoring::Marks, Measure: scoring::Measure,
            NotApplicable: scoring::NotApplicable, PartStep: scoring::PartStep, Place: scoring::Place,
            PointBand: scoring::PointBand, Policies: scoring::Policies, Precision: scoring::Precision,
            RatioYear: scoring::RatioYear, Rounding: scoring::Rounding, Rule: scoring::Rule,
            Standing: scoring::Standing, Sum: scoring::Sum, TableRow: scoring::TableRow, Test: scoring::Test,
            Text: scoring::Text, Tier: scoring::Tier, TierId: scoring::TierId, Undefined: scoring::Undefined,
            Veto: scoring::Veto, Words: scoring::Words,
        };
        outline: scoring::OutlineDraft {
            OutlineCriterion: scoring::OutlineCriterion,
        };
        evidence: scoring::Evidence {
            Answer: model::Answer, FactName: scoring::FactName, FigureCell: model::FigureCell, Given: scoring::Given,
            GivenFact: scoring::GivenFact, HeadFigures: scoring::HeadFigures,
        };
        score_claims: scoring::Claims {
            Claim: scoring::Claim,
        };
        sheet: scoring::SheetDocument {
            Cause: scoring::Cause, Lack: scoring::Lack, Number: scoring::Number,
            ScoreDocument: scoring::ScoreDocument, StatusWord: scoring::StatusWord, Step: scoring::Step,
            TotalDocument: scoring::TotalDocument, VetoDocument: scoring::VetoDocument,
        };
        class_list: model::classification::ClassListDraft {
            BudgetAccount: model::classification::BudgetAccount, ClassDraft: model::classification::ClassDraft,
            FiscalYear: model::FiscalYear, FormatVersion: model::FormatVersion,
            FormerNameDraft: model::classification::FormerNameDraft, LevelCount: model::classification::LevelCount,
            Scheme: model::classification::Scheme, SourceDraft: model::classification::SourceDraft,
        };
    }
}

/// Every definition of every schema is a type of the table, or a variant of one, or a number that none is told apart by.
#[test]
fn the_table_is_complete() {
    let known: std::collections::BTreeSet<&str> = types().iter().map(|one| one.name).collect();
    let title = |text: &str| {
        let schema: Value = serde_json::from_str(text).expect("the schema is JSON");
        schema["title"].as_str().expect("the root has a title").to_owned()
    };
    let titles: std::collections::BTreeSet<String> = DOCUMENTS.iter().map(|(_, text)| title(text)).collect();
    let mut missing = Vec::new();
    for (document, text) in DOCUMENTS {
        let schema: Value = serde_json::from_str(text).expect("the schema is JSON");
        let title = schema["title"].as_str().expect("the root has a title").to_owned();
        let definitions = schema["$defs"].as_object().expect("there are definitions");
        let is_variant = |name: &str| {
            let reference = json!(format!("#/$defs/{name}"));
            let of = |union: &Value| {
                union["oneOf"].as_array().is_some_and(|all| all.iter().any(|one| one["$ref"] == reference))
            };
            definitions.values().any(of)
        };
        let hidden = ["WholeNumber", "Difference"];
        let names = definitions.keys().map(String::as_str);
        missing.extend(
            names
                .filter(|name| {
                    !known.contains(name) && !is_variant(name) && !hidden.contains(name) && !titles.contains(*name)
                })
                .map(|name| format!("{document} ({title}): {name}")),
        );
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
