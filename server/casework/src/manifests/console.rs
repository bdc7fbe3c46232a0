//! Lists brought in at the console of the server: the same reading, the same approval, in the name of the console.

use domain::access::{Actor, Clearances, Role};
use domain::ids::{CentreId, SessionId, StaffId};
use domain::manifest::{Options, Progress, Reading};
use store::StoreError;

use super::*;
use crate::House;
use crate::demo::CENTRE;

/// Why the console cannot bring a list in.
#[derive(Debug, thiserror::Error)]
pub enum CannotImport {
    #[error("there is no such flight")]
    FlightUnknown,
    #[error("there is no centre of that code")]
    CentreUnknown,
    #[error("there are several centres; name one with --centre")]
    CentreMissing,
    #[error("the list names {0} flights, so it cannot be one flight")]
    SeveralFlights(usize),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<StoreError> for CannotImport {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

impl House {
    /// Brings a list in: read, approved, compared with what its flights had. `reading` gets the records of its flights and
    /// the difference; a file that is no list stays outside.
    pub async fn import_at_console(
        &self,
        name: &str,
        bytes: &[u8],
        centre: Option<&str>,
        flight: Option<FlightId>,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<Reading, CannotImport> {
        let console = self.console(centre, flight).await?;
        let choices = Choices::default();
        let senders = console.senders().await?;
        let options = Options { keep_cells: false, ..choices.options(self.today(), senders) };
        let reading = domain::manifest::read(name, bytes, &options, progress);
        if reading.file_error.is_some() {
            return Ok(reading);
        }
        if flight.is_some() && reading.flights.len() != 1 {
            return Err(CannotImport::SeveralFlights(reading.flights.len()));
        }
        let seen = console.seen_all(&reading, |_| ()).await?;
        let mut read = work::Read { reading, seen, remembered: false, took: 0 };
        let mut write = console.write().await?;
        let id = console.add_upload(&mut write, name, bytes, &read.reading, flight.map(FlightId::uuid)).await?;
        let kept = store::uploads::Upload {
            id,
            flight: flight.map(FlightId::uuid),
            name: file_name(name),
            bytes: Vec::new(),
            state: "review".into(),
            created_at: write.now(),
        };
        let plan = console.plan(&kept, &read.reading, &choices).await?;
        let earlier = plan.known.values().flat_map(|known| &known.there).find_map(|there| there.row.upload_id);
        let base = match earlier {
            Some(upload) => self.store.upload_name(console.scope(), upload).await?,
            None => None,
        };
        let review = console.review_of(&kept, &read, &plan, &choices, None);
        let done = console.put(&mut write, &kept, &read.reading, &plan, &review).await?;
        write.commit().await?;
        for flight in &mut read.reading.flights {
            flight.record = done.flights.get(&flight.id).map(ToString::to_string);
        }
        read.reading.diff = done.diff.map(|diff| domain::manifest::Diff { base, ..diff });
        Ok(read.reading)
    }

    /// The console as a caller: of the flight's centre, of the one named, or of the only one. It cannot sign in.
    async fn console(&self, code: Option<&str>, flight: Option<FlightId>) -> Result<Staff, CannotImport> {
        let centres = self.store.centres().await?;
        let centre = match (flight, code, centres.as_slice()) {
            (Some(flight), ..) => {
                Some(self.store.centre_of_flight(flight.uuid()).await?.ok_or(CannotImport::FlightUnknown)?)
            }
            (None, Some(code), _) => {
                Some(centres.iter().find(|one| one.1 == code).ok_or(CannotImport::CentreUnknown)?.0)
            }
            (None, None, [one]) => Some(one.0),
            (None, None, []) => None,
            (None, None, _) => return Err(CannotImport::CentreMissing),
        };
        let mut write = self.write().await?;
        let centre = match centre {
            Some(centre) => centre,
            None => write.add_centre(CENTRE, "Centro de Recepción La Aurora").await?,
        };
        let staff = write.console_account(centre, self.demo).await?;
        write.audit("console_opened", ("centre", Some(centre)), "");
        write.commit().await?;
        let actor = Actor {
            staff: StaffId::from_uuid(staff),
            role: Role::ShiftLead,
            centre: Some(CentreId::from_uuid(centre)),
            provider: None,
            clearances: Clearances::NONE,
            stepped_up: false,
        };
        Ok(Staff {
            house: self.clone(),
            actor,
            name: "Consola".into(),
            email: String::new(),
            place: None,
            locale: "es-GT".into(),
            theme: "system".into(),
            session: SessionId::from_uuid(Uuid::nil()),
            desk: None,
        })
    }
}
