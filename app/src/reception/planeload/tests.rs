use locales::Locale;

use super::*;
use crate::kit::State;
use crate::shell::staff_frame;

fn going(of: u64, left: Option<u64>) -> Going {
    let (flight, plan, number) = ("7".into(), "9".into(), "GTA 2215".into());
    Going { flight, plan, number, doing: Doing::Placing, done: 12, of, left }
}

#[test]
fn a_plan_being_made_can_be_followed_looked_at_again_and_cancelled_without_script() {
    let html = going_page(&staff_frame(Locale::ES), &going(40, Some(1)));
    assert!(html.contains("data-stream=\"/vuelos/7/lugares/9/avance\"") && html.contains("<leptos-island"));
    assert!(html.contains("12 de 40 necesidades · falta 1 segundo") && html.contains("max=\"40\""));
    assert!(html.contains("action=\"/vuelos/7/lugares/9/cancelar\"") && html.contains("href=\"/vuelos/7/lugares/9\""));
    let early = going_page(&staff_frame(Locale::EN), &going(0, None));
    assert!(early.contains("Giving out the places") && !early.contains("of 0"));
}

fn who(name: &str, people: usize) -> Wanted {
    Wanted { case: "c".into(), name: name.into(), people, category: "housing".into(), tier: 2 }
}

fn line(act: Act) -> Line {
    Line {
        who: who("Caal <b>, Rosa", 3),
        need: "n".into(),
        programme: "Camas".into(),
        provider: "Casa".into(),
        when: "hoy, 2 noches".into(),
        why: vec!["En su municipio".into()],
        act,
    }
}

fn sheet(lines: Vec<Line>, near: Option<Near>) -> Sheet {
    let tally = |needs| Tally { needs, people: needs * 2 };
    Sheet {
        flight: "7".into(),
        plan: "9".into(),
        number: "GTA 2215".into(),
        made: "Calculado".into(),
        stale: near.is_none(),
        newcomers: 1,
        outcome: None,
        tallies: [tally(lines.len()), tally(1), tally(0)],
        near,
        ready: lines.iter().filter(|line| line.act == Act::Accept).count(),
        lines,
        waits: vec![Waits { who: who("Tiu, Ana", 1), places: vec![("Camas".into(), 2)] }],
        missing: vec![Missing { who: who("Us, Luis", 1), nearest: None }],
        scarce: vec![Scarce {
            name: "Camas".into(),
            day: "24 de noviembre".into(),
            more: 2,
            price: 4210,
            means: "m".into(),
        }],
        programmes: vec![Share { name: "Camas".into(), placed: 1, people: 3, waiting: 1 }],
        places: Vec::new(),
    }
}

#[test]
fn each_line_offers_only_what_can_be_done_with_it() {
    let changed = Act::AcceptChanged(vec!["el hogar".into(), "el día".into()]);
    let lines = vec![
        line(Act::Accept),
        line(changed),
        line(Act::Nothing("Sin cupo.".into())),
        line(Act::Sent("r".into(), Some(State::Sent))),
    ];
    let html = sheet_page(&staff_frame(Locale::ES), &sheet(lines, Some(Near::Ppm(0))));
    assert_eq!((html.matches("name=\"line\"").count(), html.matches("name=\"changed\"").count()), (1, 1));
    assert!(html.contains("Aceptar la línea lista") && html.contains("Cambió: el hogar, el día."));
    assert!(html.contains("Sin cupo.") && html.contains("href=\"/referencias/r\"") && !html.contains("<b>, Rosa"));
    assert!(html.contains("No existe un plan mejor") && html.contains("y 2 días más") && html.contains("4,210"));
    assert!(html.contains("Camas: turno 2") && html.contains("No hay ningún programa de este tipo"));
    assert!(!html.contains("id=\"by_place\""), "an empty table is not shown");
}

#[test]
fn how_near_to_the_best_is_said_as_far_as_it_is_proved_and_not_of_a_plan_that_is_not_whole_any_more() {
    let said = |near| sheet_page(&staff_frame(Locale::ES), &sheet(vec![line(Act::Accept)], near));
    let third = said(Some(Near::Persons { tier: 3, more: 1 }));
    for tier in ["grupo 1", "grupo 2"] {
        assert!(third.contains(&format!("Ningún plan da lugar a más personas del {tier}.")), "{tier}");
    }
    assert!(third.contains("Como mucho, 1 persona más del grupo 3."));
    assert!(said(Some(Near::Ppm(320))).contains("a menos de 0.1"));
    assert!(!said(None).contains("id=\"proof\"") && said(None).contains("Algo cambió"));
    let nothing = sheet_page(&staff_frame(Locale::EN), &sheet(Vec::new(), None));
    assert!(nothing.contains("There are no places to propose") && !nothing.contains("name=\"all\""));
}

#[test]
fn before_it_is_calculated_it_says_who_is_in_and_when_there_is_nobody() {
    let mut facts = Start {
        flight: "7".into(),
        number: "GTA 2215".into(),
        homes: 2,
        needs: 3,
        uninterviewed: 1,
        over: Some(Over::Cancelled),
        before: Vec::new(),
    };
    let html = start_page(&staff_frame(Locale::ES), &facts);
    assert!(html.contains("action=\"/vuelos/7/lugares\"") && html.contains("Nada se envía solo"));
    assert!(html.contains("El cálculo se canceló") && html.contains("1 hogar todavía"));
    facts.needs = 0;
    assert!(!start_page(&staff_frame(Locale::ES), &facts).contains("method=\"post\" action=\"/vuelos/7/lugares\""));
}
