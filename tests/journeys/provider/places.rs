//! A shelter says on the telephone how many places it has; nobody who was promised one loses it.

use tests::everywhere;

#[tokio::test]
async fn a_shelter_says_how_many_places_it_has_and_why() {
    everywhere(async |app| {
        let mut house = app.staff("albergue@demo.example").await;
        let inbox = house.get("/recibidas").await;
        assert!(
            inbox.words().contains("Nada por responder") && inbox.words().contains("libres esta semana"),
            "{}",
            inbox.words()
        );
        let board = house.get("/cupos").await;
        let offer = board.link("/cupos/", "");
        let page = house.get(&offer).await;
        assert!(page.words().contains("Todavía nadie ha cambiado estos cupos"), "{}", page.words());
        let empty = house.submit(page.form(&offer).fill("reason", "").fill("total", "")).await;
        assert_eq!(empty.status, 422);
        let wild = house
            .submit(empty.form(&offer).fill("reason", "more").fill("total", "80").fill("from", "2020-01-01"))
            .await;
        assert!(wild.status == 422 && wild.words().contains("Esa fecha ya pasó"), "{}", wild.words());
        let said = house
            .submit(
                wild.form(&offer)
                    .fill("reason", "more")
                    .fill("total", "80")
                    .fill("out", "2")
                    .fill("from", "")
                    .fill("until", ""),
            )
            .await;
        assert!(
            said.words().contains("80 en total, 2 fuera de servicio") && said.words().contains("Hay más lugares"),
            "{}",
            said.words()
        );
        let less = house
            .submit(
                said.form(&offer)
                    .fill("reason", "fewer")
                    .fill("total", "1")
                    .fill("out", "2")
                    .fill("from", "")
                    .fill("until", ""),
            )
            .await;
        assert!(less.status == 422 && less.words().contains("más personas con lugar"), "{}", less.words());
        let same =
            house.post(&offer, &[("request_id", "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7715"), ("reason", "same")]).await;
        assert!(same.words().contains("Sigue igual"), "{}", same.words());

        // Others' offers are not theirs; a caseworker looks, a supervisor writes down what was told.
        let mut rosa = app.staff("coordinacion@demo.example").await;
        let all = rosa.get("/cupos").await;
        let others = all
            .body
            .split('"')
            .filter(|part| part.starts_with("/cupos/"))
            .find(|part| !board.body.contains(*part))
            .expect("other providers")
            .to_owned();
        assert_eq!(house.get(&others).await.status, 404);
        assert!(rosa.get(&others).await.body.contains("name=\"total\""));
        let mut marta = app.staff("gestora@demo.example").await;
        let looked = marta.get(&offer).await;
        assert!(looked.status.is_success() && !looked.body.contains("name=\"total\""));
        assert_eq!(
            marta
                .post(&offer, &[("request_id", "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7716"), ("reason", "same")])
                .await
                .status,
            404
        );
        let housing = rosa.get("/cupos?tipo=housing").await;
        assert!(housing.body.len() < all.body.len() && housing.words().contains("libres"), "a filter shows less");
        let english = rosa.get("/cupos?tipo=housing&idioma=en").await;
        assert!(english.words().contains("Places") && english.body.len() < all.body.len(), "the filter stays");
        let spanish = rosa.get(&english.link("/cupos?tipo=housing", "es-GT")).await;
        assert!(spanish.words().contains("Cupos"), "{}", spanish.words());
        for other in ["recepcion", "auditoria", "datos", "estadistica"] {
            assert_eq!(app.staff(&format!("{other}@demo.example")).await.get("/cupos").await.status, 404, "{other}");
        }
    })
    .await;
}
