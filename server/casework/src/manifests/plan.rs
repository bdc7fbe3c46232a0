//! What a list does to the lines a flight already has: who is new, who changed, who is gone. Nothing is ever lost by it.

use std::collections::BTreeMap;

use domain::fields::fold::letters_and_digits;
use domain::line::{AbsentReason, name};
use domain::manifest::{Pair, Pairing, Reading, pair_up, reading};
use store::{
    Uuid,
    entities::{flights, manifest_lines},
};

use super::{choices::Choices, row};
use crate::{Refused, Staff};

/// A line of a flight with what it was last listed as.
pub(super) struct There {
    pub row: manifest_lines::Model,
    pub line: reading::Line,
    /// Its person is sealed: compared, never shown.
    pub sealed: bool,
}

impl There {
    /// Registered, or decided by somebody: a list does not change it.
    pub(super) fn is_decided(&self) -> bool {
        match self.row.state.as_str() {
            name::ARRIVED => true,
            name::ABSENT | name::REFUSED => !self.was_taken_off(),
            _ => false,
        }
    }

    pub(super) fn is_registered(&self) -> bool {
        self.row.state == name::ARRIVED
    }

    /// An earlier list took it off.
    pub(super) fn was_taken_off(&self) -> bool {
        self.row.absent_reason.as_deref() == Some(AbsentReason::TakenOffList.code())
    }
}

/// One flight of a list that the centre knows already.
pub(super) struct Known {
    pub flight: flights::Model,
    pub there: Vec<There>,
    /// Indexes of the list's lines of this flight.
    pub lines: Vec<usize>,
    /// Old indexes into `there`, new ones into `lines`.
    pub pairing: Pairing,
}

impl Known {
    fn steps(&self) -> impl Iterator<Item = (usize, Step<'_>)> {
        let step = |pair: &'_ Pair| Some((*self.lines.get(pair.new)?, self.there.get(pair.old)?));
        self.pairing
            .both
            .iter()
            .filter_map(move |pair| step(pair).map(|(at, there)| (at, Step { there, fields: &pair.fields })))
    }

    /// People the list no longer names, of those still expected or registered.
    pub(super) fn gone(&self) -> impl Iterator<Item = &There> {
        let named = |there: &&There| !there.was_taken_off() && (there.is_registered() || !there.is_decided());
        self.pairing.gone.iter().filter_map(|at| self.there.get(*at)).filter(named)
    }
}

/// What a list does, flight by flight (by the flight's id in the list); flights not in it are new.
#[derive(Default)]
pub(super) struct Plan {
    pub known: BTreeMap<String, Known>,
}

/// What the plan says of one line of the list.
pub(super) struct Step<'p> {
    pub there: &'p There,
    pub fields: &'p [&'static str],
}

impl Plan {
    /// The line of the flight that a line of the list is, if the flight has it.
    pub(super) fn steps(&self) -> BTreeMap<usize, Step<'_>> {
        self.known.values().flat_map(Known::steps).collect()
    }
}

impl Staff {
    /// The flight of the centre that a list means: the one chosen, else by number and day.
    pub(super) async fn flight_meant(
        &self,
        reading: &Reading,
        flight: &reading::Flight,
        chosen: Option<Uuid>,
    ) -> Refused<Option<flights::Model>> {
        if let Some(id) = chosen.filter(|_| reading.flights.len() == 1) {
            return Ok(Some(self.house.store.flight(self.scope(), id).await?));
        }
        let (number, day) = self.number_and_day(flight);
        let key = letters_and_digits(&number);
        let of_day = self.house.store.flights_on(self.scope(), &day).await?;
        Ok(of_day.into_iter().find(|row| letters_and_digits(&row.number) == key))
    }

    /// Compares a list with what its flights have now. After approval only rows repaired since then count.
    pub(super) async fn plan(
        &self,
        upload: &store::uploads::Upload,
        reading: &Reading,
        choices: &Choices,
    ) -> Refused<Plan> {
        let mut plan = Plan::default();
        for flight in &reading.flights {
            let Some(meant) = self.flight_meant(reading, flight, upload.flight.or(choices.flight)).await? else {
                continue;
            };
            let there = self.there(meant.id).await?;
            let late = upload.state == "approved";
            let counts = |line: &reading::Line| line.flight == flight.id && (!late || choices.is_repaired(line));
            let lines: Vec<usize> =
                reading.lines.iter().enumerate().filter(|(_, line)| counts(line)).map(|(at, _)| at).collect();
            let new: Vec<&reading::Line> =
                lines.iter().filter_map(|at| reading.lines.get(*at).map(AsRef::as_ref)).collect();
            let old: Vec<&reading::Line> = there.iter().map(|there| &there.line).collect();
            let mut pairing = pair_up(&old, &new, &same_places(upload.id, &there, &new));
            if late {
                pairing.gone.clear();
            }
            plan.known.insert(flight.id.clone(), Known { flight: meant, there, lines, pairing });
        }
        Ok(plan)
    }

    async fn there(&self, flight: Uuid) -> Refused<Vec<There>> {
        let rows = self.house.store.lines_to_compare(self.scope(), flight).await?;
        rows.into_iter().map(|(row, sealed)| Ok(There { line: row::listed(self, &row)?, row, sealed })).collect()
    }
}

/// Rows that this very upload put there are the same rows, whatever a repair made of them.
fn same_places(upload: Uuid, there: &[There], new: &[&reading::Line]) -> Vec<(usize, usize)> {
    let place = |line: &reading::Line| (line.sheet.clone(), line.row);
    let mine = there.iter().enumerate().filter(|(_, there)| there.row.upload_id == Some(upload));
    let old: BTreeMap<_, usize> =
        mine.map(|(at, there)| ((there.row.sheet.clone(), u32::try_from(there.row.row).unwrap_or(0)), at)).collect();
    new.iter().enumerate().filter_map(|(at, line)| Some((*old.get(&place(line))?, at))).collect()
}
