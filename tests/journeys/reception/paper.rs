//! What a person takes along: a card with its number and PIN, shown once, and the slip of today.

use tests::{Browser, Seen, everywhere};

use super::{desk, registers};
use crate::story::thread::{interviewed, referred, registered};

/// Number and PIN of the cards on a sheet.
fn cards(sheet: &Seen) -> Vec<(String, String)> {
    let after = |mark: &'static str| {
        let parts = sheet.body.split(mark).skip(1).map(|rest| rest.split('<').next().unwrap_or_default());
        parts.map(|text| text.replace(' ', "")).collect::<Vec<_>>()
    };
    after("class=\"number\">").into_iter().zip(after("class=\"pin\">")).collect()
}

/// A card printed from a receipt in place of the one that is carried: number and PIN.
pub(crate) async fn prints_another(clerk: &mut Browser, receipt: &str, why: &str) -> (String, String) {
    let at = format!("{receipt}/tarjeta");
    let page = clerk.get(&at).await;
    let sheet = clerk.submit(page.form(&at).fill("reason", why)).await;
    cards(&sheet).pop().unwrap_or_else(|| panic!("no card on {}: {}", sheet.path, sheet.words()))
}

async fn opens(mut phone: Browser, card: &str, pin: &str) -> bool {
    let page = phone.get("/entrar").await;
    phone.submit(page.form("/entrar").fill("card", card).fill("pin", pin)).await.path == "/mi-proceso"
}

#[tokio::test]
async fn a_card_is_printed_from_the_receipt_and_the_one_before_opens_no_more() {
    everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk(&mut ana).await;
        let answers = [("given_names", "Wilson"), ("surnames", "Och Cuz"), ("birth", "14/08/1991"), ("consent", "all")];
        let receipt = registers(&mut ana, &desk, &answers).await;
        let at = receipt.link(&receipt.path, "/tarjeta");
        let ask = ana.get(&at).await;
        assert!(ask.words().contains("Todavía no lleva tarjeta"), "{}", ask.words());
        let form = ask.form(&at);
        let sheet = ana.submit(form.clone()).await;
        let [(card, pin)] = &cards(&sheet)[..] else { panic!("one card: {}", sheet.words()) };
        assert!(sheet.words().contains("Su número secreto") && !sheet.body.contains("Wilson"), "{}", sheet.words());
        assert_eq!(sheet.header("cache-control"), "no-store");
        assert!(opens(app.browser(), card, pin).await, "what is printed opens");

        let again = ana.submit(form).await;
        assert_eq!(again.status, 409, "the same form makes no second card");
        assert!(again.words().contains("no se guarda") && cards(&again).is_empty(), "{}", again.words());

        let unsaid = ana.submit(again.form(&at)).await;
        assert_eq!(unsaid.status, 422, "why another one is said");
        let (other, other_pin) = prints_another(&mut ana, &receipt.path, "damaged").await;
        assert!(!opens(app.browser(), card, pin).await, "the first card is over");
        assert!(opens(app.browser(), &other, &other_pin).await);
        let slip = ana.get(&format!("{}/papel", receipt.path)).await;
        assert!(slip.words().contains("Lo que sigue") && slip.words().contains(&other[10..]), "{}", slip.words());
        assert!(!slip.body.contains(&other), "the whole number is on the card alone");
    })
    .await;
}

#[tokio::test]
async fn sheets_fill_the_box_and_their_cards_are_given_at_the_desk() {
    everywhere(async |app| {
        let mut carlos = app.staff("turno@demo.example").await;
        let page = carlos.get("/vuelos/tarjetas").await;
        let wrong = carlos.submit(page.form("/vuelos/tarjetas").fill("sheets", "900")).await;
        assert_eq!(wrong.status, 422);
        let sheet = carlos.submit(wrong.form("/vuelos/tarjetas").fill("sheets", "1")).await;
        let made = cards(&sheet);
        assert_eq!(made.len(), 4, "{}", sheet.words());
        assert!(sheet.body.matches("class=\"qr\"").count() == 4);
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk(&mut ana).await;
        let answers = [
            ("given_names", "Wilson"),
            ("surnames", "Och Cuz"),
            ("birth", "14/08/1991"),
            ("consent", "all"),
            ("card", &made[2].0),
        ];
        let receipt = registers(&mut ana, &desk, &answers).await;
        assert!(receipt.words().contains(&made[2].0[10..]), "{}", receipt.words());
        assert!(opens(app.browser(), &made[2].0, &made[2].1).await);
    })
    .await;
}

#[tokio::test]
async fn the_slip_of_a_file_says_when_and_where_and_only_to_who_has_the_file() {
    everywhere(async |app| {
        registered(app).await;
        let mut marta = app.staff("gestora@demo.example").await;
        let case = interviewed(&mut marta).await;
        let (_, file) = referred(&mut marta, &case).await;
        let referral = file.link("/referencias/", "");
        let phone = format!("{referral}/respuesta");
        let today = app.house.today().strftime("%d/%m/%Y").to_string();
        let page = marta.get(&referral).await;
        let form = page.form(&phone).fill("answer", "accept").fill("on", &today).fill("at", "17:30").fill("reason", "");
        let accepted = marta.submit(form).await;
        let slip = marta.get(&accepted.link(&case, "/papel")).await;
        let words = slip.words();
        for part in ["martes 24 de noviembre", "5 y media de la tarde", "Lleve", "su tarjeta", "Llame a Marta"] {
            assert!(words.contains(part), "{part}: {words}");
        }
        assert!(!slip.body.contains("Vásquez"), "no name is on it");
        let mut ana = app.staff("recepcion@demo.example").await;
        let mut house = app.staff("albergue@demo.example").await;
        for other in [&mut ana, &mut house] {
            assert_eq!(other.get(&format!("{case}/papel")).await.status, 404);
        }
        assert_eq!(house.get(&format!("{case}/tarjeta")).await.status, 404);
    })
    .await;
}
