//! Extractors of callers. The gate of a route finds the caller before the handler runs; these only hand it over, so a
//! handler cannot ask for a caller that its route does not name.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use casework::{Returnee, Staff};

use super::refusal::Stop;
use super::site::Site;

/// The member of staff who calls; for routes of [`super::router::Caller::Staff`].
pub struct Calling(pub Staff);

/// The returned person who calls; for routes of [`super::router::Caller::Returnee`].
pub struct Person(pub Returnee);

const UNNAMED: Stop = Stop::Broken("handler asks for a caller that its route does not name");

impl FromRequestParts<Site> for Calling {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Stop> {
        parts.extensions.get::<Staff>().cloned().map(Self).ok_or(UNNAMED)
    }
}

impl FromRequestParts<Site> for Person {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Stop> {
        parts.extensions.get::<Returnee>().cloned().map(Self).ok_or(UNNAMED)
    }
}
