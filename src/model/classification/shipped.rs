//! The lists of this crate.

use std::borrow::Cow;
use std::marker::PhantomData;

use super::class::Source;
use super::cofog::CofogCode;
use super::economic::EconomicCode;
use super::function::FunctionCode;
use super::gfsm::GfsmCode;
use super::list::ClassList;
use super::table::{Table, count_former, count_rows, parse};
use crate::model::FiscalYear;

const FUNCTION: &str = include_str!("lists/function.tsv");
const ECONOMIC: &str = include_str!("lists/economic.tsv");
const COFOG: &str = include_str!("lists/cofog.tsv");
const GFSM: &str = include_str!("lists/gfsm.tsv");

/// What the sources are called in the tables, in the order of [`SOURCES`].
const IDS: [&str; 12] =
    ["GBC", "SEED", "XZCS", "AMEND2024", "GD2019", "GD2024", "SOE2026", "JACKJET", "VUE", "PANDAS", "MAP", "PFB"];

static SOURCES: [Source; 12] = [
    Source::known(
        "GBC",
        "上海市部门决算公开模板（2024）及样本, github.com/zxj6827111-blip/GovBudgetChecker @ 91faac5b",
        2024,
    ),
    Source::known("SEED", "南岳区应急管理局2023年度部门整体支出绩效评价报告", 2023),
    Source::known("XZCS", "2024年政府收支分类科目（财预〔2023〕83号）, xzcs2022.com/kjfgk/19749.html", 2024),
    Source::known("AMEND2024", "2024年3月29日对2024年科目的修订, zk.cxy21.com/statute/11893/detail", 2024),
    Source::known("GD2019", "广东省财政厅通知, czt.gd.gov.cn/tzgg/content/post_2726088", 2019),
    Source::known("GD2024", "广东省救灾资金通知, huaxiataike.com/news/45060", 2024),
    Source::known("SOE2026", "2026年中央国有资本经营预算支出科目", 2026),
    Source::known("JACKJET", "2010年前后的支出功能分类科目, github.com/Jackjet/supervise @ 8fc9205c", 2010),
    Source::known("VUE", "公开源代码中的经济分类科目表（一）", 0),
    Source::known("PANDAS", "公开源代码中的经济分类科目表（二）, 财决05表栏目", 0),
    Source::known("MAP", "政府与部门预算支出经济分类科目对照表, m.ishare.iask.sina.com.cn/f/oIuBYFV8aL.html", 0),
    Source::known("PFB", "预算管理平台字段表, github.com/Ghhhhy/platformweb-fb @ 24f92861", 0),
];

static UN: [Source; 1] = [Source::known(
    "UNSD",
    "United Nations Statistics Division, COFOG 1999; github.com/datasets/cofog @ 093c3146, public domain (PDDL)",
    1999,
)];

static IMF: [Source; 1] =
    [Source::known("GFSM", "International Monetary Fund, Government Finance Statistics Manual 2014", 2014)];

static FUNCTION_TABLE: Table<{ count_rows(FUNCTION) }, { count_former(FUNCTION) }> = parse(FUNCTION, &IDS);
static ECONOMIC_TABLE: Table<{ count_rows(ECONOMIC) }, { count_former(ECONOMIC) }> = parse(ECONOMIC, &IDS);
static COFOG_TABLE: Table<{ count_rows(COFOG) }, { count_former(COFOG) }> = parse(COFOG, &["UNSD"]);
static GFSM_TABLE: Table<{ count_rows(GFSM) }, { count_former(GFSM) }> = parse(GFSM, &["GFSM"]);

#[expect(clippy::expect_used, reason = "checked when this is compiled")]
const fn edition(year: u16) -> FiscalYear {
    FiscalYear::of(year).expect("a year")
}

/// The functional classes of 2024 (支出功能分类科目): every 类, the 款 that are known, a selection of 项.
///
/// The edition is 财预〔2023〕83号 as amended on 29 March 2024, put together from documents that apply it; most 款 and 项 are
/// not confirmed by one, and say so.
pub static FUNCTION_CLASSES: ClassList<FunctionCode> = ClassList {
    title: Cow::Borrowed("支出功能分类科目（2024）"),
    edition: edition(2024),
    complete_to: 1,
    sources: Cow::Borrowed(&SOURCES),
    text: Cow::Borrowed(FUNCTION),
    codes: Cow::Borrowed(&FUNCTION_TABLE.codes),
    rows: Cow::Borrowed(&FUNCTION_TABLE.rows),
    former: Cow::Borrowed(&FUNCTION_TABLE.former),
    scheme: PhantomData,
};

/// The economic classes of 2024 (支出经济分类科目): 301 to 399 of departments, 501 to 599 of governments.
pub static ECONOMIC_CLASSES: ClassList<EconomicCode> = ClassList {
    title: Cow::Borrowed("支出经济分类科目（2024）"),
    edition: edition(2024),
    complete_to: 2,
    sources: Cow::Borrowed(&SOURCES),
    text: Cow::Borrowed(ECONOMIC),
    codes: Cow::Borrowed(&ECONOMIC_TABLE.codes),
    rows: Cow::Borrowed(&ECONOMIC_TABLE.rows),
    former: Cow::Borrowed(&ECONOMIC_TABLE.former),
    scheme: PhantomData,
};

/// The functions of government of the United Nations (COFOG 1999): divisions, groups, classes.
pub static COFOG_CLASSES: ClassList<CofogCode> = ClassList {
    title: Cow::Borrowed("Classification of the Functions of Government (1999)"),
    edition: edition(1999),
    complete_to: 3,
    sources: Cow::Borrowed(&UN),
    text: Cow::Borrowed(COFOG),
    codes: Cow::Borrowed(&COFOG_TABLE.codes),
    rows: Cow::Borrowed(&COFOG_TABLE.rows),
    former: Cow::Borrowed(&COFOG_TABLE.former),
    scheme: PhantomData,
};

/// The classes of expense of the International Monetary Fund (GFSM 2014), as far as the mapping needs them.
pub static GFSM_CLASSES: ClassList<GfsmCode> = ClassList {
    title: Cow::Borrowed("GFSM 2014, expense"),
    edition: edition(2014),
    complete_to: 0,
    sources: Cow::Borrowed(&IMF),
    text: Cow::Borrowed(GFSM),
    codes: Cow::Borrowed(&GFSM_TABLE.codes),
    rows: Cow::Borrowed(&GFSM_TABLE.rows),
    former: Cow::Borrowed(&GFSM_TABLE.former),
    scheme: PhantomData,
};
