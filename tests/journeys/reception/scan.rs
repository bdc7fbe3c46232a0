//! A document goes through the reader: the fields are filled, a check digit that does not fit is said, nothing is saved unseen.

use tests::everywhere;

use super::desk;

const ZONE: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n";

#[tokio::test]
async fn a_passport_fills_the_form_and_its_doubts_are_shown() {
    everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk(&mut ana).await;
        let page = ana.get(&format!("{desk}?linea=nueva")).await;
        let unread = ana.submit(page.form(&desk).fill("zone", "P<GTM<<NADA").fill("given_names", "Ana")).await;
        assert_eq!(unread.status, 422);
        assert_eq!(unread.form(&desk).value("given_names"), "Ana", "what was typed is still there");
        let doubtful = ana.submit(page.form(&desk).fill("zone", &ZONE.replace("L898902C36", "L898902C37"))).await;
        assert!(
            doubtful.status == 200 && doubtful.words().contains("Un dígito de control del documento no cuadra"),
            "{}",
            doubtful.words()
        );
        let form = ana.submit(page.form(&desk).fill("zone", ZONE)).await.form(&desk);
        let filled = ["given_names", "surnames", "birth", "sex", "document", "zone"]
            .map(|name| form.value(name).trim().to_owned());
        assert_eq!(filled, ["Anna Maria", "Eriksson", "12/08/1974", "F", "L898902C3", ""]);
        let done = ana.submit(form).await;
        assert!(done.path.contains("/recibo/"), "{}", done.words());
        assert!(super::looks_for(&mut ana, "L898902C3").await.words().contains("Eriksson, Anna Maria"));
    })
    .await;
}
