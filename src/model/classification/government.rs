//! From a department's economic class to a government's.

use super::class::Certainty;
use super::code::Code;
use super::code::sealed::Packed;
use super::digits::Digits;
use super::economic::{EconomicCode, EconomicScheme};
use super::question::Told;
use super::table::Reader;

/// The kind of unit that spends: an administrative organ and an institution use different classes of a government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// An administrative organ, or an institution run like one (行政单位, 参照公务员法管理的事业单位): 501 to 504.
    Organ,
    /// Any other public institution (事业单位): 505, 506.
    Institution,
}

/// Why a department's class is no class of a government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GovernmentClassError {
    /// The class is a government's already.
    #[error("found `{code}`, expected an economic class of departments (301 to 399)")]
    NotADepartments {
        /// The class.
        code: EconomicCode,
    },
    /// The class depends on the kind of unit, which is not said.
    #[error("found no kind of unit, expected one: `{code}` is another class for an organ than for an institution")]
    UnitKindNeeded {
        /// The class.
        code: EconomicCode,
    },
    /// Units of that kind do not use the class: an organ pays no 绩效工资.
    #[error("`{code}` is no class for units of that kind")]
    NotForThatUnit {
        /// The class.
        code: EconomicCode,
    },
    /// Its parts are of different classes: each has to be mapped by itself.
    #[error("the parts of `{code}` are of different classes, expected one of its parts")]
    Several {
        /// The class.
        code: EconomicCode,
    },
    /// The table has no such class.
    #[error("`{code}` is not in the table of classes")]
    NotListed {
        /// The class.
        code: EconomicCode,
    },
}

/// A line of the table: what a department's class is for an organ and for an institution, and whether a document shows it.
#[derive(Clone, Copy)]
struct Entry {
    department: Digits,
    organ: Option<Digits>,
    organ_shown: bool,
    institution: Option<Digits>,
    institution_shown: bool,
}

const TABLE: &str = include_str!("lists/government.tsv");
const LEN: usize = 99;
const EMPTY: Entry =
    Entry { department: Digits::ZERO, organ: None, organ_shown: false, institution: None, institution_shown: false };

/// The table of both classifications (政府与部门预算支出经济分类科目对照), in the order of the departments' classes.
static ENTRIES: [Entry; LEN] = entries();

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "checked when this is compiled")]
#[expect(clippy::expect_used, reason = "checked when this is compiled")]
const fn entries() -> [Entry; LEN] {
    let (mut entries, mut reader, mut index) = ([EMPTY; LEN], Reader::new(TABLE), 0);
    while index < LEN {
        entries[index] = Entry {
            department: reader.digits().expect("a line has a code"),
            organ: reader.digits(),
            organ_shown: reader.sources(&["MAP"]) != 0,
            institution: reader.digits(),
            institution_shown: reader.sources(&["MAP"]) != 0,
        };
        index += 1;
    }
    assert!(reader.is_done(), "the table has more lines");
    entries
}

/// The government's economic class that a department's class is, for a unit of that kind.
///
/// A 类 is mapped if its parts agree, to the finest class that they have in common. The answer is confirmed where the table
/// of both classifications was read; most lines for institutions were not.
///
/// ```
/// use budget_performance::model::classification::{GovernmentClassError, UnitKind, government_class};
///
/// let salaries = "30101".parse()?;
/// assert_eq!(government_class(salaries, Some(UnitKind::Organ))?.answer, "50101".parse()?);
/// assert_eq!(government_class(salaries, Some(UnitKind::Institution))?.answer, "50501".parse()?);
/// assert_eq!(government_class(salaries, None), Err(GovernmentClassError::UnitKindNeeded { code: salaries }));
/// // Subsidies to individuals are the same for both.
/// assert_eq!(government_class("30304".parse()?, None)?.answer, "50901".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`GovernmentClassError`] if the kind of unit is needed and not said, or if there is no one class.
pub fn government_class(
    code: EconomicCode,
    unit: Option<UnitKind>,
) -> Result<Told<EconomicCode>, GovernmentClassError> {
    if code.scheme() != EconomicScheme::Department {
        return Err(GovernmentClassError::NotADepartments { code });
    }
    let from = ENTRIES.partition_point(|entry| entry.department < code.digits());
    let parts = ENTRIES.get(from..).unwrap_or_default().iter();
    let parts = parts.take_while(|entry| EconomicCode::of_digits(entry.department).is_within(code));
    if parts.clone().next().is_none() {
        return Err(GovernmentClassError::NotListed { code });
    }
    let organ = || common(code, parts.clone().map(|entry| (entry.organ, entry.organ_shown)));
    let institution = || common(code, parts.clone().map(|entry| (entry.institution, entry.institution_shown)));
    match unit {
        Some(UnitKind::Organ) => organ(),
        Some(UnitKind::Institution) => institution(),
        None => match (organ(), institution()) {
            (Ok(organ), Ok(institution)) if organ.answer == institution.answer => Ok(organ),
            (Err(error @ GovernmentClassError::Several { .. }), Err(_)) => Err(error),
            _ => Err(GovernmentClassError::UnitKindNeeded { code }),
        },
    }
}

/// The finest class that all have in common.
fn common(
    code: EconomicCode,
    parts: impl Iterator<Item = (Option<Digits>, bool)>,
) -> Result<Told<EconomicCode>, GovernmentClassError> {
    let mut parts = parts.filter_map(|(class, shown)| Some((EconomicCode::of_digits(class?), shown)));
    let Some((first, shown)) = parts.next() else { return Err(GovernmentClassError::NotForThatUnit { code }) };
    let (class, shown) = parts.fold((Some(first), shown), |(class, shown), (next, next_shown)| {
        (class.and_then(|class| Code::common(class, next)), shown && next_shown)
    });
    let class = class.ok_or(GovernmentClassError::Several { code })?;
    Ok(Told::new(class, Certainty::of(shown)))
}
