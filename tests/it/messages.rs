//! What each check says, word for word, in both languages. The figures were computed by hand from the fixtures.

use budget_performance::audit::{CHECKS, Finding, Language, audit};
use budget_performance::model::{Report, from_json};

use crate::checks::fault;

/// The code, the message in Chinese, and the message in English.
const MESSAGES: [(&str, &str, &str); 32] = [
    (
        "ACC001",
        "国有资本经营预算支出（223）：列在一般公共预算下，而该科目属于国有资本经营预算。",
        "国有资本经营预算支出 (223): it stands under “general public budget”, but the class belongs to “state capital operations”.",
    ),
    (
        "CHG001",
        "公务接待费：增减额列为 12.32万元，按所列数据（公务接待费（2022年） 17.22万元、公务接待费（2023年） 4.99万元）计算应为 12.23万元，相差 0.09万元。",
        "公务接待费: the change is stated as 12.32万元; the figures (公务接待费 (2022) 17.22万元, 公务接待费 (2023) 4.99万元) make it 12.23万元, a difference of 0.09万元.",
    ),
    (
        "CHG002",
        "项目支出：基期总额为 516.15万元，所列各项的基期数合计 588.40万元，超出 72.25万元：各项增减与总额增减不能同时成立。此关系系推定，报告未明示。",
        "项目支出: in the base period its total is 516.15万元 and its parts make 588.40万元, 72.25万元 more: the changes cannot all be true. That this must hold is assumed, not stated by the report.",
    ),
    (
        "CHG003",
        "公务接待费：文字所述的增减方向与所列数据不符（公务接待费增减额 12.23万元、公务接待费（2023年） 4.99万元、公务接待费（2022年） 17.22万元）。",
        "公务接待费: the words tell another direction than the figures (公务接待费 (change) 12.23万元, 公务接待费 (2023) 4.99万元, 公务接待费 (2022) 17.22万元).",
    ),
    (
        "CLS001",
        "耕地保护考核奖惩基金支出：科目 22006 不适用于 2023 年度（启用于 2024 年）。",
        "耕地保护考核奖惩基金支出: class 22006 is not in force in 2023 (in force from 2024).",
    ),
    (
        "CLS002",
        "灾害防治及应急管理支出：名称与科目编码不符，科目 213 应为“农林水支出”。",
        "灾害防治及应急管理支出: the label does not fit the code; class 213 is “农林水支出”.",
    ),
    (
        "GRD001",
        "部门整体支出：得分 89.5，按报告所列等级标准应评为“良”，实际评为“优”。",
        "部门整体支出: by the bands that the report states, a score of 89.5 is graded “良”, not “优”.",
    ),
    (
        "IDN001",
        "统一社会信用代码 11330881MB158135XN 校验不符：第18位为 N，应为 D、第17位为 X，应为 3。",
        "The unified social credit code 11330881MB158135XN does not check: character 18 is N and would be D, character 17 is X and would be 3.",
    ),
    (
        "LST001",
        "项目支出：本期各项合计与总额相符，基期各项合计却比基期总额少 27.75万元，应有基期项目未列出。",
        "项目支出: its parts add up to the total now, but fall 27.75万元 short of it in the base period: an item of that period is not listed.",
    ),
    (
        "PER001",
        "2023年度报告所用数据的截止时间（截至10月底、截至10月20日）早于期末 2023-12-31。",
        "The report on 2023 uses data that stop (截至10月底, 截至10月20日) before its period ends on 2023-12-31.",
    ),
    (
        "PER002",
        "2023年度报告的落款日期 2023-12-18 早于期末 2023-12-31。",
        "The report on 2023 is dated 2023-12-18, before its period ends on 2023-12-31.",
    ),
    (
        "PER003",
        "森林防火指挥部办公室：起始时间 2023-03-01 晚于结束时间 2022-12-31。",
        "森林防火指挥部办公室: its beginning, 2023-03-01, lies after its end, 2022-12-31.",
    ),
    (
        "PNT001",
        "满意度比上年提高：百分数之差（3.2%）应以百分点表述。",
        "满意度比上年提高: the difference of percentages (3.2%) should be given in percentage points.",
    ),
    (
        // 311.01 − 68.74 = 242.27; 250.00 ÷ 1.25 = 200, 61.01 + 3.99 = 65.
        "PRI001",
        "基本支出：基期总额为 242.27万元，基期各项合计 265.00万元，相差 22.73万元（依据：基本支出 311.01万元、基本支出增减额 68.74万元、人员经费 250.00万元、人员经费增减率 25.00%、日常公用经费 61.01万元、日常公用经费增减额 3.99万元）。此关系系推定，报告未明示。",
        "基本支出: in the base period its total is 242.27万元 and its parts make 265.00万元, a difference of 22.73万元 (from 基本支出 311.01万元, 基本支出 (change) 68.74万元, 人员经费 250.00万元, 人员经费 (rate) 25.00%, 日常公用经费 61.01万元, 日常公用经费 (change) 3.99万元). That this must hold is assumed, not stated by the report.",
    ),
    (
        // 4376 ÷ (30161 − 4376) = 16.971 %
        "RAT001",
        "地方一般公共预算收入：比率列为 14.6%，按所列数据（地方一般公共预算收入 30161万元、地方一般公共预算收入增减额 4376万元）计算应为 16.97%。",
        "地方一般公共预算收入: the rate is stated as 14.6%; the figures (地方一般公共预算收入 30161万元, 地方一般公共预算收入 (change) 4376万元) make it 16.97%.",
    ),
    (
        // 136 ÷ 143 = 95.105 %
        "RAT002",
        "在职人员控制率：列为 96.10%，按所列数据（在职人员控制率 136人、在职人员控制率 143人）计算应为 95.10%。",
        "在职人员控制率: stated as 96.10%; the figures that it is a ratio of (在职人员控制率 136人, 在职人员控制率 143人) make it 95.10%.",
    ),
    (
        "REF001",
        "所引用的“totals”不存在，有关数据无法核对。",
        "“totals” is referred to and does not exist, so that what refers to it cannot be checked.",
    ),
    (
        "REP001",
        "预算执行率：同一数据前后不一致：此处为 85.3%；另处：年度资金总额完成率 83.5%。",
        "预算执行率: one figure is stated differently in different places: here 85.3%, elsewhere 年度资金总额 (completion) 83.5%.",
    ),
    (
        "SCO001",
        "预算执行率：得分超过分值（预算执行率 10.85、预算执行率分值 10）。",
        "预算执行率: the score is above the weight (预算执行率 10.85, 预算执行率 (weight) 10).",
    ),
    (
        "SCO002",
        "绩效评分表：得分列为 97，所列各项（预算执行 10、产出指标 49、效益指标 28、满意度指标 9）合计 96（未评分项按满分计），相差 1。",
        "the scorecard: the score is stated as 97; what is listed below it (预算执行 10, 产出指标 49, 效益指标 28, 满意度指标 9) adds up to 96, with full marks for whatever has no score, a difference of 1.",
    ),
    (
        // 469500 ÷ 2945760.58 = 15.938 %
        "SHR001",
        "项目支出：占比列为 19.62%，按所列数据（项目支出 469500元、一般公共预算支出 2945760.58元）计算应为 15.94%。",
        "项目支出: stated as a share of 19.62%; the figures (项目支出 469500元, 一般公共预算支出 2945760.58元) make it 15.94%.",
    ),
    (
        "SHR002",
        "基本支出：各项占比（人员经费占比 83.28%、日常公用经费占比 15.55%）合计 98.83%，与 100% 相差 1.17个百分点。",
        "基本支出: the shares of its parts (人员经费 (share) 83.28%, 日常公用经费 (share) 15.55%) add up to 98.83%, 1.17 percentage points off 100%.",
    ),
    (
        "STA001",
        "编制：列为 23人，所列各类（行政编制 5人、事业编制 17人）合计 22人，相差 1人。",
        "编制: stated as 23人; what is listed below it (行政编制 5人, 事业编制 17人) adds up to 22人, a difference of 1人.",
    ),
    (
        "STA002",
        "在职人数超过编制数（年末实有在职人数 50人、编制数 46人）。",
        "More people are in post than there are posts (年末实有在职人数 50人, 编制数 46人).",
    ),
    ("STA003", "内设股室：列明 4个，实际列出 3 个。", "内设股室: stated as 4个; the report lists 3."),
    (
        "SUM001",
        "基本支出：列为 311.01万元，所列各项（人员经费 259.01万元、日常公用经费 48.37万元）合计 307.38万元，相差 3.63万元。",
        "基本支出: stated as 311.01万元; what is listed below it (人员经费 259.01万元, 日常公用经费 48.37万元) adds up to 307.38万元, a difference of 3.63万元.",
    ),
    (
        "SUM002",
        "灾害防治及应急管理支出：本级科目列为 587.99万元，所列下级科目（应急管理事务 411.51万元、自然灾害救灾及恢复重建支出 167.48万元）合计 578.99万元，相差 9.00万元。",
        "灾害防治及应急管理支出: the class is stated as 587.99万元; what is listed below it (应急管理事务 411.51万元, 自然灾害救灾及恢复重建支出 167.48万元) adds up to 578.99万元, a difference of 9.00万元.",
    ),
    (
        "SUM003",
        "部门整体支出预算：该栏列为 2960.62万元，按表内其他栏（部门整体支出预算（2023年，年初预算） 1922.76万元、部门整体支出预算（2023年，本年追加预算） 767.86万元）计算应为 2690.62万元，相差 270.00万元。",
        "部门整体支出预算: this column states 2960.62万元; by the columns that make it up (部门整体支出预算 (2023, 年初预算) 1922.76万元, 部门整体支出预算 (2023, 本年追加预算) 767.86万元) it is 2690.62万元, a difference of 270.00万元.",
    ),
    (
        "TRU001",
        "完成及时率：66.66% 只有在各数均直接舍去尾数时才成立，四舍五入应为 66.67%（依据：完成及时率 20项、完成及时率 30项）。",
        "完成及时率: 66.66%, which fits only if every figure was cut off; rounded half up it would be 66.67% (from 完成及时率 20项, 完成及时率 30项).",
    ),
    (
        "WGT001",
        "绩效评分表：分值列为 100，所列各项（预算执行分值 10、产出指标分值 50、效益指标分值 30、满意度指标分值 20）合计 110，相差 10。",
        "the scorecard: the weight is stated as 100; what is listed below it (预算执行 (weight) 10, 产出指标 (weight) 50, 效益指标 (weight) 30, 满意度指标 (weight) 20) adds up to 110, a difference of 10.",
    ),
    (
        "ZER001",
        "国有资本经营预算支出：基期数为零，所列比率 100% 没有意义。",
        "国有资本经营预算支出: the base is zero, so the stated rate of 100% has no meaning.",
    ),
    (
        "ZER002",
        "公务用车购置费：降为零，增减率应为 -100%，报告未列出数值。",
        "公务用车购置费: it fell to zero, a rate of -100%, but the report gives no figure for the rate.",
    ),
];

#[test]
fn word_for_word_in_both_languages() {
    let codes: Vec<&str> = CHECKS.iter().map(|check| check.code.as_str()).collect();
    assert_eq!(MESSAGES.map(|(code, ..)| code).to_vec(), codes, "no check is left out");
    for (code, zh, en) in MESSAGES {
        let finding = fault(code);
        assert_eq!(finding.message(Language::ZhCn), zh);
        assert_eq!(finding.message(Language::En), en);
    }
}

/// The Chinese messages of a published report, each after as many blanks as it stands below another.
fn messages(json: &str) -> Vec<String> {
    fn collect(finding: &Finding, depth: usize, lines: &mut Vec<String>) {
        lines.push(format!("{}{}", " ".repeat(depth), finding.message(Language::ZhCn)));
        finding.consequences.iter().for_each(|below| collect(below, depth + 1, lines));
    }
    let report: Report = from_json(json).expect("it is a report");
    let mut lines = Vec::new();
    audit(&report).findings.iter().for_each(|finding| collect(finding, 0, &mut lines));
    lines
}

#[test]
fn a_consequence_stands_below_its_cause() {
    // 469500 ÷ (2476260.58 + 469500) = 15.938 %; 84.06 + 19.62 = 103.68.
    let expected = [
        "项目支出：占比列为 19.62%，按所列数据（基本支出预算 2476260.58元、项目支出 469500元）计算应为 15.94%。",
        " 一般公共预算支出：各项占比（基本支出预算占比 84.06%、项目支出占比 19.62%）合计 103.68%，与 100% 相差 3.68个百分点。",
    ];
    assert_eq!(messages(include_str!("../fixtures/reports/cn-gx-wuzhou-2024ys.json")), expected);
}
