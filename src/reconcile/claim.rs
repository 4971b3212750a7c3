//! What others can hand in: figures by name, and how a document says they hang together.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::word::{Attainment, Coverage, Movement, Sense, Sign, TargetDirection};
use crate::figure::text::{Leaf, leaf, pattern};
use crate::figure::{Figure, FigureError, Problem};
use crate::wire::Id;
use crate::wire::closed::{closed, some};

/// Figures, and the relations that a document states between them.
///
/// ```
/// use budget_performance::reconcile::Claims;
/// use budget_performance::wire::from_json;
///
/// let claims: Claims = from_json(
///     r#"{
///         "figures": [
///             { "name": "basic", "stated": ["311.01万元"] },
///             { "name": "personnel", "stated": ["259.01万元"] },
///             { "name": "personnel.share", "stated": ["83.28%"] }
///         ],
///         "relations": [{ "kind": "share", "part": "personnel", "whole": "basic", "share": "personnel.share" }]
///     }"#,
/// )?;
/// assert_eq!(claims.figures.len(), 3);
/// # Ok::<(), budget_performance::wire::DocumentError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Claims {
    /// The figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<FigureClaim>,
    /// How they hang together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation<Id>>,
}

impl Claims {
    /// Figures and their relations.
    pub fn new(figures: Vec<FigureClaim>, relations: Vec<Relation<Id>>) -> Self {
        Self { figures, relations }
    }
}

/// A figure by name, as often as it is stated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct FigureClaim {
    /// The name that relations use.
    pub name: Id,
    /// Each statement of it; none if it is unknown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stated: Vec<ClaimedFigure>,
    /// How the statements are to be understood; if absent, as rounded to the nearest.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub reading: Option<ClaimReading>,
}

impl FigureClaim {
    /// A figure with its statements.
    pub fn new(name: Id, stated: Vec<ClaimedFigure>) -> Self {
        Self { name, stated, reading: None }
    }
}

/// How a stated figure is to be understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum ClaimReading {
    /// Rounded to the nearest, by whatever rule for ties (四舍五入).
    #[default]
    Nearest,
    /// Cut off (去尾).
    Truncated,
    /// Not rounded at all.
    Exact,
}

/// A figure that says what it counts: `311.01万元`, `83.28%`, `19人`, `914家`; a bare number is refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClaimedFigure(Figure);

impl ClaimedFigure {
    /// The figure.
    pub fn figure(&self) -> &Figure {
        &self.0
    }
}

impl FromStr for ClaimedFigure {
    type Err = FigureError;

    fn from_str(text: &str) -> Result<Self, FigureError> {
        match text.parse()? {
            Figure::Quantity(bare) if bare.unit().is_none() => {
                Err(FigureError::new(text, Figure::EXPECTED, Problem::UnitMissing))
            }
            figure => Ok(Self(figure)),
        }
    }
}

impl fmt::Display for ClaimedFigure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl Leaf for ClaimedFigure {
    const EXPECTED: &'static str = Figure::EXPECTED;
}

leaf!(ClaimedFigure);
pattern!(ClaimedFigure, crate::figure::pattern::with_unit());

/// How figures hang together, by the names `N` of the figures.
///
/// The relation holds for the true values behind the figures, not for the digits: 33.33 % three times is 100 %.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", rename = "{N}Relation", transform = crate::wire::schema::closed))]
#[serde(bound(serialize = "N: Serialize + fmt::Debug", deserialize = "N: Deserialize<'de>"))]
#[non_exhaustive]
pub enum Relation<N> {
    /// `total = Σ ± parts` (合计), or a total of which the parts are some (其中).
    Sum {
        /// The total.
        total: N,
        /// The parts.
        parts: Vec<N>,
        /// The sign of each part; if absent, all are added.
        #[serde(default = "Vec::<Sign>::new", skip_serializing_if = "Vec::is_empty")]
        signs: Vec<Sign>,
        /// Whether the parts are all there are; if absent, they are.
        #[serde(default = "none::<Coverage>", deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        coverage: Option<Coverage>,
        /// Whether it is inferred rather than stated.
        #[serde(default, skip_serializing_if = "is_stated")]
        assumed: bool,
    },
    /// `change = current − prior` (增减额).
    Change {
        /// The quantity now.
        current: N,
        /// The quantity before.
        prior: N,
        /// The difference.
        change: N,
        /// How its sign is meant; if absent, current − prior.
        #[serde(default = "none::<Sense>", deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        sense: Option<Sense>,
        /// Whether it is inferred rather than stated.
        #[serde(default, skip_serializing_if = "is_stated")]
        assumed: bool,
    },
    /// `rate = (current − prior) ÷ prior` (增减率).
    Growth {
        /// The quantity now.
        current: N,
        /// The quantity before.
        prior: N,
        /// The growth in percent.
        rate: N,
        /// How its sign is meant; if absent, a rise is positive.
        #[serde(default = "none::<Sense>", deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        sense: Option<Sense>,
        /// Whether it is inferred rather than stated.
        #[serde(default, skip_serializing_if = "is_stated")]
        assumed: bool,
    },
    /// `share = part ÷ whole` (占比).
    Share {
        /// The part.
        part: N,
        /// The whole.
        whole: N,
        /// The share in percent.
        share: N,
        /// Whether it is inferred rather than stated.
        #[serde(default, skip_serializing_if = "is_stated")]
        assumed: bool,
    },
    /// `change = current − prior` of two percentages, in points (百分点).
    PointChange {
        /// The percentage now.
        current: N,
        /// The percentage before.
        prior: N,
        /// The difference in points.
        change: N,
        /// How its sign is meant; if absent, current − prior.
        #[serde(default = "none::<Sense>", deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        sense: Option<Sense>,
        /// Whether it is inferred rather than stated.
        #[serde(default, skip_serializing_if = "is_stated")]
        assumed: bool,
    },
    /// `rate = actual ÷ target` (完成率).
    Completion {
        /// What was done.
        actual: N,
        /// What was planned.
        target: N,
        /// The rate in percent.
        rate: N,
        /// Whether it is inferred rather than stated.
        #[serde(default, skip_serializing_if = "is_stated")]
        assumed: bool,
    },
    /// `rate = Σ numerator ÷ Σ denominator` (比率); a figure may stand on both sides.
    Ratio {
        /// What is added up above the line.
        numerator: Vec<N>,
        /// What is added up below the line.
        denominator: Vec<N>,
        /// The rate in percent.
        rate: N,
        /// Whether it is inferred rather than stated.
        #[serde(default, skip_serializing_if = "is_stated")]
        assumed: bool,
    },
    /// `rate = (actual − baseline) ÷ (target − baseline)` (进展).
    Progress {
        /// Where it started.
        baseline: N,
        /// Where it is.
        actual: N,
        /// Where it is to go.
        target: N,
        /// The rate in percent.
        rate: N,
        /// Whether it is inferred rather than stated.
        #[serde(default, skip_serializing_if = "is_stated")]
        assumed: bool,
    },
    /// `lesser ≤ greater`.
    Order {
        /// The smaller.
        lesser: N,
        /// The larger.
        greater: N,
        /// Whether they cannot be equal.
        #[serde(default, skip_serializing_if = "is_stated")]
        strict: bool,
        /// Whether it is inferred rather than stated.
        #[serde(default, skip_serializing_if = "is_stated")]
        assumed: bool,
    },
    /// What became of a quantity, in a word (增加, 减少, 持平).
    Trend {
        /// The quantity now.
        current: N,
        /// The quantity before.
        prior: N,
        /// The word.
        is: Movement,
        /// Whether it is inferred rather than stated.
        #[serde(default, skip_serializing_if = "is_stated")]
        assumed: bool,
    },
    /// Whether a target is said to be met.
    Meets {
        /// What was achieved.
        achieved: N,
        /// What was aimed at.
        target: N,
        /// Which way the target points.
        direction: TargetDirection,
        /// What is said of it.
        stated: Attainment,
        /// Whether it is inferred rather than stated.
        #[serde(default, skip_serializing_if = "is_stated")]
        assumed: bool,
    },
    /// `rate` is a whole number out of `denominator`: a percentage, or a mean of whole things.
    Granularity {
        /// The whole number; if absent or unknown, any will do.
        #[serde(default = "none::<N>", deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        numerator: Option<N>,
        /// How many there are.
        denominator: N,
        /// The percentage or the mean.
        rate: N,
        /// Whether it is inferred rather than stated.
        #[serde(default, skip_serializing_if = "is_stated")]
        assumed: bool,
    },
    /// All are the same quantity.
    Equal {
        /// The figures.
        figures: Vec<N>,
        /// Whether it is inferred rather than stated.
        #[serde(default, skip_serializing_if = "is_stated")]
        assumed: bool,
    },
}

fn none<T>() -> Option<T> {
    None
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn is_stated(assumed: &bool) -> bool {
    !assumed
}

closed!(Object: Claims, FigureClaim);
closed!(Word: ClaimReading);
closed!(Union: Relation<Id>, Relation<crate::wire::Pointer>);

/// What a figure is to its relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A quantity of the kind that the relation is about.
    Quantity,
    /// A percentage.
    Percent,
    /// A percentage, or a mean of the things counted.
    Shown,
}

/// A figure of a relation: the member that names it, its place in a list, its name and its role.
pub(crate) type Member<'a, N> = (&'static str, Option<usize>, &'a N, Role);

/// The figures that a relation names; few of them are kept where the list is.
pub(crate) type Members<'a, N> = SmallVec<[Member<'a, N>; 4]>;

impl<N> Relation<N> {
    /// The figures that it names.
    pub(crate) fn members(&self) -> Members<'_, N> {
        let mut members = Members::new();
        self.each(&mut |member| members.push(member));
        members
    }

    /// Shows each figure that it names.
    pub(crate) fn each<'a>(&'a self, see: &mut dyn FnMut(Member<'a, N>)) {
        use Role::{Percent, Quantity, Shown};
        match self {
            Self::Sum { total, parts, .. } => {
                see(("total", None, total, Quantity));
                list("parts", parts, see);
            }
            Self::Change { current, prior, change, .. } => {
                named([("current", current, Quantity), ("prior", prior, Quantity), ("change", change, Quantity)], see);
            }
            Self::Growth { current, prior, rate, .. } => {
                named([("current", current, Quantity), ("prior", prior, Quantity), ("rate", rate, Percent)], see);
            }
            Self::Share { part, whole, share, .. } => {
                named([("part", part, Quantity), ("whole", whole, Quantity), ("share", share, Percent)], see);
            }
            Self::PointChange { current, prior, change, .. } => {
                named([("current", current, Percent), ("prior", prior, Percent), ("change", change, Percent)], see);
            }
            Self::Completion { actual, target, rate, .. } => {
                named([("actual", actual, Quantity), ("target", target, Quantity), ("rate", rate, Percent)], see);
            }
            Self::Ratio { numerator, denominator, rate, .. } => {
                list("numerator", numerator, see);
                list("denominator", denominator, see);
                see(("rate", None, rate, Percent));
            }
            Self::Progress { baseline, actual, target, rate, .. } => {
                named([("baseline", baseline, Quantity), ("actual", actual, Quantity)], see);
                named([("target", target, Quantity), ("rate", rate, Percent)], see);
            }
            Self::Order { lesser, greater, .. } => {
                named([("lesser", lesser, Quantity), ("greater", greater, Quantity)], see);
            }
            Self::Trend { current, prior, .. } => {
                named([("current", current, Quantity), ("prior", prior, Quantity)], see);
            }
            Self::Meets { achieved, target, .. } => {
                named([("achieved", achieved, Quantity), ("target", target, Quantity)], see);
            }
            Self::Granularity { numerator, denominator, rate, .. } => {
                if let Some(numerator) = numerator {
                    see(("numerator", None, numerator, Quantity));
                }
                named([("denominator", denominator, Quantity), ("rate", rate, Shown)], see);
            }
            Self::Equal { figures, .. } => list("figures", figures, see),
        }
    }

    /// The same relation between other names.
    pub fn map<M>(&self, see: &mut impl FnMut(&N) -> M) -> Relation<M> {
        let assumed = self.is_assumed();
        match self {
            Self::Sum { total, parts, signs, coverage, .. } => {
                let (signs, coverage) = (signs.clone(), *coverage);
                Relation::Sum { total: see(total), parts: parts.iter().map(see).collect(), signs, coverage, assumed }
            }
            Self::Change { current, prior, change, sense, .. } => {
                let (current, prior, change) = (see(current), see(prior), see(change));
                Relation::Change { current, prior, change, sense: *sense, assumed }
            }
            Self::Growth { current, prior, rate, sense, .. } => {
                let (current, prior, rate) = (see(current), see(prior), see(rate));
                Relation::Growth { current, prior, rate, sense: *sense, assumed }
            }
            Self::Share { part, whole, share, .. } => {
                Relation::Share { part: see(part), whole: see(whole), share: see(share), assumed }
            }
            Self::PointChange { current, prior, change, sense, .. } => {
                let (current, prior, change) = (see(current), see(prior), see(change));
                Relation::PointChange { current, prior, change, sense: *sense, assumed }
            }
            Self::Completion { actual, target, rate, .. } => {
                Relation::Completion { actual: see(actual), target: see(target), rate: see(rate), assumed }
            }
            Self::Ratio { numerator, denominator, rate, .. } => Relation::Ratio {
                numerator: numerator.iter().map(&mut *see).collect(),
                denominator: denominator.iter().map(&mut *see).collect(),
                rate: see(rate),
                assumed,
            },
            Self::Progress { baseline, actual, target, rate, .. } => {
                let (baseline, actual, target, rate) = (see(baseline), see(actual), see(target), see(rate));
                Relation::Progress { baseline, actual, target, rate, assumed }
            }
            Self::Order { lesser, greater, strict, .. } => {
                Relation::Order { lesser: see(lesser), greater: see(greater), strict: *strict, assumed }
            }
            Self::Trend { current, prior, is, .. } => {
                Relation::Trend { current: see(current), prior: see(prior), is: *is, assumed }
            }
            Self::Meets { achieved, target, direction, stated, .. } => {
                let (achieved, target, direction, stated) = (see(achieved), see(target), *direction, *stated);
                Relation::Meets { achieved, target, direction, stated, assumed }
            }
            Self::Granularity { numerator, denominator, rate, .. } => {
                let numerator = numerator.as_ref().map(&mut *see);
                Relation::Granularity { numerator, denominator: see(denominator), rate: see(rate), assumed }
            }
            Self::Equal { figures, .. } => Relation::Equal { figures: figures.iter().map(see).collect(), assumed },
        }
    }

    /// The figure that it says something of, where it gives no result.
    pub(crate) fn subject(&self) -> Option<&N> {
        match self {
            Self::Order { lesser, .. } => Some(lesser),
            Self::Trend { prior, is: Movement::New, .. } => Some(prior),
            Self::Trend { is: Movement::AboutFlat, .. } => None,
            Self::Trend { current, .. } => Some(current),
            Self::Meets { achieved, .. } => Some(achieved),
            _ => None,
        }
    }

    /// Whether it is inferred rather than stated.
    pub fn is_assumed(&self) -> bool {
        match self {
            Self::Sum { assumed, .. }
            | Self::Change { assumed, .. }
            | Self::Growth { assumed, .. }
            | Self::Share { assumed, .. }
            | Self::PointChange { assumed, .. }
            | Self::Completion { assumed, .. }
            | Self::Ratio { assumed, .. }
            | Self::Progress { assumed, .. }
            | Self::Order { assumed, .. }
            | Self::Trend { assumed, .. }
            | Self::Meets { assumed, .. }
            | Self::Granularity { assumed, .. }
            | Self::Equal { assumed, .. } => *assumed,
        }
    }
}

fn list<'a, N>(member: &'static str, names: &'a [N], see: &mut dyn FnMut(Member<'a, N>)) {
    for (index, name) in names.iter().enumerate() {
        see((member, Some(index), name, Role::Quantity));
    }
}

fn named<'a, N, const COUNT: usize>(members: [(&'static str, &'a N, Role); COUNT], see: &mut dyn FnMut(Member<'a, N>)) {
    for (member, name, role) in members {
        see((member, None, name, role));
    }
}
