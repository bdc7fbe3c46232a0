//! A line while it is being made: what is known of it beyond what is printed.

use super::flights::id;
use super::reading::Line;
use crate::fields::date::Known;

/// A line and what later steps need to know about it.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The line as it will be printed.
    pub line: Line,
    /// Place of its flight.
    pub flight: usize,
    /// The flight its title named, within its sheet.
    pub context: usize,
    /// Its birth date as far as it is known.
    pub birth: Option<Known>,
    /// The number or name of the person it says it travels with.
    pub travels_with: Option<String>,
    /// What the list says about being alone.
    pub alone: Option<bool>,
    /// A heading above it says that those below are children alone.
    pub heading_alone: bool,
    /// The digits of a CUI stand there, but some are lost.
    pub mangled: bool,
    /// Its sheet has a column about families.
    pub families_told: bool,
}

impl Draft {
    /// Puts the line on a flight.
    pub fn on(&mut self, flight: usize) {
        self.flight = flight;
        self.line.flight = id(flight);
    }

    /// Surnames and given names folded, for comparing people.
    pub fn folded_name(&self) -> String {
        let of = |t: &Option<String>| crate::fields::fold::fold(t.as_deref().unwrap_or(""));
        format!("{}|{}", of(&self.line.surnames), of(&self.line.given_names))
    }
}
