//! The interview, section by section: saved as typed, half-done resumes, needs follow in the same transaction.

use domain::{
    access::Action,
    fields::age::full_years,
    interview::{Progress, Section, check, needs, progress, questions},
    problems::Typed,
};
use store::{Uuid, entities::persons, interviews::Interview};

use crate::{Refusal, Refused, Staff};

/// Whole years of a person on a day: from the birth date, else from the age as it was stated.
pub(crate) fn age(person: &persons::Model, today: jiff::civil::Date) -> i64 {
    let born = person.birth_date.as_deref().and_then(|text| text.parse::<jiff::civil::Date>().ok());
    born.map(|born| full_years(born, today).into()).or(person.age_years).unwrap_or(18).clamp(0, 120)
}

impl Staff {
    /// The answers so far; reading them is an access event.
    pub async fn interview(&self, case: Uuid) -> Refused<Interview> {
        self.case_for(Action::ReadAssessment, case).await?;
        let mut write = self.write().await?;
        write.viewed(case, self.actor.staff.uuid(), "interview_viewed", "casework").await?;
        write.commit().await?;
        Ok(self.house().store.interview(case).await?.unwrap_or_default())
    }

    /// Saves one section as typed, and settles the needs that follow from all answers.
    pub async fn save_section(
        &self,
        case: Uuid,
        section: Section,
        request: Uuid,
        path: &str,
        typed: &Typed,
    ) -> Refused<()> {
        let row = self.case_for(Action::WriteAssessment, case).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let problems = check(typed, section);
        if problems.block() {
            return Err(Refusal::Invalid(problems));
        }
        let people = self.house().store.household(row.household_id, row.person_id).await?;
        let today = self.house().today();
        let ages: Vec<i64> = people.iter().map(|person| age(person, today)).collect();
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        let (id, mut interview) =
            write.interview(case).await?.map_or((None, Interview::default()), |(id, interview)| (Some(id), interview));
        for question in questions(section) {
            let answer = typed.get(question.code).map(|answer| answer.trim().to_owned()).unwrap_or_default();
            interview.answers.insert(question.code.to_owned(), answer);
        }
        if let Some(language) = typed.get("language") {
            interview.language.clone_from(language);
        }
        interview.interpreter |= typed.get("interpreter").is_some_and(|answer| answer == "yes");
        let done: Vec<&str> = Section::ALL
            .iter()
            .filter(|one| progress(&interview.answers, **one) == Progress::Done)
            .map(|one| one.code())
            .collect();
        let first = interview.completed_at.is_none() && done.len() == Section::ALL.len();
        if first {
            interview.completed_at = Some(write.now());
        }
        write.save_interview(id, case, self.actor.staff.uuid(), &interview, &done).await?;
        write.settle_needs(case, &needs(&interview.answers, &ages), today).await?;
        if first {
            write.timeline(case, "interview_completed", serde_json::json!({}), None).await?;
        }
        write.audit("interview_saved", ("case", Some(case)), section.code());
        Ok(write.commit().await?)
    }
}
