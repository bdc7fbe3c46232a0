//! Two people, one place: whoever sends second reads that it went a moment ago, and nothing of it remains.

use tests::{TestApp, everywhere};

use crate::story::thread::{interviewed, registered};
use crate::story::{at_the_desk, desk_of};

/// The coordinator writes down that one place is left of the next nights, whatever there was.
async fn one_place(app: &TestApp, offering: &str) {
    let (catalogue, ids) = app.house.store.catalogue().await.expect("the catalogue");
    let places = format!("/cupos/{}", ids.offerings[offering]);
    let first_day = catalogue.offerings[offering].first_day;
    let mut rosa = app.staff("coordinacion@demo.example").await;
    for night in 0..2 {
        let day = app.house.today().checked_add(jiff::Span::new().days(night)).expect("a day");
        let slot = u32::try_from((day - first_day).get_days()).expect("it has begun");
        let of = catalogue.capacity[offering].iter().find(|one| (one.slot_from..=one.slot_to).contains(&slot));
        let of = of.expect("the night has its places");
        let out = of.total - of.occupied - of.held - 1;
        let day = day.strftime("%d/%m/%Y").to_string();
        let form = rosa.get(&places).await.form(&places).fill("reason", "repairs").fill("total", &of.total.to_string());
        let said = rosa.submit(form.fill("out", &out.to_string()).fill("from", &day).fill("until", &day)).await;
        assert!(said.status.is_success(), "{}", said.words());
    }
}

#[tokio::test]
async fn the_last_place_goes_to_whoever_sends_first() {
    everywhere(async |app| {
        registered(app).await;
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk_of(&mut ana, "112").await;
        let (_, form) = at_the_desk(&mut ana, &desk, "13").await;
        let receipt = ana.submit(form.fill("urgent", "sleep").fill("consent", "all")).await;
        assert!(receipt.path.contains("/recibo/"), "{}", receipt.words());

        let mut marta = app.staff("gestora@demo.example").await;
        let (first, second) = (interviewed(&mut marta).await, interviewed(&mut marta).await);
        assert_ne!(first, second);
        let offer = marta.get(&format!("{first}/programas")).await.link(&format!("{first}/referir/"), "");
        let offering = offer.rsplit('/').next().expect("an offering").to_owned();
        one_place(app, &offering).await;

        // Both check pages are open at once.
        let (of_first, of_second) = (offer, format!("{second}/referir/{offering}"));
        let (one, other) = (marta.get(&of_first).await, marta.get(&of_second).await);
        let sent = marta.submit(one.form(&of_first)).await;
        assert_eq!(sent.path, first, "{}", sent.words());
        let late = marta.submit(other.form(&of_second)).await;
        assert!(late.status == 422 && late.words().contains("Se acaba de ocupar"), "{}", late.words());
        assert!(late.body.contains(&format!("{second}/programas")), "and the way to the others");
        let file = marta.get(&second).await;
        assert!(!file.body.contains("/referencias/"), "nothing of it remains: {}", file.words());
        assert_eq!(marta.get(&of_second).await.status, 422, "nobody is led to a place that is none");
    })
    .await;
}
