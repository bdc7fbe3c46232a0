//! What becomes of some of the files: taken, asked, recommended, referred, answered, and said yes to.

use domain::chance::{below, percent, pick};
use domain::interview::Section;
use domain::problems::Typed;
use domain::referral::{DeclineReason, WaitReason};
use jiff::SignedDuration;
use store::Uuid;

use super::desk::Plane;
use super::{draw, typed, unless_refused};
use crate::{
    House, Refused,
    answers::{Answer, CannotRecord},
};

const TRADES: [&str; 6] = ["roofing", "kitchen", "construction", "textiles", "farming", "driving"];

impl House {
    /// Works on one file as far as chance takes it; true when a referral came of it.
    pub(super) async fn worked_on(
        &self,
        plane: &mut Plane<'_>,
        case: Uuid,
        woman: bool,
        people: usize,
    ) -> Refused<bool> {
        let worker = &plane.cast.worker;
        if unless_refused(worker.take_case(case, self.mint(), "seed", &Typed::new()).await)?.is_none() {
            return Ok(false);
        }
        let household = match (people, woman) {
            (1, true) => "single_woman",
            (1, false) => "single_man",
            (_, true) => "mother_with_children",
            (_, false) => "father_with_children",
        };
        let yes = |likely: bool| if likely { "yes" } else { "no" };
        let years = below(plane.chance, 20).to_string();
        let trade = pick(plane.chance, &TRADES).copied().unwrap_or("roofing");
        let mut toss = |likely| yes(percent(plane.chance, likely));
        let answers: [&[(&str, &str)]; 6] = [
            &[("sleep", toss(40)), ("nights", "2"), ("journey", toss(20))],
            &[("household", household), ("care", yes(people > 1)), ("school", yes(people > 1)), ("max_km", "300")],
            &[("home", toss(20))],
            &[("doctor", toss(15)), ("doctor_soon", "no"), ("listen", toss(15))],
            &[
                ("schooling", "2"),
                ("trade", trade),
                ("years", &years),
                ("wish", trade),
                ("training", toss(60)),
                ("job", toss(30)),
            ],
            &[("papers", "dpi"), ("paper_help", toss(25))],
        ];
        let asked = if percent(plane.chance, 85) { 6 } else { draw(plane.chance, 6) };
        for (section, said) in Section::ALL.iter().zip(answers).take(asked) {
            plane.clock.pass(SignedDuration::from_secs(20));
            unless_refused(worker.save_section(case, *section, self.mint(), section.code(), &typed(said)).await)?;
        }
        if asked < 6 || !percent(plane.chance, 70) {
            return Ok(false);
        }
        let Some(found) = unless_refused(worker.recommend(case).await)? else { return Ok(false) };
        let offers: Vec<String> = found
            .ranking
            .needs
            .iter()
            .flat_map(|need| need.options.iter().take(3))
            .map(|option| option.offer.to_string())
            .collect();
        let Some(offer) = pick(plane.chance, &offers) else { return Ok(false) };
        let Some(referral) =
            unless_refused(worker.send_referral(case, offer, self.mint(), "seed", &Typed::new()).await)?
        else {
            return Ok(false);
        };
        self.answered_by_chance(plane, case, referral).await?;
        Ok(true)
    }

    async fn answered_by_chance(&self, plane: &mut Plane<'_>, case: Uuid, referral: Uuid) -> Refused<()> {
        let answer = match below(plane.chance, 100) {
            0..60 => Answer::Accept {
                on: self.today() + jiff::Span::new().days(1),
                at: Some(jiff::civil::time(8, 30, 0, 0)),
            },
            60..75 => Answer::Decline {
                reason: pick(plane.chance, DeclineReason::ALL).copied().unwrap_or(DeclineReason::Other),
            },
            75..85 => Answer::Waitlist {
                reason: pick(plane.chance, WaitReason::ALL).copied().unwrap_or(WaitReason::ALL[0]),
                expected: None,
            },
            _ => return Ok(()),
        };
        let accepted = matches!(answer, Answer::Accept { .. });
        plane.clock.pass(SignedDuration::from_mins(3));
        let holder = self.link_of(referral).await?;
        match holder.answer(answer, self.mint(), "seed", &Typed::new()).await {
            Ok(()) | Err(CannotRecord::Rule(_)) => {}
            Err(CannotRecord::Refused(refusal)) => _ = unless_refused(Err::<(), _>(refusal))?,
        }
        if accepted && percent(plane.chance, 60) {
            let process = self.store.process(case).await?;
            let person = crate::Returnee::new(self.clone(), case, self.mint());
            if let Some((date, _)) = process.appointments.last() {
                unless_refused(person.will_go(date.id, self.mint(), "seed", &Typed::new()).await)?;
            }
        }
        Ok(())
    }
}
