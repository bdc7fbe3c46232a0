//! The twelve questions of the desk, read from a form; every problem at once, nothing typed is lost.

use domain::{
    card::CardNumber,
    fields::{
        birth::Birth,
        cui::{self, Doubt},
        document, language, names, phone, place,
        relation::Relation,
    },
    problems::{ProblemCode, Problems, Typed},
};
use jiff::civil::Date;
use store::Uuid;

/// What may be urgent today, in the order of the page.
pub const URGENT: &[&str] = &["health", "pregnancy", "sleep", "mobility", "food", "call"];
/// What is consented to, in the order of the page.
pub const CONSENTS: &[&str] = &["help", "share", "contact", "figures"];
/// So many digits are a CUI, or one with digits missed or doubled; other numbers are of other papers.
const CUI_OR_NEARLY: std::ops::RangeInclusive<usize> = 12..=14;
/// Members of a family that can be registered with one person.
pub const MEMBERS: usize = 7;

/// A member of the family: the number on the list and the relation to the person of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub field: String,
    pub number: String,
    pub relation: String,
}

/// The answers, read.
#[derive(Clone, Debug)]
pub struct Answers {
    pub given_names: String,
    pub surnames: String,
    pub birth: Birth,
    pub sex: Option<&'static str>,
    pub destination: Option<String>,
    /// E.164, and `own` or `family`.
    pub phone: Option<(String, &'static str)>,
    pub languages: Vec<String>,
    pub urgent: Vec<String>,
    pub private_interview: bool,
    /// For each of [`CONSENTS`]: yes or no; nothing when it was not asked.
    pub consents: Vec<(&'static str, bool)>,
    pub card: Option<CardNumber>,
    /// Kind and number of a paper.
    pub paper: Option<(String, String)>,
    pub members: Vec<Member>,
    /// The clerk has read that a child alone goes to the protection officer.
    pub protection: bool,
    /// What was said of somebody alike who was registered before.
    pub previous: Option<Previous>,
}

/// What the desk says of somebody alike who was registered before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Previous {
    /// This very person; without an id the one who is most alike.
    Same(Option<Uuid>),
    Different,
    /// A supervisor looks at it later.
    Unsure,
}

impl Previous {
    fn read(text: &str) -> Option<Self> {
        match text {
            "same" => Some(Self::Same(None)),
            "different" => Some(Self::Different),
            "unsure" => Some(Self::Unsure),
            id => id.parse().ok().map(|id| Self::Same(Some(id))),
        }
    }
}

impl Answers {
    /// Reads a form on the day of the flight. What is only doubted is shown once and then believed.
    pub fn read(typed: &Typed, day: Date) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let field = |name: &str| typed.get(name).map_or("", |value| value.trim());
        let several = |name: &str| {
            field(name).split(',').map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        let given = problems.take("given_names", names::parse(field("given_names")).map_err(super::name_problem));
        let surnames = problems.take("surnames", names::parse(field("surnames")).map_err(super::name_problem));
        let birth = problems.take("birth", super::birth(field("birth"), day));
        let sex = problems.take("sex", super::sex(field("sex"))).flatten();
        let destination = problems.take("destination", town(field("destination"))).flatten();
        let phone = problems.take("phone", telephone(field("phone"), field("phone_of"))).flatten();
        let languages = problems.take("language", tongues(&several("language"))).unwrap_or_default();
        let urgent = several("urgent");
        if urgent.iter().any(|one| !URGENT.contains(&one.as_str())) {
            problems.add("urgent", ProblemCode::ChoiceUnknown);
        }
        let card = match field("card") {
            "" => None,
            typed => problems.take("card", CardNumber::parse(typed)),
        };
        let paper = paper(field("document"), field("document_kind"), &mut problems);
        let read = match (given, surnames, birth) {
            (Some(given_names), Some(surnames), Some(birth)) => Some(Self {
                given_names,
                surnames,
                birth,
                sex,
                destination,
                phone,
                languages,
                urgent,
                private_interview: !field("private").is_empty(),
                consents: consents(field("consent"), &several("consents")),
                card,
                paper,
                members: members(typed, &mut problems),
                protection: !field("protection").is_empty(),
                previous: Previous::read(field("previous")),
            }),
            _ => None,
        };
        problems.confirmed_or(field("confirmed"), read)
    }
}

pub(super) fn town(text: &str) -> Result<Option<String>, ProblemCode> {
    if text.is_empty() {
        return Ok(None);
    }
    if place::municipality(text).is_some() {
        return Ok(Some(text.to_owned()));
    }
    let found = place::parse(text, None);
    match (found.municipality, found.doubt) {
        (Some(code), _) => Ok(Some(code.to_owned())),
        (None, Some(place::Doubt::Ambiguous)) => Err(ProblemCode::PlaceAmbiguous),
        _ => Err(ProblemCode::PlaceUnknown),
    }
}

fn telephone(text: &str, of: &str) -> Result<Option<(String, &'static str)>, ProblemCode> {
    if text.is_empty() {
        return Ok(None);
    }
    let kind = if of == "family" { "family" } else { "own" };
    match phone::parse(text) {
        Ok(phone) => Ok(Some((phone.e164().to_owned(), kind))),
        Err(phone::PhoneError::NotANumber) => Err(ProblemCode::PhoneLetters),
        Err(_) => Err(ProblemCode::PhoneLength),
    }
}

fn tongues(codes: &[String]) -> Result<Vec<String>, ProblemCode> {
    codes.iter().map(|code| language::one(code).map(str::to_owned).ok_or(ProblemCode::LanguageUnknown)).collect()
}

/// A CUI is doubted and never blocks; anything else is a paper's number, of the kind that a scanner said.
pub(super) fn paper(text: &str, kind: &str, problems: &mut Problems) -> Option<(String, String)> {
    if text.is_empty() {
        return None;
    }
    let plain = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || c == '-');
    if plain
        && let Ok(cui) = cui::parse(text)
        && CUI_OR_NEARLY.contains(&cui.number.len())
    {
        match cui.doubt {
            Some(Doubt::Place) => problems.add("document", ProblemCode::CuiPlace),
            Some(Doubt::CheckDigit | Doubt::Length) => problems.add("document", ProblemCode::CuiCheckDigit),
            None => {}
        }
        return Some(("dpi".to_owned(), cui.number));
    }
    let kind =
        serde_json::from_value::<document::DocumentKind>(kind.into()).ok().as_ref().and_then(crate::manifests::code_of);
    document::number(text).map(|number| (kind.unwrap_or_else(|| "other".to_owned()), number))
}

fn consents(answer: &str, ticked: &[String]) -> Vec<(&'static str, bool)> {
    match answer {
        "all" => CONSENTS.iter().map(|purpose| (*purpose, true)).collect(),
        "none" => CONSENTS.iter().map(|purpose| (*purpose, false)).collect(),
        "some" => CONSENTS.iter().map(|purpose| (*purpose, ticked.iter().any(|one| one == purpose))).collect(),
        _ => Vec::new(),
    }
}

fn members(typed: &Typed, problems: &mut Problems) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    for at in 1..=MEMBERS {
        let field = format!("member_{at}");
        let Some(number) = typed.get(&field).map(|number| number.trim().to_owned()).filter(|number| !number.is_empty())
        else {
            continue;
        };
        if members.iter().any(|member| member.number == number) {
            problems.add(field, ProblemCode::MemberTwice);
            continue;
        }
        let told = typed.get(&format!("relation_{at}")).map_or("", |relation| relation.trim());
        let known = serde_json::from_value::<Relation>(told.into()).is_ok();
        members.push(Member { field, number, relation: if known { told.to_owned() } else { "other".to_owned() } });
    }
    members
}
