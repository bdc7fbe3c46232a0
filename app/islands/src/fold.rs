//! Letters as people type them: without case, accents or punctuation.

/// The words of `text` in small letters without accents; a hyphen or an apostrophe does not divide a word ("K'iche'" is one).
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || c == ',' || c == '(' || c == ')')
        .map(|word| word.chars().filter_map(letter).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}

/// A Spanish letter without its mark. A table of the whole of Unicode would weigh more than the rest of the island.
fn letter(c: char) -> Option<char> {
    let plain = match c {
        'á' | 'à' | 'ä' | 'Á' | 'À' | 'Ä' => 'a',
        'é' | 'è' | 'ë' | 'É' | 'È' | 'Ë' => 'e',
        'í' | 'ì' | 'ï' | 'Í' | 'Ì' | 'Ï' => 'i',
        'ó' | 'ò' | 'ö' | 'Ó' | 'Ò' | 'Ö' => 'o',
        'ú' | 'ù' | 'ü' | 'Ú' | 'Ù' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase(),
        c if c.is_ascii() || ('\u{300}'..'\u{370}').contains(&c) || c == '’' => return None,
        c => c,
    };
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn accents_case_and_marks_do_not_matter() {
        assert_eq!(words("San Andrés Itzapa"), words("SAN ANDRES  itzapa"));
        assert_eq!(words("Sacapulas, Quiché"), ["sacapulas", "quiche"]);
        assert_eq!(words("Ixcán (Playa Grande)"), ["ixcan", "playa", "grande"]);
        assert_eq!(words("N\u{303}o"), ["no"], "a mark typed apart is dropped too");
        assert_eq!(words("K'iche’"), ["kiche"]);
        assert!(words(" , -").is_empty());
    }
}
