//! Marta looks at what is recommended: why, what is missing, what changed since, what does not suit, what may be lifted.

use domain::places::PlaceReason;
use domain::recommendation::RecommendationState;
use domain::routing;
use jiff::SignedDuration;
use store::Uuid;
use tests::{Browser, Filled, Seen, TestApp, everywhere};

use crate::story::thread::{interviewed, referred, registered};

fn id_of(case: &str) -> Uuid {
    Uuid::try_parse(case.trim_start_matches("/personas/")).expect("the id of a case")
}

/// Answers one section of the interview again; gives the page after it.
pub(super) async fn answer(marta: &mut Browser, case: &str, section: &str, said: &[(&str, &str)]) -> Seen {
    let at = format!("{case}/entrevista/{section}");
    let page = marta.get(&at).await;
    let form = said.iter().fold(page.form(&at), |form, (name, value)| form.fill(name, value));
    marta.submit(form).await
}

/// A provider says how many beds there are in one of its houses.
async fn declare(app: &TestApp, code: &str, total: u32) {
    let offering = app.house.store.catalogue().await.expect("the catalogue").1.offerings[code];
    let mut write = app.house.write().await.expect("a transaction");
    assert!(write.declare_places(offering, 0..=30, total, 0, PlaceReason::ALL[0]).await.expect("said"));
    write.commit().await.expect("saved");
}

/// Every place of one of its houses is promised to others.
async fn fill(app: &TestApp, code: &str) {
    let offering = app.house.store.catalogue().await.expect("the catalogue").1.offerings[code];
    let mut write = app.house.write().await.expect("a transaction");
    for slot in 0..=30 {
        while write.hold_places(offering, slot..=slot, 1).await.expect("held") {}
    }
    write.audit("places_held", ("offering", Some(offering)), "full");
    write.commit().await.expect("saved");
}

fn offering(link: &str) -> String {
    link.rsplit('/').next().expect("the code of an offering").to_owned()
}

pub(super) fn calculate(page: &Seen, case: &str) -> Filled {
    page.form(&format!("{case}/programas"))
}

#[tokio::test]
async fn an_answer_says_why_and_as_of_when_goes_stale_and_is_used_once() {
    everywhere(async |app| {
        registered(app).await;
        let mut marta = app.staff("gestora@demo.example").await;
        let case = interviewed(&mut marta).await;
        let programmes = format!("{case}/programas");
        let page = marta.get(&programmes).await;
        let words = page.words();
        for said in [
            "Programas para José",
            "reglas 2026-11",
            "calculado hoy a las",
            "Al día",
            "Por qué",
            "Tome en cuenta",
            "Falta Nada",
            "cupos libres",
            "Ver programa",
        ] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert!(
            words.contains("A un paso") && words.contains("No aplican ahora"),
            "every other one has its reason: {words}"
        );
        let english = marta.get(&format!("{programmes}?idioma=en")).await.words();
        assert!(english.contains("Programmes for José") && english.contains("Take into account"), "{english}");
        marta.get(&format!("{programmes}?idioma=es-GT")).await;

        // Kept whole; looked at again it is the same one.
        let kept = app.house.store.recommended(id_of(&case)).await.unwrap().expect("kept");
        let again = app.house.store.recommended(id_of(&case)).await.unwrap().expect("kept");
        assert_eq!(kept, again);
        let replayed =
            routing::replay(kept.input.as_bytes(), &id_of(&case).to_string()).expect("it can be asked again");
        assert_eq!((replayed.digest, replayed.result), (kept.digest.clone(), kept.result.clone()), "the same bytes");
        let altered = kept.input.replacen("\"languages\":[\"", "\"languages\":[\"xxx\",\"", 1);
        let other = routing::replay(altered.as_bytes(), &id_of(&case).to_string()).expect("another question");
        assert_ne!(other.digest, kept.digest);

        // A provider says another number: the answer is of before, and says so.
        let first = page.link(&format!("{case}/referir/"), "");
        declare(app, &offering(&first), 90).await;
        let stale = marta.get(&programmes).await;
        assert!(stale.words().contains("Los datos cambiaron desde este cálculo (los cupos)"), "{}", stale.words());
        let row = app.house.store.recommended(id_of(&case)).await.unwrap().expect("kept");
        assert_eq!((row.id, row.state), (kept.id, RecommendationState::Stale));
        let check = marta.get(&first).await;
        assert!(check.words().contains("Los datos cambiaron desde que se recomendó (los cupos)"), "{}", check.words());
        let fresh = marta.submit(calculate(&stale, &case)).await;
        assert!(fresh.path == programmes && fresh.words().contains("Al día"), "{}", fresh.words());

        // Another answer in the interview, and a house that is full.
        answer(&mut marta, &case, "salud", &[("listen", "yes")]).await;
        fill(app, &offering(&first)).await;
        let stale = marta.get(&programmes).await;
        assert!(
            stale.words().contains("(lo que busca, los cupos)") || stale.words().contains("(lo que busca)"),
            "{}",
            stale.words()
        );
        assert!(stale.words().contains("ya no aplica: Sin cupo"), "{}", stale.words());
        let gone = marta.get(&first).await;
        assert!(
            gone.words().contains("No se puede hacer una excepción"),
            "no exception where it is full: {}",
            gone.words()
        );
        let forced = marta.submit(check.form(&first).fill("exception", "provider_agreed")).await;
        assert_eq!(forced.status, 422, "{}", forced.words());
        let fresh = marta.submit(calculate(&stale, &case)).await;
        assert!(fresh.words().contains("Apoyo emocional") || fresh.words().contains("emocional"), "{}", fresh.words());
        assert!(!fresh.body.contains(&first), "a full house is not offered");

        // A referral uses it; what is left to look for is calculated anew.
        let before = app.house.store.recommended(id_of(&case)).await.unwrap().expect("kept");
        referred(&mut marta, &case).await;
        let used = app.house.store.recommended(id_of(&case)).await.unwrap().expect("kept");
        assert_eq!((used.id, used.state), (before.id, RecommendationState::Used));
        let page = marta.get(&programmes).await;
        assert!(page.words().contains("Al día"), "{}", page.words());
        let next = app.house.store.recommended(id_of(&case)).await.unwrap().expect("kept");
        assert!(next.id != used.id && next.state == RecommendationState::Fresh);

        // Tomorrow every count of days is another.
        app.wait(SignedDuration::from_hours(24));
        let mut marta = app.staff("gestora@demo.example").await;
        assert!(marta.get(&programmes).await.words().contains("es otro día"));
    })
    .await;
}

#[tokio::test]
async fn what_does_not_suit_is_left_out_with_a_reason_and_comes_back() {
    everywhere(async |app| {
        registered(app).await;
        let mut marta = app.staff("gestora@demo.example").await;
        let case = interviewed(&mut marta).await;
        let programmes = format!("{case}/programas");
        let page = marta.get(&programmes).await;
        let not = page.link(&format!("{programmes}/"), "/no-conviene");
        let offer = page.link(&format!("{case}/referir/"), "");
        let ask = marta.get(&not).await;
        let empty = marta.submit(ask.form(&not)).await;
        assert_eq!(empty.status, 422, "a reason is asked");
        let left = marta.submit(empty.form(&not).fill("reason", "schedule")).await;
        assert_eq!(left.path, programmes);
        assert!(
            left.words().contains("Dijo que no le conviene") && left.words().contains("No puede en esos días u horas"),
            "{}",
            left.words()
        );
        assert!(left.words().contains("Al día") && !left.body.contains(&not) && !left.body.contains(&offer));
        let refused = marta.get(&offer).await;
        assert!(refused.words().contains("No se puede hacer una excepción"), "{}", refused.words());
        assert!(marta.get(&case).await.words().contains("Un programa no le conviene"), "it stands in the story");
        let undo = left.link(&format!("{case}/no-conviene/"), "/deshacer");
        let back = marta.submit(left.form(&undo)).await;
        assert!(back.body.contains(&offer) && !back.words().contains("Dijo que no le conviene"), "{}", back.words());

        // Not to that provider at all: nothing of it is left.
        let page = marta.get(&not).await;
        let left = marta.submit(page.form(&not).fill("reason", "not_safe")).await;
        let provider = left.words().contains("No sería seguro");
        assert!(provider && !left.body.contains(&offer), "{}", left.words());
        let mut other = app.staff("albergue@demo.example").await;
        assert_eq!(other.get(&not).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_rule_is_lifted_with_a_reason_and_what_protects_never_is() {
    everywhere(async |app| {
        registered(app).await;
        let mut marta = app.staff("gestora@demo.example").await;
        let case = interviewed(&mut marta).await;
        answer(&mut marta, &case, "trabajo", &[("training", "yes")]).await;
        let programmes = format!("{case}/programas");
        let stale = marta.get(&programmes).await;
        let page = marta.submit(calculate(&stale, &case)).await;
        // The first line that may be lifted.
        let lines: Vec<&str> = page.body.split("<tr").filter(|line| line.contains("Referir con excepción")).collect();
        let papers = lines
            .iter()
            .find(|line| line.contains("todavía no lo tiene"))
            .unwrap_or_else(|| panic!("no programme asks for a paper: {}", page.words()));
        let at =
            papers.split('"').find(|part| part.starts_with(&format!("{case}/referir/"))).expect("its link").to_owned();
        let check = marta.get(&at).await;
        assert!(check.words().contains("este programa no aplica") && check.words().contains("Enviar con excepción"));
        let silent = marta.submit(check.form(&at)).await;
        assert_eq!(silent.status, 422, "who lifts a rule says why");
        let unfit = marta.submit(silent.form(&at).fill("exception", "interpreter_found")).await;
        assert_eq!(unfit.status, 422, "an interpreter is no paper");
        let file = marta.submit(unfit.form(&at).fill("exception", "paper_coming")).await;
        assert_eq!(file.path, case, "{}", file.words());
        assert!(file.words().contains("Referencia con excepción"), "{}", file.words());
        let referral = file.link("/referencias/", "");
        let page = marta.get(&referral).await.words();
        assert!(page.contains("Excepción") && page.contains("los papeles: El papel ya está en trámite"), "{page}");

        // A house for women stays closed to him, whatever is said.
        let house = format!("{case}/referir/OF-002");
        let page = marta.get(&house).await;
        assert!(page.words().contains("Solo para mujeres") && page.words().contains("No se puede hacer una excepción"));
        assert!(!page.words().contains("Enviar con excepción"), "{}", page.words());
    })
    .await;
}

#[tokio::test]
async fn what_nothing_fits_is_kept_and_the_room_counts_it() {
    everywhere(async |app| {
        registered(app).await;
        let mut marta = app.staff("gestora@demo.example").await;
        let inbox = marta.get("/bandeja").await;
        let take = inbox.link("/personas/", "/tomar");
        let case = take.trim_end_matches("/tomar").to_owned();
        marta.submit(inbox.form(&take)).await;
        let programmes = format!("{case}/programas");
        let page = marta.get(&programmes).await;
        assert!(page.words().contains("Todavía no se sabe qué busca"), "{}", page.words());
        page.link(&format!("{case}/entrevista/"), "");

        interviewed_as(&mut marta, &case).await;
        let page = marta.get(&programmes).await;
        assert!(page.words().contains("Ningún programa aplica hoy"), "{}", page.words());
        let need = page
            .body
            .split('"')
            .find(|part| part.starts_with(&format!("{case}/necesidades/")))
            .expect("it can be registered")
            .to_owned();
        let file = marta.submit(page.form(&need)).await;
        assert!(file.words().contains("Sin resolver"), "{}", file.words());
        let page = marta.get(&programmes).await;
        assert!(page.words().contains("registro de necesidades sin oferta"), "{}", page.words());
        let mut rosa = app.staff("coordinacion@demo.example").await;
        assert!(rosa.get("/sala").await.words().contains("Necesidades sin oferta 1"));
        let list = rosa.get("/sala/sin_oferta").await;
        assert!(list.words().contains("José"), "{}", list.words());
    })
    .await;
}

/// A bed, and nobody may be told anything: nothing applies.
async fn interviewed_as(marta: &mut Browser, case: &str) {
    answer(marta, case, "hoy", &[("sleep", "yes"), ("nights", "2"), ("journey", "no")]).await;
    let permits = format!("{case}/permisos");
    let page = marta.get(&permits).await;
    marta.submit(page.form(&permits).fill("purpose", "share").fill("answer", "withdraw")).await;
}
