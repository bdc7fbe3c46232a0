//! Weighing one record against another: the evidence in bits, and the reasons in the order a clerk reads them.

use crate::fields::sex::Sex;

use super::alignment::{Alignment, Pair, align};
use super::birth::{Birth, BirthAgreement};
use super::document::{Document, NumberAgreement, numbers};
use super::likeness::Agreement;
use super::name::Part;
use super::place::{Gazetteer, Place, PlaceAgreement};
use super::reason::Reason;
use super::record::Person;
use super::weights;

/// What two records have in common and what speaks against, before rivals are considered.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Bits for (positive) or against the two being one person, the size of the registry allowed for.
    pub bits: f64,
    pub name: Alignment,
    pub birth: BirthAgreement,
    pub papers: Papers,
    pub place: PlaceAgreement,
    pub sex_differs: bool,
    pub reasons: Vec<Reason>,
}

/// How the papers of two records agree, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Papers {
    pub same: usize,
    pub digit: usize,
    pub differ: usize,
}

/// The facts of one side but its words, which are compared beforehand.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    pub parts: &'a [Part],
    pub sex: Option<Sex>,
    pub birth: Birth,
    pub place: &'a Place,
    pub documents: &'a [Document],
}

impl<'a> Side<'a> {
    pub fn of(person: &'a Person, parts: &'a [Part]) -> Self {
        Self { parts, sex: person.sex, birth: person.birth, place: &person.place, documents: &person.documents }
    }
}

/// The registry as the background everything is rare or common against.
#[derive(Debug, Clone, Copy)]
pub struct Background<'a> {
    pub people: usize,
    pub gazetteer: &'a Gazetteer,
}

/// Weighs two sides; `pairs` are the words of `a` and `b` that may be one. The same whichever comes first.
pub fn weigh(a: Side<'_>, b: Side<'_>, pairs: &[Pair], background: Background<'_>) -> Evidence {
    let name = align(a.parts, b.parts, pairs);
    let birth = a.birth.against(b.birth);
    let place = background.gazetteer.against(a.place, b.place);
    let mut reasons = Vec::new();
    let (paper_bits, papers) = weigh_papers(a.documents, b.documents, &mut reasons);
    let sex_differs = matches!((a.sex, b.sex), (Some(Sex::F), Some(Sex::M)) | (Some(Sex::M), Some(Sex::F)));
    let sex_same = a.sex.is_some() && a.sex == b.sex;
    let mut paper_bits = paper_bits;
    if doubtful(&name, birth) && paper_bits > weights::RELATIVES_PAPER {
        paper_bits = weights::RELATIVES_PAPER;
        reasons.push(Reason::DocumentMayBeRelatives);
    }
    let place_bits = match place {
        PlaceAgreement::Municipality(code) => weights::place(background.gazetteer.people(code), background.people),
        PlaceAgreement::Village => weights::VILLAGE,
        PlaceAgreement::Department => weights::DEPARTMENT,
        PlaceAgreement::Differs => weights::OTHER_PLACE,
        PlaceAgreement::Unknown => 0.0,
    };
    let sex_bits = if sex_differs {
        weights::SEX_OTHER
    } else if sex_same {
        weights::SEX_SAME
    } else {
        0.0
    };
    let bits =
        name.bits + weights::birth(birth) + place_bits + paper_bits + sex_bits + weights::prior(background.people);
    name_reasons(&name, &mut reasons);
    birth_reasons(birth, &mut reasons);
    reasons.extend(match place {
        PlaceAgreement::Municipality(_) => Some(Reason::SameMunicipality),
        PlaceAgreement::Village => Some(Reason::SameVillage),
        PlaceAgreement::Department => Some(Reason::SameDepartment),
        PlaceAgreement::Differs => Some(Reason::PlaceDiffers),
        PlaceAgreement::Unknown => None,
    });
    reasons.extend(sex_differs.then_some(Reason::SexDiffers));
    reasons.sort_unstable();
    reasons.dedup();
    Evidence { bits, name, birth, papers, place, sex_differs, reasons }
}

/// A shared paper may be a relative's when no given name agrees, or the births cannot be one.
fn doubtful(name: &Alignment, birth: BirthAgreement) -> bool {
    let apart = matches!(birth, BirthAgreement::Differs | BirthAgreement::GenerationApart);
    let other_given = name.given.matched == 0 && name.given.against > 0;
    let nothing_shared = name.given.matched + name.surname.matched == 0;
    nothing_shared
        || (other_given && !same_day(birth))
        || (apart && (name.given.against > 0 || name.blurred > 0 || birth == BirthAgreement::GenerationApart))
}

/// Births that are one day, allowing for a slip.
pub fn same_day(birth: BirthAgreement) -> bool {
    matches!(
        birth,
        BirthAgreement::Same
            | BirthAgreement::Swapped
            | BirthAgreement::DaysOff(_)
            | BirthAgreement::YearsOff(_)
            | BirthAgreement::DecadeOff
    )
}

fn weigh_papers(a: &[Document], b: &[Document], reasons: &mut Vec<Reason>) -> (f64, Papers) {
    let (mut bits, mut papers) = (0.0f64, Papers::default());
    for x in a {
        let best =
            b.iter().filter(|y| y.kind == x.kind).map(|y| numbers(&x.number, &y.number)).min_by_key(|n| *n as u8);
        let Some(agreement) = best else { continue };
        bits += weights::number(x.kind, agreement);
        match agreement {
            NumberAgreement::Same => papers.same += 1,
            NumberAgreement::DigitOff => papers.digit += 1,
            NumberAgreement::Differs => papers.differ += 1,
        }
        reasons.push(match agreement {
            NumberAgreement::Same => Reason::DocumentSame(x.kind),
            NumberAgreement::DigitOff => Reason::DocumentDigit(x.kind),
            NumberAgreement::Differs => Reason::DocumentDiffers(x.kind),
        });
    }
    (bits, papers)
}

fn name_reasons(name: &Alignment, reasons: &mut Vec<Reason>) {
    let worst =
        name.pairs.iter().filter_map(|p| p.likeness).map(|l| l.how).filter(|how| *how <= Agreement::Spelling).max();
    let complete = name.given.missing + name.surname.missing + name.given.against + name.surname.against == 0;
    reasons.extend(match worst {
        Some(_) if name.given.matched + name.surname.matched < 2 => Some(Reason::NamePart),
        Some(Agreement::Same) => Some(if complete { Reason::NameSame } else { Reason::NamePart }),
        Some(Agreement::Sounds) => Some(Reason::NameSounds),
        Some(_) => Some(Reason::NameSpelling),
        None => None,
    });
    for pair in &name.pairs {
        reasons.extend(match pair.likeness.map(|l| l.how) {
            Some(Agreement::Nickname) => Some(Reason::NameNickname),
            Some(Agreement::Abbreviated | Agreement::Initial) => Some(Reason::NameAbbreviated),
            Some(Agreement::CutOff) => Some(Reason::NamePart),
            Some(Agreement::Joined) => Some(Reason::NameJoined),
            _ => None,
        });
    }
    reasons.extend((name.swapped || name.crossed > 0).then_some(Reason::NameOrder));
    reasons.extend(name.married.then_some(Reason::MarriedName));
    reasons.extend((name.given.missing + name.surname.missing > 0).then_some(Reason::NameMissing));
    reasons.extend((name.given.against > 0).then_some(Reason::GivenDiffers));
    reasons.extend((name.surname.against > 0).then_some(Reason::SurnameDiffers));
}

fn birth_reasons(birth: BirthAgreement, reasons: &mut Vec<Reason>) {
    reasons.extend(match birth {
        BirthAgreement::Unknown => None,
        BirthAgreement::Same => Some(Reason::BirthSame),
        BirthAgreement::Swapped => Some(Reason::BirthSwapped),
        BirthAgreement::DaysOff(n) => Some(Reason::BirthDaysOff(n)),
        BirthAgreement::YearsOff(n) => Some(Reason::BirthYearsOff(n)),
        BirthAgreement::DecadeOff => Some(Reason::BirthDecadeOff),
        BirthAgreement::SameFirstOfJanuary | BirthAgreement::YearFirstOfJanuary => Some(Reason::BirthFirstOfJanuary),
        BirthAgreement::DigitOff => Some(Reason::BirthDigit),
        BirthAgreement::SameYear => Some(Reason::BirthSameYear),
        BirthAgreement::AgeNear => Some(Reason::AgeNear),
        BirthAgreement::NearYear
        | BirthAgreement::NearFirstOfJanuary
        | BirthAgreement::Differs
        | BirthAgreement::GenerationApart => Some(Reason::BirthDiffers),
    });
}
