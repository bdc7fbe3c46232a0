//! What every door of one running server shares.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::assets::Assets;
use casework::House;

use super::limits::Flood;
use crate::config::Serving;

/// The state of the router. Cheap to clone.
#[derive(Clone)]
pub struct Site(Arc<Shared>);

/// What a [`Site`] holds.
pub struct Shared {
    /// Every use case.
    pub house: House,
    /// How this server was asked to serve.
    pub serving: Serving,
    /// The names of the served files.
    pub assets: Arc<Assets>,
    pub(super) flood: Flood,
    ready: AtomicBool,
}

impl Site {
    /// A site that is ready.
    pub fn new(house: House, serving: Serving) -> Self {
        let flood = Flood::new(serving.flood_limit);
        let assets = super::assets::names();
        Self(Arc::new(Shared { house, serving, assets, flood, ready: AtomicBool::new(true) }))
    }

    /// False from the moment the server was asked to stop.
    pub fn is_ready(&self) -> bool {
        self.ready.load(Ordering::Relaxed)
    }

    /// From now on `readyz` says no, and running requests are finished.
    pub fn stop_being_ready(&self) {
        self.ready.store(false, Ordering::Relaxed);
    }
}

impl Deref for Site {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}
