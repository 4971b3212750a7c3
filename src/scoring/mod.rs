//! Scores (评分): frameworks as dated, cited data, and how certain a grade is.
//!
//! A [`Framework`] is data: a [`FrameworkDraft`], shipped or the user's own, that keeps its own rules. It is scored with
//! [`Evidence`], the facts as they are written, and gives a [`Sheet`]: for every criterion points and the reason in words, a
//! total, a grade.
//!
//! | idea | type |
//! |---|---|
//! | a fact, and where a report states it | [`Fact`], [`Source`] |
//! | what is measured: ratios, sums, judgements, checklists | [`Measure`] |
//! | how that becomes points, of a closed set | [`Rule`] |
//! | what happens where the rules say nothing | [`Policies`] |
//! | how criteria become one result: sum, weakest link, table, veto | [`Aggregation`] |
//! | frameworks that leave weights to their user | [`Outline`], [`Completion`] |
//! | a document's own scorecard | [`OwnTable`] |
//! | the scores that a document gives itself | [`Claims`], [`SelfScore`] |
//!
//! # Nothing is lost, nothing is made up
//!
//! - Points are exact [`Number`]s of any size. They are rounded where a policy says so, for print; thresholds and grades are
//!   decided on the exact number, so 99.996 % is not complete and 89.996 points are not 优.
//! - Figures are as printed, so every score has a value for the printed digits and a range for all that may be behind them.
//!   The range decides whether a grade is certain, or one of several.
//! - A fact that is lacking leaves its criterion open, by the name of the fact; the criterion can then be worth anything from
//!   nothing to its weight, and so can the total. A ratio to zero is undefined. Neither is silently zero or full marks: a
//!   policy may say that it is, and then the sheet says so.
//! - A [`SheetDocument`] records facts, rule and every step, and [replays](SheetDocument::replay) to the same result.
//!
//! ```
//! use budget_performance::scoring::{Evidence, Framework, Given, Total};
//!
//! let framework = Framework::builtin("hunan-department-2017")?;
//! let mut evidence = Evidence::default();
//! for (fact, figure) in [("in_post", "136人"), ("authorised", "143人")] {
//!     evidence.give(fact.parse()?, Given::Figure { figure: figure.parse()? });
//! }
//! let sheet = framework.score(&evidence);
//! let posts_filled = sheet.score_of("N01").expect("it is a criterion of the framework");
//! assert_eq!(posts_filled.reason(&sheet).en.as_ref(), "136人 ÷ 143人 = 95.10%; nothing is deducted (≤ 100%); 5 of 5 points");
//! // Fifteen criteria are open: nothing is certain of the total but that 5 points are earned.
//! let Total::Points(total) = &sheet.total else { panic!("the framework adds points up") };
//! assert_eq!((total.points.lowest.to_string(), total.points.highest.to_string()), ("5".into(), "100".into()));
//! assert_eq!(total.possible.len(), 4);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod aggregate;
mod award;
mod builtin;
mod check;
mod claim;
mod composition;
mod criterion;
mod document;
mod earned;
mod error;
mod evidence;
mod fact;
mod facts;
mod fraction;
mod framework;
mod grade;
mod lack;
mod level;
mod linear;
mod marks;
mod measure;
mod measured;
mod name;
mod natural;
mod number;
mod of_report;
mod of_statement;
mod outline;
mod own_rule;
mod own_table;
mod phrase;
mod plan;
mod policy;
mod reason;
mod remark;
mod replay;
mod rule;
mod score;
mod sheet;
mod sized;
mod span;
mod step;
mod words;

pub use aggregate::{Aggregation, Veto};
pub use claim::{Claim, Claims, Comparison, Explanation, SelfScore, TotalComparison};
pub use criterion::{Criterion, Group, Standing};
pub use document::{ScoreDocument, SheetDocument, StatusWord, TotalDocument, VetoDocument};
pub use earned::{Award, Earned};
pub use error::{FrameworkError, LoadError, NotInForce, Violation};
pub use evidence::{Evidence, Given, GivenFact, HeadFigures};
pub use fact::{Fact, FactKind, Source};
pub use framework::{Citation, Framework, FrameworkDraft, InForce};
pub use grade::GradeBand;
pub use lack::{Cause, Lack};
pub use level::{Level, TableRow};
pub use marks::Marks;
pub use measure::{Base, Measure, RatioYear, Sum};
pub use name::{CriterionId, FactName, FrameworkId, GradeId, GroupId, TierId};
pub use number::Number;
pub use outline::{Choice, Completion, Measurement, Outline, OutlineCriterion, OutlineDraft};
pub use own_rule::Reverse;
pub use own_table::OwnTable;
pub use policy::{NotApplicable, Place, Policies, Precision, Rounding, Undefined};
pub use remark::SheetRemark;
pub use replay::ReplayError;
pub use rule::{Deduction, Excess, LevelBand, PartStep, PointBand, Rule, Test, Tier};
pub use score::{Score, Status};
pub use sheet::{PointTotal, Sheet, Total};
pub use step::Step;
pub use words::{Text, Words};
