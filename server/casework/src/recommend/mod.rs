//! Recommendations: a case and the catalogue become a question to the engine; question and answer are kept, and say when
//! they no longer hold.

mod facts;
mod question;
mod suits;

use domain::{
    access::Action,
    catalogue::Catalogue,
    exception::{ExceptionReason, ways},
    problems::Typed,
    recommendation::RecommendationState,
    routing::{self, Changed, Input, Instance, Kind, Ranking},
};
use jiff::civil::Date;
use store::{StoreError, Uuid, Write, catalogue::Ids, recommendations::Recommended, told::Told};

pub use question::{HORIZON_DAYS, question};

use crate::{Refusal, Refused, Staff, house::day_of};

/// What is asked about a case now, and what it reads.
struct Asked {
    told: Told,
    catalogue: Catalogue,
    ids: Ids,
    instance: Instance,
    /// Today's answer as it would be kept.
    result: String,
}

/// A recommendation as it was given, beside what the same question says now.
pub struct Recommendation {
    /// As it is kept; nothing when nothing is looked for.
    pub kept: Option<Recommended>,
    /// What has changed since, of a stale one.
    pub changed: Vec<Changed>,
    /// Day 0 of the answer.
    pub day: Date,
    /// The answer as it was given.
    pub ranking: Ranking<'static>,
    /// What the question says now; the same unless it is stale.
    pub now: Ranking<'static>,
    /// The case as the rules read it now.
    pub case: routing::Case,
    pub told: Told,
    pub catalogue: Catalogue,
    pub ids: Ids,
    pub(crate) question: Instance,
    result: String,
}

impl Recommendation {
    /// Where it stands; nothing when nothing is looked for.
    pub fn state(&self) -> Option<RecommendationState> {
        self.kept.as_ref().map(|kept| kept.state)
    }

    /// What could answer for an exception to every rule that keeps an offer from a need now.
    pub fn ways(&self, need: &str, offer: &str) -> Vec<ExceptionReason> {
        routing::against(&self.question, need, offer).map(|rules| ways(&rules)).unwrap_or_default()
    }
}

fn ranking(result: &str) -> Refused<Ranking<'static>> {
    // From a reader: what is read borrows nothing.
    Ok(serde_json::from_reader(result.as_bytes()).map_err(StoreError::from)?)
}

impl Staff {
    async fn asked(&self, case: Uuid) -> Refused<Asked> {
        self.case_for(Action::ReadAssessment, case).await?;
        let (store, now) = (&self.house().store, self.house().now());
        let told = store.told(self.scope(), &[case]).await?.pop().ok_or(Refusal::NotFound)?;
        let (catalogue, ids) = store.catalogue().await?;
        let today = day_of(now);
        let name = format!("instant {today}");
        let instance = question(&name, Kind::Batch, &catalogue, &ids, std::slice::from_ref(&told), today, now)?;
        let answer = routing::instant(&instance, &case.to_string()).ok_or(Refusal::NotFound)?;
        let result = serde_json::to_string(&answer).map_err(StoreError::from)?;
        Ok(Asked { told, catalogue, ids, instance, result })
    }

    /// The recommendation of a case as it was last given, stale where what it read has changed. The first one, and the
    /// one after a referral was made, are calculated and kept.
    pub async fn recommended(&self, case: Uuid) -> Refused<Recommendation> {
        let asked = self.asked(case).await?;
        let digest = asked.instance.digest();
        let kept = self.house().store.recommended(case).await?;
        let mut write = self.write().await?;
        write.viewed(case, self.actor.staff.uuid(), "programmes_viewed", "casework").await?;
        let kept = match kept {
            _ if looks_for_nothing(&asked) => None,
            Some(mut kept) if kept.digest != digest && kept.state == RecommendationState::Fresh => {
                self.outdate(&mut write, &kept, case).await?;
                kept.state = RecommendationState::Stale;
                Some(kept)
            }
            Some(kept) if kept.digest == digest || kept.state == RecommendationState::Stale => Some(kept),
            _ => Some(self.keep(&mut write, &asked, &digest).await?),
        };
        write.commit().await?;
        self.beside(asked, kept)
    }

    /// What is recommended now, kept; an answer that was kept before and still holds is that one.
    pub async fn recommend(&self, case: Uuid) -> Refused<Recommendation> {
        let asked = self.asked(case).await?;
        let mut write = self.write().await?;
        write.viewed(case, self.actor.staff.uuid(), "programmes_viewed", "casework").await?;
        let kept = self.anew(&mut write, &asked).await?;
        write.commit().await?;
        self.beside(asked, kept)
    }

    /// Calculates again.
    pub async fn recalculate(&self, case: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        self.case_for(Action::ReadAssessment, case).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let asked = self.asked(case).await?;
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        write.viewed(case, self.actor.staff.uuid(), "programmes_viewed", "casework").await?;
        self.anew(&mut write, &asked).await?;
        Ok(write.commit().await?)
    }

    async fn anew(&self, write: &mut Write, asked: &Asked) -> Refused<Option<Recommended>> {
        if looks_for_nothing(asked) {
            return Ok(None);
        }
        let digest = asked.instance.digest();
        let kept = self.house().store.recommended(asked.told.case.id).await?;
        Ok(Some(match kept {
            Some(kept) if kept.digest == digest && kept.state != RecommendationState::Stale => kept,
            before => {
                if let Some(before) = before.filter(|before| before.state == RecommendationState::Fresh) {
                    self.outdate(write, &before, asked.told.case.id).await?;
                }
                self.keep(write, asked, &digest).await?
            }
        }))
    }

    async fn outdate(&self, write: &mut Write, kept: &Recommended, case: Uuid) -> Refused<()> {
        let change = kept.of(case).outdate(self.stamp()).map_err(|_| Refusal::Conflict)?;
        match write.record_recommendation(&change).await {
            // Somebody else saw it a moment ago.
            Ok(()) | Err(StoreError::Conflict) => Ok(()),
            Err(other) => Err(other.into()),
        }
    }

    async fn keep(&self, write: &mut Write, asked: &Asked, digest: &str) -> Refused<Recommended> {
        let input = asked.instance.input();
        let text = serde_json::to_string(input).map_err(StoreError::from)?;
        let by = self.actor.staff.uuid();
        Ok(write.recommend(asked.told.case.id, by, &input.rules_version, digest, &text, &asked.result).await?)
    }

    fn beside(&self, asked: Asked, kept: Option<Recommended>) -> Refused<Recommendation> {
        let today = self.house().today();
        let now = ranking(&asked.result)?;
        let case = asked.instance.input().cases.first().cloned().ok_or(Refusal::NotFound)?;
        let stale = kept.as_ref().filter(|kept| kept.state == RecommendationState::Stale);
        let (changed, day, given) = match stale {
            None => (Vec::new(), today, now.clone()),
            Some(kept) => {
                let before: Input = serde_json::from_str(&kept.input).map_err(StoreError::from)?;
                let day = day_of(store::instant(kept.as_of));
                let changed = routing::changed(&before, asked.instance.input(), day != today);
                (changed, day, ranking(&kept.result)?)
            }
        };
        let Asked { told, catalogue, ids, instance, result } = asked;
        Ok(Recommendation {
            kept,
            changed,
            day,
            ranking: given,
            now,
            case,
            told,
            catalogue,
            ids,
            question: instance,
            result,
        })
    }

    /// Marks the recommendation a referral is made from as used. One that no longer holds is not: today's is kept in its
    /// place, in the same transaction, and used.
    pub(crate) async fn take_up(&self, write: &mut Write, found: &Recommendation) -> Refused<Uuid> {
        let kept = match &found.kept {
            Some(kept) if kept.state == RecommendationState::Used => return Ok(kept.id),
            Some(kept) if kept.state == RecommendationState::Fresh => kept.clone(),
            _ => {
                let input = found.question.input();
                let text = serde_json::to_string(input).map_err(StoreError::from)?;
                let (case, by) = (found.told.case.id, self.actor.staff.uuid());
                write.recommend(case, by, &input.rules_version, &found.question.digest(), &text, &found.result).await?
            }
        };
        let used = kept.of(found.told.case.id).take_up(self.stamp()).map_err(|_| Refusal::Conflict)?;
        write.record_recommendation(&used).await?;
        Ok(kept.id)
    }
}

fn looks_for_nothing(asked: &Asked) -> bool {
    asked.instance.input().cases.iter().all(|case| case.needs.is_empty())
}
