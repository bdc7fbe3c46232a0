use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{Arg, Locale, numbers, words};

/// A sentence and the language it is really in, which is Spanish where the wanted one has no text yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The finished sentence.
    pub text: String,
    /// Its language.
    pub locale: Locale,
}

type Bundle = FluentBundle<FluentResource>;

/// Bundles by language code and file, made once.
static BUNDLES: LazyLock<BTreeMap<(&'static str, &'static str), Bundle>> = LazyLock::new(|| {
    words::FILES
        .iter()
        .filter(|(_, file, _)| *file != "terms")
        .map(|(language, file, text)| ((*language, *file), bundle(language, text)))
        .collect()
});

/// The sentence in the wanted language, else in Spanish. The build has checked that Spanish has it.
pub(crate) fn speak(file: &'static str, wanted: Locale, id: &str, values: Vec<(&'static str, Arg<'_>)>) -> Said {
    let args: FluentArgs<'_> = values.into_iter().map(|(name, value)| (name, value.0)).collect();
    [wanted, Locale::ES]
        .into_iter()
        .find_map(|locale| format(file, locale, id, &args).map(|text| Said { text, locale }))
        .unwrap_or_else(|| Said { text: id.to_owned(), locale: Locale::ES })
}

fn format(file: &'static str, locale: Locale, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let bundle = BUNDLES.get(&(locale.code(), file))?;
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "{file}/{id} in {locale}: {errors:?}");
    Some(text)
}

fn bundle(language: &'static str, text: &'static str) -> Bundle {
    // Private-use tags such as agu-x-chalchit have no plural rules of their own: the first part decides.
    let plain = language.split("-x-").next().unwrap_or(language);
    let identifier: LanguageIdentifier = plain.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![identifier]);
    // Isolation marks would break attributes, mail subjects and CSV cells.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(grouped));
    let builtins = bundle.add_builtins();
    debug_assert!(builtins.is_ok());
    let terms = words::FILES.iter().filter(|(owner, file, _)| *owner == language && *file == "terms");
    for source in terms.map(|(_, _, text)| *text).chain([text]) {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(readable, _)| readable);
        let added = bundle.add_resource(resource);
        debug_assert!(added.is_ok(), "{language}: {added:?}");
    }
    bundle
}

/// Whole numbers with a comma every three digits, as written in Guatemala and in English.
fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => {
            Some(numbers::group(&format!("{:.0}", number.value)))
        }
        _ => None,
    }
}
