//! A listed person as a row: all of it when the line is new, the fields that changed when a corrected list comes.

use domain::fields::{birth::Precision, document, fold::fold};
use domain::manifest::{Severity, reading::Line};
use domain::matching::sound;
use store::{Uuid, Write, entities::manifest_lines, lines::document_at, lists::listed_at, set};

use super::review::{Group, ReviewLine};
use crate::{Refused, Staff};

/// What searches look in: words without accents, how they sound, and the order of lists.
pub(crate) struct SearchColumns {
    pub folded: String,
    pub phonetic: String,
    pub sort_key: String,
}

impl SearchColumns {
    pub(crate) fn of(given: &str, surnames: &str) -> Self {
        let folded = fold(&format!("{given} {surnames}"));
        let phonetic = folded.split(' ').map(sound).collect::<Vec<_>>().join(" ");
        Self { phonetic, sort_key: fold(&format!("{surnames} {given}")), folded }
    }
}

/// The code a value has in files and rows.
pub(crate) fn code_of<T: serde::Serialize>(value: &T) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

pub(crate) const fn precision_code(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => "exact",
        Precision::Approximate => "approximate",
        Precision::Unknown => "unknown",
    }
}

/// The paper that identifies a listed person best: the CUI, else what they carry.
pub(super) fn paper_of(line: &Line) -> Option<(String, String)> {
    if let Some(cui) = &line.cui {
        return Some(("dpi".to_owned(), cui.number.clone()));
    }
    let document: &document::Document = line.document.as_ref()?;
    let kind = document.kind.as_ref().and_then(code_of).unwrap_or_else(|| "other".to_owned());
    document.number.clone().map(|number| (kind, number))
}

/// The blind index of the paper of a line.
pub(super) fn paper_index(keys: &store::seal::Keys, line: &Line) -> Option<Vec<u8>> {
    paper_of(line).map(|(_, number)| keys.index("document", &number))
}

/// The codes of what is to be looked at, as rows hold them.
pub(super) fn problem_codes(of: &ReviewLine) -> String {
    let told = of.issues.iter().filter(|issue| issue.severity > Severity::Info);
    told.map(|issue| issue.code.code()).collect::<Vec<_>>().join(",")
}

/// Whether the desk gave a field another value than the list had: then it is the desk's.
pub(super) fn is_the_desks(keys: &store::seal::Keys, row: &manifest_lines::Model, was: &Line, field: &str) -> bool {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    match field {
        "given_names" => row.given_names != text(&was.given_names),
        "surnames" => row.surnames != text(&was.surnames),
        "sex" => row.sex.as_deref() != was.sex.map(domain::fields::sex::Sex::code),
        "birth_date" | "age" => {
            row.birth_date != was.birth_date.value || row.age_years != was.age.map(|age| age.years().into())
        }
        "cui" | "document" => row.document_index != paper_index(keys, was),
        "municipality_code" => row.municipality_code.as_deref() != was.municipality_code,
        _ => false,
    }
}

fn listed_text(line: &Line) -> String {
    let mut kept = line.clone();
    kept.printed.clear();
    serde_json::to_string(&kept).unwrap_or_default()
}

/// What a line was last listed as; a row from before lists were kept says what it holds itself.
pub(super) fn listed(staff: &Staff, row: &manifest_lines::Model) -> Refused<Line> {
    if let Some(text) = staff.house.store.line_listed(row)?
        && let Ok(line) = serde_json::from_str(&text)
    {
        return Ok(line);
    }
    let full = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let kept = serde_json::json!({
        "sheet": row.sheet, "row": row.row, "list_no": row.list_no, "given_names": full(&row.given_names), "surnames": full(&row.surnames),
        "sex": row.sex, "birth_date": { "value": row.birth_date, "precision": row.birth_precision },
        "municipality_code": row.municipality_code, "family_group": row.family_group, "relation": row.relation,
    });
    Ok(serde_json::from_value(kept).unwrap_or_default())
}

impl Staff {
    /// A new line as a row.
    pub(super) fn line_row(
        &self,
        write: &mut Write,
        upload: Uuid,
        flight: Uuid,
        of: &ReviewLine,
    ) -> Refused<manifest_lines::Model> {
        let (id, line) = (write.mint(), &of.line);
        let paper = paper_of(line);
        let document = match &paper {
            Some((_, number)) => Some(write.seal(document_at(id), number)?),
            None => None,
        };
        let (given, surnames) =
            (line.given_names.clone().unwrap_or_default(), line.surnames.clone().unwrap_or_default());
        let found = SearchColumns::of(&given, &surnames);
        let certain = of.seen.as_ref().filter(|seen| seen.certain && of.group != Group::Problem);
        let state = match (of.group, certain) {
            (Group::Problem, _) => "needs_review",
            (_, Some(_)) => "matched",
            _ => "pending",
        };
        Ok(manifest_lines::Model {
            id,
            flight_id: flight,
            upload_id: Some(upload),
            sheet: line.sheet.clone(),
            row: line.row.into(),
            list_no: line.list_no.clone(),
            given_names: given,
            surnames,
            sex: line.sex.map(|sex| sex.code().to_owned()),
            birth_date: line.birth_date.value.clone(),
            birth_precision: precision_code(line.birth_date.precision).into(),
            age_years: line.age.map(|age| age.years().into()),
            document,
            document_index: paper_index(write.keys(), line),
            municipality_code: line.municipality_code.map(str::to_owned),
            family_group: line.family_group.clone(),
            relation: line.relation.and_then(|relation| code_of(&relation)),
            languages: line.languages.clone().unwrap_or_default().join(","),
            is_minor: line.is_minor,
            unaccompanied: line.unaccompanied,
            reading: paper.map(|(kind, _)| serde_json::json!({ "paper": kind })),
            problems: problem_codes(of),
            review: of.group.code().into(),
            folded: found.folded,
            phonetic: found.phonetic,
            sort_key: found.sort_key,
            state: state.into(),
            absent_reason: None,
            person_id: certain.map(|seen| seen.person.uuid()),
            updated_at: write.now(),
            synthetic: self.house.demo,
            listed: Some(write.seal(listed_at(id), &listed_text(line))?),
            list_note: None,
        })
    }
}

/// The columns that say where a line stands in the newest list, whatever else stays as it is.
pub(super) fn place(
    write: &mut Write,
    upload: Uuid,
    row: &manifest_lines::Model,
    line: &Line,
) -> Refused<manifest_lines::ActiveModel> {
    Ok(manifest_lines::ActiveModel {
        id: set(row.id),
        upload_id: set(Some(upload)),
        sheet: set(line.sheet.clone()),
        row: set(line.row.into()),
        list_no: set(line.list_no.clone()),
        // Labels are the list's own; who is together is compared before.
        family_group: set(line.family_group.clone()),
        listed: set(Some(write.seal(listed_at(row.id), &listed_text(line))?)),
        updated_at: set(write.now()),
        ..Default::default()
    })
}

/// Sets the columns of fields that changed.
pub(super) fn correct(
    write: &mut Write,
    to: &mut manifest_lines::ActiveModel,
    row: &manifest_lines::Model,
    line: &Line,
    fields: &[&str],
) -> Refused<()> {
    let has = |names: &[&str]| fields.iter().any(|field| names.contains(field));
    if has(&["given_names", "surnames"]) {
        let pick = |name: &str, new: &Option<String>, old: &String| {
            if has(&[name]) { new.clone().unwrap_or_default() } else { old.clone() }
        };
        let (given, surnames) =
            (pick("given_names", &line.given_names, &row.given_names), pick("surnames", &line.surnames, &row.surnames));
        let found = SearchColumns::of(&given, &surnames);
        (to.given_names, to.surnames) = (set(given), set(surnames));
        (to.folded, to.phonetic, to.sort_key) = (set(found.folded), set(found.phonetic), set(found.sort_key));
    }
    if has(&["sex"]) {
        to.sex = set(line.sex.map(|sex| sex.code().to_owned()));
    }
    if has(&["birth_date", "age"]) {
        to.birth_date = set(line.birth_date.value.clone());
        to.birth_precision = set(precision_code(line.birth_date.precision).into());
        to.age_years = set(line.age.map(|age| age.years().into()));
        to.is_minor = set(line.is_minor);
    }
    if has(&["birth_date", "age", "family_group", "relation"]) {
        to.unaccompanied = set(line.unaccompanied);
    }
    if has(&["cui", "document"]) {
        let paper = paper_of(line);
        let document = match &paper {
            Some((_, number)) => Some(write.seal(document_at(row.id), number)?),
            None => None,
        };
        to.document = set(document);
        to.document_index = set(paper_index(write.keys(), line));
        to.reading = set(paper.map(|(kind, _)| serde_json::json!({ "paper": kind })));
    }
    if has(&["municipality_code"]) {
        to.municipality_code = set(line.municipality_code.map(str::to_owned));
    }
    if has(&["relation"]) {
        to.relation = set(line.relation.and_then(|relation| code_of(&relation)));
    }
    Ok(())
}
