//! Marta opens a file that is not hers because somebody is in hospital; it is told, kept, read by audit and judged.

use jiff::SignedDuration;
use tests::everywhere;

#[tokio::test]
async fn a_file_opened_for_a_reason_closes_by_itself_and_is_judged_by_somebody_else() {
    everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        let board = ana.get("/vuelos").await;
        let desk =
            board.body.split('"').find(|part| part.ends_with("/registro")).expect("a flight takes people").to_owned();
        let page = ana.get(&format!("{desk}?linea=nueva")).await;
        let form = page
            .form(&desk)
            .fill("given_names", "Mateo")
            .fill("surnames", "Pérez Tzoc")
            .fill("birth", "14/08/1991")
            .fill("company", "alone")
            .fill("consent", "all");
        let receipt = ana.submit(form).await;
        let code = receipt.path.rsplit('/').next().expect("a receipt has a number").to_owned();

        // Another worker has the file; Marta cannot open it.
        let mut rosa = app.staff("coordinacion@demo.example").await;
        let inbox = rosa.get("/bandeja").await;
        let take = inbox.body.split('"').find(|part| part.ends_with("/tomar")).expect("a file to take").to_owned();
        rosa.submit(inbox.form(&take)).await;
        let person = take.trim_end_matches("/tomar").to_owned();
        let mut marta = app.staff("gestora@demo.example").await;
        assert_eq!(marta.get(&person).await.status, 404);

        let asking = marta.get("/abrir").await;
        let form = asking.form("/abrir").fill("code", &code).fill("reason", "medical");
        let short = marta.submit(form.clone().fill("words", "urgente")).await;
        assert_eq!(short.status, 422, "a reason is told in words");
        let unknown = marta
            .submit(short.form("/abrir").fill("code", "ZZZZZZZZ").fill("words", "Está en el hospital y nadie contesta"))
            .await;
        assert!(
            unknown.status == 422 && unknown.words().contains("Ningún expediente tiene ese código"),
            "{}",
            unknown.words()
        );
        let opened = marta.submit(unknown.form("/abrir").fill("code", &code.to_lowercase())).await;
        assert!(opened.words().contains("Mateo Pérez Tzoc") && opened.words().contains("09:30"), "{}", opened.words());
        let behind = opened.path.clone();
        assert!(!opened.body.contains("method=\"post\" action=\"/personas"), "nothing can be changed there");
        assert_eq!(rosa.get(&behind).await.status, 404, "it is open to one person only");
        app.deliver().await;
        let told: Vec<String> = app.letters();
        for who in ["coordinacion", "datos"] {
            assert!(
                told.iter()
                    .any(|letter| letter.contains(&format!("{who}@demo.example"))
                        && letter.contains("/auditoria/aperturas")),
                "{who} is told"
            );
        }
        app.wait(SignedDuration::from_mins(31));
        assert_eq!(marta.get(&behind).await.status, 404, "the half hour is over");

        let mut julio = app.staff("datos@demo.example").await;
        let register = julio.get("/auditoria/aperturas").await;
        let words = register.words();
        assert!(
            words.contains("Marta Ixchop") && words.contains("Está en el hospital") && words.contains(&code),
            "{words}"
        );
        let judge = register.link("/auditoria/aperturas/", "");
        let judged = julio.submit(register.form(&judge)).await;
        assert!(judged.words().contains("Revisó Julio Pérez"), "{}", judged.words());

        let mut sara = app.staff("auditoria@demo.example").await;
        let trail = sara.get(&format!("/auditoria?codigo={code}")).await;
        let words = trail.words();
        assert!(
            words.contains("abrió con motivo")
                && words.contains("registró una llegada")
                && words.contains("vio un recibo"),
            "{words}"
        );
        assert!(!words.contains("Marta") && !words.contains("Mateo"), "an auditor reads signs: {words}");
        let named = julio.get(&format!("/auditoria?codigo={code}")).await.words();
        assert!(named.contains("Marta Ixchop") && !named.contains("Mateo"), "{named}");
        let day = sara.get("/auditoria").await.words();
        assert!(
            day.contains("martes 24 de noviembre")
                && day.contains("revisó una apertura")
                && day.contains("vio su bandeja"),
            "{day}"
        );
        assert!(sara.get("/auditoria?codigo=ZZZZZZZZ").await.words().contains("Ningún expediente"));
        for other in ["recepcion", "gestora", "coordinacion", "proteccion", "albergue", "admin"] {
            assert_eq!(
                app.staff(&format!("{other}@demo.example")).await.get("/auditoria").await.status,
                404,
                "{other}"
            );
        }
        assert!(app.house.store.verify_audit().await.expect("the chain is read").is_ok());
    })
    .await;
}
