//! Counters in the database, shared by every node: sign-in and card attempts by account and network.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, Statement};

use crate::{Store, StoreError};

impl Store {
    /// Adds one to a bucket and returns the count within its window, which starts at the first hit.
    pub async fn hit(
        &self,
        bucket: &str,
        id: sea_orm::prelude::Uuid,
        now: Timestamp,
        window: SignedDuration,
    ) -> Result<i64, StoreError> {
        let ms = now.as_millisecond();
        let old = (now - window).as_millisecond();
        let sql = "INSERT INTO counters (id, bucket, starts_at, count) VALUES ($1, $2, $3, 1) ON CONFLICT (bucket) DO UPDATE SET \
                   count = CASE WHEN counters.starts_at < $4 THEN 1 ELSE counters.count + 1 END, \
                   starts_at = CASE WHEN counters.starts_at < $5 THEN $6 ELSE counters.starts_at END RETURNING count";
        let statement = Statement::from_sql_and_values(
            self.reader.get_database_backend(),
            sql,
            [id.into(), bucket.into(), ms.into(), old.into(), old.into(), ms.into()],
        );
        let row = self.writer().query_one_raw(statement).await?.ok_or(StoreError::NotFound)?;
        Ok(row.try_get("", "count")?)
    }

    /// The count of a bucket now, without adding to it.
    pub async fn count(&self, bucket: &str, now: Timestamp, window: SignedDuration) -> Result<i64, StoreError> {
        use crate::entities::counters as rows;
        use sea_orm::prelude::*;
        let row = rows::Entity::find().filter(rows::Column::Bucket.eq(bucket)).one(&self.reader).await?;
        let old = (now - window).as_millisecond();
        Ok(row.filter(|row| row.starts_at >= old).map_or(0, |row| row.count))
    }

    /// Empties a bucket after a success.
    pub async fn forget(&self, bucket: &str) -> Result<(), StoreError> {
        use crate::entities::counters as rows;
        use sea_orm::prelude::*;
        rows::Entity::delete_many().filter(rows::Column::Bucket.eq(bucket)).exec(self.writer()).await?;
        Ok(())
    }
}
