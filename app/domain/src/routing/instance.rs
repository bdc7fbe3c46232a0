//! A checked question: sorted, numbered, ready for the rules.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::check;
use super::facts::{Household, Need, Offer, OfferIndex, Place, Reader};
use super::input::{Case, Category, INSTANCE_FORMAT, Input, Standing};
use super::names::{Name, Names};
use super::refusal::{Fault, Refusal};

/// A checked instance; making one is the only way to the engine.
#[derive(Clone, Debug)]
pub struct Instance {
    pub(super) input: Input,
    pub(super) names: Names,
    /// In order of id.
    pub(super) offers: Vec<Offer>,
    /// In order of id; the cases of history after those of the instance.
    pub(super) cases: Vec<Household>,
    /// In order of id; only those of the instance.
    pub(super) needs: Vec<Need>,
    /// Needs of history, in order of id.
    pub(super) past_needs: Vec<Need>,
    /// Pairs of places in `cases`, smaller first.
    pub(super) conflicts: Vec<(usize, usize)>,
    by_category: BTreeMap<Category, Vec<OfferIndex>>,
    offer_of: BTreeMap<Name, OfferIndex>,
}

/// Reads and checks an instance file (routing.md 14).
pub fn read_instance(bytes: &[u8]) -> Result<Instance, Refusal> {
    match serde_json::from_slice(bytes) {
        Ok(input) => Instance::checked(input),
        Err(_) => Err(unreadable(bytes)),
    }
}

/// Reads once more, slowly, to learn the place of the fault; another format is that before it is anything else.
fn unreadable(bytes: &[u8]) -> Refusal {
    #[derive(serde::Deserialize)]
    struct Header {
        format: String,
    }
    if serde_json::from_slice::<Header>(bytes).is_ok_and(|header| header.format != INSTANCE_FORMAT) {
        return Refusal { place: "format".to_owned(), reason: Fault::UnknownFormat };
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let (place, message) = match serde_path_to_error::deserialize::<_, Input>(&mut reader) {
        Err(error) => (error.path().to_string(), error.inner().to_string()),
        Ok(_) => (".".to_owned(), "text after the end of the instance".to_owned()),
    };
    Refusal { place, reason: Fault::Unreadable { message } }
}

impl Instance {
    /// Checks input built from a file or from records, sorts it by id and numbers its words.
    pub fn checked(mut input: Input) -> Result<Self, Refusal> {
        check::all(&input)?;
        sort(&mut input);
        Ok(Self::numbered(input))
    }

    fn numbered(input: Input) -> Self {
        let mut names = Names::default();
        let mut reader = Reader { names: &mut names, input: &input };
        let offers: Vec<Offer> = input.offers.iter().map(|o| reader.offer(o)).collect();
        let all = || input.cases.iter().chain(&input.history);
        let cases: Vec<Household> = all().map(|c| reader.household(c)).collect();
        let (needs, past_needs) = {
            let mut told: Vec<(&str, bool, Need)> = Vec::new();
            for (place, case) in all().enumerate() {
                for need in &case.needs {
                    let fact = reader.need(need, place, !case.vulnerabilities.is_empty());
                    told.push((&need.id, place < input.cases.len(), fact));
                }
            }
            told.sort_by_key(|(id, ..)| *id);
            let (now, past): (Vec<_>, Vec<_>) = told.into_iter().partition(|(_, now, _)| *now);
            let facts = |list: Vec<(&str, bool, Need)>| list.into_iter().map(|(.., need)| need).collect();
            (facts(now), facts(past))
        };
        let place: BTreeMap<&str, usize> = input.cases.iter().enumerate().map(|(i, c)| (c.id.as_str(), i)).collect();
        let mut conflicts: Vec<(usize, usize)> = input
            .conflicts
            .iter()
            .filter_map(|(one, other)| Some((*place.get(one.as_str())?, *place.get(other.as_str())?)))
            .map(|(one, other)| (one.min(other), one.max(other)))
            .collect();
        conflicts.sort_unstable();
        conflicts.dedup();
        let mut by_category: BTreeMap<Category, Vec<OfferIndex>> = BTreeMap::new();
        for (index, offer) in offers.iter().enumerate() {
            by_category.entry(offer.category).or_default().push(index);
        }
        let offer_of = offers.iter().enumerate().map(|(index, offer)| (offer.id, index)).collect();
        Self { input, names, offers, cases, needs, past_needs, conflicts, by_category, offer_of }
    }

    /// The sorted input, minimal: what is stored and replayed.
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// SHA-256 over the sorted input, in hexadecimal (routing.md 11).
    pub fn digest(&self) -> String {
        let bytes = serde_json::to_vec(&self.input).unwrap_or_default();
        Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The word behind a number.
    pub(super) fn word(&self, name: Name) -> &str {
        self.names.word(name)
    }

    /// Offers of a category, in order of id.
    pub(super) fn offers_of(&self, category: Category) -> &[OfferIndex] {
        self.by_category.get(&category).map_or(&[], Vec::as_slice)
    }

    /// The offer a need has on record.
    pub(super) fn current_offer(&self, need: &Need) -> Option<OfferIndex> {
        need.current_offer.and_then(|id| self.offer_of.get(&id).copied())
    }

    /// Whether a need holds an accepted place, which never moves.
    pub(super) fn is_kept(&self, need: &Need) -> bool {
        need.standing == Some(Standing::Accepted) && self.current_offer(need).is_some()
    }

    /// Kilometres between two municipalities.
    pub(super) fn kilometres(&self, one: Place, other: Place) -> i64 {
        if one.code == other.code {
            0
        } else if one.department == other.department {
            self.input.same_department_km
        } else {
            self.input.department_km[one.department][other.department]
        }
    }
}

/// Puts every list that is a set in order of id, so that the order of the file cannot matter.
fn sort(input: &mut Input) {
    for offer in &mut input.offers {
        for set in [&mut offer.household_types, &mut offer.accessibility] {
            set.sort_unstable();
            set.dedup();
        }
    }
    input.offers.sort_by(|a, b| a.id.cmp(&b.id));
    for case in input.cases.iter_mut().chain(&mut input.history) {
        sort_case(case);
    }
    input.cases.sort_by(|a, b| a.id.cmp(&b.id));
    input.history.sort_by(|a, b| a.id.cmp(&b.id));
    for pair in &mut input.conflicts {
        if pair.0 > pair.1 {
            std::mem::swap(&mut pair.0, &mut pair.1);
        }
    }
    input.conflicts.sort();
    input.conflicts.dedup();
}

fn sort_case(case: &mut Case) {
    let sets = [
        &mut case.vulnerabilities,
        &mut case.consents,
        &mut case.avoid_providers,
        &mut case.avoid_offers,
        &mut case.known_providers,
    ];
    for set in sets {
        set.sort_unstable();
        set.dedup();
    }
    for person in &mut case.persons {
        person.documents.sort_unstable();
        person.documents.dedup();
    }
    case.needs.sort_by(|a, b| a.id.cmp(&b.id));
}
