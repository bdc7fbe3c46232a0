//! Centres and staff accounts: made by seeds, invitations and the administrator.

use sea_orm::prelude::*;

use crate::{
    Store, StoreError, Write,
    entities::{centres, staff},
};

/// A new account.
pub struct NewStaff {
    pub email: String,
    pub name: String,
    pub role: &'static str,
    pub centre: Option<Uuid>,
    pub provider: Option<Uuid>,
    /// Comma-separated clearances: `child`.
    pub clearances: &'static str,
    pub password_hash: Option<String>,
    pub synthetic: bool,
}

impl Store {
    /// True when nobody has been entered yet.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(staff::Entity::find().count(&self.reader).await? == 0)
    }

    /// True when a person or account is not marked synthetic: the demonstration must not touch this database.
    pub async fn holds_real_records(&self) -> Result<bool, StoreError> {
        use crate::entities::persons;
        let people = persons::Entity::find().filter(persons::Column::Synthetic.eq(false)).count(&self.reader).await?;
        let accounts = staff::Entity::find().filter(staff::Column::Synthetic.eq(false)).count(&self.reader).await?;
        Ok(people + accounts > 0)
    }

    /// Every centre: id and code.
    pub async fn centres(&self) -> Result<Vec<(Uuid, String)>, StoreError> {
        Ok(centres::Entity::find().all(&self.reader).await?.into_iter().map(|row| (row.id, row.code)).collect())
    }

    /// The centre of a code.
    pub async fn centre(&self, code: &str) -> Result<Option<Uuid>, StoreError> {
        Ok(centres::Entity::find().filter(centres::Column::Code.eq(code)).one(&self.reader).await?.map(|row| row.id))
    }
}

/// What an account may do and where.
pub struct Account {
    pub id: Uuid,
    pub name: String,
    pub role: String,
    pub centre: Option<Uuid>,
}

impl Store {
    /// The account of an address.
    pub async fn account(&self, email: &str) -> Result<Option<Account>, StoreError> {
        let row = staff::Entity::find().filter(staff::Column::Email.eq(email)).one(&self.reader).await?;
        Ok(row.map(|row| Account { id: row.id, name: row.name, role: row.role, centre: row.centre_id }))
    }
}

impl Write {
    /// Adds a centre.
    pub async fn add_centre(&mut self, code: &str, name: &str) -> Result<Uuid, StoreError> {
        let id = self.mint();
        self.insert(centres::Model { id, code: code.into(), name: name.into(), created_at: self.now() }).await?;
        Ok(id)
    }

    /// The account in whose name the server's console works for a centre; nobody can sign in with it.
    pub async fn console_account(&mut self, centre: Uuid, synthetic: bool) -> Result<Uuid, StoreError> {
        let email = format!("consola@{centre}.invalid");
        if let Some(known) = staff::Entity::find().filter(staff::Column::Email.eq(&email)).one(self.tx()).await? {
            return Ok(known.id);
        }
        let account = NewStaff {
            email,
            name: "Consola".into(),
            role: "shift_lead",
            centre: Some(centre),
            provider: None,
            clearances: "",
            password_hash: None,
            synthetic,
        };
        let id = self.add_staff(account).await?;
        self.save(staff::ActiveModel {
            id: sea_orm::Set(id),
            state: sea_orm::Set("console".into()),
            ..Default::default()
        })
        .await?;
        Ok(id)
    }

    /// Adds an account.
    pub async fn add_staff(&mut self, new: NewStaff) -> Result<Uuid, StoreError> {
        let id = self.mint();
        self.insert(staff::Model {
            id,
            email: new.email,
            name: new.name,
            role: new.role.into(),
            centre_id: new.centre,
            provider_id: new.provider,
            clearances: new.clearances.into(),
            locale: "es-GT".into(),
            theme: "system".into(),
            password_hash: new.password_hash,
            totp_secret: None,
            totp_last_step: None,
            state: "active".into(),
            failed: 0,
            locked_until: None,
            created_at: self.now(),
            synthetic: new.synthetic,
        })
        .await?;
        Ok(id)
    }
}
