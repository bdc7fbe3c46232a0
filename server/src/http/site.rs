//! What every door of one running server shares.

use std::net::{Ipv4Addr, SocketAddr};
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
    local: SocketAddr,
    /// The names of the served files.
    pub assets: Arc<Assets>,
    pub(super) flood: Flood,
    ready: AtomicBool,
}

impl Site {
    /// A site that is ready; `local` is the address it listens on.
    pub fn new(house: House, serving: Serving, local: SocketAddr) -> Self {
        let flood = Flood::new(serving.flood_limit);
        let assets = super::assets::names();
        Self(Arc::new(Shared { house, serving, local, assets, flood, ready: AtomicBool::new(true) }))
    }

    /// Where this server answers, for this machine.
    pub fn address(&self) -> String {
        let everywhere = self.local.ip().is_unspecified();
        let ip = if everywhere { Ipv4Addr::LOCALHOST.into() } else { self.local.ip() };
        format!("http://{}", SocketAddr::new(ip, self.local.port()))
    }

    /// The beginning of every address that leaves the portal, as on paper: the one people use, without an end stroke.
    pub fn origin(&self) -> String {
        let public = self.serving.public_url.clone().unwrap_or_else(|| self.address());
        public.trim_end_matches('/').to_owned()
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
