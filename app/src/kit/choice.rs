use islands::MunicipalityPicker;
use leptos::prelude::*;
use locales::{Locale, common};

use super::field::{Parts, Size};
use super::form::Form;

/// One answer of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opt {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line below, in the shape `options`.
    pub small: Option<String>,
    /// Other names by which a long list finds it, divided by `|`.
    pub also: Option<String>,
}

impl Opt {
    /// An answer with its words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), small: None, also: None }
    }

    /// Adds other names, in the searchable list.
    #[must_use]
    pub fn also(mut self, names: &[&str]) -> Self {
        self.also = (!names.is_empty()).then(|| names.join("|"));
        self
    }

    /// Adds a line below.
    #[must_use]
    pub fn small(mut self, small: impl Into<String>) -> Self {
        self.small = Some(small.into());
        self
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Checks,
    Picks,
    Options,
}

/// One answer of a few (radio), or any of a few (tick boxes).
#[derive(Clone, Debug)]
pub struct Choice {
    name: String,
    legend: String,
    hint: Option<String>,
    options: Vec<Opt>,
    shape: Shape,
    several: bool,
    focus: bool,
}

impl Choice {
    /// One of these, below each other.
    pub fn one(name: impl Into<String>, legend: impl Into<String>, options: Vec<Opt>) -> Self {
        Self {
            name: name.into(),
            legend: legend.into(),
            hint: None,
            options,
            shape: Shape::Checks,
            several: false,
            focus: false,
        }
    }

    /// Any of these. All ticks are sent under the same name; the door joins them with `,`.
    pub fn several(name: impl Into<String>, legend: impl Into<String>, options: Vec<Opt>) -> Self {
        Self { several: true, ..Self::one(name, legend, options) }
    }

    /// Yes, no, prefers not to say: `yes`, `no`, `unsaid`.
    pub fn yes_no(l: Locale, name: impl Into<String>, legend: impl Into<String>) -> Self {
        let options = vec![
            Opt::new("yes", common::yes(l)),
            Opt::new("no", common::no(l)),
            Opt::new("unsaid", common::prefer_not_to_say(l)),
        ];
        Self::one(name, legend, options)
    }

    /// Beside each other, each with the digit that chooses it.
    #[must_use]
    pub const fn picks(mut self) -> Self {
        self.shape = Shape::Picks;
        self
    }

    /// Large rows with a line below each.
    #[must_use]
    pub const fn options(mut self) -> Self {
        self.shape = Shape::Options;
        self
    }

    /// The question the page is about: its first answer has the focus, so that a digit answers at once.
    #[must_use]
    pub const fn focus(mut self) -> Self {
        self.focus = true;
        self
    }

    /// One line under the legend.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The group as the form stands.
    pub fn view(self, l: Locale, form: &Form) -> AnyView {
        let parts = Parts::of(l, form, &self.name, &self.name, self.hint.clone());
        let rows: Vec<AnyView> =
            self.options.iter().enumerate().map(|(at, option)| self.row(form, at, option)).collect();
        let rows = match self.shape {
            Shape::Checks => rows.into_any(),
            Shape::Picks => view! { <div class="picks">{rows}</div> }.into_any(),
            Shape::Options => view! { <div class="sheet">{rows}</div> }.into_any(),
        };
        view! {
            <fieldset class=parts.class() aria-describedby=parts.described()>
                <legend>{self.legend}</legend>
                {parts.lines()}
                {rows}
            </fieldset>
        }
        .into_any()
    }

    fn row(&self, form: &Form, at: usize, option: &Opt) -> AnyView {
        let Opt { value, label, small, .. } = option.clone();
        let id = if at == 0 { self.name.clone() } else { format!("{}-{}", self.name, at + 1) };
        let kind = if self.several { "checkbox" } else { "radio" };
        let focus = at == 0 && self.focus && !form.refused_at_all();
        let input = view! { <input type=kind id=id name=self.name.clone() checked=form.holds(&self.name, &value) value=value autofocus=focus/> };
        match self.shape {
            Shape::Checks => {
                let small = small.map(|small| view! { " " <span class="quiet">{small}</span> });
                view! { <label class="check">{input}" "<span>{label}{small}</span></label> }.into_any()
            }
            Shape::Picks => {
                let digit = (at < 9).then(|| view! { <kbd aria-hidden="true">{at + 1}</kbd> });
                view! { <label class="pick">{input}{digit}{label}</label> }.into_any()
            }
            Shape::Options => {
                let small = small.map(|small| view! { " " <small>{small}</small> });
                view! { <label class="option">{input}" "<span>{label}</span>{small}</label> }.into_any()
            }
        }
    }
}

/// One answer of a long list; groups with a name when it has them.
#[derive(Clone, Debug)]
pub struct Select {
    name: String,
    label: String,
    hint: Option<String>,
    empty: Option<String>,
    groups: Vec<(String, Vec<Opt>)>,
    size: Size,
    typed_into: bool,
}

impl Select {
    /// A list without groups.
    pub fn new(name: impl Into<String>, label: impl Into<String>, options: Vec<Opt>) -> Self {
        Self::grouped(name, label, vec![(String::new(), options)])
    }

    /// A list in groups.
    pub fn grouped(name: impl Into<String>, label: impl Into<String>, groups: Vec<(String, Vec<Opt>)>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            hint: None,
            empty: None,
            groups,
            size: Size::W20,
            typed_into: false,
        }
    }

    /// A first row that stands for no answer yet.
    #[must_use]
    pub fn empty(mut self, words: impl Into<String>) -> Self {
        self.empty = Some(words.into());
        self
    }

    /// One line under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// How wide.
    #[must_use]
    pub const fn size(mut self, size: Size) -> Self {
        self.size = size;
        self
    }

    /// With script, a box to type in over the list (island I2); the page has to ask for islands.
    #[must_use]
    pub const fn typed_into(mut self) -> Self {
        self.typed_into = true;
        self
    }

    /// The list as the form stands.
    pub fn view(self, l: Locale, form: &Form) -> AnyView {
        let parts = Parts::of(l, form, &self.name, &self.name, self.hint);
        let said = |words: String| self.typed_into.then_some(words);
        let (list, none) = (said(self.label.clone()), said(common::found_none(l)));
        let (one, many) = (said(common::found_one(l)), said(common::found_many(l, "{n}")));
        let chosen = form.value(&self.name).to_owned();
        let groups: Vec<AnyView> = self
            .groups
            .into_iter()
            .map(|(name, options)| {
                let rows: Vec<_> = options
                    .into_iter()
                    .map(|option| view! { <option selected=option.value == chosen value=option.value data-also=option.also>{option.label}</option> })
                    .collect();
                if name.is_empty() { rows.into_any() } else { view! { <optgroup label=name>{rows}</optgroup> }.into_any() }
            })
            .collect();
        let class = Some(self.size.class().trim()).filter(|class| !class.is_empty());
        let select = view! {
            <select
                id=parts.id.clone() name=self.name class=class aria-invalid=parts.invalid() aria-describedby=parts.described()
                data-list=list data-one=one data-many=many data-none=none
            >
                {self.empty.map(|words| view! { <option value="">{words}</option> })}
                {groups}
            </select>
        };
        let select = if self.typed_into {
            view! { <MunicipalityPicker>{select}</MunicipalityPicker> }.into_any()
        } else {
            select.into_any()
        };
        view! {
            <div class=parts.class()>
                <label for=parts.id.clone()>{self.label}</label>
                {parts.lines()}
                {select}
            </div>
        }
        .into_any()
    }
}
