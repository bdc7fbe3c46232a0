//! What leaves the house: once, to whom it concerns, without a name.

use domain::ids::{ReferralId, StaffId};
use domain::outbox::OutMessage;
use tests::{TestApp, everywhere};

async fn queue(app: &TestApp, message: OutMessage) {
    let mut write = app.house.write().await.expect("a transaction");
    write.enqueue(message.kind(), serde_json::json!({ "id": message.about().id })).await.expect("a job");
    write.audit("test", ("staff", None), "");
    write.commit().await.expect("saved");
}

#[tokio::test]
async fn a_letter_leaves_once_and_a_job_about_nothing_is_done() {
    everywhere(async |app| {
        let all = app.house.store.staff_post(None, Some(("caseworker", None))).await.expect("staff");
        let marta = all.first().expect("a caseworker");
        queue(app, OutMessage::StaffAccess(StaffId::from_uuid(marta.id))).await;
        queue(app, OutMessage::ReferralSent(ReferralId::from_uuid(marta.id))).await;
        app.deliver().await;
        app.deliver().await;
        let letters = app.letters();
        assert_eq!(letters.len(), 1, "{letters:?}");
        assert!(letters[0].contains("To: gestora@demo.example") && letters[0].contains("/mi-cuenta"), "{}", letters[0]);
        assert!(!letters[0].contains("Marta") && app.short_messages().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_new_colleague_chooses_a_password_by_a_link_that_works_once() {
    everywhere(async |app| {
        let invitation = casework::invitations::Invitation {
            email: "Nueva@ceiba.example".into(),
            name: "Nueva".into(),
            role: domain::access::Role::Reception,
            centre: Some(casework::demo::CENTRE.into()),
            new_centre: None,
            provider: None,
        };
        let link = format!("/personal/alta/{}", app.house.invite(invitation).await.expect("invited"));
        let mut browser = app.browser();
        let page = browser.get(&link).await;
        let short = browser.submit(page.form(&link).fill("password", "corta").fill("again", "corto")).await;
        assert_eq!(short.status.as_u16(), 422);
        assert!(!short.body.contains("corta"), "a password is never written back");
        let phrase = "tres burros azules";
        let done = browser.submit(short.form(&link).fill("password", phrase).fill("again", phrase)).await;
        assert_eq!(done.path, "/personal/entrar");
        let seen = browser
            .submit(done.form("/personal/entrar").fill("user", "nueva@ceiba.example").fill("password", phrase))
            .await;
        assert_eq!(seen.path, "/vuelos");
        let again = app.browser().get(&link).await;
        assert!(again.status.as_u16() == 404 && !again.body.contains("<form method=\"post\""), "{}", again.status);
    })
    .await;
}
