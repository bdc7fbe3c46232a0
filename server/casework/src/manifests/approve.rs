//! Approving: new lines are expected, changed ones corrected, those no longer named marked; what a desk did always stays.

use std::collections::BTreeMap;

use domain::line::{AbsentReason, name};
use domain::manifest::Diff;
use store::{
    Uuid, Write,
    entities::{flights, manifest_lines},
    set,
};

use super::plan::{Plan, There};
use super::review::{Group, Review, ReviewLine, is_problem};
use super::*;

/// How often a list that a desk overtook is compared again before the person is asked to look.
const TRIES: usize = 3;

/// What an approval did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Done {
    /// The flights, by their id in the list.
    pub flights: BTreeMap<String, Uuid>,
    pub added: usize,
    pub changed: usize,
    pub gone: usize,
    /// What the list said that the flights did not.
    pub diff: Option<Diff>,
}

impl Staff {
    /// Puts a reviewed list onto its flights. Good lines are expected, the others wait to be corrected; lines that a flight
    /// has already are corrected where nobody decided about them, and marked where somebody did. Doing it again is
    /// harmless: a list that was approved adds only rows repaired since. Returns the flights.
    pub async fn approve(&self, upload: UploadId, request: Uuid) -> Refused<Vec<FlightId>> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        let typed = Typed::from([("upload".to_owned(), upload.to_string())]);
        if let Some(answer) = self.answered(request, "approve", &typed).await? {
            return Ok(answer.split(',').filter_map(|id| id.parse().ok()).collect());
        }
        let (kept, choices, version) = self.kept(upload).await?;
        if !["review", "approved"].contains(&kept.state.as_str()) {
            return Err(Refusal::Conflict);
        }
        let read = self.read_whole(&kept, &choices, version).await?;
        for again in (0..TRIES).rev() {
            let plan = self.plan(&kept, &read.reading, &choices).await?;
            let review = self.review_of(&kept, &read, &plan, &choices, version);
            let mut write = self.write().await?;
            let done = match self.put(&mut write, &kept, &read.reading, &plan, &review).await {
                Err(Refusal::Conflict) if again > 0 => continue,
                other => other?,
            };
            let flights: Vec<_> = done.flights.into_values().map(FlightId::from_uuid).collect();
            let answer = flights.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
            self.keep_answer(&mut write, request, "approve", &typed, &answer).await?;
            write.commit().await?;
            return Ok(flights);
        }
        Err(Refusal::Conflict)
    }

    /// Writes everything of one approval.
    pub(super) async fn put(
        &self,
        write: &mut Write,
        kept: &store::uploads::Upload,
        reading: &Reading,
        plan: &Plan,
        review: &Review,
    ) -> Refused<Done> {
        if kept.state == "review" {
            write.decide_upload(kept.id, "approved").await?;
        }
        let mut done = Done { diff: diff(plan, reading), ..Done::default() };
        for flight in &reading.flights {
            let id = match plan.known.get(&flight.id) {
                Some(known) => known.flight.id,
                None => self.add_flight(write, flight).await?,
            };
            done.flights.insert(flight.id.clone(), id);
        }
        let steps = plan.steps();
        let mut rows = Vec::new();
        for (at, line) in review.lines.iter().enumerate() {
            let Some(&flight) = done.flights.get(&line.line.flight) else { continue };
            match steps.get(&at) {
                Some(step) => done.changed += usize::from(self.bring_up(write, kept.id, step, line).await?),
                None if line.group != Group::Same => rows.push(self.line_row(write, kept.id, flight, line)?),
                None => {}
            }
        }
        done.added = rows.len();
        write.insert_all(rows).await?;
        for there in plan.known.values().flat_map(plan::Known::gone) {
            take_off(write, there).await?;
            done.gone += 1;
        }
        // What is left to put right keeps the list on the board.
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        write.count_upload(kept.id, count(review.lines.len() + review.held.len()), count(review.held.len())).await?;
        let detail = format!("added={} changed={} gone={}", done.added, done.changed, done.gone);
        write.audit("manifest_approved", ("upload", Some(kept.id)), detail);
        Ok(done)
    }

    /// Brings one line of the flight up to what the list says now. True when something of it changed.
    async fn bring_up(
        &self,
        write: &mut Write,
        upload: Uuid,
        step: &plan::Step<'_>,
        line: &ReviewLine,
    ) -> Refused<bool> {
        let there = step.there;
        let mut row = row::place(write, upload, &there.row, &line.line)?;
        let (theirs, ours): (Vec<&str>, Vec<&str>) = step
            .fields
            .iter()
            .partition(|field| there.is_decided() || row::is_the_desks(write.keys(), &there.row, &there.line, field));
        row::correct(write, &mut row, &there.row, &line.line, &ours)?;
        if !theirs.is_empty() && !there.sealed {
            row.list_note = set(Some(format!("changed:{}", theirs.join(","))));
        } else if there.row.list_note.as_deref() == Some("gone") {
            // The list names this person again.
            row.list_note = set(None);
        }
        if there.was_taken_off() {
            row.absent_reason = set(None);
            if !there.is_registered() {
                row.state = set(name::PENDING.into());
            }
        }
        let waits = line.issues.iter().any(is_problem);
        if !there.is_decided() && !step.fields.is_empty() {
            let state = match (waits, there.row.state.as_str()) {
                (true, _) => name::NEEDS_REVIEW,
                (false, name::MATCHED) => name::MATCHED,
                (false, _) => name::PENDING,
            };
            row.state = set(state.into());
            row.problems = set(if waits { row::problem_codes(line) } else { String::new() });
        }
        write.change(row, manifest_lines::Column::State, &[&there.row.state]).await?;
        Ok(!step.fields.is_empty())
    }

    async fn add_flight(&self, write: &mut Write, flight: &reading::Flight) -> Refused<Uuid> {
        let (number, arrives_on) = self.number_and_day(flight);
        let id = write.mint();
        let row = flights::Model {
            id,
            centre_id: self.centre()?,
            number,
            kind: if flight.kind == reading::FlightKind::Air { "air" } else { "land" }.into(),
            origin: flight.origin.clone().unwrap_or_default(),
            arrives_on,
            arrives_at: None,
            state: domain::flight::name::EXPECTED.into(),
            state_facts: None,
            created_at: write.now(),
            closed_at: None,
            synthetic: self.house.demo,
        };
        write.insert(row).await?;
        write.audit("flight_announced", ("flight", Some(id)), "");
        Ok(id)
    }

    /// Number and day under which a flight of a list is kept.
    pub(super) fn number_and_day(&self, flight: &reading::Flight) -> (String, String) {
        let number = flight.number.clone().unwrap_or_else(|| "S/N".to_owned());
        let day = flight.date.clone().unwrap_or_else(|| self.house.today().to_string());
        (number, day)
    }
}

/// Marks somebody the list no longer names: not expected, or, when registered, to be looked at.
async fn take_off(write: &mut Write, there: &There) -> Refused<()> {
    let mut row =
        manifest_lines::ActiveModel { id: set(there.row.id), updated_at: set(write.now()), ..Default::default() };
    row.list_note = set(Some("gone".into()));
    // Said once: the next list that does not name them either says nothing new.
    row.absent_reason = set(Some(AbsentReason::TakenOffList.code().into()));
    if !there.is_registered() {
        row.state = set(name::ABSENT.into());
    }
    Ok(write.change(row, manifest_lines::Column::State, &[&there.row.state]).await?)
}

/// The difference to what the flights had, all flights together.
pub(super) fn diff(plan: &Plan, reading: &Reading) -> Option<Diff> {
    let mut whole: Option<Diff> = None;
    for known in plan.known.values().filter(|known| !known.there.is_empty()) {
        let old: Vec<&reading::Line> = known.there.iter().map(|there| &there.line).collect();
        let new: Vec<&reading::Line> =
            known.lines.iter().filter_map(|at| reading.lines.get(*at).map(AsRef::as_ref)).collect();
        let mut one = known.pairing.diff(&old, &new);
        let places: Vec<_> = known.gone().map(|there| (&there.line.sheet, there.line.row)).collect();
        one.gone.retain(|at| places.contains(&(&at.sheet, at.row)));
        let all = whole.get_or_insert_default();
        all.added.extend(one.added);
        all.gone.extend(one.gone);
        all.changed.extend(one.changed);
    }
    whole
}
