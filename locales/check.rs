//! Reads language files and compares them: what each message needs, what is missing, what is stray.
//! Used by `build.rs`, and by the tests of this crate.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast;

/// The words a variable or message may not be called, because Rust needs them.
const RESERVED: &[&str] = &[
    "as", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false", "fn", "for", "if", "impl",
    "in", "l", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self", "static", "struct",
    "super", "trait", "true", "type", "unsafe", "use", "where", "while", "async", "await", "said",
];

/// What one message needs and how it begins, for the generated function and its docstring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The variables of the message and of all it refers to, in alphabetical order.
    pub variables: BTreeSet<String>,
    /// Its text as written, on one line.
    pub text: String,
}

/// The messages and terms of one file.
#[derive(Debug, Default)]
pub struct Words {
    /// By message id.
    pub messages: BTreeMap<String, Message>,
    /// The names of the terms.
    pub terms: BTreeSet<String>,
}

#[derive(Default)]
struct Needs {
    variables: BTreeSet<String>,
    messages: BTreeSet<String>,
    terms: BTreeSet<String>,
}

/// Reads one file. `shared` are the terms that every file may use. Each fault names the key.
pub fn read(source: &str, shared: &BTreeSet<String>) -> Result<Words, Vec<String>> {
    let resource = fluent_syntax::parser::parse(source).map_err(|(_, errors)| {
        errors.iter().map(|error| format!("byte {}: {}", error.pos.start, error.kind)).collect::<Vec<_>>()
    })?;
    let mut faults = Vec::new();
    let mut needs: BTreeMap<String, Needs> = BTreeMap::new();
    let mut words = Words::default();
    for entry in &resource.body {
        match entry {
            ast::Entry::Message(message) => {
                let id = message.id.name.to_owned();
                let Some(pattern) = &message.value else {
                    faults.push(format!("{id}: has no text"));
                    continue;
                };
                let mut need = Needs::default();
                walk_pattern(pattern, &mut need);
                let text = one_line(source, &id);
                let message = Message { variables: BTreeSet::new(), text };
                if words.messages.insert(id.clone(), message).is_some() {
                    faults.push(format!("{id}: is there twice"));
                }
                needs.insert(id, need);
            }
            ast::Entry::Term(term) => {
                let mut need = Needs::default();
                walk_pattern(&term.value, &mut need);
                words.terms.insert(term.id.name.to_owned());
            }
            ast::Entry::Junk { content } => faults.push(format!("unreadable: {content}")),
            _ => {}
        }
    }
    for id in needs.keys() {
        let mut seen = BTreeSet::new();
        let mut variables = BTreeSet::new();
        if let Err(fault) = gather(id, &needs, &mut seen, &mut variables) {
            faults.push(format!("{id}: {fault}"));
        }
        for term in &needs[id].terms {
            if !words.terms.contains(term) && !shared.contains(term) {
                faults.push(format!("{id}: no term -{term}"));
            }
        }
        for name in variables.iter().map(|name| snake(name)).chain([snake(id)]) {
            if RESERVED.contains(&name.as_str()) || !name.bytes().all(|b| b == b'_' || b.is_ascii_alphanumeric()) {
                faults.push(format!("{id}: `{name}` cannot be a name in Rust"));
            }
        }
        if let Some(message) = words.messages.get_mut(id) {
            message.variables = variables;
        }
    }
    if faults.is_empty() { Ok(words) } else { Err(faults) }
}

/// What a translation lacks against the Spanish original (when it must be complete), has too much, or asks differently.
pub fn compare(original: &Words, translation: &Words, complete: bool) -> Vec<String> {
    let mut faults = Vec::new();
    for (id, message) in &original.messages {
        match translation.messages.get(id) {
            None if complete => faults.push(format!("{id}: is missing")),
            Some(other) if other.variables != message.variables => faults
                .push(format!("{id}: has the variables {:?}, the original {:?}", other.variables, message.variables)),
            _ => {}
        }
    }
    let stray = translation.messages.keys().filter(|id| !original.messages.contains_key(*id));
    faults.extend(stray.map(|id| format!("{id}: is not in the original")));
    faults
}

/// `flights-title` as a Rust name.
pub fn snake(id: &str) -> String {
    id.replace('-', "_")
}

fn gather(
    id: &str,
    needs: &BTreeMap<String, Needs>,
    seen: &mut BTreeSet<String>,
    variables: &mut BTreeSet<String>,
) -> Result<(), String> {
    if !seen.insert(id.to_owned()) {
        return Ok(());
    }
    let need = needs.get(id).ok_or_else(|| format!("no message {id}"))?;
    variables.extend(need.variables.iter().cloned());
    need.messages.iter().try_for_each(|other| gather(other, needs, seen, variables))
}

fn one_line(source: &str, id: &str) -> String {
    let mut lines =
        source.lines().skip_while(|line| !line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('=')));
    let first = lines.next().and_then(|line| line.split_once('=')).map_or("", |(_, text)| text);
    let rest = lines.take_while(|line| line.starts_with(' ') || line.starts_with('}'));
    let text: Vec<&str> = std::iter::once(first).chain(rest).map(str::trim).collect();
    text.join(" ").trim().to_owned()
}

fn walk_pattern(pattern: &ast::Pattern<&str>, need: &mut Needs) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            walk_expression(expression, need);
        }
    }
}

fn walk_expression(expression: &ast::Expression<&str>, need: &mut Needs) {
    match expression {
        ast::Expression::Inline(inline) => walk_inline(inline, need),
        ast::Expression::Select { selector, variants } => {
            walk_inline(selector, need);
            for variant in variants {
                walk_pattern(&variant.value, need);
            }
        }
    }
}

fn walk_inline(inline: &ast::InlineExpression<&str>, need: &mut Needs) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            need.variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::MessageReference { id, .. } => {
            need.messages.insert(id.name.to_owned());
        }
        ast::InlineExpression::TermReference { id, arguments, .. } => {
            need.terms.insert(id.name.to_owned());
            if let Some(arguments) = arguments {
                walk_arguments(arguments, need);
            }
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            walk_arguments(arguments, need);
        }
        ast::InlineExpression::Placeable { expression } => walk_expression(expression, need),
        ast::InlineExpression::StringLiteral { .. } | ast::InlineExpression::NumberLiteral { .. } => {}
    }
}

fn walk_arguments(arguments: &ast::CallArguments<&str>, need: &mut Needs) {
    for inline in &arguments.positional {
        walk_inline(inline, need);
    }
    for named in &arguments.named {
        walk_inline(&named.value, need);
    }
}
