//! Rosa routes a planeload together: calculated for everybody at once, accepted by her, never by itself.

use store::entities::{arrivals, cases};
use tests::{Browser, Seen, TestApp, everywhere};
use uuid::Uuid;

use crate::story::thread::interviewed;
use crate::story::{approved, at_the_desk, desk_of};

/// So many men of the list come, are taken by Marta and asked; gives the flight's places and their files.
async fn landed(app: &TestApp, consents: &[&str]) -> (String, Vec<String>) {
    let mut carlos = app.staff("turno@demo.example").await;
    approved(&mut carlos, "flight-clean-112.csv").await;
    let mut ana = app.staff("recepcion@demo.example").await;
    let mut marta = app.staff("gestora@demo.example").await;
    let desk = desk_of(&mut ana, "112").await;
    let mut files = Vec::new();
    for (at, consent) in consents.iter().enumerate() {
        comes(app, &mut ana, &desk, at + 1, consent).await;
        files.push(interviewed(&mut marta).await);
    }
    (desk.replace("/registro", "/lugares"), files)
}

async fn comes(app: &TestApp, ana: &mut Browser, desk: &str, line: usize, consent: &str) {
    let (card, _) = app.house.print_card(true).await.expect("a card");
    let (_, form) = at_the_desk(ana, desk, &line.to_string()).await;
    let receipt = ana.submit(form.fill("consent", consent).fill("card", &card.grouped())).await;
    assert!(receipt.path.contains("/recibo/"), "{line}: {}", receipt.words());
}

/// Marta answers a question of a file again.
async fn says(marta: &mut Browser, file: &str, section: &str, question: &str, answer: &str) {
    let at = format!("{file}/entrevista/{section}");
    let page = marta.get(&at).await;
    let saved = marta.submit(page.form(&at).fill(question, answer)).await;
    assert!(saved.status.is_success() && saved.path != at, "{}", saved.words());
}

/// Rosa starts it and looks until it is there.
async fn routed(rosa: &mut Browser, places: &str) -> Seen {
    let start = rosa.get(places).await;
    let mut seen = rosa.submit(start.form(places)).await;
    for _ in 0..200 {
        if !seen.body.contains("/cancelar\"") {
            return seen;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        seen = rosa.get(&seen.path.clone()).await;
    }
    panic!("it is never calculated: {}", seen.words());
}

fn last(path: &str) -> Uuid {
    path.rsplit('/').next().and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("no id ends {path}"))
}

/// Referrals of a file.
async fn referrals(app: &TestApp, file: &str) -> usize {
    app.house.store.referrals_of(last(file)).await.expect("referrals are read").len()
}

/// The offering proposed for the housing need of a file, and how many of the plan are proposed there.
async fn proposed(app: &TestApp, plan: &str, file: &str) -> (String, i64) {
    let whole = app.house.store.plan_whole(last(plan)).await.expect("read").expect("kept");
    let made: serde_json::Value = serde_json::from_str(&whole.result).expect("a plan");
    let needs = app.house.store.needs(last(file)).await.expect("needs");
    let need = needs.iter().find(|need| need.category == "housing").expect("a bed").id.to_string();
    let placements = made["placements"].as_array().expect("placements");
    let offer = &placements.iter().find(|one| one["need"] == need.as_str()).expect("placed")["offer"];
    let there = placements.iter().filter(|one| one["offer"] == *offer).count();
    (offer.as_str().expect("a code").to_owned(), i64::try_from(there).expect("few"))
}

/// Somebody else takes beds of an offering tonight until only so many are left.
async fn beds_go(app: &TestApp, offering: &str, left: i64) {
    let (catalogue, ids) = app.house.store.catalogue().await.expect("the catalogue");
    let night = i64::from((app.house.today() - catalogue.offerings[offering].first_day).get_days());
    let offering = ids.offerings[offering];
    let mut write = app.house.write().await.expect("a transaction");
    let mut held = 0;
    while write.hold_places(offering, night..=night, 1).await.expect("held") {
        held += 1;
    }
    write.release_places(offering, night..=night, left).await.expect("given back");
    assert!(held > left, "there were more");
    write.audit("place_held", ("offering", Some(offering)), "test");
    write.commit().await.expect("saved");
}

#[tokio::test]
async fn a_planeload_is_calculated_together_and_each_place_is_accepted_once() {
    everywhere(async |app| {
        let (places, files) = landed(app, &["all", "all", "all", "none"]).await;
        let mut ana = app.staff("recepcion@demo.example").await;
        comes(app, &mut ana, &places.replace("/lugares", "/registro"), 5, "all").await;
        let mut marta = app.staff("gestora@demo.example").await;
        says(&mut marta, &files[0], "salud", "listen", "yes").await;

        // Whoever has no right does not find it; Rosa does, from the board.
        for mut other in [marta, ana, app.staff("turno@demo.example").await] {
            assert_eq!(other.get(&places).await.status, 404);
            assert!(!other.get("/vuelos").await.body.contains("/lugares\""));
        }
        let mut rosa = app.staff("coordinacion@demo.example").await;
        let board = rosa.get("/vuelos").await;
        assert!(board.body.contains(&format!("\"{places}\"")), "{}", board.words());
        let start = rosa.get(&places).await;
        let words = start.words();
        assert!(words.contains("4 hogares entrevistados, con 5 necesidades por atender"), "{words}");
        assert!(words.contains("1 hogar todavía no tiene su entrevista completa"), "{words}");

        // The same form twice is one calculation; nothing was referred by it.
        let sheet = routed(&mut rosa, &places).await;
        let again = rosa.submit(start.form(&places)).await;
        assert!(again.path.starts_with(&places) && again.path != places);
        let words = sheet.words();
        for part in [
            "4 necesidades de 4 personas",
            "Vásquez del Cid, José Antonio",
            "Bin Monzón, Henry Adán",
            "Aceptar las 4 líneas listas",
            "Qué tan bueno es",
            "Por programa",
            "Por municipio",
            "reglas 2026-11",
        ] {
            assert!(words.contains(part), "{part}: {words}");
        }
        let (_, without) = words.split_once("Sin opción hoy").expect("one household has no option");
        assert!(without.contains("Vásquez Cuc, Mario") && without.contains("no ha dado permiso"), "{without}");
        for file in &files {
            assert_eq!(referrals(app, file).await, 0, "nothing is referred by itself");
        }

        // It is kept whole and calculates to the same bytes; everybody whose answers were read can see who did.
        let whole = app.house.store.plan_whole(last(&sheet.path)).await.expect("read").expect("kept");
        assert_eq!(casework::planeload::replay(&whole.input).as_ref(), Some(&whole.result));
        assert!(!whole.input.contains("Vásquez") && whole.result.contains("\"proofs\""));
        let seen = app.house.store.seen(last(&files[1])).await.expect("the access log");
        assert!(seen.iter().any(|one| one.action == "routed_together" && one.name.as_deref() == Some("Rosa Méndez")));

        // Beds go between plan and acceptance: the last one who was to have one is told, the others go.
        let (offering, there) = proposed(app, &sheet.path, &files[0]).await;
        beds_go(app, &offering, there - 1).await;
        let sheet = rosa.get(&sheet.path).await;
        let accept = format!("{}/aceptar", sheet.path);
        let form = sheet.form(&accept).fill("all", "yes");
        let done = rosa.submit(form.clone()).await;
        let words = done.words();
        assert_eq!(done.status, 409, "{words}");
        assert!(words.contains("1 línea no se envi") && words.contains("Sin cupo el 24 de noviembre"), "{words}");
        assert!(words.contains("Se enviaron 3 referencias") || there == 1, "{words}");
        let mut sent = 0;
        for file in &files {
            sent += referrals(app, file).await;
        }
        assert_eq!(sent, 3);

        // The same form again says the same and refers nobody twice; so does a page opened anew.
        let twice = rosa.submit(form).await;
        assert!(twice.words().contains("Se enviaron 3 referencias"), "{}", twice.words());
        let anew = rosa.get(&sheet.path).await;
        assert!(!anew.body.contains("name=\"all\"") && anew.words().contains("Ver referencia"), "{}", anew.words());
        let third = rosa.submit(anew.form(&accept).fill("all", "yes")).await;
        assert!(!third.words().contains("Se envia") && !third.words().contains("Se envió"), "{}", third.words());
        let mut after = 0;
        for file in &files {
            after += referrals(app, file).await;
        }
        assert_eq!(after, sent);

        // What went is an ordinary referral: Rosa opens it, the provider is told without a name.
        let referral = rosa.get(&anew.link("/referencias/", "")).await;
        assert!(referral.words().contains("Enviada"), "{}", referral.words());
        app.deliver().await;
        let letters = app.letters();
        assert_eq!(letters.iter().filter(|letter| letter.contains("/r/")).count(), 3);
        assert!(letters.iter().all(|letter| !letter.contains("Vásquez")));

        // Calculated again, those who are on their way are not in it; in English as well.
        let sheet = routed(&mut rosa, &places).await;
        assert!(!sheet.words().contains("Ver referencia"), "{}", sheet.words());
        let english = rosa.get(&format!("{}?idioma=en", sheet.path)).await;
        assert!(english.words().contains("Places for flight"), "{}", english.words());
    })
    .await;
}

/// The file is hidden from everybody but the protection unit.
async fn sealed(app: &TestApp, file: &str) {
    let mut write = app.house.write().await.expect("a transaction");
    let case = write.get::<cases::Entity>(last(file)).await.expect("the file");
    let row = cases::ActiveModel { id: store::set(case.id), sealed: store::set(true), ..cases::ActiveModel::default() };
    write.save(row).await.expect("saved");
    let arrival = store::set(case.arrival_id.expect("who came"));
    let row = arrivals::ActiveModel { id: arrival, sealed: store::set(true), ..arrivals::ActiveModel::default() };
    write.save(row).await.expect("saved");
    write.audit("sealed", ("case", Some(case.id)), "test");
    write.commit().await.expect("saved");
}

#[tokio::test]
async fn what_changed_since_is_told_line_by_line_and_who_was_sealed_is_not_there() {
    everywhere(async |app| {
        let (places, files) = landed(app, &["all", "all", "all"]).await;
        let mut rosa = app.staff("coordinacion@demo.example").await;
        let sheet = routed(&mut rosa, &places).await;
        assert!(sheet.words().contains("3 necesidades de 3 personas"), "{}", sheet.words());
        let old = sheet.form(&format!("{}/aceptar", sheet.path));

        // Henry takes his permission back, Abner needs a night more, José is sealed.
        let mut marta = app.staff("gestora@demo.example").await;
        let consents = format!("{}/permisos", files[1]);
        let page = marta.get(&consents).await;
        let share = page.form(&consents).fill("purpose", "share").fill("answer", "withdraw");
        assert!(marta.submit(share).await.status.is_success());
        says(&mut marta, &files[2], "hoy", "nights", "3").await;
        sealed(app, &files[0]).await;

        let seen = rosa.get(&sheet.path).await;
        let words = seen.words();
        assert!(words.contains("2 necesidades de 2 personas") && words.contains("Algo cambió"), "{words}");
        assert!(!words.contains("Vásquez") && !words.contains("Qué tan bueno es"), "{words}");
        assert!(words.contains("no ha dado permiso") && words.contains("Cambió: la necesidad."), "{words}");
        assert!(!seen.body.contains("name=\"all\""), "nothing is as it was calculated");

        // A form from before is not enough for a line that changed, nor for one that cannot be.
        let needs = app.house.store.needs(last(&files[2])).await.expect("needs");
        let abner = needs[0].id.to_string();
        for refused in [old.clone().fill("all", "yes"), old.clone().fill("line", &abner)] {
            let kept = rosa.submit(refused).await;
            assert!(kept.status == 409 && kept.words().contains("acéptela por separado"), "{}", kept.words());
            assert!(!kept.words().contains("Vásquez"));
        }
        let jose = app.house.store.needs(last(&files[0])).await.expect("needs")[0].id.to_string();
        assert_eq!(rosa.submit(old.fill("line", &jose)).await.status, 404, "he does not exist");
        for file in &files {
            assert_eq!(referrals(app, file).await, 0);
        }

        // Who has read what changed accepts that line by itself.
        let accept = format!("{}/aceptar", seen.path);
        let done = rosa.submit(seen.form(&accept).fill("changed", &abner)).await;
        assert!(
            done.status == 200 && done.path == seen.path && done.words().contains("Ver referencia"),
            "{}",
            done.words()
        );
        assert_eq!(referrals(app, &files[2]).await, 1);
        let start = rosa.get(&places).await;
        assert!(
            start.words().contains("1 hogar entrevistado, con 1 necesidad"),
            "not even in counts: {}",
            start.words()
        );
        app.deliver().await;
    })
    .await;
}

#[tokio::test]
async fn a_plan_that_was_left_is_made_when_somebody_looks_and_one_that_is_cancelled_is_not() {
    everywhere(async |app| {
        let (places, _) = landed(app, &["all"]).await;
        let flight = last(&places.replace("/lugares", ""));
        let mut rosa = app.staff("coordinacion@demo.example").await;
        let hers = app.house.store.account("coordinacion@demo.example").await.expect("read").expect("an account");
        let begun = async || {
            let mut write = app.house.write().await.expect("a transaction");
            let of = (flight, hers.centre.expect("she has one"));
            let plan = write.begin_plan(of, hers.id, "2026-11-24", "2026-11").await.expect("begun");
            write.commit().await.expect("saved");
            format!("{places}/{plan}")
        };

        // The process that made it ended, or it is another node's.
        let left = begun().await;
        let mut seen = rosa.get(&left).await;
        for _ in 0..100 {
            if seen.body.contains("id=\"lines\"") {
                break;
            }
            assert!(seen.words().contains("Puede salir de esta página"), "{}", seen.words());
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            seen = rosa.get(&left).await;
        }
        assert!(seen.words().contains("Aceptar la línea lista"), "{}", seen.words());
        let over = rosa.get(&format!("{left}/avance")).await;
        assert!(over.header("content-type") == "text/event-stream" && over.body.contains("event: over"));

        let cancelled = begun().await;
        let page = rosa.get(&places).await;
        assert!(page.words().contains("Calculando"), "{}", page.words());
        let request = page.form(&places).value("request_id").to_owned();
        let stopped = rosa.post(&format!("{cancelled}/cancelar"), &[("request_id", &request)]).await;
        assert!(stopped.words().contains("El cálculo se canceló"), "{}", stopped.words());
        assert!(rosa.get(&cancelled).await.words().contains("El cálculo se canceló"));
        let kept = rosa.post(&format!("{left}/cancelar"), &[("request_id", &request)]).await;
        assert!(kept.body.contains("id=\"lines\""), "what has ended stays");

        // A plan belongs to its flight and its centre.
        let other = places.replace(&flight.to_string(), "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7711");
        assert_eq!(rosa.get(&other).await.status, 404);
        assert_eq!(rosa.get(&left.replace(&places, &other)).await.status, 404);
    })
    .await;
}
