use app::caseload::{Days, Out, changes, reason};
use app::paths;
use domain::interview::Section;
use domain::routing::{Change, Excluded, Fact, NeedRanking, Reason};
use domain::task::TaskKind;
use locales::programmes as words;

use super::cards::Shelf;
use super::say;

/// Every offer that does not apply; dates of one programme that fail in the same words stand in one line.
pub fn outs(shelf: &Shelf<'_>, need: &NeedRanking<'_>) -> Vec<Out> {
    let mut outs: Vec<Out> = Vec::new();
    // What was turned down has its own list.
    let listed = need.excluded.iter().filter(|out| !matches!(out.reason, Reason::AvoidedProvider));
    for (programme, out) in listed.filter_map(|one| out(shelf, need, one)) {
        let same = |other: &&mut Out| (&other.name, &other.why, &other.change) == (&programme, &out.why, &out.change);
        match outs.iter_mut().find(same) {
            Some(known) => known.more += 1,
            None => outs.push(out),
        }
    }
    outs
}

fn out(shelf: &Shelf<'_>, need: &NeedRanking<'_>, out: &Excluded<'_>) -> Option<(String, Out)> {
    let l = shelf.l;
    let (offering, programme, provider) = shelf.offered(&out.offer)?;
    let name = say(l, &programme.name);
    let days = Days::From(shelf.found.day);
    let lifted = shelf.found.ways(&need.need, &out.offer);
    let row = Out {
        offering: offering.id.clone(),
        name: name.clone(),
        place: shelf.town(offering, provider),
        why: reason(l, &out.reason, days),
        change: changes(l, out, days),
        way: out.change.first().and_then(|step| way(shelf, &step.change)),
        task: out.change.first().and_then(|step| TaskKind::of_change(&step.change)).and_then(|kind| shelf.ask(kind)),
        more: 0,
        near: out.change.len() == 1 && out.change.iter().all(|step| step.then.is_none()),
        exception: !lifted.is_empty() && offering.last_day >= shelf.today,
    };
    Some((name, row))
}

/// Where what is missing is asked or recorded.
fn way(shelf: &Shelf<'_>, change: &Change<'_>) -> Option<(String, String)> {
    let case = shelf.found.told.case.id;
    let section = match change {
        Change::Consent { .. } => {
            return Some((format!("{}?para=share", paths::consents(case)), words::ask(shelf.l)));
        }
        Change::Record { fact: Fact::Household } => Section::Family,
        Change::Record { fact: Fact::Papers } | Change::Document { .. } => Section::Papers,
        Change::Record { fact: Fact::Schooling | Fact::Trade } => Section::Work,
        _ => return None,
    };
    Some((paths::interview(case, section.code()), words::record(shelf.l)))
}
