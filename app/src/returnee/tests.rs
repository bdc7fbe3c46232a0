//! Every public page in every state: weight, no script, reading ease, and what it must or must not say.

use domain::problems::{ProblemCode, Problems, Typed};
use locales::Locale;
use locales::dates::{Day, Moment};

use super::*;
use crate::kit::{Form, StepState};
use crate::shell::{PublicFrame, public_frame};

/// First visit, all bytes on the wire with headers (about 900 of them).
const BUDGET: usize = 14_000 - 900;
/// The status page alone.
const STATUS_BUDGET: usize = 9_000;

const THURSDAY: Day = Day::new(2025, 4, 3);
const AT: Moment = THURSDAY.at(8, 0);

fn inside(l: Locale) -> PublicFrame {
    PublicFrame { signed_in: true, path: "/mi-proceso".into(), ..public_frame(l) }
}

fn ana() -> Worker {
    Worker { name: "Ana".into(), phone: "2999 0112".into(), woman: Some(true) }
}

fn workshop(answer: Answer) -> Next {
    Next::Appointment(NextAppointment {
        id: "0195f2a0".into(),
        at: AT,
        subject: Subject::Training,
        place: Some("INTECAP Huehuetenango".into()),
        answer,
    })
}

fn process(next: Next, topics: Vec<Topic>) -> MyProcess {
    let step = |what, state, on| WayStep { what, state, on };
    MyProcess {
        first_name: Some("María".into()),
        blocks: vec![Block {
            name: None,
            next,
            way: vec![
                step(WhatStep::Arrived, StepState::Done, Some(Day::new(2025, 3, 12))),
                step(WhatStep::Interview, StepState::Done, Some(Day::new(2025, 3, 13))),
                step(WhatStep::Kept, StepState::Now, None),
                step(WhatStep::Starts, StepState::Later, None),
            ],
            topics,
        }],
        worker: Some(ana()),
        updated: THURSDAY.at(9, 0),
        today: THURSDAY,
    }
}

fn topic(subject: Subject, situation: Situation) -> Topic {
    Topic { subject, situation }
}

fn processes() -> Vec<(&'static str, MyProcess)> {
    let waiting = vec![topic(Subject::House, Situation::Waiting(Some(4)))];
    let private = Next::Appointment(NextAppointment {
        id: "0195f2a1".into(),
        at: AT,
        subject: Subject::Private,
        place: Some("Clínica X".into()),
        answer: Answer::Open,
    });
    let mut several = process(workshop(Answer::Yes), vec![]);
    several.blocks[0].name = Some("María".into());
    let mut child = several.blocks[0].clone();
    child.name = Some("Lucía".into());
    child.next = Next::Nothing { by: Some(Day::new(2025, 4, 7)) };
    child.topics = vec![topic(Subject::School, Situation::Asking(None))];
    several.blocks.push(child);
    let all = [
        Situation::Looking,
        Situation::Asking(Some(THURSDAY)),
        Situation::Missing,
        Situation::Waiting(None),
        Situation::Kept,
        Situation::Going,
        Situation::Declined,
        Situation::NotStarted,
        Situation::Stopped,
        Situation::Done,
    ];
    let every = all
        .into_iter()
        .zip(Subject::ALL.iter().cycle())
        .map(|(situation, subject)| topic(*subject, situation))
        .collect();
    vec![
        ("next step", process(workshop(Answer::Open), waiting.clone())),
        ("said no", process(workshop(Answer::No), waiting.clone())),
        ("nothing yet", process(Next::Nothing { by: None }, vec![])),
        ("declined", process(Next::Declined { by: Some(Day::new(2025, 4, 7)) }, waiting)),
        ("several", several),
        ("private", process(private, vec![])),
        ("finished", process(Next::Finished, vec![topic(Subject::Training, Situation::Done)])),
        ("every situation", process(Next::Nothing { by: None }, every)),
    ]
}

fn appointment(state: AppointmentState) -> Appointment {
    Appointment {
        id: "0195f2a0".into(),
        state,
        at: AT,
        until: Some(THURSDAY.at(12, 0)),
        answer: Answer::Open,
        venue: Some(Venue {
            name: "INTECAP Huehuetenango".into(),
            landmark: Some("Zona 5, portón azul, frente al campo de fútbol.".into()),
            bus: Some("Desde la terminal, bus «Zona 5». Son 15 minutos.".into()),
            position: Some(("15.3197".into(), "-91.4709".into())),
        }),
        bring: vec![
            Bring::Card,
            Bring::Dpi,
            Bring::Food,
            Bring::Shoes,
            Bring::Clothes,
            Bring::Medicine,
            Bring::ChildPapers,
        ],
        company: Company::One,
        language: Locale::parse("mam"),
        worker: Some(ana()),
    }
}

fn cannot(problems: Problems) -> CannotGo {
    let times = (7..11).map(|day| (format!("t{day}"), Day::new(2025, 4, day).at(8, 30))).collect();
    let typed = Typed::from([("reason".into(), "money".into()), ("time".into(), "t8".into())]);
    CannotGo { appointment: "0195f2a0".into(), at: AT, times, form: Form::refused(typed, problems) }
}

fn enter(state: EnterState) -> Enter {
    let typed = Typed::from([("card".into(), "482170395061".into())]);
    Enter { state, form: Form::filled(typed) }
}

fn lines() -> Vec<HelpLine> {
    let line = |service, number: &str| HelpLine { service, number: number.into() };
    vec![
        line(HelpService::Police, "110"),
        line(HelpService::Harm, "1572"),
        line(HelpService::LostChild, "1546"),
        line(HelpService::Ambulance, "122"),
        line(HelpService::Us, "2999 0100"),
        line(HelpService::Rights, "1555"),
    ]
}

fn pages(l: Locale) -> Vec<(String, String)> {
    let out = public_frame(l);
    let signed = inside(l);
    let mut pages: Vec<(String, String)> = processes()
        .into_iter()
        .map(|(name, facts)| (format!("process, {name}"), my_process_page(&signed, &facts)))
        .collect();
    let mut add = |name: &str, html: String| pages.push((name.to_owned(), html));
    add("start", start_page(&out));
    add("enter", enter_page(&out, &Enter { state: EnterState::Fresh, form: Form::default() }));
    add("enter wrong", enter_page(&out, &enter(EnterState::Wrong)));
    add("enter wait", enter_page(&out, &enter(EnterState::Wait(15))));
    add("enter ended", enter_page(&out, &enter(EnterState::Ended)));
    add("appointment", appointment_page(&signed, &appointment(AppointmentState::Planned)));
    add("appointment moved", appointment_page(&signed, &appointment(AppointmentState::Moved { from: AT })));
    add("appointment off", appointment_page(&signed, &appointment(AppointmentState::Cancelled)));
    add("appointment over", appointment_page(&signed, &appointment(AppointmentState::Past)));
    add("cannot go", cannot_go_page(&signed, &cannot(Problems::new())));
    add("cannot go, taken", cannot_go_page(&signed, &cannot(Problems::one("time", ProblemCode::PlaceGone))));
    for answered in [Answered::Yes(AT), Answered::Moved(AT), Answered::Call, Answered::Stopped] {
        add(&format!("{answered:?}"), answered_page(&signed, answered));
    }
    add("help", help_page(&out, &lines(), Some(Day::new(2025, 3, 10))));
    add("aid", aid_page(&out));
    add("left", left_page(&out));
    add("lost", lost_card_page(&out));
    add("privacy", privacy_page(&out));
    for refusal in [Refusal::Missing, Refusal::Broken, Refusal::Refused] {
        add(&format!("{refusal:?}"), refusal_page(&out, refusal, None));
    }
    pages
}

fn compressed(html: &str) -> usize {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    brotli::BrotliCompress(&mut html.as_bytes(), &mut out, &params).expect("into memory");
    out.len()
}

#[test]
fn every_page_is_light_and_has_no_script() {
    for l in [Locale::ES, Locale::EN, Locale::parse("mam").expect("listed")] {
        for (name, html) in pages(l) {
            assert!(html.len() <= 14_000 * 3, "{name}: {} bytes", html.len());
            for banned in ["<script", "<link", "<img", "style=\"", "<textarea", " on"] {
                let body = html.split("</style>").nth(1).expect("one style");
                let found = if banned == " on" {
                    body.contains(" onclick") || body.contains(" onload")
                } else {
                    html.contains(banned)
                };
                assert!(!found, "{name}: {banned}");
            }
            let size = compressed(&html);
            let budget = if name.starts_with("process") { STATUS_BUDGET } else { BUDGET };
            assert!(size <= budget, "{name} in {l}: {size} bytes");
            println!("{name:24} {l:5} {:6} raw {size:6} br", html.len());
        }
    }
}

#[test]
fn every_page_has_one_heading_and_a_way_to_call() {
    for (name, html) in pages(Locale::ES) {
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert!(html.contains("tel:"), "{name}");
        assert_eq!(html.matches(" id=\"main\"").count(), 1, "{name}");
    }
}

#[test]
fn a_private_appointment_tells_no_place() {
    let facts = processes().into_iter().find(|(name, _)| *name == "private").expect("listed").1;
    let html = my_process_page(&inside(Locale::ES), &facts);
    assert!(html.contains("Cita privada") && !html.contains("Clínica"));
}

#[test]
fn wrong_and_frozen_look_the_same_and_the_pin_is_not_written_back() {
    let mut facts = enter(EnterState::Wrong);
    facts.form.typed.insert("pin".into(), "830275".into());
    let html = enter_page(&public_frame(Locale::ES), &facts);
    assert!(html.contains("<title>Error: Entrar") && html.contains("4821 7039 5061") && !html.contains("830275"));
}

#[test]
fn a_time_just_taken_keeps_the_other_choices() {
    let html = cannot_go_page(&inside(Locale::ES), &cannot(Problems::one("time", ProblemCode::PlaceGone)));
    assert_eq!(html.matches(" checked").count(), 2);
    assert!(html.contains("href=\"#time\"") && html.contains("<title>Error: "));
}

#[test]
fn every_language_stands_once_by_its_own_name() {
    let html = start_page(&public_frame(Locale::ES));
    for other in Locale::all() {
        assert_eq!(html.matches(&format!("hreflang=\"{}\"", other.code())).count(), 1, "{other}");
    }
}

#[test]
fn spanish_reads_easily() {
    let mut scores: Vec<(f64, String)> =
        pages(Locale::ES).into_iter().map(|(name, html)| (inflesz(&words_of(&html)), name)).collect();
    scores.sort_by(|one, other| one.0.total_cmp(&other.0));
    assert!(scores[0].0 >= 65.0, "{scores:?}");
    assert!(scores[scores.len() / 2].0 >= 80.0, "{scores:?}");
}

#[test]
fn the_reading_measure_discriminates() {
    let office = "Su solicitud se encuentra actualmente en proceso de evaluación por parte de la institución correspondiente, \
        debiendo aguardar la notificación respectiva del resultado de la calificación de elegibilidad.";
    assert!(inflesz(office) < 45.0);
    assert!(inflesz("Estamos preguntando si hay lugar. Le llamamos antes del viernes.") > 75.0);
}

/// The text of `<main>`, each block ended as a sentence.
fn words_of(html: &str) -> String {
    let main = html.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("main");
    let (mut text, mut tag) = (String::new(), None::<String>);
    for sign in main.chars() {
        match (&mut tag, sign) {
            (_, '<') => tag = Some(String::new()),
            (Some(name), '>') => {
                let block = ["/p", "/h1", "/h2", "/li", "/a", "/button", "/label", "/legend", "/span", "br"];
                if block.iter().any(|end| name.starts_with(end)) && !text.trim_end().ends_with(['.', '?', ':', ',']) {
                    text.push('.');
                }
                text.push(' ');
                tag = None;
            }
            (Some(name), other) => name.push(other),
            (None, other) => text.push(other),
        }
    }
    text
}

/// Readability of Spanish, 206.835 − 62.3·syllables/words − words/sentences (Szigriszt; scale INFLESZ).
fn inflesz(text: &str) -> f64 {
    let words: Vec<&str> =
        text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let sentences =
        text.split(['.', '?', ':', ';', '!']).filter(|part| part.chars().any(char::is_alphabetic)).count().max(1);
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let count = |number: usize| f64::from(u32::try_from(number).expect("a page is short"));
    206.835 - 62.3 * count(syllables) / count(words.len().max(1)) - count(words.len()) / count(sentences)
}

/// Groups of vowels; two strong vowels, or a weak one with an accent, are two.
fn syllables(word: &str) -> usize {
    let mut count = 0;
    let mut last: Option<char> = None;
    for letter in word.to_lowercase().chars() {
        if !"aeiouáéíóúü".contains(letter) {
            last = None;
            continue;
        }
        let strong = |letter: char| "aeoáéóíú".contains(letter);
        if last.is_none_or(|before| strong(before) && strong(letter)) {
            count += 1;
        }
        last = Some(letter);
    }
    count.max(1)
}
