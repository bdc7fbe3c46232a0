//! Networks: whom a proxy's word is believed about, and by what part of an address requests are counted.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use axum::http::HeaderMap;

/// A network such as `10.0.0.0/8` or `fd00::/8`; an address alone is a network of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network {
    bits: u128,
    length: u32,
}

impl Network {
    /// The network of this many leading bits around an address; IPv4 counts as the last 32 bits of IPv6.
    fn around(ip: IpAddr, length: u32) -> Self {
        let (bits, length) = match ip.to_canonical() {
            IpAddr::V4(v4) => (v4.to_ipv6_mapped().to_bits(), 96 + length.min(32)),
            IpAddr::V6(v6) => (v6.to_bits(), length.min(128)),
        };
        let mask = u128::MAX.checked_shl(128 - length).unwrap_or(0);
        Self { bits: bits & mask, length }
    }

    /// True when the address lies inside.
    pub fn holds(self, ip: IpAddr) -> bool {
        let length = if ip.to_canonical().is_ipv4() { self.length.checked_sub(96) } else { Some(self.length) };
        length.is_some_and(|length| Self::around(ip, length) == self)
    }

    /// The part of an address that one household or office shares: /24 of IPv4, /56 of IPv6 (security.md 5.2).
    pub fn of_client(ip: IpAddr) -> Self {
        if ip.to_canonical().is_ipv4() { Self::around(ip, 24) } else { Self::around(ip, 56) }
    }
}

impl std::fmt::Display for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", std::net::Ipv6Addr::from_bits(self.bits), self.length)
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (ip, length) = text.split_once('/').unwrap_or((text, "128"));
        let ip: IpAddr = ip.trim().parse().map_err(|_| format!("`{text}` is no network; write one like 10.0.0.0/8"))?;
        let length: u32 =
            length.trim().parse().map_err(|_| format!("`{text}` has no length; write one like 10.0.0.0/8"))?;
        Ok(Self::around(ip, length))
    }
}

/// Who really asks: the peer, or the last address in `X-Forwarded-For` that no trusted proxy added for itself.
pub fn client(peer: SocketAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let is_trusted = |ip: IpAddr| trusted.iter().any(|network| network.holds(ip));
    let mut asking = peer.ip().to_canonical();
    let mut said: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .into_iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    while is_trusted(asking) {
        let Some(before) = said.pop().and_then(|text| text.trim().parse::<IpAddr>().ok()) else { break };
        asking = before.to_canonical();
    }
    asking
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    fn asked(peer: &str, forwarded: &str, trusted: &str) -> IpAddr {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().expect("a header"));
        client(SocketAddr::new(ip(peer), 1), &headers, &[trusted.parse().expect("a network")])
    }

    #[test]
    fn a_stranger_is_not_believed_about_who_asks() {
        assert_eq!(asked("203.0.113.9", "198.51.100.1", "10.0.0.0/8"), ip("203.0.113.9"));
    }

    #[test]
    fn a_trusted_proxy_is_believed_for_the_last_hop_only() {
        assert_eq!(asked("10.1.2.3", "198.51.100.1, 203.0.113.9", "10.0.0.0/8"), ip("203.0.113.9"));
        assert_eq!(asked("10.1.2.3", "198.51.100.1, 10.9.9.9", "10.0.0.0/8"), ip("198.51.100.1"));
        assert_eq!(asked("10.1.2.3", "nonsense", "10.0.0.0/8"), ip("10.1.2.3"));
    }

    #[test]
    fn networks_hold_their_own_addresses_only() {
        let ten: Network = "10.0.0.0/8".parse().expect("a network");
        assert!(ten.holds(ip("10.255.0.1")) && ten.holds(ip("::ffff:10.0.0.1")));
        assert!(!ten.holds(ip("11.0.0.1")) && !ten.holds(ip("fd00::1")));
        let all: Network = "::/0".parse().expect("a network");
        assert!(all.holds(ip("2001:db8::1")));
        let one: Network = "192.0.2.1".parse().expect("an address alone");
        assert!(one.holds(ip("192.0.2.1")) && !one.holds(ip("192.0.2.2")));
        assert!("10.0.0.0/x".parse::<Network>().is_err() && "ten".parse::<Network>().is_err());
    }

    #[test]
    fn neighbours_count_together() {
        assert_eq!(Network::of_client(ip("192.0.2.1")), Network::of_client(ip("192.0.2.200")));
        assert_ne!(Network::of_client(ip("192.0.2.1")), Network::of_client(ip("192.0.3.1")));
        assert_eq!(Network::of_client(ip("2001:db8::1")), Network::of_client(ip("2001:db8:0:ff::2")));
    }
}
