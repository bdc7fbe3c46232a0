//! Capacity: places over slots, each slot of an offering once, within the offering and within reason.

use std::collections::BTreeMap;

use crate::catalogue::codes::OutReason;
use crate::catalogue::finding::{Code, Finding};
use crate::catalogue::model::{Capacity, Offering};
use crate::catalogue::sheet::Row;

use super::{Draft, number};

/// The most places one row may have.
pub const MOST: i64 = 100_000;
const COUNTS: [&str; 6] = ["slot_from", "slot_to", "total", "occupied", "held", "out_of_service"];

/// Takes in the rows of capacity; slots that no accepted row mentions keep what they had.
pub fn add(draft: &mut Draft, rows: &[Row]) {
    let mut taken: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        let id = row.text("offering_id");
        // The places of a refused service: the service itself says why.
        if !row.counted && !draft.catalogue.offerings.contains_key(id) {
            continue;
        }
        let mine = taken.entry(id).or_default();
        match check(draft, row, mine) {
            Err(finding) => draft.findings.push(finding),
            Ok(places) => {
                mine.push(row);
                draft.accept(row);
                if !draft.kept_dates.contains(id) {
                    lay(draft.catalogue.capacity.entry(id.to_owned()).or_default(), places);
                }
            }
        }
    }
    cut(draft);
}

fn check(draft: &Draft, row: &Row, mine: &[&Row]) -> Result<Capacity, Finding> {
    let refuse = |column: &str, code| Err(row.finding(column, code));
    let Some(offering) = draft.catalogue.offerings.get(row.text("offering_id")) else {
        return refuse("offering_id", Code::UnknownOffering);
    };
    let count = |column: &str| row.number(column).unwrap_or(0);
    if let Some(column) = COUNTS.into_iter().find(|column| count(column) < 0) {
        return refuse(column, Code::NegativeCapacity);
    }
    if count("updated_hours_ago") < 0 {
        return refuse("updated_hours_ago", Code::NegativeNumber);
    }
    if count("total") > MOST {
        return refuse("total", Code::AbsurdCapacity);
    }
    let (from, to) = (count("slot_from"), count("slot_to"));
    if from > to || to > i64::from(offering.last_slot()) {
        return refuse("slot_to", Code::SlotOutside);
    }
    if let Some(other) = mine
        .iter()
        .find(|other| other.number("slot_from").unwrap_or(0) <= to && from <= other.number("slot_to").unwrap_or(0))
    {
        let place = format!("{from}–{to} ({})", other.line);
        return Err(Finding::new(&row.file, row.line, "slot_from", Code::SlotOverlap, &place));
    }
    let used = ["occupied", "held", "out_of_service"].into_iter().map(count).fold(0, i64::saturating_add);
    if used > count("total") {
        return refuse("total", Code::OverCapacity);
    }
    Ok(places(row))
}

fn places(row: &Row) -> Capacity {
    let count = |column| number(row, column).unwrap_or(0);
    Capacity {
        slot_from: count("slot_from"),
        slot_to: count("slot_to"),
        total: count("total"),
        occupied: count("occupied"),
        held: count("held"),
        out_of_service: count("out_of_service"),
        out_reason: OutReason::parse(row.text("out_reason")),
        updated_hours_ago: count("updated_hours_ago"),
    }
}

/// Puts `new` over the slots it covers; what stuck out of older rows stays.
fn lay(rows: &mut Vec<Capacity>, new: Capacity) {
    let mut kept = Vec::with_capacity(rows.len() + 1);
    for old in rows.drain(..) {
        if old.slot_from < new.slot_from {
            kept.push(Capacity { slot_to: old.slot_to.min(new.slot_from - 1), ..old.clone() });
        }
        if old.slot_to > new.slot_to {
            kept.push(Capacity { slot_from: old.slot_from.max(new.slot_to + 1), ..old });
        }
    }
    kept.push(new);
    kept.sort_by_key(|row| row.slot_from);
    *rows = kept;
}

/// Drops slots beyond the end of offerings that became shorter.
fn cut(draft: &mut Draft) {
    let offerings = &draft.catalogue.offerings;
    for (id, rows) in &mut draft.catalogue.capacity {
        let last = offerings.get(id).map_or(0, Offering::last_slot);
        rows.retain(|row| row.slot_from <= last);
        for row in rows {
            row.slot_to = row.slot_to.min(last);
        }
    }
}
