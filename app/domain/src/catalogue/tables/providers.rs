//! Providers: identifiers once, parents that exist, no circles.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::codes::{AgencyKind, Status};
use crate::catalogue::finding::Code;
use crate::catalogue::model::Provider;
use crate::catalogue::sheet::Row;

use super::{Draft, list, words};

/// Takes in the rows whose line of parents ends; a row below a refused one is refused with it.
pub fn add(draft: &mut Draft, rows: &[Row]) {
    let mut seen = BTreeMap::new();
    let mine: Vec<(&Row, Provider)> = rows
        .iter()
        .filter(|row| draft.first(&mut seen, row, "provider_id"))
        .filter_map(|row| Some((row, provider(row)?)))
        .collect();
    let mut parents: BTreeMap<String, Option<String>> =
        draft.catalogue.providers.iter().map(|(id, provider)| (id.clone(), provider.parent.clone())).collect();
    parents.extend(mine.iter().map(|(_, provider)| (provider.id.clone(), provider.parent.clone())));
    let mut known = BTreeMap::new();
    for (row, provider) in mine {
        if let Err(code) = ancestry(&parents, &mut known, &provider.id) {
            draft.refuse(row, "parent_id", code);
            continue;
        }
        draft.accept(row);
        draft.catalogue.providers.insert(provider.id.clone(), provider);
    }
}

/// Whether the line of parents ends; `known` keeps the answer for everybody met on the way, so each is walked once.
fn ancestry<'a>(
    parents: &'a BTreeMap<String, Option<String>>,
    known: &mut BTreeMap<&'a str, Result<(), Code>>,
    id: &str,
) -> Result<(), Code> {
    let mut walked = BTreeSet::new();
    let mut next = parents.get_key_value(id);
    let answer = loop {
        let Some((id, parent)) = next else {
            break Err(Code::UnknownProvider);
        };
        if let Some(answer) = known.get(id.as_str()) {
            break *answer;
        }
        if !walked.insert(id.as_str()) {
            break Err(Code::CyclicParent);
        }
        let Some(parent) = parent else { break Ok(()) };
        next = parents.get_key_value(parent);
    };
    known.extend(walked.into_iter().map(|id| (id, answer)));
    answer
}

fn provider(row: &Row) -> Option<Provider> {
    Some(Provider {
        id: row.some("provider_id")?,
        parent: row.some("parent_id"),
        agency: row.some("agency")?,
        agency_kind: AgencyKind::parse(row.text("agency_kind"))?,
        name: words(row, "name_es", "name_en"),
        municipality: row.some("municipality")?,
        address: row.some("address_es"),
        address_public: row.yes("address_public"),
        how_to_get_there: words(row, "how_to_get_there_es", "how_to_get_there_en"),
        phone: row.some("phone"),
        whatsapp: row.some("whatsapp"),
        email: row.some("email"),
        contact_role: words(row, "contact_role_es", "contact_role_en"),
        opening_hours: words(row, "opening_hours_es", "opening_hours_en"),
        languages: list(row, "languages"),
        confidential: row.yes("confidential"),
        protected: row.yes("protected"),
        status: Status::parse(row.text("status"))?,
        synthetic: row.yes("synthetic"),
    })
}
