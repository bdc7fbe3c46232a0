//! Somebody is looked for: by name as it sounds, paper, phone and card; who may not see them sees nothing.

use jiff::SignedDuration;
use tests::{TestApp, everywhere};

use super::{desk, looks_for, registers};

const MARIA: [(&str, &str); 6] = [
    ("given_names", "María Guadalupe"),
    ("surnames", "Pérez Tzoc"),
    ("birth", "14 08 1991"),
    ("destination", "1301"),
    ("phone", "5512 3456"),
    ("document", "9912 34561 0101"),
];

async fn marias_card(app: &TestApp) -> String {
    let (number, _) = app.house.print_card(true).await.expect("a card is printed");
    number.grouped()
}

#[tokio::test]
async fn maria_is_found_by_whatever_is_known_of_her_and_each_row_says_why() {
    everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk(&mut ana).await;
        assert!(looks_for(&mut ana, "tsoc").await.words().contains("Nadie con «tsoc»"));
        let card = marias_card(app).await;
        let done = registers(&mut ana, &desk, &[&MARIA[..], &[("card", card.as_str())]].concat()).await;
        assert!(done.path.contains("/recibo/"), "{}", done.words());
        for (text, why) in [
            ("tsoc", "nombre suena igual"),
            ("perez maria", "nombre"),
            ("guadal tzoc", "nombre empieza así"),
            ("1991 pérez", "año de nacimiento"),
            ("tzoc huehuetenango", "lugar"),
            ("5512-3456", "teléfono"),
            ("9912345610101", "DPI"),
            (card.as_str(), "tarjeta"),
        ] {
            let seen = looks_for(&mut ana, text).await;
            assert!(seen.words().contains("Pérez Tzoc, María Guadalupe"), "{text}: {}", seen.words());
            assert!(seen.words().contains(why), "{text}: {}", seen.words());
            assert!(seen.words().contains("1 resultado para"), "{text}: {}", seen.words());
            assert_eq!(seen.path, "/personal/buscar", "nothing typed stands in the address");
        }
        let seen = looks_for(&mut ana, "tzoc").await;
        let receipt = seen.body.split('"').find(|part| part.contains("/recibo/")).expect("a row leads on").to_owned();
        assert_eq!(ana.get(&receipt).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn each_finds_their_own_people_and_beyond_them_only_whom_to_ask() {
    everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk(&mut ana).await;
        registers(&mut ana, &desk, &MARIA).await;
        let mut marta = app.staff("gestora@demo.example").await;
        let seen = looks_for(&mut marta, "tzoc").await;
        assert!(seen.words().contains("Pérez Tzoc") && seen.words().contains("sin asignar"), "{}", seen.words());
        assert!(!seen.body.contains("/personas/"), "nobody has taken her file, so it cannot be opened yet");
        takes_a_file(&mut marta).await;
        let seen = looks_for(&mut marta, "tzoc").await;
        let file = seen.body.split('"').find(|part| part.starts_with("/personas/")).expect("the file").to_owned();
        assert_eq!(marta.get(&file).await.status, 200);

        // After the shifts reception no longer finds her by name; a whole number says whom to ask, and is written down.
        app.wait(SignedDuration::from_hours(80));
        let mut ana = app.staff("recepcion@demo.example").await;
        assert!(looks_for(&mut ana, "tzoc").await.words().contains("Nadie con"));
        let page = ana.get("/personal/buscar").await;
        let beyond = page.form("/personal/buscar/otro-centro");
        let bare = ana.submit(beyond.clone().fill("number", "9912345610101")).await;
        assert_eq!(bare.status, 422, "a purpose is asked for");
        for (field, value, born, answer) in [
            ("number", "9912-34561-0101", "", "Pregunte en: Centro de Recepción La Aurora"),
            ("number", "9912-34567-0102", "", "no podemos decirle"),
            ("whole_name", "perez tzoc maria guadalupe", "14/08/1991", "Pregunte en: Centro"),
            ("whole_name", "perez tzoc maria", "14/08/1991", "no podemos decirle"),
            ("whole_name", "perez tzoc maria guadalupe", "15/08/1991", "no podemos decirle"),
        ] {
            let form = ana.get("/personal/buscar").await.form("/personal/buscar/otro-centro");
            let seen = ana.submit(form.fill(field, value).fill("born", born).fill("purpose", "family")).await;
            assert!(seen.words().contains(answer), "{value} {born}: {}", seen.words());
            assert!(!seen.words().contains("Pérez"), "no name is given");
        }
        let written = app.house.store.audit_page(None, 50).await.expect("the chain");
        assert_eq!(written.iter().filter(|row| row.action == "asked_elsewhere").count(), 5);
        for _ in 5..=20 {
            let form = ana.get("/personal/buscar").await.form("/personal/buscar/otro-centro");
            bare_question(&mut ana, form).await;
        }
        let form = ana.get("/personal/buscar").await.form("/personal/buscar/otro-centro");
        assert_eq!(ana.submit(form.fill("number", "1").fill("purpose", "family")).await.status, 429);
    })
    .await;
}

/// Takes the first file of the inbox that nobody has.
async fn takes_a_file(caseworker: &mut tests::Browser) {
    let inbox = caseworker.get("/bandeja").await;
    let take = inbox.body.split('"').find(|part| part.ends_with("/tomar")).expect("a file to take").to_owned();
    assert_eq!(caseworker.submit(inbox.form(&take)).await.status, 200);
}

async fn bare_question(clerk: &mut tests::Browser, form: tests::Filled) {
    clerk.submit(form.fill("number", "77").fill("purpose", "papers")).await;
}

#[tokio::test]
async fn a_child_alone_is_in_no_answer_outside_the_unit() {
    everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk(&mut ana).await;
        let before = looks_for(&mut ana, "Quixtan").await.words();
        let pedro = [
            ("given_names", "Pedro"),
            ("surnames", "Quixtan Batz"),
            ("birth", "09/10/2012"),
            ("document", "PX771234"),
            ("protection", "yes"),
        ];
        assert!(registers(&mut ana, &desk, &pedro).await.path.contains("/recibo/"));
        for who in ["recepcion", "turno", "gestora", "coordinacion"] {
            let mut browser = app.staff(&format!("{who}@demo.example")).await;
            for text in ["Quixtan", "quistan pedro", "PX771234"] {
                let seen = looks_for(&mut browser, text).await.words();
                assert!(seen.contains("Nadie con") && !seen.contains("Batz"), "{who} {text}: {seen}");
            }
            let form = browser.get("/personal/buscar").await.form("/personal/buscar/otro-centro");
            let seen = browser.submit(form.fill("number", "PX771234").fill("purpose", "family")).await;
            assert!(seen.words().contains("no podemos decirle"), "{who}: {}", seen.words());
        }
        assert_eq!(looks_for(&mut ana, "Quixtan").await.words(), before, "word for word as before");
        let mut elena = app.staff("proteccion@demo.example").await;
        let seen = looks_for(&mut elena, "quistan").await;
        assert!(seen.words().contains("Quixtan Batz, Pedro"), "{}", seen.words());
        let file =
            seen.body.split('"').find(|part| part.starts_with("/proteccion/")).expect("the sealed file").to_owned();
        assert_eq!(elena.get(&file).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn every_node_knows_what_another_one_wrote() {
    everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk(&mut ana).await;
        let other = app.another_node().await;
        let mut marta = other.staff("gestora@demo.example").await;
        assert!(looks_for(&mut marta, "tzoc").await.words().contains("Nadie con"));
        registers(&mut ana, &desk, &MARIA).await;
        let seen = looks_for(&mut marta, "tzoc").await;
        assert!(seen.words().contains("Pérez Tzoc"), "{}", seen.words());
        takes_a_file(&mut marta).await;
        let mut rosa = app.staff("coordinacion@demo.example").await;
        assert!(
            looks_for(&mut rosa, "tzoc").await.words().contains("Marta Ixchop"),
            "who has the file is read, not remembered"
        );
        other.stop().await;
    })
    .await;
}
