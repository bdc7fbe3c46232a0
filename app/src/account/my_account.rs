use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, account, common};

use super::set_up::new_password;
use crate::kit::{self, Choice, Column, Field, Form, Line, Opt, Row, Table};
use crate::paths;
use crate::shell::{Head, StaffFrame, Theme, Width, staff_page};

/// A session that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSession {
    /// When it began.
    pub since: Moment,
    /// When it was last used.
    pub seen: Moment,
    /// The one that looks at this page.
    pub this: bool,
}

/// What "my account" shows. `form` holds the problems of the form that came back: `present`, `password`, `again`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyAccount {
    /// User name.
    pub user: String,
    /// Roles, in words.
    pub roles: Vec<String>,
    /// Centre, desk or institution.
    pub place: Option<String>,
    /// True when a second factor is set up; only the demonstration goes without.
    pub factor: bool,
    /// True when the password was changed a moment ago.
    pub changed: bool,
    /// Open sessions, this one first.
    pub sessions: Vec<OpenSession>,
    /// The form that came back.
    pub form: Form,
}

/// Mi cuenta: look, language, keys, second factor, password, sessions.
pub fn my_account_page(frame: &StaffFrame, facts: &MyAccount) -> String {
    let l = frame.locale;
    let head = Head::new(account::account_title(l)).width(Width::Narrow).form(&facts.form);
    staff_page(frame, head, || {
        let mut rows = vec![Row::text(account::account_roles(l), facts.roles.join(", "))];
        rows.extend(facts.place.clone().map(|place| Row::text(account::account_place(l), place)));
        view! {
            {kit::error_summary(l, &facts.form, |_| None)}
            {facts.changed.then(|| kit::notice(kit::Tone::Good, account::password_changed(l)))}
            {kit::page_head(account::account_title(l), Some(account::account_who(l, &facts.user)), None)}
            <div class="sheet pad">{kit::summary_list(rows)}</div>
            {section("look", account::account_look(l), look(frame))}
            {section("factor", account::factor_heading(l), factor(l, facts.factor))}
            {section("secret", account::password_heading(l), password(frame, facts))}
            {sessions(frame, facts)}
        }
    })
}

fn section(id: &'static str, title: String, inside: AnyView) -> AnyView {
    view! { <section class="sheet" aria-labelledby=id><header><h2 id=id>{title}</h2></header><div class="pad">{inside}</div></section> }
        .into_any()
}

fn look(frame: &StaffFrame) -> AnyView {
    let l = frame.locale;
    let chosen = Form::filled(
        [("theme", frame.theme.code()), ("locale", l.code()), ("keys", if frame.keys { "on" } else { "off" })]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
    );
    let themes = [
        (Theme::System, common::theme_system(l)),
        (Theme::Light, common::theme_light(l)),
        (Theme::Dark, common::theme_dark(l)),
    ];
    let themes = themes.into_iter().map(|(theme, words)| Opt::new(theme.code(), words)).collect();
    let languages = Locale::all()
        .filter(|other| other.is_complete())
        .map(|other| Opt::new(other.code(), other.autonym()))
        .collect();
    let keys = vec![Opt::new("on", account::account_keys_on(l)), Opt::new("off", account::account_keys_off(l))];
    view! {
        <form method="post" action=paths::my_account_look() class="stack">
            {kit::request_id(&frame.request_id)}
            {Choice::one("theme", account::account_theme(l), themes).picks().view(l, &chosen)}
            {Choice::one("locale", account::account_language(l), languages).picks().view(l, &chosen)}
            {Choice::one("keys", account::account_keys(l), keys).picks().view(l, &chosen)}
            <button class="button go">{account::account_save(l)}</button>
        </form>
    }
    .into_any()
}

fn factor(l: Locale, on: bool) -> AnyView {
    let words = if on { account::factor_on(l) } else { account::factor_off(l) };
    view! { <p>{words}</p> }.into_any()
}

fn password(frame: &StaffFrame, facts: &MyAccount) -> AnyView {
    let l = frame.locale;
    view! {
        <form method="post" action=paths::my_account_password() class="stack">
            {kit::request_id(&frame.request_id)}
            {Field::password("present", account::password_now(l)).autocomplete("current-password").view(l, &facts.form)}
            {new_password(l, &facts.form)}
            <button class="button">{account::password_button(l)}</button>
        </form>
    }
    .into_any()
}

fn sessions(frame: &StaffFrame, facts: &MyAccount) -> AnyView {
    let l = frame.locale;
    let lines = facts
        .sessions
        .iter()
        .map(|session| {
            let this = session.this.then(|| format!(" ({})", account::sessions_this(l)));
            let since = view! { {dates::short(l, session.since)}{this} }.into_any();
            Line::new(vec![since, dates::short(l, session.seen).into_any()])
        })
        .collect();
    let columns = vec![Column::text(account::sessions_since(l)), Column::text(account::sessions_seen(l))];
    let others = facts.sessions.iter().any(|session| !session.this).then(|| {
        view! {
            <footer>
                <form method="post" action=paths::my_account_sessions()>
                    {kit::request_id(&frame.request_id)}
                    <button class="button risk">{account::sessions_end(l)}</button>
                </form>
            </footer>
        }
    });
    view! {
        <section class="sheet" aria-labelledby="open">
            <header><h2 id="open">{account::sessions_heading(l)}</h2></header>
            {Table { caption: account::sessions_heading(l), columns, lines }.view()}
            {others}
        </section>
    }
    .into_any()
}
