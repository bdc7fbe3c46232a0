//! The house: store, clock and chance together; what anyone may ask of it, and where callers come from.

use std::sync::{Arc, Mutex};

use domain::chance::Chance;
use jiff::Timestamp;
use store::{Store, StoreError, Uuid, Write, seal::Keys, write::By};

use crate::{
    chance::SystemChance,
    clock::{Clock, SystemClock},
    registry::Registry,
};

/// What a house is opened with.
pub struct HouseConfig {
    /// `sqlite://PATH` or `postgres://…`.
    pub database: String,
    /// Master secret of sealed fields and indexes, from a file outside the database.
    pub master: [u8; 32],
    /// Invented people, known sign-ins, no second factor.
    pub demo: bool,
}

/// An open house. Cheap to clone.
#[derive(Clone)]
pub struct House {
    pub store: Store,
    pub demo: bool,
    /// Lists being read.
    pub(crate) works: Arc<crate::manifests::Works>,
    /// Planeloads being routed.
    pub(crate) runs: Arc<crate::planeload::Runs>,
    /// Everybody in memory.
    pub(crate) registry: Registry,
    clock: Arc<dyn Clock>,
    chance: Arc<Mutex<Box<dyn Chance + Send>>>,
}

impl House {
    /// Opens the database; migrations are a step of their own.
    pub async fn open(config: HouseConfig) -> Result<Self, StoreError> {
        Self::open_with(config, Arc::new(SystemClock), Box::new(SystemChance)).await
    }

    /// Opens with a clock and a chance of the caller's choice (tests, synthetic seeds).
    pub async fn open_with(
        config: HouseConfig,
        clock: Arc<dyn Clock>,
        chance: Box<dyn Chance + Send>,
    ) -> Result<Self, StoreError> {
        let store = Store::open(&config.database, Keys::from_master(&config.master)).await?;
        let (works, runs, registry) = (Arc::default(), Arc::default(), Registry::default());
        Ok(Self { store, demo: config.demo, works, runs, registry, clock, chance: Arc::new(Mutex::new(chance)) })
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Today in Guatemala, which has one zone and no summer time (UTC−6).
    pub fn today(&self) -> jiff::civil::Date {
        day_of(self.now())
    }

    /// The present day and hour in Guatemala.
    pub fn local(&self) -> jiff::civil::DateTime {
        jiff::tz::Offset::constant(-6).to_datetime(self.now())
    }

    /// Chance for one purpose: a share of the house's own.
    pub fn chance(&self) -> Box<dyn Chance + Send + Sync> {
        Box::new(Shared(self.chance.clone()))
    }

    /// A new random identifier.
    pub fn mint(&self) -> Uuid {
        domain::ids::RequestId::mint(self.now(), &mut Shared(self.chance.clone())).uuid()
    }

    /// A writing transaction of the house itself (jobs, seeds, sign-in).
    pub async fn write(&self) -> Result<Write, StoreError> {
        self.write_as("system", None).await
    }

    pub(crate) async fn write_as(&self, kind: &'static str, id: Option<Uuid>) -> Result<Write, StoreError> {
        self.store.write(By { kind, id, at: self.now(), chance: self.chance() }).await
    }
}

/// The civil day in Guatemala of an instant.
pub fn day_of(at: Timestamp) -> jiff::civil::Date {
    jiff::tz::Offset::constant(-6).to_datetime(at).date()
}

/// The instant (milliseconds UTC) of a day and hour in Guatemala.
pub(crate) fn instant_of(local: jiff::civil::DateTime) -> Option<i64> {
    jiff::tz::Offset::constant(-6).to_timestamp(local).ok().map(Timestamp::as_millisecond)
}

struct Shared(Arc<Mutex<Box<dyn Chance + Send>>>);

impl Chance for Shared {
    fn fill(&mut self, bytes: &mut [u8]) {
        // A poisoned lock still holds a usable generator.
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).fill(bytes);
    }
}
