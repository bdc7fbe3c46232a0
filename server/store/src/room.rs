//! What the control room counts: each number is the length of a list that is found here.

use std::collections::{HashMap, HashSet};

use domain::{access::Scope, referral::name as referral, room::Progress};
use sea_orm::{QueryOrder, QuerySelect, prelude::*};

use crate::{
    Store, StoreError,
    arrivals::within as arrivals_within,
    cases::within as cases_within,
    entities::{
        appointments, arrivals, cards, cases, interviews, needs, offerings, persons, programmes, providers, referrals,
        staff,
    },
};

/// Somebody who came with a flight, with how far they have come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    pub flight: Uuid,
    pub person: Uuid,
    pub case: Option<Uuid>,
    pub given_names: String,
    pub surnames: String,
    pub at: i64,
    pub private_interview: bool,
    /// Has somebody responsible.
    pub owned: bool,
    /// Name of the clerk.
    pub clerk: String,
    pub progress: Progress,
}

/// A file that waits for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub case: Uuid,
    pub given_names: String,
    pub surnames: String,
    /// Since when, or until when, in milliseconds.
    pub at: i64,
    /// Provider and programme, of a referral.
    pub about: Option<(Uuid, String, String)>,
}

impl Store {
    /// Everybody who came with these flights and exists for the caller, who came first on top.
    pub async fn came(&self, scope: Scope, flights: &[Uuid]) -> Result<Vec<Came>, StoreError> {
        let Some(within) = arrivals_within(scope) else { return Ok(Vec::new()) };
        let rows = arrivals::Entity::find()
            .filter(within)
            .filter(arrivals::Column::FlightId.is_in(flights.iter().copied()))
            .filter(arrivals::Column::State.ne("void"))
            .order_by_asc(arrivals::Column::RegisteredAt)
            .order_by_asc(arrivals::Column::Id)
            .all(&self.reader)
            .await?;
        let people = self.people_named(rows.iter().map(|row| row.person_id)).await?;
        let clerks: HashMap<Uuid, String> = staff::Entity::find()
            .filter(staff::Column::Id.is_in(rows.iter().map(|row| row.registered_by).collect::<HashSet<_>>()))
            .all(&self.reader)
            .await?
            .into_iter()
            .map(|row| (row.id, row.name))
            .collect();
        let homes: HashSet<Uuid> = rows.iter().filter_map(|row| row.household_id).collect();
        let files = cases::Entity::find()
            .filter(cases::Column::HouseholdId.is_in(homes))
            .filter(cases::Column::Sealed.eq(false))
            .order_by_asc(cases::Column::OpenedAt)
            .all(&self.reader)
            .await?;
        let of_home: HashMap<Uuid, &cases::Model> = files.iter().map(|file| (file.household_id, file)).collect();
        let far = self.progress(&files.iter().map(|file| file.id).collect::<Vec<_>>()).await?;
        let came = rows.into_iter().filter_map(|row| {
            let person = people.get(&row.person_id)?;
            let file = row.household_id.and_then(|home| of_home.get(&home));
            Some(Came {
                flight: row.flight_id,
                person: row.person_id,
                case: file.map(|file| file.id),
                given_names: person.given_names.clone(),
                surnames: person.surnames.clone(),
                at: row.registered_at,
                private_interview: row.private_interview,
                owned: file.is_some_and(|file| file.owner_id.is_some()),
                clerk: clerks.get(&row.registered_by).cloned().unwrap_or_default(),
                progress: file.and_then(|file| far.get(&file.id)).copied().unwrap_or_default(),
            })
        });
        Ok(came.collect())
    }

    /// How far the household of each file has come.
    async fn progress(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, Progress>, StoreError> {
        let mut far: HashMap<Uuid, Progress> = ids.iter().map(|id| (*id, Progress::default())).collect();
        let carried = cards::Entity::find()
            .filter(cards::Column::CaseId.is_in(ids.iter().copied()))
            .filter(cards::Column::State.eq("bound"));
        for case in carried
            .select_only()
            .column(cards::Column::CaseId)
            .into_tuple::<Option<Uuid>>()
            .all(&self.reader)
            .await?
            .into_iter()
            .flatten()
        {
            far.entry(case).or_default().carded = true;
        }
        let talked = interviews::Entity::find()
            .filter(interviews::Column::CaseId.is_in(ids.iter().copied()))
            .filter(interviews::Column::CompletedAt.is_not_null());
        for case in
            talked.select_only().column(interviews::Column::CaseId).into_tuple::<Uuid>().all(&self.reader).await?
        {
            far.entry(case).or_default().interviewed = true;
        }
        let sent = referrals::Entity::find()
            .filter(referrals::Column::CaseId.is_in(ids.iter().copied()))
            .filter(referrals::Column::State.ne(referral::DRAFT));
        let sent = sent
            .select_only()
            .column(referrals::Column::CaseId)
            .column(referrals::Column::State)
            .into_tuple::<(Uuid, String)>();
        for (case, state) in sent.all(&self.reader).await? {
            let one = far.entry(case).or_default();
            one.referred = true;
            one.answered |= [referral::ACCEPTED, referral::DECLINED, referral::WAITLISTED, referral::INFO_REQUESTED]
                .contains(&state.as_str());
            one.next_step |= [referral::SENT, referral::INFO_REQUESTED, referral::WAITLISTED, referral::ACCEPTED]
                .contains(&state.as_str());
        }
        let dates = appointments::Entity::find().filter(appointments::Column::CaseId.is_in(ids.iter().copied()));
        let dates = dates
            .filter(appointments::Column::State.is_in(["planned", "confirmed"]))
            .select_only()
            .column(appointments::Column::CaseId);
        for case in dates.into_tuple::<Uuid>().all(&self.reader).await? {
            far.entry(case).or_default().next_step = true;
        }
        Ok(far)
    }

    /// Open files that nobody has, the oldest first.
    pub async fn unowned(&self, scope: Scope) -> Result<Vec<Listed>, StoreError> {
        let Some(within) = cases_within(scope) else { return Ok(Vec::new()) };
        let rows = cases::Entity::find()
            .filter(within)
            .filter(cases::Column::OwnerId.is_null())
            .filter(cases::Column::State.is_in(["open", "on_hold"]))
            .order_by_asc(cases::Column::OpenedAt)
            .all(&self.reader)
            .await?;
        let people = self.people_named(rows.iter().map(|row| row.person_id)).await?;
        let listed = |row: cases::Model| {
            let person = people.get(&row.person_id)?;
            Some(Listed {
                case: row.id,
                given_names: person.given_names.clone(),
                surnames: person.surnames.clone(),
                at: row.opened_at,
                about: None,
            })
        };
        Ok(rows.into_iter().filter_map(listed).collect())
    }

    /// Open files with a need that no programme could meet, the longest kept first; each once.
    pub async fn unmet(&self, scope: Scope) -> Result<Vec<Listed>, StoreError> {
        let Some(within) = cases_within(scope) else { return Ok(Vec::new()) };
        let files = cases::Entity::find()
            .filter(within)
            .filter(cases::Column::State.is_in(["open", "on_hold"]))
            .filter(
                cases::Column::Id.in_subquery(
                    sea_orm::sea_query::Query::select()
                        .column(needs::Column::CaseId)
                        .from(needs::Entity)
                        .and_where(needs::Column::State.eq(domain::need::name::UNMET))
                        .to_owned(),
                ),
            )
            .all(&self.reader)
            .await?;
        let kept = needs::Entity::find()
            .filter(needs::Column::CaseId.is_in(files.iter().map(|file| file.id)))
            .filter(needs::Column::State.eq(domain::need::name::UNMET))
            .all(&self.reader)
            .await?;
        let people = self.people_named(files.iter().map(|file| file.person_id)).await?;
        let listed = |file: &cases::Model| {
            let person = people.get(&file.person_id)?;
            Some(Listed {
                case: file.id,
                given_names: person.given_names.clone(),
                surnames: person.surnames.clone(),
                at: kept.iter().filter(|need| need.case_id == file.id).map(|need| need.updated_at).min()?,
                about: None,
            })
        };
        let mut all: Vec<Listed> = files.iter().filter_map(listed).collect();
        all.sort_by_key(|one| (one.at, one.case));
        Ok(all)
    }

    /// Referrals of the caller's files whose answer was due by `now`, the one that waits longest first.
    pub async fn unanswered(&self, scope: Scope, now: i64) -> Result<Vec<Listed>, StoreError> {
        let Some(within) = cases_within(scope) else { return Ok(Vec::new()) };
        let mine = sea_orm::sea_query::Query::select()
            .column(cases::Column::Id)
            .from(cases::Entity)
            .cond_where(within)
            .to_owned();
        let rows = referrals::Entity::find()
            .filter(referrals::Column::CaseId.in_subquery(mine))
            .filter(referrals::Column::State.is_in([referral::SENT, referral::INFO_REQUESTED]))
            .filter(referrals::Column::AnswerBy.lte(now))
            .order_by_asc(referrals::Column::AnswerBy)
            .all(&self.reader)
            .await?;
        let files = cases::Entity::find()
            .filter(cases::Column::Id.is_in(rows.iter().map(|row| row.case_id)))
            .all(&self.reader)
            .await?;
        let people = self.people_named(files.iter().map(|row| row.person_id)).await?;
        let asked = providers::Entity::find()
            .filter(providers::Column::Id.is_in(rows.iter().map(|row| row.provider_id)))
            .all(&self.reader)
            .await?;
        let places = offerings::Entity::find()
            .filter(offerings::Column::Id.is_in(rows.iter().map(|row| row.offering_id)))
            .all(&self.reader)
            .await?;
        let runs = programmes::Entity::find()
            .filter(programmes::Column::Id.is_in(places.iter().map(|row| row.programme_id)))
            .all(&self.reader)
            .await?;
        let listed = |row: referrals::Model| {
            let file = files.iter().find(|file| file.id == row.case_id)?;
            let person = people.get(&file.person_id)?;
            let provider = asked.iter().find(|one| one.id == row.provider_id)?.name.clone();
            let place = places.iter().find(|one| one.id == row.offering_id)?;
            let programme = runs.iter().find(|one| one.id == place.programme_id)?.name_es.clone();
            let about = Some((row.id, provider, programme));
            Some(Listed {
                case: file.id,
                given_names: person.given_names.clone(),
                surnames: person.surnames.clone(),
                at: row.answer_by,
                about,
            })
        };
        Ok(rows.into_iter().filter_map(listed).collect())
    }

    async fn people_named(&self, ids: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, persons::Model>, StoreError> {
        let rows = persons::Entity::find().filter(persons::Column::Id.is_in(ids)).all(&self.reader).await?;
        Ok(rows.into_iter().map(|row| (row.id, row)).collect())
    }
}
