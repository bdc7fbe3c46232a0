//! What a list brings, in groups that a person can look through.

use super::*;

/// In which group a line is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    New,
    SeenBefore,
    Similar,
    Problem,
}

impl Group {
    /// The form stored and shown.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::SeenBefore => "seen_before",
            Self::Similar => "similar",
            Self::Problem => "problem",
        }
    }
}

/// Somebody of the centre a listed person may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub person: PersonId,
    pub name: String,
    /// Year of the last arrival.
    pub year: Option<i16>,
    pub certain: bool,
}

/// One line with what is to be looked at.
#[derive(Clone, Debug)]
pub struct ReviewLine {
    pub line: reading::Line,
    pub group: Group,
    pub issues: Vec<Issue>,
    pub seen: Option<Seen>,
}

/// A flight the list names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewFlight {
    pub number: Option<String>,
    pub day: Option<String>,
    pub origin: Option<String>,
}

/// A list under review.
#[derive(Clone, Debug)]
pub struct Review {
    pub id: UploadId,
    pub name: String,
    /// `review`, `approved` or `cancelled`.
    pub state: String,
    pub flights: Vec<ReviewFlight>,
    pub lines: Vec<ReviewLine>,
    /// Rows that were not understood.
    pub held: Vec<(Option<String>, u32, Vec<String>)>,
    /// What concerns a column or the whole list.
    pub notes: Vec<Issue>,
    /// Milliseconds of the approval of the very same file.
    pub before: Option<i64>,
}

impl Review {
    /// How many lines are in a group; rows not understood are problems.
    pub fn count(&self, group: Group) -> usize {
        let lines = self.lines.iter().filter(|line| line.group == group).count();
        if group == Group::Problem { lines + self.held.len() } else { lines }
    }
}

pub(super) fn at(reading: &Reading, sheet: Option<&String>, row: u32) -> Vec<Issue> {
    reading.issues.iter().filter(|issue| issue.row == Some(row) && issue.sheet.as_ref() == sheet).cloned().collect()
}

fn is_problem(issue: &Issue) -> bool {
    issue.severity == Severity::Error || matches!(issue.code, IssueCode::DuplicateInFile | IssueCode::DateUnreadable | IssueCode::BirthDateImplausible)
}

impl Staff {
    /// What a list brings: new, seen before, similar to somebody, with problems.
    pub async fn review(&self, upload: UploadId) -> Refused<Review> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        let (kept, reading) = self.reading_of(upload).await?;
        self.review_of(&kept, &reading).await
    }

    pub(super) async fn reading_of(&self, upload: UploadId) -> Refused<(store::uploads::Upload, Reading)> {
        let kept = self.house.store.upload(self.scope(), upload.uuid()).await?;
        let day = jiff::Timestamp::from_millisecond(kept.created_at).map_or_else(|_| self.house.today(), day_of);
        let reading = read(kept.name.clone(), kept.bytes.clone(), day).await?;
        Ok((kept, reading))
    }

    pub(super) async fn review_of(&self, kept: &store::uploads::Upload, reading: &Reading) -> Refused<Review> {
        let known = self.known().await?;
        let mut lines = Vec::with_capacity(reading.lines.len());
        for line in &reading.lines {
            let issues = at(reading, line.sheet.as_ref(), line.row);
            let seen = self.seen(&known, line).await?;
            let group = match &seen {
                _ if issues.iter().any(is_problem) => Group::Problem,
                Some(seen) if seen.certain => Group::SeenBefore,
                Some(_) => Group::Similar,
                None => Group::New,
            };
            lines.push(ReviewLine { line: line.clone(), group, issues, seen });
        }
        let digest = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(&kept.bytes));
        Ok(Review {
            id: UploadId::from_uuid(kept.id),
            name: kept.name.clone(),
            state: kept.state.clone(),
            flights: reading.flights.iter().map(|f| ReviewFlight { number: f.number.clone(), day: f.date.clone(), origin: f.origin.clone() }).collect(),
            lines,
            held: reading.held.iter().map(|row| (row.sheet.clone(), row.row, row.cells.clone())).collect(),
            notes: reading.issues.iter().filter(|issue| issue.row.is_none() && issue.severity > Severity::Info).cloned().collect(),
            before: self.house.store.upload_before(self.scope(), &digest).await?,
        })
    }

    async fn known(&self) -> Refused<matching::Index> {
        let people = self.house.store.known_people(self.scope()).await?;
        let records = people.into_iter().map(|row| matching::Record {
            key: row.id.as_u128(),
            person: matching::Person {
                given_names: row.given_names,
                surnames: row.surnames,
                sex: row.sex.as_deref().and_then(domain::fields::sex::Sex::of_code),
                birth: matching::Birth::read(row.birth_date.as_deref().unwrap_or_default(), &row.age_years.map(|age| age.to_string()).unwrap_or_default(), row.age_on.as_deref().unwrap_or_default()),
                ..Default::default()
            },
            ..Default::default()
        });
        Ok(matching::Index::build(records))
    }

    /// The same paper is the same person; else names and birth that weigh enough are somebody similar.
    async fn seen(&self, known: &matching::Index, line: &reading::Line) -> Refused<Option<Seen>> {
        if known.is_empty() {
            return Ok(None);
        }
        if let Some((_, number)) = super::paper_of(line) {
            let index = self.house.store.keys().index("document", &number);
            if let Some(person) = self.house.store.persons_with_document(self.scope(), &index).await?.into_iter().next() {
                return self.seen_as(person, true).await.map(Some);
            }
        }
        let person = matching::Person {
            given_names: line.given_names.clone().unwrap_or_default(),
            surnames: line.surnames.clone().unwrap_or_default(),
            sex: line.sex,
            birth: matching::Birth::read(line.birth_date.value.as_deref().unwrap_or_default(), "", ""),
            ..Default::default()
        };
        let candidates = known.matches(&matching::Query { person, ..Default::default() });
        let likely = candidates.into_iter().find(|candidate| candidate.verdict <= matching::Verdict::Likely);
        match likely {
            Some(candidate) => self.seen_as(Uuid::from_u128(candidate.key), false).await.map(Some),
            None => Ok(None),
        }
    }

    async fn seen_as(&self, person: Uuid, certain: bool) -> Refused<Seen> {
        let row = self.house.store.known_person(self.scope(), person).await?;
        let last = self.house.store.last_arrival(person).await?;
        let year = last.and_then(|at| jiff::Timestamp::from_millisecond(at).ok()).map(|at| day_of(at).year());
        Ok(Seen { person: PersonId::from_uuid(person), name: format!("{} {}", row.given_names, row.surnames), year, certain })
    }
}
