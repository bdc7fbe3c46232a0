//! I2: a box to type a municipality in, over the `<select>` that the server already drew.
//!
//! The select stays in the form and keeps its value, so what is sent is the same with and without script. Its options
//! are the whole data of this island: `<optgroup label>` names the department, `data-also="…|…"` an option's other names.

use leptos::ev::{Event, FocusEvent, KeyboardEvent};
use leptos::html::Div;
use leptos::prelude::*;
use leptos_macro::island;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlElement, HtmlInputElement, HtmlOptGroupElement, HtmlOptionElement,
    HtmlSelectElement,
};

use crate::choices::{Choice, find, meant};

/// Choices shown at once while typing: as many as fit beside the desk's form without scrolling.
const SHOWN: usize = 8;

/// Wraps one `<select>` (its child) and lets people type into it: any accents, any order of words, other names too.
#[island]
pub fn MunicipalityPicker(
    /// The select's id; it passes to the box, so that labels and error links keep working. Choices are numbered from it.
    id: String,
    /// What the list of choices is called, for a screen reader.
    label: String,
    /// Said when one choice is left.
    one: String,
    /// Said when there are several; `{n}` is their number.
    many: String,
    /// Said when nothing matches.
    none: String,
    children: Children,
) -> impl IntoView {
    let picker = Picker::new();
    Effect::new(move || picker.wake());
    let list = format!("{id}-list");
    let active_id = {
        let list = list.clone();
        move || {
            picker
                .active
                .get()
                .filter(|_| picker.open.get())
                .map(|at| format!("{list}-{at}"))
        }
    };
    let options = {
        let list = list.clone();
        move || {
            let option = |(at, choice): (usize, Choice)| {
                choice_line(picker, at, choice, format!("{list}-{at}"))
            };
            picker
                .found
                .get()
                .into_iter()
                .enumerate()
                .map(option)
                .collect_view()
        }
    };
    let status = move || match picker.found.with(Vec::len) {
        _ if !picker.searched.get() => String::new(),
        0 => none.clone(),
        1 => one.clone(),
        n => many.replace("{n}", &n.to_string()),
    };
    view! {
        <div class="combo" node_ref=picker.root>
            <input
                class="combo_text" type="text" role="combobox" autocomplete="off" spellcheck="false"
                aria-autocomplete="list" aria-controls=list.clone()
                hidden=move || !picker.awake.get()
                aria-expanded=move || picker.open.get().to_string()
                aria-activedescendant=active_id
                prop:value=move || picker.text.get()
                on:input=move |event| picker.typed(&event)
                on:keydown=move |event| picker.key(&event)
                on:blur=move |event| picker.left(&event)
            />
            <ul class="combo_list" role="listbox" id=list aria-label=label hidden=move || !picker.open.get()>{options}</ul>
            <p class="hidden_words" role="status">{status}</p>
            {children()}
        </div>
    }
}

fn choice_line(picker: Picker, at: usize, choice: Choice, id: String) -> impl IntoView {
    let (name, group) = (choice.name.clone(), choice.group.clone());
    view! {
        <li
            role="option" id=id
            aria-selected=move || (picker.active.get() == Some(at)).to_string()
            // Before the box loses focus, which would close the list.
            on:mousedown=move |event| { event.prevent_default(); picker.choose(&choice); }
        >
            {name}" "<span class="quiet">{group}</span>
        </li>
    }
}

/// What the box knows; every part is a handle, so the whole is copied into each listener.
#[derive(Clone, Copy)]
struct Picker {
    root: NodeRef<Div>,
    choices: StoredValue<Vec<Choice>>,
    awake: RwSignal<bool>,
    open: RwSignal<bool>,
    searched: RwSignal<bool>,
    text: RwSignal<String>,
    found: RwSignal<Vec<Choice>>,
    active: RwSignal<Option<usize>>,
}

impl Picker {
    fn new() -> Self {
        Self {
            root: NodeRef::new(),
            choices: StoredValue::new(Vec::new()),
            awake: RwSignal::new(false),
            open: RwSignal::new(false),
            searched: RwSignal::new(false),
            text: RwSignal::new(String::new()),
            found: RwSignal::new(Vec::new()),
            active: RwSignal::new(None),
        }
    }

    /// Reads the select once, hands its name and duties to the box, and swaps the two.
    fn wake(self) {
        let (Some(select), Some(input)) = (self.select(), self.input()) else {
            return;
        };
        let choices = choices_of(&select);
        let chosen = select.value();
        if let Some(choice) = choices.iter().find(|choice| choice.code == chosen) {
            self.text.set(choice.full());
        }
        self.choices.set_value(choices);
        let had_focus = document()
            .active_element()
            .is_some_and(|active| active == *select.unchecked_ref::<Element>());
        hand_over(&select, &input);
        self.awake.set(true);
        if had_focus {
            // The box is shown by the same signal, in the next turn.
            request_animation_frame(move || drop(input.focus()));
        }
    }

    fn typed(self, event: &Event) {
        let text = event_target_value(event);
        self.show(
            self.choices
                .with_value(|choices| find(choices, &text, SHOWN)),
        );
        self.searched.set(!text.trim().is_empty());
        self.text.set(text);
        self.set_code("");
    }

    fn show(self, found: Vec<Choice>) {
        self.open.set(!found.is_empty());
        self.active.set((!found.is_empty()).then_some(0));
        self.found.set(found);
    }

    fn key(self, event: &KeyboardEvent) {
        let open = self.open.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if open => self.step(1),
            "ArrowUp" if open => self.step(-1),
            "ArrowDown" => self.show(self.choices.with_value(Clone::clone)),
            "Enter" if open => self.choose_active(),
            "Escape" if open => self.open.set(false),
            "Tab" if open => return self.choose_active(),
            _ => return,
        }
        event.prevent_default();
    }

    fn step(self, by: isize) {
        let count = self.found.with_untracked(Vec::len);
        let Some(at) = self
            .active
            .get_untracked()
            .and_then(|at| (at + count).checked_add_signed(by))
        else {
            return;
        };
        let at = at.checked_rem(count).unwrap_or(0);
        self.active.set(Some(at));
        if let Some(line) = self.find_in_root(&format!("[role=option]:nth-child({})", at + 1)) {
            line.scroll_into_view_with_bool(false);
        }
    }

    fn choose_active(self) {
        let choice = self
            .active
            .get_untracked()
            .and_then(|at| self.found.with_untracked(|found| found.get(at).cloned()));
        if let Some(choice) = choice {
            self.choose(&choice);
        }
    }

    fn choose(self, choice: &Choice) {
        self.text.set(choice.full());
        self.open.set(false);
        self.searched.set(false);
        self.set_code(&choice.code);
    }

    /// Takes an unmistakable text as chosen; any other stays as typed, and the form says what is missing when it is sent.
    fn left(self, _: &FocusEvent) {
        self.open.set(false);
        let undecided = self
            .select()
            .is_some_and(|select| select.value().is_empty());
        let text = self.text.get_untracked();
        if let Some(choice) = self
            .choices
            .with_value(|choices| meant(choices, &text))
            .filter(|_| undecided)
        {
            self.choose(&choice);
        }
    }

    fn set_code(self, code: &str) {
        let Some(select) = self.select().filter(|select| select.value() != code) else {
            return;
        };
        select.set_value(code);
        let bubbles = web_sys::EventInit::new();
        bubbles.set_bubbles(true);
        if let Ok(change) = web_sys::Event::new_with_event_init_dict("change", &bubbles) {
            drop(select.dispatch_event(&change));
        }
    }

    fn find_in_root(self, selector: &str) -> Option<Element> {
        self.root.get_untracked()?.query_selector(selector).ok()?
    }

    fn select(self) -> Option<HtmlSelectElement> {
        self.find_in_root("select")?.dyn_into().ok()
    }

    fn input(self) -> Option<HtmlInputElement> {
        self.find_in_root("input")?.dyn_into().ok()
    }
}

/// The options that carry a value, in the page's order.
fn choices_of(select: &HtmlSelectElement) -> Vec<Choice> {
    let Ok(options) = select.query_selector_all("option") else {
        return Vec::new();
    };
    (0..options.length())
        .filter_map(|at| options.get(at)?.dyn_into::<HtmlOptionElement>().ok())
        .filter(|option| !option.value().is_empty())
        .map(|option| {
            let heading = option
                .parent_element()
                .and_then(|parent| parent.dyn_into::<HtmlOptGroupElement>().ok());
            let also = option.get_attribute("data-also").unwrap_or_default();
            Choice::new(
                option.value(),
                option.text(),
                heading.map(|group| group.label()).unwrap_or_default(),
                &also,
            )
        })
        .collect()
}

/// Moves id, description and state from the select to the box. `required` goes as a word only: a hidden field that the
/// browser itself checks would stop the form without a message.
fn hand_over(select: &HtmlSelectElement, input: &HtmlInputElement) {
    for name in [
        "id",
        "aria-describedby",
        "aria-invalid",
        "aria-labelledby",
        "aria-keyshortcuts",
    ] {
        if let Some(value) = select.get_attribute(name) {
            drop(select.remove_attribute(name));
            drop(input.set_attribute(name, &value));
        }
    }
    if select.required() {
        select.set_required(false);
        drop(input.set_attribute("aria-required", "true"));
    }
    select.unchecked_ref::<HtmlElement>().set_hidden(true);
}
