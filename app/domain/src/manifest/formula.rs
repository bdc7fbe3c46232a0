//! Text that a spreadsheet would run.

use super::grid::Cell;

/// The text, when it begins with `= + - @` and is no number and no dash.
pub(super) fn like(cell: &Cell) -> Option<String> {
    let Cell::Text(text) = cell else { return None };
    let text = text.trim();
    let rest = text.strip_prefix(['=', '+', '-', '@'])?;
    let signed = text.starts_with(['+', '-']);
    let number =
        signed && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | ',' | '-' | '(' | ')' | '/'));
    let dash = text.starts_with('-') && !rest.chars().any(char::is_alphanumeric);
    (!number && !dash && !rest.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Cell, like};

    #[test]
    fn formulas_are_told_from_numbers_and_dashes() {
        let is = |t: &str| like(&Cell::Text(t.to_owned())).is_some();
        assert!(["=cmd|' /C calc'!A0", "@SUM(1+1)", "+1+1", "-2+3+cmd|x"].into_iter().all(is));
        assert!(!["-", "--", "+502 2222-0000", "-5", "Ana", "* nota", "="].into_iter().any(is));
    }
}
