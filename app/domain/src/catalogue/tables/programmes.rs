//! Programmes: an owner that exists, identifiers once, on the same side of the wall as their offerings.

use std::collections::BTreeMap;

use crate::catalogue::codes::{Category, Status};
use crate::catalogue::finding::Code;
use crate::catalogue::model::Programme;
use crate::catalogue::sheet::Row;

use super::{Draft, number, words};

/// Takes in the rows of programmes.
pub fn add(draft: &mut Draft, rows: &[Row]) {
    let mut seen = BTreeMap::new();
    for row in rows {
        if !draft.catalogue.providers.contains_key(row.text("provider_id")) {
            draft.refuse(row, "provider_id", Code::UnknownProvider);
        } else if draft.first(&mut seen, row, "programme_id")
            && let Some(programme) = programme(row)
        {
            if let Err((column, code)) = keeps_offerings(draft, &programme) {
                draft.refuse(row, column, code);
                continue;
            }
            draft.accept(row);
            draft.catalogue.programmes.insert(programme.id.clone(), programme);
        }
    }
}

/// A programme may not change sides of the wall, or begin to go by the night, under offerings that stay as they are.
fn keeps_offerings(draft: &Draft, programme: &Programme) -> Result<(), (&'static str, Code)> {
    let staying = draft
        .catalogue
        .offerings
        .values()
        .filter(|offering| offering.programme == programme.id && !draft.incoming.contains(&offering.id));
    for offering in staying {
        if offering.protected != programme.protected {
            return Err(("protected", Code::ProtectedDiffers));
        }
        if offering.per_night != (programme.category == Category::Housing) {
            return Err(("category", Code::PerNightDiffers));
        }
    }
    Ok(())
}

fn programme(row: &Row) -> Option<Programme> {
    Some(Programme {
        id: row.some("programme_id")?,
        provider: row.some("provider_id")?,
        category: Category::parse(row.text("category"))?,
        kind: row.some("kind")?,
        field: row.some("field"),
        name: words(row, "name_es", "name_en"),
        summary: words(row, "summary_es", "summary_en"),
        serves: words(row, "serves_es", "serves_en"),
        bring: words(row, "bring_es", "bring_en"),
        cost_q: number(row, "cost_q"),
        cost: words(row, "cost_es", "cost_en"),
        duration: words(row, "duration_es", "duration_en"),
        answer_within_hours: number(row, "answer_within_hours"),
        private: row.yes("private"),
        private_label: words(row, "private_label_es", "private_label_en"),
        protected: row.yes("protected"),
        public_listing: row.yes("public_listing"),
        status: Status::parse(row.text("status"))?,
        synthetic: row.yes("synthetic"),
    })
}
