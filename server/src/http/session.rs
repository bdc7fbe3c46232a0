//! The cookie of a session. It holds a random token and nothing else; the table of sessions holds the token's hash.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use super::site::Site;

/// The session of a member of staff or of a returned person.
pub const SESSION: &str = "ceiba";
/// A sentence to say on the next page.
pub const SAID: &str = "ceiba-dicho";
/// The language of pages before sign-in.
pub const LANGUAGE: &str = "ceiba-idioma";

/// A cookie for the whole portal that scripts cannot read; it ends with the browser unless told otherwise. Over https its name
/// begins with `__Host-`, which browsers accept only with `Secure` and for this very host.
pub fn cookie(site: &Site, name: &str, value: impl Into<String>) -> Cookie<'static> {
    Cookie::build((named(site, name), value.into()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(site.serving.is_https())
        .build()
}

/// A cookie that takes an earlier one away.
pub fn gone(site: &Site, name: &str) -> Cookie<'static> {
    let mut cookie = cookie(site, name, "");
    cookie.make_removal();
    cookie
}

/// The value of a cookie that was sent.
pub fn sent(site: &Site, headers: &HeaderMap, name: &str) -> Option<String> {
    let value = CookieJar::from_headers(headers).get(&named(site, name))?.value().to_owned();
    (!value.is_empty()).then_some(value)
}

/// The token of the session, if one was sent.
pub fn token(site: &Site, headers: &HeaderMap) -> Option<String> {
    sent(site, headers, SESSION)
}

fn named(site: &Site, name: &str) -> String {
    if site.serving.is_https() { format!("__Host-{name}") } else { name.to_owned() }
}
