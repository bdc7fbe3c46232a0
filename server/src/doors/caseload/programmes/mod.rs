//! Programas recomendados.

mod cards;
mod others;
pub mod unsuited;

use std::collections::BTreeMap;

use app::caseload::{Empty, NeedFacts, ProgrammesFacts, TurnedDown, language, programmes_page};
use app::kit::when::moment;
use app::paths;
use axum::extract::Path;
use casework::recommend::Recommendation;
use domain::access::Action;
use domain::need::{UnmetReason, name::UNMET};
use domain::routing::NeedRanking;
use domain::task::{TaskKind, TaskState};
use domain::unsuited::UnsuitedState;
use jiff::Timestamp;
use locales::{Locale, routing as words};
use store::instant;
use uuid::Uuid;

use self::cards::Shelf;
use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
};

/// The words of the catalogue in a language; the Spanish ones where others are missing.
pub(super) fn say(l: Locale, words: &domain::catalogue::Words) -> String {
    if l == Locale::EN && !words.en.is_empty() { words.en.clone() } else { words.es.clone() }
}

pub async fn get(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here) -> Answer {
    let found = staff.recommended(case).await?;
    let said = staff.house().store.confirmed().await.map_err(casework::Refusal::from)?;
    let frame = here.staff(&staff);
    let l = frame.locale;
    let now = staff.house().now();
    let may_refer = staff.may_on(Action::CreateReferral, &found.told.case);
    let lead = found.case.persons.first().and_then(|lead| lead.languages.first());
    let mother = lead.map(|code| language(l, code)).unwrap_or_default();
    let tasks = staff.tasks_of(case).await?.into_iter().filter(|task| task.state == TaskState::Open);
    let tasks: BTreeMap<TaskKind, Timestamp> = tasks.map(|task| (task.kind, task.due)).collect();
    let tasks = staff.may_on(Action::UpdateCase, &found.told.case).then_some(&tasks);
    let shelf = Shelf { l, found: &found, said: &said, today: staff.house().today(), now, mother: &mother, tasks };
    let mut number = 0;
    let shown = found.ranking.needs.iter().filter(|_| !found.told.case.sealed);
    let needs: Vec<NeedFacts> = shown.map(|need| need_facts(&shelf, need, &mut number)).collect();
    let empty = match (found.told.case.sealed, found.kept.is_some(), found.told.needs.is_empty()) {
        (true, ..) => Some(Empty::ByHand),
        (false, true, _) => None,
        (false, false, true) => Some(Empty::Ask),
        (false, false, false) => Some(Empty::Rest),
    };
    let kept = found.kept.as_ref().filter(|_| empty.is_none());
    let person = found.told.people.first().and_then(|lead| lead.given_names.split(' ').next());
    let facts = ProgrammesFacts {
        case: case.to_string(),
        person: person.unwrap_or_default().to_owned(),
        rules: found.ranking.rules_version.to_string(),
        as_of: kept.map(|kept| moment(instant(kept.as_of))),
        now: moment(now),
        state: kept.map(|kept| kept.state),
        changed: found.changed.clone(),
        needs,
        turned_down: turned_down(l, &found),
        empty,
        may_refer,
    };
    Ok(Page::staff(programmes_page(&frame, &facts)))
}

fn need_facts(shelf: &Shelf<'_>, need: &NeedRanking<'_>, number: &mut usize) -> NeedFacts {
    let l = shelf.l;
    let row = shelf.found.told.needs.iter().find(|row| row.id.to_string() == *need.need);
    let rules = need.excluded.iter().map(|out| out.reason.code());
    let unmet_reason = if need.options.is_empty() { UnmetReason::of_rules(rules) } else { UnmetReason::DidNotHelp };
    NeedFacts {
        id: need.need.to_string(),
        category: need.category.code().to_owned(),
        urgency: row.map(|row| row.urgency.clone()).unwrap_or_default(),
        order: words::tier(l, need.priority.tier),
        moved_up: need.priority.moved_up_after.map(|days| words::tier_moved_up(l, days)),
        cards: shelf.cards(need, number),
        outs: others::outs(shelf, need),
        unmet_reason,
        kept_unmet: row.is_some_and(|row| row.state == UNMET),
    }
}

fn turned_down(l: Locale, found: &Recommendation) -> Vec<TurnedDown> {
    let name = |programme: Uuid| {
        let code = found.ids.programmes.iter().find(|(_, id)| **id == programme).map(|(code, _)| code)?;
        found.catalogue.programmes.get(code).map(|programme| say(l, &programme.name))
    };
    let rows = found.told.unsuited.iter().map(|one| {
        let (UnsuitedState::Said { on } | UnsuitedState::TakenBack { on }) = one.state;
        let name = name(one.programme.uuid()).unwrap_or_default();
        TurnedDown { id: one.id.to_string(), name, reason: one.reason, at: moment(on.at) }
    });
    rows.collect()
}

pub async fn post(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here, posted: Posted) -> Answer {
    staff.recalculate(case, posted.request, here.path(), &posted.typed).await?;
    Ok(Page::see_other(paths::programmes(case)))
}
