//! The interview of the caseworker: six sections as data, what their answers mean, and which needs follow from them
//! (interface.md S9). To add a question: one line in [`QUESTIONS`]; its words in `locales/*/caseload.ftl`.

use crate::{
    catalogue::codes::{Category, list},
    need::Urgency,
    problems::{ProblemCode, Problems, Typed},
};

/// What stands for "prefers not to say"; it is an answer, and it is asked no further.
pub const UNSAID: &str = "unsaid";

macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// A section of the interview, in the order asked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Section { $($(#[$doc])* $name,)* }

        impl Section {
            /// All six.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
            /// The word in addresses and rows.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
            /// From that word.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|section| section.code() == code)
            }
        }
    };
}

sections! {
    /// Today and tonight.
    Today = "hoy",
    /// Family and care.
    Family = "familia",
    /// A home.
    Housing = "vivienda",
    /// Health and emotional support.
    Health = "salud",
    /// Work, trades and study.
    Work = "trabajo",
    /// Papers.
    Papers = "documentos",
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `yes`, `no` or [`UNSAID`].
    YesNo,
    /// One code of a list of the catalogue's codes, or [`UNSAID`].
    One(&'static str),
    /// Any codes of a list, joined by commas; none is an answer too.
    Several(&'static str),
    /// A whole number from 0 to this.
    Number(i64),
}

/// One question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    pub section: Section,
    /// The name of its field.
    pub code: &'static str,
    pub kind: Kind,
    /// Asked only when this one was answered yes.
    pub after: Option<&'static str>,
}

const fn ask(section: Section, code: &'static str, kind: Kind) -> Question {
    Question { section, code, kind, after: None }
}

const fn then(section: Section, code: &'static str, kind: Kind, after: &'static str) -> Question {
    Question { section, code, kind, after: Some(after) }
}

/// Every question, in order.
pub const QUESTIONS: &[Question] = &[
    ask(Section::Today, "sleep", Kind::YesNo),
    then(Section::Today, "nights", Kind::Number(60), "sleep"),
    ask(Section::Today, "journey", Kind::YesNo),
    ask(Section::Family, "household", Kind::One("household_type")),
    ask(Section::Family, "care", Kind::YesNo),
    ask(Section::Family, "school", Kind::YesNo),
    ask(Section::Family, "max_km", Kind::Number(600)),
    ask(Section::Housing, "home", Kind::YesNo),
    ask(Section::Health, "doctor", Kind::YesNo),
    then(Section::Health, "doctor_soon", Kind::YesNo, "doctor"),
    ask(Section::Health, "listen", Kind::YesNo),
    ask(Section::Health, "vulnerable", Kind::Several("vulnerability")),
    ask(Section::Health, "access", Kind::Several("access")),
    ask(Section::Work, "schooling", Kind::One("schooling")),
    ask(Section::Work, "trade", Kind::One("field")),
    ask(Section::Work, "years", Kind::Number(60)),
    ask(Section::Work, "wish", Kind::One("field")),
    ask(Section::Work, "training", Kind::YesNo),
    ask(Section::Work, "job", Kind::YesNo),
    ask(Section::Papers, "papers", Kind::Several("document")),
    ask(Section::Papers, "paper_help", Kind::YesNo),
];

/// The questions of a section.
pub fn questions(section: Section) -> impl Iterator<Item = &'static Question> {
    QUESTIONS.iter().filter(move |question| question.section == section)
}

/// How far a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Untouched,
    Started,
    Done,
}

fn given<'a>(answers: &'a Typed, code: &str) -> Option<&'a str> {
    answers.get(code).map(|answer| answer.trim()).filter(|answer| !answer.is_empty())
}

fn yes(answers: &Typed, code: &str) -> bool {
    given(answers, code) == Some("yes")
}

fn number(answers: &Typed, code: &str) -> Option<i64> {
    given(answers, code)?.parse().ok()
}

fn codes(answers: &Typed, code: &str) -> Vec<String> {
    given(answers, code)
        .filter(|answer| *answer != UNSAID)
        .into_iter()
        .flat_map(|answer| answer.split(','))
        .map(str::to_owned)
        .collect()
}

/// How far a section is: done when every question that is asked has an answer; ticks may stay empty once it was saved.
pub fn progress(answers: &Typed, section: Section) -> Progress {
    let asked: Vec<_> = questions(section).filter(|one| one.after.is_none_or(|after| yes(answers, after))).collect();
    let answered = |one: &&&Question| match one.kind {
        Kind::Several(_) => answers.contains_key(one.code),
        _ => given(answers, one.code).is_some(),
    };
    match asked.iter().filter(answered).count() {
        0 => Progress::Untouched,
        all if all == asked.len() => Progress::Done,
        _ => Progress::Started,
    }
}

/// Checks the answers of one section. What was left empty is no problem: a half-done section is saved and goes on later.
pub fn check(typed: &Typed, section: Section) -> Problems {
    let mut problems = Problems::new();
    for question in questions(section) {
        if let Some(Err(code)) = given(typed, question.code).map(|answer| readable(question.kind, answer)) {
            problems.add(question.code, code);
        }
    }
    problems
}

fn readable(kind: Kind, answer: &str) -> Result<(), ProblemCode> {
    let known = |of: &str, one: &str| list(of).any(|coded| coded.code == one);
    let fits = match kind {
        Kind::YesNo => matches!(answer, "yes" | "no" | UNSAID),
        Kind::One(of) => answer == UNSAID || known(of, answer),
        Kind::Several(of) => answer == UNSAID || answer.split(',').all(|one| known(of, one)),
        Kind::Number(most) => {
            let number: i64 = answer.parse().map_err(|_| ProblemCode::NumberUnreadable)?;
            return if (0..=most).contains(&number) { Ok(()) } else { Err(ProblemCode::NumberOutOfRange) };
        }
    };
    if fits { Ok(()) } else { Err(ProblemCode::ChoiceUnknown) }
}

/// A need that follows from the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub category: Category,
    /// Places in the list of members; the first is the lead.
    pub members: Vec<usize>,
    pub urgency: Urgency,
    /// Days from today on which it may begin at the earliest.
    pub ready_in: i64,
    /// Days from today on which a dated offer may begin at the latest.
    pub latest_in: i64,
    /// Length of a stay.
    pub nights: Option<i64>,
    /// How far they can go, in kilometres; a place to sleep and the way home are not bound by it.
    pub max_km: Option<i64>,
}

/// Which needs follow from the answers of a household whose members have these ages, the lead first.
pub fn needs(answers: &Typed, ages: &[i64]) -> Vec<Found> {
    let all: Vec<usize> = (0..ages.len().max(1)).collect();
    let children: Vec<usize> = ages.iter().enumerate().filter(|(_, age)| **age < 18).map(|(at, _)| at).collect();
    let max_km = number(answers, "max_km").filter(|km| *km > 0);
    let mut found = Vec::new();
    let mut add =
        |asked: bool, category, members: &[usize], urgency, (ready_in, latest_in): (i64, i64), nights, max_km| {
            if asked && !members.is_empty() {
                found.push(Found { category, members: members.to_vec(), urgency, ready_in, latest_in, nights, max_km });
            }
        };
    let soon = if yes(answers, "doctor_soon") { Urgency::ThisWeek } else { Urgency::ThisMonth };
    let nights = Some(number(answers, "nights").unwrap_or(3).max(1));
    add(yes(answers, "sleep"), Category::Housing, &all, Urgency::Immediate, (0, 0), nights, None);
    add(yes(answers, "journey"), Category::Transport, &all, Urgency::Immediate, (0, 7), None, None);
    add(yes(answers, "home"), Category::HousingSupport, &all, Urgency::ThisMonth, (1, 60), None, max_km);
    add(yes(answers, "care"), Category::FamilyCare, &all, Urgency::ThisWeek, (1, 45), None, max_km);
    add(yes(answers, "doctor"), Category::Health, &[0], soon, (0, 30), None, max_km);
    add(yes(answers, "listen"), Category::Psychosocial, &[0], Urgency::ThisWeek, (0, 30), None, max_km);
    add(yes(answers, "training"), Category::Training, &[0], Urgency::ThisMonth, (3, 75), None, max_km);
    add(yes(answers, "job"), Category::Labour, &[0], Urgency::ThisMonth, (3, 60), None, max_km);
    add(yes(answers, "paper_help"), Category::Documents, &[0], Urgency::ThisWeek, (1, 45), None, max_km);
    add(yes(answers, "school"), Category::Education, &children, Urgency::ThisMonth, (3, 75), None, max_km);
    found
}

/// What the answers say about the person who leads the household; what was not answered meets no minimum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    pub household: Option<String>,
    pub vulnerabilities: Vec<String>,
    pub access: Vec<String>,
    pub schooling: i64,
    /// Trade worked in and years.
    pub skill: Option<(String, i64)>,
    /// Trades wanted, first choice first.
    pub interests: Vec<String>,
    pub papers: Vec<String>,
}

/// Reads the profile.
pub fn profile(answers: &Typed) -> Profile {
    let one = |code| given(answers, code).filter(|answer| *answer != UNSAID).map(str::to_owned);
    let trade = one("trade");
    let mut interests: Vec<String> = one("wish").into_iter().chain(trade.clone()).collect();
    interests.dedup();
    Profile {
        household: one("household"),
        vulnerabilities: codes(answers, "vulnerable"),
        access: codes(answers, "access"),
        schooling: number(answers, "schooling").unwrap_or(0),
        skill: trade.map(|trade| (trade, number(answers, "years").unwrap_or(0))),
        interests,
        papers: codes(answers, "papers"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_half_done_section_is_no_problem_and_resumes() {
        let answers = typed(&[("sleep", "yes"), ("journey", "no")]);
        assert!(check(&answers, Section::Today).is_empty());
        assert_eq!(progress(&answers, Section::Today), Progress::Started);
        assert_eq!(progress(&typed(&[("sleep", "no"), ("journey", "no")]), Section::Today), Progress::Done);
        assert_eq!(progress(&answers, Section::Work), Progress::Untouched);
    }

    #[test]
    fn what_cannot_be_read_is_said_by_field() {
        let problems = check(&typed(&[("sleep", "perhaps"), ("nights", "tres")]), Section::Today);
        assert_eq!(problems.of("sleep").collect::<Vec<_>>(), [ProblemCode::ChoiceUnknown]);
        assert_eq!(problems.of("nights").collect::<Vec<_>>(), [ProblemCode::NumberUnreadable]);
    }

    #[test]
    fn a_family_sleeps_together_and_only_its_children_go_to_school() {
        let answers =
            typed(&[("sleep", "yes"), ("nights", "4"), ("school", "yes"), ("job", "unsaid"), ("max_km", "80")]);
        let found = needs(&answers, &[34, 8, 5]);
        assert_eq!(
            found.iter().map(|need| need.category).collect::<Vec<_>>(),
            [Category::Housing, Category::Education]
        );
        assert_eq!(
            (found[0].members.as_slice(), found[0].nights, found[0].max_km),
            ([0, 1, 2].as_slice(), Some(4), None)
        );
        assert_eq!((found[1].members.as_slice(), found[1].max_km), ([1, 2].as_slice(), Some(80)));
    }
}
