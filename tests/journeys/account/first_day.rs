//! Ana's first day: the one-time link, her password, the code on her telephone; and the day she loses it.

use axum::http::StatusCode;
use casework::invitations::Invitation;
use domain::access::Role;
use jiff::SignedDuration;
use tests::database::{Engine, engines};
use tests::{Browser, Seen, TestApp};

const ANA: &str = "ana@ceiba.example";
const PHRASE: &str = "tres burros azules";

fn ana() -> Invitation {
    ana_as(Role::Reception)
}

fn ana_as(role: Role) -> Invitation {
    Invitation {
        email: ANA.to_owned(),
        name: "Ana Recinos".to_owned(),
        role,
        centre: Some("GUA".to_owned()),
        new_centre: Some("La Aurora".to_owned()),
        provider: None,
    }
}

/// What her telephone shows now for the key on the page.
fn on_the_telephone(app: &TestApp, key: &str) -> String {
    let secret = totp_rs::Secret::try_from_base32(key.replace(' ', "")).expect("a key in base 32");
    let totp = totp_rs::Builder::new().with_secret(secret).with_account_name(ANA).build().expect("a key");
    totp.generate(u64::try_from(app.house.now().as_second()).expect("after 1970")).to_string()
}

fn key_on(page: &Seen) -> String {
    let after = page.body.split("class=\"code\">").nth(1).expect("the key is on the page");
    after.split('<').next().expect("its end").to_owned()
}

async fn password(app: &TestApp, phrase: &str) -> (Browser, Seen) {
    let mut browser = app.browser();
    let page = browser.get("/personal/entrar").await;
    let seen = browser.submit(page.form("/personal/entrar").fill("user", ANA).fill("password", phrase)).await;
    (browser, seen)
}

async fn choose_password(app: &TestApp, token: &str) {
    let mut browser = app.browser();
    let link = format!("/personal/alta/{token}");
    let page = browser.get(&link).await;
    let seen = browser.submit(page.form(&link).fill("password", PHRASE).fill("again", PHRASE)).await;
    assert_eq!(seen.path, "/personal/entrar", "{}", seen.words());
}

async fn give_code(browser: &mut Browser, page: &Seen, code: &str) -> Seen {
    browser.submit(page.form("/personal/codigo").fill("code", code)).await
}

async fn in_every_empty_house(story: impl AsyncFn(&TestApp)) {
    for engine in engines() {
        let app = TestApp::empty(engine).await;
        story(&app).await;
        app.finish().await;
    }
}

#[tokio::test]
async fn ana_sets_up_her_code_and_needs_it_ever_after() {
    in_every_empty_house(async |app| {
        let token = app.house.invite(ana()).await.expect("she is invited");
        choose_password(app, &token).await;

        let (mut browser, page) = password(app, PHRASE).await;
        assert_eq!(page.path, "/personal/codigo");
        let inside = browser.get("/vuelos").await;
        assert_eq!(inside.path, "/personal/entrar", "a password alone opens nothing");
        let page = browser.get("/personal/codigo").await;
        let key = key_on(&page);
        let wrong = give_code(&mut browser, &page, "000000").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let code = on_the_telephone(app, &key);
        let seen = give_code(&mut browser, &wrong, &code).await;
        assert_eq!((seen.status, seen.path.as_str()), (StatusCode::OK, "/vuelos"));

        // Another machine: the same code is used up, the next one opens, and the key is not shown again.
        let (mut other, page) = password(app, PHRASE).await;
        assert!(!page.body.contains("class=\"code\">"));
        let seen = give_code(&mut other, &page, &code).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "a code opens once");
        app.wait(SignedDuration::from_secs(30));
        let seen = give_code(&mut other, &seen, &on_the_telephone(app, &key)).await;
        assert_eq!(seen.path, "/vuelos");

        // She sees both sessions and ends the other one.
        let page = other.get("/mi-cuenta").await;
        let page = other.submit(page.form("/mi-cuenta/sesiones")).await;
        assert!(page.status == StatusCode::OK && !page.body.contains("/mi-cuenta/sesiones"));
        assert_eq!(browser.get("/vuelos").await.path, "/personal/entrar");
        assert_eq!(other.get("/vuelos").await.path, "/vuelos");
    })
    .await;
}

#[tokio::test]
async fn a_lost_telephone_ends_everything_and_a_new_link_begins_it() {
    in_every_empty_house(async |app| {
        let token = app.house.invite(ana()).await.expect("she is invited");
        choose_password(app, &token).await;
        let (mut browser, page) = password(app, PHRASE).await;
        let first = key_on(&page);
        let code = on_the_telephone(app, &first);
        assert_eq!(give_code(&mut browser, &page, &code).await.path, "/vuelos");

        let token = app.house.invite_again(ANA).await.expect("a new link");
        assert_eq!(browser.get("/vuelos").await.path, "/personal/entrar", "whoever has the telephone is out");
        let (_, refused) = password(app, PHRASE).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "the old password is gone");
        choose_password(app, &token).await;
        let (_, page) = password(app, PHRASE).await;
        assert_ne!(key_on(&page), first, "a new key");
    })
    .await;
}

#[tokio::test]
async fn an_officer_shows_again_that_she_is_there_before_a_sealed_file_opens() {
    in_every_empty_house(async |app| {
        let token = app.house.invite(ana_as(Role::Protection)).await.expect("she is invited");
        choose_password(app, &token).await;
        let (mut browser, page) = password(app, PHRASE).await;
        let key = key_on(&page);
        assert_eq!(give_code(&mut browser, &page, &on_the_telephone(app, &key)).await.path, "/proteccion");
        let file = "/proteccion/0195f2a0-6c1e-7b44-9d10-3f2a5e8c7711";
        assert_eq!(browser.get(file).await.status, StatusCode::NOT_FOUND, "a fresh code looks at once");
        app.wait(SignedDuration::from_mins(6));
        let asked = browser.get(file).await;
        assert_eq!(asked.path, "/personal/codigo", "five minutes are over");
        let seen = give_code(&mut browser, &asked, &on_the_telephone(app, &key)).await;
        assert_eq!((seen.status, seen.path.as_str()), (StatusCode::NOT_FOUND, file), "back to what was asked for");
    })
    .await;
}

#[tokio::test]
async fn a_changed_password_needs_the_present_one_and_ends_other_sessions() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut browser = app.staff("recepcion@demo.example").await;
    let mut other = app.staff("recepcion@demo.example").await;
    let page = browser.get("/mi-cuenta").await;
    let form = |page: &Seen, present: &str| {
        page.form("/mi-cuenta/clave").fill("present", present).fill("password", PHRASE).fill("again", PHRASE)
    };
    let seen = browser.submit(form(&page, "not this one")).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
    let seen = browser.submit(form(&seen, casework::demo::PASSWORD)).await;
    assert_eq!((seen.status, seen.path.as_str()), (StatusCode::OK, "/mi-cuenta"));
    assert!(seen.words().contains("Su contraseña cambió"), "{}", seen.words());
    assert_eq!(other.get("/vuelos").await.path, "/personal/entrar");
    app.finish().await;
}
