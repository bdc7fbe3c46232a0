//! Thousands of people in a real database: how long until they are in memory, how long one question at the desk takes, and how
//! long a search takes with many clients at once. `people DIR CLIENTS` reads what `make_registry.py` wrote into DIR.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use casework::search::Asked;
use casework::{House, HouseConfig, Staff, clock::TestClock, demo};
use domain::{card::CardNumber, chance::SeededChance, ids::FlightId, matching::Verdict, problems::Typed};
use store::{
    Uuid, Write,
    arrivals::{document_at, phone_at},
    entities::*,
};
use tests::database::{Database, engines};

/// A question at the desk, and a search, may take this long at the 95th of a hundred.
const DESK: Duration = Duration::from_millis(50);
const SEARCH: Duration = Duration::from_millis(150);
/// The right person is among the first five this often.
const TOP_FIVE: f64 = 0.98;
/// People written at once.
const BATCH: usize = 500;

type Row = BTreeMap<String, String>;

fn rows(path: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn cell<'a>(row: &'a Row, name: &str) -> &'a str {
    row.get(name).map_or("", String::as_str)
}

fn filled(row: &Row, name: &str) -> Option<String> {
    Some(cell(row, name).to_owned()).filter(|text| !text.is_empty())
}

/// What one batch writes, table by table.
#[derive(Default)]
struct Batch {
    persons: Vec<persons::Model>,
    documents: Vec<documents::Model>,
    contacts: Vec<contacts::Model>,
    households: Vec<households::Model>,
    members: Vec<members::Model>,
    cases: Vec<cases::Model>,
    lines: Vec<manifest_lines::Model>,
    arrivals: Vec<arrivals::Model>,
    cards: Vec<cards::Model>,
}

impl Batch {
    async fn write(self, write: &Write) {
        write.insert_many(self.persons).await.expect("persons");
        write.insert_many(self.documents).await.expect("documents");
        write.insert_many(self.contacts).await.expect("contacts");
        write.insert_many(self.households).await.expect("households");
        write.insert_many(self.members).await.expect("members");
        write.insert_many(self.lines).await.expect("lines");
        write.insert_many(self.arrivals).await.expect("arrivals");
        write.insert_many(self.cases).await.expect("cases");
        write.insert_many(self.cards).await.expect("cards");
    }
}

struct Place {
    centre: Uuid,
    staff: Uuid,
    flights: BTreeMap<String, Uuid>,
}

impl Place {
    async fn flight(&mut self, write: &mut Write, number: &str) -> Uuid {
        if let Some(id) = self.flights.get(number) {
            return *id;
        }
        let id = write.expect_flight(self.centre, number, "Alexandria", "2026-11-20", None).await.expect("a flight");
        self.flights.insert(number.to_owned(), id);
        id
    }

    async fn add(&mut self, write: &mut Write, batch: &mut Batch, row: &Row) -> Uuid {
        let (id, now) = (write.mint(), write.now());
        let (given, surnames) = (
            cell(row, "given_names").to_owned(),
            [cell(row, "surnames"), cell(row, "married_name")].join(" ").trim().to_owned(),
        );
        let folded = domain::matching::fold(&format!("{given} {surnames}"));
        let age = cell(row, "age").parse().ok();
        batch.persons.push(persons::Model {
            id,
            given_names: given.clone(),
            surnames: surnames.clone(),
            sex: filled(row, "sex"),
            birth_date: filled(row, "birth_date"),
            birth_precision: "exact".into(),
            age_years: age,
            age_on: age.and(filled(row, "recorded_on")),
            municipality_code: filled(row, "municipality_code"),
            languages: cell(row, "language").to_owned(),
            spanish: None,
            phonetic: folded.clone(),
            sort_key: folded.clone(),
            folded,
            state: "active".into(),
            merged_into: None,
            sealed: false,
            centre_id: self.centre,
            created_at: now,
            synthetic: true,
        });
        for (kind, number) in cell(row, "documents").split('|').filter_map(|one| one.split_once(':')) {
            let paper = write.mint();
            let kind = if kind == "consular" { "consular_id" } else { kind };
            let number_index = write.keys().index("document", number);
            batch.documents.push(documents::Model {
                id: paper,
                person_id: id,
                kind: kind.into(),
                number: write.seal(document_at(paper), number).expect("sealed"),
                number_index,
                note: None,
                created_at: now,
            });
        }
        if let Some(phone) = filled(row, "phone") {
            let contact = write.mint();
            let phone_index = write.keys().index("phone", &phone);
            batch.contacts.push(contacts::Model {
                id: contact,
                person_id: id,
                kind: "own".into(),
                phone: write.seal(phone_at(contact), &phone).expect("sealed"),
                phone_index,
                safe_rule: "neutral".into(),
                created_at: now,
            });
        }
        let (household, case, line, arrival) = (write.mint(), write.mint(), write.mint(), write.mint());
        let flight = self.flight(write, cell(row, "flight")).await;
        batch.households.push(households::Model {
            id: household,
            centre_id: self.centre,
            sealed: false,
            created_at: now,
        });
        batch.members.push(members::Model {
            id: write.mint(),
            household_id: household,
            person_id: id,
            relation: "head".into(),
            is_head: true,
            joined_at: now,
            left_at: None,
        });
        batch.cases.push(cases::Model {
            id: case,
            household_id: household,
            person_id: id,
            centre_id: self.centre,
            owner_id: None,
            arrival_id: Some(arrival),
            state: "open".into(),
            state_facts: None,
            urgent: String::new(),
            sealed: false,
            opened_at: now,
            updated_at: now,
            synthetic: true,
        });
        batch.lines.push(manifest_lines::Model {
            id: line,
            flight_id: flight,
            upload_id: None,
            sheet: None,
            row: 1,
            list_no: filled(row, "list_number"),
            given_names: given,
            surnames,
            sex: None,
            birth_date: None,
            birth_precision: "unknown".into(),
            age_years: None,
            document: None,
            document_index: None,
            municipality_code: None,
            family_group: None,
            relation: None,
            languages: String::new(),
            is_minor: None,
            unaccompanied: None,
            reading: None,
            problems: String::new(),
            review: "new".into(),
            folded: String::new(),
            phonetic: String::new(),
            sort_key: String::new(),
            state: "arrived".into(),
            absent_reason: None,
            person_id: Some(id),
            updated_at: now,
            synthetic: true,
            listed: None,
            list_note: None,
        });
        batch.arrivals.push(arrivals::Model {
            id: arrival,
            person_id: id,
            flight_id: flight,
            line_id: Some(line),
            household_id: Some(household),
            centre_id: self.centre,
            desk: String::new(),
            registered_by: self.staff,
            registered_at: now,
            destination_code: None,
            urgent: String::new(),
            private_interview: false,
            receipt: arrival.to_string(),
            state: "registered".into(),
            sealed: false,
            synthetic: true,
        });
        let digits: String = cell(row, "card_number").chars().filter(char::is_ascii_digit).collect();
        if let Ok(number) = CardNumber::parse(&digits) {
            batch.cards.push(cards::Model {
                id: write.mint(),
                number_index: store::cards::number_index(write.keys(), &number),
                last_two: number.tail(),
                state: "bound".into(),
                person_id: Some(id),
                case_id: Some(case),
                bound_at: Some(now),
                pin_hash: Some("-".into()),
                pin_sealed: None,
                wrong_unknown: 0,
                wrong_known: 0,
                frozen_at: None,
                version: 1,
                opened_at: None,
                opened_new_device: false,
                synthetic: true,
            });
        }
        id
    }
}

/// Writes the registry; the row's identifier leads to the record.
async fn load(house: &House, staff: &Staff, registry: &[Row]) -> BTreeMap<String, Uuid> {
    let mut place = Place {
        centre: staff.actor.centre.expect("a centre").uuid(),
        staff: staff.actor.staff.uuid(),
        flights: BTreeMap::new(),
    };
    let mut ids = BTreeMap::new();
    for rows in registry.chunks(BATCH) {
        let mut write = house.write().await.expect("a transaction");
        let mut batch = Batch::default();
        for row in rows {
            ids.insert(cell(row, "person_id").to_owned(), place.add(&mut write, &mut batch, row).await);
        }
        batch.write(&write).await;
        write.audit("registry_loaded", ("centre", Some(place.centre)), "");
        write.commit().await.expect("written");
    }
    ids
}

fn percentile(times: &mut [Duration], of: usize) -> Duration {
    times.sort_unstable();
    times.get(times.len().saturating_sub(1) * of / 100).copied().unwrap_or_default()
}

/// The form of the desk as somebody would have typed it.
fn typed(row: &Row) -> Typed {
    let document = cell(row, "documents").split('|').next().and_then(|one| one.split_once(':')).unwrap_or_default();
    let birth =
        filled(row, "birth_date").or_else(|| filled(row, "age").map(|age| format!("{age} años"))).unwrap_or_default();
    let pairs = [
        ("given_names", cell(row, "given_names")),
        ("surnames", cell(row, "surnames")),
        ("birth", &birth),
        ("sex", cell(row, "sex")),
        ("destination", cell(row, "municipality_code")),
        ("document", document.1),
        ("document_kind", if document.0 == "consular" { "consular_id" } else { document.0 }),
    ];
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

async fn at_the_desk(staff: &Staff, folder: &Path, ids: &BTreeMap<String, Uuid>) -> bool {
    let truth: BTreeMap<String, String> = rows(&folder.join("truth.csv"))
        .iter()
        .map(|row| (cell(row, "query_id").to_owned(), cell(row, "person_id").to_owned()))
        .collect();
    let flight: FlightId = Uuid::from_u128(1).to_string().parse().expect("an id");
    let (mut times, mut right, mut wanted) = (Vec::new(), 0_u32, 0_u32);
    for row in rows(&folder.join("queries.csv")) {
        let (form, start) = (typed(&row), Instant::now());
        let found = staff.earlier_returns(flight, None, &form).await.expect("an answer");
        times.push(start.elapsed());
        let who = truth.get(cell(&row, "query_id")).and_then(|id| ids.get(id));
        wanted += u32::from(who.is_some());
        right +=
            u32::from(who.is_some_and(|who| {
                found.iter().any(|one| one.row.person.id == *who && one.verdict <= Verdict::Likely)
            }));
    }
    let (half, p95) = (percentile(&mut times, 50), percentile(&mut times, 95));
    println!("  desk: {right} of {wanted} accepted; half {half:.1?}, p95 {p95:.1?} (must {DESK:?})");
    p95 <= DESK
}

async fn in_the_box(staff: &Staff, folder: &Path, ids: &BTreeMap<String, Uuid>, clients: usize) -> bool {
    let truth: BTreeMap<String, String> = rows(&folder.join("search-truth.csv"))
        .iter()
        .map(|row| (cell(row, "query_id").to_owned(), cell(row, "person_id").to_owned()))
        .collect();
    let queries: Vec<(String, Option<Uuid>)> = rows(&folder.join("search-queries.csv"))
        .iter()
        .map(|row| (cell(row, "text").to_owned(), truth.get(cell(row, "query_id")).and_then(|id| ids.get(id)).copied()))
        .collect();
    let queries = Arc::new(queries);
    let mut running = Vec::new();
    for client in 0..clients {
        let (staff, queries) = (staff.clone(), queries.clone());
        running.push(tokio::spawn(async move {
            let (mut times, mut right, mut asked) = (Vec::new(), 0_usize, 0_usize);
            for (text, who) in queries.iter().skip(client).step_by(clients) {
                let start = Instant::now();
                let found = staff.search(&Asked { text: text.clone(), since: None }).await.expect("an answer");
                times.push(start.elapsed());
                asked += 1;
                right += usize::from(who.is_some_and(|who| found.iter().take(5).any(|one| one.row.person.id == who)));
            }
            (times, right, asked)
        }));
    }
    let (mut times, mut right, mut asked) = (Vec::new(), 0, 0);
    for one in running {
        let (more, found, of) = one.await.expect("a client");
        times.extend(more);
        (right, asked) = (right + found, asked + of);
    }
    #[expect(clippy::cast_precision_loss, reason = "a few hundred questions")]
    let share = right as f64 / asked.max(1) as f64;
    let (half, p95) = (percentile(&mut times, 50), percentile(&mut times, 95));
    println!(
        "  search, {clients} clients: right in five {share:.3} (must {TOP_FIVE}); half {half:.1?}, p95 {p95:.1?} (must {SEARCH:?})"
    );
    share >= TOP_FIVE && p95 <= SEARCH
}

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("people DIR CLIENTS");
    let clients = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(20);
    let folder = Path::new(&folder);
    let registry = rows(&folder.join("persons.csv"));
    let mut good = true;
    for engine in engines() {
        let database = Database::fresh(engine).await;
        let config = HouseConfig { database: database.url.clone(), master: [7; 32], demo: true };
        let clock = Arc::new(TestClock::at("2026-11-24T15:00:00Z".parse().expect("an instant")));
        let house = House::open_with(config, clock, Box::new(SeededChance::new(7))).await.expect("the house opens");
        house.store.migrate().await.expect("the schema");
        house.seed_demo(&[]).await.expect("the demonstration");
        let token = house.sign_in("turno@demo.example", demo::PASSWORD, "bench").await.expect("signed in").token();
        let staff = house.staff(&token).await.expect("a session").expect("a member of staff");
        let start = Instant::now();
        let ids = load(&house, &staff, &registry).await;
        println!("{engine:?}: {} people written in {:.1?}", ids.len(), start.elapsed());
        let start = Instant::now();
        house.warm_up().await.expect("in memory");
        println!("  in memory after {:.1?}", start.elapsed());
        good &= at_the_desk(&staff, folder, &ids).await;
        good &= in_the_box(&staff, folder, &ids, clients).await;
        drop((staff, house));
        database.close().await;
    }
    std::process::exit(i32::from(!good));
}
