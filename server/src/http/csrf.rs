//! Forms sent from other sites are refused before anything else looks at them (`Sec-Fetch-Site`, then `Origin` against `Host`).

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use super::refusal::Stop;
use super::site::Site;

/// The layer, with the translated refusal page. The public address is trusted as an origin, for proxies that change `Host`.
pub(super) fn layer(site: &Site) -> CsrfLayer<fn(ProtectionError) -> Response<Body>> {
    let layer = CsrfLayer::new();
    let origin = site.serving.public_url.as_deref().and_then(origin);
    let layer = match origin.map(|origin| layer.clone().add_trusted_origin(origin)) {
        Some(Ok(trusting)) => trusting,
        _ => layer,
    };
    layer.with_rejection_response(refused as fn(ProtectionError) -> Response<Body>)
}

fn refused(_: ProtectionError) -> Response<Body> {
    Stop::Elsewhere.into_response()
}

/// `https://host:port` of an address.
fn origin(url: &str) -> Option<&str> {
    let after = url.find("://")? + 3;
    let end = url[after..].find('/').map_or(url.len(), |slash| after + slash);
    Some(&url[..end])
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_origin_of_an_address_has_no_path() {
        assert_eq!(super::origin("https://ceiba.example/x"), Some("https://ceiba.example"));
        assert_eq!(super::origin("https://ceiba.example:8443"), Some("https://ceiba.example:8443"));
        assert_eq!(super::origin("ceiba.example"), None);
    }
}
