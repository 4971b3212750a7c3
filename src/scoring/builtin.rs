//! The frameworks and outlines that come with the crate.

use super::error::LoadError;
use super::framework::Framework;
use super::outline::Outline;

/// A file with its name.
type File = (&'static str, &'static str);

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("frameworks/", $name, ".json")))),+]
    };
}

static FRAMEWORKS: [File; 4] = files!["hunan-department-2017", "pefa-pi-1-2016", "pefa-pi-2-2016", "pefa-pi-3-2016"];

static OUTLINES: [File; 6] = files![
    "hunan-department-2018",
    "mof-department-2013",
    "mof-project-2013",
    "mof-project-2020",
    "mof-self-evaluation-2021",
    "mof-self-evaluation-cost-2021",
];

impl Framework {
    /// The names of the frameworks that come with the crate, sorted.
    pub fn builtins() -> impl Iterator<Item = &'static str> {
        FRAMEWORKS.iter().map(|(name, _)| *name)
    }

    /// A framework that comes with the crate.
    ///
    /// # Errors
    ///
    /// [`LoadError::Unknown`] if there is none of that name.
    pub fn builtin(name: &str) -> Result<Self, LoadError> {
        Self::from_json(text(&FRAMEWORKS, name)?)
    }
}

impl Outline {
    /// The names of the outlines that come with the crate, sorted.
    pub fn builtins() -> impl Iterator<Item = &'static str> {
        OUTLINES.iter().map(|(name, _)| *name)
    }

    /// An outline that comes with the crate.
    ///
    /// # Errors
    ///
    /// [`LoadError::Unknown`] if there is none of that name.
    pub fn builtin(name: &str) -> Result<Self, LoadError> {
        Self::from_json(text(&OUTLINES, name)?)
    }
}

fn text(files: &[File], name: &str) -> Result<&'static str, LoadError> {
    let found = files.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
    let known = || files.iter().map(|(known, _)| format!("`{known}`")).collect::<Vec<_>>().join(", ");
    found.ok_or_else(|| LoadError::Unknown { name: name.to_owned(), known: known() })
}
