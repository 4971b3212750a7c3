//! Claims with what is true behind them, for the library and for the oracle.

use budget_performance::reconcile::{ClaimReading, Claims, FigureClaim, Network, Relation, TargetDirection};

use super::exact::{Q, Set};
use super::printed::{Blur, CUT_OFF, Mode, Print, Supposed};

/// A figure of a case: its statements, and the true value where there is one.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) name: String,
    pub(crate) prints: Vec<Print>,
    pub(crate) reading: ClaimReading,
    pub(crate) truth: Option<Q>,
}

impl Given {
    pub(crate) fn printed(name: &str, print: Print) -> Self {
        Self { name: name.to_owned(), prints: vec![print], reading: ClaimReading::Nearest, truth: None }
    }

    pub(crate) fn unstated(name: &str) -> Self {
        Self { name: name.to_owned(), prints: Vec::new(), reading: ClaimReading::Nearest, truth: None }
    }

    pub(crate) fn read(mut self, reading: ClaimReading) -> Self {
        self.reading = reading;
        self
    }

    pub(crate) fn is_stated(&self) -> bool {
        !self.prints.is_empty()
    }

    /// Whether all there is to it is "about so much".
    pub(crate) fn is_vague(&self) -> bool {
        self.is_stated() && self.prints.iter().all(|print| print.blur == Some(Blur::About))
    }

    pub(crate) fn common(&self, supposed: Supposed) -> Set {
        self.prints.iter().fold(Set::ALL, |set, print| set.and(&self.set_of(print, supposed)))
    }

    fn set_of(&self, print: &Print, supposed: Supposed) -> Set {
        match self.reading {
            ClaimReading::Exact if print.blur.is_none() => Set::point(print.value()),
            ClaimReading::Truncated => print.set(CUT_OFF),
            _ => print.set(supposed),
        }
    }

    /// Whether no value is printed as all the statements are, neither rounded nor cut off.
    pub(crate) fn is_inconsistent(&self) -> bool {
        self.common(Supposed::Nearest).is_empty() && self.common(CUT_OFF).is_empty()
    }

    /// The true values; statements that agree only if read otherwise are read so.
    pub(crate) fn set(&self, supposed: Supposed) -> Set {
        let readings = [supposed, Supposed::Nearest, CUT_OFF];
        let common = readings.iter().map(|supposed| self.common(*supposed)).find(|set| !set.is_empty());
        common.unwrap_or_else(|| {
            let sets = self.prints.iter().map(|print| self.set_of(print, supposed));
            sets.reduce(|one, two| one.hull(&two)).unwrap_or(Set::ALL)
        })
    }

    /// The digits of the finest statement.
    pub(crate) fn digits(&self) -> Option<Q> {
        self.finest().map(Print::value)
    }

    pub(crate) fn finest(&self) -> Option<&Print> {
        let plain = self.prints.iter().filter(|print| print.blur.is_none());
        plain.min_by_key(|print| (print.step(), print.value()))
    }

    /// Whether a computed value would be printed as the finest statement is.
    pub(crate) fn prints(&self, computed: &Q) -> bool {
        let Some(finest) = self.finest() else { return false };
        if self.reading == ClaimReading::Exact || finest.is_exact() {
            return *computed == finest.value();
        }
        let mode = if self.reading == ClaimReading::Truncated { Mode::Down } else { Mode::HalfUp };
        mode.round(&(computed / finest.step())) == finest.count
    }
}

/// Figures and their relations.
#[derive(Clone, Debug, Default)]
pub(crate) struct Case {
    pub(crate) figures: Vec<Given>,
    pub(crate) relations: Vec<Relation<usize>>,
}

impl Case {
    pub(crate) fn claims(&self) -> Claims {
        let figure = |given: &Given| {
            let stated = given.prints.iter().map(|print| print.text().parse().expect("a canonical figure"));
            let mut claim = FigureClaim::new(given.name.parse().expect("a name"), stated.collect());
            claim.reading = Some(given.reading);
            claim
        };
        let name = |index: &usize| self.figures[*index].name.parse().expect("a name");
        let relations = self.relations.iter().map(|relation| relation.map(&mut |index| name(index)));
        Claims::new(self.figures.iter().map(figure).collect(), relations.collect())
    }

    pub(crate) fn network(&self) -> Network {
        let json = || serde_json::to_string(&self.claims()).expect("JSON");
        Network::try_from(self.claims()).unwrap_or_else(|error| panic!("{error}\n{}", json()))
    }

    /// The case as a document, for messages.
    pub(crate) fn json(&self) -> String {
        serde_json::to_string_pretty(&self.claims()).expect("JSON")
    }
}

pub(crate) const DIRECTIONS: [TargetDirection; 5] = [
    TargetDirection::AtLeast,
    TargetDirection::AtMost,
    TargetDirection::MoreThan,
    TargetDirection::LessThan,
    TargetDirection::Equal,
];

/// The figures that a relation names.
pub(crate) fn members(relation: &Relation<usize>) -> Vec<usize> {
    let mut members = Vec::new();
    let _ = relation.map(&mut |index| members.push(*index));
    members
}
