//! What a careful caseworker sees and the rules do not say: it stands beside the order of the engine, never in its place.

use crate::{
    catalogue::{Document, Programme},
    routing::{Case, Fact, Need},
};

/// Years in a trade after which a course for beginners says little new.
const KNOWS_IT: i64 = 3;

/// One thing to look at before choosing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A room without steps or with support, and nobody here needs it: it is scarce for those who do.
    ForOthers,
    /// A course in a trade in which the person has worked so many years; a paper that proves it may say more.
    Beginners { years: i64 },
    /// The person holds this paper already.
    HasIt(Document),
}

/// The hints of a programme for a need of a case.
pub fn hints(programme: &Programme, case: &Case, need: &Need) -> Vec<Hint> {
    let members = || need.members.iter().filter_map(|member| case.persons.get(*member));
    let lead = members().next();
    let reserved = match programme.kind.as_str() {
        "accessible_room" => members().all(|person| person.access.is_empty()),
        "transition_room" => case.vulnerabilities.is_empty() && members().all(|person| person.access.is_empty()),
        _ => false,
    };
    let years = lead.zip(programme.field.as_ref()).and_then(|(lead, field)| lead.skills.get(field)).copied();
    let course = matches!(programme.kind.as_str(), "course" | "rapid_course");
    let beginners = years.filter(|years| course && *years >= KNOWS_IT);
    let paper = match programme.kind.as_str() {
        "dpi" => Some(Document::Dpi),
        "birth_record" => Some(Document::BirthCertificate),
        _ => None,
    };
    let holds = |paper: &Document| {
        lead.is_some_and(|lead| {
            !lead.unknown.contains(&Fact::Papers) && lead.documents.iter().any(|held| held == paper.code())
        })
    };
    let reserved = reserved.then_some(Hint::ForOthers);
    let beginners = beginners.map(|years| Hint::Beginners { years });
    [reserved, beginners, paper.filter(holds).map(Hint::HasIt)].into_iter().flatten().collect()
}
