//! One record taken into another, column by column: each edit says what stood there and what stands there now, so taking it
//! back gives the same bytes as before.

use domain::access::Scope;
use domain::ids::StaffId;
use domain::merge::{self, Merge};
use sea_orm::{ActiveValue::Set, Condition, ConnectionTrait, QueryOrder, QuerySelect, Statement, Value, prelude::*};
use serde::{Deserialize, Serialize};

use crate::{
    Store, StoreError, Write,
    entities::{cards, members, merges as rows, persons, sessions},
    flights::unit_of,
    instant,
    people::Person,
    seal::At,
};

pub use rows::Model as Row;

/// Tables in which a person's rows go over to the record that is kept.
const MOVED: [&str; 9] =
    ["person_names", "documents", "contacts", "manifest_lines", "members", "arrivals", "cases", "cards", "consents"];

const fn edits_at(row: Uuid) -> At {
    At { table: "merges", column: "edits", row }
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    Id(Option<Uuid>),
    Text(Option<String>),
    Int(Option<i64>),
}

impl From<Cell> for Value {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Id(id) => id.into(),
            Cell::Text(text) => text.into(),
            Cell::Int(int) => int.into(),
        }
    }
}

/// One column of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    table: String,
    row: Uuid,
    column: String,
    was: Cell,
    now: Cell,
}

impl Edit {
    fn new(table: &str, row: Uuid, column: &str, was: Cell, now: Cell) -> Self {
        Self { table: table.into(), row, column: column.into(), was, now }
    }
}

/// The columns in which a kept record is to differ from what it was.
fn fields(kept: &Person, wanted: &Person) -> Vec<Edit> {
    let text = |column, was: &str, now: &str| (column, Cell::Text(Some(was.into())), Cell::Text(Some(now.into())));
    let maybe =
        |column, was: &Option<String>, now: &Option<String>| (column, Cell::Text(was.clone()), Cell::Text(now.clone()));
    let all = [
        text("given_names", &kept.given_names, &wanted.given_names),
        text("surnames", &kept.surnames, &wanted.surnames),
        text("folded", &kept.folded, &wanted.folded),
        text("phonetic", &kept.phonetic, &wanted.phonetic),
        text("sort_key", &kept.sort_key, &wanted.sort_key),
        maybe("sex", &kept.sex, &wanted.sex),
        maybe("birth_date", &kept.birth_date, &wanted.birth_date),
        text("birth_precision", &kept.birth_precision, &wanted.birth_precision),
        ("age_years", Cell::Int(kept.age_years), Cell::Int(wanted.age_years)),
        maybe("age_on", &kept.age_on, &wanted.age_on),
        maybe("municipality_code", &kept.municipality_code, &wanted.municipality_code),
        text("languages", &kept.languages, &wanted.languages),
        maybe("spanish", &kept.spanish, &wanted.spanish),
    ];
    all.into_iter()
        .filter(|(_, was, now)| was != now)
        .map(|(column, was, now)| Edit::new("persons", kept.id, column, was, now))
        .collect()
}

/// Row → domain.
pub fn fold(row: &Row) -> Result<Merge, StoreError> {
    let wrong = |what| StoreError::Inconsistent { table: "merges", id: row.id.to_string(), what };
    Ok(match (row.state.as_str(), row.decided_at, row.undo_asked_by) {
        (merge::name::ASKED, None, None) => Merge::Asked { by: StaffId::from_uuid(row.asked_by) },
        (merge::name::REFUSED, Some(_), None) => Merge::Refused,
        (merge::name::DONE, Some(at), None) => Merge::Done { at: instant(at) },
        (merge::name::UNDO_ASKED, Some(done), Some(by)) => {
            Merge::UndoAsked { by: StaffId::from_uuid(by), done: instant(done) }
        }
        (merge::name::UNDONE, Some(_), Some(_)) => Merge::Undone,
        _ => return Err(wrong("state")),
    })
}

pub(crate) fn within(scope: Scope) -> Option<Condition> {
    let (centre, sealed) = unit_of(scope)?;
    Some(Condition::all().add(rows::Column::CentreId.eq(centre)).add(rows::Column::Sealed.eq(sealed)))
}

impl Store {
    /// One merge of the caller's reach.
    pub async fn merge(&self, scope: Scope, id: Uuid) -> Result<Row, StoreError> {
        let within = within(scope).ok_or(StoreError::NotFound)?;
        rows::Entity::find_by_id(id).filter(within).one(&self.reader).await?.ok_or(StoreError::NotFound)
    }

    /// Merges of the caller's reach that can still be undone, the newest first.
    pub async fn merges_since(&self, scope: Scope, since: i64) -> Result<Vec<Row>, StoreError> {
        let Some(within) = within(scope) else { return Ok(Vec::new()) };
        let states = [merge::name::DONE, merge::name::UNDO_ASKED];
        let find = rows::Entity::find()
            .filter(within)
            .filter(rows::Column::State.is_in(states))
            .filter(rows::Column::DecidedAt.gte(since));
        Ok(find
            .order_by_desc(rows::Column::DecidedAt)
            .order_by_asc(rows::Column::Id)
            .limit(100)
            .all(&self.reader)
            .await?)
    }

    /// The merge that was asked of two records and waits.
    pub async fn merge_asked(&self, scope: Scope, one: Uuid, other: Uuid) -> Result<Option<Row>, StoreError> {
        let Some(within) = within(scope) else { return Ok(None) };
        let find = rows::Entity::find().filter(within).filter(rows::Column::State.eq(merge::name::ASKED));
        let find =
            find.filter(rows::Column::KeptId.is_in([one, other])).filter(rows::Column::GoneId.is_in([one, other]));
        Ok(find.one(&self.reader).await?)
    }
}

impl Write {
    /// Every edit that takes `gone` into `kept`, whose fields become those of `wanted`. Nothing is written yet.
    pub async fn merge_edits(&self, kept: &Person, gone: &Person, wanted: &Person) -> Result<Vec<Edit>, StoreError> {
        let mut edits = fields(kept, wanted);
        edits.extend(self.families_left(kept.id, gone.id).await?);
        edits.extend(self.cards_replaced(kept.id, gone.id).await?);
        for table in MOVED {
            for row in self.rows_of(table, "person_id", gone.id).await? {
                edits.push(Edit::new(table, row, "person_id", Cell::Id(Some(gone.id)), Cell::Id(Some(kept.id))));
            }
        }
        // Whoever was merged into the one who goes now leads to the one who stays.
        for row in self.rows_of("persons", "merged_into", gone.id).await? {
            edits.push(Edit::new("persons", row, "merged_into", Cell::Id(Some(gone.id)), Cell::Id(Some(kept.id))));
        }
        edits.push(Edit::new(
            "persons",
            gone.id,
            "state",
            Cell::Text(Some("active".into())),
            Cell::Text(Some("merged".into())),
        ));
        edits.push(Edit::new("persons", gone.id, "merged_into", Cell::Id(None), Cell::Id(Some(kept.id))));
        Ok(edits)
    }

    async fn rows_of(&self, table: &str, column: &str, person: Uuid) -> Result<Vec<Uuid>, StoreError> {
        let sql = format!("SELECT id FROM {table} WHERE {column} = $1 ORDER BY id");
        let statement = Statement::from_sql_and_values(self.tx.get_database_backend(), sql, [person.into()]);
        self.tx.query_all_raw(statement).await?.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
    }

    /// A person is in one family at a time: of two the one joined last stays.
    async fn families_left(&self, kept: Uuid, gone: Uuid) -> Result<Vec<Edit>, StoreError> {
        let now = members::Entity::find()
            .filter(members::Column::PersonId.is_in([kept, gone]))
            .filter(members::Column::LeftAt.is_null());
        let now = now.order_by_desc(members::Column::JoinedAt).order_by_desc(members::Column::Id).all(&self.tx).await?;
        let leave = |row: &members::Model| {
            Edit::new("members", row.id, "left_at", Cell::Int(None), Cell::Int(Some(self.now())))
        };
        Ok(now.iter().skip(1).map(leave).collect())
    }

    /// A person has one card in use: of two the one bound last stays.
    async fn cards_replaced(&self, kept: Uuid, gone: Uuid) -> Result<Vec<Edit>, StoreError> {
        let bound = cards::Entity::find()
            .filter(cards::Column::PersonId.is_in([kept, gone]))
            .filter(cards::Column::State.eq("bound"));
        let bound = bound.order_by_desc(cards::Column::BoundAt).order_by_desc(cards::Column::Id).all(&self.tx).await?;
        let text = |text: &str| Cell::Text(Some(text.into()));
        Ok(bound
            .iter()
            .skip(1)
            .map(|row| Edit::new("cards", row.id, "state", text("bound"), text("revoked")))
            .collect())
    }

    /// Writes edits; every column has to hold what it held when they were made.
    pub async fn apply(&mut self, edits: &[Edit]) -> Result<(), StoreError> {
        for edit in edits {
            if !self.put(edit, &edit.was, &edit.now).await? {
                return Err(StoreError::Conflict);
            }
        }
        Ok(())
    }

    /// Takes edits back, the last first. What somebody changed since keeps its newer value; how many columns that were.
    pub async fn take_back(&mut self, edits: &[Edit]) -> Result<usize, StoreError> {
        let mut newer = 0;
        for edit in edits.iter().rev() {
            newer += usize::from(!self.put(edit, &edit.now, &edit.was).await?);
        }
        Ok(newer)
    }

    async fn put(&self, edit: &Edit, from: &Cell, to: &Cell) -> Result<bool, StoreError> {
        let (table, column) = (known(&edit.table, &TABLES)?, known(&edit.column, &COLUMNS)?);
        let sql = format!("UPDATE {table} SET {column} = $1 WHERE id = $2 AND {column} IS NOT DISTINCT FROM $3");
        let values = [to.clone().into(), edit.row.into(), from.clone().into()];
        let done =
            self.tx.execute_raw(Statement::from_sql_and_values(self.tx.get_database_backend(), sql, values)).await?;
        Ok(done.rows_affected() == 1)
    }

    /// Notes that a merge was asked for.
    pub async fn ask_merge(&mut self, kept: &Person, gone: Uuid, choices: Json, by: Uuid) -> Result<Uuid, StoreError> {
        let id = self.mint();
        self.insert(rows::Model {
            id,
            kept_id: kept.id,
            gone_id: gone,
            centre_id: kept.centre_id,
            sealed: kept.sealed,
            state: merge::name::ASKED.into(),
            choices,
            edits: None,
            asked_by: by,
            asked_at: self.now(),
            decided_by: None,
            decided_at: None,
            undo_asked_by: None,
            undone_by: None,
            undone_at: None,
        })
        .await?;
        self.audit("merge_asked", ("person", Some(kept.id)), gone.to_string());
        Ok(id)
    }

    /// Merges two records and keeps how to part them again.
    pub async fn merge(&mut self, row: &Row, wanted: &Person, by: Uuid) -> Result<(), StoreError> {
        let (kept, gone) =
            (self.get::<persons::Entity>(row.kept_id).await?, self.get::<persons::Entity>(row.gone_id).await?);
        let edits = self.merge_edits(&kept, &gone, wanted).await?;
        self.apply(&edits).await?;
        for edit in edits.iter().filter(|edit| edit.table == "cards" && edit.column == "state") {
            sessions::Entity::delete_many().filter(sessions::Column::CardId.eq(edit.row)).exec(&self.tx).await?;
        }
        let sealed = self.seal(edits_at(row.id), &serde_json::to_string(&edits)?)?;
        let done = rows::ActiveModel {
            id: Set(row.id),
            state: Set(merge::name::DONE.into()),
            edits: Set(Some(sealed)),
            decided_by: Set(Some(by)),
            decided_at: Set(Some(self.now())),
            ..Default::default()
        };
        self.change(done, rows::Column::State, &[merge::name::ASKED]).await?;
        self.both_touched(row);
        self.audit("records_merged", ("person", Some(row.kept_id)), row.gone_id.to_string());
        Ok(())
    }

    /// Says no to a merge.
    pub async fn refuse_merge(&mut self, row: &Row, by: Uuid) -> Result<(), StoreError> {
        let no = rows::ActiveModel {
            id: Set(row.id),
            state: Set(merge::name::REFUSED.into()),
            decided_by: Set(Some(by)),
            decided_at: Set(Some(self.now())),
            ..Default::default()
        };
        self.change(no, rows::Column::State, &[merge::name::ASKED]).await?;
        self.audit("merge_refused", ("person", Some(row.kept_id)), row.gone_id.to_string());
        Ok(())
    }

    /// Notes that somebody asks to part the records again.
    pub async fn ask_undo(&mut self, row: &Row, by: Uuid) -> Result<(), StoreError> {
        let asked = rows::ActiveModel {
            id: Set(row.id),
            state: Set(merge::name::UNDO_ASKED.into()),
            undo_asked_by: Set(Some(by)),
            ..Default::default()
        };
        self.change(asked, rows::Column::State, &[merge::name::DONE]).await?;
        self.audit("unmerge_asked", ("person", Some(row.kept_id)), row.gone_id.to_string());
        Ok(())
    }

    /// Parts two records again; how many columns keep a newer value. A record that has gone into another itself is parted first.
    pub async fn unmerge(&mut self, row: &Row, by: Uuid) -> Result<usize, StoreError> {
        let kept = self.get::<persons::Entity>(row.kept_id).await?;
        let sealed = row.edits.as_ref().ok_or(StoreError::Seal)?;
        if kept.state != "active" {
            return Err(StoreError::Conflict);
        }
        let edits: Vec<Edit> = serde_json::from_str(&self.open_text(edits_at(row.id), sealed)?)?;
        let newer = self.take_back(&edits).await?;
        let done = rows::ActiveModel {
            id: Set(row.id),
            state: Set(merge::name::UNDONE.into()),
            undone_by: Set(Some(by)),
            undone_at: Set(Some(self.now())),
            ..Default::default()
        };
        self.change(done, rows::Column::State, &[merge::name::UNDO_ASKED]).await?;
        self.both_touched(row);
        self.audit("records_parted", ("person", Some(row.kept_id)), row.gone_id.to_string());
        Ok(newer)
    }

    fn both_touched(&self, row: &Row) {
        self.touched.person(row.kept_id);
        self.touched.person(row.gone_id);
    }
}

const TABLES: [&str; 10] = [
    "persons",
    "person_names",
    "documents",
    "contacts",
    "manifest_lines",
    "members",
    "arrivals",
    "cases",
    "cards",
    "consents",
];

const COLUMNS: [&str; 17] = [
    "given_names",
    "surnames",
    "folded",
    "phonetic",
    "sort_key",
    "sex",
    "birth_date",
    "birth_precision",
    "age_years",
    "age_on",
    "municipality_code",
    "languages",
    "spanish",
    "state",
    "merged_into",
    "person_id",
    "left_at",
];

/// A name that may stand in a statement.
fn known<'a>(name: &str, names: &[&'a str]) -> Result<&'a str, StoreError> {
    let wrong = StoreError::Inconsistent { table: "merges", id: String::new(), what: "column unknown" };
    names.iter().find(|known| **known == name).copied().ok_or(wrong)
}
