//! What has to be true of the data at any moment, whatever happened to the machine.

use sea_orm::{ConnectionTrait, Statement, prelude::*};

use crate::{Store, StoreError, answers, entities::referrals};

/// A row for which something is not true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// What should be true.
    pub rule: &'static str,
    /// The row, or the number of the row.
    pub id: String,
}

/// Rules that one query can check: it finds the rows that break them.
const RULES: &[(&str, &str)] = &[
    ("places are not given twice", "SELECT id FROM capacity WHERE held < 0 OR occupied < 0 OR held + occupied > total"),
    (
        "a bound card has its person, case and PIN",
        "SELECT id FROM cards WHERE state = 'bound' AND (person_id IS NULL OR case_id IS NULL OR pin_hash IS NULL)",
    ),
    (
        "a person has one card in use",
        "SELECT a.id FROM cards a JOIN cards b ON a.person_id = b.person_id AND a.id < b.id WHERE a.state = 'bound' AND b.state = 'bound'",
    ),
    (
        "a merged record leads to a living one",
        "SELECT a.id FROM persons a LEFT JOIN persons b ON a.merged_into = b.id WHERE a.merged_into IS NOT NULL AND (b.id IS NULL OR b.merged_into IS NOT NULL)",
    ),
    (
        "the file of a sealed person is sealed",
        "SELECT c.id FROM cases c JOIN persons p ON p.id = c.person_id WHERE p.sealed AND NOT c.sealed",
    ),
    (
        "a family has one head",
        "SELECT a.id FROM members a JOIN members b ON a.household_id = b.household_id AND a.id < b.id \
         WHERE a.is_head AND b.is_head AND a.left_at IS NULL AND b.left_at IS NULL",
    ),
    (
        "a person is in one family at a time",
        "SELECT a.id FROM members a JOIN members b ON a.person_id = b.person_id AND a.id < b.id WHERE a.left_at IS NULL AND b.left_at IS NULL",
    ),
    (
        "an accepted referral has its placement",
        "SELECT r.id FROM referrals r WHERE r.state = 'accepted' AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.referral_id = r.id)",
    ),
];

impl Store {
    /// Every row that breaks a rule, and the first break of the audit chain.
    pub async fn broken(&self) -> Result<Vec<Broken>, StoreError> {
        let mut broken = Vec::new();
        for (rule, sql) in RULES {
            let statement = Statement::from_string(self.reader.get_database_backend(), *sql);
            for row in self.reader.query_all_raw(statement).await? {
                broken.push(Broken { rule, id: row.try_get::<Uuid>("", "id")?.to_string() });
            }
        }
        for row in referrals::Entity::find().all(&self.reader).await? {
            if answers::fold(&row).is_err() {
                broken.push(Broken { rule: "a referral is in a state that exists", id: row.id.to_string() });
            }
        }
        let unlike = "a recommendation replays to the same bytes";
        broken.extend(self.unrepeatable().await?.iter().map(|id| Broken { rule: unlike, id: id.to_string() }));
        if let Err(at) = self.verify_audit().await? {
            broken.push(Broken { rule: "the audit chain holds", id: at.to_string() });
        }
        Ok(broken)
    }
}
