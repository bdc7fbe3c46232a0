//! What a browser shows, and the forms on it.

use std::collections::BTreeMap;

use axum::http::{HeaderMap, StatusCode};

/// An answer.
#[derive(Debug)]
pub struct Seen {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// The page as it was sent.
    pub body: String,
    /// The path where it was found, after redirects, without query.
    pub path: String,
}

impl Seen {
    /// A header's value, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The words a person reads, marks taken out and blanks made one.
    pub fn words(&self) -> String {
        let mut words = String::new();
        let mut rest = without(without(self.body.clone(), "style"), "script");
        while let Some(open) = rest.find('<') {
            words.push_str(&rest[..open]);
            words.push(' ');
            let end = rest[open..].find('>').map_or(rest.len(), |end| open + end + 1);
            rest = rest[end..].to_owned();
        }
        words.push_str(&rest);
        unescape(&words).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The first address on the page that begins and ends so. Fails the test when there is none.
    pub fn link(&self, begins: &str, ends: &str) -> String {
        let found = self
            .body
            .split('"')
            .find(|part| part.len() > begins.len() && part.starts_with(begins) && part.ends_with(ends));
        found.map_or_else(|| panic!("nothing on {} leads to {begins}…{ends}: {}", self.path, self.words()), unescape)
    }

    /// The form that is sent to this path, with everything the page filled in; of several the first that changes something. Fails the test when there is none.
    pub fn form(&self, action: &str) -> Filled {
        let forms = self.body.split("<form").skip(1).map(|form| form.split("</form>").next().unwrap_or(form));
        let mark = |form: &str| form.split_once('>').map_or(form, |(mark, _)| mark).to_owned();
        let ours: Vec<&str> = forms
            .filter(|form| attribute(&mark(form), "action").is_some_and(|to| to.split('?').next() == Some(action)))
            .collect();
        // A page may look something up at the address it posts to.
        let posted = ours.iter().find(|form| attribute(&mark(form), "method").as_deref() == Some("post"));
        let Some(form) = posted.or(ours.first()) else {
            panic!("no form goes to {action} from {} ({})", self.path, self.status)
        };
        let (mark, inside) = form.split_once('>').unwrap_or((form, ""));
        Filled { action: attribute(mark, "action").unwrap_or_default(), fields: fields(inside) }
    }
}

/// A form ready to be sent.
#[derive(Clone, Debug)]
pub struct Filled {
    /// Where to.
    pub action: String,
    /// By name.
    pub fields: BTreeMap<String, String>,
}

impl Filled {
    /// Types into a field, or picks a choice.
    #[must_use]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        self.fields.insert(name.to_owned(), value.to_owned());
        self
    }

    /// What stands in a field now.
    pub fn value(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// Where to, the content type and the body of the form with a file in it.
    pub(crate) fn with_file(&self, name: &str, bytes: &[u8]) -> (String, String, Vec<u8>) {
        const EDGE: &str = "----the-edge-of-a-part";
        let mut body = Vec::new();
        for (field, value) in &self.fields {
            body.extend(
                format!("--{EDGE}\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").into_bytes(),
            );
        }
        let head = format!("content-disposition: form-data; name=\"file\"; filename=\"{name}\"");
        body.extend(format!("--{EDGE}\r\n{head}\r\ncontent-type: application/octet-stream\r\n\r\n").into_bytes());
        body.extend(bytes);
        body.extend(format!("\r\n--{EDGE}--\r\n").into_bytes());
        (self.action.clone(), format!("multipart/form-data; boundary={EDGE}"), body)
    }

    pub(crate) fn body(&self) -> String {
        let pairs: Vec<String> =
            self.fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
        pairs.join("&")
    }
}

fn without(mut html: String, element: &str) -> String {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    while let Some(start) = html.find(&open) {
        let end = html[start..].find(&close).map_or(html.len(), |end| start + end + close.len());
        html.replace_range(start..end, " ");
    }
    html
}

/// What a browser would send of a fresh form: inputs, ticked boxes, chosen options, the text of text areas.
fn fields(inside: &str) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    for mark in inside.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap_or(rest)) {
        let kind = attribute(mark, "type").unwrap_or_default();
        let left_out = kind == "file" || (["checkbox", "radio"].contains(&kind.as_str()) && !has(mark, "checked"));
        if let Some(name) = attribute(mark, "name").filter(|_| !left_out) {
            let value = attribute(mark, "value").unwrap_or_default();
            fields
                .entry(name)
                .and_modify(|before: &mut String| {
                    before.push(',');
                    before.push_str(&value);
                })
                .or_insert(value);
        }
    }
    for part in inside.split("<select").skip(1) {
        let (mark, rest) = part.split_once('>').unwrap_or((part, ""));
        let options: Vec<&str> = rest.split("</select>").next().unwrap_or(rest).split("<option").skip(1).collect();
        let chosen = options
            .iter()
            .find(|option| has(option.split('>').next().unwrap_or(option), "selected"))
            .or(options.first());
        if let (Some(name), Some(option)) = (attribute(mark, "name"), chosen) {
            fields.insert(name, attribute(option.split('>').next().unwrap_or(option), "value").unwrap_or_default());
        }
    }
    for part in inside.split("<textarea").skip(1) {
        let (mark, rest) = part.split_once('>').unwrap_or((part, ""));
        if let Some(name) = attribute(mark, "name") {
            fields.insert(name, unescape(rest.split("</textarea>").next().unwrap_or(rest)));
        }
    }
    fields
}

/// The value of an attribute inside a mark.
fn attribute(mark: &str, name: &str) -> Option<String> {
    let start = mark.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = mark[start..].split('"').next()?;
    Some(unescape(value))
}

fn has(mark: &str, name: &str) -> bool {
    mark.split([' ', '/', '=']).any(|word| word == name)
}

fn unescape(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (sign, letter)| text.replace(sign, letter))
}

/// As a form is written on its way.
fn escape(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(body: &str) -> Seen {
        Seen { status: StatusCode::OK, headers: HeaderMap::new(), body: body.to_owned(), path: "/".to_owned() }
    }

    #[test]
    fn a_form_is_sent_as_the_page_filled_it() {
        let page = seen(
            r#"<form action="/x"><input name="q"></form><form method="post" action="/b?idioma=en"><input type="hidden" name="request_id" value="1">
            <input type="radio" name="a" value="yes"><input type="radio" name="a" value="no" checked>
            <select name="s"><option value="">-</option><option value="2" selected>two</option></select>
            <textarea name="t">a &amp; b</textarea></form>"#,
        );
        let form = page.form("/b").fill("note", "ñ &");
        assert_eq!(form.action, "/b?idioma=en");
        assert_eq!(
            (form.value("request_id"), form.value("a"), form.value("s"), form.value("t")),
            ("1", "no", "2", "a & b")
        );
        assert!(form.body().contains("note=%C3%B1%20%26"));
    }

    #[test]
    fn words_are_what_a_person_reads() {
        assert_eq!(seen("<style>p{}</style><p>Uno <b>dos</b>\n tres &lt;x&gt;</p>").words(), "Uno dos tres <x>");
    }
}
