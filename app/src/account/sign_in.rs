use leptos::prelude::*;
use locales::{Locale, account, common};

use crate::kit::{self, Field, Form, Size, tree};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// S1: user name and password. `form` holds `user` and `volver`, the page to go back to; the answer to a wrong one is the same whatever was wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    /// As typed.
    pub form: Form,
    /// Centre and desk of this machine, if it is known.
    pub place: Option<String>,
    /// Whom to call when it does not work.
    pub coordinator: Option<String>,
}

/// S1: staff sign-in; posts `user` and `password`.
pub fn sign_in_page(frame: &StaffFrame, facts: &SignIn) -> String {
    let l = frame.locale;
    let head = Head::new(account::sign_in_title(l)).width(Width::Slip).form(&facts.form);
    staff_page(frame, head, || {
        let user = Field::text("user", account::sign_in_user(l)).autocomplete("username").max(80).focus();
        let password = Field::password("password", account::sign_in_password(l)).autocomplete("current-password");
        view! {
            {kit::error_summary(l, &facts.form, |_| None)}
            {title(l, account::sign_in_title(l), facts.place.clone())}
            <form method="post" action=paths::staff_sign_in() class="stack sheet pad">
                {kit::request_id(&frame.request_id)}
                {after(&facts.form)}
                {user.view(l, &facts.form)}
                {password.view(l, &facts.form)}
                <button class="button go wide">{account::sign_in_button(l)}</button>
            </form>
            {frame.demo.then(|| kit::notice(kit::Tone::Info, account::sign_in_demo(l)))}
            {facts.coordinator.as_ref().map(|phone| view! { <p class="quiet">{account::sign_in_trouble(l, phone)}</p> })}
        }
    })
}

/// Where to go afterwards, when the form holds it.
fn after(form: &Form) -> Option<AnyView> {
    let path = form.value(paths::AFTER_SIGN_IN).to_owned();
    (!path.is_empty()).then(|| view! { <input type="hidden" name=paths::AFTER_SIGN_IN value=path/> }.into_any())
}

/// A key to be put into an authenticator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// `otpauth://…`
    pub uri: String,
    /// The same key in base 32, to be typed.
    pub secret: String,
}

/// S1, second step. The code is never written back; `form` holds `volver`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecondFactor {
    /// Its problems.
    pub form: Form,
    /// The key, when there is none yet: the first sign-in sets it up.
    pub key: Option<NewKey>,
}

/// S1, second step; posts `code`.
pub fn second_factor_page(frame: &StaffFrame, facts: &SecondFactor) -> String {
    let l = frame.locale;
    let (words, lead, button) = match facts.key {
        None => (account::code_title(l), account::code_lead(l), account::code_button(l)),
        Some(_) => (account::factor_title(l), account::factor_lead(l), account::factor_finish(l)),
    };
    let head = Head::new(words.clone()).width(Width::Slip).form(&facts.form);
    staff_page(frame, head, || {
        view! {
            {kit::error_summary(l, &facts.form, |_| None)}
            {title(l, words, Some(lead))}
            <form method="post" action=paths::staff_second_factor() class="stack sheet pad">
                {kit::request_id(&frame.request_id)}
                {after(&facts.form)}
                {facts.key.as_ref().map(|key| new_key(l, key))}
                {code(l, &facts.form)}
                <button class="button go wide">{button}</button>
            </form>
            <p><a href=paths::staff_sign_in()>{account::code_other(l)}</a></p>
        }
    })
}

fn new_key(l: Locale, key: &NewKey) -> AnyView {
    view! {
        <p>{account::factor_scan(l)}</p>
        {kit::qr(&key.uri, account::factor_qr(l))}
        <p class="key">{account::factor_by_hand(l)}<br/><span class="code">{in_fours(&key.secret)}</span></p>
    }
    .into_any()
}

fn in_fours(key: &str) -> String {
    let signs: Vec<char> = key.chars().collect();
    let groups: Vec<String> = signs.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

/// The page after signing out; the frame has nobody signed in.
pub fn signed_out_page(frame: &StaffFrame) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(account::signed_out_title(l)).width(Width::Slip), || {
        view! {
            {title(l, account::signed_out_title(l), Some(account::signed_out_words(l)))}
            <p><a class="button wide" href=paths::staff_sign_in()>{account::signed_out_again(l)}</a></p>
        }
    })
}

/// The six digits of the second factor; what was typed before is gone.
fn code(l: Locale, form: &Form) -> AnyView {
    let mut blank = form.clone();
    blank.typed.remove("code");
    Field::digits("code", account::code_label(l), 8)
        .hint(account::code_hint(l))
        .autocomplete("one-time-code")
        .size(Size::W8)
        .focus()
        .view(l, &blank)
}

pub(super) fn title(l: Locale, words: String, quiet: Option<String>) -> AnyView {
    view! {
        <div>
            <p class="mark">{tree()}{common::service_name(l)}</p>
            <h1>{words}</h1>
            {quiet.map(|quiet| view! { <p class="quiet">{quiet}</p> })}
        </div>
    }
    .into_any()
}
