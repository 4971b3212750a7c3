//! What kind of spending.

use serde::{Deserialize, Serialize};

use super::economic::{EconomicCode, EconomicLevel};
use super::language::Language;
use crate::model::LineItem;
use crate::wire::closed::closed;

/// The nature of a department's expenditure (支出性质): 支出 = 基本 + 项目 + 上缴上级 + 经营 + 对附属单位补助.
///
/// ```
/// use budget_performance::model::classification::Nature;
///
/// // 人员经费 = 301 + 303, 公用经费 = 302 + 310.
/// let of = |code: &str| Nature::of_basic(code.parse().expect("a code"));
/// assert_eq!([of("301"), of("30301")], [Some(Nature::Personnel); 2]);
/// assert_eq!([of("30217"), of("310")], [Some(Nature::Routine); 2]);
/// assert_eq!(of("307"), None);
/// assert_eq!(Nature::Routine.parent(), Some(Nature::Basic));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Nature {
    /// Basic expenditure (基本支出): what the unit needs to run.
    Basic,
    /// Personnel (人员经费), a part of basic expenditure.
    Personnel,
    /// Routine operations (公用经费), a part of basic expenditure.
    Routine,
    /// Project expenditure (项目支出).
    Project,
    /// Paid to a superior unit (上缴上级支出).
    ToSuperior,
    /// Business operations (经营支出).
    Business,
    /// Subsidies to affiliated units (对附属单位补助支出).
    ToAffiliates,
}

closed!(Word: Nature);

impl Nature {
    /// The nature it is part of.
    pub fn parent(self) -> Option<Self> {
        matches!(self, Self::Personnel | Self::Routine).then_some(Self::Basic)
    }

    /// The nature of a usual item, if it is one.
    pub fn of_item(item: LineItem) -> Option<Self> {
        Some(match item {
            LineItem::Basic => Self::Basic,
            LineItem::Personnel => Self::Personnel,
            LineItem::Routine => Self::Routine,
            LineItem::Project => Self::Project,
            LineItem::ToSuperior => Self::ToSuperior,
            LineItem::Business => Self::Business,
            LineItem::ToAffiliates => Self::ToAffiliates,
            _ => return None,
        })
    }

    /// The part of basic expenditure that a department's economic class belongs to, if it belongs to one.
    ///
    /// Outside basic expenditure the same class is no personnel or routine expenditure: a project may pay wages.
    pub fn of_basic(code: EconomicCode) -> Option<Self> {
        const WAGES: EconomicCode = EconomicCode::known("301");
        const GOODS: EconomicCode = EconomicCode::known("302");
        const INDIVIDUALS: EconomicCode = EconomicCode::known("303");
        const CAPITAL: EconomicCode = EconomicCode::known("310");
        match code.at(EconomicLevel::Category) {
            WAGES | INDIVIDUALS => Some(Self::Personnel),
            GOODS | CAPITAL => Some(Self::Routine),
            _ => None,
        }
    }

    /// The name (基本支出).
    pub fn name(self, language: Language) -> &'static str {
        match self {
            Self::Basic => language.pick("基本支出", "basic expenditure"),
            Self::Personnel => language.pick("人员经费", "personnel"),
            Self::Routine => language.pick("公用经费", "routine operations"),
            Self::Project => language.pick("项目支出", "project expenditure"),
            Self::ToSuperior => language.pick("上缴上级支出", "paid to a superior unit"),
            Self::Business => language.pick("经营支出", "business operations"),
            Self::ToAffiliates => language.pick("对附属单位补助支出", "subsidies to affiliated units"),
        }
    }
}
