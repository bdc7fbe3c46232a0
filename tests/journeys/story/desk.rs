//! What goes wrong at a desk: each mistake has its sentence, and nothing typed is lost.

use jiff::SignedDuration;
use tests::{Seen, everywhere};

use super::{approved, at_the_desk, desk_of, looked_up};

const WRONG_CUI: &str = "1984 36472 0101";

#[tokio::test]
async fn each_mistake_has_its_sentence_and_nothing_typed_is_lost() {
    everywhere(async |app| {
        let mut carlos = app.staff("turno@demo.example").await;
        approved(&mut carlos, "flight-clean-112.csv").await;
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk_of(&mut ana, "112").await;
        let (card, _) = app.house.print_card(true).await.expect("a card");
        let (_, form) = at_the_desk(&mut ana, &desk, "13").await;
        let given = ana.submit(form.fill("consent", "all").fill("card", &card.grouped())).await;
        assert!(given.path.contains("/recibo/"), "{}", given.words());

        let page = ana.get(&format!("{desk}?linea=nueva")).await;
        let good = page
            .form(&desk)
            .fill("given_names", "Wilson")
            .fill("surnames", "Och Cuz")
            .fill("birth", "28/02/1990")
            .fill("consent", "none");
        let last = card.digits()[11..].parse::<u8>().expect("a digit");
        let misread = format!("{}{}", &card.digits()[..11], (last + 1) % 10);
        let never_printed = domain::card::CardNumber::draw(&mut domain::chance::SeededChance::new(99)).grouped();
        let mistakes = [
            ("birth", "24/11/2031", "Esa fecha todavía no llega"),
            ("birth", "31/02/1990", "Ese día no existe"),
            ("birth", "ayer", "No es una fecha"),
            ("phone", "cinco cinco 12", "El teléfono lleva solo números"),
            ("phone", "5512", "Un teléfono de Guatemala tiene 8 números"),
            ("given_names", "Wilson 3", "Un nombre lleva solo letras"),
            ("card", &misread, "Un número de la tarjeta no cuadra"),
            ("card", "4821", "La tarjeta tiene 12 números"),
            ("card", &card.grouped(), "Esa tarjeta ya es de alguien"),
            ("card", &never_printed, "Esa tarjeta no es de las nuestras"),
            ("document", WRONG_CUI, "Un número del CUI no cuadra"),
        ];
        for (field, typed, sentence) in mistakes {
            let refused = ana.submit(good.clone().fill(field, typed)).await;
            assert_eq!(refused.status, 422, "{field} {typed}: {}", refused.words());
            assert!(refused.words().contains(sentence), "{field} {typed}: {}", refused.words());
            assert!(refused.body.contains("<title>Error:") || field == "document", "{field} {typed}");
            let form = refused.form(&desk);
            assert_eq!((form.value(field), form.value("surnames")), (typed, "Och Cuz"), "{field} {typed}");
        }

        // A doubt is shown once and then believed; an age alone is enough.
        let doubted = ana.submit(good.fill("document", WRONG_CUI).fill("birth", "34")).await;
        let done = ana.submit(doubted.form(&desk).fill("confirmed", "cui_check_digit")).await;
        assert!(done.path.contains("/recibo/"), "{}", done.words());
    })
    .await;
}

#[tokio::test]
async fn two_clerks_send_the_same_line_and_one_person_is_registered() {
    everywhere(async |app| {
        let mut carlos = app.staff("turno@demo.example").await;
        approved(&mut carlos, "flight-clean-112.csv").await;
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk_of(&mut ana, "112").await;
        let (_, of_ana) = at_the_desk(&mut ana, &desk, "13").await;
        let (_, of_carlos) = at_the_desk(&mut carlos, &desk, "13").await;
        let first = ana.submit(of_ana.clone().fill("consent", "all")).await;
        assert!(first.path.contains("/recibo/"), "{}", first.words());
        let second = carlos.submit(of_carlos.fill("consent", "none")).await;
        assert_eq!(second.status, 409);
        assert!(second.words().contains("Ana Lucía Recinos"), "it says who was faster: {}", second.words());
        let again = ana.submit(of_ana.clone().fill("consent", "all")).await;
        assert_eq!(again.path, first.path, "the same form gives the same receipt");
        let other = ana.submit(of_ana.fill("consent", "none")).await;
        assert_eq!(other.status, 409, "the same form with other answers is none of the two");
        assert!(ana.get("/vuelos").await.words().contains("1 de 112"));
    })
    .await;
}

#[tokio::test]
async fn a_registration_sent_after_the_session_ended_is_there_after_signing_in() {
    everywhere(async |app| {
        let mut carlos = app.staff("turno@demo.example").await;
        approved(&mut carlos, "flight-clean-112.csv").await;
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk_of(&mut ana, "112").await;
        let (_, form) = at_the_desk(&mut ana, &desk, "13").await;
        app.wait(SignedDuration::from_hours(13));
        let asked: Seen = ana.submit(form.fill("phone", "5512 3456").fill("consent", "all")).await;
        assert_eq!(asked.path, "/personal/entrar", "{}", asked.words());
        let form = asked.form("/personal/entrar").fill("user", "recepcion@demo.example");
        let kept = ana.submit(form.fill("password", casework::demo::PASSWORD)).await;
        assert!(kept.words().contains("Lo que escribió está guardado"), "{}", kept.words());
        let form = kept.form(&desk);
        assert_eq!(form.value("phone"), "5512 3456");
        let receipt = ana.submit(form).await;
        assert!(receipt.path.contains("/recibo/"), "{}", receipt.words());
        let line = looked_up(&mut ana, &desk, "caxaj").await;
        assert!(line.words().contains("Caxaj"), "{}", line.words());
        assert!(ana.get("/vuelos").await.words().contains("1 de 112"), "the very line arrived, not somebody else");
        let number = looked_up(&mut ana, &desk, "13").await;
        assert!(number.words().contains(&receipt.path[receipt.path.len() - 8..]), "{}", number.words());
    })
    .await;
}
