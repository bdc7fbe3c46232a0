//! What a text finds among the choices of a list.

use crate::fold::words;

/// One choice of a `<select>`, ready to be searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The option's value, as the form will send it.
    pub code: String,
    /// The option's own text.
    pub name: String,
    /// The heading it stands under: the department. Empty when there is none.
    pub group: String,
    name_words: Vec<String>,
    also_words: Vec<Vec<String>>,
    group_words: Vec<String>,
}

impl Choice {
    /// `also` holds other names people use, divided by `|`.
    pub fn new(code: String, name: String, group: String, also: &str) -> Self {
        let name_words = words(&name);
        let group_words = words(&group);
        let also_words = also.split('|').map(words).filter(|alias| !alias.is_empty()).collect();
        Self { code, name, group, name_words, also_words, group_words }
    }

    /// The name with its heading, as written in the field once chosen: "Cantel, Quetzaltenango".
    pub fn full(&self) -> String {
        if self.group.is_empty() { self.name.clone() } else { format!("{}, {}", self.name, self.group) }
    }

    /// How far this choice is from what was typed, smaller is nearer; `None` when some typed word begins none of its words.
    fn distance(&self, typed: &[String]) -> Option<u8> {
        let begins = |own: &[String], word: &str| own.iter().any(|own| own.starts_with(word));
        let in_name = |word: &String| begins(&self.name_words, word);
        let in_alias = |word: &String| self.also_words.iter().any(|alias| begins(alias, word));
        let in_group = |word: &String| begins(&self.group_words, word);
        if self.name_words == typed {
            return Some(0);
        }
        if self.also_words.iter().any(|alias| alias == typed) {
            return Some(1);
        }
        if leads(&self.name_words, typed) {
            return Some(2);
        }
        if typed.iter().all(in_name) {
            return Some(3);
        }
        if typed.iter().all(|word| in_name(word) || in_alias(word)) {
            return Some(4);
        }
        if typed.iter().all(|word| in_name(word) || in_alias(word) || in_group(word)) {
            return Some(if typed.iter().any(in_name) { 5 } else { 6 });
        }
        None
    }
}

/// Whether `typed` is the beginning of `own`, its last word perhaps unfinished.
fn leads(own: &[String], typed: &[String]) -> bool {
    let Some((last, before)) = typed.split_last() else {
        return true;
    };
    own.starts_with(before) && own.get(before.len()).is_some_and(|word| word.starts_with(last.as_str()))
}

/// At most `most` choices for `text`, nearest first, otherwise in the list's own order; nothing for an empty text.
pub fn find(choices: &[Choice], text: &str, most: usize) -> Vec<Choice> {
    let typed = words(text);
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u8, usize, &Choice)> = Vec::new();
    for (at, choice) in choices.iter().enumerate() {
        found.extend(choice.distance(&typed).map(|far| (far, at, choice)));
    }
    found.sort_unstable_by_key(|(far, at, _)| (*far, *at));
    found.into_iter().take(most).map(|(_, _, choice)| choice.clone()).collect()
}

/// The one choice that `text` means without doubt: written in full, or the only one it finds.
pub fn meant(choices: &[Choice], text: &str) -> Option<Choice> {
    let typed = words(text);
    let mut full = choices.iter().filter(|choice| words(&choice.full()) == typed);
    if let (Some(only), None) = (full.next(), full.next()) {
        return Some(only.clone());
    }
    let mut found = find(choices, text, 2).into_iter();
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, find, meant};

    fn places() -> Vec<Choice> {
        let place = |code: &str, name: &str, group: &str, also: &str| {
            Choice::new(code.to_owned(), name.to_owned(), group.to_owned(), also)
        };
        vec![
            place("0101", "Guatemala", "Guatemala", "Capital|Ciudad de Guatemala"),
            place("0117", "Petapa", "Guatemala", "San Miguel Petapa"),
            place("0201", "Guastatoya", "El Progreso", ""),
            place("0301", "Antigua Guatemala", "Sacatepéquez", "La Antigua"),
            place("0801", "San Cristóbal Totonicapán", "Totonicapán", ""),
            place("1001", "San Cristóbal Verapaz", "Alta Verapaz", ""),
            place("1301", "Huehuetenango", "Huehuetenango", ""),
            place("1307", "Jacaltenango", "Huehuetenango", ""),
        ]
    }

    fn codes(text: &str) -> Vec<String> {
        find(&places(), text, 8).into_iter().map(|place| place.code).collect()
    }

    #[test]
    fn the_name_itself_comes_before_names_that_hold_it_and_these_before_the_department() {
        assert_eq!(codes("guatemala"), ["0101", "0301", "0117"]);
        assert_eq!(codes("huehue"), ["1301", "1307"]);
    }

    #[test]
    fn accents_are_optional_and_words_may_be_unfinished_and_in_any_order() {
        assert_eq!(codes("san cristobal ver"), ["1001"]);
        assert_eq!(codes("totoni san"), ["0801"]);
        assert_eq!(codes("jacal huehue"), ["1307"]);
    }

    #[test]
    fn other_names_find_the_place() {
        assert_eq!(codes("san miguel petapa"), ["0117"]);
        assert_eq!(codes("la capital"), Vec::<String>::new(), "an article alone is no name");
        assert_eq!(codes("capital"), ["0101"]);
    }

    #[test]
    fn nothing_typed_finds_nothing_and_a_stranger_finds_nothing() {
        assert!(codes("  ").is_empty());
        assert!(codes("Tegucigalpa").is_empty());
    }

    #[test]
    fn only_an_unmistakable_text_is_taken_without_being_chosen() {
        let code = |text: &str| meant(&places(), text).map(|place| place.code);
        assert_eq!(code("Guatemala, Guatemala").as_deref(), Some("0101"));
        assert_eq!(code("jacalt").as_deref(), Some("1307"));
        assert_eq!(code("san cristobal"), None);
        assert_eq!(code(""), None);
    }
}
