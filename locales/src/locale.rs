use crate::words;

/// A language of the portal: Spanish, English or one of the 24 national languages.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale(u8);

/// BCP 47 code, own name, name in Spanish, name in English. Spanish and English first, then by number of speakers.
const TABLE: &[(&str, &str, &str, &str)] = &[
    ("es-GT", "Español", "español", "Spanish"),
    ("en", "English", "inglés", "English"),
    ("kek", "Q'eqchi'", "q'eqchi'", "Q'eqchi'"),
    ("quc", "Qatzijob'al", "k'iche'", "K'iche'"),
    ("mam", "Qyol Mam", "mam", "Mam"),
    ("cak", "Kaqchikel ch'ab'äl", "kaqchikel", "Kaqchikel"),
    ("kjb", "Q'anjob'al", "q'anjob'al", "Q'anjob'al"),
    ("poh", "Poqomchi'", "poqomchi'", "Poqomchi'"),
    ("acr", "Qach'a'teem", "achi", "Achi"),
    ("ixl", "Ixil", "ixil", "Ixil"),
    ("tzj", "Tz'utujil", "tz'utujil", "Tz'utujil"),
    ("cac", "Chuj", "chuj", "Chuj"),
    ("knj", "Akateko", "akateko", "Akateko"),
    ("jac", "Ab'xub'al Popti'", "popti'", "Popti'"),
    ("agu-x-chalchit", "Chalchiteko", "chalchiteko", "Chalchiteko"),
    ("caa", "Ch'orti'", "ch'orti'", "Ch'orti'"),
    ("agu", "Qa'yol", "awakateko", "Awakateko"),
    ("poc", "Poqomam", "poqomam", "Poqomam"),
    ("quv", "Sakapulteko", "sakapulteko", "Sakapulteko"),
    ("usp", "Uspanteko", "uspanteko", "Uspanteko"),
    ("qum", "Sipakapense", "sipakapense", "Sipakapense"),
    ("cab", "Garífuna", "garífuna", "Garifuna"),
    ("xin", "Xinka", "xinka", "Xinka"),
    ("mop", "Mopan", "mopan", "Mopan"),
    ("ttc", "Tektiteko", "tektiteko", "Tektiteko"),
    ("itz", "Itza'", "itza'", "Itza'"),
];

impl Locale {
    /// Spanish as spoken in Guatemala, with *usted*: the original of every text.
    pub const ES: Self = Self(0);
    /// English.
    pub const EN: Self = Self(1);

    /// All of them: Spanish, English, then the national languages by number of speakers.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0u8..).zip(TABLE).map(|(place, _)| Self(place)).collect::<Vec<_>>().into_iter()
    }

    /// The language a tag names, whatever its case or region: `es`, `es-MX`, `EN-us`, `quc-GT`; `None` when we do not list it.
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim();
        let whole = Self::all().find(|locale| locale.code().eq_ignore_ascii_case(tag));
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        whole.or_else(|| match first.to_ascii_lowercase().as_str() {
            "es" => Some(Self::ES),
            other => Self::all().find(|locale| locale.code() == other),
        })
    }

    /// The first language we list in an `Accept-Language` header, by its weights; Spanish when there is none.
    pub fn negotiate(header: &str) -> Self {
        let mut wanted: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|part| {
                let (tag, weight) = part.split_once(';').unwrap_or((part, "q=1"));
                let weight: f32 = weight.trim().strip_prefix("q=")?.trim().parse().ok()?;
                (weight > 0.0).then_some((weight, Self::parse(tag)?))
            })
            .collect();
        wanted.sort_by(|one, other| other.0.total_cmp(&one.0));
        wanted.first().map_or(Self::ES, |(_, locale)| *locale)
    }

    /// The BCP 47 code, for `lang`, addresses and cookies.
    pub fn code(self) -> &'static str {
        self.row().0
    }

    /// The language's own name for itself, in its own spelling.
    pub fn autonym(self) -> &'static str {
        self.row().1
    }

    /// What this language is called in another: in English for English, otherwise in Spanish.
    pub fn name_in(self, other: Self) -> &'static str {
        if other == Self::EN { self.row().3 } else { self.row().2 }
    }

    /// True when every text exists in this language; otherwise some sentences come in Spanish.
    pub fn is_complete(self) -> bool {
        words::COMPLETE.contains(&self.code())
    }

    /// The language that a whole page declares: its own when complete, otherwise Spanish, since most of it is Spanish.
    #[must_use]
    pub fn of_page(self) -> Self {
        if self.is_complete() { self } else { Self::ES }
    }

    fn row(self) -> &'static (&'static str, &'static str, &'static str, &'static str) {
        TABLE.get(usize::from(self.0)).unwrap_or(&TABLE[0])
    }
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::fmt::Display for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}
