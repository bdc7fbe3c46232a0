//! Marta makes a task of what is missing, finds it on the file and among hers, puts it off and ends it.

use jiff::{SignedDuration, ToSpan};
use tests::{Browser, Filled, Seen, everywhere};

use super::programmes::{answer, calculate};
use crate::story::thread::{interviewed, registered};
use crate::story::{approved, at_the_desk, desk_of};

/// The page of programmes of somebody who would like a course that asks for a paper they do not have.
async fn lacking(marta: &mut Browser) -> (String, Seen) {
    let case = interviewed(marta).await;
    answer(marta, &case, "trabajo", &[("training", "yes")]).await;
    let page = marta.get(&format!("{case}/programas")).await;
    let page = marta.submit(calculate(&page, &case)).await;
    (case, page)
}

/// The kind of the first task about a paper that a page offers to make.
fn paper(page: &Seen) -> String {
    let kinds = page.body.split("name=\"kind\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut papers = kinds.filter(|kind| kind.starts_with("get_"));
    papers.next().unwrap_or_else(|| panic!("no task about a paper: {}", page.words())).to_owned()
}

#[tokio::test]
async fn what_is_missing_becomes_a_task_that_is_put_off_and_ends() {
    everywhere(async |app| {
        registered(app).await;
        let mut marta = app.staff("gestora@demo.example").await;
        assert!(marta.get("/tareas").await.words().contains("No tiene tareas pendientes"));
        let (case, page) = lacking(&mut marta).await;
        assert!(page.words().contains("Crear tarea"), "{}", page.words());
        let at = format!("{case}/tareas");
        let kind = paper(&page);

        // The person asked for a bed for tonight, so it is due tomorrow; the same form twice, and another, make one.
        let make = page.form(&at).fill("kind", &kind);
        let made = marta.submit(make.clone()).await;
        assert_eq!(made.path, format!("{case}/programas"), "{}", made.words());
        let tomorrow = app.house.today().checked_add(1.days()).expect("a day");
        let due = format!("Tarea creada · vence {}-", tomorrow.day());
        assert!(made.words().contains(&due) && !made.body.contains(&format!("value=\"{kind}\"")), "{}", made.words());
        marta.submit(make).await;
        if made.body.contains(&format!("action=\"{at}\"")) {
            marta.submit(made.form(&at).fill("kind", &kind)).await;
        }
        let file = marta.get(&case).await;
        assert_eq!(file.body.matches("/hecha\"").count(), 1, "{}", file.words());
        assert!(file.words().contains("Conseguir: ") && file.words().contains("Vence mañana"), "{}", file.words());
        assert_eq!(file.words().matches("Tarea creada").count(), 1, "it stands in the story once");
        let mine = marta.get("/tareas").await;
        assert!(mine.words().contains("Conseguir: ") && mine.words().contains("José"), "{}", mine.words());
        mine.link(&case, "#tasks");

        // Late, it says so; put off to another day it does not.
        app.wait(SignedDuration::from_hours(72));
        let mut marta = app.staff("gestora@demo.example").await;
        assert!(marta.get("/tareas").await.words().contains("Venció"), "what is late says so");
        let file = marta.get(&case).await;
        let done = file.link(&format!("{at}/"), "/hecha");
        let task = done.trim_end_matches("/hecha");
        let snooze = format!("{task}/posponer");
        for (typed, said) in
            [("", "No es una fecha"), ("2020-01-01", "Esa fecha ya pasó"), ("2099-01-01", "Revise el año")]
        {
            let refused = marta.submit(file.form(&snooze).fill("day", typed)).await;
            assert!(refused.status == 422 && refused.words().contains(said), "{typed}: {}", refused.words());
            assert_eq!(refused.form(&snooze).value("day"), typed, "nothing typed is lost");
        }
        let day = app.house.today().checked_add(10.days()).expect("a day");
        let file = marta.submit(file.form(&snooze).fill("day", &day.to_string())).await;
        assert!(file.words().contains("en 10 días") && file.words().contains("Tarea pospuesta"), "{}", file.words());
        assert!(!marta.get("/tareas").await.words().contains("Venció"));

        // Nobody else finds it: not a desk, not another entity, not under another file.
        for email in ["recepcion@demo.example", "albergue@demo.example", "proteccion@demo.example"] {
            let mut other = app.staff(email).await;
            for form in [file.form(&done), page.form(&at).fill("kind", &kind)] {
                assert_eq!(other.submit(form).await.status, 404, "{email}");
            }
        }
        let stranger = "/personas/0195f2a0-6c1e-7b44-9d10-3f2a5e8c7711";
        let elsewhere = Filled { action: done.replace(&case, stranger), ..file.form(&done) };
        assert_eq!(marta.submit(elsewhere).await.status, 404);

        // Done once, and kept; what ended can be made again.
        let ended = marta.submit(file.form(&done)).await;
        assert!(ended.words().contains("Ver 1 tarea terminada Conseguir: "), "{}", ended.words());
        assert!(ended.words().contains("Tarea hecha") && !ended.body.contains("/hecha\""), "{}", ended.words());
        assert!(marta.get("/tareas").await.words().contains("No tiene tareas pendientes"));
        let again = marta.get(&format!("{case}/programas")).await;
        assert!(again.body.contains(&format!("value=\"{kind}\"")), "{}", again.words());
        let english = marta.get("/tareas?idioma=en").await.words();
        assert!(english.contains("You have no open tasks"), "{english}");
    })
    .await;
}

#[tokio::test]
async fn a_task_goes_with_its_file() {
    everywhere(async |app| {
        registered(app).await;
        let mut marta = app.staff("gestora@demo.example").await;
        let (case, page) = lacking(&mut marta).await;
        let at = format!("{case}/tareas");
        marta.submit(page.form(&at).fill("kind", &paper(&page))).await;

        let mut rosa = app.staff("coordinacion@demo.example").await;
        assert!(rosa.get("/tareas").await.words().contains("No tiene tareas pendientes"), "it is Marta's");
        let file = rosa.get(&case).await;
        let assign = format!("{case}/asignar");
        let to = file.body.split("<select").find(|one| one.contains("name=\"to\"")).expect("colleagues");
        let to = to.split("value=\"").filter_map(|rest| rest.split('"').next()).find(|id| id.len() == 36);
        rosa.submit(file.form(&assign).fill("to", to.expect("a colleague"))).await;
        assert!(marta.get("/tareas").await.words().contains("No tiene tareas pendientes"), "it went with the file");
        assert!(rosa.get("/tareas").await.words().contains("Conseguir: "), "to whom has it now");
    })
    .await;
}

#[tokio::test]
async fn where_somebody_returns_to_is_asked_from_the_card() {
    everywhere(async |app| {
        let mut carlos = app.staff("turno@demo.example").await;
        approved(&mut carlos, "flight-clean-112.csv").await;
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = desk_of(&mut ana, "112").await;
        let (_, form) = at_the_desk(&mut ana, &desk, "1").await;
        let receipt = ana.submit(form.fill("destination", "").fill("consent", "all")).await;
        assert!(receipt.path.contains("/recibo/"), "{}", receipt.words());

        let mut marta = app.staff("gestora@demo.example").await;
        let case = interviewed(&mut marta).await;
        let page = marta.get(&format!("{case}/programas")).await;
        let lack = "Dónde va a vivir, para saber la distancia. Se anota en el registro de llegada.";
        let make = format!("{lack} Crear tarea : Preguntar y anotar a dónde regresa (");
        assert!(page.words().contains(&make), "{}", page.words());
        let made = marta.submit(page.form(&format!("{case}/tareas")).fill("kind", "record_home")).await;
        let said = made.words();
        assert!(said.contains(&format!("{lack} Tarea creada · vence ")) && !said.contains(&make), "{said}");
        assert!(marta.get(&case).await.words().contains("Preguntar y anotar a dónde regresa"));
    })
    .await;
}
