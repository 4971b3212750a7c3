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

/// Bytes that most places take.
const ROOM: usize = 64;

impl Step {
    /// The whole document, with room for the steps to a place in it.
    pub(super) fn start() -> Pointer {
        Pointer::with_room(ROOM)
    }

    /// Goes a step down.
    pub(super) fn write(self, pointer: &mut Pointer) {
        match self {
            Self::Root => {}
            // OK because members of a report are named by its format.
            Self::Member(name) => pointer.push_plain(name),
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
        let mut pointer = Step::start();
        self.write(&mut pointer);
        pointer
    }

    fn write(&self, pointer: &mut Pointer) {
        if let Some(above) = self.above {
            above.write(pointer);
        }
        self.step.write(pointer);
    }
}
