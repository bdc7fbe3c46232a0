//! Every registered address, tried by nobody, by the wrong role and from another site.

use axum::http::{Method, StatusCode};
use ceiba::http::router::{Listed, table};
use tests::database::Engine;
use tests::{TestApp, everywhere};

/// Addresses that need no session. This list may only shrink; each line has its reason in `security.md` 5 or is a public page.
const ANYONE: &[&str] = &[
    "GET /",
    "GET /T/{card}",
    "GET /assets/{name}",
    "GET /ayuda",
    "GET /entrar",
    "GET /favicon.ico",
    "GET /favicon.svg",
    "GET /healthz",
    "GET /personal/codigo",
    "GET /personal/entrar",
    "GET /privacidad",
    "GET /que-ayuda-hay",
    "GET /readyz",
    "GET /robots.txt",
    "GET /salir/listo",
    "GET /sin-tarjeta",
    "GET /t/{card}",
    "POST /entrar",
    "POST /personal/codigo",
    "POST /personal/entrar",
    "POST /personal/salir",
    "POST /salir",
];

/// Never a record of anybody.
const NO_ONE: &str = "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7711";

fn address(listed: &Listed) -> String {
    let parts = listed.path.split('/').map(|part| if part.starts_with('{') { NO_ONE } else { part });
    parts.collect::<Vec<_>>().join("/")
}

fn method(listed: &Listed) -> Method {
    if listed.method == "GET" { Method::GET } else { Method::POST }
}

/// A form that would be read, so that only the caller can be the reason for a refusal.
fn body(listed: &Listed) -> Option<String> {
    (listed.method == "POST").then(|| format!("request_id={NO_ONE}"))
}

#[test]
fn anyone_may_call_the_named_addresses_and_no_other() {
    let open: Vec<String> = table()
        .listed()
        .iter()
        .filter(|one| one.caller == "anyone")
        .map(|one| format!("{} {}", one.method, one.path))
        .collect();
    assert_eq!(open, sorted(ANYONE));
}

fn sorted(lines: &[&str]) -> Vec<String> {
    let by_path = |line: &&str| line.split_once(' ').map(|(method, path)| (path.to_owned(), method.to_owned()));
    let mut lines = lines.to_vec();
    lines.sort_by_key(by_path);
    lines.into_iter().map(str::to_owned).collect()
}

#[tokio::test]
async fn nobody_gets_past_the_gate() {
    everywhere(async |app| {
        let mut tried = 0;
        for listed in table().listed().iter().filter(|one| one.caller != "anyone") {
            let from_elsewhere = [("x-forwarded-for", "203.0.113.9")];
            let seen = app.browser().once(method(listed), &address(listed), body(listed), &from_elsewhere).await;
            let to = seen.redirect().unwrap_or_default();
            let refused = match listed.caller {
                "staff" => to.starts_with("/personal/entrar"),
                "returnee" => to.starts_with("/entrar"),
                _ => seen.status == StatusCode::NOT_FOUND,
            };
            assert!(refused, "{} {} answers {} {to} to nobody", listed.method, listed.path, seen.status);
            tried += 1;
        }
        assert!(tried > 5, "there are addresses to guard");
    })
    .await;
}

#[tokio::test]
async fn no_form_is_taken_from_another_site() {
    let app = TestApp::start(Engine::Sqlite).await;
    for listed in table().listed().iter().filter(|one| one.method == "POST") {
        assert!(listed.csrf, "{}", listed.path);
        for headers in [[("sec-fetch-site", "cross-site")], [("origin", "https://evil.example")], [("origin", "null")]]
        {
            let seen = app.browser().once(Method::POST, &address(listed), body(listed), &headers).await;
            assert_eq!(seen.status, StatusCode::FORBIDDEN, "{} with {headers:?}", listed.path);
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn a_role_finds_no_address_that_is_not_its_own() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut statistics = app.staff("estadistica@demo.example").await;
    let others = table().listed();
    let others = others.iter().filter(|one| one.caller == "staff" && one.rule != "own" && one.rule != "open");
    for listed in others {
        let may = listed.rule.split('|').any(|code| {
            domain::access::Action::parse(code)
                .is_some_and(|action| domain::access::cell(domain::access::Role::Statistics, action) != "-")
        });
        let seen = statistics.once(method(listed), &address(listed), body(listed), &[]).await;
        assert!(
            may || seen.status == StatusCode::NOT_FOUND,
            "{} {} answers {}",
            listed.method,
            listed.path,
            seen.status
        );
    }
    app.finish().await;
}

#[tokio::test]
async fn what_is_missing_and_what_is_forbidden_look_the_same() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut ana = app.staff("recepcion@demo.example").await;
    let seen = ana.get("/nunca/hubo").await;
    assert_eq!(seen.status, StatusCode::NOT_FOUND);
    assert!(seen.header("content-type").starts_with("text/html") && seen.body.contains("</html>"));
    app.finish().await;
}
