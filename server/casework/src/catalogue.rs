//! The catalogue as files: taken in on top of what is there, and given out.

use domain::catalogue::{Catalogue, Import};
use store::StoreError;

use crate::House;

impl House {
    /// Reads files (`(name, bytes)`, the name only to report) with today as day 0 on top of the catalogue that is there.
    pub async fn read_catalogue(&self, files: &[(&str, &[u8])]) -> Result<Import, StoreError> {
        let (before, _) = self.store.catalogue().await?;
        Ok(domain::catalogue::read(files, self.today(), Some(&before)))
    }

    /// The same, and keeps what was accepted, whole or not at all; what was refused leaves what was there.
    pub async fn import_catalogue(&self, files: &[(&str, &[u8])]) -> Result<Import, StoreError> {
        let mut write = self.write().await?;
        // Read inside the writer's turn, so that no hold slips in between.
        let (before, ids) = self.store.catalogue().await?;
        let import = domain::catalogue::read(files, self.today(), Some(&before));
        if import.changes != domain::catalogue::Changes::default() {
            write.save_catalogue(&import.catalogue, &before, &ids).await?;
        }
        write.audit("catalogue_imported", ("catalogue", None), "");
        write.commit().await?;
        Ok(import)
    }

    /// The catalogue as it is now.
    pub async fn catalogue(&self) -> Result<Catalogue, StoreError> {
        Ok(self.store.catalogue().await?.0)
    }
}
