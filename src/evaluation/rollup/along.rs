//! The classifications that money can be put to.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::classification::{
    BudgetAccount, COFOG_CLASSES, ClassList, Code, CofogCode, CofogLevel, ECONOMIC_CLASSES, EconomicCode,
    EconomicLevel, EconomicScheme, FUNCTION_CLASSES, FunctionCode, FunctionLevel, GFSM_CLASSES, GfsmCode, GfsmLevel,
    Language, Nature,
};
use crate::wire::closed::closed;

/// The classification to put money to, and how fine.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Along<'l> {
    /// Functions (支出功能分类).
    Function(FunctionLevel),
    /// Economic classes of departments or of governments (支出经济分类).
    Economic(EconomicScheme, EconomicLevel),
    /// Budget accounts (四本预算), as a list of functional classes has them.
    Account(&'l ClassList<FunctionCode>),
    /// Functions of government, as stated or as [proposed](crate::model::classification::cofog_proposal) for functions.
    Cofog(CofogLevel),
    /// Classes of GFSM 2014, as [proposed](crate::model::classification::gfsm_proposal) for departments' economic classes.
    Gfsm(GfsmLevel),
    /// Natures (支出性质): personnel, routine operations, project expenditure.
    Nature,
}

/// A class that money is put to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum RollUpClass {
    /// A function.
    Function {
        /// Its code.
        code: FunctionCode,
    },
    /// An economic class.
    Economic {
        /// Its code.
        code: EconomicCode,
    },
    /// A budget account.
    Account {
        /// The account.
        account: BudgetAccount,
    },
    /// A function of government.
    Cofog {
        /// Its code.
        code: CofogCode,
    },
    /// A class of GFSM 2014.
    Gfsm {
        /// Its code.
        code: GfsmCode,
    },
    /// A nature.
    Nature {
        /// The nature.
        nature: Nature,
    },
}

closed!(Union: RollUpClass);

impl From<FunctionCode> for RollUpClass {
    fn from(code: FunctionCode) -> Self {
        Self::Function { code }
    }
}

impl From<EconomicCode> for RollUpClass {
    fn from(code: EconomicCode) -> Self {
        Self::Economic { code }
    }
}

impl From<BudgetAccount> for RollUpClass {
    fn from(account: BudgetAccount) -> Self {
        Self::Account { account }
    }
}

impl From<CofogCode> for RollUpClass {
    fn from(code: CofogCode) -> Self {
        Self::Cofog { code }
    }
}

impl From<GfsmCode> for RollUpClass {
    fn from(code: GfsmCode) -> Self {
        Self::Gfsm { code }
    }
}

impl From<Nature> for RollUpClass {
    fn from(nature: Nature) -> Self {
        Self::Nature { nature }
    }
}

impl RollUpClass {
    /// Its name in the lists of this crate, if they have it.
    ///
    /// ```
    /// use budget_performance::evaluation::RollUpClass;
    /// use budget_performance::model::classification::{FunctionCode, Language};
    ///
    /// let class = RollUpClass::from("224".parse::<FunctionCode>()?);
    /// assert_eq!(class.name(Language::ZhCn), Some("灾害防治及应急管理支出"));
    /// # Ok::<(), budget_performance::model::classification::CodeError>(())
    /// ```
    pub fn name(self, language: Language) -> Option<&'static str> {
        fn listed<C: Code>(list: &'static ClassList<C>, code: C, language: Language) -> Option<&'static str> {
            list.get(code).map(|class| class.name(language))
        }
        match self {
            Self::Function { code } => listed(&FUNCTION_CLASSES, code, language),
            Self::Economic { code } => listed(&ECONOMIC_CLASSES, code, language),
            Self::Account { account } => Some(account.name(language)),
            Self::Cofog { code } => listed(&COFOG_CLASSES, code, language),
            Self::Gfsm { code } => listed(&GFSM_CLASSES, code, language),
            Self::Nature { nature } => Some(nature.name(language)),
        }
    }
}

impl fmt::Display for RollUpClass {
    /// The code; of an account or a nature, which have none, the Chinese name.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Function { code } => code.fmt(formatter),
            Self::Economic { code } => code.fmt(formatter),
            Self::Account { account } => formatter.write_str(account.name(Language::ZhCn)),
            Self::Cofog { code } => code.fmt(formatter),
            Self::Gfsm { code } => code.fmt(formatter),
            Self::Nature { nature } => formatter.write_str(nature.name(Language::ZhCn)),
        }
    }
}
