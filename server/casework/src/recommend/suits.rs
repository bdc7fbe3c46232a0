//! "Does not suit": said of a programme with a reason, and taken back.

use domain::{
    access::Action,
    catalogue::{Programme, Provider},
    ids::{CaseId, ProgrammeId, ProviderId},
    problems::{ProblemCode, Typed},
    unsuited::{Unsuited, UnsuitedReason},
};
use store::Uuid;

use crate::{Refusal, Refused, Staff};

impl Staff {
    /// A programme that is to be turned down, with who gives it.
    pub async fn programme_for(&self, case: Uuid, programme: &str) -> Refused<(Programme, Provider)> {
        self.case_for(Action::UpdateCase, case).await?;
        let (catalogue, _) = self.house().store.catalogue().await?;
        let programme = catalogue.programmes.get(programme).filter(|one| !one.protected).ok_or(Refusal::NotFound)?;
        let provider = catalogue.providers.get(&programme.provider).ok_or(Refusal::NotFound)?;
        Ok((programme.clone(), provider.clone()))
    }

    /// Says that a programme does not suit this case, and calculates without it.
    pub async fn say_unsuited(
        &self,
        case: Uuid,
        programme: &str,
        request: Uuid,
        path: &str,
        typed: &Typed,
    ) -> Refused<()> {
        let (programme, _) = self.programme_for(case, programme).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let reason = typed.get("reason").and_then(|code| UnsuitedReason::parse(code));
        let reason = reason.ok_or_else(|| Refusal::field("reason", ProblemCode::ReasonMissing))?;
        let (_, ids) = self.house().store.catalogue().await?;
        let id = |all: &std::collections::BTreeMap<String, Uuid>, code: &str| all.get(code).copied();
        let (Some(programme), Some(provider)) =
            (id(&ids.programmes, &programme.id), id(&ids.providers, &programme.provider))
        else {
            return Err(Refusal::NotFound);
        };
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        if write.is_unsuited(case, programme).await? {
            return Err(Refusal::Conflict);
        }
        let which = (ProgrammeId::from_uuid(programme), ProviderId::from_uuid(provider));
        let said = Unsuited::say(write.mint(), CaseId::from_uuid(case), which, reason, self.stamp());
        write.record_unsuited(&said).await?;
        write.commit().await?;
        self.recommend(case).await.map(|_| ())
    }

    /// Takes it back, and calculates with the programme again.
    pub async fn take_back_unsuited(
        &self,
        case: Uuid,
        id: Uuid,
        request: Uuid,
        path: &str,
        typed: &Typed,
    ) -> Refused<()> {
        self.case_for(Action::UpdateCase, case).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        let back = write.unsuited(case, id).await?.take_back(self.stamp()).map_err(|_| Refusal::Conflict)?;
        write.record_unsuited(&back).await?;
        write.commit().await?;
        self.recommend(case).await.map(|_| ())
    }
}
