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

/// The list of municipalities by department: what the combobox of the desk is without a script.
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
                .map(|(code, name)| Opt::new(code, name));
            (department.name.clone(), options.collect())
        })
        .collect();
    Select::grouped(name, label, groups)
        .empty(common::municipality_unknown(l))
        .view(l, form)
}
