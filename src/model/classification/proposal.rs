//! From the budget's classes to those of the United Nations and the International Monetary Fund.

use super::code::Code;
use super::cofog::CofogCode;
use super::economic::EconomicCode;
use super::function::FunctionCode;
use super::gfsm::GfsmCode;
use super::language::Language;

/// What a class of the budget may be in an international classification.
///
/// There is no official table: each is a proposal of this crate, often to several classes, and something is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Proposal<F, T: 'static> {
    /// The class that the proposal is made for: the one asked about, or one that it is part of.
    pub from: F,
    /// Where its money may belong: one class, or several.
    pub targets: &'static [T],
    loss: [&'static str; 2],
}

impl<F, T: Code> Proposal<F, T> {
    /// The finest class that all targets are within; `None` if there is none.
    pub fn common(&self) -> Option<T> {
        let (first, others) = self.targets.split_first()?;
        others.iter().try_fold(*first, |common, target| common.common(*target))
    }

    /// What the mapping loses.
    pub fn loss(&self, language: Language) -> &'static str {
        let [chinese, english] = self.loss;
        language.pick(chinese, english)
    }
}

struct Entry<T: 'static> {
    from: &'static str,
    targets: &'static [T],
    loss: [&'static str; 2],
}

macro_rules! entries {
    ($code:ident: $($from:literal => [$($target:literal),+] $chinese:literal $english:literal;)+) => {
        &[$(Entry {
            from: $from,
            targets: const { &[$($code::known($target)),+] },
            loss: [$chinese, $english],
        }),+]
    };
}

/// In the order of the classes.
static COFOG: &[Entry<CofogCode>] = entries! { CofogCode:
    "201" => ["01.1", "01.3"] "立法、行政、财政事务与统计、人事、档案等共同事务分不开"
        "executive, legislative and fiscal affairs are not told apart from general services such as statistics and personnel";
    "202" => ["01.1", "01.2"] "外交事务与对外援助分不开" "external affairs are not told apart from foreign economic aid";
    "203" => ["02"] "不分军事防务与民防" "military and civil defence are not told apart";
    "204" => ["03"] "不分公安、法院、监狱" "police, law courts and prisons are not told apart";
    "205" => ["09"] "不分教育阶段" "levels of education are not told apart";
    "206" => ["01.4", "01.5", "02.4", "03.5", "04.8", "05.5", "06.5", "07.5", "08.5", "09.7", "10.8"]
        "应用研究应归入其所服务的职能，科目不说明" "applied research belongs to the function that it serves, which the class does not tell";
    "20602" => ["01.4"] "无" "nothing";
    "207" => ["08"] "旅游（04.7）并入文化" "tourism (04.7) is counted as culture";
    "208" => ["10"] "就业（04.1）并入社会保护" "employment affairs (04.1) are counted as social protection";
    "20805" => ["10.2"] "不分养老与遗属" "old age and survivors are not told apart";
    "210" => ["07"] "医疗保险补助不分门诊、住院" "subsidies to health insurance are not told apart by kind of service";
    "211" => ["05"] "能源（04.3）并入环境保护" "energy (04.3) is counted as environmental protection";
    "212" => ["06"] "城市道路（04.5）、环境卫生（05.1）并入社区" "streets (04.5) and waste (05.1) are counted as community amenities";
    "213" => ["04.2"] "扶贫（10.7）、农村供水（06.3）并入农业" "poverty relief (10.7) and rural water supply (06.3) are counted as agriculture";
    "214" => ["04.5"] "邮政（04.6）并入运输" "post (04.6) is counted as transport";
    "215" => ["04.3", "04.4"] "能源与采矿、制造、建筑分不开" "fuel and energy are not told apart from mining, manufacturing and construction";
    "216" => ["04.7"] "不分贸易与其他行业" "trade and other industries are not told apart";
    "217" => ["01.7", "04.1"] "债务交易与金融事务分不开" "debt transactions are not told apart from financial affairs";
    "219" => ["01.8"] "援助的用途" "what the assistance is for";
    "220" => ["04", "05"] "资源开发与环境保护分不开" "the use of resources is not told apart from their protection";
    "221" => ["06.1", "10.6"] "住房开发与住房保障分不开" "housing development is not told apart from housing as social protection";
    "222" => ["04.7"] "不分储备物资" "kinds of reserves are not told apart";
    "224" => ["02.2", "03.2", "03.6", "04.1"] "消防、民防、安全生产监管、救灾分不开"
        "fire protection, civil defence, work safety and disaster relief are not told apart";
    "22402" => ["03.2"] "无" "nothing";
    "230" => ["01.8"] "转移支付的用途" "what the transfer is for";
};

/// In the order of the classes.
static GFSM: &[Entry<GfsmCode>] = entries! { GfsmCode:
    "301" => ["21"] "不分工资与社会缴款" "wages are not told apart from social contributions";
    "302" => ["22"] "税金及附加（282）并入商品和服务" "taxes paid (282) are counted as goods and services";
    "303" => ["27"] "离退休费与社会救济、助学金分不开" "pensions are not told apart from relief and student grants (282)";
    "307" => ["22", "24"] "利息与发行费用分不开" "interest is not told apart from issuance costs";
    "30701" => ["24"] "不分债权人" "creditors are not told apart";
    "30702" => ["24"] "不分债权人" "creditors are not told apart";
    "30703" => ["22"] "无" "nothing";
    "30704" => ["22"] "无" "nothing";
    "309" => ["31"] "处置未抵减，费用化部分并入资产" "disposals are not taken off, and what is no asset is counted as one";
    "310" => ["31"] "处置未抵减，费用化部分并入资产" "disposals are not taken off, and what is no asset is counted as one";
    "311" => ["25", "2822", "32"] "补贴、资本转移与股权分不开" "subsidies, capital transfers and equity are not told apart";
    "31101" => ["32"] "资本转移（2822）与股权分不开" "capital transfers (2822) are not told apart from equity";
    "312" => ["25", "2822", "32"] "补贴、资本转移与股权分不开" "subsidies, capital transfers and equity are not told apart";
    "31201" => ["32"] "资本转移（2822）与股权分不开" "capital transfers (2822) are not told apart from equity";
    "31203" => ["32"] "无" "nothing";
    "31204" => ["25"] "无" "nothing";
    "31205" => ["25"] "无" "nothing";
    "313" => ["26"] "广义政府内部转移，合并时应抵销" "a transfer within general government, to be eliminated on consolidation";
    "399" => ["28"] "不分经常性与资本性" "current and capital transfers are not told apart";
};

/// The proposal for a class, or for the nearest class that it is part of.
fn proposal<F: Code, T: Code>(table: &'static [Entry<T>], code: F) -> Option<Proposal<F, T>> {
    let above = std::iter::successors(Some(code), |code| code.parent());
    let mut found = above.filter_map(|code| {
        let text = code.to_string();
        let entry = table.binary_search_by(|entry| entry.from.cmp(&text)).ok().and_then(|place| table.get(place))?;
        Some(Proposal { from: code, targets: entry.targets, loss: entry.loss })
    });
    found.next()
}

/// Where the money of a functional class may belong in COFOG; `None` where nothing is proposed, such as for 223.
///
/// ```
/// use budget_performance::model::classification::{Language, cofog_proposal};
///
/// let farming = cofog_proposal("2130234".parse()?).expect("213 has a proposal");
/// assert_eq!(farming.from, "213".parse()?);
/// assert_eq!(farming.common(), Some("04.2".parse()?));
/// // 201 is one of two groups, of one division.
/// assert_eq!(cofog_proposal("201".parse()?).and_then(|proposal| proposal.common()), Some("01".parse()?));
/// // 224 is of several divisions, and fire rescue of one group.
/// let emergency = cofog_proposal("224".parse()?).expect("it has a proposal");
/// assert_eq!((emergency.targets.len(), emergency.common()), (4, None));
/// assert!(emergency.loss(Language::En).contains("not told apart"));
/// assert_eq!(cofog_proposal("2240299".parse()?).and_then(|proposal| proposal.common()), Some("03.2".parse()?));
/// assert_eq!(cofog_proposal("223".parse()?), None);
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
pub fn cofog_proposal(code: FunctionCode) -> Option<Proposal<FunctionCode, CofogCode>> {
    proposal(COFOG, code)
}

/// Where the money of a department's economic class may belong in GFSM 2014; `None` where nothing is proposed.
///
/// ```
/// use budget_performance::model::classification::gfsm_proposal;
///
/// assert_eq!(gfsm_proposal("30217".parse()?).and_then(|proposal| proposal.common()), Some("22".parse()?));
/// assert_eq!(gfsm_proposal("312".parse()?).expect("it has one").targets.len(), 3);
/// assert_eq!(gfsm_proposal("501".parse()?), None);
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
pub fn gfsm_proposal(code: EconomicCode) -> Option<Proposal<EconomicCode, GfsmCode>> {
    proposal(GFSM, code)
}
