//! Cards: found by a blind index of their number, opened by PIN, frozen after too many wrong tries.

use domain::{
    card::{Card, CardNumber, CardState, FreezeReason, RevokeReason},
    change::{By, Stamp},
    ids::{CardId, PersonId},
};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, Statement, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{card_devices, cards},
    seal::{At, Keys},
};

/// The blind index of a card number.
pub fn number_index(keys: &Keys, number: &CardNumber) -> Vec<u8> {
    keys.index("card", &number.digits())
}

/// Where a demonstration card keeps its PIN, for `ceiba demo cards` alone.
pub fn pin_at(row: Uuid) -> At {
    At { table: "cards", column: "pin_sealed", row }
}

/// Row → domain.
pub fn fold(row: &cards::Model) -> Result<Card, StoreError> {
    let wrong = |what| StoreError::Inconsistent { table: "cards", id: row.id.to_string(), what };
    let at = |ms: Option<i64>| ms.and_then(|ms| Timestamp::from_millisecond(ms).ok());
    let on = |ms| Stamp { by: By::Clock, at: at(ms).unwrap_or(Timestamp::UNIX_EPOCH) };
    let person = row.person_id.map(PersonId::from_uuid);
    let state = match (row.state.as_str(), person) {
        ("blank", None) => CardState::Blank,
        ("bound", Some(person)) => CardState::Bound { person, on: on(row.bound_at) },
        ("frozen", Some(person)) => {
            CardState::Frozen { person, on: on(row.frozen_at), reason: FreezeReason::TooManyTries }
        }
        ("revoked", person) => CardState::Revoked { person, on: on(row.frozen_at), reason: RevokeReason::Replaced },
        _ => return Err(wrong("state")),
    };
    Ok(Card { id: CardId::from_uuid(row.id), state })
}

impl Store {
    /// The card of a number.
    pub async fn card(&self, number: &CardNumber) -> Result<Option<cards::Model>, StoreError> {
        let index = number_index(&self.keys, number);
        Ok(cards::Entity::find().filter(cards::Column::NumberIndex.eq(index)).one(&self.reader).await?)
    }

    /// The last two digits of the card a person carries, frozen or not.
    pub async fn card_of_person(&self, person: Uuid) -> Result<Option<String>, StoreError> {
        let carried = cards::Entity::find()
            .filter(cards::Column::PersonId.eq(person))
            .filter(cards::Column::State.is_in(["bound", "frozen"]))
            .order_by_desc(cards::Column::BoundAt);
        Ok(carried.one(&self.reader).await?.map(|card| card.last_two))
    }

    /// True when this phone opened this card before and the mark has not run out.
    pub async fn knows_device(&self, card: Uuid, token_hash: &[u8], now: Timestamp) -> Result<bool, StoreError> {
        let found = card_devices::Entity::find()
            .filter(card_devices::Column::CardId.eq(card))
            .filter(card_devices::Column::TokenHash.eq(token_hash))
            .filter(card_devices::Column::ExpiresAt.gt(now.as_millisecond()))
            .count(&self.reader)
            .await?;
        Ok(found > 0)
    }

    /// Synthetic cards with their numbers and PINs: `(number, PIN, state)`. Real cards have neither stored.
    pub async fn demo_cards(&self) -> Result<Vec<(String, String, String)>, StoreError> {
        let rows = cards::Entity::find().filter(cards::Column::Synthetic.eq(true)).all(&self.reader).await?;
        let mut known = Vec::new();
        for row in rows {
            if let Some(sealed) = &row.pin_sealed {
                let text = self.keys.open_text(pin_at(row.id), sealed)?;
                if let Some((number, pin)) = text.split_once(' ') {
                    known.push((number.to_owned(), pin.to_owned(), row.state));
                }
            }
        }
        known.sort();
        Ok(known)
    }
}

impl Write {
    /// A blank card for the box. Only a synthetic card keeps number and PIN, sealed, for the demonstration.
    pub async fn add_card(
        &mut self,
        number: &CardNumber,
        pin: &str,
        id: Uuid,
        pin_hash: String,
        synthetic: bool,
    ) -> Result<(), StoreError> {
        let pin_sealed =
            if synthetic { Some(self.seal(pin_at(id), &format!("{} {pin}", number.digits()))?) } else { None };
        self.insert(cards::Model {
            id,
            number_index: number_index(&self.keys, number),
            last_two: number.tail(),
            state: "blank".into(),
            person_id: None,
            case_id: None,
            bound_at: None,
            pin_hash: Some(pin_hash),
            pin_sealed,
            wrong_unknown: 0,
            wrong_known: 0,
            frozen_at: None,
            version: 1,
            opened_at: None,
            opened_new_device: false,
            synthetic,
        })
        .await
    }

    /// The card of a number inside the transaction.
    pub async fn card(&self, number: &CardNumber) -> Result<Option<cards::Model>, StoreError> {
        let index = number_index(&self.keys, number);
        Ok(cards::Entity::find().filter(cards::Column::NumberIndex.eq(index)).one(&self.tx).await?)
    }

    /// Binds a blank card; somebody who was faster gets a `Conflict`. The one the person carried until now ends for `reason`.
    pub async fn bind_card(
        &mut self,
        card: Uuid,
        person: Uuid,
        case: Uuid,
        reason: RevokeReason,
    ) -> Result<(), StoreError> {
        self.revoke_cards(person, reason).await?;
        let row = cards::ActiveModel {
            id: Set(card),
            state: Set("bound".into()),
            person_id: Set(Some(person)),
            case_id: Set(Some(case)),
            bound_at: Set(Some(self.now())),
            ..Default::default()
        };
        self.change(row, cards::Column::State, &["blank"]).await?;
        self.audit("card_bound", ("card", Some(card)), "");
        Ok(())
    }

    /// Ends the card a person carried until now, frozen or not, with its sessions and known phones.
    async fn revoke_cards(&mut self, person: Uuid, reason: RevokeReason) -> Result<(), StoreError> {
        use crate::entities::sessions;
        let carried = ["bound", "frozen"];
        let bound = cards::Entity::find()
            .filter(cards::Column::PersonId.eq(person))
            .filter(cards::Column::State.is_in(carried))
            .all(&self.tx)
            .await?;
        for card in bound.into_iter().map(|card| card.id) {
            let row = cards::ActiveModel {
                id: Set(card),
                state: Set("revoked".into()),
                frozen_at: Set(Some(self.now())),
                ..Default::default()
            };
            self.change(row, cards::Column::State, &carried).await?;
            sessions::Entity::delete_many().filter(sessions::Column::CardId.eq(card)).exec(&self.tx).await?;
            card_devices::Entity::delete_many().filter(card_devices::Column::CardId.eq(card)).exec(&self.tx).await?;
            self.audit("card_revoked", ("card", Some(card)), reason.code());
        }
        Ok(())
    }

    /// Counts a wrong PIN; the one that reaches `most` freezes the card for good. True if it froze now.
    pub async fn wrong_pin(&mut self, card: Uuid, known_device: bool, most: i64) -> Result<bool, StoreError> {
        let column = if known_device { "wrong_known" } else { "wrong_unknown" };
        let sql = format!("UPDATE cards SET {column} = {column} + 1 WHERE id = $1 RETURNING {column} AS wrong");
        let statement = Statement::from_sql_and_values(self.tx.get_database_backend(), sql, [card.into()]);
        let row = self.tx.query_one_raw(statement).await?.ok_or(StoreError::NotFound)?;
        let froze = row.try_get::<i64>("", "wrong")? >= most;
        if froze {
            self.freeze_card(card, FreezeReason::TooManyTries).await?;
        }
        self.audit("card_pin_wrong", ("card", Some(card)), if froze { "frozen" } else { "" });
        Ok(froze)
    }

    /// Freezes a bound card and ends its sessions and known phones.
    pub async fn freeze_card(&mut self, card: Uuid, reason: FreezeReason) -> Result<(), StoreError> {
        use crate::entities::sessions;
        let row = cards::ActiveModel {
            id: Set(card),
            state: Set("frozen".into()),
            frozen_at: Set(Some(self.now())),
            ..Default::default()
        };
        self.change(row, cards::Column::State, &["bound", "frozen"]).await?;
        sessions::Entity::delete_many().filter(sessions::Column::CardId.eq(card)).exec(&self.tx).await?;
        card_devices::Entity::delete_many().filter(card_devices::Column::CardId.eq(card)).exec(&self.tx).await?;
        self.audit("card_frozen", ("card", Some(card)), reason.code());
        Ok(())
    }

    /// Notes a good opening, and the phone it came from.
    pub async fn card_opened(&mut self, card: Uuid, new_device: Option<(Vec<u8>, i64)>) -> Result<(), StoreError> {
        let fresh = new_device.is_some();
        if let Some((token_hash, expires_at)) = new_device {
            let row =
                card_devices::Model { id: self.mint(), card_id: card, token_hash, created_at: self.now(), expires_at };
            self.insert(row).await?;
        }
        self.save(cards::ActiveModel {
            id: Set(card),
            opened_at: Set(Some(self.now())),
            opened_new_device: Set(fresh),
            wrong_known: Set(0),
            ..Default::default()
        })
        .await?;
        self.audit("card_opened", ("card", Some(card)), if fresh { "new_device" } else { "" });
        Ok(())
    }
}
