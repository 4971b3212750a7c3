//! The way down a report to where a walk is, written out only for those who ask.

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

impl Step {
    /// Takes the step.
    pub(super) fn extend(self, pointer: &mut Pointer) {
        match self {
            Self::Root => {}
            Self::Member(name) => pointer.push_member(name),
            Self::Item(index) => pointer.push_item(index),
        }
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
        let mut steps = vec![self.step];
        let mut at = self.above;
        while let Some(trail) = at {
            steps.push(trail.step);
            at = trail.above;
        }
        Pointer::of_steps(steps.into_iter().rev(), Step::extend)
    }
}
