//! Looking into JSON without caring what is missing.

use serde_json::Value;

/// The trimmed text of a field, empty when there is none.
pub fn text<'a>(object: &'a Value, field: &str) -> &'a str {
    object.get(field).and_then(Value::as_str).unwrap_or_default().trim()
}

/// A copy of a filled text field.
pub fn some(object: &Value, field: &str) -> Option<String> {
    Some(text(object, field)).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The items of a list field.
pub fn items<'a>(object: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    object.get(field).and_then(Value::as_array).into_iter().flatten()
}

/// The first item of a list field.
pub fn first<'a>(object: &'a Value, field: &str) -> Option<&'a Value> {
    items(object, field).next()
}

/// Values of the attributes of our own taxonomy with this code.
pub fn attributes<'a>(object: &'a Value, code: &str) -> impl Iterator<Item = &'a str> {
    let ours = move |attribute: &&Value| {
        attribute.get("taxonomy_term").is_some_and(|term| {
            text(term, "code") == code && text(term, "taxonomy").starts_with(super::export::TAXONOMY)
        })
    };
    items(object, "attributes").filter(ours).map(|attribute| text(attribute, "value"))
}

/// The first of [`attributes`].
pub fn attribute<'a>(object: &'a Value, code: &str) -> Option<&'a str> {
    attributes(object, code).next()
}
