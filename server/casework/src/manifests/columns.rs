//! What the columns of a list mean: guessed, shown with what stands in them, confirmed once and remembered for the sender.

use std::collections::BTreeSet;

use domain::fields::date::Order;
use domain::manifest::{Field, column_keys, reading::SheetMapping, signature};
use store::lists::SenderColumns;

use super::*;

/// Values shown of a column.
const SAMPLES: usize = 5;

/// One column with its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnLook {
    /// Its title as printed.
    pub title: String,
    pub field: Field,
    /// From 0 to 1.
    pub confidence: f32,
    /// Some of what stands in it, each once.
    pub samples: Vec<String>,
}

/// The columns under one header.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetLook {
    pub sheet: Option<String>,
    pub columns: Vec<ColumnLook>,
    /// Which comes first in dates of birth, where the list or a person decided it.
    pub order: Option<Order>,
}

fn titles(mapping: &SheetMapping) -> Vec<&str> {
    mapping.columns.iter().map(|column| column.column.as_str()).collect()
}

pub(super) fn signature_of(mapping: &SheetMapping) -> Option<String> {
    signature(&titles(mapping))
}

/// One mapping for each header; a header repeated further down is the same. The segments of a message are no headers.
fn headers(reading: &Reading) -> Vec<&SheetMapping> {
    let mut all: Vec<&SheetMapping> = Vec::new();
    if reading.source.kind == Some(reading::Kind::Paxlst) {
        return all;
    }
    for mapping in &reading.mapping {
        if !all.iter().any(|known| known.sheet == mapping.sheet && titles(known) == titles(mapping)) {
            all.push(mapping);
        }
    }
    all
}

fn look(reading: &Reading, mapping: &SheetMapping) -> SheetLook {
    let rows = reading
        .lines
        .iter()
        .filter(|line| line.sheet == mapping.sheet && mapping.header_row.is_none_or(|header| header < line.row))
        .take(300);
    let rows: Vec<_> = rows.collect();
    let column = |(at, column): (usize, &reading::ColumnMapping)| {
        let mut seen = BTreeSet::new();
        let texts = rows.iter().filter_map(|line| line.printed.get(at)).filter(|text| !text.trim().is_empty());
        let samples = texts.filter(|text| seen.insert((*text).clone())).take(SAMPLES).cloned().collect();
        ColumnLook { title: column.column.clone(), field: column.field, confidence: column.confidence, samples }
    };
    SheetLook {
        sheet: mapping.sheet.clone(),
        columns: mapping.columns.iter().enumerate().map(column).collect(),
        order: mapping
            .columns
            .iter()
            .find(|column| column.field == Field::BirthDate)
            .and_then(|column| column.date_order),
    }
}

impl Staff {
    /// The columns of a list, header by header, with their meanings.
    pub async fn list_columns(&self, upload: UploadId) -> Refused<Vec<SheetLook>> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        let (kept, choices, version) = self.kept(upload).await?;
        let read = self.read_whole(&kept, &choices, version).await?;
        Ok(headers(&read.reading).into_iter().map(|mapping| look(&read.reading, mapping)).collect())
    }

    /// Confirms the meanings of the columns, header by header and column by column, and remembers them for lists with the
    /// same titles. An order of day and month decides where the list does not.
    pub async fn confirm_columns(
        &self,
        upload: UploadId,
        fields: Vec<Vec<Field>>,
        order: Option<Order>,
        remember: bool,
        request: Uuid,
    ) -> Refused<()> {
        let (kept, choices, version) = self.kept(upload).await?;
        let read = self.read_whole(&kept, &choices, version).await?;
        let mut meant = BTreeMap::new();
        let mut senders = Vec::new();
        for (mapping, fields) in headers(&read.reading).into_iter().zip(&fields) {
            let columns: BTreeMap<String, Field> =
                column_keys(&titles(mapping)).into_iter().zip(fields.iter().copied()).collect();
            senders.extend(signature_of(mapping).map(|signature| (signature, columns.clone())));
            meant.extend(columns);
        }
        let change = |choices: &mut Choices| {
            choices.columns.clone_from(&meant);
            choices.date_order = order;
            Ok(())
        };
        self.choose(upload, "columns", request, change).await?;
        if remember && !senders.is_empty() {
            let mut write = self.write().await?;
            for (signature, columns) in senders {
                let columns = serde_json::to_value(columns).map_err(store::StoreError::from)?;
                let date_order = order.and_then(|order| code_of(&order));
                write
                    .remember_sender(
                        self.centre()?,
                        SenderColumns { signature, columns, date_order },
                        self.actor.staff.uuid(),
                    )
                    .await?;
            }
            write.audit("sender_confirmed", ("upload", Some(upload.uuid())), "");
            write.commit().await?;
        }
        Ok(())
    }
}
