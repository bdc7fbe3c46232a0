//! Weights and distances of an instance.

use std::collections::BTreeSet;

use super::{DAYS, KILOMETRES, YEARS};
use crate::routing::input::{Input, Weights};
use crate::routing::refusal::{Fault, Refusal, require, within};

/// Largest value of one weight: keeps every sum of the engine far from overflow.
const WEIGHT: (i64, i64) = (0, 1_000_000);
const FIT_MOST: i64 = 1000;

pub(super) fn weights(w: &Weights) -> Result<(), Refusal> {
    let named = [
        ("preference_unstated", w.preference_unstated),
        ("proximity", w.proximity),
        ("language_mother", w.language_mother),
        ("language_other", w.language_other),
        ("language_interpreter", w.language_interpreter),
        ("wait", w.wait),
        ("interest_first", w.interest_first),
        ("interest_other", w.interest_other),
        ("skill_known", w.skill_known),
        ("continuity_same_offer", w.continuity_same_offer),
        ("continuity_known_provider", w.continuity_known_provider),
    ];
    for (name, value) in named {
        within(value, WEIGHT, || format!("weights.{name}"))?;
    }
    for (i, value) in w.preference.iter().enumerate() {
        within(*value, WEIGHT, || format!("weights.preference[{i}]"))?;
    }
    within(w.ageing_days, (0, DAYS.1), || "weights.ageing_days".into())?;
    within(w.sex_rule_from_age, YEARS, || "weights.sex_rule_from_age".into())?;
    within(w.proximity_zero_km, (1, KILOMETRES.1), || "weights.proximity_zero_km".into())?;
    within(w.wait_zero_days, (1, DAYS.1), || "weights.wait_zero_days".into())?;
    require(best_fit(w) <= FIT_MOST, || "weights".into(), || Fault::FitTooLarge)?;
    tier_values(w)
}

/// The largest fit these weights allow an offer that passes every rule.
fn best_fit(w: &Weights) -> i64 {
    let preference = w.preference.iter().copied().max().unwrap_or(0).max(w.preference_unstated);
    let language = w.language_mother.max(w.language_other).max(w.language_interpreter);
    let interest = w.interest_first.max(w.interest_other).max(w.skill_known);
    let continuity = w.continuity_same_offer.max(w.continuity_known_provider);
    preference + w.proximity + language + w.wait + interest + continuity
}

fn tier_values(w: &Weights) -> Result<(), Refusal> {
    let place = || "weights.tier_value".to_owned();
    require(w.tier_value.len() == 4, place, || Fault::WrongLength { length: 4 })?;
    for (i, value) in w.tier_value.iter().enumerate() {
        within(*value, WEIGHT, || format!("weights.tier_value[{i}]"))?;
    }
    let falls = w.tier_value.windows(2).all(|pair| pair[0] > pair[1]);
    require(falls, place, || Fault::TierValuesRise)
}

pub(super) fn distances(input: &Input) -> Result<(), Refusal> {
    within(input.horizon_days, (0, DAYS.1), || "horizon_days".into())?;
    within(input.same_department_km, KILOMETRES, || "same_department_km".into())?;
    let length = input.departments.len();
    let mut seen = BTreeSet::new();
    for (i, code) in input.departments.iter().enumerate() {
        let place = || format!("departments[{i}]");
        let two_digits = code.len() == 2 && code.bytes().all(|b| b.is_ascii_digit());
        require(two_digits, place, || Fault::Unknown { id: code.clone() })?;
        require(seen.insert(code), place, || Fault::DoubledId { id: code.clone() })?;
    }
    let table = &input.department_km;
    require(table.len() == length, || "department_km".into(), || Fault::WrongLength { length })?;
    for (i, row) in table.iter().enumerate() {
        require(row.len() == length, || format!("department_km[{i}]"), || Fault::WrongLength { length })?;
        for (j, km) in row.iter().enumerate() {
            let place = || format!("department_km[{i}][{j}]");
            within(*km, KILOMETRES, place)?;
            let same = table.get(j).and_then(|other| other.get(i)).is_none_or(|other| other == km);
            require(same, place, || Fault::NotSymmetric)?;
        }
    }
    Ok(())
}
