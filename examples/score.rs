//! What a report scores by a framework, why, and how certain that is.
//!
//! ```text
//! cargo run --example score -- [--lang zh|en] [--explain CRITERION] [--json]
//!                              [--framework NAME | FILE] [--completion FILE] [--facts FILE] [REPORT | -]
//! ```
//!
//! Without a report it shows the report of 南岳区应急管理局 on 2023 against the Hunan table and against the outline of
//! 财预〔2013〕53号: what can be assessed, and which facts are missing; then a Hunan base table of 2018, completed by facts and
//! weights that the example assumes, to a total and a grade. Exit status 2 means that an input cannot be used; the reason is
//! on standard error.

mod common;

use std::fmt::{Display, Write as _};
use std::process::ExitCode;

use budget_performance::audit::Language;
use budget_performance::figure::Rounding;
use budget_performance::model::Report;
use budget_performance::scoring::{
    Completion, Evidence, Framework, LoadError, Number, Outline, ScoreDocument, Sheet, Total, Words,
};
use comfy_table::{CellAlignment, Table, presets};

use common::{Arguments, NANYUE, parse, pick};

const BASE_TABLE: &str = include_str!("../tests/fixtures/reports/cn-hn-jichubiao-2018.json");
const COMPLETION: &str = include_str!("scoring/hunan-2018-completion.json");
const FURTHER_FACTS: &str = include_str!("scoring/hunan-2018-further-facts.json");
const USAGE: &str = "usage: score [--lang zh|en] [--explain CRITERION] [--json] [--framework NAME | FILE] \
                     [--completion FILE] [--facts FILE] [REPORT | -]";

fn main() -> ExitCode {
    common::finish("score", run().map(|text| (text, ExitCode::SUCCESS)))
}

fn run() -> Result<String, String> {
    let options = Options::parse()?;
    let mut page = Page { language: options.language, text: String::new() };
    if options.report.is_none() && options.framework.is_none() {
        if options.facts.is_some() || options.completion.is_some() {
            return Err(format!("--facts and --completion need a report or a framework; {USAGE}"));
        }
        return demonstrate(&mut page, &options).map(|()| page.text);
    }
    let report: Report = match options.report.as_deref() {
        Some(file) => common::document(file)?,
        None => parse("nanyue-2023.json", NANYUE)?,
    };
    let name = options.framework.as_deref().unwrap_or("hunan-department-2017");
    let further: Evidence = options.facts.as_deref().map_or_else(|| Ok(Evidence::default()), common::document)?;
    match load(name, options.completion.as_deref())? {
        Loaded::Framework(framework) => {
            let evidence = Evidence::of_report(&framework.draft().facts, &report).overlaid(further);
            page.show(&framework.score(&evidence), &options)?;
        }
        Loaded::Outline(_) if options.json || options.explain.is_some() => {
            return Err(format!("{name} leaves the weights to its user, so nothing is scored; give --completion FILE"));
        }
        Loaded::Outline(outline) => {
            let evidence = Evidence::of_report(&outline.draft().facts, &report).overlaid(further);
            page.outline(&outline, &evidence);
        }
    }
    Ok(page.text)
}

/// The two reports of the example.
fn demonstrate(page: &mut Page, options: &Options) -> Result<(), String> {
    let base_table: Report = parse("the base table of 2018", BASE_TABLE)?;
    let completion: Completion = parse("hunan-2018-completion.json", COMPLETION)?;
    let outline = Outline::builtin("hunan-department-2018").map_err(|error| error.to_string())?;
    let complete = outline.complete(&completion).map_err(|error| error.to_string())?;
    let alone = Evidence::of_report(&complete.draft().facts, &base_table);
    let further: Evidence = parse("hunan-2018-further-facts.json", FURTHER_FACTS)?;
    let evidence = alone.clone().overlaid(further);
    if options.json || options.explain.is_some() {
        return page.show(&complete.score(&evidence), options);
    }
    let nanyue: Report = parse("nanyue-2023.json", NANYUE)?;
    let framework = Framework::builtin("hunan-department-2017").map_err(|error| error.to_string())?;
    page.line(format!("{}\n", nanyue.title));
    page.sheet(&framework.score(&Evidence::of_report(&framework.draft().facts, &nanyue)));
    let common = Outline::builtin("mof-department-2013").map_err(|error| error.to_string())?;
    page.outline(&common, &Evidence::of_report(&common.draft().facts, &nanyue));
    page.line(format!("\n{}\n", base_table.title));
    for note in completion.notes {
        let note = page.words(&note);
        page.line(format!("* {note}"));
    }
    let (zh, en) = ("仅凭所存文本", "By the stored text alone");
    let words = page.say(zh, en);
    page.line(words);
    page.total(&complete.score(&alone));
    let words = page.say("\n加上本示例补充和假设的数据", "\nWith facts that the example adds and assumes");
    page.line(words);
    page.sheet(&complete.score(&evidence));
    Ok(())
}

/// A framework, or an outline that nothing can be scored with.
enum Loaded {
    Framework(Box<Framework>),
    Outline(Box<Outline>),
}

/// A framework or outline that comes with the crate, or a framework in a file; an outline with what completes it.
fn load(name: &str, completion: Option<&str>) -> Result<Loaded, String> {
    let broken = |error: LoadError| format!("{name}: {error}");
    match Outline::builtin(name) {
        Ok(outline) => {
            let Some(file) = completion else { return Ok(Loaded::Outline(Box::new(outline))) };
            let completed = outline.complete(&common::document(file)?).map_err(|error| format!("{file}: {error}"))?;
            return Ok(Loaded::Framework(Box::new(completed)));
        }
        Err(LoadError::Unknown { .. }) if completion.is_some() => {
            return Err(format!("{name} is no outline, so there is nothing for --completion to complete"));
        }
        Err(LoadError::Unknown { .. }) => {}
        Err(error) => return Err(broken(error)),
    }
    let framework = match Framework::builtin(name) {
        Err(LoadError::Unknown { .. }) => {
            let text = common::read(name).map_err(|error| {
                let known: Vec<&str> = Framework::builtins().chain(Outline::builtins()).collect();
                format!("{error}; expected a file or one of {}", known.join(", "))
            })?;
            Framework::from_json(&text)
        }
        loaded => loaded,
    };
    framework.map(Box::new).map(Loaded::Framework).map_err(broken)
}

struct Options {
    language: Language,
    json: bool,
    explain: Option<String>,
    framework: Option<String>,
    completion: Option<String>,
    facts: Option<String>,
    report: Option<String>,
}

impl Options {
    fn parse() -> Result<Self, String> {
        let (framework, completion, facts, explain, report) = (None, None, None, None, None);
        let language = Language::ZhCn;
        let mut options = Self { language, json: false, explain, framework, completion, facts, report };
        let mut arguments = Arguments::new(USAGE);
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.value(&argument).map(Some);
            match argument.as_str() {
                "--json" => options.json = true,
                "--lang" => options.language = arguments.language()?,
                "--explain" => options.explain = value()?,
                "--framework" => options.framework = value()?,
                "--completion" => options.completion = value()?,
                "--facts" => options.facts = value()?,
                _ => arguments.only_file(&mut options.report, argument)?,
            }
        }
        Ok(options)
    }
}

/// The text for a reader, in one language.
struct Page {
    language: Language,
    text: String,
}

impl Page {
    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        pick(self.language, zh, en)
    }

    fn words(&self, words: &Words) -> String {
        pick(self.language, &words.zh, &words.en).to_string()
    }

    fn line(&mut self, line: impl Display) {
        // OK because writing to a string does not fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn show(&mut self, sheet: &Sheet<'_>, options: &Options) -> Result<(), String> {
        if let Some(criterion) = &options.explain {
            return self.explain(sheet, criterion);
        }
        if options.json {
            self.text += &common::json(&sheet.document())?;
            return Ok(());
        }
        self.sheet(sheet);
        Ok(())
    }

    fn sheet(&mut self, sheet: &Sheet<'_>) {
        let title = self.words(&sheet.framework.draft().title);
        self.line(title);
        let mut table = new_table();
        table.set_header(["", self.say("指标", "criterion"), self.say("得分", "points"), self.say("理由", "reason")]);
        let document = sheet.document();
        for score in &document.criteria {
            let row = [score.criterion.to_string(), self.words(&score.label), points(score), self.words(&score.reason)];
            table.add_row(row);
        }
        if let Some(column) = table.column_mut(2) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        self.table(&table);
        self.total(sheet);
        for remark in &document.remarks {
            let remark = self.words(remark);
            self.line(format!("* {remark}"));
        }
    }

    /// The total and its grade, or everything that they can be.
    fn total(&mut self, sheet: &Sheet<'_>) {
        let line = match &sheet.total {
            Total::Points(total) => {
                let grades: Vec<String> = total.possible.iter().map(|grade| self.words(&grade.label)).collect();
                let grades = grades.join(self.say("或", " or "));
                let [low, high] = [&total.points.lowest, &total.points.highest].map(written);
                let range = if low == high { String::new() } else { format!(" [{low}, {high}]") };
                let points = total.printed.as_ref().map_or_else(|| self.say("未定", "open").to_owned(), written);
                let (words, grade, full) =
                    (self.say("总分", "total"), self.say("等级", "grade"), written(&total.attainable));
                format!("{words} {points}{range} / {full} · {grade} {grades}")
            }
            Total::Level(Some(level)) => {
                let exact = level.exact.map_or_else(|| self.say("未定", "open").to_owned(), |level| level.to_string());
                format!("{} {exact} [{}, {}]", self.say("等级", "grade"), level.lowest, level.highest)
            }
            _ => self.say("没有可评的指标", "no criterion counts").to_owned(),
        };
        self.line(line);
    }

    /// What an outline measures, and what is missing.
    fn outline(&mut self, outline: &Outline, evidence: &Evidence) {
        let title = self.words(&outline.draft().title);
        let note = self.say("未定权重，不计分", "weights are the user’s: nothing is scored");
        self.line(format!("\n{title} ({note})"));
        let mut table = new_table();
        table.set_header(["", self.say("指标", "criterion"), self.say("结果", "result")]);
        for measured in outline.measure(evidence) {
            let label = self.words(&measured.criterion.label);
            table.add_row([measured.criterion.id.to_string(), label, self.words(&measured.words)]);
        }
        self.table(&table);
    }

    fn table(&mut self, table: &Table) {
        self.line(table.to_string().lines().map(str::trim_end).collect::<Vec<_>>().join("\n"));
    }

    /// The trace of one criterion: facts, measure, rule, steps.
    fn explain(&mut self, sheet: &Sheet<'_>, criterion: &str) -> Result<(), String> {
        let document = sheet.document();
        let score = document.criteria.iter().find(|score| score.criterion.as_ref() == criterion).ok_or_else(|| {
            let known: Vec<&str> = document.criteria.iter().map(|score| score.criterion.as_ref()).collect();
            format!("no criterion is called `{criterion}`, expected one of {}", known.join(", "))
        })?;
        let draft = sheet.framework.criteria().iter().find(|draft| draft.id == score.criterion);
        let label = self.words(&score.label);
        self.line(format!("{criterion} {label}: {}", points(score)));
        let reason = self.words(&score.reason);
        self.line(reason);
        if let Some(draft) = draft {
            let clause = draft.clause.as_ref().map_or_else(String::new, ToString::to_string);
            self.line(format!("{} {clause}", self.say("依据", "clause")));
            for note in &draft.notes {
                let note = self.words(note);
                self.line(format!("* {note}"));
            }
        }
        let parts = [
            (self.say("数据", "facts"), serde_json::to_string(&score.inputs)),
            (self.say("计算", "measure"), serde_json::to_string(&score.measure)),
            (self.say("规则", "rule"), serde_json::to_string(&score.rule)),
        ];
        for (heading, json) in parts {
            self.line(format!("{heading}: {}", json.map_err(|error| error.to_string())?));
        }
        for (index, step) in score.steps.iter().enumerate() {
            let step = serde_json::to_string(step).map_err(|error| error.to_string())?;
            self.line(format!("{} {}: {step}", self.say("步骤", "step"), index + 1));
        }
        Ok(())
    }
}

fn new_table() -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table
}

/// A number to two decimals.
fn written(number: &Number) -> String {
    number.written(2, Rounding::HalfUp)
}

/// The printed points or the level, or what they can be.
fn points(score: &ScoreDocument) -> String {
    if let Some(printed) = &score.printed {
        return written(printed);
    }
    match (&score.lowest, &score.highest, score.level, score.lowest_level, score.highest_level) {
        (Some(low), Some(high), ..) => format!("[{}, {}]", written(low), written(high)),
        (_, _, Some(level), ..) => level.to_string(),
        (_, _, _, Some(low), Some(high)) => format!("[{low}, {high}]"),
        _ => "–".to_owned(),
    }
}
