//! Whether the entry rules of one offering can be met by anybody.

use super::finding::{Code, Finding};
use super::sheet::Row;

/// The contradictions inside one offering's row.
pub fn check(row: &Row) -> Vec<Finding> {
    let mut wrong = Vec::new();
    if let Some(column) = ends_before_begins(row) {
        wrong.push(row.finding(column, Code::EndsBeforeBegins));
    }
    let rules = Rules::of(row);
    if let Some((column, code)) = rules.contradiction() {
        wrong.push(row.finding(column, code));
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

fn ends_before_begins(row: &Row) -> Option<&'static str> {
    if row.text("start_day").is_empty() {
        // ISO dates of one length sort as their days do.
        return (row.text("end_date") < row.text("start_date")).then_some("end_date");
    }
    (row.number("end_day") < row.number("start_day")).then_some("end_day")
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
        if self.negative() {
            return Some(("", Code::NegativeNumber));
        }
        if self.row.text("skill_field").is_empty() != self.row.text("skill_years").is_empty() {
            return Some(("skill_years", Code::HalfARule));
        }
        self.nobody().map(|column| (column, Code::NobodyFits))
    }

    /// Ages, years and kilometres begin at 0, persons and nights at 1.
    fn negative(&self) -> bool {
        let below =
            |column, least: i64| self.row.number(column).is_some_and(|number| number < least);
        self.age_min < 0
            || self.persons_min < 1
            || self.schooling < 0
            || self.skill_years < 0
            || below("max_km", 0)
            || below("nights_max", 1)
    }

    /// The rule that, with another of the same row, leaves nobody.
    fn nobody(&self) -> Option<&'static str> {
        let row = self.row;
        let only = |allowed: &[&str]| {
            !self.types.is_empty() && self.types.iter().all(|kind| allowed.contains(kind))
        };
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
