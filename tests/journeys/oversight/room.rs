//! A plane of four: two come, one changed flights, one is listed twice; the room tells how it goes and the lead closes it.

use casework::accounts::SignedIn;
use casework::manifests::Uploaded;
use casework::{Staff, demo};
use jiff::SignedDuration;
use tests::{TestApp, everywhere};

const LIST: &str = "No.,Apellidos,Nombres,Sexo,Fecha de nacimiento,CUI,Municipio,Departamento,Grupo familiar,Parentesco,Vuelo,Fecha de llegada,Procedencia\n\
1,Pérez Tzoc,Mateo,M,14/08/1991,,Huehuetenango,Huehuetenango,,,GTA 77,24/11/2026,Alexandria\n\
2,Caal Cuc,Domingo,M,02/03/1985,,Cobán,Alta Verapaz,,,GTA 77,24/11/2026,Alexandria\n\
3,Ixcoy Ramos,Pedro,M,05/01/1990,,Totonicapán,Totonicapán,,,GTA 77,24/11/2026,Alexandria\n\
4,López Sic,Juana,F,11/11/1979,,Mixco,Guatemala,,,GTA 77,24/11/2026,Alexandria\n";

async fn enter(app: &TestApp, who: &str) -> Staff {
    let signed_in = app.house.sign_in(&format!("{who}@demo.example"), demo::PASSWORD, "test").await.expect("signed in");
    let SignedIn::Whole(token) = signed_in else { panic!("the demonstration asks for no code") };
    app.house.staff(&token).await.expect("a session").expect("staff")
}

/// The plane's list is approved; gives the flight.
async fn listed(app: &TestApp) -> String {
    let lead = enter(app, "turno").await;
    let Uploaded::Review(upload) =
        lead.upload_manifest("lista.csv", LIST.into(), app.house.mint()).await.expect("read")
    else {
        panic!("refused")
    };
    lead.approve(upload, app.house.mint()).await.expect("approved")[0].to_string()
}

#[tokio::test]
async fn the_room_counts_what_its_lists_hold_and_a_flight_closes_when_everything_is_explained() {
    everywhere(async |app| {
        let flight = listed(app).await;
        let (desk, balance) = (format!("/vuelos/{flight}/registro"), format!("/vuelos/{flight}/cuadre"));
        let mut ana = app.staff("recepcion@demo.example").await;
        for (number, card) in [("1", true), ("2", false)] {
            let (_, form) = crate::story::at_the_desk(&mut ana, &desk, number).await;
            let form = form.fill("consent", "all");
            let (card_number, _) = app.house.print_card(true).await.expect("a card");
            let form = if card { form.fill("card", &card_number.digits()) } else { form };
            let receipt = ana.submit(form).await;
            assert!(receipt.path.contains("/recibo/"), "{}", receipt.words());
        }
        assert_eq!(ana.get("/sala").await.status, 404, "the hall has no control room");

        app.wait(SignedDuration::from_mins(90));
        let mut rosa = app.staff("coordinacion@demo.example").await;
        let room = rosa.get("/sala").await;
        assert!(room.words().contains("GTA 77"), "{}", room.words());
        for (step, count) in [("registradas", 2), ("con_tarjeta", 1), ("sin_paso", 2)] {
            let path = format!("/sala/vuelos/{flight}/{step}");
            assert!(room.body.contains(&format!("{path}\">{count}<")), "{step}: {}", room.body);
            let list = rosa.get(&path).await;
            assert_eq!(list.body.matches("<tr").count(), count + 1, "the list behind {step}: {}", list.words());
        }
        let waiting = rosa.get("/sala/en_espera").await.words();
        assert!(waiting.contains("Pérez Tzoc, Mateo") && waiting.contains("90 min"), "{waiting}");
        let unowned = rosa.get("/sala/sin_responsable").await.words();
        assert!(unowned.contains("Caal Cuc, Domingo"), "{unowned}");
        assert_eq!(rosa.get("/sala/vuelos/0195f2a0-6c1e-7b44-9d10-3f2a5e8c7711/registradas").await.status, 404);

        let mut carlos = app.staff("turno@demo.example").await;
        let page = carlos.get(&balance).await;
        let page = carlos.submit(page.form(&format!("{balance}/empezar"))).await;
        assert!(
            page.words().contains("2 líneas sin decidir") && page.words().contains("1 persona sin tarjeta"),
            "{}",
            page.words()
        );
        let early =
            carlos.post(&format!("{balance}/cerrar"), &[("request_id", "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7713")]).await;
        assert_eq!(early.status, 422, "nothing closes that does not add up");
        let mut lines = page.form(&format!("/vuelos/{flight}/lineas"));
        let open: Vec<String> = lines.fields.keys().filter(|name| name.starts_with("line_")).cloned().collect();
        assert_eq!(open.len(), 2);
        let nothing = carlos.submit(lines.clone()).await;
        assert_eq!(nothing.status, 422, "a decision has a reason");
        lines = nothing
            .form(&format!("/vuelos/{flight}/lineas"))
            .fill(&open[0], "changed_flight")
            .fill(&open[1], "listed_twice");
        let page = carlos.submit(lines.clone()).await;
        assert!(
            page.words().contains("1 persona no llegó") && page.words().contains("Cambió de vuelo"),
            "{}",
            page.words()
        );
        assert_eq!(carlos.submit(lines).await.status, 200, "sent twice is done once");
        let cards = page.form(&format!("/vuelos/{flight}/tarjetas"));
        let who = cards.fields.keys().find(|name| name.starts_with("card_")).cloned().expect("somebody without a card");
        let page = carlos.submit(cards.fill(&who, "not_wanted")).await;
        let act = carlos.submit(page.form(&format!("{balance}/cerrar"))).await;
        assert!(act.words().contains("Acta del vuelo GTA 77"), "{}", act.words());
        let late = ana.get(&format!("{desk}?linea=nueva")).await;
        assert!(!late.body.contains("given_names"), "nobody is registered on a closed flight");
    })
    .await;
}
