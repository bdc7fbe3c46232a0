use domain::fields::place;
use leptos::prelude::*;
use locales::{Locale, common};

use super::choice::{Opt, Select};
use super::form::Form;

/// The list of municipalities by department; with script, a box to type in. The page has to ask for islands, and to call
/// this while it is rendered: an island belongs to a page.
pub fn municipality(l: Locale, form: &Form, name: &str, label: impl Into<String>) -> AnyView {
    let mut groups: Vec<(String, Vec<Opt>)> = Vec::new();
    for town in place::municipalities() {
        let option = Opt::new(town.code, town.name).also(&place::other_names(town.code));
        match groups.last_mut().filter(|(department, _)| department == town.department) {
            Some((_, towns)) => towns.push(option),
            None => groups.push((town.department.to_owned(), vec![option])),
        }
    }
    Select::grouped(name, label, groups)
        .empty(common::municipality_unknown(l))
        .typed_into()
        .view(l, form)
}
