use std::sync::Arc;

use leptos::prelude::*;
use locales::Locale;

use super::menu::current;
use super::{Head, Me, Place, PublicFrame, StaffFrame, Theme, public_page, staff_page};
use crate::assets::Assets;
use crate::kit;

pub(crate) fn public_frame(locale: Locale) -> PublicFrame {
    PublicFrame {
        locale,
        nonce: "bm9uY2U".into(),
        demo: true,
        request_id: "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7711".into(),
        path: "/".into(),
        notice: None,
        signed_in: false,
        phone: "2999 0100".into(),
    }
}

pub(crate) fn staff_frame(locale: Locale) -> StaffFrame {
    StaffFrame {
        locale,
        nonce: "bm9uY2U".into(),
        demo: false,
        request_id: "0195f2a0-6c1e-7b44-9d10-3f2a5e8c7711".into(),
        here: "/vuelos/7/registro?linea=3".into(),
        path: "/vuelos/7/registro".into(),
        notice: None,
        assets: Arc::new(Assets {
            staff_css: "staff.1a.css".into(),
            staff_js: "staff.2b.js".into(),
            island_loader: Some("islands.3c.js".into()),
        }),
        theme: Theme::System,
        keys: true,
        me: Some(Me {
            name: "Ana <López>".into(),
            place: Some("La Aurora · puesto 3".into()),
            menu: vec![Place::Flights, Place::Desk { flight: "7".into() }, Place::Find],
            finds: true,
        }),
        printed_at: "14-mar 12:40".into(),
    }
}

#[test]
fn a_public_page_has_no_script_and_says_its_language() {
    let html = public_page(&public_frame(Locale::EN), Head::new("Home </title><script>"), || view! { <p>"<x>"</p> });
    assert!(html.starts_with("<!doctype html><html lang=\"en\">"));
    assert!(!html.contains("<script"));
    assert!(html.contains("<title>Home &lt;/title&gt;&lt;script&gt; · Ceiba</title>"));
    assert!(html.contains("<p>&lt;x&gt;</p>"));
    assert_eq!(html.matches("<style").count(), 1);
    assert!(html.contains("/ayuda?idioma=en"));
    assert!(!html.contains("/salir"));
}

#[test]
fn a_language_without_text_declares_spanish() {
    let mam = Locale::parse("mam").expect("listed");
    let html = public_page(&public_frame(mam), Head::new("Inicio"), || ());
    assert!(html.contains("<html lang=\"es-GT\">") && html.contains("idioma=mam"));
}

#[test]
fn signed_in_people_can_leave_and_erase() {
    let frame = PublicFrame { signed_in: true, ..public_frame(Locale::ES) };
    let html = public_page(&frame, Head::new("Mi proceso"), || ());
    assert!(html.contains("action=\"/salir\"") && html.contains("name=\"request_id\""));
}

#[test]
fn a_staff_page_loads_islands_only_when_it_has_one() {
    let frame = staff_frame(Locale::ES);
    let plain = staff_page(&frame, Head::new("Vuelos"), || ());
    assert!(!plain.contains("islands.3c.js") && plain.contains("/assets/staff.1a.css"));
    assert!(plain.contains("Ana &lt;López&gt;") && !plain.contains("data-theme"));
    let dark = StaffFrame { theme: Theme::Dark, ..frame };
    let without = staff_page(&dark, Head::new("Registro").with_islands(), || ());
    assert!(!without.contains("islands.3c.js"), "the policy of a page without an island forbids WebAssembly");
    let lively = staff_page(&dark, Head::new("Registro").with_islands().error(true), || {
        kit::municipality(Locale::ES, &kit::Form::default(), "destination", "Va a", &[])
    });
    assert!(lively.contains("src=\"/assets/islands.3c.js\""));
    assert!(lively.contains("data-theme=\"dark\"") && lively.contains("<title>Error: Registro"));
}

#[test]
fn the_longest_address_is_the_current_place() {
    let places = [Place::Flights, Place::Desk { flight: "7".into() }, Place::Find];
    assert_eq!(current(&places, "/vuelos/7/registro"), Some(1));
    assert_eq!(current(&places, "/vuelos/7"), Some(0));
    assert_eq!(current(&places, "/vuelosx"), None);
}
