//! `--explain`: one need in words; the sentences are those of the page.

use app::caseload::{Days, changes, coded, language, parts, reason};
use domain::routing::{Case, Instance, NeedRanking, explain};
use locales::{Locale, routing as words};

use crate::failure::{Failure, Outcome};

/// Days of a file are numbers: it does not say which date day 0 is.
const DAYS: Days = Days::Numbered;

/// Prints every offer for a need, ranked or excluded; a need of a sealed case does not exist here (routing.md 3, rule 1).
pub(super) fn print(instance: &Instance, need: &str, language: Option<&str>, json: bool) -> Result<Outcome, Failure> {
    let open = |case: &&Case| !case.protected && case.needs.iter().any(|one| one.id == need);
    let found = instance.input().cases.iter().find(open).and_then(|case| Some((case, explain(instance, need)?)));
    let (case, ranking) = found.ok_or_else(|| Failure::usage(format!("There is no need {need} in this instance.")))?;
    if json {
        super::super::print_json(&ranking)?;
        return Ok(Outcome::Done);
    }
    let languages = match language {
        None => vec![Locale::ES, Locale::EN],
        Some(tag) => vec![
            Locale::parse(tag).filter(|l| l.is_complete()).ok_or_else(|| Failure::usage("--language is es or en."))?,
        ],
    };
    let said: Vec<String> = languages
        .into_iter()
        .map(|l| sentences(case, &ranking, &instance.input().rules_version, l).join("\n"))
        .collect();
    super::super::print(&format!("{}\n", said.join("\n\n")))?;
    Ok(Outcome::Done)
}

/// The lines that explain a need.
pub(super) fn sentences(case: &Case, need: &NeedRanking, version: &str, l: Locale) -> Vec<String> {
    let count = |list: usize| i64::try_from(list).unwrap_or(i64::MAX);
    let mother = language(l, mother_tongue(case, need));
    let category = coded(l, "category", need.category.code());
    let mut lines = vec![
        words::explain_need(l, category, &*need.need, need.people, words::tier(l, count(need.priority.tier))),
        words::explain_rules(l, version),
    ];
    lines.extend(need.priority.moved_up_after.map(|days| words::tier_moved_up(l, days)));
    lines.push(words::explain_options(l, count(need.options.len())));
    for option in &need.options {
        let parts: Vec<String> = parts(l, &option.fit, &mother).into_iter().map(|part| part.words).collect();
        lines.push(format!("  {} — {} ({})", option.offer, parts.join(" · "), words::fit_total(l, option.total)));
    }
    lines.push(words::explain_excluded(l, count(need.excluded.len())));
    for out in &need.excluded {
        let change = changes(l, out, DAYS);
        let change = if out.change.is_empty() { change } else { words::explain_change(l, change) };
        lines.push(format!("  {} — {} {change}", out.offer, reason(l, &out.reason, DAYS)));
    }
    lines
}

/// The mother tongue of the lead.
fn mother_tongue<'a>(case: &'a Case, need: &NeedRanking) -> &'a str {
    let lead =
        case.needs.iter().find(|one| one.id == need.need).and_then(|one| case.persons.get(*one.members.first()?));
    lead.and_then(|lead| lead.languages.first()).map_or("", String::as_str)
}
