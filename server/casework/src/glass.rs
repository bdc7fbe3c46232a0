//! Break-glass: one file, half an hour, for a reason that is kept; and the register in which others review it.

use domain::{
    access::{Action, Relation, Role},
    glass::{CannotBreak, CannotReview, Glass, GlassReason, GlassState, Verdict},
    ids::{BreakGlassId, CaseId},
    problems::{ProblemCode, Problems, Typed},
};
use jiff::Timestamp;
use store::{Uuid, cases::File, glass::Use};

use crate::{Refusal, Refused, Staff};

/// The most characters of the words.
const WORDS: usize = 2_000;
/// How many uses the register shows.
const REGISTER: u64 = 200;

/// A file behind broken glass.
pub struct GlassFile {
    pub file: File,
    pub glass: Glass,
    pub until: Timestamp,
}

impl Staff {
    /// Opens one file beyond the caller's scope for half an hour. A sealed file does not exist here, for anybody.
    pub async fn break_glass(&self, request: Uuid, path: &str, typed: &Typed) -> Refused<Uuid> {
        self.permit(Action::BreakGlass, Relation::General)?;
        if let Some(case) = self.answered(request, path, typed).await? {
            return Uuid::try_parse(&case).map_err(|_| Refusal::NotFound);
        }
        let field = |name: &str| typed.get(name).map_or("", |text| text.trim());
        let mut problems = Problems::new();
        let reason = problems.take("reason", GlassReason::parse(field("reason")).ok_or(ProblemCode::ReasonMissing));
        let words = field("words");
        if words.chars().count() > WORDS {
            problems.add("words", ProblemCode::TooLong);
        }
        let case = match field("code") {
            "" => problems.take("code", Err(ProblemCode::Required)),
            code => problems
                .take("code", self.house().store.case_of_code(code, false).await?.ok_or(ProblemCode::CodeUnknown)),
        };
        let (Some(reason), Some(case), false) = (reason, case, problems.block()) else { return Err(problems.into()) };
        let mut write = self.write().await?;
        let earlier = write.glass_of(self.actor.staff.uuid()).await?;
        let id = BreakGlassId::from_uuid(write.mint());
        let change = Glass::open(id, CaseId::from_uuid(case), self.actor.staff, reason, words, &earlier, self.stamp())
            .map_err(|cannot| match cannot {
                CannotBreak::ReasonTooShort => Refusal::field("words", ProblemCode::TooShort),
                CannotBreak::UsedUp => Refusal::field("", ProblemCode::TooManyTries),
                CannotBreak::Suspended => Refusal::field("", ProblemCode::NotPossibleNow),
            })?;
        self.keep_answer(&mut write, request, path, typed, &case.to_string()).await?;
        write.break_glass(&change, words).await?;
        write.commit().await?;
        Ok(case)
    }

    /// The file that the caller opened, while the half hour lasts; each look is kept.
    pub async fn behind_glass(&self, case: Uuid) -> Refused<GlassFile> {
        self.permit(Action::ReadCase, Relation::BrokenGlass)?;
        let now = self.house().now();
        let uses = self.house().store.glass_of(self.actor.staff.uuid()).await?;
        let glass = uses
            .into_iter()
            .find(|glass| glass.shows(CaseId::from_uuid(case), self.actor.staff, now))
            .ok_or(Refusal::NotFound)?;
        let mut write = self.write().await?;
        write.viewed(case, self.actor.staff.uuid(), "glass_viewed", glass.reason.code()).await?;
        write.commit().await?;
        let file = self.house().store.file_behind_glass(&glass).await?;
        let until = glass.opened.checked_add(domain::glass::OPEN_FOR).unwrap_or(now);
        Ok(GlassFile { file, glass, until })
    }

    /// The register of uses: all for data protection and audit, those of the own centre for a supervisor.
    pub async fn glass_register(&self) -> Refused<Vec<Use>> {
        let relation = if self.actor.role == Role::Supervisor { Relation::Team } else { Relation::General };
        let may = self.actor.may(Action::ReviewBreakGlass, relation);
        if !may.allows() && may != domain::access::Decision::SeeOnly {
            return Err(Refusal::NotFound);
        }
        let centre = if relation == Relation::Team { Some(self.centre()?) } else { None };
        Ok(self.house().store.glass_uses(centre, REGISTER).await?)
    }

    /// True when the caller may judge this use, which waits for it.
    pub fn may_review(&self, glass: &Glass) -> bool {
        let relation = if self.actor.role == Role::Supervisor { Relation::Team } else { Relation::General };
        let waits = matches!(glass.state, GlassState::Opened { .. });
        waits && glass.staff != self.actor.staff && self.actor.may(Action::ReviewBreakGlass, relation).allows()
    }

    /// Judges one use.
    pub async fn review_glass(&self, id: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        let uses = self.glass_register().await?;
        let one = uses.iter().find(|one| one.glass.id.uuid() == id).ok_or(Refusal::NotFound)?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let relation = if self.actor.role == Role::Supervisor { Relation::Team } else { Relation::General };
        self.permit(Action::ReviewBreakGlass, relation)?;
        let verdict = typed
            .get("verdict")
            .and_then(|code| Verdict::parse(code))
            .ok_or_else(|| Refusal::field("verdict", ProblemCode::Required))?;
        let mut write = self.write().await?;
        let change =
            write.glass(one.glass.id.uuid()).await?.review(verdict, self.stamp()).map_err(|cannot| match cannot {
                CannotReview::OwnUse => Refusal::field("", ProblemCode::SecondPersonNeeded),
                CannotReview::NotNow(_) => Refusal::Conflict,
            })?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        write.review_glass(change).await?;
        Ok(write.commit().await?)
    }
}
