//! How the cells of a text are parted: whatever makes its first lines look most like a list of people.

use std::collections::BTreeSet;

use super::confirmed::Confirmed;
use super::delimited::{self, PARTINGS, Parting};
use super::fault::{Fault, FaultCode};
use super::grid::Sheet;
use super::read::Options;
use super::{bullets, header, table};

/// The parting under which the first lines look most like a list of people.
pub(super) fn find(lines: &[&str], mixed: &BTreeSet<usize>, options: &Options) -> Result<Parting, Fault> {
    let sample = lines.get(..lines.len().min(160)).unwrap_or(lines);
    let mut best: Option<(f32, Parting)> = None;
    let mut refused: Option<Fault> = None;
    for parting in PARTINGS {
        if matches!(parting, Parting::By(d) if !sample.iter().any(|l| l.contains(d))) {
            continue;
        }
        // Cells in quotation marks are never parted by blanks alone.
        let marked = sample.iter().filter(|l| l.trim_start().starts_with('"')).count();
        if parting == Parting::Wide && marked * 2 > sample.iter().filter(|l| !l.trim().is_empty()).count() {
            continue;
        }
        let rows = match delimited::rows(sample, parting, mixed, &options.limits) {
            Ok(rows) => rows,
            Err(fault) => {
                let better = refused
                    .as_ref()
                    .is_none_or(|r| r.code == FaultCode::TooLarge && fault.code == FaultCode::TooManyColumns);
                if better {
                    refused = Some(fault);
                }
                continue;
            }
        };
        let mut sheet = Sheet { rows, ragged: true, ..Sheet::default() };
        bullets::part(&mut sheet);
        let found = header::find(&sheet, 0, 120).map_or(0.0, |h| h.score * 2.0);
        let walked = table::walk(&sheet, Confirmed::in_options(options)).map_or(0.0, |t| {
            let meant: f32 = t
                .sections
                .iter()
                .flat_map(|s| &s.columns)
                .filter(|c| c.field.is_personal())
                .map(|c| c.confidence)
                .sum();
            meant + t.entries.len() as f32 / sheet.rows.len().max(1) as f32 * 4.0
        });
        let score = found + walked;
        if score > 0.0 && best.is_none_or(|b| score > b.0 + 0.01) {
            best = Some((score, parting));
        }
    }
    match (refused, best) {
        // A row beyond the limits decides, whatever the other partings make of it.
        (Some(fault), _) if fault.code == FaultCode::TooManyColumns || best.is_none() => Err(fault),
        (_, Some((_, parting))) => Ok(parting),
        _ => Ok(Parting::By(if sample.iter().any(|l| l.contains(';')) { ';' } else { ',' })),
    }
}
