//! What a code means, and what a report's money comes to along a classification.
//!
//! ```text
//! cargo run --example classify -- 2240106 30217 03.2 430412 11330881MB158153XN
//! cargo run --example classify -- [--year YEAR] [--label TEXT] [--unit organ|institution] CODE…
//! cargo run --example classify -- --rollup [--along NAME]… [FILE | -]
//! ```
//!
//! `--lang zh|en` and `--json` go with all of them. Without any argument it rolls up the report of 南岳区应急管理局 on 2023 by
//! function, account and COFOG. Exit status 2 means that a code is none or the report cannot be read; the reason is one line
//! on standard error.

mod common;

use std::fmt::{Display, Write as _};
use std::process::ExitCode;

use budget_performance::evaluation::{
    Along, CombinedRollUpDocument, Digits, RollUpClass, RollUpDocument, RollUpNoteDocument, RollUpScheme,
    UnmappedDocument, UnmappedReason, roll_up,
};
use budget_performance::figure::{Amount, Stated};
use budget_performance::model::classification::{
    COFOG_CLASSES, Certainty, CheckDigit, Class, ClassList, Code, CofogLevel, DivisionLevel, ECONOMIC_CLASSES,
    EconomicLevel, EconomicScheme, FUNCTION_CLASSES, FunctionLevel, GfsmLevel, GovernmentClassError, LabelAnswer,
    Language, Source, Standing, UnitKind, cofog_proposal, gfsm_proposal, government_class,
};
use budget_performance::model::{
    CofogCode, CreditCode, DivisionCode, EconomicCode, FiscalYear, FunctionCode, Report, Stage,
};
use comfy_table::{CellAlignment, Table, presets};
use serde_json::{Value, json};

use common::{Arguments, NANYUE, json as pretty, pick};

const USAGE: &str = "usage: classify [--lang zh|en] [--json] [--year YEAR] [--label TEXT] [--unit organ|institution] CODE…\n       \
     classify --rollup [--along function|economic|government|account|cofog|gfsm|nature]… [FILE | -]";

fn main() -> ExitCode {
    common::finish("classify", run().map(|text| (text, ExitCode::SUCCESS)))
}

fn run() -> Result<String, String> {
    let options = Options::parse()?;
    if options.roll_up || options.words.is_empty() { roll_ups(&options) } else { codes(&options) }
}

struct Options {
    language: Language,
    json: bool,
    roll_up: bool,
    along: Vec<Along<'static>>,
    year: Option<FiscalYear>,
    label: Option<String>,
    unit: Option<UnitKind>,
    words: Vec<String>,
}

impl Options {
    fn parse() -> Result<Self, String> {
        let mut options = Self {
            language: Language::ZhCn,
            json: false,
            roll_up: false,
            along: Vec::new(),
            year: None,
            label: None,
            unit: None,
            words: Vec::new(),
        };
        let mut arguments = Arguments::new(USAGE);
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.value(&argument);
            match argument.as_str() {
                "--json" => options.json = true,
                "--rollup" => options.roll_up = true,
                "--lang" => options.language = arguments.language()?,
                "--along" => options.along.push(along(&value()?)?),
                "--year" => options.year = Some(year(&value()?)?),
                "--label" => options.label = Some(value()?),
                "--unit" => options.unit = Some(unit(&value()?)?),
                _ => options.words.push(arguments.file(argument)?),
            }
        }
        Ok(options)
    }

    fn say<'a>(&self, chinese: &'a str, english: &'a str) -> &'a str {
        if self.language == Language::ZhCn { chinese } else { english }
    }
}

fn along(word: &str) -> Result<Along<'static>, String> {
    Ok(match word {
        "function" => Along::Function(FunctionLevel::Item),
        "economic" => Along::Economic(EconomicScheme::Department, EconomicLevel::Section),
        "government" => Along::Economic(EconomicScheme::Government, EconomicLevel::Section),
        "account" => Along::Account(&FUNCTION_CLASSES),
        "cofog" => Along::Cofog(CofogLevel::Group),
        "gfsm" => Along::Gfsm(GfsmLevel::Fourth),
        "nature" => Along::Nature,
        other => {
            let expected = "`function`, `economic`, `government`, `account`, `cofog`, `gfsm` or `nature`";
            return Err(format!("--along is `{other}`, expected {expected}"));
        }
    })
}

fn year(word: &str) -> Result<FiscalYear, String> {
    let year = word.parse::<i64>().ok().and_then(|year| FiscalYear::try_from(year).ok());
    year.ok_or(format!("--year is `{word}`, expected a year from 1950 to 2999"))
}

fn unit(word: &str) -> Result<UnitKind, String> {
    match word {
        "organ" => Ok(UnitKind::Organ),
        "institution" => Ok(UnitKind::Institution),
        other => Err(format!("--unit is `{other}`, expected `organ` or `institution`")),
    }
}

/// A code of any of the classifications.
enum AnyCode {
    Function(FunctionCode),
    Economic(EconomicCode),
    Cofog(CofogCode),
    Division(DivisionCode),
    Credit(CreditCode),
}

impl AnyCode {
    /// Tells the classification by the form, and says what forms there are where none fits.
    fn parse(word: &str) -> Result<Self, String> {
        let told = |error: &dyn Display| error.to_string();
        match word.len() {
            18 => word.parse().map(Self::Credit).map_err(|error| told(&error)),
            2..=6 if word.contains('.') => word.parse().map(Self::Cofog).map_err(|error| told(&error)),
            2 => word.parse().map(Self::Cofog).map_err(|error| told(&error)),
            6 | 9 => word.parse().map(Self::Division).map_err(|error| told(&error)),
            3 | 5 if word.starts_with(['3', '5']) => word.parse().map(Self::Economic).map_err(|error| told(&error)),
            3 | 5 | 7 => word.parse().map(Self::Function).map_err(|error| told(&error)),
            _ => Err(format!(
                "found `{word}`, expected a functional class (`2240106`), an economic class (`30217`), a COFOG code \
                 (`03.2`), a division code (`430412`) or a unified social credit code (`11330881MB158153XN`)"
            )),
        }
    }
}

/// What there is to say of a code.
struct Card {
    code: String,
    name: String,
    remarks: Vec<Remark>,
}

/// One thing to say of it: for a reader, and for a program.
struct Remark {
    title: [&'static str; 2],
    text: String,
    key: &'static str,
    value: Value,
}

fn codes(options: &Options) -> Result<String, String> {
    let cards: Result<Vec<_>, String> =
        options.words.iter().map(|word| Ok(options.card(&AnyCode::parse(word)?))).collect();
    let cards = cards?;
    if options.json {
        return pretty(&cards.iter().map(Card::json).collect::<Vec<_>>());
    }
    Ok(cards.iter().map(|card| card.text(options)).collect::<Vec<_>>().join("\n"))
}

impl Card {
    fn new(code: impl Display, name: &str) -> Self {
        Self { code: code.to_string(), name: name.to_owned(), remarks: Vec::new() }
    }

    fn say(&mut self, title: [&'static str; 2], text: impl Into<String>, key: &'static str, value: Value) {
        self.remarks.push(Remark { title, text: text.into(), key, value });
    }

    fn json(&self) -> Value {
        let mut object = serde_json::Map::new();
        object.insert("code".into(), json!(self.code));
        object.insert("name".into(), json!(self.name));
        object.extend(self.remarks.iter().map(|remark| (remark.key.to_owned(), remark.value.clone())));
        Value::Object(object)
    }

    fn text(&self, options: &Options) -> String {
        let mut text = format!("{} {}\n", self.code, self.name);
        for Remark { title: [chinese, english], text: remark, .. } in &self.remarks {
            // OK because writing to a string does not fail.
            let _ = writeln!(text, "  {}: {remark}", options.say(chinese, english));
        }
        text
    }
}

impl Options {
    fn card(&self, code: &AnyCode) -> Card {
        match code {
            AnyCode::Function(code) => {
                let mut card = self.class(&FUNCTION_CLASSES, *code);
                self.accounts(*code, &mut card);
                self.abroad(cofog_proposal(*code).map(|one| (one.targets, one.loss(self.language))), &mut card);
                card
            }
            AnyCode::Economic(code) => {
                let mut card = self.class(&ECONOMIC_CLASSES, *code);
                if code.scheme() == EconomicScheme::Department {
                    self.government(*code, &mut card);
                    self.abroad(gfsm_proposal(*code).map(|one| (one.targets, one.loss(self.language))), &mut card);
                }
                card
            }
            AnyCode::Cofog(code) => self.class(&COFOG_CLASSES, *code),
            AnyCode::Division(code) => self.division(*code),
            AnyCode::Credit(code) => self.credit(*code),
        }
    }

    fn class<C: Code>(&self, list: &'static ClassList<C>, code: C) -> Card {
        let class = list.get(code);
        let mut card =
            Card::new(code, class.map_or(self.say("（未列）", "(not listed)"), |class| class.name(self.language)));
        let above: Vec<_> =
            std::iter::successors(code.parent(), |code| code.parent()).filter_map(|code| list.get(code)).collect();
        if !above.is_empty() {
            let names: Vec<_> =
                above.iter().map(|class| format!("{} {}", class.code(), class.name(self.language))).collect();
            let codes: Vec<_> = above.iter().map(|class| class.code().to_string()).collect();
            card.say(["属于", "part of"], names.join(" < "), "part_of", json!(codes));
        }
        let year = self.year.unwrap_or(list.edition());
        self.standing(list, code, year, &mut card);
        if let Some(label) = &self.label {
            let told = list.label(code, year, label);
            let (text, word) = self.label(told.answer);
            let value = json!({ "label": label, "is": word, "certainty": told.certainty });
            card.say(["名称核对", "label"], text + self.doubt(told.certainty), "label", value);
        }
        if let Some(class) = class {
            self.documents(class, &mut card);
        }
        card
    }

    fn standing<C: Code>(&self, list: &ClassList<C>, code: C, year: FiscalYear, card: &mut Card) {
        let told = list.standing(code, year);
        let zh = self.language == Language::ZhCn;
        let (word, text) = match told.answer {
            Standing::InForce => ("in_force", self.say("在用", "in force").to_owned()),
            Standing::Retired { since, successor } => {
                let to = successor.map(|successor| format!(" → {successor}")).unwrap_or_default();
                let since = since.get();
                (
                    "retired",
                    if zh {
                        format!("已停用（{since}年已不用）{to}")
                    } else {
                        format!("retired, gone in {since}{to}")
                    },
                )
            }
            Standing::Unsettled { last, gone_by } => {
                let (seen, gone_by) = (last.get(), gone_by.get());
                let chinese = format!("{seen}年在用，{gone_by}年已停用，其间不详");
                let english = format!("in force in {seen}, gone by {gone_by}, not known in between");
                ("unsettled", if zh { chinese } else { english })
            }
            Standing::NotYetInForce { from } => (
                "not_yet_in_force",
                format!("{} {}", self.say("尚未启用，启用年度", "not yet in force, from"), from.get()),
            ),
            Standing::Unknown => ("unknown", self.say("没有此科目", "there is no such class").to_owned()),
            _ => ("not_listed", self.say("未列（此级次不全）", "not in the list, which is a selection").to_owned()),
        };
        let value = json!({ "year": year, "is": word, "certainty": told.certainty });
        let text = format!("{}: {text}{}", year.get(), self.doubt(told.certainty));
        card.say(["状态", "standing"], text, "standing", value);
    }

    fn label(&self, answer: LabelAnswer<'_>) -> (String, &'static str) {
        let say = |chinese, english, name| format!("{}{name}", self.say(chinese, english));
        match answer {
            LabelAnswer::Agrees => (say("一致", "agrees", ""), "agrees"),
            LabelAnswer::Former { name, .. } => (say("曾用名，当年为", "a former name, expected ", name), "former"),
            LabelAnswer::Later { name } => (say("后用名，当年为", "a later name, expected ", name), "later"),
            LabelAnswer::Differs { name } => (say("不一致，应为", "differs, expected ", name), "differs"),
            _ => (say("无法核对", "cannot be compared", ""), "not_comparable"),
        }
    }

    fn doubt(&self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::Confirmed => "",
            Certainty::Unconfirmed => pick(self.language, "（未经文件证实）", " (not confirmed by a document)"),
        }
    }

    /// Former names, and the documents that code and name were read in.
    fn documents<C: Code>(&self, class: Class<'static, C>, card: &mut Card) {
        let former: Vec<_> = class.former_names().filter(|name| name.name() != class.name(Language::ZhCn)).collect();
        if !former.is_empty() {
            let year = |year: Option<FiscalYear>| year.map_or("?".to_owned(), |year| year.get().to_string());
            let names = former.iter().map(|one| format!("{} ({})", one.name(), year(one.last_year().or(one.seen()))));
            let value = former.iter().map(|one| one.name()).collect::<Vec<_>>();
            card.say(["曾用名", "former name"], names.collect::<Vec<_>>().join(", "), "former_names", json!(value));
        }
        let mut documents = |title, key, sources: Vec<&Source>| {
            let titles: Vec<_> = sources.iter().map(|source| source.title()).collect();
            let text = if titles.is_empty() { self.say("无", "none").to_owned() } else { titles.join("; ") };
            card.say(title, text, key, json!(titles));
        };
        documents(["代码依据", "code read in"], "code_sources", class.code_sources().collect());
        documents(["名称依据", "name read in"], "name_sources", class.name_sources().collect());
    }

    fn accounts(&self, code: FunctionCode, card: &mut Card) {
        let year = self.year.unwrap_or(FUNCTION_CLASSES.edition());
        if let Some(told) = FUNCTION_CLASSES.accounts(code, year) {
            let text = told.answer.names(self.language) + self.doubt(told.certainty);
            let accounts: Vec<_> = told.answer.iter().collect();
            let value = json!({ "accounts": accounts, "certainty": told.certainty });
            card.say(["预算", "account"], text, "account", value);
        }
    }

    fn government(&self, code: EconomicCode, card: &mut Card) {
        let (text, value) = match government_class(code, self.unit) {
            Ok(told) => {
                let name = RollUpClass::from(told.answer).name(self.language).unwrap_or_default();
                let text = format!("{} {name}{}", told.answer, self.doubt(told.certainty));
                (text, json!({ "code": told.answer, "certainty": told.certainty }))
            }
            Err(error) => {
                let chinese = match error {
                    GovernmentClassError::UnitKindNeeded { .. } => "取决于单位性质：--unit organ|institution",
                    GovernmentClassError::NotForThatUnit { .. } => "此类单位不用此科目",
                    GovernmentClassError::Several { .. } => "各款对应不同科目",
                    _ => "对照表未列",
                };
                (self.say(chinese, &error.to_string()).to_owned(), json!({ "error": error.to_string() }))
            }
        };
        card.say(["政府经济分类", "government class"], text, "government_class", value);
    }

    fn abroad<T: Code + Into<RollUpClass>>(&self, proposal: Option<(&[T], &str)>, card: &mut Card) {
        let title = ["国际分类（建议，非官方）", "abroad (a proposal, not official)"];
        let Some((targets, loss)) = proposal else {
            return card.say(title, self.say("无建议", "nothing proposed"), "proposed_targets", json!([]));
        };
        let name = |target: &T| (*target).into().name(self.language).unwrap_or_default();
        let names: Vec<_> = targets.iter().map(|target| format!("{target} {}", name(target))).collect();
        let codes: Vec<_> = targets.iter().map(ToString::to_string).collect();
        card.say(title, names.join(" | "), "proposed_targets", json!(codes));
        card.say(["映射损失", "what is lost"], loss, "lost", json!(loss));
    }

    fn division(&self, code: DivisionCode) -> Card {
        let mut card = Card::new(code, self.say("行政区划代码", "division code"));
        let (text, word) = match code.level() {
            DivisionLevel::Province => (self.say("省级", "province"), "province"),
            DivisionLevel::City => (self.say("地级", "city"), "city"),
            DivisionLevel::County => (self.say("县级", "county"), "county"),
            DivisionLevel::Township => (self.say("乡级", "township"), "township"),
        };
        card.say(["级次", "level"], text, "level", json!(word));
        let above: Vec<_> =
            std::iter::successors(code.parent(), |code| code.parent()).map(|code| code.to_string()).collect();
        if !above.is_empty() {
            card.say(["属于", "part of"], above.join(" < "), "part_of", json!(above));
        }
        card
    }

    fn credit(&self, code: CreditCode) -> Card {
        let mut card = Card::new(code, self.say("统一社会信用代码", "unified social credit code"));
        let mut digit = |title, key, digit: CheckDigit| {
            let CheckDigit { found, expected, .. } = digit;
            let wrong = format!(
                "{} `{found}`, {} `{expected}`",
                self.say("错误，现为", "wrong, found"),
                self.say("应为", "expected")
            );
            let text = if digit.is_right() { self.say("正确", "right").to_owned() } else { wrong };
            card.say(title, text, key, json!({ "found": found, "expected": expected }));
        };
        digit(["校验码（GB 32100）", "check digit (GB 32100)"], "check_digit", code.check_digit());
        let title = ["主体标识码校验码（GB 11714）", "organisation check digit (GB 11714)"];
        digit(title, "organisation_check_digit", code.organisation_check_digit());
        if let Some(division) = code.division() {
            card.say(["登记机关行政区划", "registered in"], division.to_string(), "division", json!(division));
        }
        card
    }
}

fn roll_ups(options: &Options) -> Result<String, String> {
    let (name, report): (_, Report) = match options.words.as_slice() {
        [] => ("nanyue-2023.json", common::parse("nanyue-2023.json", NANYUE)?),
        [file] => (file.as_str(), common::document(file)?),
        _ => return Err(format!("more than one file; {USAGE}")),
    };
    let usual = ["function", "account", "cofog"].into_iter().map(along).collect::<Result<Vec<_>, _>>()?;
    let along = if options.along.is_empty() { usual } else { options.along.clone() };
    let documents: Result<Vec<_>, String> = along
        .into_iter()
        .map(|along| {
            let roll_up = roll_up(&report, along).map_err(|error| format!("{name}: {error}"))?;
            Ok(roll_up.document(Digits::default(), options.language))
        })
        .collect();
    let documents = documents?;
    if options.json {
        return pretty(&documents);
    }
    let text = format!("{}\n", report.title);
    let report = serde_json::to_value(&report).map_err(|error| format!("{name}: {error}"))?;
    let mut page = Page { options, report, text };
    for document in &documents {
        page.document(document);
    }
    Ok(page.text)
}

/// The text for a reader, in one language.
struct Page<'o> {
    options: &'o Options,
    /// The report as JSON, to tell the labels of its lines.
    report: Value,
    text: String,
}

impl Page<'_> {
    fn say(&self, chinese: &'static str, english: &'static str) -> &'static str {
        pick(self.options.language, chinese, english)
    }

    fn line(&mut self, line: impl Display) {
        // OK because writing to a string does not fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn document(&mut self, document: &RollUpDocument) {
        let name = match document.along {
            RollUpScheme::Function => self.say("按支出功能分类", "By function"),
            RollUpScheme::DepartmentEconomic => self.say("按部门预算支出经济分类", "By economic class of departments"),
            RollUpScheme::GovernmentEconomic => self.say("按政府预算支出经济分类", "By economic class of governments"),
            RollUpScheme::Account => self.say("按四本预算", "By budget account"),
            RollUpScheme::Cofog => self.say("按联合国政府职能分类（COFOG，建议映射）", "By COFOG (proposed mapping)"),
            RollUpScheme::Gfsm => self.say("按政府财政统计（GFSM 2014，建议映射）", "By GFSM 2014 (proposed mapping)"),
            _ => self.say("按支出性质", "By nature"),
        };
        for combined in &document.combined {
            self.line(format!("\n{name} · {}", self.column(combined)));
            self.table(combined);
            for statement in &combined.overlapping {
                self.line(format!(
                    "  {} {statement}",
                    self.say("可能为同一笔资金，未计入:", "may be the same money, not added:")
                ));
            }
        }
        let notes =
            document.statements.iter().flat_map(|statement| &statement.columns).flat_map(|column| &column.notes);
        notes.for_each(|note| self.note(note));
    }

    fn column(&self, combined: &CombinedRollUpDocument) -> String {
        let stage = match combined.stage {
            Stage::Initial => self.say("年初预算", "initial budget"),
            Stage::Adjusted => self.say("调整预算", "adjusted budget"),
            Stage::Available => self.say("可用预算", "available budget"),
            Stage::Movement => self.say("调整数", "movement"),
            Stage::Execution => self.say("执行数", "execution"),
            Stage::Outturn => self.say("决算数", "outturn"),
            _ => "",
        };
        let year = combined.year.map(|year| year.get().to_string()).unwrap_or_default();
        format!("{year} {stage}").trim().to_owned()
    }

    fn table(&mut self, combined: &CombinedRollUpDocument) {
        let mut table = Table::new();
        table.load_preset(presets::NOTHING);
        for row in &combined.rows {
            let code = match row.class {
                RollUpClass::Account { .. } | RollUpClass::Nature { .. } => String::new(),
                class => class.to_string(),
            };
            let name = row.name.as_ref().map(ToString::to_string).unwrap_or_default();
            table.add_row([code, name, amount(row.amount.as_ref()), String::new()]);
        }
        for money in &combined.unmapped {
            let label = self.report.pointer(&format!("{}/label", money.at)).and_then(Value::as_str).unwrap_or_default();
            let why = self.why(money);
            table.add_row(["–".to_owned(), label.to_owned(), amount(money.amount.as_ref()), why]);
        }
        let total =
            [String::new(), self.say("合计", "total").to_owned(), amount(combined.total.as_ref()), String::new()];
        table.add_row(total);
        if let Some(column) = table.column_mut(2) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        self.line(table.trim_fmt());
    }

    /// Why money is put to no class.
    fn why(&self, money: &UnmappedDocument) -> String {
        let why = match money.reason {
            UnmappedReason::NoClass => self.say("没有此类科目", "no class of that kind"),
            UnmappedReason::SeveralClasses => self.say("有几个科目", "several classes"),
            UnmappedReason::NoProposal => self.say("没有映射建议", "no mapping is proposed"),
            UnmappedReason::SeveralTargets => self.say("对应几个类别", "several classes are possible"),
            UnmappedReason::SeveralAccounts => self.say("可属几本预算", "several accounts are possible"),
            _ => self.say("部分之外的余额", "what the parts leave over"),
        };
        let class = money.class.map(|class| format!("{class} ")).unwrap_or_default();
        let candidates: Vec<_> = money.candidates.iter().map(|class| self.name(*class)).collect();
        let candidates = if candidates.is_empty() { String::new() } else { format!(": {}", candidates.join(" | ")) };
        format!("{class}{why}{candidates}")
    }

    fn name(&self, class: RollUpClass) -> String {
        match class {
            RollUpClass::Account { account } => account.name(self.options.language).to_owned(),
            class => class.to_string(),
        }
    }

    fn note(&mut self, note: &RollUpNoteDocument) {
        let text = match note {
            RollUpNoteDocument::OtherAccount { at, class, accounts, certainty, .. } => {
                let accounts: Vec<_> = accounts.iter().map(|account| account.name(self.options.language)).collect();
                let (accounts, doubt) = (accounts.join(" | "), self.options.doubt(*certainty));
                format!("{at}: {class} {} {accounts}{doubt}", self.say("应属", "belongs to"))
            }
            RollUpNoteDocument::Remainder { at, amount: rest } => {
                format!("{at}: {} {}", self.say("与其部分之差", "less its parts:"), amount(rest.as_ref()))
            }
            RollUpNoteDocument::Overlap { at, counted } => {
                format!("{at}: {} {counted}", self.say("未重复计入，已计", "not added again, counted:"))
            }
            RollUpNoteDocument::NotCounted { at } => format!("{at}: {}", self.say("没有确切金额", "no plain amount")),
            RollUpNoteDocument::Elsewhere { at, class, under } => {
                format!("{at}: {class} {} {under}", self.say("不属于", "is not part of"))
            }
            RollUpNoteDocument::Subtotal { at, parts, .. } => {
                format!("{at}: {} ({})", self.say("小计，不重复计入", "a subtotal, not added twice"), parts.len())
            }
            _ => return,
        };
        self.line(format!("  * {text}"));
    }
}

fn amount(figure: Option<&Stated<Amount>>) -> String {
    figure.map_or_else(|| "?".to_owned(), ToString::to_string)
}
