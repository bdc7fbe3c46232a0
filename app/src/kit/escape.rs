//! Text that goes where the framework does not escape: titles and text areas. The only place that builds HTML by hand.

/// Text for the inside of an element or of a quoted attribute.
pub fn text(raw: &str) -> String {
    let mut safe = String::with_capacity(raw.len());
    for sign in raw.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_ends_an_element_or_an_attribute() {
        assert_eq!(super::text("</title><script>\"x\" & y"), "&lt;/title&gt;&lt;script&gt;&quot;x&quot; &amp; y");
    }
}
