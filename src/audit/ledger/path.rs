//! Places in a report, cheap to make and written out only for those who ask.

use crate::audit::trail::Step;
use crate::model::Pointer;

/// A place, by its number in [`Paths`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Path(usize);

/// Places, each a step below another.
#[derive(Debug, Default)]
pub(super) struct Paths(Vec<(usize, Step)>);

impl Paths {
    pub(super) fn reserve(&mut self, places: usize) {
        self.0.reserve(places);
    }

    fn push(&mut self, above: usize, step: Step) -> Path {
        self.0.push((above, step));
        Path(self.0.len().saturating_sub(1))
    }

    pub(super) fn root(&mut self) -> Path {
        self.push(0, Step::Root)
    }

    pub(super) fn member(&mut self, above: Path, name: &'static str) -> Path {
        self.push(above.0, Step::Member(name))
    }

    pub(super) fn item(&mut self, above: Path, index: usize) -> Path {
        self.push(above.0, Step::Item(index))
    }

    /// The member of an item of a list member: `/amounts/0/figure`.
    pub(super) fn within(&mut self, above: Path, list: &'static str, index: usize, member: &'static str) -> Path {
        let list = self.member(above, list);
        let item = self.item(list, index);
        self.member(item, member)
    }

    pub(super) fn pointer(&self, path: Path) -> Pointer {
        let mut pointer = Step::start();
        self.write(path.0, &mut pointer);
        pointer
    }

    fn write(&self, at: usize, pointer: &mut Pointer) {
        if let Some((above, step)) = self.0.get(at).filter(|(_, step)| !matches!(step, Step::Root)) {
            // OK because a step is as deep as the report is, which is no deeper than its reader goes.
            self.write(*above, pointer);
            step.write(pointer);
        }
    }
}
