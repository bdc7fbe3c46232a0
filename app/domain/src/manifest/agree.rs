//! Whether a column of small numbers can be the ages of people whose births stand beside it.

use super::birth::{self, Stated};
use super::grid::Row;
use crate::fields::age;
use crate::fields::date::Written;

fn year(row: &Row, column: usize) -> Option<i32> {
    match birth::stated(row.cell(column)) {
        Stated::Day(day) => Some(day.year().into()),
        Stated::Written(Written::Known { year, .. } | Written::Pair { year, .. }) if !year.short => {
            Some(year.number.into())
        }
        _ => None,
    }
}

/// Births and ages of one list add up to the year of the list, or the year before; where most do not, the numbers are
/// something else, such as years spent abroad.
pub(super) fn ages(rows: &[&Row], births: usize, ages: usize) -> bool {
    let printed = |row: &Row| age::parse(&row.cell(ages).text()).ok().map(|a| i32::from(a.years()));
    let mut sums: Vec<i32> = rows.iter().filter_map(|r| Some(year(r, births)? + printed(r)?)).collect();
    sums.sort_unstable();
    let Some(middle) = sums.get(sums.len() / 2) else { return true };
    let near = sums.iter().filter(|s| (**s - middle).abs() <= 1).count();
    sums.len() < 5 || near * 2 >= sums.len()
}
