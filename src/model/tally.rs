//! People and things, counted, with what they are made up of.

use serde::{Deserialize, Serialize};

use super::comparison::Reason;
use super::line::StatedShare;
use super::period::When;
use super::text::{FiscalYear, Label};
use super::{CountCell, RatioCell};
use crate::reconcile::{Coverage, Movement, Sense};
use crate::wire::Id;
use crate::wire::closed::{closed, some};

/// A number of people or of things, and what it is made up of: 97 = 69 + 19 + 9.
///
/// The staffing of a department is a list of such trees, each with its [`role`](Self::role).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Tally {
    /// A name for other parts of the document to refer to.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// The label as written: 事业编制.
    pub label: Label,
    /// What the people or posts are to the department; absent for things.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub role: Option<TallyRole>,
    /// The kind of post (编制类型), for posts and those who hold them.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub post_kind: Option<PostKind>,
    /// The number as stated.
    pub figure: CountCell,
    /// The time that the number is about.
    #[serde(default, skip_serializing_if = "When::is_unset")]
    pub when: When,
    /// What the number is made up of, in one way or several at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breakdowns: Vec<TallyBreakdown>,
    /// Shares that the document states of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<StatedShare>,
    /// Comparisons with another year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comparisons: Vec<TallyComparison>,
}

impl Tally {
    /// A number with a label.
    pub fn new(label: Label, figure: CountCell) -> Self {
        Self {
            id: None,
            label,
            role: None,
            post_kind: None,
            figure,
            when: When::default(),
            breakdowns: Vec::new(),
            shares: Vec::new(),
            comparisons: Vec::new(),
        }
    }
}

/// What people or posts are to a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum TallyRole {
    /// Posts approved (编制).
    Authorised,
    /// People in approved posts (在职, 在编在岗).
    InPost,
    /// Everyone there, of whatever standing (现有人员).
    Present,
    /// Retired with honours of the years before 1949 (离休).
    RetiredCadre,
    /// Retired (退休).
    Retired,
    /// Both kinds of the retired together (离退休).
    RetiredTogether,
    /// Employed outside the establishment (编外, 临聘).
    OutsideEstablishment,
    /// Sent by a labour agency (劳务派遣).
    Dispatched,
    /// In posts of public welfare (公益性岗位).
    PublicWelfarePost,
    /// Volunteers (志愿者).
    Volunteer,
    /// Dependants of the deceased (遗属).
    Dependant,
    /// Leadership posts (领导职数).
    LeadershipPosts,
    /// Anything else.
    Other,
}

/// The kind of a post (编制类型).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum PostKind {
    /// Administrative (行政编制).
    Administrative,
    /// Of the political and legal organs (政法专项编制).
    PoliticalLegal,
    /// Of an institution managed like the civil service (参照公务员法管理事业编制).
    CivilServiceManaged,
    /// Of an institution (事业编制).
    Institution,
    /// Of support workers (工勤编制).
    Support,
    /// Anything else (其他编制).
    Other,
}

/// One way in which a number is made up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct TallyBreakdown {
    /// By what it is divided.
    pub dimension: TallyDimension,
    /// The name of the dimension, where it is another.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
    /// Whether the parts are all there are.
    pub coverage: Coverage,
    /// The parts.
    pub parts: Vec<Tally>,
}

impl TallyBreakdown {
    /// A division by `dimension`.
    pub fn new(dimension: TallyDimension, coverage: Coverage, parts: Vec<Tally>) -> Self {
        Self { dimension, label: None, coverage, parts }
    }
}

/// By what a number of people or things is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum TallyDimension {
    /// The kind of post (编制类型).
    PostKind,
    /// Rank or grade (职级).
    Grade,
    /// Where they come from (来源).
    Source,
    /// Standing: in post, retired … (人员状态).
    Status,
    /// The kind of thing (类型).
    Kind,
    /// What came of it (结果).
    Outcome,
    /// Anything else.
    Other,
}

/// A number compared with that of another year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct TallyComparison {
    /// The year it is compared with.
    pub base_year: FiscalYear,
    /// The number then.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub base: Option<CountCell>,
    /// The difference, as [`sense`](Self::sense) has it.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub change: Option<CountCell>,
    /// How the sign of change and rate is meant; if absent, now − then.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub sense: Option<Sense>,
    /// The difference in percent of the number then.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub rate: Option<RatioCell>,
    /// The word for what happened.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub movement: Option<Movement>,
    /// Reasons given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

impl TallyComparison {
    /// A comparison with `base_year`.
    pub fn new(base_year: FiscalYear) -> Self {
        Self { base_year, base: None, change: None, sense: None, rate: None, movement: None, reasons: Vec::new() }
    }
}

closed!(Object: Tally, TallyBreakdown, TallyComparison);
closed!(Word: TallyRole, PostKind, TallyDimension);
