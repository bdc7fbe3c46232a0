//! Reading back a line that was kept: codes become those of the lists again; a code no list has any more is nothing.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::fields::{country, language, place};

fn text<'d, D: Deserializer<'d>>(from: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(from)
}

pub(super) fn country<'d, D: Deserializer<'d>>(from: D) -> Result<Option<&'static str>, D::Error> {
    Ok(text(from)?.and_then(|code| country::parse(&code).ok()))
}

pub(super) fn municipality<'d, D: Deserializer<'d>>(from: D) -> Result<Option<&'static str>, D::Error> {
    Ok(text(from)?.and_then(|code| place::municipality(&code).map(|town| town.code)))
}

pub(super) fn department<'d, D: Deserializer<'d>>(from: D) -> Result<Option<&'static str>, D::Error> {
    let of = |code: &str| place::municipalities().iter().find_map(|town| town.code.get(..2).filter(|d| *d == code));
    Ok(text(from)?.and_then(|code| of(&code)))
}

pub(super) fn languages<'d, D: Deserializer<'d>>(from: D) -> Result<Option<Vec<&'static str>>, D::Error> {
    let codes: Option<Vec<String>> = Option::deserialize(from)?;
    let known = |code: &String| language::languages().iter().find(|one| one.code == code).map(|one| one.code);
    Ok(codes.map(|codes| codes.iter().filter_map(known).collect()))
}

/// Lines that others hold as well, printed as the lines they are.
pub(super) fn shared<T: Serialize, S: Serializer>(lines: &[Arc<T>], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(lines.iter().map(AsRef::as_ref))
}

#[cfg(test)]
mod tests {
    use crate::manifest::Line;

    #[test]
    fn a_line_comes_back_as_it_was_kept() {
        let line = Line {
            flight: "f1".into(),
            row: 7,
            given_names: Some("Ana".into()),
            nationality: Some("GTM"),
            municipality_code: Some("1601"),
            department_code: Some("16"),
            languages: Some(vec!["kek", "spa"]),
            ..Line::default()
        };
        let kept = serde_json::to_string(&line).unwrap();
        assert_eq!(serde_json::from_str::<Line>(&kept).unwrap(), line);
        let strange = kept.replace("1601", "9999");
        assert_eq!(serde_json::from_str::<Line>(&strange).unwrap().municipality_code, None);
    }
}
