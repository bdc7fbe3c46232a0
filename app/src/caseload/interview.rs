use domain::catalogue::codes;
use domain::interview::{Kind, Progress, Question, Section, questions};
use leptos::prelude::*;
use locales::{Locale, caseload as words, common};

use super::file::tabs;
use crate::kit::{self, Choice, Field, Form, Opt, Select, Size, Task, TaskState};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// One section, and how far the others are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewFacts {
    pub case: String,
    pub section: Section,
    pub progress: Vec<(Section, Progress)>,
    pub form: Form,
}

/// S9: six short sections, one a page.
pub fn interview_page(frame: &StaffFrame, facts: &InterviewFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::interview_title(l)).width(Width::Narrow).form(&facts.form), || {
        let tasks = facts.progress.iter().map(|(section, progress)| Task {
            href: paths::interview(&facts.case, section.code()),
            label: name(l, *section),
            note: None,
            mark: Task::state(
                l,
                match progress {
                    Progress::Done => TaskState::Done,
                    Progress::Started => TaskState::Started,
                    Progress::Untouched => TaskState::Untouched,
                },
            ),
        });
        let fields: Vec<_> = questions(facts.section).map(|question| field(l, question, &facts.form)).collect();
        let last = facts.section == Section::Papers;
        let button = if last { words::interview_programmes(l) } else { words::interview_save(l) };
        view! {
            {kit::error_summary(l, &facts.form, |_| None)}
            {tabs(l, &facts.case, 1)}
            {kit::page_head(name(l, facts.section), None, None)}
            <form method="post" action=paths::interview(&facts.case, facts.section.code()) class="stack">
                {kit::request_id(&frame.request_id)}
                {fields}
                <button class="button go">{button}</button>
            </form>
            {kit::task_list(tasks.collect())}
        }
    })
}

fn name(l: Locale, section: Section) -> String {
    match section {
        Section::Today => words::section_today(l),
        Section::Family => words::section_family(l),
        Section::Housing => words::section_housing(l),
        Section::Health => words::section_health(l),
        Section::Work => words::section_work(l),
        Section::Papers => words::section_papers(l),
    }
}

fn asked(l: Locale, code: &str) -> String {
    match code {
        "sleep" => words::q_sleep(l),
        "nights" => words::q_nights(l),
        "journey" => words::q_journey(l),
        "household" => words::q_household(l),
        "care" => words::q_care(l),
        "school" => words::q_school(l),
        "max_km" => words::q_max_km(l),
        "home" => words::q_home(l),
        "doctor" => words::q_doctor(l),
        "doctor_soon" => words::q_doctor_soon(l),
        "listen" => words::q_listen(l),
        "vulnerable" => words::q_vulnerable(l),
        "access" => words::q_access(l),
        "schooling" => words::q_schooling(l),
        "trade" => words::q_trade(l),
        "years" => words::q_years(l),
        "wish" => words::q_wish(l),
        "training" => words::q_training(l),
        "job" => words::q_job(l),
        "papers" => words::q_papers(l),
        _ => words::q_paper_help(l),
    }
}

fn field(l: Locale, question: &Question, form: &Form) -> AnyView {
    let label = asked(l, question.code);
    let options = |list| codes::list(list).map(|one| (one.code, if l == Locale::EN { one.en } else { one.es }));
    match question.kind {
        Kind::YesNo => Choice::yes_no(l, question.code, label).picks().view(l, form),
        Kind::One(list) => {
            let mut all: Vec<Opt> = options(list).map(|(code, word)| Opt::new(code, word)).collect();
            all.push(Opt::new(domain::interview::UNSAID, common::prefer_not_to_say(l)));
            Select::grouped(question.code, label, vec![(String::new(), all)]).empty(common::choose_one(l)).view(l, form)
        }
        Kind::Several(list) => {
            Choice::several(question.code, label, options(list).map(|(code, word)| Opt::new(code, word)).collect())
                .view(l, form)
        }
        Kind::Number(_) => Field::digits(question.code, label, 4).size(Size::W4).view(l, form),
    }
}
