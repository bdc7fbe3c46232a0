//! Who opened or changed what: for auditors under pseudonyms, for data protection with names.

use domain::access::{Action, Decision, Relation};
use jiff::civil::Date;
use store::{Uuid, trail::Trace};

use crate::{Refused, Staff};

/// A line of the trail as its reader may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub trace: Trace,
    /// A name, or the sign that stands for one; none when nobody on staff did it.
    pub who: Option<String>,
}

/// The trail of one file.
pub struct FileTrail {
    pub case: Uuid,
    pub code: Option<String>,
    pub lines: Vec<Seen>,
}

impl Staff {
    /// What was seen and changed in the file of a code; nothing when no file has it.
    pub async fn file_trail(&self, code: &str) -> Refused<Option<FileTrail>> {
        self.permit(Action::ReadAccessLog, Relation::General)?;
        let store = &self.house().store;
        let Some(case) = store.case_of_code(code, true).await? else { return Ok(None) };
        let mut write = self.write().await?;
        write.looked(("case", Some(case)), Some(case), "access_log_viewed", "oversight").await?;
        write.commit().await?;
        let lines = self.as_seen(store.trail_of(case).await?);
        Ok(Some(FileTrail { case, code: store.code_of_case(case).await?, lines }))
    }

    /// What was seen and changed in a file of the caller's own reach, with names.
    pub async fn own_trail(&self, case: Uuid) -> Refused<Vec<Seen>> {
        self.case_for(Action::ReadAccessLog, case).await?;
        let mut write = self.write().await?;
        write.looked(("case", Some(case)), Some(case), "access_log_viewed", "oversight").await?;
        write.commit().await?;
        let seen = |mut trace: Trace| Seen { who: trace.name.take(), trace };
        Ok(self.house().store.trail_of(case).await?.into_iter().map(seen).collect())
    }

    /// What happened in the house on a day, newest first, from before a number of the chain on.
    pub async fn day_trail(&self, day: Date, before: Option<i64>) -> Refused<Vec<Seen>> {
        self.permit(Action::SearchAudit, Relation::General)?;
        let (from, to) = bounds(day);
        Ok(self.as_seen(self.house().store.trail_between(from, to, before).await?))
    }

    fn as_seen(&self, traces: Vec<Trace>) -> Vec<Seen> {
        let masked = self.actor.may(Action::ReadAccessLog, Relation::General) != Decision::Allow;
        let seen = |mut trace: Trace| {
            let sign = trace.actor.filter(|_| trace.role.is_some()).map(|id| self.house().store.pseudonym(id));
            let name = trace.name.take();
            Seen { who: if masked { sign } else { name }, trace }
        };
        traces.into_iter().map(seen).collect()
    }
}

/// The first instant of a civil day in Guatemala and of the next one, in milliseconds UTC.
fn bounds(day: Date) -> (i64, i64) {
    let start = |day: Date| {
        jiff::tz::Offset::constant(-6)
            .to_timestamp(day.to_datetime(jiff::civil::Time::midnight()))
            .map_or(i64::MAX, jiff::Timestamp::as_millisecond)
    };
    (start(day), day.tomorrow().map_or(i64::MAX, start))
}
