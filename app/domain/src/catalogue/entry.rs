//! Whether the entry rules of one offering can be met by anybody.

use super::finding::{Code, Finding};
use super::sheet::Row;

/// The contradictions inside one offering's row.
pub fn check(row: &Row) -> Vec<Finding> {
    let mut wrong = Vec::new();
    if let Some((start, end)) = ends_before_begins(row) {
        let days = format!("{} – {}", row.text(start), row.text(end));
        wrong.push(Finding::new(&row.file, row.line, end, Code::EndsBeforeBegins, &days));
    }
    let rules = Rules::of(row);
    if let Some((column, code)) = rules.contradiction() {
        wrong.push(Finding::new(&row.file, row.line, column, code, &rules.shown(column, code)));
    }
    if rules.age_max < ADULT && rules.age_min >= SEX_RULE_FROM && !row.yes("protected") {
        wrong.push(row.finding("protected", Code::ChildNotProtected));
    }
    wrong
}

const ADULT: i64 = 18;
const SEX_RULE_FROM: i64 = 12;
/// Years at which lower secondary school can be finished at the earliest.
const LOWER_SECONDARY_FROM: i64 = 13;
const LOWER_SECONDARY: i64 = 3;
const HIGHEST_SCHOOLING: i64 = 5;

/// The columns of the days that are the wrong way round.
fn ends_before_begins(row: &Row) -> Option<(&'static str, &'static str)> {
    if row.text("start_day").is_empty() {
        // ISO dates of one length sort as their days do.
        let dates = ("start_date", "end_date");
        return (row.text(dates.1) < row.text(dates.0)).then_some(dates);
    }
    let days = ("start_day", "end_day");
    (row.number(days.1) < row.number(days.0)).then_some(days)
}

struct Rules<'a> {
    row: &'a Row,
    age_min: i64,
    age_max: i64,
    persons_min: i64,
    persons_max: i64,
    schooling: i64,
    skill_years: i64,
    types: Vec<&'a str>,
}

impl<'a> Rules<'a> {
    fn of(row: &'a Row) -> Self {
        let number = |column, without| row.number(column).unwrap_or(without);
        Self {
            row,
            age_min: number("age_min", 0),
            age_max: number("age_max", 120),
            persons_min: number("persons_min", 1),
            persons_max: number("persons_max", 20),
            schooling: number("schooling_min", 0),
            skill_years: number("skill_years", 0),
            types: row.list("household_types").collect(),
        }
    }

    /// The first contradiction; one is enough because the others often follow from it.
    fn contradiction(&self) -> Option<(&'static str, Code)> {
        if self.age_min > self.age_max {
            return Some(("age_min", Code::AgeMinOverMax));
        }
        if self.persons_min > self.persons_max {
            return Some(("persons_min", Code::PersonsMinOverMax));
        }
        if self.too_low().next().is_some() {
            return Some(("", Code::NegativeNumber));
        }
        if self.row.text("skill_field").is_empty() != self.row.text("skill_years").is_empty() {
            return Some(("skill_years", Code::HalfARule));
        }
        self.nobody().map(|column| (column, Code::NobodyFits))
    }

    /// What the sentence shows: both ends of a range, or the numbers that are too low.
    fn shown(&self, column: &str, code: Code) -> String {
        match code {
            Code::AgeMinOverMax => format!("{} – {}", self.age_min, self.age_max),
            Code::PersonsMinOverMax => format!("{} – {}", self.persons_min, self.persons_max),
            Code::NegativeNumber => {
                let low = self.too_low().map(|column| format!("{column} = {}", self.row.text(column)));
                low.collect::<Vec<_>>().join(", ")
            }
            _ => self.row.text(column).to_owned(),
        }
    }

    /// Ages, years and kilometres begin at 0, persons and nights at 1.
    fn too_low(&self) -> impl Iterator<Item = &'static str> + use<'_, 'a> {
        const LEAST: [(&str, i64); 7] = [
            ("age_min", 0),
            ("persons_min", 1),
            ("schooling_min", 0),
            ("skill_years", 0),
            ("max_km", 0),
            ("nights_max", 1),
            ("persons_max", 1),
        ];
        let below = |(column, least): &(&str, i64)| self.row.number(column).is_some_and(|number| number < *least);
        LEAST.into_iter().filter(below).map(|(column, _)| column)
    }

    /// The rule that, with another of the same row, leaves nobody.
    fn nobody(&self) -> Option<&'static str> {
        let row = self.row;
        let only = |allowed: &[&str]| !self.types.is_empty() && self.types.iter().all(|kind| allowed.contains(kind));
        if row.text("languages").is_empty() && row.text("interpreter_languages").is_empty() {
            return Some("languages");
        }
        let women_only = row.text("sex") == "women" && only(&["single_man"]);
        let men_only = row.text("sex") == "men" && only(&["single_woman", "mother_with_children"]);
        if women_only || men_only {
            return Some("sex");
        }
        if only(&["single_man", "single_woman"]) && self.persons_min > 1 {
            return Some("persons_min");
        }
        if self.skill_years > self.age_max {
            return Some("skill_years");
        }
        let too_young = self.schooling >= LOWER_SECONDARY && self.age_max < LOWER_SECONDARY_FROM;
        if self.schooling > HIGHEST_SCHOOLING || too_young {
            return Some("schooling_min");
        }
        let dpi = row.list("documents").any(|document| document == "dpi");
        (dpi && self.age_max < ADULT).then_some("documents")
    }
}
