//! What the examples share: how a command line and its files are read, and how a run ends.
#![allow(dead_code, reason = "no example needs all of it")]

use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use budget_performance::audit::Language;
use budget_performance::wire::from_json;

/// The report that is shown where none is given: 南岳区应急管理局 on 2023.
pub(crate) const NANYUE: &str = include_str!("../data/nanyue-2023.json");

/// Writes what a run gives and tells how it ended: 2, with the reason on standard error, if an input cannot be used.
pub(crate) fn finish(name: &str, run: Result<(String, ExitCode), String>) -> ExitCode {
    let fail = |reason: String| {
        eprintln!("{name}: {reason}");
        ExitCode::from(2)
    };
    match run {
        Ok((text, code)) => match std::io::stdout().write_all(text.as_bytes()) {
            // A reader that has seen enough, such as `head`, is no failure.
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => fail(format!("standard output: {error}")),
            _ => code,
        },
        Err(reason) => fail(reason),
    }
}

/// The words of a command line, one after the other.
pub(crate) struct Arguments {
    words: std::iter::Skip<std::env::Args>,
    usage: &'static str,
}

impl Arguments {
    pub(crate) fn new(usage: &'static str) -> Self {
        Self { words: std::env::args().skip(1), usage }
    }

    /// The next word; whoever asks for help gets it, and nothing else is done.
    pub(crate) fn next(&mut self) -> Option<String> {
        let word = self.words.next()?;
        if matches!(word.as_str(), "--help" | "-h") {
            println!("{}", self.usage);
            std::process::exit(0);
        }
        Some(word)
    }

    /// What follows an option.
    pub(crate) fn value(&mut self, option: &str) -> Result<String, String> {
        self.words.next().ok_or_else(|| format!("nothing follows {option}; {}", self.usage))
    }

    /// What follows `--lang`.
    pub(crate) fn language(&mut self) -> Result<Language, String> {
        match self.value("--lang")?.as_str() {
            "zh" | "zh-CN" => Ok(Language::ZhCn),
            "en" => Ok(Language::En),
            other => Err(format!("--lang is `{other}`, expected `zh` or `en`")),
        }
    }

    /// A word that is no option; `-` is standard input.
    pub(crate) fn file(&self, word: String) -> Result<String, String> {
        if word.starts_with('-') && word != "-" {
            return Err(format!("unknown option `{word}`; {}", self.usage));
        }
        Ok(word)
    }

    /// The only word that is no option.
    pub(crate) fn only_file(&self, known: &mut Option<String>, word: String) -> Result<(), String> {
        let file = self.file(word)?;
        match known.replace(file) {
            None => Ok(()),
            Some(_) => Err(format!("more than one file; {}", self.usage)),
        }
    }
}

/// One of two texts.
pub(crate) fn pick<T>(language: Language, chinese: T, english: T) -> T {
    if language == Language::ZhCn { chinese } else { english }
}

/// The text of a file, or of standard input for `-`, without a byte order mark.
pub(crate) fn read(file: &str) -> Result<String, String> {
    let text = if file == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(file)
    };
    let text = text.map_err(|error| format!("{}: {error}", called(file)))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// A document in a file, or on standard input for `-`.
pub(crate) fn document<T: serde::de::DeserializeOwned>(file: &str) -> Result<T, String> {
    parse(called(file), &read(file)?)
}

/// A document; where it cannot be used, the reason begins with `name`.
pub(crate) fn parse<T: serde::de::DeserializeOwned>(name: &str, json: &str) -> Result<T, String> {
    from_json(json).map_err(|error| format!("{name}: {error}"))
}

/// A document written down for another program.
pub(crate) fn json(document: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(document).map(|text| text + "\n").map_err(|error| error.to_string())
}

fn called(file: &str) -> &str {
    if file == "-" { "standard input" } else { file }
}
