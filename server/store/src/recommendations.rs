//! Recommendations as they were given: input and result sealed, so that each can be replayed to the same bytes.

use sea_orm::{QueryOrder, prelude::*};

use crate::{Store, StoreError, Write, entities::recommendations, seal::At};

/// A stored recommendation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommended {
    pub id: Uuid,
    pub as_of: i64,
    pub rules_version: String,
    pub digest: String,
    /// The input as canonical JSON.
    pub input: String,
    /// The ranking as JSON.
    pub result: String,
}

impl Store {
    /// The newest recommendation of a case.
    pub async fn recommended(&self, case: Uuid) -> Result<Option<Recommended>, StoreError> {
        let row = recommendations::Entity::find()
            .filter(recommendations::Column::CaseId.eq(case))
            .order_by_desc(recommendations::Column::AsOf)
            .order_by_desc(recommendations::Column::Id)
            .one(&self.reader)
            .await?;
        row.map(|row| {
            let open = |column, sealed: &[u8]| {
                self.keys.open_text(At { table: "recommendations", column, row: row.id }, sealed)
            };
            Ok(Recommended {
                input: open("input", &row.input)?,
                result: open("result", &row.result)?,
                id: row.id,
                as_of: row.as_of,
                rules_version: row.rules_version.clone(),
                digest: row.digest.clone(),
            })
        })
        .transpose()
    }
}

impl Write {
    /// Keeps a recommendation for one case.
    pub async fn recommend(
        &mut self,
        case: Uuid,
        staff: Uuid,
        rules_version: &str,
        digest: &str,
        input: &str,
        result: &str,
    ) -> Result<Uuid, StoreError> {
        let id = self.mint();
        let place = |column| At { table: "recommendations", column, row: id };
        let (input, result) = (self.seal(place("input"), input)?, self.seal(place("result"), result)?);
        self.insert(recommendations::Model {
            id,
            case_id: Some(case),
            mode: "instant".into(),
            as_of: self.now(),
            rules_version: rules_version.into(),
            digest: digest.into(),
            input,
            result,
            state: "fresh".into(),
            created_by: Some(staff),
        })
        .await?;
        self.audit("recommended", ("case", Some(case)), digest);
        Ok(id)
    }
}
