//! Text to rows: records are counted as a spreadsheet counts them, blank ones too, and a quoted cell with line breaks is one.

use std::collections::BTreeSet;

use super::fault::{Fault, FaultCode};
use super::grid::{Cell, Flaws, Row};
use super::limits::Limits;

/// How the cells of a line are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parting {
    /// By a character, with quotation marks.
    By(char),
    /// By tabs or by two blanks and more, as in a mail.
    Wide,
}

/// The partings tried, in the order in which equals are preferred.
pub const PARTINGS: [Parting; 5] =
    [Parting::By(','), Parting::By(';'), Parting::By('\t'), Parting::By('|'), Parting::Wide];

/// Lines of a text, at `\n`, `\r\n`, or `\r` where that is what ends most of them.
pub fn lines(text: &str) -> Vec<&str> {
    let (lf, crlf) = (text.matches('\n').count(), text.matches("\r\n").count());
    if text.matches('\r').count() - crlf > lf {
        text.split('\r').collect()
    } else {
        text.split('\n').map(|l| l.strip_suffix('\r').unwrap_or(l)).collect()
    }
}

/// The text behind quotation marks around whole lines, where nearly every line is one quoted cell: some programs quote the
/// lines they were given. Nothing when that is not so.
pub fn unwrapped(text: &str) -> Option<String> {
    let whole = |l: &&str| {
        l.strip_prefix('"').and_then(|l| l.strip_suffix('"')).is_some_and(|inside| {
            !inside.replace("\"\"", "").contains('"') && inside.matches([',', ';', '\t', '|']).count() >= 2
        })
    };
    let lines = lines(text);
    let filled = lines.iter().filter(|l| !l.trim().is_empty()).count();
    let quoted = lines.iter().filter(|l| whole(l)).count();
    if quoted < 2 || quoted * 10 < filled * 8 {
        return None;
    }
    let bare = |l: &&str| {
        if whole(l) { l.get(1..l.len() - 1).unwrap_or(l).replace("\"\"", "\"") } else { (*l).to_owned() }
    };
    Some(lines.iter().map(bare).collect::<Vec<_>>().join("\n"))
}

/// Parts lines into rows that are not blank.
///
/// # Errors
/// When a record, a row or a cell is beyond the limits.
pub fn rows(lines: &[&str], parting: Parting, mixed: &BTreeSet<usize>, limits: &Limits) -> Result<Vec<Row>, Fault> {
    let mut rows = Vec::new();
    let (mut at, mut number) = (0, 0_u32);
    while let Some(line) = lines.get(at) {
        number += 1;
        if number > limits.rows + 1 {
            return Err(Fault::new(FaultCode::TooLarge).at(number).found(limits.rows.to_string()));
        }
        let (fields, used, quote) = record(lines, at, line, parting, limits).map_err(|f| f.at(number))?;
        let encoding = (at..at + used).any(|l| mixed.contains(&l));
        at += used;
        let mut flaws = Flaws { control: false, encoding, quote };
        let cells: Vec<Cell> = fields.into_iter().map(|f| cell(f, &mut flaws)).collect();
        if cells.iter().any(|c| !c.is_blank()) {
            rows.push(Row { number, cells, flaws });
        }
    }
    Ok(rows)
}

fn cell(text: String, flaws: &mut Flaws) -> Cell {
    let text = if text.chars().any(bad) {
        flaws.control = true;
        text.chars().filter(|c| !bad(*c)).collect()
    } else {
        text
    };
    if text.trim().is_empty() { Cell::Blank } else { Cell::Text(text) }
}

/// A control character that no cell holds.
pub fn bad(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

type Record = (Vec<String>, usize, bool);

/// One record beginning at a line: its cells, the lines it uses, and whether a quotation mark never closes.
fn record(lines: &[&str], at: usize, line: &str, parting: Parting, limits: &Limits) -> Result<Record, Fault> {
    if line.len() > limits.record {
        if let Parting::By(d) = parting {
            let count = line.matches(d).count();
            if count > limits.columns {
                return Err(Fault::new(FaultCode::TooManyColumns).found((count + 1).to_string()));
            }
        }
        return Err(Fault::new(FaultCode::TooLarge).found(line.len().to_string()));
    }
    let found = match parting {
        Parting::Wide => (wide(line), 1, false),
        Parting::By(d) if !line.contains('"') => (line.split(d).map(str::to_owned).collect(), 1, false),
        Parting::By(d) => match quoted(lines, at, d, limits) {
            Some((fields, used)) => (fields, used, false),
            None => (line.split(d).map(str::to_owned).collect(), 1, true),
        },
    };
    if found.0.len() > limits.columns {
        return Err(Fault::new(FaultCode::TooManyColumns).found(found.0.len().to_string()));
    }
    match found.0.iter().find(|f| f.len() > limits.cell) {
        Some(long) => Err(Fault::new(FaultCode::TooLarge).found(long.len().to_string())),
        None => Ok(found),
    }
}

fn wide(line: &str) -> Vec<String> {
    if line.contains('\t') {
        return line.split('\t').map(|c| c.trim().to_owned()).collect();
    }
    line.trim().split("  ").map(str::trim).filter(|c| !c.is_empty()).map(str::to_owned).collect()
}

/// Cells of a record with quotation marks; nothing when one opens and never closes, or closes inside a word further down.
fn quoted(lines: &[&str], at: usize, delimiter: char, limits: &Limits) -> Option<(Vec<String>, usize)> {
    let mut fields = Vec::new();
    let mut field = String::new();
    let (mut used, mut open, mut opened_at) = (0, false, 0);
    for line in lines.get(at..)?.iter().take(limits.quoted_lines) {
        used += 1;
        let mut chars = line.chars().peekable();
        let mut start = !open;
        while let Some(c) = chars.next() {
            if open && c == '"' {
                match chars.peek().copied() {
                    // Two marks and then a word: a word in needless marks, read as it is.
                    Some(next) if field.is_empty() && used == opened_at && next.is_alphanumeric() => {
                        open = false;
                    }
                    Some('"') => {
                        field.push('"');
                        chars.next();
                    }
                    None => open = false,
                    Some(next) if next == delimiter => open = false,
                    Some(' ') if chars.clone().find(|c| *c != ' ').is_none_or(|c| c == delimiter) => {
                        open = false;
                    }
                    Some(_) if used == opened_at => field.push('"'),
                    Some(_) => return None,
                }
            } else if open {
                field.push(c);
            } else if c == delimiter {
                fields.push(std::mem::take(&mut field));
                start = true;
                continue;
            } else if c == '"' && start {
                field.clear();
                (open, opened_at) = (true, used);
            } else {
                field.push(c);
            }
            start = start && c == ' ';
        }
        if !open {
            fields.push(field);
            return Some((fields, used));
        }
        field.push('\n');
        if field.len() > limits.cell {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::limits::Limits;
    use super::{Parting, lines, rows};

    fn read(text: &str) -> Vec<(u32, Vec<String>, bool)> {
        let rows = rows(&lines(text), Parting::By(','), &BTreeSet::new(), &Limits::default()).unwrap();
        rows.into_iter()
            .map(|r| (r.number, r.cells.iter().map(|c| c.text().into_owned()).collect(), r.flaws.quote))
            .collect()
    }

    #[test]
    fn records_are_counted_with_blank_ones_and_line_breaks() {
        let read = read("a,b\n\n\"x\ny\",\"say \"\"no\"\"\"\nc,d");
        assert_eq!(read[1], (3, vec!["x\ny".into(), "say \"no\"".into()], false));
        assert_eq!(read[2].0, 4);
    }

    #[test]
    fn needless_marks_before_a_word_open_nothing() {
        assert_eq!(
            read("1,\"\"Caal Xol\"\",Ana")[0],
            (1, vec!["1".into(), "Caal Xol\"\"".into(), "Ana".into()], false)
        );
    }

    #[test]
    fn a_quotation_mark_that_never_closes_spoils_its_own_row_only() {
        let read = read("1,\"Us,Ana\n2,Paz,Eva\n3,\"Cruz, de la\",Noé");
        assert!(read[0].2);
        assert_eq!(read[1].1, ["2", "Paz", "Eva"]);
        assert_eq!(read[2].1, ["3", "Cruz, de la", "Noé"]);
    }
}
