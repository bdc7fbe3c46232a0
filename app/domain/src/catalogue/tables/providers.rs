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
    let mut parents: BTreeMap<String, Option<String>> = draft
        .catalogue
        .providers
        .iter()
        .map(|(id, provider)| (id.clone(), provider.parent.clone()))
        .collect();
    parents.extend(
        mine.iter()
            .map(|(_, provider)| (provider.id.clone(), provider.parent.clone())),
    );
    for (row, provider) in mine {
        if let Err(code) = ancestry(&parents, &provider.id) {
            draft.refuse(row, "parent_id", code);
            continue;
        }
        draft.accept(row);
        draft
            .catalogue
            .providers
            .insert(provider.id.clone(), provider);
    }
}

fn ancestry(parents: &BTreeMap<String, Option<String>>, id: &str) -> Result<(), Code> {
    let mut walked = BTreeSet::from([id]);
    let mut parent = parents.get(id).and_then(Option::as_deref);
    while let Some(id) = parent {
        if !parents.contains_key(id) {
            return Err(Code::UnknownProvider);
        }
        if !walked.insert(id) {
            return Err(Code::CyclicParent);
        }
        parent = parents.get(id).and_then(Option::as_deref);
    }
    Ok(())
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
