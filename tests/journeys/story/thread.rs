//! José Antonio comes back: from the list to "Sí voy" on his telephone, with everybody who helps him on the way.

use jiff::SignedDuration;
use tests::{Browser, Seen, TestApp, everywhere};

use super::{approved, at_the_desk, desk_of};

const ANSWERS: [(&str, &[(&str, &str)]); 6] = [
    ("hoy", &[("sleep", "yes"), ("nights", "2"), ("journey", "no")]),
    ("familia", &[("household", "single_man"), ("care", "no"), ("school", "no"), ("max_km", "300")]),
    ("vivienda", &[("home", "no")]),
    ("salud", &[("doctor", "no"), ("listen", "no")]),
    (
        "trabajo",
        &[
            ("schooling", "2"),
            ("trade", "roofing"),
            ("years", "8"),
            ("wish", "roofing"),
            ("training", "no"),
            ("job", "no"),
        ],
    ),
    ("documentos", &[("papers", "return_certificate"), ("paper_help", "no")]),
];

/// At the desk, with a card: gives its number and PIN.
pub(crate) async fn registered(app: &TestApp) -> (String, String) {
    let mut carlos = app.staff("turno@demo.example").await;
    approved(&mut carlos, "flight-clean-112.csv").await;
    let mut ana = app.staff("recepcion@demo.example").await;
    let desk = desk_of(&mut ana, "112").await;
    let (card, pin) = app.house.print_card(true).await.expect("a blank card");
    let (_, form) = at_the_desk(&mut ana, &desk, "1").await;
    let form = form.fill("phone", "5512 3456").fill("urgent", "sleep").fill("consent", "all");
    let wrong = ana.submit(form.fill("card", "1234 5678 9012")).await;
    assert_eq!(wrong.status, 422, "a card with a wrong digit");
    let form = wrong.form(&desk);
    assert_eq!(form.value("phone"), "5512 3456", "nothing typed is lost");
    let receipt = ana.submit(form.fill("card", &card.grouped())).await;
    assert!(receipt.path.contains("/recibo/") && !receipt.body.contains(&card.digits()), "{}", receipt.words());
    (card.digits(), pin)
}

/// Taken and asked; half a section comes back as it was left.
pub(crate) async fn interviewed(marta: &mut Browser) -> String {
    let inbox = marta.get("/bandeja?vista=tomar").await;
    let take = inbox.link("/personas/", "/tomar");
    let file = marta.submit(inbox.form(&take)).await;
    let case = take.trim_end_matches("/tomar").to_owned();
    assert_eq!(file.path, case, "{}", file.words());
    for (section, answers) in ANSWERS {
        let at = format!("{case}/entrevista/{section}");
        let page = marta.get(&at).await;
        let form = answers.iter().fold(page.form(&at), |form, (name, value)| form.fill(name, value));
        let next = marta.submit(form).await;
        assert!(next.status.is_success() && next.path != at, "{section}: {}", next.words());
    }
    let again = marta.get(&format!("{case}/entrevista/trabajo")).await;
    assert_eq!(again.form(&format!("{case}/entrevista/trabajo")).value("years"), "8", "an interview is resumed");
    case
}

/// The first offer is checked and sent; gives the offer's page.
pub(crate) async fn referred(marta: &mut Browser, case: &str) -> (String, Seen) {
    let programmes = marta.get(&format!("{case}/programas")).await;
    let refer = programmes.link(&format!("{case}/referir/"), "");
    let check = marta.get(&refer).await;
    let file = marta.submit(check.form(&refer)).await;
    assert_eq!(file.path, case, "{}", file.words());
    (refer, file)
}

/// The link of the newest letter to a provider.
async fn letter(app: &TestApp, before: usize) -> String {
    app.deliver().await;
    let letters = app.letters();
    let new = letters.iter().skip(before).find(|letter| letter.contains("/r/")).expect("a letter with a link").clone();
    for secret in ["José", "Vásquez", "deport"] {
        assert!(!new.contains(secret), "{new}");
    }
    let joined = new.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=");
    let start = joined.find("/r/").expect("a link");
    joined[start..].split_whitespace().next().expect("its end").to_owned()
}

async fn signed_in(app: &TestApp, card: &str, pin: &str) -> (Browser, Seen) {
    let mut phone = app.browser();
    let page = phone.get("/entrar").await;
    let seen = phone.submit(page.form("/entrar").fill("card", card).fill("pin", pin)).await;
    (phone, seen)
}

#[tokio::test]
async fn jose_antonio_gets_a_bed_a_date_and_says_that_he_will_come() {
    everywhere(async |app| {
        let (card, pin) = registered(app).await;
        let mut marta = app.staff("gestora@demo.example").await;
        let case = interviewed(&mut marta).await;

        // The first provider cannot: the place and the person return to where they can be acted on.
        let (first, _) = referred(&mut marta, &case).await;
        let link = letter(app, 0).await;
        let mut house = app.browser();
        let page = house.get(&link).await;
        assert!(
            !page.body.contains("Vásquez") && !page.body.contains("8524"),
            "only what was shared: {}",
            page.words()
        );
        let declined =
            house.submit(page.form(&link).fill("answer", "decline").fill("reason", "no_place").fill("on", "")).await;
        assert!(declined.status.is_success(), "{}", declined.words());
        let programmes = marta.get(&format!("{case}/programas")).await;
        assert!(programmes.body.contains(&first), "the place can be given again: {}", programmes.words());

        // The second one accepts, with an hour; an hour is needed.
        app.wait(SignedDuration::from_mins(5));
        app.deliver().await;
        let before = app.letters().len();
        referred(&mut marta, &case).await;
        let link = letter(app, before).await;
        let page = house.get(&link).await;
        let accepted = house.submit(page.form(&link).fill("answer", "accept").fill("at", "17:30")).await;
        assert!(accepted.status.is_success(), "{}", accepted.words());
        let again = house
            .post(
                &link,
                &[
                    ("request_id", "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7713"),
                    ("answer", "decline"),
                    ("reason", "no_place"),
                ],
            )
            .await;
        assert!(!again.status.is_success(), "a referral is answered once");
        app.deliver().await;

        // His telephone: wrong and unknown read the same, then the next step, then one tap.
        let (_, wrong) = signed_in(app, &card, "000000").await;
        let (unknown, _) = app.house.print_card(true).await.expect("a card of nobody");
        let (_, nobody) = signed_in(app, &unknown.digits(), "000000").await;
        assert_eq!((wrong.status, nobody.status), (nobody.status, wrong.status));
        assert_eq!(wrong.words().replace(&card, ""), nobody.words().replace(&unknown.digits(), ""));
        let (mut phone, process) = signed_in(app, &card, &pin).await;
        assert_eq!(process.path, "/mi-proceso", "{}", process.words());
        assert!(process.words().contains("5 y media de la tarde"), "{}", process.words());
        assert!(!process.words().contains("No hay lugar"), "the first no is over: {}", process.words());
        assert!(!process.body.contains("<script") && process.body.len() < 40_000);
        let said = phone.submit(process.form("/mi-proceso/respuesta").fill("answer", "yes")).await;
        assert!(said.status.is_success(), "{}", said.words());

        // Marta sees it, in order.
        let file = marta.get(&case).await;
        assert!(file.words().contains("La persona dijo: sí voy"), "{}", file.words());
        app.wait(SignedDuration::from_hours(1));
        let audit = app.house.store.verify_audit().await.expect("the chain is read");
        assert!(audit.is_ok());
    })
    .await;
}
