//! What has to be right before a command may open the house; everything that is not is one clear sentence.

use std::path::Path;

use casework::chance::SystemChance;
use casework::{House, HouseConfig};
use data_encoding::HEXLOWER_PERMISSIVE;
use domain::chance::Chance;

use crate::config::Settings;
use crate::failure::Failure;

/// The file that holds the master key: 64 hexadecimal digits.
pub const MASTER_KEY: &str = "master-key";
/// The demonstration's own key, made at its first start; it opens nothing but invented data.
const DEMO_KEY: &str = "demonstration-key";

/// Opens the house on a database whose schema is the program's own.
pub async fn open(settings: &Settings) -> Result<House, Failure> {
    if let Some(file) = settings.sqlite_file().filter(|file| !file.exists()) {
        return Err(Failure::environment(format!(
            "There is no database at {}; make it with `ceiba migrate`.",
            file.display()
        )));
    }
    let house = open_unmigrated(settings).await?;
    match house.store.pending_migrations().await {
        Ok(0) => Ok(house),
        Ok(missing) => Err(Failure::environment(format!(
            "The database lacks {missing} of this program's migrations; run `ceiba migrate` first."
        ))),
        Err(error) => Err(Failure::environment(format!("The schema of the database cannot be read ({error})."))),
    }
}

/// Opens the house whatever its schema is, making a SQLite file if there is none; for `ceiba migrate` and the demonstration.
pub async fn open_unmigrated(settings: &Settings) -> Result<House, Failure> {
    House::open(config(settings)?).await.map_err(|error| {
        Failure::environment(format!("The database does not open ({error}); check its address and that it is running."))
    })
}

/// Database, key and kind of house, as the settings say; the folder of a SQLite file is made.
pub fn config(settings: &Settings) -> Result<HouseConfig, Failure> {
    let database = settings.database();
    if !["sqlite:", "postgres://", "postgresql://"].iter().any(|kind| database.starts_with(kind)) {
        return Err(Failure::usage("The database is written sqlite://PATH or postgres://USER@HOST/NAME."));
    }
    if let Some(folder) = settings.sqlite_file().as_deref().and_then(Path::parent) {
        make_folder(folder)?;
    }
    Ok(HouseConfig { database, master: master_key(settings)?, demo: settings.demo })
}

/// Brings the schema up to date, then answers whether anything had to be done.
pub async fn migrate(house: &House) -> Result<usize, Failure> {
    let sentence =
        |error| Failure::environment(format!("The database could not be migrated ({error}); nothing was half done."));
    // On an empty database the table of migrations is missing as well, which reads as an error.
    let missing = house.store.pending_migrations().await.unwrap_or(1);
    house.store.migrate().await.map_err(sentence)?;
    Ok(missing)
}

/// Fills an empty database with invented data; one that holds real records is refused.
pub async fn seed_demonstration(house: &House) -> Result<(), Failure> {
    match house.store.holds_real_records().await {
        Ok(false) => {}
        Ok(true) => {
            return Err(Failure::environment(
                "This database holds real people or accounts; the demonstration does not touch it.",
            ));
        }
        Err(error) => return Err(Failure::environment(format!("The database cannot be read ({error})."))),
    }
    let files: [(&str, &[u8]); 4] = [
        ("providers.csv", include_bytes!("../demo/providers.csv")),
        ("programmes.csv", include_bytes!("../demo/programmes.csv")),
        ("offerings.csv", include_bytes!("../demo/offerings.csv")),
        ("capacity.csv", include_bytes!("../demo/capacity.csv")),
    ];
    house
        .seed_demo(&files)
        .await
        .map_err(|error| Failure::environment(format!("The demonstration's data could not be written ({error}).")))
}

/// Makes a folder that only this user reads.
pub fn make_folder(folder: &Path) -> Result<(), Failure> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(builder.recursive(true), 0o700);
    builder
        .create(folder)
        .map_err(|error| Failure::environment(format!("The folder {} cannot be made ({error}).", folder.display())))
}

/// Makes the master key of a new installation, by chance, and says where; nothing when there is a key. A database that
/// was made with another key gets no second one.
pub async fn first_key(settings: &Settings) -> Result<Option<std::path::PathBuf>, Failure> {
    let file = settings.secrets_dir().join(MASTER_KEY);
    if settings.demo || file.exists() || !is_new(settings).await {
        return Ok(None);
    }
    make_key(&file)?;
    Ok(Some(file))
}

/// Whether there is no database yet, or one without any table of ours.
async fn is_new(settings: &Settings) -> bool {
    if let Some(file) = settings.sqlite_file() {
        return !file.exists();
    }
    let probe = HouseConfig { database: settings.database(), master: [0; 32], demo: false };
    match House::open(probe).await {
        Ok(house) => house.store.is_empty().await.is_err(),
        Err(_) => false,
    }
}

/// The master key: the installation's own, or the one the demonstration made for itself.
fn master_key(settings: &Settings) -> Result<[u8; 32], Failure> {
    let file = settings.secrets_dir().join(MASTER_KEY);
    if settings.demo && !file.exists() {
        return demonstration_key(&settings.data_dir.join("secrets").join(DEMO_KEY));
    }
    read_key(&file)
}

/// A secret file's text without the last line break; only this user may read it.
pub fn secret(file: &Path) -> Result<String, Failure> {
    let refuse = |why: &str| Failure::environment(format!("The secret file {} {why}.", file.display()));
    let metadata = std::fs::metadata(file).map_err(|_| refuse("is missing or cannot be read"))?;
    if std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o077 != 0 {
        return Err(refuse("can be read by other users; do `chmod 600`"));
    }
    let text = std::fs::read_to_string(file).map_err(|_| refuse("cannot be read"))?;
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}

fn read_key(file: &Path) -> Result<[u8; 32], Failure> {
    if !file.exists() {
        return Err(Failure::environment(format!(
            "The master key is missing: write 64 hexadecimal digits to {0}, for example with `openssl rand -hex 32 > {0}` and `chmod 600 {0}`.",
            file.display()
        )));
    }
    let key: Option<[u8; 32]> =
        HEXLOWER_PERMISSIVE.decode(secret(file)?.trim().as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
    let sentence = |why: &str| Failure::environment(format!("The master key in {} {why}.", file.display()));
    let key = key.ok_or_else(|| sentence("is not 64 hexadecimal digits"))?;
    if is_guessable(&key) {
        return Err(sentence("is easy to guess; make a new one with `openssl rand -hex 32`"));
    }
    Ok(key)
}

/// Fewer different bytes than chance would ever give: zeros, a repeated word.
fn is_guessable(key: &[u8; 32]) -> bool {
    let different: std::collections::BTreeSet<u8> = key.iter().copied().collect();
    different.len() < 16
}

fn demonstration_key(file: &Path) -> Result<[u8; 32], Failure> {
    if file.exists() {
        return read_key(file);
    }
    make_key(file)
}

/// Writes a key made by chance into a file that only this user reads.
fn make_key(file: &Path) -> Result<[u8; 32], Failure> {
    let mut key = [0; 32];
    SystemChance.fill(&mut key);
    if let Some(folder) = file.parent() {
        make_folder(folder)?;
    }
    write_secret(file, &HEXLOWER_PERMISSIVE.encode(&key))
        .map_err(|error| Failure::environment(format!("The file {} cannot be written ({error}).", file.display())))?;
    Ok(key)
}

fn write_secret(file: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::mode(options.write(true).create_new(true), 0o600);
    options.open(file)?.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_a_person_would_type_are_refused() {
        assert!(is_guessable(&[0; 32]) && is_guessable(b"changemechangemechangemechangeme"));
        let mut key = [0; 32];
        domain::chance::SeededChance::new(1).fill(&mut key);
        assert!(!is_guessable(&key));
    }
}
