//! The interview: one sealed row a case, saved as typed, section by section.

use domain::problems::Typed;
use sea_orm::{ActiveValue::Set, prelude::*};

use crate::{Store, StoreError, Write, entities::interviews, seal::At};

/// What is on record of an interview.
#[derive(Clone, Debug, Default)]
pub struct Interview {
    pub answers: Typed,
    pub completed_at: Option<i64>,
    pub language: String,
    pub interpreter: bool,
}

/// Where the answers of a row are sealed.
pub(crate) const fn place(row: Uuid) -> At {
    At { table: "interviews", column: "answers", row }
}

impl Store {
    /// The answers of a case so far; nothing when it was not begun.
    pub async fn interview(&self, case: Uuid) -> Result<Option<Interview>, StoreError> {
        let Some(row) =
            interviews::Entity::find().filter(interviews::Column::CaseId.eq(case)).one(&self.reader).await?
        else {
            return Ok(None);
        };
        let answers = serde_json::from_str(&self.keys.open_text(place(row.id), &row.answers)?)?;
        Ok(Some(Interview {
            answers,
            completed_at: row.completed_at,
            language: row.language,
            interpreter: row.interpreter,
        }))
    }
}

impl Write {
    /// The answers inside the transaction, so that two people who answer two sections at once lose nothing.
    pub async fn interview(&self, case: Uuid) -> Result<Option<(Uuid, Interview)>, StoreError> {
        let Some(row) = interviews::Entity::find().filter(interviews::Column::CaseId.eq(case)).one(&self.tx).await?
        else {
            return Ok(None);
        };
        let answers = serde_json::from_str(&self.open_text(place(row.id), &row.answers)?)?;
        Ok(Some((
            row.id,
            Interview { answers, completed_at: row.completed_at, language: row.language, interpreter: row.interpreter },
        )))
    }

    /// Saves the answers; `sections` are the codes of those that are done.
    pub async fn save_interview(
        &mut self,
        id: Option<Uuid>,
        case: Uuid,
        staff: Uuid,
        interview: &Interview,
        sections: &[&str],
    ) -> Result<(), StoreError> {
        let row = id.unwrap_or_else(|| self.mint());
        let answers = self.seal(place(row), &serde_json::to_string(&interview.answers)?)?;
        let model = interviews::Model {
            id: row,
            case_id: case,
            answers,
            sections: sections.join(","),
            language: interview.language.clone(),
            interpreter: interview.interpreter,
            completed_at: interview.completed_at,
            updated_by: staff,
            updated_at: self.now(),
        };
        match id {
            Some(_) => {
                let mut change: interviews::ActiveModel = model.into();
                change = change.reset_all();
                change.id = Set(row);
                self.save(change).await
            }
            None => self.insert(model).await,
        }
    }
}
