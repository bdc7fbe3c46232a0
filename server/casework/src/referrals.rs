//! Referring: one check, then the place is held, the referral goes out, the need is under way and the provider is told.

use domain::{
    access::Action,
    change::{By, Stamp},
    consent::{Purpose, Recipient, allows},
    ids::{CaseId, NeedId, OfferingId, ProviderId, ReferralId},
    problems::{ProblemCode, Typed},
    referral::{CannotSend, Referral, ReferralState},
    routing::{Excluded, Ranking, Reason},
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use store::{Uuid, referrals::Outgoing};

use crate::{Refusal, Refused, Staff, chance::token};

/// Fields every provider needs to answer; they cannot be taken away.
pub const LEAST: &[&str] = &["name", "age", "languages", "people", "need"];
/// Fields that may be added when the person agrees.
pub const MORE: &[&str] = &["phone", "municipality", "trade", "papers", "access"];

/// Everything the check page shows before sending.
pub struct Check {
    pub offering: domain::catalogue::Offering,
    pub programme: domain::catalogue::Programme,
    pub provider: domain::catalogue::Provider,
    pub recommendation: Uuid,
    pub need: Uuid,
    pub category: &'static str,
    pub urgency: String,
    pub units: i64,
    pub slots: std::ops::RangeInclusive<i64>,
    pub from: Date,
    pub answer_by: Timestamp,
    /// True when the person agreed to share with this provider.
    pub consent: bool,
    pub(crate) offering_id: Uuid,
    pub(crate) provider_id: Uuid,
    pub(crate) synthetic: bool,
}

/// Why an offer is none for any need of the case: its last place went, or the family does not meet its rules.
fn not_offered(ranking: &Ranking<'_>, offering: &str) -> Refusal {
    let full = |one: &Excluded<'_>| one.offer == offering && matches!(one.reason, Reason::Capacity { .. });
    if ranking.needs.iter().any(|need| need.excluded.iter().any(full)) {
        Refusal::field("place", ProblemCode::PlaceGone)
    } else {
        Refusal::field("offering", ProblemCode::NotEligible)
    }
}

/// The line of a plan that a referral comes of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfPlan {
    pub plan: Uuid,
    pub need: Uuid,
}

impl Staff {
    /// What a referral of this case to this offering would be; an offering that does not apply is not eligible.
    pub async fn check_referral(&self, case: Uuid, offering: &str) -> Refused<Check> {
        let row = self.case_for(Action::CreateReferral, case).await?;
        let found = self.recommend(case).await?;
        let need = found.ranking.needs.iter().find(|need| need.options.iter().any(|choice| choice.offer == offering));
        let need = need.ok_or_else(|| not_offered(&found.ranking, offering))?;
        let store = &self.house().store;
        let record = store
            .needs(case)
            .await?
            .into_iter()
            .find(|record| record.id.to_string() == *need.need)
            .ok_or(Refusal::NotFound)?;
        let pick = found.catalogue.offerings.get(offering).ok_or(Refusal::NotFound)?.clone();
        let programme = found.catalogue.programmes.get(&pick.programme).ok_or(Refusal::NotFound)?.clone();
        let provider = found.catalogue.providers.get(&pick.provider).ok_or(Refusal::NotFound)?.clone();
        let (Some(offering_id), Some(provider_id)) =
            (found.ids.offerings.get(offering).copied(), found.ids.providers.get(&pick.provider).copied())
        else {
            return Err(Refusal::NotFound);
        };
        let today = self.house().today();
        let ready = record.ready_on.parse::<Date>().unwrap_or(today).max(today);
        let (slots, from) = if pick.per_night {
            let first = i64::from((ready - pick.first_day).get_days()).max(0);
            (first..=first + record.nights.unwrap_or(1).max(1) - 1, ready)
        } else {
            (0..=0, pick.first_day)
        };
        let units = match pick.charge {
            domain::catalogue::Charge::Person => need.people,
            domain::catalogue::Charge::Household => 1,
        };
        let now = self.house().now();
        let consents = store.consents_of(case).await?;
        let consent =
            allows(&consents, Purpose::Share, Recipient::Provider(ProviderId::from_uuid(provider_id)), now).is_some();
        let hours = SignedDuration::from_hours(programme.answer_within_hours.unwrap_or(48).into());
        Ok(Check {
            recommendation: found.id,
            need: record.id,
            category: need.category.code(),
            urgency: record.urgency,
            units,
            slots,
            from,
            answer_by: now.checked_add(hours).unwrap_or(now),
            consent,
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
        let (link, link_hash) = token(write.by.chance.as_mut());
        let outgoing = Outgoing {
            recommendation: Some(check.recommendation),
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
        write.commit().await?;
        Ok(change.id)
    }
}
