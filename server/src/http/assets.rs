//! The files that `bundle` made: styles, scripts and islands, inside the program, named by their content and so kept for ever.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::{EmbeddedFile, RustEmbed};

/// In a debug build these are read from the folder at each request; a release holds them.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../app/bundle/out"]
#[allow_missing = true]
struct Bundled;

/// The few files with a name that others fix: icons and `robots.txt`.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../public"]
#[allow_missing = true]
struct Public;

/// Where the pages find their files, as paths from the root of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The one stylesheet of staff pages.
    pub staff_css: String,
    /// The small deferred script of staff pages.
    pub staff_js: String,
    /// The browser side of the islands; absent when this program was built without WebAssembly, and pages are plain forms.
    pub islands: Option<Islands>,
}

/// The three files that wake the islands of a page; a page names the loader as a module and may preload the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Islands {
    /// The module script that does the work.
    pub loader: String,
    /// The glue it imports.
    pub js: String,
    /// The WebAssembly it fetches.
    pub wasm: String,
}

impl Assets {
    /// The names in the manifest of `bundle`, read once. A program that was never bundled links to names that answer 404.
    pub fn get() -> &'static Self {
        static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
            let manifest = Bundled::get("manifest.json").map(|file| file.data).unwrap_or_default();
            Assets::from_manifest(&manifest)
        });
        &ASSETS
    }

    fn from_manifest(json: &[u8]) -> Self {
        #[derive(Default, serde::Deserialize)]
        struct Manifest {
            files: BTreeMap<String, String>,
        }
        let Manifest { files } = serde_json::from_slice(json).unwrap_or_default();
        let path = |name: &str| files.get(name).map(|file| format!("/assets/{file}"));
        let or_plain = |name: &str| path(name).unwrap_or_else(|| format!("/assets/{name}"));
        let islands = || Some(Islands { loader: path("loader.js")?, js: path("islands.js")?, wasm: path("islands.wasm")? });
        Self { staff_css: or_plain("staff.css"), staff_js: or_plain("staff.js"), islands: islands() }
    }
}

/// `GET /assets/{name}`, for anyone, with no session.
pub fn router() -> Router {
    Router::new().route("/assets/{name}", get(asset))
}

/// One bundled file in the best stored encoding that the browser takes; 304 if it already has it.
pub async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'));
    let whole = !name.ends_with(".br") && !name.ends_with(".gz") && name != "manifest.json";
    let Some((file, encoding)) = (plain && whole).then(|| stored(&name, &headers)).flatten() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // The name holds a hash of the content, so it is the tag; each encoding is another body.
    let tag = format!("\"{name}{}{}\"", if encoding.is_empty() { "" } else { "-" }, encoding);
    let mut answer = if already_has(&headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, content_type(&name))], file.data).into_response()
    };
    set(&mut answer, header::ETAG, &tag);
    set(&mut answer, header::CACHE_CONTROL, "public, max-age=31536000, immutable");
    set(&mut answer, header::VARY, "accept-encoding");
    set(&mut answer, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    if !encoding.is_empty() && answer.status() == StatusCode::OK {
        set(&mut answer, header::CONTENT_ENCODING, encoding);
    }
    answer
}

/// One file of `public/` (`robots.txt`, `favicon.svg`, …), kept for a day; for routes that name the file themselves.
pub fn public_file(name: &str) -> Response {
    let Some(file) = Public::get(name) else { return StatusCode::NOT_FOUND.into_response() };
    let mut answer = ([(header::CONTENT_TYPE, content_type(name))], file.data).into_response();
    set(&mut answer, header::CACHE_CONTROL, "public, max-age=86400");
    set(&mut answer, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    answer
}

fn stored(name: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, &'static str)> {
    let compressed = [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(encoding, ending)| {
        let file = accepts(headers, encoding).then(|| Bundled::get(&format!("{name}.{ending}"))).flatten()?;
        Some((file, encoding))
    });
    compressed.or_else(|| Bundled::get(name).map(|file| (file, "")))
}

/// Whether `Accept-Encoding` names this encoding with a weight above zero.
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    listed(headers, &header::ACCEPT_ENCODING).any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let weight = parts.find_map(|part| part.strip_prefix("q="));
        named && weight.is_none_or(|q| q.parse::<f32>().is_ok_and(|q| q > 0.0))
    })
}

fn already_has(headers: &HeaderMap, tag: &str) -> bool {
    listed(headers, &header::IF_NONE_MATCH).any(|known| known.trim_start_matches("W/") == tag)
}

fn listed<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',').map(str::trim))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

fn set(answer: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::{Assets, accepts, asset, content_type};
    use axum::extract::Path;
    use axum::http::{HeaderMap, HeaderValue, StatusCode, header};

    fn taking(encodings: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_str(encodings).expect("a header"))])
    }

    #[test]
    fn an_encoding_counts_only_when_named_and_not_refused() {
        assert!(accepts(&taking("gzip, deflate, br"), "br"));
        assert!(accepts(&taking("BR;q=0.5"), "br"));
        assert!(!accepts(&taking("gzip;q=1, br;q=0"), "br"));
        assert!(!accepts(&taking("brotli"), "br"));
        assert!(!accepts(&HeaderMap::new(), "br"));
    }

    #[test]
    fn islands_are_there_whole_or_not_at_all() {
        let whole = br#"{"files":{"staff.css":"staff-1.css","loader.js":"loader-2.js","islands.js":"islands-3.js","islands.wasm":"islands-4.wasm"}}"#;
        let assets = Assets::from_manifest(whole);
        assert_eq!(assets.staff_css, "/assets/staff-1.css");
        assert_eq!(assets.islands.map(|islands| islands.wasm).as_deref(), Some("/assets/islands-4.wasm"));
        let half = br#"{"files":{"islands.js":"islands-3.js"}}"#;
        assert_eq!(Assets::from_manifest(half).islands, None);
        assert_eq!(Assets::from_manifest(b"").staff_css, "/assets/staff.css");
    }

    #[tokio::test]
    async fn nothing_outside_the_bundle_is_served() {
        for name in ["../Cargo.toml", "..%2fCargo.toml", "manifest.json", "", "no-such.css"] {
            let answer = asset(Path(name.to_owned()), taking("br")).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{name}");
        }
    }

    #[test]
    fn wasm_has_the_type_that_browsers_compile_while_loading() {
        assert_eq!(content_type("islands-0f.wasm"), "application/wasm");
    }
}
