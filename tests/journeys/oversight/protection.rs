//! A child comes alone: the desk calls protection, an officer takes the child, calls the authority, hands over, closes.

use jiff::SignedDuration;
use tests::{Browser, TestApp, everywhere};

/// The clerk registers Baltazar, who is on no list; gives the flight's desk and the path of the receipt.
async fn baltazar_comes_alone(app: &TestApp, clerk: &mut Browser) -> (String, String) {
    let board = clerk.get("/vuelos").await;
    let desk =
        board.body.split('"').find(|part| part.ends_with("/registro")).expect("a flight takes people").to_owned();
    let page = clerk.get(&format!("{desk}?linea=nueva")).await;
    let form = page
        .form(&desk)
        .fill("given_names", "Baltazar")
        .fill("surnames", "Tiu Batz")
        .fill("birth", "09/10/2012")
        .fill("company", "alone");
    let form = form.fill("language", "quc").fill("phone", "5512 3456").fill("phone_of", "family");
    let stopped = clerk.submit(form.clone()).await;
    assert_eq!(stopped.status, 422, "a child alone is stopped for: {}", stopped.words());
    let told = stopped.form(&desk).fill("protection", "yes");
    let receipt = clerk.submit(told).await;
    assert!(receipt.path.contains("/recibo/"), "{}: {}", receipt.status, receipt.words());
    app.deliver().await;
    (desk, receipt.path)
}

#[tokio::test]
async fn baltazar_is_handed_over_and_nobody_else_ever_sees_that_he_came() {
    everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        let before = ana.get("/vuelos").await.words();
        let (desk, receipt) = baltazar_comes_alone(app, &mut ana).await;
        assert_eq!(
            ana.get("/vuelos").await.words().replace("En registro", "Programado"),
            before,
            "no count of the board tells of him"
        );
        let told = ana.get(&receipt).await;
        assert!(told.words().contains("Todavía no hay oficial") && !told.body.contains("Baltazar"));
        assert!(app.letters().iter().any(|letter| letter.contains("proteccion@demo.example")), "the unit is told");

        let mut elena = app.staff("proteccion@demo.example").await;
        let list = elena.get("/proteccion").await;
        assert!(
            list.words().contains("Baltazar Tiu Batz") && list.words().contains("nadie todavía"),
            "{}",
            list.words()
        );
        let file = elena.get(&list.link("/proteccion/", "")).await;
        let one = file.path.clone();
        let take = file.body.split('"').find(|part| part.ends_with("/tomar")).expect("it can be taken").to_owned();
        let file = elena.submit(file.form(&take)).await;
        assert!(file.words().contains("Elena Caal"));
        assert!(ana.get(&receipt).await.words().contains("Elena Caal"), "the clerk sees who has him now");

        // A call needs to say what came of it; then the authority is on its way.
        let calling = elena.get(&take.replace("tomar", "llamada")).await;
        let call = calling.form(&take.replace("tomar", "llamada"));
        let again = elena.submit(call.clone()).await;
        assert_eq!(again.status, 422);
        let call = call.fill("authority", "pgn").fill("said", "coming").fill("spoke_with", "Licenciada Ramos");
        let file = elena
            .submit(
                again
                    .form(&take.replace("tomar", "llamada"))
                    .fill("authority", "pgn")
                    .fill("said", "coming")
                    .fill("spoke_with", "Licenciada Ramos"),
            )
            .await;
        assert_eq!(file.path, one, "{}", call.action);
        assert!(file.words().contains("Licenciada Ramos"));

        let noted =
            elena.submit(file.form(&format!("{one}/notas")).fill("note", "Tiene una tía en Totonicapán.")).await;
        assert!(noted.words().contains("Tiene una tía"));
        let phones = elena.get(&format!("{one}/telefonos")).await;
        assert!(!noted.body.contains("5512") && phones.words().contains("5512"), "{}", phones.words());

        let handing = elena.get(&take.replace("tomar", "entrega")).await;
        let hand = handing.form(&take.replace("tomar", "entrega"));
        let hand = hand
            .fill("authority", "pgn")
            .fill("name", "Ana Ramos")
            .fill("seen", "credential")
            .fill("signature", "paper");
        let file = elena.submit(hand).await;
        assert!(file.words().contains("Ana Ramos"), "{}", file.words());
        assert_eq!(ana.get(&receipt).await.status, 404, "after the hand-over the clerk's receipt is gone");
        let acknowledge = take.replace("tomar", "recibido");
        let file = elena.submit(file.form(&acknowledge)).await;
        let list = elena.submit(file.form(&format!("{one}/cerrar"))).await;
        assert!(!list.words().contains("Baltazar"), "{}", list.words());
        assert!(elena.get(&one).await.words().contains("está cerrado"));

        for other in
            ["recepcion", "turno", "gestora", "coordinacion", "albergue", "datos", "auditoria", "admin", "estadistica"]
        {
            let mut browser = app.staff(&format!("{other}@demo.example")).await;
            for path in ["/proteccion", &one, &format!("{one}/telefonos"), &one.replace("proteccion", "personas")] {
                assert_eq!(browser.get(path).await.status, 404, "{other} {path}");
            }
            let landing = browser.get("/").await;
            assert!(!landing.body.contains("Baltazar"));
            let found = browser
                .post(
                    &format!("{desk}/buscar"),
                    &[("request_id", "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7721"), ("q", "tiu")],
                )
                .await;
            assert!(!found.body.contains("Baltazar"), "{other}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_child_goes_home_only_when_a_second_person_agrees_and_time_is_counted() {
    everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        baltazar_comes_alone(app, &mut ana).await;
        let mut elena = app.staff("proteccion@demo.example").await;
        let file = elena.get("/proteccion").await;
        let file = elena.get(&file.link("/proteccion/", "")).await;
        let take = file.body.split('"').find(|part| part.ends_with("/tomar")).expect("it can be taken").to_owned();
        let early = elena.submit(file.form(&take)).await;
        let handing = elena.get(&take.replace("tomar", "entrega")).await;
        let home = handing
            .form(&take.replace("tomar", "entrega"))
            .fill("authority", "family")
            .fill("name", "Juana Batz")
            .fill("seen", "dpi")
            .fill("signature", "paper");
        let stopped = elena.submit(home).await;
        assert_eq!(stopped.status, 422, "without proof of kinship");
        let proposed = elena.submit(stopped.form(&take.replace("tomar", "entrega")).fill("proof", "yes")).await;
        assert!(
            proposed.words().contains("Juana Batz") && proposed.words().contains("segunda persona"),
            "{}",
            proposed.words()
        );
        let confirm = take.replace("tomar", "confirmar");
        assert!(!proposed.body.contains(&confirm), "not by the same person");
        let alone = elena.post(&confirm, &[("request_id", "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7712")]).await;
        assert_eq!(alone.status, 422);

        app.wait(SignedDuration::from_hours(50));
        let mut elena = app.staff("proteccion@demo.example").await;
        let late = elena.get("/proteccion").await.words();
        assert!(late.contains("más de 48 horas") && late.contains("2 días"), "{late}");
        drop(early);
    })
    .await;
}
