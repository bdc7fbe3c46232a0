//! A card in the wrong hands: it says nothing, takes its time, and stops.

use std::time::{Duration, Instant};

use jiff::SignedDuration;
use tests::{Browser, Seen, TestApp, everywhere};

use crate::reception::prints_another;
use crate::story::thread::registered;

async fn tries(phone: &mut Browser, card: &str, pin: &str) -> (Seen, Duration) {
    let page = phone.get("/entrar").await;
    let form = page.form("/entrar").fill("card", card).fill("pin", pin);
    let before = Instant::now();
    let seen = phone.submit(form).await;
    (seen, before.elapsed())
}

/// Status and words, without the number that was typed.
fn read(seen: &Seen, card: &str) -> (u16, String) {
    (seen.status.as_u16(), seen.words().replace(card, "…"))
}

async fn wrong_hour_after_hour(app: &TestApp, card: &str, nobody: &str) -> (Duration, Duration) {
    let (mut one, mut other) = (app.browser(), app.browser());
    let (mut known, mut unknown) = (Duration::ZERO, Duration::ZERO);
    for hour in 0..4 {
        for _ in 0..5 {
            let (seen, took) = tries(&mut one, card, "000000").await;
            let (nothing, took_nothing) = tries(&mut other, nobody, "000000").await;
            assert_eq!(seen.status, 422, "hour {hour}: {}", seen.words());
            assert_eq!(read(&seen, card), read(&nothing, nobody), "the same words for a card of nobody");
            known += took;
            unknown += took_nothing;
        }
        let (waits, _) = tries(&mut one, card, "000000").await;
        let (waits_too, _) = tries(&mut other, nobody, "000000").await;
        assert!(waits.words().contains("Espere"), "five an hour: {}", waits.words());
        assert_eq!(read(&waits, card), read(&waits_too, nobody), "and the same wait");
        app.wait(SignedDuration::from_mins(61));
    }
    (known, unknown)
}

#[tokio::test]
async fn twenty_wrong_numbers_stop_a_card_and_nobody_can_tell_it_from_no_card() {
    everywhere(async |app| {
        let (card, pin) = registered(app).await;
        let nobody = app.house.print_card(true).await.expect("a blank card").0.digits();
        let (known, unknown) = wrong_hour_after_hour(app, &card, &nobody).await;
        let ratio = known.as_secs_f64() / unknown.as_secs_f64();
        assert!((0.5..2.0).contains(&ratio), "one argon2 each, {known:?} and {unknown:?}");

        let (mut right, mut wrong) = (app.browser(), app.browser());
        let (frozen, took_frozen) = tries(&mut right, &card, &pin).await;
        let (nothing, took_nothing) = tries(&mut wrong, &nobody, &pin).await;
        assert_eq!(
            read(&frozen, &card),
            read(&nothing, &nobody),
            "the right number opens it no more, and nothing says so"
        );
        assert!(took_frozen.as_secs_f64() / took_nothing.as_secs_f64() > 0.2, "{took_frozen:?}, {took_nothing:?}");
        assert_eq!(right.cookie("ceiba"), None, "no session began");

        // At the desk it is given to nobody else, and its owner gets another one.
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = crate::story::desk_of(&mut ana, "112").await;
        let (_, form) = crate::story::at_the_desk(&mut ana, &desk, "7").await;
        let refused = ana.submit(form.fill("consent", "all").fill("card", &card)).await;
        assert!(refused.status == 422 && refused.words().contains("Esa tarjeta está parada"), "{}", refused.words());
        assert_eq!(refused.form(&desk).value("card"), card, "what was scanned is still there");

        let receipt =
            crate::story::looked_up(&mut ana, &desk, &card).await.link(&desk.replace("registro", "recibo/"), "");
        let (card, pin) = prints_another(&mut ana, &receipt, "lost").await;
        let (opened, _) = tries(&mut app.browser(), &card, &pin).await;
        assert_eq!(opened.path, "/mi-proceso", "{}", opened.words());
    })
    .await;
}
