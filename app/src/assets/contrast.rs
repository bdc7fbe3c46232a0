//! Colours are measured, not believed: text at 7:1 on everything it may stand on, lines that mean something at 3:1.

use std::collections::BTreeMap;

type Tokens = BTreeMap<String, String>;

const TOKENS: &str = include_str!("../../style/tokens.css");
const THEMES: &str = include_str!("../../style/themes.css");

/// The declarations of every block whose selector is this one, later ones first.
fn block<'a>(css: &'a str, selector: &str) -> &'a str {
    let start = css.find(&format!("{selector} {{")).unwrap_or_else(|| panic!("no {selector}"));
    let rest = &css[start..];
    &rest[rest.find('{').expect("begins") + 1..rest.find('}').expect("ends")]
}

fn declare(tokens: &mut Tokens, declarations: &str) {
    let plain: String =
        declarations.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, after)| after)).collect();
    for declaration in plain.split(';') {
        if let Some((name, value)) = declaration.split_once(':') {
            tokens.insert(name.trim().to_owned(), value.trim().to_owned());
        }
    }
}

fn light() -> Tokens {
    let mut tokens = Tokens::new();
    declare(&mut tokens, block(TOKENS, ":root"));
    declare(&mut tokens, block(THEMES, ":root"));
    tokens
}

fn dark() -> Tokens {
    let mut tokens = light();
    declare(&mut tokens, block(THEMES, ":root[data-theme=\"dark\"]"));
    tokens
}

/// Relative luminance (WCAG 2.2).
fn luminance(tokens: &Tokens, name: &str) -> f64 {
    let mut value = tokens.get(name).unwrap_or_else(|| panic!("no {name}")).as_str();
    while let Some(other) = value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) {
        value = tokens.get(other).unwrap_or_else(|| panic!("no {other}"));
    }
    let digits = value.strip_prefix('#').unwrap_or_else(|| panic!("{name} is {value}"));
    let wide: String =
        if digits.len() == 3 { digits.chars().flat_map(|digit| [digit, digit]).collect() } else { digits.to_owned() };
    let channel = |at: usize| {
        let part = f64::from(u8::from_str_radix(&wide[at..at + 2], 16).expect("hex")) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(tokens: &Tokens, one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(tokens, one), luminance(tokens, other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_stands_at_seven_to_one_in_both_themes() {
    for (theme, tokens) in [("light", light()), ("dark", dark())] {
        let mut pairs = vec![
            ("--on-act", "--act"),
            ("--on-act", "--act-over"),
            ("--quiet", "--well"),
            ("--text", "--well"),
            ("--page", "--text"),
            ("--page", "--nav"),
        ];
        for text in ["--text", "--quiet", "--link", "--seen", "--nav", "--danger"] {
            pairs.extend([(text, "--page"), (text, "--sheet")]);
        }
        let tones = ["good", "info", "wait", "warn", "bad", "plain"]
            .map(|tone| (format!("--{tone}"), format!("--{tone}-tint")));
        pairs.extend(tones.iter().map(|(word, tint)| (word.as_str(), tint.as_str())));
        for (text, ground) in pairs {
            let found = contrast(&tokens, text, ground);
            assert!(found >= 7.0, "{theme}: {text} on {ground} is {found:.2}");
        }
    }
}

#[test]
fn lines_that_mean_something_stand_at_three_to_one() {
    for (theme, tokens) in [("light", light()), ("dark", dark())] {
        for line in ["--edge", "--focus", "--c1", "--c2", "--c3", "--c4", "--c5", "--c6"] {
            for ground in ["--page", "--sheet"] {
                let found = contrast(&tokens, line, ground);
                assert!(found >= 3.0, "{theme}: {line} on {ground} is {found:.2}");
            }
        }
    }
}

#[test]
fn the_measure_itself_is_right() {
    let mut tokens = Tokens::new();
    declare(&mut tokens, "--a: #000; --b: #fff; --c: var(--a); --d: #777");
    assert!((contrast(&tokens, "--c", "--b") - 21.0).abs() < 0.01);
    assert!((contrast(&tokens, "--d", "--b") - 4.48).abs() < 0.01);
}
