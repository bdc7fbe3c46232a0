//! The person's card: printed with a PIN, opened by both. Unknown, frozen, revoked and wrong look the same and take as long
//! (security.md 5.2).

use domain::card::{CardNumber, Pin};
use jiff::SignedDuration;
use store::{StoreError, Uuid, Write, accounts::NewSession, cards::fold};

use crate::{House, chance, password, returnee::Returnee};

/// Wrong PINs in a card's life from unknown phones before it freezes (success chance ≤ 2 × 10⁻⁵).
const LIFETIME: i64 = 20;
/// A known phone has a budget of its own, so that nobody can lock the owner out.
const KNOWN: i64 = 10;
/// Wrong PINs an hour from unknown phones.
const PER_HOUR: i64 = 5;
/// Tries an hour from one network.
const NETWORK: i64 = 300;
const HOUR: SignedDuration = SignedDuration::from_hours(1);
/// A session of a returned person: idle and at most.
pub(crate) const IDLE: SignedDuration = SignedDuration::from_mins(10);
const ABSOLUTE: SignedDuration = SignedDuration::from_mins(30);
/// How long a phone stays known.
const DEVICE: SignedDuration = SignedDuration::from_hours(24 * 180);

/// Why a card did not open.
#[derive(Debug, PartialEq, Eq)]
pub enum CannotOpen {
    /// Unknown, frozen, revoked, unbound or wrong PIN: one answer for all.
    Wrong,
    /// Too many tries; wait this many minutes.
    Wait { minutes: i64 },
    /// The database does not answer.
    Unavailable,
}

impl From<StoreError> for CannotOpen {
    fn from(_: StoreError) -> Self {
        Self::Unavailable
    }
}

/// An open card: the session token, and a token for a phone that should be known from now on.
pub struct Opened {
    pub session: String,
    pub device: Option<String>,
}

/// A card as it goes to the printer: number and PIN are stored nowhere in clear, so this is all there will ever be of them.
pub struct Printed {
    pub number: CardNumber,
    pub pin: String,
    pub(crate) id: Uuid,
    hash: String,
}

impl Printed {
    /// Puts it into the box, blank.
    pub(crate) async fn add(&self, write: &mut Write, synthetic: bool) -> Result<(), StoreError> {
        write.add_card(&self.number, &self.pin, self.id, self.hash.clone(), synthetic).await?;
        write.audit("card_printed", ("card", Some(self.id)), "");
        Ok(())
    }
}

impl House {
    /// Prints a blank card into the box; returns number and PIN for the printer.
    pub async fn print_card(&self, synthetic: bool) -> Result<(CardNumber, String), StoreError> {
        let card = self.draw_card().await?;
        let mut write = self.write().await?;
        card.add(&mut write, synthetic).await?;
        write.commit().await?;
        Ok((card.number, card.pin))
    }

    /// Draws a card by chance; it is in no box yet.
    pub(crate) async fn draw_card(&self) -> Result<Printed, StoreError> {
        let mut chance = self.chance();
        let number = CardNumber::draw(chance.as_mut());
        let pin = Pin::draw(chance.as_mut()).reveal();
        let id = self.mint();
        let hash = self.pin_hash(&pin, id).await?;
        Ok(Printed { number, pin, id, hash })
    }

    /// HMAC(pepper, PIN‖card): the pepper is outside the database, so a stolen dump cannot be searched.
    fn peppered(&self, pin: &str, card: Uuid) -> String {
        let pepper = self.store.keys().labelled(b"card pin v1");
        data_encoding::HEXLOWER.encode(&store::seal::derive(&pepper, format!("{pin}:{card}").as_bytes()))
    }

    async fn pin_hash(&self, pin: &str, card: Uuid) -> Result<String, StoreError> {
        let mut salt = [0; 16];
        self.chance().fill(&mut salt);
        password::hash(self.peppered(pin, card), salt).await.ok_or(StoreError::Seal)
    }

    /// Opens a card with its PIN. `device` is the token of a known phone, `keep` asks to know this one.
    pub async fn open_card(
        &self,
        number: &str,
        pin: &str,
        device: Option<&str>,
        keep: bool,
        network: &str,
    ) -> Result<Opened, CannotOpen> {
        let now = self.now();
        let from = format!("card-net:{network}");
        if self.store.hit(&from, self.mint(), now, HOUR).await? > NETWORK {
            return Err(CannotOpen::Wait { minutes: HOUR.as_mins() });
        }
        let number = CardNumber::parse(number).ok();
        let pin = Pin::parse(pin).map(|pin| pin.reveal()).unwrap_or_default();
        let row = match &number {
            Some(number) => self.store.card(number).await?,
            None => None,
        };
        let known = match (&row, device) {
            (Some(row), Some(device)) => self.store.knows_device(row.id, &chance::token_hash(device), now).await?,
            _ => false,
        };
        // The hourly bucket counts typed numbers, whether or not such a card exists: the wait says nothing.
        let digits = number.as_ref().map_or_else(String::new, CardNumber::digits);
        let bucket = format!("card:{}", data_encoding::HEXLOWER.encode(&self.store.keys().index("card-try", &digits)));
        if !known && self.store.count(&bucket, now, HOUR).await? >= PER_HOUR {
            return Err(CannotOpen::Wait { minutes: HOUR.as_mins() });
        }
        let usable =
            row.filter(|row| fold(row).is_ok_and(|card| card.state.name() == "bound") && row.case_id.is_some());
        // One argon2 in every case: of the card, or of nobody.
        let (secret, stored) = usable.as_ref().map_or_else(
            || (self.peppered(&pin, Uuid::nil()), None),
            |row| (self.peppered(&pin, row.id), row.pin_hash.clone()),
        );
        let fits = password::verify(secret, stored).await;
        let Some(row) = usable.as_ref().filter(|_| fits) else {
            if !known {
                self.store.hit(&bucket, self.mint(), now, HOUR).await?;
            }
            if let Some(row) = usable {
                let mut write = self.write_as("card", Some(row.id)).await?;
                write.wrong_pin(row.id, known, if known { KNOWN } else { LIFETIME }).await?;
                write.commit().await?;
            }
            return Err(CannotOpen::Wrong);
        };
        self.store.forget(&bucket).await?;
        let mut random = self.chance();
        let (session, token_hash) = chance::token(random.as_mut());
        let fresh = (keep && !known).then(|| chance::token(random.as_mut()));
        let mut write = self.write_as("card", Some(row.id)).await?;
        let lives = (now + DEVICE).as_millisecond();
        write.card_opened(row.id, fresh.as_ref().map(|(_, hash)| (hash.clone(), lives))).await?;
        let new = NewSession {
            token_hash,
            kind: "card",
            staff: None,
            card: Some(row.id),
            case: row.case_id,
            lives: ABSOLUTE,
            stepped_up: false,
        };
        write.open_session(new).await?;
        write.commit().await?;
        Ok(Opened { session, device: fresh.map(|(token, _)| token) })
    }

    /// The person behind a card session.
    pub async fn returnee(&self, token: &str) -> Result<Option<Returnee>, StoreError> {
        let session = self.store.live_session(&chance::token_hash(token), self.now(), IDLE).await?;
        Ok(session.and_then(|row| match (row.kind.as_str(), row.case_id, row.card_id) {
            ("card", Some(case), Some(card)) => Some(Returnee::new(self.clone(), case, card)),
            _ => None,
        }))
    }
}
