//! The report as a whole.

use serde::{Deserialize, Serialize};

use super::department::Department;
use super::fact::Fact;
use super::indicator::Indicator;
use super::period::Period;
use super::scorecard::Scorecard;
use super::statement::Statement;
use super::tally::Tally;
use super::text::{Date, FormatVersion, Label, Prose};
use crate::figure::Currency;
use crate::reconcile::Relation;
use crate::wire::Pointer;
use crate::wire::closed::{closed, some};

/// A published document on a public budget: what it states, as it states it.
///
/// Nothing in it is corrected. Every part but the first seven may be empty, because documents differ: a department's
/// evaluation has functions and staffing, a project's self-evaluation a scorecard, a final account statements alone.
///
/// ```
/// use budget_performance::model::{Report, from_json};
///
/// let report: Report = from_json(
///     r#"{
///         "format_version": 1,
///         "title": "2023年度部门整体支出绩效评价报告",
///         "kind": "department_evaluation",
///         "subject": { "kind": "department", "name": "南岳区应急管理局" },
///         "currency": "CNY",
///         "period": { "fiscal_year": 2023 }
///     }"#,
/// )?;
/// assert_eq!(report.period.fiscal_year.get(), 2023);
/// # Ok::<(), budget_performance::model::DocumentError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Report {
    /// The version of this form.
    pub format_version: FormatVersion,
    /// The title as printed (标题).
    pub title: Label,
    /// What kind of document it is.
    pub kind: ReportKind,
    /// What it is about (评价对象).
    pub subject: Subject,
    /// The currency of all its money (币种).
    pub currency: Currency,
    /// The time it is about (评价期间).
    pub period: Period,
    /// The department in charge of the subject (主管部门), where the document names it apart.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub responsible_department: Option<Label>,
    /// The unit that carries the project out (实施单位), where the document names it apart.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub implementing_unit: Option<Label>,
    /// Days at which its data stop (数据截止日), as it says: 截至10月底.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data_cutoffs: Vec<DataCutoff>,
    /// The department or unit: its identity, functions, organisation and staffing (部门基本情况).
    #[serde(default, skip_serializing_if = "Department::is_empty")]
    pub department: Department,
    /// Tables of money, and prose that amounts to one (收支情况).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// Counts of people or things with their parts, other than the staffing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tallies: Vec<Tally>,
    /// Further figures, each with a label of its own (基础数据表).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// Performance indicators outside any scorecard (绩效指标).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// Scored tables of indicators (绩效自评表).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scorecards: Vec<Scorecard>,
    /// What the document states across its tables and prose: relations between figures at their places in this document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Relation<Pointer>>,
    /// Overall objectives, and what became of them (年度总体目标).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<Objective>,
    /// Problems that the document names (存在的问题).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Prose>,
    /// Measures that it proposes (改进措施).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Prose>,
    /// The wording behind single figures, where it matters or had to be repaired.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
    /// Who issues the document (落款单位).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Label>,
    /// The date of issue (落款日期).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

impl Report {
    /// A report on `subject` that states nothing yet.
    pub fn new(title: Label, kind: ReportKind, subject: Subject, currency: Currency, period: Period) -> Self {
        Self {
            format_version: FormatVersion::CURRENT,
            title,
            kind,
            subject,
            currency,
            period,
            responsible_department: None,
            implementing_unit: None,
            data_cutoffs: Vec::new(),
            department: Department::default(),
            statements: Vec::new(),
            tallies: Vec::new(),
            facts: Vec::new(),
            indicators: Vec::new(),
            scorecards: Vec::new(),
            claims: Vec::new(),
            objectives: Vec::new(),
            problems: Vec::new(),
            measures: Vec::new(),
            remarks: Vec::new(),
            issuer: None,
            date: None,
        }
    }
}

/// What kind of document a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum ReportKind {
    /// The evaluation of a department's whole expenditure (部门整体支出绩效评价).
    DepartmentEvaluation,
    /// A department's or unit's evaluation of itself (部门整体支出绩效自评).
    DepartmentSelfEvaluation,
    /// The evaluation of a project or programme (项目支出绩效评价).
    ProjectEvaluation,
    /// A unit's evaluation of its own project (项目支出绩效自评).
    ProjectSelfEvaluation,
    /// The tables that an evaluation rests on (绩效评价基础数据表).
    BaseDataTable,
    /// Targets declared before the year (绩效目标申报).
    TargetDeclaration,
    /// Monitoring during the year (绩效运行监控).
    Monitoring,
    /// A budget (预算).
    Budget,
    /// A report on the execution of a budget (预算执行情况报告).
    BudgetExecution,
    /// A final account (决算).
    FinalAccount,
    /// A disclosure of the three public expenses (“三公”经费公开).
    ThreePublicExpenses,
    /// An annual report in the manner of other countries.
    AnnualReport,
    /// Anything else.
    Other,
}

/// What a report is about (评价对象).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Subject {
    /// What kind of thing it is.
    pub kind: SubjectKind,
    /// Its name as the document gives it; absent where it gives none.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
}

impl Subject {
    /// A subject of that kind and name.
    pub fn new(kind: SubjectKind, name: Option<Label>) -> Self {
        Self { kind, name }
    }
}

/// What kind of thing a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum SubjectKind {
    /// A department with its units (部门).
    Department,
    /// One unit (单位).
    Unit,
    /// A project (项目).
    Project,
    /// A programme: a part of the budget with a purpose of its own.
    Programme,
    /// A policy (政策).
    Policy,
    /// A fund (资金, 专项资金).
    Fund,
    /// A whole government (政府).
    Government,
}

/// A day at which data stop (数据截止日).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct DataCutoff {
    /// The wording: 截至10月底.
    pub wording: Label,
    /// The day it means; absent where the document does not tell (截至目前).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

impl DataCutoff {
    /// A cut-off in the words of the document.
    pub fn new(wording: Label, date: Option<Date>) -> Self {
        Self { wording, date }
    }
}

/// An overall objective (年度总体目标), and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Objective {
    /// What was intended (预期目标).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub expected: Option<Prose>,
    /// What was done (实际完成情况).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub achieved: Option<Prose>,
}

/// A note on the wording behind a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Remark {
    /// The figure or part that it is about.
    pub at: Pointer,
    /// The note.
    pub text: Prose,
}

impl Remark {
    /// A note on the value at `at`.
    pub fn new(at: Pointer, text: Prose) -> Self {
        Self { at, text }
    }
}

closed!(Object: Report, Subject, DataCutoff, Objective, Remark);
closed!(Word: ReportKind, SubjectKind);
