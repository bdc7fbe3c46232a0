//! Lists: what comes is looked through before it counts, put right on the page, and corrected later without losing anything.

use tests::{Browser, Seen, TestApp, everywhere};

use super::registers;
use crate::story::looked_up;

const HEADER: &str =
    "No.,Apellidos,Nombres,Sexo,Fecha de nacimiento,Municipio,Departamento,Vuelo,Fecha de llegada,Procedencia";
const TAIL: &str = "Cobán,Alta Verapaz,GTA 77,24/11/2026,Alexandria";

fn list(rows: &[&str]) -> String {
    [HEADER].iter().chain(rows).map(|row| format!("{}\n", row.replace('…', TAIL))).collect()
}

const FIRST: [&str; 5] = [
    "1,Ixcoy Caal,Rosa,F,02/03/1988,…",
    "2,Tiu Batz,Pedro,M,15/06/1990,…",
    "3,Roto Mal,Juan,M,31/02/1990,…",
    "4,Caal Pop,Elena,F,20/09/1979,…",
    "5,Corta Fila,Luis,M",
];

/// Sends a list and waits until it is read.
async fn sends(clerk: &mut Browser, name: &str, text: &str) -> Seen {
    let page = clerk.get("/vuelos/listas").await;
    let mut seen = clerk.upload(page.form("/vuelos/listas"), name, text.as_bytes()).await;
    while seen.words().contains("Leyendo la lista") {
        let again = seen.path.clone();
        seen = clerk.get(&again).await;
    }
    seen
}

/// The list of the flight as the board leads to it.
async fn flight_list(clerk: &mut Browser, number: &str) -> Seen {
    let board = clerk.get("/vuelos").await;
    let from = board.body.find(number).expect("the flight is on the board");
    let link = board.body[from..].split('"').find(|part| part.ends_with("/lista")).expect("its list").to_owned();
    clerk.get(&link).await
}

fn place(page: &Seen, row: u32) -> String {
    page.link("/vuelos/listas/", &format!("-{row}"))
}

#[tokio::test]
async fn good_rows_go_in_and_the_others_are_put_right_before_or_after() {
    everywhere(async |app| {
        let mut turno = app.staff("turno@demo.example").await;
        let review = sends(&mut turno, "vuelo.csv", &list(&FIRST)).await;
        assert!(review.words().contains("GTA 77 · martes 24 de noviembre · desde Alexandria"), "{}", review.words());
        assert!(review.words().contains("3 Nuevas") && review.words().contains("2 Con error"), "{}", review.words());
        assert!(
            review.words().contains("Ese día no existe"),
            "what is wrong stands beside the row: {}",
            review.words()
        );

        // Juan's birth is put right on the page and looked at again at once.
        let form = review.form(&place(&review, 4));
        assert_eq!(form.value("c4"), "31/02/1990", "what was read stands in the box");
        let wrong = turno.submit(form.clone().fill("c4", "31/04/1990").fill("act", "repair")).await;
        assert!(wrong.words().contains("2 Con error"), "a wrong repair is no repair: {}", wrong.words());
        let right = turno.submit(wrong.form(&place(&wrong, 4)).fill("c4", "28/02/1990").fill("act", "repair")).await;
        assert!(right.words().contains("4 Nuevas") && right.words().contains("1 Con error"), "{}", right.words());

        // The short row stays behind; the good ones do not wait for it.
        let approved = turno.submit(right.form(&right.path)).await;
        assert!(approved.words().contains("Quedan 1 filas por corregir"), "{}", approved.words());
        assert!(flight_list(&mut turno, "GTA 77").await.words().contains("Roto Mal"));
        assert!(turno.get("/vuelos").await.words().contains("vuelo.csv: quedan 1 filas por corregir"));

        // Afterwards it is completed in full and added.
        let row = turno.get(&place(&approved, 6)).await;
        let form = [
            "5",
            "Corta Fila",
            "Luis",
            "M",
            "01/01/1985",
            "Cobán",
            "Alta Verapaz",
            "GTA 77",
            "24/11/2026",
            "Alexandria",
        ]
        .iter()
        .enumerate()
        .fold(row.form(&row.path), |form, (at, text)| form.fill(&format!("c{at}"), text));
        let whole = turno.submit(form.fill("act", "repair")).await;
        assert!(whole.words().contains("Agregar 1"), "{}", whole.words());
        let added = turno.submit(whole.form(&whole.path)).await;
        assert_eq!(added.path, "/vuelos", "nothing is left to do");
        let done = turno.get(&whole.path).await;
        assert!(done.words().contains("0 Con error") && !done.words().contains("Agregar"), "{}", done.words());
        let listed = flight_list(&mut turno, "GTA 77").await;
        assert_eq!(listed.body.matches("<th scope=\"row\"").count(), 5, "each once: {}", listed.words());

        // Sending the same form again changes nothing.
        turno.submit(whole.form(&whole.path)).await;
        assert_eq!(flight_list(&mut turno, "GTA 77").await.body.matches("<th scope=\"row\"").count(), 5);
    })
    .await;
}

const MESSAGE: &str = "UNA:+.? 'UNB+UNOA:4+AIR+DGM+261124:0600+1'UNH+1+PAXLST:D:12B:UN:IATA'BGM+745'TDT+20+GTA78+++GTA'\
LOC+125+AEX:::Alexandria'DTM+189:2611240700:201'LOC+87+GUA'DTM+232:2611241100:201'\
NAD+FL+++TIU BATZ:PEDRO++COBAN'ATT+2++M'DTM+329:900615'NAT+2+GTM'\
NAD+FL+++ROTO MAL:JUAN++COBAN'ATT+2++M'DTM+329:900231'NAT+2+GTM'\
NAD+FL+++CAAL POP:ELENA++NINGUNA PARTE'ATT+2++F'DTM+329:790920'NAT+2+GTM'CNT+42:3'UNT+18+1'UNZ+1+1'";

#[tokio::test]
async fn a_passenger_of_a_message_is_put_right_by_what_the_words_mean() {
    everywhere(async |app| {
        let mut turno = app.staff("turno@demo.example").await;
        let review = sends(&mut turno, "vuelo.edi", MESSAGE).await;
        assert!(review.words().contains("Ese día no existe"), "{}", review.words());
        assert!(!review.words().contains("Columnas"), "nobody is asked what a segment means: {}", review.words());

        let (juan, elena) = (place(&review, 2), place(&review, 3));
        let form = review.form(&juan);
        assert_eq!(form.value("c4"), "900231", "what was sent stands in the box");
        let before = count(&review, "Con error");
        let right = turno.submit(form.fill("c4", "28/02/1990").fill("act", "repair")).await;
        assert_eq!(count(&right, "Con error"), before - 1, "{}", right.words());
        let row = turno.get(&juan).await;
        assert!(row.words().contains("28/02/1990"), "a day as people write it is understood: {}", row.words());

        // A town that is none of ours: the box is the town's, not the name's.
        let row = turno.get(&elena).await;
        let form = row.form(&row.path);
        assert_eq!(form.value("c7"), "NINGUNA PARTE");
        turno.submit(form.fill("c7", "Cobán").fill("act", "repair")).await;
        let row = turno.get(&elena).await;
        assert!(row.words().contains("Cobán"), "{}", row.words());

        let left = turno.submit(row.form(&row.path).fill("act", "omit")).await;
        assert!(left.words().contains("1 No se van a importar"), "{}", left.words());
        turno.submit(left.form(&left.path)).await;
        let listed = flight_list(&mut turno, "GTA78").await;
        assert_eq!(listed.body.matches("<th scope=\"row\"").count(), 2, "{}", listed.words());
    })
    .await;
}

/// The number before the words of a group.
fn count(review: &Seen, group: &str) -> u32 {
    let words = review.words();
    let before = words.split(group).next().unwrap_or_default().trim_end();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).expect("a count")
}

#[tokio::test]
async fn a_row_is_left_out_and_brought_back_and_a_whole_list_is_refused() {
    everywhere(async |app| {
        let mut turno = app.staff("turno@demo.example").await;
        let review = sends(&mut turno, "vuelo.csv", &list(&FIRST)).await;
        let without = turno.submit(review.form(&place(&review, 4)).fill("act", "omit")).await;
        assert!(
            without.words().contains("1 No se van a importar") && without.words().contains("1 Con error"),
            "{}",
            without.words()
        );
        let back = turno.submit(without.form(&place(&without, 4)).fill("act", "restore")).await;
        assert!(
            back.words().contains("0 No se van a importar") && back.words().contains("2 Con error"),
            "{}",
            back.words()
        );

        let cancel = format!("{}/cancelar", back.path);
        let board = turno.submit(back.form(&cancel)).await;
        assert!(!board.words().contains("GTA 77"), "nothing of it went in");
        let refused = turno.get(&back.path).await;
        assert!(refused.words().contains("fue rechazada"), "{}", refused.words());
        let late = turno.post(&back.path, &[("request_id", "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7711")]).await;
        assert_eq!(late.status, 409);
        let mut gestora = app.staff("gestora@demo.example").await;
        assert_eq!(gestora.get(&back.path).await.status, 404, "caseworkers have no lists");
    })
    .await;
}

#[tokio::test]
async fn a_corrected_list_is_a_difference_and_what_the_desk_did_stays() {
    everywhere(async |app| {
        let mut turno = app.staff("turno@demo.example").await;
        let good = [FIRST[0], FIRST[1], FIRST[3], "6,Mejía Us,Carlos,M,12/12/1970,…"];
        let review = sends(&mut turno, "vuelo.csv", &list(&good)).await;
        turno.submit(review.form(&review.path)).await;
        let mut ana = app.staff("recepcion@demo.example").await;
        for surname in ["ixcoy", "mejia"] {
            arrives(app, &mut ana, surname).await;
        }

        // Rosa and Pedro were born on other days; Carlos and Elena are no longer named; Eva is new.
        let corrected =
            ["1,Ixcoy Caal,Rosa,F,02/03/1989,…", "2,Tiu Batz,Pedro,M,16/06/1990,…", "7,Choc Xol,Eva,F,01/05/2000,…"];
        let review = sends(&mut turno, "corregida.csv", &list(&corrected)).await;
        let words = review.words();
        for expected in [
            "1 Nuevas",
            "1 Cambian La lista",
            "1 Cambian y ya están registradas",
            "2 Ya no están en la lista",
            "02/03/1989 (queda como está)",
            "16/06/1990",
        ] {
            assert!(words.contains(expected), "{expected}: {words}");
        }
        turno.submit(review.form(&review.path)).await;
        let listed = flight_list(&mut turno, "GTA 77").await;
        let words = listed.words();
        for expected in [
            "16/06/1990",
            "02/03/1988",
            "La lista corregida dice otra cosa: Fecha de nacimiento.",
            "pero ya fue registrada",
            "Ya no está en la lista corregida. Visto",
            "Choc Xol",
        ] {
            assert!(words.contains(expected), "{expected}: {words}");
        }
        let board = turno.get("/vuelos").await.words();
        assert!(board.contains("2 de 4 registradas"), "Elena is not expected any more: {board}");

        // The marks go when somebody has seen them; the list again changes nothing.
        let seen = listed.link("/vuelos/", "/visto");
        let after = turno.submit(listed.form(&seen)).await;
        assert_eq!(after.body.matches("/visto").count() + 1, listed.body.matches("/visto").count());
        let again = sends(&mut turno, "corregida.csv", &list(&corrected)).await;
        assert!(
            again.words().contains("3 Sin cambio") && !again.words().contains("Ya no están en la lista"),
            "{}",
            again.words()
        );

        // Elena comes all the same, and is found and registered.
        arrives(app, &mut ana, "caal pop").await;
        assert!(turno.get("/vuelos").await.words().contains("3 de"));
    })
    .await;
}

/// Somebody of the list comes to the desk and is registered.
async fn arrives(app: &TestApp, clerk: &mut Browser, surname: &str) {
    let board = clerk.get("/vuelos").await;
    let from = board.body.find("GTA 77").expect("the flight is on the board");
    let desk = board.body[from..].split('"').find(|part| part.ends_with("/registro")).expect("its desk").to_owned();
    let page = looked_up(clerk, &desk, surname).await;
    let (card, _) = app.house.print_card(true).await.expect("a card is printed");
    let form = page.form(&desk).fill("card", &card.grouped()).fill("language", "spa").fill("consent", "all");
    let done = clerk.submit(form).await;
    assert!(done.path.contains("/recibo/"), "{surname}: {}", done.words());
}

#[tokio::test]
async fn columns_are_confirmed_once_and_remembered_for_the_sender() {
    everywhere(async |app| {
        let mut turno = app.staff("turno@demo.example").await;
        // Nothing says whether day or month comes first, and one column has a title nobody else uses.
        let text = |day: u8| format!("Folio,Apellidos,Nombres,Sexo,Nació,Zyx,Vuelo,Fecha de vuelo\nA1,Ixcoy Caal,Rosa,F,0{day}/04/1988,Cobán,GTA 90,2026-11-24\nA2,Tiu Batz,Pedro,M,05/06/1990,Nebaj,GTA 90,2026-11-24\n");
        let review = sends(&mut turno, "uno.csv", &text(3)).await;
        assert!(review.words().contains("primero va el día o el mes") && review.words().contains("Revíselas una vez"), "{}", review.words());
        let columns = turno.get(&format!("{}/columnas", review.path)).await;
        assert!(columns.words().contains("Cobán · Nebaj"), "some of what stands in each column: {}", columns.words());
        let form = columns.form(&columns.path).fill("order", "mdy").fill("f0_5", "municipality");
        let confirmed = turno.submit(form).await;
        assert!(!confirmed.words().contains("primero va el día o el mes"), "{}", confirmed.words());
        let second = sends(&mut turno, "dos.csv", &text(7)).await;
        let row = turno.get(&format!("{}/fila/0-2", second.path)).await;
        assert!(row.words().contains("04/07/1988") && row.words().contains("Cobán"), "the next list of this sender is read so: {}", row.words());
        let again = sends(&mut turno, "tres.csv", &text(8)).await;
        assert!(again.words().contains("ya se confirmaron"), "{}", again.words());
    })
    .await;
}

#[tokio::test]
async fn several_flights_in_one_file_are_parted_and_what_is_no_list_says_what_was_expected() {
    everywhere(async |app| {
        let mut turno = app.staff("turno@demo.example").await;
        let rows = list(&FIRST[..2])
            + list(&["1,Choc Xol,Eva,F,01/05/2000,…"])
                .replace("GTA 77", "GTA 78")
                .split_once('\n')
                .expect("a header")
                .1;
        let review = sends(&mut turno, "dos.csv", &rows).await;
        assert!(review.words().contains("GTA 77") && review.words().contains("GTA 78"), "{}", review.words());
        turno.submit(review.form(&review.path)).await;
        let board = turno.get("/vuelos").await.words();
        assert!(board.contains("GTA 77") && board.contains("GTA 78"), "{board}");

        for (name, bytes, words) in [
            ("foto.csv", &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], "es otra clase de archivo"),
            ("nada.csv", b"", "está vacío"),
            ("tienda.csv", b"Producto,Precio,Cantidad\nPan,3,10\nLeche,7,4\n", "Se esperaban columnas de personas"),
        ] {
            let page = turno.get("/vuelos/listas").await;
            let seen = turno.upload(page.form("/vuelos/listas"), name, bytes).await;
            assert!(seen.status == 422 && seen.words().contains(words), "{name}: {}", seen.words());
        }
        assert!(!turno.get("/vuelos").await.words().contains("Listas por aprobar"), "nothing of them was kept");

        // A list that does not say its flight asks for it.
        let nameless = "Apellidos,Nombres,Sexo,Fecha de nacimiento\nTum Lux,Rita,F,14/08/1990\n";
        let review = sends(&mut turno, "sin.csv", nameless).await;
        assert!(review.words().contains("¿De qué vuelo es?"), "{}", review.words());
        let chosen = turno.submit(review.form(&format!("{}/vuelo", review.path))).await;
        assert!(
            chosen.words().contains("Ya está en «Vuelos de hoy»") || chosen.words().contains("1 Nuevas"),
            "{}",
            chosen.words()
        );
    })
    .await;
}

#[tokio::test]
async fn somebody_who_came_before_is_recognised_by_their_name() {
    everywhere(async |app| {
        let mut ana = app.staff("recepcion@demo.example").await;
        let desk = super::desk(&mut ana).await;
        registers(
            &mut ana,
            &desk,
            &[("given_names", "Rosa"), ("surnames", "Ixcoy Caal"), ("birth", "02 03 1988"), ("language", "spa")],
        )
        .await;
        let mut turno = app.staff("turno@demo.example").await;
        let review = sends(&mut turno, "vuelo.csv", &list(&["1,Ixcoy Cahal,Rosa,F,02/03/1988,…", FIRST[1]])).await;
        assert!(
            review.words().contains("1 Parecidas a otra persona") && review.words().contains("1 Nuevas"),
            "{}",
            review.words()
        );
        let similar = review.words();
        assert!(similar.contains("Rosa Ixcoy Caal · noviembre de 2026"), "{similar}");
    })
    .await;
}
