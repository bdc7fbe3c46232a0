//! Folds a sealed file into what its page shows.

use app::kit::{form::Form, when};
use app::oversight::{ChildFacts, ChildRow, NoteFacts, SealedFacts, Told};
use casework::protection::{SealedFile, Waiting};
use domain::fields::{language, place};
use domain::handover::{Alarm, Authority, Duty, HandoverState, Said};
use jiff::Timestamp;
use locales::dates::{self, Moment};
use locales::{Locale, caseload, oversight as words, reception};
use store::instant;
use uuid::Uuid;

fn at(ms: i64) -> Moment {
    when::moment(instant(ms))
}

fn minutes(since: i64, now: Timestamp) -> i64 {
    (now.as_millisecond() - since) / 60_000
}

/// The deadline that comes next: 48 hours, then 72.
fn due(one: &Waiting) -> Moment {
    at(if one.alarm == Alarm::InTime { one.child.row.due_48_at } else { one.child.row.due_72_at })
}

fn name(one: &Waiting) -> String {
    format!("{} {}", one.child.person.given_names, one.child.person.surnames)
}

pub fn row(one: &Waiting, now: Timestamp) -> ChildRow {
    ChildRow {
        case: one.child.row.case_id.to_string(),
        name: name(one),
        age: age(&one.child.person, now),
        flight: one.child.flight.as_ref().map(|flight| flight.number.clone()),
        arrived: at(one.child.row.prepared_at),
        minutes: minutes(one.child.row.prepared_at, now),
        duty: one.duty,
        alarm: one.alarm,
        officer: one.child.officer.clone(),
        due: due(one),
    }
}

/// Whole years on the day of the instant.
pub fn age(person: &store::entities::persons::Model, now: Timestamp) -> Option<i64> {
    let born: Option<jiff::civil::Date> = person.birth_date.as_deref().and_then(|date| date.parse().ok());
    born.map(|born| domain::fields::age::full_years(born, casework::house::day_of(now)).into()).or(person.age_years)
}

fn child(one: &Waiting, me: Uuid, now: Timestamp) -> ChildFacts {
    let handover = &one.child.handover;
    let moment = |at: Timestamp| when::moment(at);
    let received = match &handover.state {
        HandoverState::Prepared { .. } => None,
        HandoverState::HandedOver { receiver, .. } | HandoverState::Acknowledged { receiver, .. } => {
            let handed = one.child.row.handed_at.map_or_else(|| moment(now), at);
            Some((receiver.authority, receiver.name.clone(), receiver.seen, receiver.signature, handed))
        }
    };
    let mine = handover.officer.map(domain::ids::StaffId::uuid) == Some(me);
    let proposer = handover.reunion.as_ref().and_then(|reunion| reunion.on.by.id());
    ChildFacts {
        handover: handover.id.to_string(),
        name: name(one),
        duty: one.duty,
        officer: one.child.officer.clone(),
        mine,
        may_confirm: one.duty == Duty::Confirm && !mine && proposer != Some(me),
        minutes: minutes(one.child.row.prepared_at, now),
        due: due(one),
        calls: handover
            .calls
            .iter()
            .map(|call| (call.authority, call.said, call.spoke_with.clone(), moment(call.on.at)))
            .collect(),
        reunion: handover.reunion.as_ref().map(|reunion| reunion.receiver.name.clone()),
        received,
        acknowledged: one.child.row.acknowledged_at.map(at),
    }
}

pub fn sealed(l: Locale, of: &SealedFile, me: Uuid, now: Timestamp, form: Form) -> SealedFacts {
    let file = &of.file;
    let lead = &file.listed.person;
    let spoken = lead
        .languages
        .split(',')
        .filter_map(|code| language::languages().iter().find(|one| one.code == code.trim()).map(|one| one.name));
    let facts = [
        age(lead, now).map(|years| caseload::file_age(l, years)),
        Some(spoken.collect::<Vec<_>>().join(", ")).filter(|all| !all.is_empty()),
    ];
    let fact = |row: &store::entities::timeline::Model, name: &str| {
        row.facts.get(name).and_then(|v| v.as_str()).map(str::to_owned)
    };
    let story = file.story.iter().map(|(row, who)| {
        let told = Told {
            code: row.code.clone(),
            authority: fact(row, "authority").as_deref().and_then(Authority::parse),
            said: fact(row, "said").as_deref().and_then(Said::parse),
        };
        (at(row.at), who.clone(), told)
    });
    let note = |one: &store::notes::Note| NoteFacts { at: at(one.at), who: one.name.clone(), words: one.words.clone() };
    SealedFacts {
        case: file.listed.case.id.to_string(),
        names: of.children.iter().map(name).collect(),
        facts: facts.into_iter().flatten().collect(),
        recorded: recorded(l, of),
        children: of.children.iter().map(|one| child(one, me, now)).collect(),
        notes: of.notes.iter().map(note).collect(),
        contacts: contacts(l, &of.contacts),
        story: story.collect(),
        open: ["open", "on_hold"].contains(&file.listed.case.state.as_str()),
        may_close: of.may_close,
        now: when::moment(now),
        form,
    }
}

fn recorded(l: Locale, of: &SealedFile) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let person = &of.file.listed.person;
    let mut add = |term: String, value: Option<String>| {
        rows.extend(value.filter(|value| !value.is_empty()).map(|value| (term, value)));
    };
    add(
        words::desk_born(l),
        person.birth_date.as_ref().map(|date| date.split('-').rev().collect::<Vec<_>>().join("/")),
    );
    if let Some(arrival) = &of.file.arrival {
        let clerk = of
            .file
            .story
            .iter()
            .find(|(row, _)| row.code == "arrival_registered")
            .and_then(|(_, who)| who.clone())
            .unwrap_or_default();
        add(
            words::desk_registered(l),
            Some(words::desk_registered_by(l, dates::short(l, at(arrival.registered_at)), clerk)),
        );
        add(words::desk_flight(l), of.file.flight.as_ref().map(|flight| flight.number.clone()));
        add(
            words::desk_destination(l),
            arrival
                .destination_code
                .as_deref()
                .and_then(place::municipality)
                .map(|town| format!("{}, {}", town.name, town.department)),
        );
        add(
            words::desk_urgent(l),
            Some(arrival.urgent.split(',').filter_map(|code| urgent(l, code)).collect::<Vec<_>>().join(", ")),
        );
        add(words::desk_receipt(l), Some(arrival.receipt.clone()));
    }
    rows
}

fn urgent(l: Locale, code: &str) -> Option<String> {
    match code {
        "health" => Some(reception::urgent_health(l)),
        "pregnancy" => Some(reception::urgent_pregnancy(l)),
        "sleep" => Some(reception::urgent_sleep(l)),
        "mobility" => Some(reception::urgent_mobility(l)),
        "food" => Some(reception::urgent_food(l)),
        "call" => Some(reception::urgent_call(l)),
        _ => None,
    }
}

/// Whose, how one may call, and the number as it may be shown.
pub fn contacts(l: Locale, all: &[store::notes::Contact]) -> Vec<(String, String, String)> {
    let one = |contact: &store::notes::Contact| {
        let whose = if contact.kind == "own" { words::contact_own(l) } else { words::contact_family(l) };
        let rule = match contact.safe_rule.as_str() {
            "any" => words::rule_any(l),
            "neutral" => words::rule_neutral(l),
            _ => words::rule_none(l),
        };
        (whose, rule, contact.phone.clone())
    };
    all.iter().map(one).collect()
}
