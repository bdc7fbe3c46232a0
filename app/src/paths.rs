//! Every address of the portal. Links and redirects are built only here; nothing personal goes into one.

use std::fmt::Display;

use locales::Locale;

/// The name of the query parameter that keeps the language of public pages.
pub const LANGUAGE: &str = "idioma";

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {
        $($(#[$doc])* pub fn $name() -> String { $path.to_owned() })*
    };
}

fixed! {
    /// R1, start.
    start = "/";
    /// R2, card and PIN.
    enter = "/entrar";
    /// R3, the person's own process.
    my_process = "/mi-proceso";
    /// R5, answer to the next step: yes or no (POST).
    answer = "/mi-proceso/respuesta";
    /// R5, why not, and other times.
    cannot_go = "/mi-proceso/no-puedo";
    /// R5, done.
    answered = "/mi-proceso/listo";
    /// R10, leave and erase (POST).
    leave = "/salir";
    /// R10, done.
    left = "/salir/listo";
    /// R8, help now.
    help = "/ayuda";
    /// R9, what help exists.
    what_help = "/que-ayuda-hay";
    /// R11, lost card or PIN.
    lost_card = "/sin-tarjeta";
    /// R13, privacy and accessibility in plain words.
    privacy = "/privacidad";
    /// S1, staff sign-in.
    staff_sign_in = "/personal/entrar";
    /// S1, second step: the code of the second factor.
    staff_second_factor = "/personal/codigo";
    /// A form that was sent after its session had ended (GET; POST leaves it).
    staff_kept = "/personal/guardado";
    /// Sign out of a staff session (POST).
    staff_sign_out = "/personal/salir";
    /// Arrivals ledger.
    flights = "/vuelos";
    /// Triage list of the caseworker.
    inbox = "/bandeja";
    /// My open tasks.
    tasks = "/tareas";
    /// Search for a person (GET the box, POST what is typed into it).
    find = "/personal/buscar";
    /// Which centre to ask about somebody beyond one's own people (POST).
    find_beyond = "/personal/buscar/otro-centro";
    /// Records that may be one person.
    alike = "/personal/repetidas";
    /// Capacity board.
    capacity = "/cupos";
    /// Inbox of a provider.
    received = "/recibidas";
    /// Protection officer's list.
    protection = "/proteccion";
    /// Control room.
    room = "/sala";
    /// Access log.
    audit = "/auditoria";
    /// My account.
    my_account = "/mi-cuenta";
    /// Change theme and language (POST).
    my_account_look = "/mi-cuenta/aspecto";
    /// Change the password (POST).
    my_account_password = "/mi-cuenta/clave";
    /// End other sessions (POST).
    my_account_sessions = "/mi-cuenta/sesiones";
    /// What those who index the web are asked: to leave.
    robots = "/robots.txt";
    /// The tree beside the title.
    favicon = "/favicon.svg";
    /// The same for browsers that ask for it by its old name.
    favicon_ico = "/favicon.ico";
    /// Is the process alive.
    healthz = "/healthz";
    /// Can it serve.
    readyz = "/readyz";
    /// Counters.
    metrics = "/metrics";
}

/// The name of the query parameter that says where to go after sign-in.
pub const AFTER_SIGN_IN: &str = "volver";

/// S1, and back to a page of ours after it.
pub fn staff_sign_in_then(path: &str) -> String {
    after(staff_sign_in(), path)
}

/// S1, second step, and back to a page of ours after it.
pub fn staff_second_factor_then(path: &str) -> String {
    after(staff_second_factor(), path)
}

fn after(step: String, path: &str) -> String {
    if is_own(path) { format!("{step}?{AFTER_SIGN_IN}={path}") } else { step }
}

/// True for a path of this portal that needs no escaping: no other host, no query, nothing a browser could read otherwise.
pub fn is_own(path: &str) -> bool {
    let plain = |sign: u8| sign.is_ascii_alphanumeric() || b"/-_.".contains(&sign);
    path.starts_with('/') && !path.starts_with("//") && path.bytes().all(plain)
}

/// The address printed on the card's QR code; keeps the number out of the address bar by redirecting.
pub fn card(card: impl Display) -> String {
    format!("/t/{card}")
}

/// R4, one appointment of the person who is signed in.
pub fn appointment(appointment: impl Display) -> String {
    format!("/mi-proceso/cita/{appointment}")
}

/// The date of an appointment as a calendar file.
pub fn appointment_calendar(appointment: impl Display) -> String {
    format!("/mi-proceso/cita/{appointment}/fecha.ics")
}

/// One-time link by which a staff member sets the first password.
pub fn staff_set_up(token: impl Display) -> String {
    format!("/personal/alta/{token}")
}

/// A served file, by its hashed name.
pub fn asset(name: impl Display) -> String {
    format!("/assets/{name}")
}

/// Two records side by side (GET; POST decides).
pub fn alike_one(pair: impl Display) -> String {
    format!("/personal/repetidas/{pair}")
}

/// The second person's answer to a merge (POST).
pub fn merge(pair: impl Display) -> String {
    format!("/personal/repetidas/{pair}/unir")
}

/// Parts two merged records again (POST).
pub fn unmerge(merge: impl Display) -> String {
    format!("/personal/uniones/{merge}/separar")
}

/// One flight.
pub fn flight(flight: impl Display) -> String {
    format!("/vuelos/{flight}")
}

/// Passenger list of a flight: upload and review.
pub fn flight_list(flight: impl Display) -> String {
    format!("/vuelos/{flight}/lista")
}

/// The registration desk of a flight.
pub fn flight_desk(flight: impl Display) -> String {
    format!("/vuelos/{flight}/registro")
}

/// Looks somebody up at the desk (POST): what is typed may be a name and stands in no address.
pub fn flight_desk_find(flight: impl Display) -> String {
    format!("/vuelos/{flight}/registro/buscar")
}

/// One line of the list at the desk.
pub fn flight_desk_line(flight: impl Display, line: impl Display) -> String {
    format!("/vuelos/{flight}/registro?linea={line}")
}

/// The receipt of one registration.
pub fn flight_receipt(flight: impl Display, receipt: impl Display) -> String {
    format!("/vuelos/{flight}/recibo/{receipt}")
}

/// One line of the list, to be corrected (GET form, POST).
pub fn flight_line(flight: impl Display, line: impl Display) -> String {
    format!("/vuelos/{flight}/lista/{line}")
}

/// Somebody has seen what a corrected list said of a line (POST).
pub fn flight_line_seen(flight: impl Display, line: impl Display) -> String {
    format!("/vuelos/{flight}/lista/{line}/visto")
}

/// Upload a list (GET form, POST).
pub fn manifests() -> String {
    "/vuelos/listas".to_owned()
}

/// A list under review; POST approves.
pub fn manifest(upload: impl Display) -> String {
    format!("/vuelos/listas/{upload}")
}

/// Puts a list aside (POST).
pub fn manifest_cancel(upload: impl Display) -> String {
    format!("/vuelos/listas/{upload}/cancelar")
}

/// What the columns of a list mean (GET form, POST).
pub fn manifest_columns(upload: impl Display) -> String {
    format!("/vuelos/listas/{upload}/columnas")
}

/// One row of a list (GET, POST), by its place in the file.
pub fn manifest_row(upload: impl Display, place: impl Display) -> String {
    format!("/vuelos/listas/{upload}/fila/{place}")
}

/// Which flight a list means (POST).
pub fn manifest_flight(upload: impl Display) -> String {
    format!("/vuelos/listas/{upload}/vuelo")
}

/// How far the reading of a list is, as a stream of events.
pub fn manifest_progress(upload: impl Display) -> String {
    format!("/vuelos/listas/{upload}/avance")
}

/// An empty list with our titles, to be filled in.
pub fn manifest_template() -> String {
    "/vuelos/listas/plantilla.csv".to_owned()
}

/// Reconciliation of a flight.
pub fn flight_balance(flight: impl Display) -> String {
    format!("/vuelos/{flight}/cuadre")
}

/// A planeload routed together: who could be, and what was calculated before (GET; POST starts).
pub fn flight_plans(flight: impl Display) -> String {
    format!("/vuelos/{flight}/lugares")
}

/// One plan of a flight.
pub fn flight_plan(flight: impl Display, plan: impl Display) -> String {
    format!("/vuelos/{flight}/lugares/{plan}")
}

/// Accepts lines of a plan (POST).
pub fn flight_plan_accept(flight: impl Display, plan: impl Display) -> String {
    format!("/vuelos/{flight}/lugares/{plan}/aceptar")
}

/// Stops the making of a plan (POST).
pub fn flight_plan_cancel(flight: impl Display, plan: impl Display) -> String {
    format!("/vuelos/{flight}/lugares/{plan}/cancelar")
}

/// How far the making of a plan is, as a stream of events.
pub fn flight_plan_progress(flight: impl Display, plan: impl Display) -> String {
    format!("/vuelos/{flight}/lugares/{plan}/avance")
}

/// One step of a flight (POST), such as `cerrar`.
pub fn flight_act(flight: impl Display, act: impl Display) -> String {
    format!("/vuelos/{flight}/cuadre/{act}")
}

/// Says of listed people why they did not come (POST).
pub fn flight_decide_lines(flight: impl Display) -> String {
    format!("/vuelos/{flight}/lineas")
}

/// Says why people stay without a card (POST).
pub fn flight_excuse_cards(flight: impl Display) -> String {
    format!("/vuelos/{flight}/tarjetas")
}

/// The list behind a watch of the control room.
pub fn room_watch(watch: impl Display) -> String {
    format!("/sala/{watch}")
}

/// The people of a flight behind a number of the control room.
pub fn room_flight(flight: impl Display, milestone: impl Display) -> String {
    format!("/sala/vuelos/{flight}/{milestone}")
}

/// Opens one file beyond the own scope, for a reason (GET form, POST).
pub fn glass() -> String {
    "/abrir".to_owned()
}

/// A file opened so, while it is open.
pub fn glass_file(case: impl Display) -> String {
    format!("/abrir/{case}")
}

/// The register of files opened so.
pub fn glass_register() -> String {
    "/auditoria/aperturas".to_owned()
}

/// Judges one use (POST).
pub fn glass_review(glass: impl Display) -> String {
    format!("/auditoria/aperturas/{glass}")
}

/// Cards for the box (GET form, POST prints them).
pub fn cards() -> String {
    "/vuelos/tarjetas".to_owned()
}

/// A card printed at the desk for whoever has this receipt (GET form, POST prints it).
pub fn receipt_card(flight: impl Display, receipt: impl Display) -> String {
    format!("/vuelos/{flight}/recibo/{receipt}/tarjeta")
}

/// The slip of today for whoever has this receipt.
pub fn receipt_slip(flight: impl Display, receipt: impl Display) -> String {
    format!("/vuelos/{flight}/recibo/{receipt}/papel")
}

/// A person's file.
pub fn person(case: impl Display) -> String {
    format!("/personas/{case}")
}

/// One section of the interview.
pub fn interview(case: impl Display, section: impl Display) -> String {
    format!("/personas/{case}/entrevista/{section}")
}

/// Recommended programmes.
pub fn programmes(case: impl Display) -> String {
    format!("/personas/{case}/programas")
}

/// A programme does not suit (GET form, POST).
pub fn unsuited(case: impl Display, programme: impl Display) -> String {
    format!("/personas/{case}/programas/{programme}/no-conviene")
}

/// It may be offered again after all (POST).
pub fn unsuited_back(case: impl Display, unsuited: impl Display) -> String {
    format!("/personas/{case}/no-conviene/{unsuited}/deshacer")
}

/// Check and send a referral.
pub fn refer(case: impl Display, offering: impl Display) -> String {
    format!("/personas/{case}/referir/{offering}")
}

/// The slip of today for a person.
pub fn person_slip(case: impl Display) -> String {
    format!("/personas/{case}/papel")
}

/// A card printed for a person (GET form, POST prints it).
pub fn person_card(case: impl Display) -> String {
    format!("/personas/{case}/tarjeta")
}

/// A note in a person's file (POST).
pub fn person_note(case: impl Display) -> String {
    format!("/personas/{case}/notas")
}

/// Makes a task of what is missing for a person (POST).
pub fn person_tasks(case: impl Display) -> String {
    format!("/personas/{case}/tareas")
}

/// One thing done with a task (POST), such as `hecha`.
pub fn person_task(case: impl Display, task: impl Display, act: impl Display) -> String {
    format!("/personas/{case}/tareas/{task}/{act}")
}

/// Asks whether a person has another record (POST).
pub fn person_alike(case: impl Display) -> String {
    format!("/personas/{case}/repetida")
}

/// An appointment of a person (GET form, POST).
pub fn person_appointment(case: impl Display) -> String {
    format!("/personas/{case}/citas")
}

/// Gives a file to a colleague (POST).
pub fn person_assign(case: impl Display) -> String {
    format!("/personas/{case}/asignar")
}

/// Who opened or changed a file.
pub fn person_trail(case: impl Display) -> String {
    format!("/personas/{case}/accesos")
}

/// What the person agreed to (GET, POST).
pub fn consents(case: impl Display) -> String {
    format!("/personas/{case}/permisos")
}

/// How a need ended (GET form, POST).
pub fn need(case: impl Display, need: impl Display) -> String {
    format!("/personas/{case}/necesidades/{need}")
}

/// One referral, for staff.
pub fn referral(referral: impl Display) -> String {
    format!("/referencias/{referral}")
}

/// One thing done with a referral (POST), such as `retirar`.
pub fn referral_act(referral: impl Display, act: impl Display) -> String {
    format!("/referencias/{referral}/{act}")
}

/// One referral in a provider's inbox.
pub fn received_one(referral: impl Display) -> String {
    format!("/recibidas/{referral}")
}

/// A provider's answer (POST).
pub fn received_answer(referral: impl Display) -> String {
    format!("/recibidas/{referral}/respuesta")
}

/// The signed link in a provider's mail.
pub fn signed_link(token: impl Display) -> String {
    format!("/r/{token}")
}

/// Places of one offering.
pub fn capacity_of(offering: impl Display) -> String {
    format!("/cupos/{offering}")
}

/// One sealed file.
pub fn protection_one(case: impl Display) -> String {
    format!("/proteccion/{case}")
}

/// The telephones of a sealed file, in full.
pub fn protection_contacts(case: impl Display) -> String {
    format!("/proteccion/{case}/telefonos")
}

/// A note in a sealed file (POST).
pub fn protection_note(case: impl Display) -> String {
    format!("/proteccion/{case}/notas")
}

/// Closes a sealed file (POST).
pub fn protection_close(case: impl Display) -> String {
    format!("/proteccion/{case}/cerrar")
}

/// One thing done with a hand-over (POST), such as `tomar`.
pub fn protection_act(case: impl Display, handover: impl Display, act: impl Display) -> String {
    format!("/proteccion/{case}/entregas/{handover}/{act}")
}

/// An address that keeps the language of a public page; Spanish needs no sign.
pub fn in_language(path: &str, locale: Locale) -> String {
    if locale == Locale::ES { path.to_owned() } else { told_language(path, locale) }
}

/// An address that says the language, Spanish too: for whoever reads in another one now.
pub fn told_language(path: &str, locale: Locale) -> String {
    let (path, fragment) = path.split_once('#').map_or((path, None), |(path, part)| (path, Some(part)));
    let joint = if path.contains('?') { '&' } else { '?' };
    let fragment = fragment.map(|part| format!("#{part}")).unwrap_or_default();
    format!("{path}{joint}{LANGUAGE}={}{fragment}", locale.code())
}

/// A telephone link; a number of eight digits is one of Guatemala, a short one is a service line.
pub fn telephone(number: &str) -> String {
    let plus = number.trim_start().starts_with('+');
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match (plus, digits.len()) {
        (true, _) => format!("tel:+{digits}"),
        (false, 8) => format!("tel:+502{digits}"),
        (false, _) => format!("tel:{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_stays_in_the_address() {
        assert_eq!(in_language("/ayuda", Locale::ES), "/ayuda");
        assert_eq!(in_language("/#idioma", Locale::EN), "/?idioma=en#idioma");
        assert_eq!(in_language("/x?a=1", Locale::EN), "/x?a=1&idioma=en");
    }

    #[test]
    fn after_sign_in_nobody_is_sent_elsewhere() {
        assert_eq!(staff_sign_in_then("/vuelos/7"), "/personal/entrar?volver=/vuelos/7");
        for path in ["//evil.example", "https://evil.example", "/\\evil", "/a?b=c", "/%2f", "", "x"] {
            assert_eq!(staff_sign_in_then(path), "/personal/entrar", "{path}");
        }
    }

    #[test]
    fn telephone_links() {
        assert_eq!(telephone("2999 0100"), "tel:+50229990100");
        assert_eq!(telephone("110"), "tel:110");
        assert_eq!(telephone("+1 (213) 555-0100"), "tel:+12135550100");
    }
}
