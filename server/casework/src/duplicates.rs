//! Records that may be one person: looked at side by side, made one by two members of staff field by field, parted again within
//! 90 days exactly as they were. Never by itself.

use domain::{
    access::{Action, Decision, Relation},
    matching::{Document, DocumentKind, Person, Reason, Verdict},
    merge::{CannotMerge, Likeness, Merge, Side, UNDO_WITHIN},
    problems::{ProblemCode, Problems, Typed},
};
use store::{Uuid, entities::cases, likenesses, merges, people};

use crate::{
    Refusal, Refused, Staff,
    manifests::SearchColumns,
    registry::{Room, paper_kind},
};

/// What may be taken from either record.
pub const FIELDS: [&str; 6] = ["given_names", "surnames", "birth", "sex", "municipality", "languages"];

/// One of two records, as they are compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub person: people::Person,
    /// Kind and number of each paper.
    pub papers: Vec<(DocumentKind, String)>,
    pub phones: Vec<String>,
    /// Other names they go by.
    pub names: Vec<String>,
    /// The last arrival, milliseconds UTC; 0 when there is none.
    pub arrived: i64,
}

/// Two records that may be one person.
pub struct Pair {
    pub row: likenesses::Row,
    /// The one that would be kept: the older record.
    pub kept: Record,
    pub gone: Record,
    /// What speaks for it and against.
    pub reasons: Vec<Reason>,
    /// The merge that waits for a second person, and whether the caller may be that one.
    pub asked: Option<(merges::Row, bool)>,
}

/// A pair of a queue.
pub struct Waiting {
    pub row: likenesses::Row,
    pub one: people::Person,
    pub other: people::Person,
}

/// A merge that can still be undone.
pub struct Undoable {
    pub row: merges::Row,
    pub kept: String,
    pub gone: String,
    /// Somebody asked to part them; true when the caller may agree.
    pub asked: Option<bool>,
}

impl Staff {
    /// Asks whether the caller may make two records one, always with a second person.
    fn may_merge(&self) -> Refused<()> {
        let relation = match self.scope().reach() {
            domain::access::Reach::SealedUnit(_) => Relation::Sealed,
            _ => Relation::Team,
        };
        match self.actor.may(Action::MergePerson, relation) {
            Decision::Allow | Decision::NeedsSecondApprover => Ok(()),
            Decision::NeedsStepUp => Err(Refusal::StepUp),
            _ => Err(Refusal::NotFound),
        }
    }

    /// Pairs that wait for somebody, the most alike first.
    pub async fn alike_waiting(&self) -> Refused<Vec<Waiting>> {
        self.may_merge()?;
        let found = self.house.store.likenesses(self.scope()).await?;
        Ok(found.into_iter().map(|(row, one, other)| Waiting { row, one, other }).collect())
    }

    /// Two records side by side.
    pub async fn pair(&self, id: Uuid) -> Refused<Pair> {
        self.may_merge()?;
        let (row, one, other) = self.house.store.likeness(self.scope(), id).await?;
        let (older, newer) = if (one.created_at, one.id) <= (other.created_at, other.id) {
            (one.id, other.id)
        } else {
            (other.id, one.id)
        };
        let known = self.house.store.known(&[older, newer]).await?;
        let mut records = known.into_iter().map(Record::of).collect::<Vec<_>>();
        records.sort_by_key(|record| record.person.id != older);
        let [kept, gone] = <[Record; 2]>::try_from(records).map_err(|_| Refusal::NotFound)?;
        let reasons = self.reasons(&kept, &gone).await?;
        let asked = self.house.store.merge_asked(self.scope(), older, newer).await?;
        let asked = asked.map(|row| {
            let other = row.asked_by != self.actor.staff.uuid();
            (row, other)
        });
        Ok(Pair { row, kept, gone, reasons, asked })
    }

    async fn reasons(&self, kept: &Record, gone: &Record) -> Refused<Vec<Reason>> {
        let documents = gone.papers.iter().map(|(kind, number)| Document::new(*kind, number)).collect();
        let (person, key) = (Person { documents, ..crate::registry::person(&gone.person) }, kept.person.id.as_u128());
        let room = if kept.person.sealed { Room::Sealed(kept.person.centre_id) } else { Room::Open };
        let evidence = self
            .house
            .people()
            .await?
            .ask(room, move |index| index.evidence(&person, key).map(|evidence| evidence.reasons))
            .await?;
        Ok(evidence.unwrap_or_default())
    }

    /// Whether the caller, who may not make two records one, may ask those who may.
    pub fn may_ask_merge(&self, case: &cases::Model) -> bool {
        !case.sealed && self.actor.may(Action::MergePerson, self.relation_to(case)) == Decision::RequestOnly
    }

    /// Asks whether the person of a file is the one of another receipt: the pair goes to the queue of those who decide. Who
    /// asks learns nothing of the other record.
    pub async fn ask_merge(&self, case: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        let case = self.house.store.case(self.scope(), case).await?;
        if !self.may_ask_merge(&case) {
            return Err(Refusal::NotFound);
        }
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let receipt = typed.get("receipt").map(|text| text.trim().to_uppercase()).unwrap_or_default();
        let other = self.house.store.person_of_receipt(case.centre_id, &receipt).await?;
        let other = other.filter(|other| *other != case.person_id);
        let other = other.ok_or_else(|| Refusal::field("receipt", ProblemCode::CodeUnknown))?;
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "asked").await?;
        let noted = likenesses::Noted {
            one: case.person_id,
            other,
            centre: case.centre_id,
            sealed: false,
            // Somebody who knows both says so: first in the queue.
            score: 1000,
            verdict: Verdict::Likely.code(),
            reasons: String::new(),
            state: Likeness::Open,
        };
        write.note_likeness(noted, Some(self.actor.staff.uuid())).await?;
        write.timeline(case.id, "merge_asked", serde_json::json!({}), None).await?;
        Ok(write.commit().await?)
    }

    /// One of the two says what the pair is: `different`, or `same` with the record each field is taken from.
    pub async fn decide_pair(&self, id: Uuid, typed: &Typed, request: Uuid) -> Refused<()> {
        let path = format!("pair:{id}");
        if self.answered(request, &path, typed).await?.is_some() {
            return Ok(());
        }
        let pair = self.pair(id).await?;
        let by = self.actor.staff.uuid();
        let mut write = self.write().await?;
        match typed.get("decision").map_or("", String::as_str) {
            "different" => write.decide_likeness(id, Likeness::Open, Likeness::Different, by).await?,
            "same" if pair.kept.person.sealed != pair.gone.person.sealed => {
                return Err(Refusal::field("decision", ProblemCode::NotPossibleNow));
            }
            "same" => {
                write.decide_likeness(id, Likeness::Open, Likeness::Asked, by).await?;
                write.ask_merge(&pair.kept.person, pair.gone.person.id, choices(typed)?, by).await?;
            }
            _ => return Err(Refusal::field("decision", ProblemCode::Required)),
        }
        self.keep_answer(&mut write, request, &path, typed, "decided").await?;
        Ok(write.commit().await?)
    }

    /// The second person agrees to a merge, or somebody says no to it.
    pub async fn answer_merge(&self, id: Uuid, agree: bool, typed: &Typed, request: Uuid) -> Refused<()> {
        let path = format!("merge:{id}");
        if self.answered(request, &path, typed).await?.is_some() {
            return Ok(());
        }
        let pair = self.pair(id).await?;
        let (row, _) = pair.asked.ok_or(Refusal::Conflict)?;
        let (state, by) = (merges::fold(&row)?, self.actor.staff);
        let mut write = self.write().await?;
        let to = if agree {
            state.agree(by, self.house.now()).map_err(refusal)?;
            let wanted = wanted(&pair.kept.person, &pair.gone.person, &row.choices);
            write.merge(&row, &wanted, by.uuid()).await?;
            Likeness::Same
        } else {
            state.refuse().map_err(refusal)?;
            write.refuse_merge(&row, by.uuid()).await?;
            Likeness::Different
        };
        write.decide_likeness(id, Likeness::Asked, to, by.uuid()).await?;
        self.keep_answer(&mut write, request, &path, typed, to.code()).await?;
        Ok(write.commit().await?)
    }

    /// Merges that can still be undone, the newest first.
    pub async fn undoable(&self) -> Refused<Vec<Undoable>> {
        self.may_merge()?;
        let store = &self.house.store;
        let since = (self.house.now() - UNDO_WITHIN).as_millisecond();
        let mut all = Vec::new();
        for row in store.merges_since(self.scope(), since).await? {
            let asked = match merges::fold(&row)? {
                Merge::UndoAsked { by, .. } => Some(by != self.actor.staff),
                _ => None,
            };
            let name = async |id: Uuid| store.person_name(id).await;
            all.push(Undoable { kept: name(row.kept_id).await?, gone: name(row.gone_id).await?, asked, row });
        }
        Ok(all)
    }

    /// Asks to part two records again, or agrees to it as the second person.
    pub async fn undo_merge(&self, id: Uuid, typed: &Typed, request: Uuid) -> Refused<()> {
        self.may_merge()?;
        let path = format!("undo:{id}");
        if self.answered(request, &path, typed).await?.is_some() {
            return Ok(());
        }
        let row = self.house.store.merge(self.scope(), id).await?;
        let (state, by, now) = (merges::fold(&row)?, self.actor.staff, self.house.now());
        let mut write = self.write().await?;
        if let Merge::UndoAsked { .. } = state {
            state.agree_undo(by, now).map_err(refusal)?;
            write.unmerge(&row, by.uuid()).await?;
            if let Some(pair) = write.likeness_of(row.kept_id, row.gone_id).await? {
                write.decide_likeness(pair.id, Likeness::Same, Likeness::Open, by.uuid()).await?;
            }
        } else {
            state.ask_undo(by, now).map_err(refusal)?;
            write.ask_undo(&row, by.uuid()).await?;
        }
        self.keep_answer(&mut write, request, &path, typed, "done").await?;
        Ok(write.commit().await?)
    }
}

impl Record {
    fn of(known: people::Known) -> Self {
        let people::Known { person, names, papers, phones, arrived, .. } = known;
        let names = names.into_iter().map(|(_, given, surnames)| format!("{given} {surnames}")).collect();
        let papers = papers.into_iter().map(|(kind, number)| (paper_kind(&kind), number)).collect();
        Self { person, papers, phones, names, arrived }
    }
}

fn refusal(why: CannotMerge) -> Refusal {
    match why {
        CannotMerge::SamePerson => Refusal::field("decision", ProblemCode::SecondPersonNeeded),
        CannotMerge::TooLate => Refusal::field("decision", ProblemCode::NotPossibleNow),
        CannotMerge::NotNow => Refusal::Conflict,
    }
}

/// From which record each field is taken, as the form says.
fn choices(typed: &Typed) -> Refused<serde_json::Value> {
    let mut problems = Problems::new();
    let mut chosen = serde_json::Map::new();
    for field in FIELDS {
        let name = format!("keep_{field}");
        match typed.get(&name).map(String::as_str) {
            None | Some("") => {}
            Some(code) => match Side::parse(code) {
                Some(side) => _ = chosen.insert(field.to_owned(), side.code().into()),
                None => problems.add(name, ProblemCode::ChoiceUnknown),
            },
        }
    }
    if problems.block() { Err(Refusal::Invalid(problems)) } else { Ok(chosen.into()) }
}

/// The kept record with the fields that were chosen from the other; what it lacks is taken from the other.
fn wanted(kept: &people::Person, gone: &people::Person, choices: &serde_json::Value) -> people::Person {
    let from_gone =
        |field: &str, kept_lacks: bool| choices.get(field).map_or(kept_lacks, |side| side == Side::Gone.code());
    let mut wanted = kept.clone();
    if from_gone("given_names", false) {
        wanted.given_names.clone_from(&gone.given_names);
    }
    if from_gone("surnames", false) {
        wanted.surnames.clone_from(&gone.surnames);
    }
    if from_gone("birth", kept.birth_date.is_none() && kept.age_years.is_none()) {
        wanted.birth_date.clone_from(&gone.birth_date);
        wanted.birth_precision.clone_from(&gone.birth_precision);
        (wanted.age_years, wanted.age_on) = (gone.age_years, gone.age_on.clone());
    }
    if from_gone("sex", kept.sex.is_none()) {
        wanted.sex.clone_from(&gone.sex);
    }
    if from_gone("municipality", kept.municipality_code.is_none()) {
        wanted.municipality_code.clone_from(&gone.municipality_code);
    }
    if from_gone("languages", kept.languages.is_empty()) {
        wanted.languages.clone_from(&gone.languages);
    }
    let found = SearchColumns::of(&wanted.given_names, &wanted.surnames);
    people::Person { folded: found.folded, phonetic: found.phonetic, sort_key: found.sort_key, ..wanted }
}
