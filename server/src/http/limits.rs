//! Limits that hold before anything is looked up: requests a second of one network, and how long a request may take.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::network::Network;
use super::router::Verb;

/// Networks that were not seen for a while are forgotten after this many requests.
const TIDY_AFTER: u32 = 10_000;

/// Counts requests by network. A centre is one network with forty clerks, so a burst of five seconds' worth is let through;
/// what protects accounts and cards is counted in the database, by account and network together.
pub struct Flood {
    limiter: Option<DefaultKeyedRateLimiter<Network>>,
    seen: AtomicU32,
}

impl Flood {
    /// At most this many requests a second; 0 for no limit.
    pub fn new(a_second: u32) -> Self {
        let quota = NonZeroU32::new(a_second).map(|rate| {
            let burst = rate.saturating_mul(NonZeroU32::MIN.saturating_add(4));
            Quota::per_second(rate).allow_burst(burst)
        });
        Self { limiter: quota.map(RateLimiter::keyed), seen: AtomicU32::new(0) }
    }

    /// The seconds to wait when this network sent too much. The machine itself is not limited.
    pub fn wait(&self, ip: IpAddr) -> Option<i64> {
        let limiter = self.limiter.as_ref().filter(|_| !ip.to_canonical().is_loopback())?;
        if self.seen.fetch_add(1, Ordering::Relaxed) % TIDY_AFTER == TIDY_AFTER - 1 {
            limiter.retain_recent();
        }
        let until = limiter.check_key(&Network::of_client(ip)).err()?;
        let wait = until.wait_time_from(DefaultClock::default().now());
        Some(i64::try_from(wait.as_secs()).unwrap_or(i64::MAX).saturating_add(1))
    }
}

/// How long the handler of a route may take, its body included (security.md R12: 10 s; uploads longer).
pub(super) const fn deadline(verb: Verb) -> Duration {
    match verb {
        Verb::Get | Verb::Post => Duration::from_secs(10),
        Verb::Upload(_) => Duration::from_mins(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_from_one_network_does_not_stop_its_neighbour() {
        let flood = Flood::new(2);
        let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
        let waits = (0..11).filter(|_| flood.wait(ip("192.0.2.7")).is_some()).count();
        assert_eq!(waits, 1, "a burst of ten passes");
        assert!(flood.wait(ip("192.0.2.8")).is_some(), "the same network");
        assert_eq!(flood.wait(ip("198.51.100.1")), None);
    }

    #[test]
    fn the_machine_itself_and_a_limit_of_zero_are_free() {
        let flood = Flood::new(1);
        assert!((0..100).all(|_| flood.wait(IpAddr::from([127, 0, 0, 1])).is_none()));
        let none = Flood::new(0);
        assert!((0..100).all(|_| none.wait(IpAddr::from([192, 0, 2, 1])).is_none()));
    }
}
