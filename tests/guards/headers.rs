//! What every answer wears, and what a session's cookie is.

use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use tests::TestApp;
use tests::database::Engine;

#[tokio::test]
async fn public_pages_run_nothing_and_are_kept_nowhere() {
    let app = TestApp::start(Engine::Sqlite).await;
    for path in ["/", "/entrar", "/ayuda", "/nunca/hubo"] {
        let seen = app.browser().get(path).await;
        let policy = seen.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("script-src"), "{path}: {policy}");
        assert!(policy.contains("style-src 'nonce-") && policy.contains("form-action 'self'"), "{path}: {policy}");
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
        assert!(seen.body.contains(&format!("nonce=\"{nonce}\"")), "{path}: the page has the nonce of its policy");
        assert!(!seen.body.contains("<script"), "{path}");
        assert_eq!(seen.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(seen.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(seen.header("cache-control"), "no-store", "{path}");
        assert!(seen.header("permissions-policy").contains("geolocation=()"), "{path}");
    }
    let nonces = [app.browser().get("/").await, app.browser().get("/").await];
    assert_ne!(nonces[0].header("content-security-policy"), nonces[1].header("content-security-policy"));
    app.finish().await;
}

#[tokio::test]
async fn a_session_cookie_is_for_the_server_alone_and_ends() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut browser = app.browser();
    let page = browser.get("/personal/entrar").await;
    let form =
        page.form("/personal/entrar").fill("user", "recepcion@demo.example").fill("password", casework::demo::PASSWORD);
    let body = form
        .fields
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace('@', "%40")))
        .collect::<Vec<_>>()
        .join("&");
    let seen = browser.once(Method::POST, "/personal/entrar", Some(body), &[]).await;
    let cookie = seen.header("set-cookie");
    assert!(
        cookie.starts_with("ceiba=")
            && cookie.contains("HttpOnly")
            && cookie.contains("SameSite=Lax")
            && cookie.contains("Path=/")
    );
    assert!(!cookie.contains("Domain"));
    assert_eq!(browser.get("/mi-cuenta").await.status, StatusCode::OK);
    app.wait(SignedDuration::from_hours(13));
    let seen = browser.get("/mi-cuenta").await;
    assert_eq!(seen.path, "/personal/entrar", "the session ended");
    assert_eq!(seen.form("/personal/entrar").value("volver"), "/mi-cuenta", "and leads back");
    app.finish().await;
}

#[tokio::test]
async fn a_form_sent_too_late_is_there_after_signing_in() {
    tests::everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        let form =
            ana.get("/mi-cuenta").await.form("/mi-cuenta/aspecto").fill("theme", "dark").fill("note", "Ana & \"Co\"");
        app.wait(SignedDuration::from_hours(3));
        let asked = ana.submit(form).await;
        assert_eq!(asked.path, "/personal/entrar");
        let mut other = app.browser();
        let seen = sign_in(&mut other, "turno@demo.example", "/personal/guardado").await;
        assert_eq!(seen.path, "/vuelos", "nobody else is shown what was typed");
        let back = asked
            .form("/personal/entrar")
            .fill("user", "recepcion@demo.example")
            .fill("password", casework::demo::PASSWORD);
        let kept = ana.submit(back).await.form("/mi-cuenta/aspecto");
        assert_eq!((kept.value("theme"), kept.value("note")), ("dark", "Ana & \"Co\""));
        let done = ana.submit(kept).await;
        assert!(done.path == "/mi-cuenta" && done.body.contains("data-theme=\"dark\""), "{}", done.status);
    })
    .await;
}

async fn sign_in(browser: &mut tests::Browser, user: &str, then: &str) -> tests::Seen {
    let page = browser.get(&format!("/personal/entrar?volver={then}")).await;
    browser.submit(page.form("/personal/entrar").fill("user", user).fill("password", casework::demo::PASSWORD)).await
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_the_host() {
    let app = TestApp::start_with(Engine::Sqlite, &["--public-url", "https://ceiba.example"]).await;
    let seen = app.browser().once(Method::GET, "/personal/entrar?idioma=en", None, &[]).await;
    let cookie = seen.header("set-cookie");
    assert!(cookie.starts_with("__Host-ceiba-idioma=en") && cookie.contains("Secure"), "{cookie}");
    assert!(seen.header("strict-transport-security").contains("max-age="));
    app.finish().await;
}

#[tokio::test]
async fn a_form_that_is_too_large_or_no_form_gets_a_page() {
    let app = TestApp::start(Engine::Sqlite).await;
    let large = format!("user={}", "a".repeat(300_000));
    let seen = app.browser().once(Method::POST, "/personal/entrar", Some(large), &[]).await;
    assert_eq!(seen.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(seen.body.contains("</html>"));
    let seen = app.browser().post("/personal/entrar", &[("user", "ana")]).await;
    assert_eq!(seen.status, StatusCode::BAD_REQUEST, "a form without its request id");
    app.finish().await;
}

#[tokio::test]
async fn counters_are_for_the_machine_and_name_patterns_only() {
    let app = TestApp::start(Engine::Sqlite).await;
    app.browser().get("/t/123456789012").await;
    let seen = app.browser().get("/metrics").await;
    assert!(seen.body.contains("ceiba_requests_total") && seen.body.contains("/t/{card}"), "{}", seen.body);
    assert!(!seen.body.contains("123456789012"));
    let through = app.browser().once(Method::GET, "/metrics", None, &[("x-forwarded-for", "203.0.113.9")]).await;
    assert_eq!(through.status, StatusCode::NOT_FOUND);
    app.finish().await;
}
