//! The counts an interchange carries about itself.

use super::edifact::{Segment, part};

/// Whether UNT, UNE, UNZ and CNT are there and agree with the content.
pub fn counts_agree(segments: &[Segment]) -> bool {
    let number = |s: &Segment, element: usize| part(s, element, 0).parse::<usize>().ok();
    let (mut in_message, mut people) = (None::<usize>, 0_usize);
    let (mut messages, mut messages_in_group, mut groups) = (0_usize, 0_usize, 0_usize);
    let (mut group_open, mut interchange_open, mut counted) = (false, false, false);
    let mut agree = true;
    for segment in segments {
        if let Some(count) = in_message.as_mut() {
            *count += 1;
        }
        match (part(segment, 0, 0), part(segment, 1, 0)) {
            ("UNB", _) => interchange_open = true,
            ("UNG", _) => (group_open, messages_in_group, groups) = (true, 0, groups + 1),
            ("UNH", _) => {
                agree &= in_message.is_none();
                (in_message, people, counted) = (Some(1), 0, false);
                messages += 1;
                messages_in_group += 1;
            }
            ("NAD", "FL" | "PAX") => people += 1,
            ("CNT", "42") => {
                counted = true;
                agree &= part(segment, 1, 1).parse() == Ok(people);
            }
            ("UNT", _) => {
                agree &= in_message.is_some() && in_message == number(segment, 1) && counted;
                in_message = None;
            }
            ("UNE", _) => {
                agree &= group_open && number(segment, 1) == Some(messages_in_group);
                group_open = false;
            }
            ("UNZ", _) => {
                agree &= interchange_open && number(segment, 1) == Some(if groups > 0 { groups } else { messages });
                interchange_open = false;
            }
            _ => {}
        }
    }
    agree && in_message.is_none() && !group_open && !interchange_open
}
