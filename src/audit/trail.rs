//! The way down a report to where a walk is, written out only for those who ask.

use smallvec::{SmallVec, smallvec};

use crate::model::Pointer;

/// A place on the way down a report.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Trail<'a> {
    above: Option<&'a Trail<'a>>,
    step: Step,
}

/// One step down.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Step {
    #[default]
    Root,
    Member(&'static str),
    Item(usize),
}

/// Steps; as many as most places are deep are kept where the list is.
pub(super) type Steps = SmallVec<[Step; 12]>;

impl Step {
    /// The place that steps lead to: the last of them first.
    pub(super) fn pointer(upwards: &[Self]) -> Pointer {
        let length = |step: &Self| match step {
            Self::Root => 0,
            Self::Member(name) => name.len().saturating_add(1),
            Self::Item(_) => 3,
        };
        let mut pointer = Pointer::with_room(upwards.iter().map(length).fold(0, usize::saturating_add));
        for step in upwards.iter().rev() {
            match step {
                Self::Root => {}
                // OK because members of a report are named by its format.
                Self::Member(name) => pointer.push_plain(name),
                Self::Item(index) => pointer.push_item(*index),
            }
        }
        pointer
    }
}

impl Trail<'_> {
    pub(super) fn member(&self, name: &'static str) -> Trail<'_> {
        Trail { above: Some(self), step: Step::Member(name) }
    }

    pub(super) fn item(&self, index: usize) -> Trail<'_> {
        Trail { above: Some(self), step: Step::Item(index) }
    }

    pub(super) fn pointer(&self) -> Pointer {
        let mut steps: Steps = smallvec![self.step];
        let mut at = self.above;
        while let Some(trail) = at {
            steps.push(trail.step);
            at = trail.above;
        }
        Step::pointer(&steps)
    }
}
