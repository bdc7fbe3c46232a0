//! The files that `bundle` made: styles, scripts and islands, inside the program, named by their content and so kept for ever.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use app::assets::Assets;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
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

/// The names in the manifest of `bundle`, read once. Without a bundle they lead to names that answer 404, and no islands.
pub fn names() -> Arc<Assets> {
    static NAMES: LazyLock<Arc<Assets>> = LazyLock::new(|| {
        let manifest = Bundled::get("manifest.json").map(|file| file.data).unwrap_or_default();
        Arc::new(names_in(&manifest))
    });
    Arc::clone(&NAMES)
}

fn names_in(manifest: &[u8]) -> Assets {
    #[derive(Default, serde::Deserialize)]
    struct Manifest {
        files: BTreeMap<String, String>,
    }
    let Manifest { mut files } = serde_json::from_slice(manifest).unwrap_or_default();
    let mut hashed = |name: &str| files.remove(name).unwrap_or_else(|| name.to_owned());
    let (staff_css, staff_js) = (hashed("staff.css"), hashed("staff.js"));
    Assets { staff_css, staff_js, island_loader: files.remove("loader.js") }
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

/// `robots.txt` and the icons, at the names that others fixed; kept for a day.
pub async fn public(uri: Uri) -> Response {
    let name = uri.path().trim_start_matches('/');
    let Some(file) = Public::get(name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
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
    headers
        .get_all(name)
        .into_iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(',').map(str::trim))
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
    use super::{accepts, asset, content_type, names_in};
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
    fn names_come_from_the_manifest_and_islands_may_be_absent() {
        let whole =
            names_in(br#"{"files":{"staff.css":"staff-1.css","staff.js":"staff-2.js","loader.js":"loader-3.js"}}"#);
        assert_eq!(whole.staff_css, "staff-1.css");
        assert_eq!(whole.island_loader.as_deref(), Some("loader-3.js"));
        let never = names_in(b"");
        assert_eq!((never.staff_js.as_str(), never.island_loader), ("staff.js", None));
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
