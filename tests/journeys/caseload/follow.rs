//! Marta follows a referral: reminds, writes down what was said by telephone, takes one back; notes, consents, and a file given on.

use jiff::SignedDuration;
use tests::everywhere;

use crate::story::thread::{interviewed, referred, registered};

#[tokio::test]
async fn a_referral_is_reminded_answered_by_telephone_and_taken_back() {
    everywhere(async |app| {
        registered(app).await;
        let mut marta = app.staff("gestora@demo.example").await;
        let case = interviewed(&mut marta).await;
        let (_, file) = referred(&mut marta, &case).await;
        let referral = file.link("/referencias/", "");
        let page = marta.get(&referral).await;
        assert!(page.words().contains("José") && page.words().contains("Estamos preguntando"), "{}", page.words());
        let remind = format!("{referral}/insistir");
        let page = marta.submit(page.form(&remind)).await;
        assert!(page.words().contains("Se insistió con la entidad"), "{}", page.words());
        let again = marta.submit(page.form(&remind)).await;
        assert_eq!(again.status, 422, "not twice in four hours");
        assert!(marta.get(&referral).await.words().contains("Enviada"), "a reminder changes nothing else");
        app.wait(SignedDuration::from_hours(5));

        // Nobody is given a date or an hour that is over.
        let mut marta = app.staff("gestora@demo.example").await;
        let phone = format!("{referral}/respuesta");
        let page = marta.get(&referral).await;
        let today = app.house.today().to_string();
        let past =
            marta.submit(page.form(&phone).fill("answer", "accept").fill("on", "2026-11-20").fill("reason", "")).await;
        assert!(past.status == 422 && past.words().contains("Esa fecha ya pasó"), "{}", past.words());
        let hour =
            marta.submit(past.form(&phone).fill("answer", "accept").fill("on", &today).fill("at", "08:00")).await;
        assert_eq!(hour.status, 422, "{}", hour.words());
        let declined = marta.submit(hour.form(&phone).fill("answer", "decline").fill("reason", "no_place")).await;
        assert!(
            declined.words().contains("No aceptada")
                && declined.words().contains("por teléfono")
                && declined.words().contains("No hay lugar"),
            "{}",
            declined.words()
        );
        assert!(declined.words().contains("Buscar otro lugar"), "the person can be referred elsewhere");

        // The place is free and the need waits again: it can go out once more, and be taken back.
        app.wait(SignedDuration::from_mins(5));
        let (_, file) = referred(&mut marta, &case).await;
        let second = file
            .body
            .split('"')
            .filter(|part| part.starts_with("/referencias/"))
            .find(|part| **part != *referral)
            .expect("another referral")
            .to_owned();
        let page = marta.get(&second).await;
        let empty = marta.submit(page.form(&format!("{second}/retirar"))).await;
        assert_eq!(empty.status, 422, "who takes back says why");
        let back = marta.submit(empty.form(&format!("{second}/retirar")).fill("kind", "not_wanted")).await;
        assert!(
            back.words().contains("Retirada") && back.words().contains("La persona ya no quiere"),
            "{}",
            back.words()
        );
        // A place that was accepted is given back with its date, and the person is told.
        let (_, file) = referred(&mut marta, &case).await;
        let known = [referral.clone(), second.clone()];
        let third = file
            .body
            .split('"')
            .filter(|part| part.starts_with("/referencias/"))
            .find(|part| !known.iter().any(|one| one == part))
            .expect("a third")
            .to_owned();
        let page = marta.get(&third).await;
        let accepted = marta
            .submit(
                page.form(&format!("{third}/respuesta"))
                    .fill("answer", "accept")
                    .fill("on", &today)
                    .fill("at", "23:00")
                    .fill("reason", ""),
            )
            .await;
        assert!(accepted.words().contains("Aceptada"), "{}", accepted.words());
        app.deliver().await;
        let back = marta.submit(accepted.form(&format!("{third}/retirar")).fill("kind", "moved")).await;
        assert!(back.words().contains("Retirada"), "{}", back.words());
        let file = marta.get(&case).await.words();
        assert!(file.contains("Cita cancelada"), "{file}");
        app.wait(SignedDuration::from_mins(5));
        let (_, fourth) = referred(&mut marta, &case).await;
        assert_eq!(fourth.path, case, "the need waits again: {}", fourth.words());
        let saw = marta.get(&format!("{case}/accesos")).await.words();
        assert!(saw.contains("Marta Ixchop") && saw.contains("retiró una referencia"), "{saw}");
        let mut other = app.staff("albergue@demo.example").await;
        assert_eq!(other.get(&second).await.status, 404, "a provider has its own page for it");
    })
    .await;
}

#[tokio::test]
async fn notes_for_few_eyes_a_permission_taken_back_and_a_file_given_on() {
    everywhere(async |app| {
        registered(app).await;
        let mut marta = app.staff("gestora@demo.example").await;
        let case = interviewed(&mut marta).await;
        let note = format!("{case}/notas");
        let page = marta.get(&case).await;
        let empty = marta.submit(page.form(&note)).await;
        assert_eq!(empty.status, 422);
        let wrote = marta
            .submit(empty.form(&note).fill("note", "Su hermano no debe saber dónde está.").fill("narrow", "yes"))
            .await;
        assert!(wrote.words().contains("Su hermano no debe saber"), "{}", wrote.words());
        marta.submit(wrote.form(&note).fill("note", "Prefiere que le llamen por la tarde.")).await;
        let mut carlos = app.staff("turno@demo.example").await;
        let seen = carlos.get(&case).await.words();
        assert!(
            seen.contains("por la tarde") && !seen.contains("hermano"),
            "the hall reads what is for everybody: {seen}"
        );
        let mut rosa = app.staff("coordinacion@demo.example").await;
        assert!(rosa.get(&case).await.words().contains("hermano"));

        // A permission is taken back as easily as it was given; then nothing can be shared.
        let permits = format!("{case}/permisos");
        let page = marta.get(&permits).await;
        assert!(page.words().contains("Sí, hasta el"), "{}", page.words());
        let share =
            page.body.split("<section").find(|part| part.contains("for-share")).expect("sharing is listed").to_owned();
        assert!(share.contains("withdraw"), "{share}");
        let form = page.form(&permits).fill("purpose", "share").fill("answer", "withdraw");
        let page = marta.submit(form).await;
        assert!(page.words().contains("Lo quitó"), "{}", page.words());
        app.deliver().await;
        assert!(app.letters().iter().any(|letter| letter.contains("datos@demo.example")), "data protection is told");
        assert!(
            !marta.get(&format!("{case}/programas")).await.body.contains(&format!("{case}/referir/")),
            "nothing is shared without permission"
        );
        let page = marta.get(&format!("{permits}?para=share")).await;
        let form = page.form(&permits).fill("purpose", "share").fill("answer", "yes").fill("how", "spoken");
        let alone = marta.submit(form).await;
        assert_eq!(alone.status, 422, "a spoken yes has a witness");
        let given = marta
            .submit(
                alone
                    .form(&permits)
                    .fill("purpose", "share")
                    .fill("answer", "yes")
                    .fill("how", "spoken")
                    .fill("witness", "yes"),
            )
            .await;
        assert!(given.status.is_success() && given.words().contains("Sí, hasta el"), "{}", given.words());

        // A need that is not met stays in the register.
        let file = marta.get(&case).await;
        let need = file.link(&format!("{case}/necesidades/"), "");
        let page = marta.get(&need).await;
        assert_eq!(marta.submit(page.form(&need)).await.status, 422);
        let file = marta
            .submit(
                page.form(&need)
                    .fill("outcome", "unmet:no_offer")
                    .fill("request_id", "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7799"),
            )
            .await;
        assert!(file.words().contains("Sin resolver"), "{}", file.words());

        // Rosa gives the file on; Marta does not find it any more.
        let assign = format!("{case}/asignar");
        assert_eq!(
            marta.post(&assign, &[("request_id", "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7714")]).await.status,
            404,
            "a caseworker asks the supervisor"
        );
        let page = rosa.get(&case).await;
        let rosas = page
            .body
            .split("<option")
            .skip(1)
            .find(|part| part.contains("Rosa Méndez"))
            .and_then(|part| part.split('"').nth(1))
            .expect("Rosa can take it")
            .to_owned();
        let given = rosa.submit(page.form(&assign).fill("to", &rosas)).await;
        assert!(given.words().contains("Atiende: Rosa Méndez"), "{}", given.words());
        assert_eq!(marta.get(&case).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn marta_asks_whether_two_records_are_one_person_and_a_coordinator_looks() {
    everywhere(async |app| {
        registered(app).await;
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = crate::story::desk_of(&mut ana, "112").await;
        let (_, form) = crate::story::at_the_desk(&mut ana, &desk, "13").await;
        let receipt = ana.submit(form.fill("consent", "all")).await.path;
        let receipt = receipt.rsplit('/').next().expect("a receipt");

        let mut marta = app.staff("gestora@demo.example").await;
        let case = interviewed(&mut marta).await;
        let ask = format!("{case}/repetida");
        let file = marta.get(&case).await;
        let unknown = marta.submit(file.form(&ask).fill("receipt", "ZZZZ0000")).await;
        assert_eq!((unknown.status.as_u16(), unknown.form(&ask).value("receipt")), (422, "ZZZZ0000"));
        let asked = marta.submit(unknown.form(&ask).fill("receipt", &receipt.to_lowercase())).await;
        assert!(asked.words().contains("Se pidió comparar con otro registro"), "{}", asked.words());
        assert!(!asked.words().contains("Matías"), "who asks learns nothing of the other");
        assert_eq!(marta.get("/personal/repetidas").await.status, 404, "and does not decide");

        let mut rosa = app.staff("coordinacion@demo.example").await;
        let queue = rosa.get("/personal/repetidas").await;
        assert!(queue.words().contains("Matías") && queue.words().contains("Vásquez"), "{}", queue.words());
        let pair = rosa.get(&queue.link("/personal/repetidas/", "")).await;
        assert!(pair.status.is_success(), "{}", pair.words());
    })
    .await;
}
