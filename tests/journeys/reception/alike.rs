//! Somebody comes a second time: the desk is asked, nothing is merged by itself, and what two people merged two can part.

use jiff::SignedDuration;
use tests::{Browser, Seen, everywhere};

use super::{desk, looks_for, registers};

const MARIA: [(&str, &str); 5] = [
    ("given_names", "María Guadalupe"),
    ("surnames", "Pérez Tzoc"),
    ("birth", "14 08 1991"),
    ("destination", "1301"),
    ("phone", "5512 3456"),
];
const AGAIN: [(&str, &str); 4] =
    [("given_names", "Maria Guadalupe"), ("surnames", "Peres Tsoc"), ("birth", "14 08 1991"), ("destination", "1301")];

/// The answer on a page that begins with these words.
fn option(page: &Seen, words: &str) -> String {
    let marks = page.body.split("<input").skip(1).filter(|mark| mark.contains("name=\"previous\""));
    let mut labelled = marks.filter(|mark| mark.split("</label>").next().is_some_and(|label| label.contains(words)));
    let mark = labelled.next().unwrap_or_else(|| panic!("no answer {words}: {}", page.words()));
    mark.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a value").to_owned()
}

/// How many rows a search for her brings.
async fn count(ana: &mut Browser) -> usize {
    looks_for(ana, "tsoc").await.body.matches("scope=\"row\"").count()
}

#[tokio::test]
async fn maria_returns_again_and_stays_one_person() {
    everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk(&mut ana).await;
        let (first, _) = app.house.print_card(true).await.expect("a card");
        let (second, _) = app.house.print_card(true).await.expect("a card");
        registers(&mut ana, &desk, &[&MARIA[..], &[("card", first.grouped().as_str())]].concat()).await;
        app.wait(SignedDuration::from_hours(1));
        let asked = registers(
            &mut ana,
            &desk,
            &[&AGAIN[..], &[("card", second.grouped().as_str()), ("document", "9912 34561 0101")]].concat(),
        )
        .await;
        assert_eq!(asked.status, 422, "{}", asked.words());
        assert!(
            asked.words().contains("¿Ya había retornado?") && asked.words().contains("nombre suena igual"),
            "{}",
            asked.words()
        );
        assert!(asked.words().contains("Llegada anterior: 24-nov"), "{}", asked.words());
        let same = option(&asked, "Es la misma persona: María Guadalupe Pérez Tzoc");
        let strange = ana.submit(asked.form(&desk).fill("previous", "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7711")).await;
        assert_eq!(strange.status, 422, "only somebody who was shown can be the one");
        let done = ana.submit(asked.form(&desk).fill("previous", &same)).await;
        assert!(done.path.contains("/recibo/"), "{}", done.words());
        assert_eq!(count(&mut ana).await, 1, "one person with two arrivals");
        assert!(
            looks_for(&mut ana, "9912345610101").await.words().contains("Pérez Tzoc"),
            "the paper shown now is hers"
        );
        assert!(looks_for(&mut ana, &second.grouped()).await.words().contains("1 resultado"), "the new card is in use");
        let card = app.house.store.card(&first).await.expect("the card").expect("is there");
        assert_eq!(card.state, "revoked", "the card of the first arrival is not in use any more");
    })
    .await;
}

#[tokio::test]
async fn two_people_merge_two_records_and_two_part_them_again() {
    everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk(&mut ana).await;
        registers(&mut ana, &desk, &MARIA).await;
        app.wait(SignedDuration::from_mins(10));
        let asked = registers(&mut ana, &desk, &AGAIN).await;
        let done = ana.submit(asked.form(&desk).fill("previous", "unsure")).await;
        assert!(done.path.contains("/recibo/"), "not knowing holds nobody up: {}", done.words());
        assert_eq!(count(&mut ana).await, 2);
        assert_eq!(ana.get("/personal/repetidas").await.status, 404, "reception does not decide this");

        let (mut carlos, mut rosa) =
            (app.staff("turno@demo.example").await, app.staff("coordinacion@demo.example").await);
        let queue = carlos.get("/personal/repetidas").await;
        let pair = queue
            .body
            .split('"')
            .find(|part| part.starts_with("/personal/repetidas/"))
            .expect("a pair waits")
            .to_owned();
        let page = carlos.get(&pair).await;
        for fact in ["Pérez Tzoc", "Peres Tsoc", "misma fecha de nacimiento", "Huehuetenango", "…3456"] {
            assert!(page.words().contains(fact), "{fact}: {}", page.words());
        }
        assert!(!page.body.contains("5512"), "telephones are compared by their ends");
        assert_eq!(carlos.submit(page.form(&pair)).await.status, 422, "nothing is decided for anybody");
        carlos.submit(page.form(&pair).fill("decision", "same").fill("keep_surnames", "gone")).await;
        assert_eq!(count(&mut ana).await, 2, "one alone merges nothing");
        assert!(carlos.get(&pair).await.words().contains("Otra persona con permiso"));
        let merge = format!("{pair}/unir");
        let alone =
            carlos.post(&merge, &[("decision", "agree"), ("request_id", "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7712")]).await;
        assert_eq!(alone.status, 422, "who asked cannot be the second person");
        let page = rosa.get(&pair).await;
        rosa.submit(page.form(&merge).fill("decision", "agree")).await;
        let seen = looks_for(&mut ana, "perez tzoc").await;
        assert!(
            seen.words().contains("1 resultado") && seen.words().contains("Peres Tsoc, María Guadalupe"),
            "field by field: {}",
            seen.words()
        );
        assert!(looks_for(&mut ana, "55123456").await.words().contains("1 resultado"));

        let list = rosa.get("/personal/repetidas").await;
        let part = list
            .body
            .split('"')
            .find(|part| part.starts_with("/personal/uniones/"))
            .expect("it can be undone")
            .to_owned();
        rosa.submit(list.form(&part)).await;
        assert_eq!(count(&mut ana).await, 1, "one alone parts nothing");
        let list = carlos.get("/personal/repetidas").await;
        carlos.submit(list.form(&part)).await;
        assert_eq!(count(&mut ana).await, 2);
        let seen = looks_for(&mut ana, "55123456").await;
        assert!(
            seen.words().contains("1 resultado") && seen.words().contains("Pérez Tzoc, María Guadalupe"),
            "{}",
            seen.words()
        );
        assert!(rosa.get("/personal/repetidas").await.body.contains(&pair), "the pair waits again");
    })
    .await;
}

#[tokio::test]
async fn a_merge_stays_after_ninety_days() {
    everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk(&mut ana).await;
        registers(&mut ana, &desk, &MARIA).await;
        let asked = registers(&mut ana, &desk, &AGAIN).await;
        ana.submit(asked.form(&desk).fill("previous", "unsure")).await;
        let (mut carlos, mut rosa) =
            (app.staff("turno@demo.example").await, app.staff("coordinacion@demo.example").await);
        let queue = carlos.get("/personal/repetidas").await;
        let pair = queue
            .body
            .split('"')
            .find(|part| part.starts_with("/personal/repetidas/"))
            .expect("a pair waits")
            .to_owned();
        let page = carlos.get(&pair).await;
        carlos.submit(page.form(&pair).fill("decision", "same")).await;
        let page = rosa.get(&pair).await;
        rosa.submit(page.form(&format!("{pair}/unir")).fill("decision", "agree")).await;
        let list = rosa.get("/personal/repetidas").await;
        let part = list
            .body
            .split('"')
            .find(|part| part.starts_with("/personal/uniones/"))
            .expect("it can be undone")
            .to_owned();
        app.wait(SignedDuration::from_hours(24 * 91));
        let mut rosa = app.staff("coordinacion@demo.example").await;
        assert!(!rosa.get("/personal/repetidas").await.body.contains(&part), "it is no longer offered");
        let late = rosa.post(&part, &[("request_id", "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7713")]).await;
        assert_eq!(late.status, 422);
    })
    .await;
}
