//! Referring: one check, then the place is held, the referral goes out, the need is under way and the provider is told.

use domain::{
    access::Action,
    change::{By, Stamp},
    consent::{Purpose, Recipient, allows},
    exception::{ExceptionReason, ways},
    ids::{CaseId, NeedId, OfferingId, ProviderId, ReferralId},
    problems::{ProblemCode, Typed},
    recommendation::RecommendationState,
    referral::{CannotSend, Referral, ReferralState},
    routing::{self, Changed, Reason},
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use store::{Uuid, entities::needs, referrals::Outgoing};

use crate::{Refusal, Refused, Staff, chance::token, recommend::Recommendation};

/// Fields every provider needs to answer; they cannot be taken away.
pub const LEAST: &[&str] = &["name", "age", "languages", "people", "need"];
/// Fields that may be added when the person agrees.
pub const MORE: &[&str] = &["phone", "municipality", "trade", "papers", "access"];

/// Everything the check page shows before sending.
pub struct Check {
    pub offering: domain::catalogue::Offering,
    pub programme: domain::catalogue::Programme,
    pub provider: domain::catalogue::Provider,
    pub need: Uuid,
    pub category: &'static str,
    pub urgency: String,
    pub units: i64,
    pub slots: std::ops::RangeInclusive<i64>,
    pub from: Date,
    pub answer_by: Timestamp,
    /// True when the person agreed to share with this provider.
    pub consent: bool,
    /// What has changed since it was recommended; what is said here holds now.
    pub changed: Vec<Changed>,
    /// True when that recommendation no longer holds as it was given.
    pub stale: bool,
    /// Every rule that keeps it from the need, in order; empty when it applies.
    pub against: Vec<Reason<'static>>,
    /// What could answer for lifting all of them; nothing when they stand.
    pub ways: Vec<ExceptionReason>,
    pub(crate) found: Recommendation,
    pub(crate) offering_id: Uuid,
    pub(crate) provider_id: Uuid,
    pub(crate) synthetic: bool,
}

/// Slots that a stay or a dated offer uses up, and its first day.
pub fn stay(
    offering: &domain::catalogue::Offering,
    need: &needs::Model,
    today: Date,
) -> (std::ops::RangeInclusive<i64>, Date) {
    if !offering.per_night {
        return (0..=0, offering.first_day);
    }
    let ready = need.ready_on.parse::<Date>().unwrap_or(today).max(today);
    let first = i64::from((ready - offering.first_day).get_days()).max(0);
    (first..=first + need.nights.unwrap_or(1).max(1) - 1, ready)
}

/// The line of a plan that a referral comes of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfPlan {
    pub plan: Uuid,
    pub need: Uuid,
}

impl Staff {
    /// What a referral of this case to this offering would be now: whether it applies, and if not, whether an exception
    /// may be made. An offering of what nobody looks for is not eligible.
    pub async fn check_referral(&self, case: Uuid, offering: &str) -> Refused<Check> {
        let row = self.case_for(Action::CreateReferral, case).await?;
        let found = self.recommended(case).await?;
        let pick = found.catalogue.offerings.get(offering).ok_or(Refusal::NotFound)?.clone();
        let programme = found.catalogue.programmes.get(&pick.programme).ok_or(Refusal::NotFound)?.clone();
        let provider = found.catalogue.providers.get(&pick.provider).ok_or(Refusal::NotFound)?.clone();
        if pick.protected || programme.protected || provider.protected {
            return Err(Refusal::NotFound);
        }
        let of_category = || found.now.needs.iter().filter(|need| need.category == programme.category);
        let need = of_category()
            .find(|need| need.options.iter().any(|choice| choice.offer == offering))
            .or_else(|| of_category().next())
            .ok_or_else(|| Refusal::field("offering", ProblemCode::NotEligible))?;
        let against = routing::against(&found.question, &need.need, offering);
        let against: Vec<Reason<'static>> = against
            .ok_or_else(|| Refusal::field("offering", ProblemCode::NotEligible))?
            .into_iter()
            .map(Reason::into_owned)
            .collect();
        let people = need.people;
        let record = found.told.needs.iter().find(|record| record.id.to_string() == *need.need);
        let record = record.ok_or(Refusal::NotFound)?.clone();
        let (Some(offering_id), Some(provider_id)) =
            (found.ids.offerings.get(offering).copied(), found.ids.providers.get(&pick.provider).copied())
        else {
            return Err(Refusal::NotFound);
        };
        let (slots, from) = stay(&pick, &record, self.house().today());
        let units = match pick.charge {
            domain::catalogue::Charge::Person => people,
            domain::catalogue::Charge::Household => 1,
        };
        let now = self.house().now();
        let to = Recipient::Provider(ProviderId::from_uuid(provider_id));
        let consent = allows(&found.told.consents, Purpose::Share, to, now).is_some();
        let hours = SignedDuration::from_hours(programme.answer_within_hours.unwrap_or(48).into());
        Ok(Check {
            need: record.id,
            category: programme.category.code(),
            urgency: record.urgency,
            units,
            slots,
            from,
            answer_by: now.checked_add(hours).unwrap_or(now),
            consent,
            changed: found.changed.clone(),
            stale: found.state() == Some(RecommendationState::Stale),
            ways: ways(&against),
            against,
            found,
            offering: pick,
            programme,
            provider,
            offering_id,
            provider_id,
            synthetic: row.synthetic,
        })
    }

    /// Sends it. A place that went a moment ago is a problem of the form; nothing of the referral remains then.
    pub async fn send_referral(
        &self,
        case: Uuid,
        offering: &str,
        request: Uuid,
        path: &str,
        typed: &Typed,
    ) -> Refused<Uuid> {
        self.refer(case, offering, None, request, path, typed).await
    }

    /// The one way of every referral, whether somebody chose the offering or accepted it as a line of a plan.
    pub(crate) async fn refer(
        &self,
        case: Uuid,
        offering: &str,
        of: Option<OfPlan>,
        request: Uuid,
        path: &str,
        typed: &Typed,
    ) -> Refused<Uuid> {
        self.case_for(Action::CreateReferral, case).await?;
        if let Some(id) = self.answered(request, path, typed).await? {
            return Uuid::try_parse(&id).map_err(|_| Refusal::NotFound);
        }
        let check = self.check_referral(case, offering).await?;
        if of.is_some_and(|of| of.need != check.need) {
            return Err(Refusal::field("offering", ProblemCode::NotEligible));
        }
        let exception = exception(&check, typed)?;
        let ticked = typed.get("shared").map_or("", String::as_str);
        let shared: Vec<&str> = LEAST
            .iter()
            .copied()
            .chain(MORE.iter().copied().filter(|field| ticked.split(',').any(|one| one == *field)))
            .collect();
        let stamp = Stamp { by: By::Staff(self.actor.staff), at: self.house().now() };
        let mut write = self.write().await?;
        let referral = Referral {
            id: ReferralId::from_uuid(write.mint()),
            case: CaseId::from_uuid(case),
            need: Some(NeedId::from_uuid(check.need)),
            provider: ProviderId::from_uuid(check.provider_id),
            offering: OfferingId::from_uuid(check.offering_id),
            state: ReferralState::Draft,
        };
        let change =
            referral.send(&write.consents_of(case).await?, check.answer_by, stamp).map_err(|cannot| match cannot {
                CannotSend::ConsentMissing => Refusal::field("consent", ProblemCode::ConsentMissing),
                CannotSend::DuePassed | CannotSend::NotNow(_) => Refusal::Conflict,
            })?;
        self.keep_answer(&mut write, request, path, typed, &change.id.to_string()).await?;
        if !write.hold_places(check.offering_id, check.slots.clone(), check.units).await? {
            return Err(Refusal::field("place", ProblemCode::PlaceGone));
        }
        write.begin_need(check.need).await.map_err(|_| Refusal::field("offering", ProblemCode::AlreadyReferred))?;
        let recommendation = self.take_up(&mut write, &check.found).await?;
        let (link, link_hash) = token(write.by.chance.as_mut());
        let outgoing = Outgoing {
            recommendation: Some(recommendation),
            plan: of.map(|of| of.plan),
            shared: &shared,
            reason: check.category,
            urgency: &check.urgency,
            units: check.units,
            slots: check.slots,
            link: (&link, link_hash),
            synthetic: check.synthetic,
        };
        write.send_referral(&change, outgoing).await?;
        if let Some(reason) = exception {
            let rules: Vec<&str> = check.against.iter().map(Reason::code).collect();
            write.lift_rules(case, change.id, self.actor.staff.uuid(), &rules, reason).await?;
        }
        write.commit().await?;
        Ok(change.id)
    }
}

/// What answers for an exception, where one is needed. Rules that are never lifted refuse.
fn exception(check: &Check, typed: &Typed) -> Refused<Option<ExceptionReason>> {
    if check.against.is_empty() {
        return Ok(None);
    }
    if check.ways.is_empty() {
        let full = check.against.iter().any(|rule| matches!(rule, Reason::Capacity { .. }));
        let (field, why) =
            if full { ("place", ProblemCode::PlaceGone) } else { ("offering", ProblemCode::NotEligible) };
        return Err(Refusal::field(field, why));
    }
    let said = typed.get("exception").and_then(|code| ExceptionReason::parse(code));
    match said.filter(|reason| check.ways.contains(reason)) {
        Some(reason) => Ok(Some(reason)),
        None => Err(Refusal::field("exception", ProblemCode::ReasonMissing)),
    }
}
