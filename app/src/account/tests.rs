use domain::problems::{ProblemCode, Problems, Typed};
use locales::Locale;
use locales::dates::Day;

use super::*;
use crate::kit::Form;
use crate::shell::{StaffFrame, staff_frame};

fn nobody() -> StaffFrame {
    StaffFrame { me: None, ..staff_frame(Locale::ES) }
}

fn account(factor: bool) -> MyAccount {
    let at = Day::new(2025, 3, 14).at(12, 40);
    let session = |this| OpenSession { since: at, seen: at, this };
    MyAccount {
        user: "ana".into(),
        roles: vec!["Trabajadora de caso".into()],
        place: Some("Zona 1".into()),
        factor,
        changed: false,
        sessions: vec![session(true), session(false)],
        form: Form::default(),
    }
}

#[test]
fn a_wrong_sign_in_keeps_the_user_name_and_never_the_password() {
    let typed = Typed::from([("user".into(), "ana".into()), ("password".into(), "hunter2".into())]);
    let facts =
        SignIn { form: Form::refused(typed, Problems::one("user", ProblemCode::SignInWrong)), ..SignIn::default() };
    let html = sign_in_page(&nobody(), &facts);
    assert!(html.contains("<title>Error: Entrar") && html.contains("value=\"ana\"") && !html.contains("hunter2"));
    assert!(html.contains("href=\"#user\""));
}

#[test]
fn the_code_is_never_written_back() {
    let typed = Typed::from([("code".into(), "123456".into())]);
    let form = Form::refused(typed, Problems::one("code", ProblemCode::SecondFactorWrong));
    let html = second_factor_page(&nobody(), &SecondFactor { form, key: None });
    assert!(!html.contains("123456") && html.contains("autocomplete=\"one-time-code\""));
}

#[test]
fn a_used_link_has_no_form() {
    assert!(!set_up_page(&nobody(), &SetUp::Over).contains("<form"));
    let open = SetUp::Open { token: "abc".into(), name: "Ana".into(), form: Form::default() };
    let html = set_up_page(&nobody(), &open);
    assert!(html.contains("action=\"/personal/alta/abc\"") && html.matches("new-password").count() == 2);
}

#[test]
fn the_second_factor_is_drawn_and_can_be_typed() {
    let uri = "otpauth://totp/Ceiba:ana?secret=JBSWY3DPEHPK3PXP&issuer=Ceiba".to_owned();
    let key = NewKey { uri, secret: "JBSWY3DPEHPK3PXP".into() };
    let html = second_factor_page(&nobody(), &SecondFactor { form: Form::default(), key: Some(key) });
    assert!(html.contains("class=\"qr\"") && html.contains("JBSW Y3DP EHPK 3PXP"));
    let html = second_factor_page(&nobody(), &SecondFactor::default());
    assert!(!html.contains("class=\"qr\""), "a key is shown once");
}

#[test]
fn other_sessions_can_be_ended() {
    let mut facts = account(false);
    assert!(my_account_page(&staff_frame(Locale::ES), &facts).contains("/mi-cuenta/sesiones"));
    facts.sessions.truncate(1);
    assert!(!my_account_page(&staff_frame(Locale::ES), &facts).contains("/mi-cuenta/sesiones"));
}
