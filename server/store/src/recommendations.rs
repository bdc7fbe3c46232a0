//! Recommendations as they were given: question and answer compressed and sealed, so that each can be replayed to the
//! same bytes.

use std::io::{Read, Write as _};

use domain::{
    change::Change,
    ids::{CaseId, RecommendationId},
    recommendation::{Recommendation, RecommendationState},
    routing,
};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use sea_orm::{ActiveValue::Set, Order, QueryOrder, QuerySelect, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::recommendations as rows,
    seal::{At, Keys},
};

/// What this room keeps of a single case.
const INSTANT: &str = "instant";

/// A stored recommendation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommended {
    pub id: Uuid,
    pub as_of: i64,
    pub state: RecommendationState,
    pub rules_version: String,
    pub digest: String,
    /// The question as canonical JSON.
    pub input: String,
    /// The ranking as JSON.
    pub result: String,
}

impl Recommended {
    /// As the rules know it.
    pub fn of(&self, case: Uuid) -> Recommendation {
        Recommendation { id: RecommendationId::from_uuid(self.id), case: CaseId::from_uuid(case), state: self.state }
    }
}

const fn place(column: &'static str, row: Uuid) -> At {
    At { table: "recommendations", column, row }
}

fn packed(text: &str) -> Result<Vec<u8>, StoreError> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::default());
    writer.write_all(text.as_bytes()).and_then(|()| writer.finish()).map_err(|_| StoreError::Seal)
}

/// Opens what was packed; rows of before it was compressed are JSON as they are.
fn opened(keys: &Keys, at: At, sealed: &[u8]) -> Result<String, StoreError> {
    let bytes = keys.open(at, sealed)?;
    if bytes.first() == Some(&b'{') {
        return String::from_utf8(bytes).map_err(|_| StoreError::Seal);
    }
    let mut text = String::new();
    GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).map_err(|_| StoreError::Seal)?;
    Ok(text)
}

fn fold(keys: &Keys, row: &rows::Model) -> Result<Recommended, StoreError> {
    let wrong = || StoreError::Inconsistent { table: "recommendations", id: row.id.to_string(), what: "state" };
    Ok(Recommended {
        input: opened(keys, place("input", row.id), &row.input)?,
        result: opened(keys, place("result", row.id), &row.result)?,
        id: row.id,
        as_of: row.as_of,
        state: RecommendationState::parse(&row.state).ok_or_else(wrong)?,
        rules_version: row.rules_version.clone(),
        digest: row.digest.clone(),
    })
}

impl Store {
    /// The newest recommendation of a case. The caller has opened the case within its scope.
    pub async fn recommended(&self, case: Uuid) -> Result<Option<Recommended>, StoreError> {
        let row = rows::Entity::find()
            .filter(rows::Column::CaseId.eq(case))
            .filter(rows::Column::Mode.eq(INSTANT))
            .order_by_desc(rows::Column::AsOf)
            // Of several of one instant the one that holds.
            .order_by(Expr::cust("CASE state WHEN 'fresh' THEN 0 WHEN 'used' THEN 1 ELSE 2 END"), Order::Asc)
            .order_by_desc(rows::Column::Id)
            .one(&self.reader)
            .await?;
        row.map(|row| fold(&self.keys, &row)).transpose()
    }

    /// Every stored recommendation that does not say the same bytes when it is asked again, one by one.
    pub async fn unrepeatable(&self) -> Result<Vec<Uuid>, StoreError> {
        let ids: Vec<Uuid> = rows::Entity::find()
            .select_only()
            .column(rows::Column::Id)
            .filter(rows::Column::Mode.eq(INSTANT))
            .order_by_asc(rows::Column::Id)
            .into_tuple()
            .all(&self.reader)
            .await?;
        let mut broken = Vec::new();
        for id in ids {
            let Some(row) = rows::Entity::find_by_id(id).one(&self.reader).await? else { continue };
            let same = fold(&self.keys, &row).is_ok_and(|kept| {
                let case = row.case_id.map(|case| case.to_string()).unwrap_or_default();
                routing::replay(kept.input.as_bytes(), &case)
                    .is_ok_and(|again| again.digest == kept.digest && again.result == kept.result)
            });
            if !same {
                broken.push(id);
            }
        }
        Ok(broken)
    }
}

impl Write {
    /// Keeps a recommendation for one case, fresh.
    pub async fn recommend(
        &mut self,
        case: Uuid,
        staff: Uuid,
        rules_version: &str,
        digest: &str,
        input: &str,
        result: &str,
    ) -> Result<Recommended, StoreError> {
        let id = self.mint();
        let kept = Recommended {
            id,
            as_of: self.now(),
            state: RecommendationState::Fresh,
            rules_version: rules_version.into(),
            digest: digest.into(),
            input: input.into(),
            result: result.into(),
        };
        let input = self.seal_bytes(place("input", id), &packed(input)?)?;
        let result = self.seal_bytes(place("result", id), &packed(result)?)?;
        self.insert(rows::Model {
            id,
            case_id: Some(case),
            mode: INSTANT.into(),
            as_of: kept.as_of,
            rules_version: kept.rules_version.clone(),
            digest: kept.digest.clone(),
            input,
            result,
            state: kept.state.code().into(),
            created_by: Some(staff),
        })
        .await?;
        self.audit("recommended", ("case", Some(case)), digest);
        Ok(kept)
    }

    /// Records a step of a recommendation.
    pub async fn record_recommendation(&mut self, change: &Change<Recommendation>) -> Result<(), StoreError> {
        let row =
            rows::ActiveModel { id: Set(change.id), state: Set(change.to.state.code().into()), ..Default::default() };
        self.change(row, rows::Column::State, change.from).await?;
        self.audit(change.audit.action, ("recommendation", Some(change.id)), "");
        Ok(())
    }
}
