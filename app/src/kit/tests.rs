use domain::problems::{ProblemCode, Problems, Typed};
use leptos::prelude::*;
use locales::Locale;
use locales::dates::Day;

use super::*;
use crate::render::render;

const ES: Locale = Locale::ES;

fn html(view: AnyView) -> String {
    render("", || view)
}

fn refused(name: &str, typed: &str, code: ProblemCode) -> Form {
    Form::refused(Typed::from([(name.to_owned(), typed.to_owned())]), Problems::one(name, code))
}

#[test]
fn a_text_area_escapes_what_is_in_it() {
    let form = Form::filled(Typed::from([("note".into(), "</textarea><script>x</script> & \"y\"".into())]));
    let shown = html(TextArea::new("note", "Nota").view(ES, &form));
    assert!(!shown.contains("<script") && shown.matches("</textarea>").count() == 1, "{shown}");
    assert!(shown.contains(">\n&lt;/textarea&gt;&lt;script&gt;"), "{shown}");
}

#[test]
fn a_wrong_field_keeps_what_was_typed_and_is_tied_to_its_words() {
    let form = refused("born", "31 02 \"1990", ProblemCode::DateImpossible);
    let shown = html(Field::date("born", "Nacimiento").hint("Día, mes y año.").view(ES, &form));
    assert!(shown.contains("class=\"field wrong\"") && shown.contains("aria-invalid=\"true\""));
    assert!(shown.contains("value=\"31 02 &quot;1990\""), "{shown}");
    assert!(shown.contains("aria-describedby=\"born-hint born-error\""));
    assert!(shown.contains("Ese día no existe."));
}

#[test]
fn secrets_are_never_written_back() {
    let form = refused("password", "hunter2", ProblemCode::SignInWrong);
    assert!(!html(Field::password("password", "Contraseña").view(ES, &form)).contains("hunter2"));
}

#[test]
fn a_warning_asks_and_does_not_block() {
    let form = refused("cui", "1", ProblemCode::CuiCheckDigit);
    let shown = html(Field::digits("cui", "CUI", 17).view(ES, &form));
    assert!(shown.contains("field unsure") && !shown.contains("aria-invalid"));
    let summary = error_summary(ES, &form, |_| Some("CUI".into())).map(html).expect("there is one");
    assert!(summary.contains("Revise y confirme") && summary.contains("href=\"#cui\""), "{summary}");
    assert!(confirm(ES, &form).map(html).expect("one tick").contains("value=\"cui_check_digit\""));
}

#[test]
fn the_summary_takes_focus_and_counts() {
    let form = refused("names", "", ProblemCode::Required);
    let shown = error_summary(ES, &form, |_| Some("Nombres".into())).map(html).expect("there is one");
    assert!(shown.contains("role=\"alert\"") && shown.contains("autofocus") && shown.contains("tabindex=\"-1\""));
    assert!(shown.contains("Falta revisar 1 respuesta") && shown.contains("Nombres: "));
    assert!(error_summary(ES, &Form::default(), |_| None).is_none());
}

#[test]
fn choices_show_the_key_that_chooses_them() {
    let form = Form::filled(Typed::from([("lang".into(), "mam".into())]));
    let choice = Choice::one("lang", "Idioma", vec![Opt::new("es", "Español"), Opt::new("mam", "Mam")]).picks();
    let shown = html(choice.view(ES, &form));
    assert!(shown.contains("<kbd aria-hidden=\"true\">2</kbd>"), "{shown}");
    assert_eq!(shown.matches(" checked").count(), 1);
    assert!(shown.contains("id=\"lang\"") && shown.contains("id=\"lang-2\""));
}

#[test]
fn municipalities_stand_under_their_department_with_their_other_names() {
    let departments = [Department {
        name: "Guatemala".into(),
        municipalities: vec![("0101".into(), "Guatemala".into()), ("0117".into(), "Petapa".into())],
    }];
    let form = Form::filled(Typed::from([("to".into(), "0117".into())]));
    let shown = render("", || municipality(ES, &form, "to", "Municipio", &departments));
    assert!(shown.contains("<optgroup label=\"Guatemala\">") && shown.contains("selected value=\"0117\""), "{shown}");
    assert!(
        shown.contains("data-also=\"San Miguel Petapa") && shown.contains("data-many=\"{n} municipios\""),
        "{shown}"
    );
}

#[test]
fn a_row_of_a_table_has_a_head_and_named_cells() {
    let table = Table {
        caption: "Vuelos".into(),
        columns: vec![Column::text("Vuelo"), Column::number("Personas")],
        lines: vec![Line::new(vec!["GTA 2209".into_any(), 86.into_any()])],
    };
    let shown = html(table.view());
    assert!(shown.contains("scope=\"row\"") && shown.contains(">GTA 2209</th>"), "{shown}");
    assert!(shown.contains("data-th=\"Personas\""), "{shown}");
}

#[test]
fn due_dates_say_how_near_they_are() {
    let now = Day::new(2025, 3, 14).at(12, 0);
    assert!(html(due(ES, Day::new(2025, 3, 14).at(18, 40), now)).contains("Vence hoy"));
    assert!(html(due(ES, Day::new(2025, 3, 14).at(9, 0), now)).contains("due past"));
    assert!(html(due(ES, Day::new(2025, 3, 13).at(9, 0), now)).contains("Venció 13-mar"));
    assert!(html(due(ES, Day::new(2025, 3, 28).at(9, 0), now)).contains("en 14 días"));
}

#[test]
fn every_state_has_its_shape_and_word() {
    for state in State::ALL {
        assert_eq!(State::parse(state.code()), Some(*state));
        let shown = html(tag(ES, *state));
        assert!(shown.contains(&format!("data-state=\"{}\"", state.code())) && shown.contains(&state.word(ES)));
    }
}

#[test]
fn the_cards_address_fits_the_smallest_code_it_is_printed_in() {
    let shown = qr("HTTPS://EJEMPLO.GT/T/482170395016", "Código QR").map(html).expect("short enough");
    assert!(shown.contains("viewBox=\"0 0 33 33\""), "{shown}");
}

#[test]
fn pages_around_the_present_one() {
    let shown = html(pagination(ES, Pages { page: 2, size: 25, total: 60 }, |page| format!("/bandeja?p={page}")));
    assert!(shown.contains("26 a 50 de 60") && shown.contains("/bandeja?p=3") && !shown.contains("?p=4"), "{shown}");
    assert!(!html(pagination(ES, Pages { page: 1, size: 25, total: 3 }, |_| String::new())).contains("<ul>"));
}

#[test]
fn places_add_up_in_words() {
    assert!(html(meter(ES, 40, 35, 3)).contains("2 libres de 40, 3 apartados"));
}

#[test]
fn words_of_another_language_are_marked() {
    let said = |locale| locales::Said { text: "x <y>".into(), locale };
    let mam = Locale::parse("mam").expect("listed");
    assert_eq!(html(words::say(ES, said(ES))), "x &lt;y&gt;");
    assert_eq!(html(words::say(mam, said(ES))), "x &lt;y&gt;");
    assert_eq!(html(words::say(mam, said(mam))), "<span lang=\"mam\">x &lt;y&gt;</span>");
}

/// Elements whose text the framework does not escape, and what the content policy blocks.
#[test]
fn raw_elements_are_used_in_one_place_only() {
    fn sources(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                sources(&entry, found);
            } else if entry.file_name().is_some_and(|name| name != "tests.rs") {
                found.push(entry);
            }
        }
    }
    let mut files = Vec::new();
    sources(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut files);
    assert!(files.len() > 30);
    for file in files {
        let text = std::fs::read_to_string(&file).expect("text");
        for raw in ["<textarea", "inner_html", "<noscript", " style:", " style=", "<Title"] {
            let allowed = file.ends_with("kit/textarea.rs") && matches!(raw, "<textarea" | "inner_html");
            assert!(allowed || !text.contains(raw), "{raw} in {}", file.display());
        }
    }
}
