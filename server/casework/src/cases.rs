//! The caseworker's inbox and one person's file: what is next, and everything about it.

use domain::{
    access::{Action, Reach, Relation},
    problems::Typed,
};
use store::{
    Uuid,
    cases::{File, Listed},
    entities::cases,
};

use crate::{Refused, Staff};

/// The next step a file asks for, the most pressing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nobody has it yet.
    Take,
    /// A provider did not answer in time.
    Overdue(Uuid),
    /// A provider said no, and the need waits again.
    Elsewhere(Uuid),
    /// The interview is not complete.
    Interview,
    /// A need without a referral.
    Refer,
    /// A date the person has not answered.
    Confirm(Uuid),
    /// A provider has until this instant (milliseconds UTC).
    Await(i64),
    /// Nothing to do now.
    Rest,
}

impl Next {
    /// Smaller comes first in the inbox.
    pub const fn order(self) -> u8 {
        match self {
            Self::Overdue(_) => 0,
            Self::Elsewhere(_) => 1,
            Self::Take => 2,
            Self::Interview => 3,
            Self::Refer => 4,
            Self::Confirm(_) => 5,
            Self::Await(_) => 6,
            Self::Rest => 7,
        }
    }

    /// The suggestion for a file at an instant.
    pub fn of(file: &Listed, now: i64) -> Self {
        if file.case.owner_id.is_none() {
            return Self::Take;
        }
        let waiting = |state: &str| matches!(state, "sent" | "info_requested");
        if let Some(late) = file.referrals.iter().find(|one| waiting(&one.state) && one.answer_by <= now) {
            return Self::Overdue(late.id);
        }
        let open = |need: Uuid| file.needs.iter().any(|one| one.id == need && one.state == "open");
        if let Some(back) =
            file.referrals.iter().find(|one| matches!(one.state.as_str(), "declined" | "expired") && open(one.need_id))
        {
            return Self::Elsewhere(back.id);
        }
        if file.interview.as_ref().is_none_or(|interview| interview.completed_at.is_none()) {
            return Self::Interview;
        }
        if file.needs.iter().any(|need| need.state == "open") {
            return Self::Refer;
        }
        if let Some(date) = file.appointments.iter().find(|one| one.state == "planned") {
            return Self::Confirm(date.id);
        }
        let answers = file.referrals.iter().filter(|one| waiting(&one.state)).map(|one| one.answer_by).min();
        answers.map_or(Self::Rest, Self::Await)
    }
}

impl Staff {
    /// How the caller stands to a case that is within its scope.
    pub fn relation_to(&self, case: &cases::Model) -> Relation {
        match self.scope().reach() {
            Reach::SealedUnit(_) => Relation::Sealed,
            _ if case.owner_id == Some(self.actor.staff.uuid()) => Relation::Own,
            Reach::Centre(_) => Relation::Team,
            _ => Relation::Stranger,
        }
    }

    /// Asks the policy about one case and gives its row; outside the scope it does not exist.
    pub(crate) async fn case_for(&self, action: Action, id: Uuid) -> Refused<cases::Model> {
        let case = self.house().store.case(self.scope(), id).await?;
        self.permit(action, self.relation_to(&case))?;
        Ok(case)
    }

    /// Open files with their suggested next step, the most pressing first.
    pub async fn inbox(&self) -> Refused<Vec<(Listed, Next)>> {
        self.permit(Action::UpdateCase, Relation::Own)?;
        let now = self.house().now().as_millisecond();
        let files = self.house().store.caseload(self.scope()).await?;
        if !files.is_empty() {
            let mut write = self.write().await?;
            write.looked(("staff", Some(self.actor.staff.uuid())), None, "inbox_viewed", "casework").await?;
            write.commit().await?;
        }
        let mut rows: Vec<_> = files
            .into_iter()
            .map(|file| {
                let next = Next::of(&file, now);
                (file, next)
            })
            .collect();
        rows.sort_by_key(|(file, next)| (next.order(), file.case.urgent.is_empty(), file.case.opened_at));
        Ok(rows)
    }

    /// Takes a file that nobody has; who comes second sees a conflict.
    pub async fn take_case(&self, case: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        self.permit(Action::UpdateCase, Relation::Own)?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        self.house().store.case(self.scope(), case).await?;
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        write.take_case(case, self.actor.staff.uuid()).await?;
        Ok(write.commit().await?)
    }

    /// Opens a person's file; the access event is written in the transaction before anything is shown.
    pub async fn open_file(&self, case: Uuid) -> Refused<(File, Next)> {
        self.case_for(Action::ReadCase, case).await?;
        let mut write = self.write().await?;
        write.viewed(case, self.actor.staff.uuid(), "case_viewed", "casework").await?;
        write.commit().await?;
        let file = self.house().store.file(self.scope(), case).await?;
        let next = Next::of(&file.listed, self.house().now().as_millisecond());
        Ok((file, next))
    }
}
