//! A plane: its list, its board, its people at the desk, a family, somebody who is not listed, and a list with mistakes.

use tests::everywhere;

use super::{approved, at_the_desk, desk_of, looked_up, reviewed};

#[tokio::test]
async fn a_plane_of_112_is_reviewed_approved_and_counted_at_the_desk() {
    everywhere(async |app| {
        let mut carlos = app.staff("turno@demo.example").await;
        let review = reviewed(&mut carlos, "flight-clean-112.csv").await;
        assert!(review.words().contains("112"), "{}", review.words());
        let board = carlos.submit(review.form(&review.path.clone())).await;
        assert!(board.path == "/vuelos" && board.words().contains("112"), "{}", board.words());

        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk_of(&mut ana, "112").await;
        // By the number of the list, then by a surname without its accent.
        let (by_number, form) = at_the_desk(&mut ana, &desk, "13").await;
        assert!(by_number.words().contains("Matías Chilel"), "{}", by_number.words());
        let receipt = ana.submit(form.fill("language", "mam").fill("consent", "all")).await;
        assert!(receipt.path.contains("/recibo/"), "{}", receipt.words());
        let (by_name, _) = at_the_desk(&mut ana, &desk, "caxaj+sebastian").await;
        assert!(
            by_name.words().contains("Sebastián Caxaj") || by_name.words().contains("Caxaj Tzul"),
            "{}",
            by_name.words()
        );

        // A family of four in one go.
        let (_, form) = at_the_desk(&mut ana, &desk, "14").await;
        let form = form.fill("company", "family").fill("consent", "all");
        let form = [("1", "15", "partner"), ("2", "16", "child"), ("3", "17", "child")].iter().fold(
            form,
            |form, (n, line, relation)| {
                form.fill(&format!("member_{n}"), line).fill(&format!("relation_{n}"), relation)
            },
        );
        let receipt = ana.submit(form).await;
        for name in ["Estela Yesenia", "Manuel Henry", "Victoria Estela", "Hugo Felipe"] {
            assert!(receipt.words().contains(name), "{name}: {}", receipt.words());
        }

        // Somebody on no list; a birth date that cannot be keeps what was typed.
        let page = ana.get(&format!("{desk}?linea=nueva")).await;
        let form = page
            .form(&desk)
            .fill("given_names", "Wilson")
            .fill("surnames", "Och Cuz")
            .fill("birth", "31/02/1990")
            .fill("consent", "none");
        let refused = ana.submit(form).await;
        assert_eq!(refused.status, 422);
        let form = refused.form(&desk);
        assert_eq!((form.value("given_names"), form.value("birth")), ("Wilson", "31/02/1990"));
        let receipt = ana.submit(form.fill("birth", "28/02/1990")).await;
        assert!(receipt.path.contains("/recibo/"), "{}", receipt.words());

        assert!(
            ana.get(&desk).await.words().contains("6 de 112") || ana.get("/vuelos").await.words().contains("6 de 112"),
            "{}",
            ana.get(&desk).await.words()
        );
    })
    .await;
}

#[tokio::test]
async fn a_list_with_mistakes_says_where_and_lets_the_good_lines_in() {
    everywhere(async |app| {
        let mut carlos = app.staff("turno@demo.example").await;
        let review = reviewed(&mut carlos, "flight-dirty-135.xlsx").await;
        let words = review.words();
        assert!(words.contains("135") && words.contains("29 Nájera Hernández"), "{words}");
        let board = approved(&mut carlos, "flight-dirty-135.xlsx").await;
        assert_eq!(board.path, "/vuelos");
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk_of(&mut ana, "135").await;
        assert!(looked_up(&mut ana, &desk, "1").await.status.is_success());
    })
    .await;
}
