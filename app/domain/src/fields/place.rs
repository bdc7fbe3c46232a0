//! The 340 municipalities and 22 departments of Guatemala, found by the names people write (domain.md 5.4, 5.5).

use std::collections::BTreeSet;

use super::fold::fold;
use super::gazetteer::GAZETTEER;
pub use super::gazetteer::{Municipality, municipalities, municipalities_in, municipality, other_names};

/// The doubt about a place that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No municipality has that name.
    Unknown,
    /// Several have it and no department decides.
    Ambiguous,
    /// The department named beside it is another one's.
    Mismatch,
    /// A letter was wrong or missing.
    Guessed,
}

/// What a place text says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Four digits.
    pub municipality: Option<&'static str>,
    /// Two digits.
    pub department: Option<&'static str>,
    /// What is to be looked at.
    pub doubt: Option<Doubt>,
}

/// The two-digit code of a department by name, short form or code; one wrong or missing letter is forgiven.
pub fn department(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let folded = folded.strip_prefix("departamento de ").or_else(|| folded.strip_prefix("depto ")).unwrap_or(&folded);
    if let Some(code) = GAZETTEER.departments.get(folded) {
        return Some(code);
    }
    if folded.len() == 1 && folded.bytes().all(|b| b.is_ascii_digit()) {
        return GAZETTEER.departments.get(&format!("0{folded}")).copied();
    }
    let spelled = spellings(folded);
    spelled.iter().find_map(|s| GAZETTEER.departments.get(s).copied()).or_else(|| {
        let near: BTreeSet<&str> = GAZETTEER
            .departments
            .iter()
            .filter(|(n, _)| n.len() >= 5 && within_one(n, folded))
            .map(|(_, c)| *c)
            .collect();
        match (near.len(), near.first()) {
            (1, Some(code)) => GAZETTEER.departments.values().find(|c| *c == code).copied(),
            _ => None,
        }
    })
}

/// Whether a text is the name of a town as it is (perhaps with its department behind a comma), no letter forgiven.
pub fn is_named(text: &str) -> bool {
    is_whole(text) || text.split_once([',', '/', '(']).is_some_and(|(town, _)| is_whole(town))
}

/// Finds a place. The town's name decides; a department beside it only chooses between towns of one name. A town with its
/// department behind a comma in one cell is taken apart.
pub fn parse(town: &str, beside: Option<&str>) -> Place {
    let in_parts = town.contains([',', '/', '(', ';']) || town.contains(" - ");
    if !in_parts || is_whole(town) {
        return find(town, beside);
    }
    let mut parts: Vec<&str> = town
        .split([',', '/', '(', ')', ';'])
        .flat_map(|p| p.split(" - "))
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    if parts.len() > 2
        && parts.last().is_some_and(|p| fold(p) == "guatemala")
        && parts.get(parts.len() - 2).is_some_and(|p| department(p).is_some())
    {
        parts.pop();
    }
    match parts.as_slice() {
        // *Huehuetenango, Cuilco*: the department first, where the town is one of its own and the other order says less.
        [first, town] if department(first).is_some() && department_first(first, town) => find(town, Some(first)),
        [.., town, last] if department(last).is_some() || fold(last) == "guatemala" => find(town, Some(last)),
        [first, ..] if parts.len() > 1 => {
            let found = find(first, beside);
            if found.municipality.is_some() { found } else { find(town, beside) }
        }
        _ => find(town, beside),
    }
}

/// Whether the town is one of the department before it, and not the department of the town before it.
fn department_first(first: &str, town: &str) -> bool {
    let clean = |place: Place| place.municipality.is_some() && matches!(place.doubt, None | Some(Doubt::Guessed));
    let town_first = department(town).is_some() && clean(find(first, Some(town)));
    clean(find(town, Some(first))) && !town_first
}

/// Whether all of a text, signs and all, is the name of a town.
fn is_whole(text: &str) -> bool {
    spellings(&fold(text)).iter().any(|s| GAZETTEER.names.contains_key(s))
}

/// Ways to write out `S. Sn. Sta. Sto. Conc.`.
fn spellings(folded: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for word in folded.split(' ') {
        let forms: &[&str] = match word {
            "s" => &["san", "santa", "santo"],
            "sn" => &["san"],
            "sta" | "sta." => &["santa"],
            "sto" => &["santo"],
            "conc" | "concep" => &["concepcion"],
            other => &[other],
        };
        all = forms
            .iter()
            .flat_map(|f| all.iter().map(move |a| if a.is_empty() { (*f).to_owned() } else { format!("{a} {f}") }))
            .take(9)
            .collect();
    }
    all
}

fn find(town: &str, beside: Option<&str>) -> Place {
    let g = &*GAZETTEER;
    let department = beside.and_then(department);
    let folded = fold(town);
    let folded =
        ["municipio de ", "mpio de ", "mun de "].iter().find_map(|p| folded.strip_prefix(p)).unwrap_or(&folded);
    let spelled = spellings(folded);
    let exact: BTreeSet<usize> = spelled.iter().filter_map(|s| g.names.get(s)).flatten().copied().collect();
    let (towns, guessed) = if exact.is_empty() { (near(&spelled, department), true) } else { (exact, false) };
    let here: Vec<&Municipality> = towns
        .iter()
        .filter_map(|i| g.towns.get(*i))
        .filter(|t| department.is_none_or(|d| t.code.starts_with(d)))
        .collect();
    let of = |t: &Municipality, doubt| Place { municipality: Some(t.code), department: t.code.get(..2), doubt };
    match (here.as_slice(), towns.len()) {
        ([only], _) => of(only, guessed.then_some(Doubt::Guessed)),
        ([], 1) => match towns.first().and_then(|i| g.towns.get(*i)) {
            Some(only) => of(only, Some(Doubt::Mismatch)),
            None => Place { department, doubt: Some(Doubt::Unknown), ..Place::default() },
        },
        (_, 0) => Place { department, doubt: Some(Doubt::Unknown), ..Place::default() },
        _ => Place { department, doubt: Some(Doubt::Ambiguous), ..Place::default() },
    }
}

/// Towns whose name is one letter away, when they all bear one name (in the department named, if one is named).
fn near(spelled: &[String], department: Option<&str>) -> BTreeSet<usize> {
    let g = &*GAZETTEER;
    let close = |s: &String| s.len() >= 5;
    let hits: Vec<(&String, &BTreeSet<usize>)> = g
        .names
        .iter()
        .filter(|(name, _)| name.len() >= 5 && spelled.iter().filter(|s| close(s)).any(|s| within_one(name, s)))
        .collect();
    let in_department = |i: &usize| department.is_none_or(|d| g.towns.get(*i).is_some_and(|t| t.code.starts_with(d)));
    let local: BTreeSet<usize> = hits.iter().flat_map(|(_, t)| t.iter().copied()).filter(in_department).collect();
    if !local.is_empty() && (department.is_some() || hits.len() == 1) {
        return if local.len() == 1 || hits.len() == 1 { local } else { BTreeSet::new() };
    }
    if let [(_, towns)] = hits.as_slice() {
        (*towns).clone()
    } else {
        let all: BTreeSet<usize> = hits.iter().flat_map(|(_, t)| t.iter().copied()).collect();
        if all.len() == 1 { all } else { BTreeSet::new() }
    }
}

/// Whether one letter changed, missing or too many makes the words the same.
pub fn within_one(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count();
    head + tail + 1 >= long.len()
}

#[cfg(test)]
mod tests {
    use super::{Doubt, department, municipalities, municipalities_in, parse};

    #[test]
    fn the_list_is_whole() {
        assert_eq!(municipalities().len(), 340);
        assert_eq!([5, 13, 22, 23].map(municipalities_in), [14, 33, 17, 0]);
    }

    #[test]
    fn names_are_found_as_people_write_them() {
        let code = |t: &str, d: &str| parse(t, (!d.is_empty()).then_some(d)).municipality;
        assert_eq!(code("SN. CRISTOBAL TOTONICAPAN", "Totonicapan"), Some("0802"));
        assert_eq!(code("S. JOSE EL IDOLO", "Suchitepéquez"), Some("1005"));
        assert_eq!(code("SantiagoChimaltenango", "Huehue"), Some("1330"));
        assert_eq!(code("El Pogreso", "Jutiapa"), Some("2202"));
        assert_eq!(code("Sta. María Ixhuatán, SANTA ROSA", ""), parse("Santa María Ixhuatán", None).municipality);
        assert_eq!(code("xela", ""), Some("0901"));
        assert_eq!(code("HUEHUETENANGO, CUILCO", ""), code("Cuilco", "Huehuetenango"));
        assert_eq!(code("Jutiapa, El Progreso", ""), Some("2202"));
        assert_eq!(code("Jalapa, Jalapa", ""), Some("2101"));
        assert_eq!(department("A. Verapaz"), Some("16"));
        assert_eq!(department("S. Marcos"), Some("12"));
    }

    #[test]
    fn doubts_are_said() {
        assert_eq!(parse("La Libertad", None).doubt, Some(Doubt::Ambiguous));
        assert_eq!(parse("Uspantán", Some("Izabal")).doubt, Some(Doubt::Mismatch));
        assert_eq!(parse("San Isidro del Monte", None).doubt, Some(Doubt::Unknown));
        assert_eq!(parse("Ciudad Hidalgo", None).municipality, None);
        assert_eq!(parse("Acatenago", Some("Chimaltenango")).doubt, Some(Doubt::Guessed));
    }
}
