//! The files of a caseload: who may see which, the inbox in a handful of queries, and one whole file.

use std::collections::BTreeMap;

use domain::{
    access::{Reach, Scope},
    case::{Case, CaseState, CloseReason, HoldReason, name},
    change::{By, Change, Stamp},
    ids::{CaseId, CentreId, HouseholdId, StaffId},
};
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, prelude::*};

use crate::{
    Store, StoreError, Write,
    db::unplanned,
    entities::{
        appointments, arrivals, cards, cases, flights, interviews, members, needs, persons, referrals, staff, timeline,
    },
    instant,
};

/// One open file of the inbox with what a suggestion needs.
pub struct Listed {
    pub case: cases::Model,
    pub person: persons::Model,
    pub people: usize,
    pub interview: Option<interviews::Model>,
    pub needs: Vec<needs::Model>,
    pub referrals: Vec<referrals::Model>,
    pub appointments: Vec<appointments::Model>,
}

/// One whole file.
pub struct File {
    pub listed: Listed,
    /// Everybody of the household, the lead first.
    pub members: Vec<persons::Model>,
    pub arrival: Option<arrivals::Model>,
    pub flight: Option<flights::Model>,
    pub owner: Option<String>,
    /// Last two digits of the card.
    pub card: Option<String>,
    /// Newest first, with the name of the member of staff.
    pub story: Vec<(timeline::Model, Option<String>)>,
}

/// Cases within a scope; `None` when nothing is.
pub(crate) fn within(scope: Scope) -> Option<Condition> {
    let column = |column| Expr::col((cases::Entity, column));
    scoped(scope, column(cases::Column::CentreId), column(cases::Column::OwnerId))
}

/// The same for a query that starts from a list of ids.
pub(crate) fn within_listed(scope: Scope) -> Option<Condition> {
    let column = |column| unplanned((cases::Entity, column));
    scoped(scope, column(cases::Column::CentreId), column(cases::Column::OwnerId))
}

fn scoped(scope: Scope, centre_id: Expr, owner_id: Expr) -> Option<Condition> {
    use sea_orm::sea_query::ExprTrait;
    let of = |centre: Uuid, sealed: bool| {
        Condition::all().add(centre_id.clone().eq(centre)).add(ColumnTrait::eq(&cases::Column::Sealed, sealed))
    };
    match scope.reach() {
        Reach::Centre(centre) => Some(of(centre.uuid(), false)),
        Reach::Caseload { staff, centre } => {
            let owner = Condition::any().add(owner_id.clone().eq(staff.uuid())).add(owner_id.is_null());
            Some(of(centre.uuid(), false).add(owner))
        }
        Reach::SealedUnit(centre) => Some(of(centre.uuid(), true)),
        Reach::Agency(_) | Reach::Nothing => None,
    }
}

/// Row → domain; every combination no code could have written is named.
pub fn fold(row: &cases::Model) -> Result<Case, StoreError> {
    let wrong = |what| StoreError::Inconsistent { table: "cases", id: row.id.to_string(), what };
    let text = |name: &str| row.state_facts.as_ref().and_then(|facts| facts.get(name)).and_then(|v| v.as_str());
    let by = text("by_kind").and_then(|kind| By::from_row(kind, text("by").and_then(|id| Uuid::try_parse(id).ok())));
    let on = by.map_or_else(|| Stamp::clock(instant(row.opened_at)), |by| Stamp { by, at: instant(row.updated_at) });
    let state = match row.state.as_str() {
        name::OPEN => CaseState::Open { on },
        name::ON_HOLD => CaseState::OnHold {
            on,
            reason: text("reason").and_then(HoldReason::parse).ok_or_else(|| wrong("reason"))?,
            until: text("until").and_then(|day| day.parse().ok()).ok_or_else(|| wrong("until"))?,
        },
        name::CLOSED => CaseState::Closed {
            on,
            reason: text("reason").and_then(CloseReason::parse).ok_or_else(|| wrong("reason"))?,
        },
        name::TRANSFERRED => {
            CaseState::Transferred { on, to: text("to").and_then(|id| id.parse().ok()).ok_or_else(|| wrong("to"))? }
        }
        _ => return Err(wrong("state")),
    };
    Ok(Case {
        id: CaseId::from_uuid(row.id),
        household: HouseholdId::from_uuid(row.household_id),
        centre: CentreId::from_uuid(row.centre_id),
        owner: row.owner_id.map(StaffId::from_uuid),
        state,
    })
}

impl Store {
    /// Open files within the scope, the oldest first.
    pub async fn caseload(&self, scope: Scope) -> Result<Vec<Listed>, StoreError> {
        let Some(within) = within(scope) else { return Ok(Vec::new()) };
        let rows = cases::Entity::find()
            .filter(within)
            .filter(cases::Column::State.is_in(["open", "on_hold"]))
            .order_by_asc(cases::Column::OpenedAt)
            .all(&self.reader)
            .await?;
        self.listed(rows).await
    }

    /// The case row when it is within the scope.
    pub async fn case(&self, scope: Scope, id: Uuid) -> Result<cases::Model, StoreError> {
        let within = within(scope).ok_or(StoreError::NotFound)?;
        cases::Entity::find_by_id(id).filter(within).one(&self.reader).await?.ok_or(StoreError::NotFound)
    }

    /// A whole file within the scope.
    pub async fn file(&self, scope: Scope, id: Uuid) -> Result<File, StoreError> {
        let case = self.case(scope, id).await?;
        self.file_of(case).await
    }

    async fn file_of(&self, case: cases::Model) -> Result<File, StoreError> {
        let listed = self.listed(vec![case]).await?.pop().ok_or(StoreError::NotFound)?;
        let case = &listed.case;
        let members = self.household(case.household_id, case.person_id).await?;
        let arrival = match case.arrival_id {
            Some(id) => arrivals::Entity::find_by_id(id).one(&self.reader).await?,
            None => None,
        };
        let flight = match &arrival {
            Some(arrival) => flights::Entity::find_by_id(arrival.flight_id).one(&self.reader).await?,
            None => None,
        };
        let card = cards::Entity::find()
            .filter(cards::Column::CaseId.eq(case.id))
            .order_by_desc(cards::Column::BoundAt)
            .one(&self.reader)
            .await?;
        let story = timeline::Entity::find()
            .filter(timeline::Column::CaseId.eq(case.id))
            .order_by_desc(timeline::Column::At)
            .order_by_desc(timeline::Column::Id)
            .all(&self.reader)
            .await?;
        let mut ids: Vec<Uuid> = story.iter().filter_map(|row| row.actor_id).chain(case.owner_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let names = staff::Entity::find().filter(staff::Column::Id.is_in(ids)).all(&self.reader).await?;
        let name = |id: Option<Uuid>| names.iter().find(|row| Some(row.id) == id).map(|row| row.name.clone());
        Ok(File {
            owner: name(case.owner_id),
            story: story
                .into_iter()
                .map(|row| {
                    let who = name(row.actor_id);
                    (row, who)
                })
                .collect(),
            card: card.map(|row| row.last_two),
            members,
            arrival,
            flight,
            listed,
        })
    }

    /// The file that an open use of the break-glass right names; never a sealed one.
    pub async fn file_behind_glass(&self, glass: &domain::glass::Glass) -> Result<File, StoreError> {
        let case = cases::Entity::find_by_id(glass.case.uuid())
            .filter(cases::Column::Sealed.eq(false))
            .one(&self.reader)
            .await?;
        self.file_of(case.ok_or(StoreError::NotFound)?).await
    }

    /// Everybody who belongs to a household now, the lead first, then by when they joined.
    pub async fn household(&self, household: Uuid, lead: Uuid) -> Result<Vec<persons::Model>, StoreError> {
        let rows = self.living_in(&[household]).await?;
        let mut ids = vec![lead];
        ids.extend(rows.iter().map(|row| row.person_id).filter(|id| *id != lead));
        let people = persons::Entity::find().filter(persons::Column::Id.is_in(ids.clone())).all(&self.reader).await?;
        Ok(ids.iter().filter_map(|id| people.iter().find(|person| person.id == *id).cloned()).collect())
    }

    /// Who belongs to these households now, by when they joined.
    pub(crate) async fn living_in(&self, households: &[Uuid]) -> Result<Vec<members::Model>, StoreError> {
        let find = members::Entity::find()
            .filter(members::Column::HouseholdId.is_in(households.to_vec()))
            .filter(members::Column::LeftAt.is_null())
            .order_by_asc(members::Column::JoinedAt)
            .order_by_asc(members::Column::Id);
        Ok(find.all(&self.reader).await?)
    }

    pub(crate) async fn interviews_of(&self, cases: &[Uuid]) -> Result<Vec<interviews::Model>, StoreError> {
        let find = interviews::Entity::find().filter(interviews::Column::CaseId.is_in(cases.to_vec()));
        Ok(find.all(&self.reader).await?)
    }

    /// The oldest first.
    pub(crate) async fn needs_of(&self, cases: &[Uuid]) -> Result<Vec<needs::Model>, StoreError> {
        let find = needs::Entity::find()
            .filter(needs::Column::CaseId.is_in(cases.to_vec()))
            .order_by_asc(needs::Column::CreatedAt)
            .order_by_asc(needs::Column::Id);
        Ok(find.all(&self.reader).await?)
    }

    /// The newest first.
    pub(crate) async fn referrals_of_cases(&self, cases: &[Uuid]) -> Result<Vec<referrals::Model>, StoreError> {
        let find = referrals::Entity::find()
            .filter(referrals::Column::CaseId.is_in(cases.to_vec()))
            .order_by_desc(referrals::Column::SentAt);
        Ok(find.all(&self.reader).await?)
    }

    async fn listed(&self, rows: Vec<cases::Model>) -> Result<Vec<Listed>, StoreError> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let people_of: Vec<Uuid> = rows.iter().map(|row| row.person_id).collect();
        let households: Vec<Uuid> = rows.iter().map(|row| row.household_id).collect();
        let people = persons::Entity::find().filter(persons::Column::Id.is_in(people_of)).all(&self.reader).await?;
        let people: BTreeMap<Uuid, persons::Model> = people.into_iter().map(|row| (row.id, row)).collect();
        let member = by(self.living_in(&households).await?, |row| row.household_id);
        let mut interview = by(self.interviews_of(&ids).await?, |row| row.case_id);
        let mut need = by(self.needs_of(&ids).await?, |row| row.case_id);
        let mut referral = by(self.referrals_of_cases(&ids).await?, |row| row.case_id);
        let appointment = appointments::Entity::find()
            .filter(appointments::Column::CaseId.is_in(ids))
            .order_by_asc(appointments::Column::OnDate)
            .all(&self.reader)
            .await?;
        let mut appointment = by(appointment, |row| row.case_id);
        let mut listed = Vec::with_capacity(rows.len());
        for case in rows {
            let Some(person) = people.get(&case.person_id).cloned() else { continue };
            listed.push(Listed {
                person,
                people: member.get(&case.household_id).map_or(0, Vec::len).max(1),
                interview: interview.remove(&case.id).and_then(|rows| rows.into_iter().next()),
                needs: need.remove(&case.id).unwrap_or_default(),
                referrals: referral.remove(&case.id).unwrap_or_default(),
                appointments: appointment.remove(&case.id).unwrap_or_default(),
                case,
            });
        }
        Ok(listed)
    }
}

/// Rows by the case or household they belong to, in the order they came.
pub(crate) fn by<R, K: Into<Option<Uuid>>>(rows: Vec<R>, of: impl Fn(&R) -> K) -> BTreeMap<Uuid, Vec<R>> {
    let mut sorted: BTreeMap<Uuid, Vec<R>> = BTreeMap::new();
    for row in rows {
        if let Some(id) = of(&row).into() {
            sorted.entry(id).or_default().push(row);
        }
    }
    sorted
}

impl Write {
    /// Records a step of a file: guarded update, story, audit and message in one.
    pub async fn record_case(&mut self, change: Change<Case>) -> Result<(), StoreError> {
        let mut facts = change.event.json();
        if let Some(map) = facts.as_object_mut() {
            map.insert("by_kind".into(), change.stamp.by.kind().into());
            map.insert("by".into(), change.stamp.by.id().map(|id| id.to_string()).into());
        }
        let row = cases::ActiveModel {
            id: Set(change.id),
            owner_id: Set(change.to.owner.map(StaffId::uuid)),
            state: Set(change.to.state.name().into()),
            state_facts: Set(Some(facts)),
            updated_at: Set(change.stamp.at.as_millisecond()),
            ..Default::default()
        };
        self.change(row, cases::Column::State, change.from).await?;
        self.hand_tasks(change.id, change.to.owner.map(StaffId::uuid)).await?;
        self.timeline(change.id, change.event.code, change.event.json(), None).await?;
        self.audit(change.audit.action, ("case", Some(change.id)), "");
        if let Some(message) = change.message {
            self.enqueue(message.kind(), serde_json::json!({ "id": message.about().id })).await?;
        }
        Ok(())
    }

    /// Gives an unowned file to a caseworker; somebody faster is a conflict.
    pub async fn take_case(&mut self, case: Uuid, owner: Uuid) -> Result<(), StoreError> {
        let row = cases::ActiveModel { owner_id: Set(Some(owner)), updated_at: Set(self.now()), ..Default::default() };
        let done = cases::Entity::update_many()
            .set(row)
            .filter(cases::Column::Id.eq(case))
            .filter(cases::Column::OwnerId.is_null())
            .filter(cases::Column::State.is_in(["open", "on_hold"]))
            .exec(&self.tx)
            .await?;
        if done.rows_affected == 0 {
            return Err(StoreError::Conflict);
        }
        self.touched.case(case);
        self.hand_tasks(case, Some(owner)).await?;
        self.timeline(case, "case_assigned", serde_json::json!({ "owner": owner }), None).await?;
        self.audit("case_assigned", ("case", Some(case)), "");
        self.enqueue("case_assigned", serde_json::json!({ "id": case })).await?;
        Ok(())
    }
}
