//! The demonstration: one centre, staff, the invented catalogue and two expected flights; every record synthetic.

use domain::access::Role;
use domain::catalogue::Catalogue;
use store::{StoreError, catalogue::Ids, staff::NewStaff};

use crate::{House, accounts::IDLE, password};

/// The demonstration's sign-ins: address, name, role (cli.md).
pub const SIGN_INS: [(&str, &str, Role); 10] = [
    ("recepcion@demo.example", "Ana Lucía Recinos", Role::Reception),
    ("turno@demo.example", "Carlos Tzul", Role::ShiftLead),
    ("gestora@demo.example", "Marta Ixchop", Role::Caseworker),
    ("coordinacion@demo.example", "Rosa Méndez", Role::Supervisor),
    ("albergue@demo.example", "Casa de descanso", Role::Provider),
    ("proteccion@demo.example", "Elena Caal", Role::Protection),
    ("datos@demo.example", "Julio Pérez", Role::DataProtection),
    ("auditoria@demo.example", "Sara Xitumul", Role::Auditor),
    ("admin@demo.example", "Pedro López", Role::Administrator),
    ("estadistica@demo.example", "Inés Morales", Role::Statistics),
];

/// Password of every demonstration account; printed at start, refused outside `--demo` because accounts are synthetic.
pub const PASSWORD: &str = "ceiba-demo-2026";

/// Flights the demonstration expects today: number, origin, hour and minute.
const FLIGHTS: [(&str, &str, (i8, i8)); 2] = [("GTA 2215", "Alexandria", (10, 40)), ("GTA 2301", "El Paso", (14, 15))];

/// Blank cards in the box of the demonstration; `ceiba demo cards` prints their numbers and PINs.
const BLANK_CARDS: usize = 12;

/// Code of the demonstration's centre.
pub const CENTRE: &str = "aurora";

/// Provider the demonstration's focal point answers for: the first with beds for families.
fn demo_provider(catalogue: &Catalogue) -> Option<String> {
    catalogue
        .ordinary()
        .filter(|offering| offering.per_night && offering.persons_max >= 4)
        .map(|offering| offering.provider.clone())
        .min()
}

impl House {
    /// Fills an empty database; a second call changes nothing. `files` are the catalogue's tables.
    pub async fn seed_demo(&self, files: &[(&str, &[u8])]) -> Result<(), StoreError> {
        if !self.store.is_empty().await? {
            return Ok(());
        }
        let import = domain::catalogue::read(files, self.today(), None);
        let mut salt = [0; 16];
        self.chance().fill(&mut salt);
        let hash = password::hash(PASSWORD.to_owned(), salt).await;
        let mut write = self.write().await?;
        let centre = write.add_centre(CENTRE, "Centro de Recepción La Aurora").await?;
        write.save_catalogue(&import.catalogue, &Catalogue::default(), &Ids::default()).await?;
        let provider = match demo_provider(&import.catalogue) {
            Some(code) => write.provider_of_code(&code).await?,
            None => None,
        };
        for (email, name, role) in SIGN_INS {
            let in_centre = !matches!(
                role,
                Role::Provider | Role::DataProtection | Role::Auditor | Role::Administrator | Role::Statistics
            );
            write
                .add_staff(NewStaff {
                    email: email.into(),
                    name: name.into(),
                    role: role.code(),
                    centre: in_centre.then_some(centre),
                    provider: provider.filter(|_| role == Role::Provider),
                    clearances: if role == Role::Protection { "child" } else { "" },
                    password_hash: hash.clone(),
                    synthetic: true,
                })
                .await?;
        }
        for (number, origin, (hour, minute)) in FLIGHTS {
            let at = crate::house::instant_of(self.today().at(hour, minute, 0, 0));
            write.expect_flight(centre, number, origin, &self.today().to_string(), at).await?;
        }
        write.audit("demonstration_seeded", ("centre", Some(centre)), "");
        write.commit().await?;
        for _ in 0..BLANK_CARDS {
            self.print_card(true).await?;
        }
        Ok(())
    }

    /// Ends the sessions of an invented member of staff as time does; how many there were.
    pub async fn idle_demo_sessions(&self, email: &str) -> Result<u64, StoreError> {
        let before = self.now() - IDLE;
        let mut write = self.write().await?;
        let ended = write.idle_synthetic_sessions(email, before).await?;
        write.audit("demonstration_idled", ("session", None), "");
        write.commit().await?;
        Ok(ended)
    }
}
