//! UN/EDIFACT segments: parted at the characters that UNA names, release characters undone.

/// One segment: elements of components; the first component of the first element is its tag.
pub type Segment = Vec<Vec<String>>;

/// The characters that part a message.
#[derive(Clone, Copy, Debug)]
struct Signs {
    component: char,
    element: char,
    release: char,
    end: char,
}

/// Whether a text begins like an interchange.
pub fn is_edifact(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with("UNA") && start.chars().nth(3).is_some_and(|c| !c.is_alphanumeric())
        || start.starts_with("UNB+")
        || start.starts_with("UNH+")
        || start.starts_with("UNG+")
}

/// Parts a text into segments; an unfinished last one is kept.
pub fn segments(text: &str) -> Vec<Segment> {
    let text = text.trim_start();
    let mut signs = Signs { component: ':', element: '+', release: '?', end: '\'' };
    let mut rest = text;
    if let Some(una) = text.strip_prefix("UNA") {
        let named: Vec<char> = una.chars().take(6).collect();
        if let [component, element, _decimal, release, _reserved, end] = named.as_slice() {
            signs = Signs { component: *component, element: *element, release: *release, end: *end };
            rest = una.char_indices().nth(6).map_or("", |(i, _)| una.get(i..).unwrap_or(""));
        }
    }
    let mut out = Vec::new();
    let mut segment: Segment = vec![vec![String::new()]];
    let mut chars = rest.chars();
    let push = |segment: &mut Segment, c: char| {
        if let Some(last) = segment.last_mut().and_then(|e| e.last_mut()) {
            last.push(c);
        }
    };
    let mut fresh = true;
    while let Some(c) = chars.next() {
        if fresh && c.is_whitespace() {
            continue;
        }
        fresh = false;
        if c == signs.release && signs.release != ' ' {
            if let Some(next) = chars.next() {
                push(&mut segment, next);
            }
        } else if c == signs.end {
            out.push(std::mem::replace(&mut segment, vec![vec![String::new()]]));
            fresh = true;
        } else if c == signs.element {
            segment.push(vec![String::new()]);
        } else if c == signs.component {
            if let Some(element) = segment.last_mut() {
                element.push(String::new());
            }
        } else if c != '\n' && c != '\r' {
            push(&mut segment, c);
        }
    }
    if segment.iter().flatten().any(|t| !t.trim().is_empty()) {
        out.push(segment);
    }
    out
}

/// A component of a segment, empty when it is not there.
pub fn part(segment: &Segment, element: usize, component: usize) -> &str {
    segment.get(element).and_then(|e| e.get(component)).map_or("", |t| t.trim())
}

#[cfg(test)]
mod tests {
    use super::{part, segments};

    #[test]
    fn release_characters_and_named_signs() {
        let read = segments("UNA:+.? 'COM+?+1 555:TE'\r\nNAD+FL+++O?'HARA:ANA'");
        assert_eq!(part(&read[0], 1, 0), "+1 555");
        assert_eq!(part(&read[1], 4, 0), "O'HARA");
        let read = segments("UNA;*.! ~NAD*FL***PAZ;EVA~");
        assert_eq!((part(&read[0], 0, 0), part(&read[0], 4, 1)), ("NAD", "EVA"));
    }
}
