//! I2: a box to type a municipality in, over the `<select>` that the server already drew.
//!
//! The select stays in the form and keeps its value, so what is sent is the same with and without script. It is also all
//! the data of this island, which therefore needs no properties, and no reader for them in the browser:
//! `<optgroup label>` names the department and `data-also="…|…"` an option's other names; the select's own
//! `data-list` is the name of the list, and `data-one`, `data-many` (with `{n}`) and `data-none` say what was found.

use leptos::ev::{Event, KeyboardEvent};
use leptos::html::Div;
use leptos::prelude::*;
use leptos_macro::island;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlOptGroupElement, HtmlOptionElement, HtmlSelectElement};

use crate::choices::{Choice, find, meant};

/// Choices shown at once while typing: as many as fit beside the desk's form without scrolling.
const SHOWN: usize = 8;

/// Wraps one `<select>` (its child) and lets people type into it: any accents, any order of words, other names too.
#[island]
pub fn MunicipalityPicker(children: Children) -> impl IntoView {
    let picker = Picker::new();
    Effect::new(move || picker.wake());
    let options = move || {
        let found = picker.found.get();
        let lines = found.into_iter().enumerate();
        lines.map(|(at, choice)| choice_line(picker, at, choice)).collect_view()
    };
    view! {
        <div class="combo" node_ref=picker.root>
            <input
                class="combo_text" type="text" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list"
                hidden=move || !picker.awake.get()
                aria-expanded=move || picker.expanded()
                aria-activedescendant=move || picker.active_id()
                prop:value=move || picker.text.get()
                on:input=move |event| picker.typed(&event)
                on:keydown=move |event| picker.key(&event)
                on:blur=move |_| picker.left()
            />
            <ul class="combo_list" role="listbox" hidden=move || !picker.open.get()>{options}</ul>
            <p class="hidden_words" role="status">{move || picker.status.get()}</p>
            {children()}
        </div>
    }
}

fn choice_line(picker: Picker, at: usize, choice: Choice) -> impl IntoView {
    let (name, group) = (choice.name.clone(), choice.group.clone());
    view! {
        <li
            role="option" id=picker.line_id(at)
            aria-selected=move || if picker.active.get() == Some(at) { "true" } else { "false" }
            // Before the box loses focus, which would close the list.
            on:mousedown=move |event| { event.prevent_default(); picker.choose(&choice); }
        >
            {name}" "<span class="quiet">{group}</span>
        </li>
    }
}

/// What is said about the number of choices found, and the stem of their ids.
#[derive(Default)]
struct Words {
    list_id: String,
    one: String,
    many: String,
    none: String,
}

/// What the box knows; every part is a handle, so the whole is copied into each listener.
#[derive(Clone, Copy)]
struct Picker {
    root: NodeRef<Div>,
    choices: StoredValue<Vec<Choice>>,
    words: StoredValue<Words>,
    awake: RwSignal<bool>,
    open: RwSignal<bool>,
    text: RwSignal<String>,
    status: RwSignal<String>,
    found: RwSignal<Vec<Choice>>,
    active: RwSignal<Option<usize>>,
}

impl Picker {
    fn new() -> Self {
        Self {
            root: NodeRef::new(),
            choices: StoredValue::new(Vec::new()),
            words: StoredValue::new(Words::default()),
            awake: RwSignal::new(false),
            open: RwSignal::new(false),
            text: RwSignal::new(String::new()),
            status: RwSignal::new(String::new()),
            found: RwSignal::new(Vec::new()),
            active: RwSignal::new(None),
        }
    }

    /// Reads the select once, hands its name and duties to the box, and swaps the two.
    fn wake(self) {
        let parts = (self.select(), self.input(), self.find_in_root("ul"));
        let (Some(select), Some(input), Some(list)) = parts else {
            return;
        };
        let choices = choices_of(&select);
        let chosen = select.value();
        if let Some(choice) = choices.iter().find(|choice| choice.code == chosen) {
            self.text.set(choice.full());
        }
        self.choices.set_value(choices);
        let words = words_of(&select);
        list.set_id(&words.list_id);
        set(&list, "aria-label", &said(&select, "data-list"));
        set(&input, "aria-controls", &words.list_id);
        self.words.set_value(words);
        let had_focus = document().active_element().as_ref() == Some(select.as_ref());
        hand_over(&select, &input);
        self.awake.set(true);
        if had_focus {
            // The box is shown by the same signal, in the next turn.
            request_animation_frame(move || drop(input.focus()));
        }
    }

    fn typed(self, event: &Event) {
        let text = event_target_value(event);
        let found = self.choices.with_value(|choices| find(choices, &text, SHOWN));
        self.status.set(match found.len() {
            _ if text.trim().is_empty() => String::new(),
            0 => self.words.with_value(|words| words.none.clone()),
            1 => self.words.with_value(|words| words.one.clone()),
            n => self.words.with_value(|words| with_number(&words.many, n)),
        });
        self.show(found);
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
            "ArrowDown" if open => self.step(true),
            "ArrowUp" if open => self.step(false),
            "ArrowDown" => self.show(self.choices.with_value(Clone::clone)),
            "Enter" if open => self.choose_active(),
            "Escape" if open => self.open.set(false),
            // And on to the next field.
            "Tab" if open => return self.choose_active(),
            _ => return,
        }
        event.prevent_default();
    }

    /// To the next or the former choice, round the ends.
    fn step(self, on: bool) {
        let last = self.found.with_untracked(Vec::len).saturating_sub(1);
        let at = match self.active.get_untracked().unwrap_or(last) {
            at if on => {
                if at >= last {
                    0
                } else {
                    at + 1
                }
            }
            0 => last,
            at => at - 1,
        };
        self.active.set(Some(at));
        if let Some(line) = document().get_element_by_id(&self.line_id(at)) {
            line.scroll_into_view_with_bool(false);
        }
    }

    fn choose_active(self) {
        let at = self.active.get_untracked();
        let choice = at.and_then(|at| self.found.with_untracked(|found| found.get(at).cloned()));
        if let Some(choice) = choice {
            self.choose(&choice);
        }
    }

    fn choose(self, choice: &Choice) {
        self.text.set(choice.full());
        self.open.set(false);
        self.status.set(String::new());
        self.set_code(&choice.code);
    }

    /// Takes an unmistakable text as chosen; any other stays as typed, and the form says what is missing when it is sent.
    fn left(self) {
        self.open.set(false);
        let undecided = self.select().is_some_and(|select| select.value().is_empty());
        let text = self.text.get_untracked();
        let meant = self.choices.with_value(|choices| meant(choices, &text));
        if let Some(choice) = meant.filter(|_| undecided) {
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
        // As when a person changes it: the page's script warns before unsaved answers are lost.
        if let Ok(input) = web_sys::Event::new_with_event_init_dict("input", &bubbles) {
            drop(select.dispatch_event(&input));
        }
    }

    fn expanded(self) -> &'static str {
        if self.open.get() { "true" } else { "false" }
    }

    fn active_id(self) -> Option<String> {
        let open = self.open.get();
        self.active.get().filter(|_| open).map(|at| self.line_id(at))
    }

    fn line_id(self, at: usize) -> String {
        let mut id = self.words.with_value(|words| words.list_id.clone());
        id.push('-');
        id.push_str(&at.to_string());
        id
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
    let mut choices = Vec::new();
    let Ok(options) = select.query_selector_all("option") else {
        return choices;
    };
    for at in 0..options.length() {
        let option = options.get(at).and_then(|node| node.dyn_into::<HtmlOptionElement>().ok());
        let Some(option) = option.filter(|option| !option.value().is_empty()) else {
            continue;
        };
        let parent = option.parent_element();
        let group = parent.and_then(|parent| parent.dyn_into::<HtmlOptGroupElement>().ok());
        let group = group.map(|group| group.label()).unwrap_or_default();
        choices.push(Choice::new(option.value(), option.text(), group, &said(&option, "data-also")));
    }
    choices
}

fn words_of(select: &HtmlSelectElement) -> Words {
    let mut list_id = select.id();
    list_id.push_str("-list");
    Words { list_id, one: said(select, "data-one"), many: said(select, "data-many"), none: said(select, "data-none") }
}

/// `{n}` in the text becomes the number.
fn with_number(text: &str, n: usize) -> String {
    let number = n.to_string();
    let (before, rest) = text.split_once('{').unwrap_or((text, ""));
    let after = rest.split_once('}').map_or("", |(_, after)| after);
    [before, &number, after].concat()
}

/// Moves id, description and state from the select to the box. `required` goes as a word only: a hidden field that the
/// browser itself checks would stop the form without a message.
fn hand_over(select: &HtmlSelectElement, input: &HtmlInputElement) {
    for name in ["id", "aria-describedby", "aria-invalid", "aria-labelledby", "aria-keyshortcuts"] {
        if let Some(value) = select.get_attribute(name) {
            drop(select.remove_attribute(name));
            set(input, name, &value);
        }
    }
    if select.required() {
        select.set_required(false);
        set(input, "aria-required", "true");
    }
    select.unchecked_ref::<HtmlElement>().set_hidden(true);
}

fn said(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

fn set(element: &Element, name: &str, value: &str) {
    // Fails only for a name that is no attribute's; these are written above.
    drop(element.set_attribute(name, value));
}

#[cfg(test)]
mod tests {
    use super::with_number;

    #[test]
    fn the_number_stands_where_the_text_says() {
        assert_eq!(with_number("{n} municipios", 12), "12 municipios");
        assert_eq!(with_number("hay {n}", 3), "hay 3");
    }
}
