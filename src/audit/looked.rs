//! What a check found, and at how many places it looked.

use super::finding::Finding;

/// What a check found, and at how many places it looked.
#[derive(Debug, Default)]
pub(super) struct Looked {
    pub(super) findings: Vec<Finding>,
    /// Places that could be judged, beside the relations that are counted where they are judged.
    pub(super) places: usize,
}

impl Looked {
    /// Findings of relations.
    pub(super) fn relations(findings: Vec<Finding>) -> Self {
        Self { findings, places: 0 }
    }

    /// One place more that could be judged, and what was found there.
    pub(super) fn add(&mut self, found: Option<Finding>) {
        self.places = self.places.saturating_add(1);
        self.findings.extend(found);
    }
}

impl FromIterator<Option<Finding>> for Looked {
    /// Every item is a place that could be judged.
    fn from_iter<I: IntoIterator<Item = Option<Finding>>>(found: I) -> Self {
        let mut looked = Self::default();
        found.into_iter().for_each(|found| looked.add(found));
        looked
    }
}
