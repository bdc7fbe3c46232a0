//! Lists of who comes: read as a job, reviewed, approved; good lines go in, the others wait to be corrected. A corrected
//! list is a difference to what its flight has.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use domain::{
    access::{Action, Relation},
    fields::place,
    ids::{FlightId, LineId, UploadId},
    manifest::{Fault, Issue, IssueCode, Reading, Sender, Severity, reading},
    problems::Typed,
};
use sha2::Digest;
use store::{
    Uuid, Write,
    uploads::{NewUpload, Upload},
};

use crate::{Refusal, Refused, Staff, house::day_of};

mod approve;
mod choices;
mod columns;
mod console;
mod correct;
mod known;
mod look;
mod plan;
mod review;
mod row;
mod work;

pub use choices::{Choices, Place, RowAct, columns_of};
pub use columns::{ColumnLook, SheetLook};
pub use console::CannotImport;
pub use known::Seen;
pub use look::{CellLook, RowLook};
pub use review::{Changed, Gone, Group, Review, ReviewFlight, ReviewLine};
pub(crate) use row::{SearchColumns, code_of, precision_code};
pub use work::{Follow, Progress, Step, Works};

use work::State;

/// How long sending waits for a reading: most lists are read by then, and their review is the next page.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long a page waits for a reading before it shows how far it is.
const GLANCE: Duration = Duration::from_millis(700);
/// How long an approval waits for one.
const LONGEST: Duration = Duration::from_mins(2);

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Uploaded {
    /// It can be reviewed, now or in a moment.
    Review(UploadId),
    /// It is no list we can read; nothing was kept.
    Refused(Fault),
}

/// What a review page shows.
#[derive(Clone, Debug)]
pub enum Looking {
    Ready(Box<Review>),
    /// Still being read: name of the file, how far, and the present instant.
    Going(String, Progress, jiff::Timestamp),
    /// It turned out to be no list: name of the file, and why.
    Refused(String, Fault),
}

/// The name a file is kept under: its last part, without control characters, at most 120 of them.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(120).collect()
}

fn digest_of(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(bytes))
}

impl Staff {
    /// Starts reading a list and keeps it for review; what is no list is not kept when that shows within moments.
    pub async fn upload_manifest(&self, name: &str, bytes: Vec<u8>, request: Uuid) -> Refused<Uploaded> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        self.centre()?;
        let typed = Typed::from([("digest".to_owned(), digest_of(&bytes))]);
        if let Some(answer) = self.answered(request, "upload", &typed).await? {
            return answer.parse().map(Uploaded::Review).map_err(|_| Refusal::NotFound);
        }
        let name = file_name(name);
        let options = Choices::default().options(self.house.today(), self.senders().await?);
        let job = self.start_reading(name.clone(), bytes.clone(), options);
        let state = work::wait(&job, PATIENCE).await;
        let empty = Reading::empty(&name);
        let reading = match &state {
            State::Refused(fault) => return Ok(Uploaded::Refused(fault.clone())),
            State::Broken => return Err(work::stopped()),
            State::Done(read) => &read.reading,
            State::Going(_) => &empty,
        };
        let mut write = self.write().await?;
        let id = self.add_upload(&mut write, &name, &bytes, reading, None).await?;
        self.keep_answer(&mut write, request, "upload", &typed, &id.to_string()).await?;
        write.commit().await?;
        self.house.works.keep(id, None, &job, self.house.now());
        if matches!(state, State::Going(_)) {
            tokio::spawn(self.clone().settle_later(id, job));
        }
        Ok(Uploaded::Review(UploadId::from_uuid(id)))
    }

    async fn add_upload(
        &self,
        write: &mut Write,
        name: &str,
        bytes: &[u8],
        reading: &Reading,
        flight: Option<Uuid>,
    ) -> Refused<Uuid> {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let name = file_name(name);
        let new = NewUpload {
            centre: self.centre()?,
            staff: self.actor.staff.uuid(),
            flight,
            name: &name,
            digest: digest_of(bytes),
            bytes,
            lines: count(reading.lines.len() + reading.held.len()),
            findings: count(reading.issues.len()),
            state: "review",
        };
        let id = write.add_upload(new).await?;
        write.audit("manifest_uploaded", ("upload", Some(id)), "");
        Ok(id)
    }

    /// Notes what a long reading came to, so that the board can say how many lines wait.
    async fn settle_later(self, upload: Uuid, job: work::Job) {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let settled: Refused<()> = async {
            let state = work::wait(&job, LONGEST).await;
            let mut write = self.write().await?;
            match state {
                State::Done(read) => {
                    write
                        .count_upload(
                            upload,
                            count(read.reading.lines.len() + read.reading.held.len()),
                            count(read.reading.issues.len()),
                        )
                        .await?;
                    write.audit("manifest_read", ("upload", Some(upload)), "");
                }
                State::Refused(fault) => {
                    write.decide_upload(upload, "refused").await?;
                    write.audit("manifest_refused", ("upload", Some(upload)), fault.code.code());
                }
                State::Going(_) | State::Broken => return Ok(()),
            }
            Ok(write.commit().await?)
        }
        .await;
        if let Err(error) = settled {
            tracing::warn!(%error, "what a reading came to was not noted; its page says it");
        }
    }

    /// What was confirmed of the columns of senders.
    async fn senders(&self) -> Refused<BTreeMap<String, Sender>> {
        let known = self.house.store.senders(self.scope()).await?;
        let sender = |one: store::lists::SenderColumns| {
            let columns = serde_json::from_value(one.columns).unwrap_or_default();
            let date_order = one.date_order.and_then(|order| serde_json::from_value(order.into()).ok());
            (one.signature, Sender { columns, date_order })
        };
        Ok(known.into_iter().map(sender).collect())
    }

    /// An upload with what was decided about it, and the instant of the last decision.
    async fn kept(&self, upload: UploadId) -> Refused<(Upload, Choices, Option<i64>)> {
        let kept = self.house.store.upload(self.scope(), upload.uuid()).await?;
        let Some((text, at)) = self.house.store.choices(kept.id).await? else {
            return Ok((kept, Choices::default(), None));
        };
        Ok((kept, serde_json::from_str(&text).map_err(store::StoreError::from)?, Some(at)))
    }

    /// The reading of an upload, begun when it is not going on or kept.
    async fn reading_job(&self, kept: &Upload, choices: &Choices, version: Option<i64>) -> Refused<work::Job> {
        if let Some(job) = self.house.works.find(kept.id, version) {
            return Ok(job);
        }
        let day = jiff::Timestamp::from_millisecond(kept.created_at).map_or_else(|_| self.house.today(), day_of);
        let job =
            self.start_reading(kept.name.clone(), kept.bytes.clone(), choices.options(day, self.senders().await?));
        self.house.works.keep(kept.id, version, &job, self.house.now());
        Ok(job)
    }

    async fn read_whole(&self, kept: &Upload, choices: &Choices, version: Option<i64>) -> Refused<Arc<work::Read>> {
        let job = self.reading_job(kept, choices, version).await?;
        match work::wait(&job, LONGEST).await {
            State::Done(read) => Ok(read),
            State::Refused(_) => Err(Refusal::Conflict),
            State::Going(_) | State::Broken => Err(work::stopped()),
        }
    }

    /// What a list brings: new, seen before, similar to somebody, changed, with problems; or how far its reading is.
    pub async fn look(&self, upload: UploadId) -> Refused<Looking> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        let (kept, choices, version) = self.kept(upload).await?;
        let job = self.reading_job(&kept, &choices, version).await?;
        let read = match work::wait(&job, GLANCE).await {
            State::Done(read) => read,
            State::Going(progress) => return Ok(Looking::Going(kept.name, progress, self.house.now())),
            State::Refused(fault) => return Ok(Looking::Refused(kept.name, fault)),
            State::Broken => return Err(work::stopped()),
        };
        let plan = self.plan(&kept, &read.reading, &choices).await?;
        let mut review = self.review_of(&kept, &read, &plan, &choices, version);
        review.before = self.house.store.upload_before(self.scope(), &digest_of(&kept.bytes)).await?;
        Ok(Looking::Ready(Box::new(review)))
    }

    /// Puts a list aside; nothing of it goes in.
    pub async fn cancel_upload(&self, upload: UploadId) -> Refused<()> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        self.house.store.upload(self.scope(), upload.uuid()).await?;
        let mut write = self.write().await?;
        write.decide_upload(upload.uuid(), "cancelled").await?;
        write.audit("manifest_cancelled", ("upload", Some(upload.uuid())), "");
        Ok(write.commit().await?)
    }
}
