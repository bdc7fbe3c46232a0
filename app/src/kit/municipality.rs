use domain::fields::place;
use leptos::prelude::*;
use locales::{Locale, common};

use super::choice::{Opt, Select};
use super::form::Form;

/// A department with its municipalities: code and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// Its name.
    pub name: String,
    /// Official code and name of each municipality.
    pub municipalities: Vec<(String, String)>,
}

/// The list of municipalities by department; with script, a box to type in, which finds them by other names too.
/// The page has to ask for islands, and to call this while it is rendered: an island belongs to a page.
pub fn municipality(
    l: Locale,
    form: &Form,
    name: &str,
    label: impl Into<String>,
    departments: &[Department],
) -> AnyView {
    let groups = departments
        .iter()
        .map(|department| {
            let options = department
                .municipalities
                .iter()
                .map(|(code, name)| Opt::new(code, name).also(&place::other_names(code)));
            (department.name.clone(), options.collect())
        })
        .collect();
    Select::grouped(name, label, groups).empty(common::municipality_unknown(l)).typed_into().view(l, form)
}
