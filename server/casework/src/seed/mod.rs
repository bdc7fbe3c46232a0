//! An invented registry of any size: planes with their lists, people and families at the desk, files in every state. The
//! same size and seed on the same day give the same registry. Everything goes through the use cases of the product, so that
//! whatever holds of real data holds of it; every record is marked synthetic.

mod desk;
mod names;
mod thread;

use std::sync::{Arc, Mutex};

use domain::access::{Actor, Clearances, Role};
use domain::chance::{Chance, SeededChance, below};
use domain::ids::{CentreId, SessionId, StaffId};
use jiff::{SignedDuration, Timestamp};
use store::StoreError;

use crate::{House, Refusal, Refused, Staff, clock::Clock, demo};

/// Files that are worked on beyond the desk; the rest of a large registry waits as it would.
const WORKED: usize = 2_000;
/// Planes of a day.
const PLANES: usize = 3;

/// A clock that the invention moves through past days.
pub struct StoryClock {
    now: Mutex<Timestamp>,
    /// When the story is told.
    told: Timestamp,
}

impl StoryClock {
    /// Starts so many people before now.
    pub fn before(now: Timestamp, persons: usize) -> Arc<Self> {
        let days = i64::try_from(persons.div_ceil(desk::SEATS * PLANES)).unwrap_or(0).min(3_650);
        Arc::new(Self { now: Mutex::new(now - SignedDuration::from_hours(24 * days)), told: now })
    }

    /// Time passes, never beyond the moment of the telling.
    fn pass(&self, time: SignedDuration) {
        if let Ok(mut now) = self.now.lock() {
            *now = (*now + time).min(self.told);
        }
    }

    /// True when the planes of that moment are long since home.
    fn is_past(&self) -> bool {
        self.told.duration_since(self.now()) > SignedDuration::from_hours(36)
    }
}

impl Clock for StoryClock {
    fn now(&self) -> Timestamp {
        self.now.lock().map_or(Timestamp::UNIX_EPOCH, |now| *now)
    }
}

/// What was invented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seeded {
    pub flights: usize,
    pub persons: usize,
    pub cases: usize,
    pub referrals: usize,
}

/// The people who do what the invention tells.
struct Cast {
    clerk: Staff,
    worker: Staff,
}

impl House {
    /// Invents a registry of so many people. The house has to be a demonstration opened with the clock given here;
    /// `progress` is told after each household how many people there are.
    pub async fn seed_registry(
        &self,
        clock: &StoryClock,
        persons: usize,
        seed: u64,
        progress: &mut (dyn FnMut(usize) + Send),
    ) -> Refused<Seeded> {
        let mut chance = SeededChance::new(seed);
        let cast = Cast { clerk: self.of_the_cast("recepcion").await?, worker: self.of_the_cast("gestora").await? };
        let mut done = Seeded::default();
        while done.persons < persons {
            let seats = (64 + usize::try_from(below(&mut chance, 72)).unwrap_or(0)).min(persons - done.persons);
            let mut plane = desk::Plane { clock, cast: &cast, chance: &mut chance, done: &mut done };
            self.plane(seats, &mut plane, progress).await?;
            clock.pass(SignedDuration::from_hours(24) / i32::try_from(PLANES).unwrap_or(1));
        }
        self.store.forget_jobs().await?;
        Ok(done)
    }

    /// One of the demonstration's staff, without a session of their own.
    async fn of_the_cast(&self, who: &str) -> Refused<Staff> {
        let address = format!("{who}@demo.example");
        let row = self.store.account(&address).await?.ok_or(Refusal::NotFound)?;
        let role = Role::parse(&row.role).ok_or(Refusal::NotFound)?;
        Ok(Staff {
            house: self.clone(),
            actor: Actor {
                staff: StaffId::from_uuid(row.id),
                role,
                centre: row.centre.map(CentreId::from_uuid),
                provider: None,
                clearances: Clearances::NONE,
                stepped_up: true,
            },
            name: row.name,
            email: address,
            place: None,
            locale: "es-GT".to_owned(),
            theme: "system".to_owned(),
            session: SessionId::from_uuid(self.mint()),
            desk: Some(demo::CENTRE.to_owned()),
        })
    }
}

/// Goes on when a rule said no: a place that went, an offer that does not apply.
fn unless_refused<T>(done: Refused<T>) -> Result<Option<T>, StoreError> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(Refusal::Unavailable(error)) => Err(error),
        Err(_) => Ok(None),
    }
}

/// A form from pairs.
fn typed(pairs: &[(&str, &str)]) -> domain::problems::Typed {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A number below a limit, as a place in a list.
fn draw(chance: &mut dyn Chance, limit: u64) -> usize {
    usize::try_from(below(chance, limit)).unwrap_or(0)
}
