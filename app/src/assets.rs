//! The files a page may ask for, by the names they are served under, and the sources they are made of.

use std::sync::LazyLock;

/// The hashed names under `/assets/`, found once at start-up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The one stylesheet of staff pages.
    pub staff_css: String,
    /// The small script of staff pages.
    pub staff_js: String,
    /// The module that loads islands and their WebAssembly; none when they were not built.
    pub island_loader: Option<String>,
}

/// What the staff stylesheet is made of, in this order.
pub const STAFF_STYLES: &[&str] = &[
    include_str!("../style/tokens.css"),
    include_str!("../style/themes.css"),
    include_str!("../style/staff.css"),
    include_str!("../style/paper.css"),
];

/// The script of staff pages: keys, sending once, warning before typed text is lost.
pub const STAFF_SCRIPT: &str = include_str!("../style/staff.js");

/// The icons, one symbol a line.
pub(crate) const ICONS: &str = include_str!("../style/icons.svg");

/// The stylesheet that public pages carry inside, made small once.
pub fn public_css() -> &'static str {
    static CSS: LazyLock<String> =
        LazyLock::new(|| shrink(concat!(include_str!("../style/tokens.css"), include_str!("../style/public.css"))));
    &CSS
}

/// The stylesheet of staff pages, made small once.
pub fn staff_css() -> &'static str {
    static CSS: LazyLock<String> = LazyLock::new(|| shrink(&STAFF_STYLES.concat()));
    &CSS
}

/// Takes comments and needless blanks out of a stylesheet; text in quotes stays as it is.
fn shrink(css: &str) -> String {
    let mut small = String::with_capacity(css.len());
    let mut rest = css;
    let mut blank = false;
    while let Some(next) = rest.chars().next() {
        let length = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if next.is_whitespace() {
            blank = true;
            next.len_utf8()
        } else if next == '"' {
            push(&mut small, &mut blank, next);
            let end = rest[1..].find('"').map_or(rest.len(), |end| end + 2);
            small.push_str(&rest[1..end]);
            end
        } else {
            push(&mut small, &mut blank, next);
            next.len_utf8()
        };
        rest = &rest[length..];
    }
    small
}

/// A blank counts only between two words; `+` and `-` may be sums, `:` may begin a pseudo-class.
fn push(small: &mut String, blank: &mut bool, next: char) {
    if next == '}' && small.ends_with(';') {
        small.pop();
    }
    let joined = small.is_empty() || small.ends_with(['{', '}', ';', ',', ':', '>']) || "{};,>".contains(next);
    if std::mem::take(blank) && !joined {
        small.push(' ');
    }
    small.push(next);
}

#[cfg(test)]
mod contrast;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_lose_comments_and_blanks_only() {
        let css =
            "/* a */ a :hover > b , c { margin: 0 calc(1px + 2px) ; content: \" / * \"; }\n@media (x: y) and (z) { }";
        assert_eq!(shrink(css), "a :hover>b,c{margin:0 calc(1px + 2px);content:\" / * \"}@media (x:y) and (z){}");
    }

    #[test]
    fn braces_stay_balanced() {
        for css in [public_css(), staff_css()] {
            assert_eq!(css.matches('{').count(), css.matches('}').count());
            assert!(!css.contains("/*") && !css.contains("url("));
        }
    }
}
