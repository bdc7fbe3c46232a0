//! The words of headers: which phrases, in Spanish, English and Portuguese, name which column.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::field::Field;
use crate::fields::fold::fold;
use crate::fields::place::within_one;

/// Field and phrases, folded, without the small words that carry no meaning.
const PHRASES: &[(Field, &[&str])] = &[
    (
        Field::ListNo,
        &[
            "no",
            "num",
            "numero",
            "nro",
            "n",
            "nbr",
            "number",
            "nr",
            "correlativo",
            "corr",
            "correl",
            "item",
            "line",
            "linea",
            "orden",
            "no orden",
            "order",
            "list no",
            "list number",
            "no lista",
            "numero lista",
            "seq",
            "sequence",
            "manifest nbr",
            "manifest no",
            "manifest number",
            "no manifiesto",
            "pax no",
            "no pax",
            "no correlativo",
            "no pasajero",
            "num lista",
            "row",
            "conteo",
            "ordem",
            "cant",
            "no persona",
            "line no",
            "manifest line",
            "list nbr",
        ],
    ),
    (
        Field::Seat,
        &[
            "asiento",
            "seat",
            "no asiento",
            "seat no",
            "butaca",
            "assento",
            "seat number",
            "plaza",
        ],
    ),
    (
        Field::FullName,
        &[
            "nombre completo",
            "full name",
            "name",
            "nombre persona",
            "nombre",
            "pax name",
            "passenger name",
            "passenger",
            "pasajero",
            "pasajera",
            "persona",
            "apellidos nombres",
            "apellido nombre",
            "apellidos nombre",
            "apellido nombres",
            "nombres apellidos",
            "nombre apellido",
            "nombres apellido",
            "nombre apellidos",
            "last first",
            "name last first",
            "last name first name",
            "surname given name",
            "surnames given names",
            "first last",
            "pax",
            "nombre pasajero",
            "nombre migrante",
            "persona retornada",
            "nome",
            "nome completo",
            "last name first",
            "surname name",
            "migrante",
            "retornado",
            "surname first name",
            "family name given name",
            "subject name",
        ],
    ),
    (
        Field::GivenNames,
        &[
            "nombres",
            "nombre",
            "primer nombre",
            "first name",
            "given name",
            "given names",
            "forename",
            "forenames",
            "1er nombre",
            "nombre 1",
            "first names",
            "first given name",
            "nombre pila",
            "nombres pila",
            "given",
            "first",
            "fname",
            "prenome",
            "nombre s",
            "primer nombre s",
            "name s",
        ],
    ),
    (
        Field::OtherGivenNames,
        &[
            "otros nombres",
            "segundo nombre",
            "middle name",
            "second name",
            "middle",
            "middle names",
            "other names",
            "2do nombre",
            "nombre 2",
            "tercer nombre",
            "other given names",
            "2o nombre",
            "mname",
            "segundo tercer nombre",
            "demas nombres",
            "second given name",
            "mi",
            "additional names",
        ],
    ),
    (
        Field::Surnames,
        &[
            "apellidos",
            "apellido",
            "surname",
            "surnames",
            "last name",
            "last names",
            "family name",
            "family names",
            "last",
            "lname",
            "sobrenome",
            "sobrenomes",
            "apellidos s",
        ],
    ),
    (
        Field::Surname1,
        &[
            "primer apellido",
            "apellido paterno",
            "first surname",
            "1er apellido",
            "apellido 1",
            "paterno",
            "first last name",
            "paternal surname",
            "surname 1",
            "paternal last name",
            "ap paterno",
            "1o apellido",
            "primeiro sobrenome",
        ],
    ),
    (
        Field::Surname2,
        &[
            "segundo apellido",
            "apellido materno",
            "second surname",
            "2do apellido",
            "apellido 2",
            "materno",
            "second last name",
            "maternal surname",
            "surname 2",
            "maternal last name",
            "ap materno",
            "2o apellido",
            "segundo sobrenome",
        ],
    ),
    (
        Field::MarriedSurname,
        &[
            "apellido casada",
            "casada",
            "married name",
            "married surname",
            "ap casada",
            "married last name",
            "apellido esposo",
        ],
    ),
    (
        Field::Sex,
        &[
            "sexo",
            "sex",
            "genero",
            "gender",
            "gndr",
            "gen",
            "sx",
            "sex gender",
            "m f",
            "h m",
            "f m",
        ],
    ),
    (
        Field::BirthDate,
        &[
            "fecha nacimiento",
            "f nacimiento",
            "fec nacimiento",
            "fecha nac",
            "f nac",
            "fec nac",
            "fch nac",
            "nacimiento",
            "birth date",
            "date birth",
            "birthdate",
            "dob",
            "d o b",
            "birth",
            "born",
            "fdn",
            "f d n",
            "data nascimento",
            "nascimento",
            "fecha nacim",
            "birthday",
            "fnac",
            "fechanac",
            "fechanacimiento",
            "fn",
            "date b",
            "nacio",
        ],
    ),
    (
        Field::BirthDay,
        &[
            "dia nacimiento",
            "dia",
            "day",
            "birth day",
            "dia nac",
            "fecha nacimiento dia",
            "dd",
        ],
    ),
    (
        Field::BirthMonth,
        &[
            "mes nacimiento",
            "mes",
            "month",
            "birth month",
            "mes nac",
            "fecha nacimiento mes",
            "mm",
        ],
    ),
    (
        Field::BirthYear,
        &[
            "ano nacimiento",
            "ano",
            "year",
            "birth year",
            "year birth",
            "yob",
            "ano nac",
            "fecha nacimiento ano",
            "aaaa",
            "yyyy",
        ],
    ),
    (
        Field::Age,
        &[
            "edad",
            "age",
            "anos",
            "edad anos",
            "years",
            "idade",
            "edad cumplida",
            "age years",
            "yrs",
            "yrs old",
        ],
    ),
    (
        Field::Nationality,
        &[
            "nacionalidad",
            "nationality",
            "citizenship",
            "ciudadania",
            "cit",
            "pais",
            "country",
            "pais nacimiento",
            "country citizenship",
            "nation",
            "natl",
            "nat",
            "coc",
            "cob",
            "country birth",
            "pais origen",
            "nacionalidade",
            "citizen",
        ],
    ),
    (
        Field::Cui,
        &[
            "cui",
            "dpi",
            "no dpi",
            "dpi cui",
            "cui dpi",
            "national id",
            "natl id",
            "national id number",
            "natl id no",
            "no cui",
            "numero dpi",
            "numero cui",
            "codigo unico identificacion",
            "id nacional",
            "nat id",
            "cui no",
            "dpi no",
            "identificacion nacional",
            "id no",
            "no identificacion",
        ],
    ),
    (
        Field::DocumentType,
        &[
            "tipo documento",
            "tipo doc",
            "document type",
            "doc type",
            "type document",
            "clase documento",
            "tipo identificacion",
            "id type",
            "tipo",
            "type",
            "doc cd",
            "document code",
            "tipo id",
        ],
    ),
    (
        Field::DocumentNumber,
        &[
            "no documento",
            "numero documento",
            "document no",
            "document number",
            "doc no",
            "doc nbr",
            "doc number",
            "no doc",
            "num documento",
            "nro documento",
            "doc num",
            "pasaporte",
            "no pasaporte",
            "passport",
            "passport no",
            "passport number",
            "numero pasaporte",
            "document nbr",
            "numero doc",
            "travel document number",
            "no pase",
            "numero",
            "tarjeta consular",
            "id number",
            "pase especial",
            "documento numero",
            "trvl doc no",
            "trvl doc nbr",
        ],
    ),
    (
        Field::Document,
        &[
            "documento",
            "document",
            "doc",
            "trvl doc",
            "travel doc",
            "travel document",
            "documento viaje",
            "documento presentado",
            "documentos",
            "documento identificacion",
            "identificacion",
            "id",
            "id doc",
            "papers",
            "identity document",
        ],
    ),
    (
        Field::SenderRef,
        &[
            "a no",
            "a number",
            "a file",
            "alien no",
            "alien number",
            "alien",
            "alien registration number",
            "exp a",
            "expediente a",
            "no a",
            "referencia",
            "ref",
            "reference",
            "referencia a no",
            "reference no",
            "file no",
            "expediente",
            "no expediente",
            "exp",
            "folio",
            "no folio",
            "case no",
            "case number",
            "no caso",
            "a",
            "anumber",
            "alien reg no",
            "subject id",
            "no referencia",
            "file number",
            "sender ref",
            "id remitente",
            "numero a",
            "no exp",
            "a num",
            "event no",
            "fins",
            "expediente no",
            "exp no",
            "num expediente",
            "alien file",
            "a nbr",
            "num a",
            "clave",
            "codigo",
            "reference number",
            "ref no",
        ],
    ),
    (
        Field::Municipality,
        &[
            "municipio",
            "municipality",
            "muni",
            "mun",
            "mpio",
            "municipio origen",
            "municipio nacimiento",
            "lugar origen",
            "lugar nacimiento",
            "hometown",
            "home town",
            "pob",
            "place birth",
            "place origin",
            "town",
            "city",
            "ciudad",
            "lugar",
            "municipio residencia",
            "residencia",
            "domicilio",
            "direccion",
            "origin town",
            "birthplace",
            "birth place",
            "municipio departamento",
            "city birth",
            "municipio destino",
            "home",
            "home municipality",
            "lugar procedencia",
            "place",
            "poblado",
            "comunidad",
            "localidad",
            "municipality department",
            "procedencia municipio",
            "municipio procedencia",
            "locality",
            "hometown municipality",
            "cob city",
        ],
    ),
    (
        Field::Department,
        &[
            "departamento",
            "department",
            "depto",
            "dept",
            "dpto",
            "dep",
            "state",
            "province",
            "provincia",
            "estado",
            "departamento origen",
            "departamento nacimiento",
            "state province",
            "region",
            "departamento residencia",
            "depto origen",
            "home state",
            "home department",
        ],
    ),
    (
        Field::FamilyGroup,
        &[
            "grupo familiar",
            "grupo",
            "familia",
            "fam",
            "fam no",
            "family",
            "family unit",
            "family group",
            "family no",
            "no grupo",
            "no familia",
            "nucleo familiar",
            "nucleo",
            "fu",
            "famu",
            "fmua",
            "unidad familiar",
            "no grupo familiar",
            "household",
            "hh",
            "group",
            "group no",
            "family id",
            "fam unit",
            "grupo no",
            "familia no",
            "family number",
            "fam grp",
            "hogar",
            "fam group",
            "fmly",
            "gpo familiar",
            "gpo",
            "grp",
            "party",
            "clave familia",
            "family unit no",
            "fu no",
        ],
    ),
    (
        Field::TravelsWith,
        &[
            "viaja",
            "viaja con",
            "travels with",
            "acompanante",
            "acompanado por",
            "viaja con folio",
            "traveling with",
            "travelling with",
            "companion",
            "accompanied by",
            "con quien viaja",
            "referencia familiar",
            "titular no",
            "no titular",
            "head no",
            "parent no",
            "adulto responsable",
            "linked",
            "jefe familia no",
            "with",
            "acompana a",
            "folio titular",
            "related to",
        ],
    ),
    (
        Field::Relation,
        &[
            "parentesco",
            "relacion",
            "relationship",
            "relation",
            "relacion familiar",
            "vinculo",
            "vinculo familiar",
            "rel",
            "parentesco titular",
            "kinship",
            "rol familiar",
            "relationship head",
            "parentesco con titular",
            "rel head",
            "vinculo parentesco",
            "family role",
            "relation to",
        ],
    ),
    (
        Field::Unaccompanied,
        &[
            "no acompanado",
            "nna no acompanado",
            "menor no acompanado",
            "unaccompanied",
            "uac",
            "unaccompanied minor",
            "unaccompanied child",
            "viaja solo",
            "uc",
            "menor solo",
            "nnana",
            "acompanamiento",
            "acompanado",
            "accompanied",
            "umc",
            "alone",
            "travels alone",
            "menor no acompanada",
        ],
    ),
    (
        Field::Languages,
        &[
            "idioma",
            "idiomas",
            "language",
            "languages",
            "lengua",
            "lenguas",
            "idioma materno",
            "lang",
            "idioma s",
            "lingua",
            "habla",
            "preferred language",
            "primary language",
            "idioma preferido",
        ],
    ),
    (
        Field::Remarks,
        &[
            "observaciones",
            "observacion",
            "obs",
            "remarks",
            "remark",
            "comments",
            "comment",
            "comentarios",
            "comentario",
            "notas",
            "nota",
            "notes",
            "note",
            "situacion",
            "status",
            "observ",
            "condicion",
            "perfil",
            "special",
            "observacoes",
            "vulnerabilidad",
            "flags",
            "alertas",
            "detalle",
        ],
    ),
    (
        Field::FlightNumber,
        &[
            "vuelo",
            "flight",
            "no vuelo",
            "flight no",
            "flight number",
            "flt",
            "numero vuelo",
            "mission",
            "mision",
            "flt no",
            "vuelo no",
            "voo",
            "num vuelo",
            "flight nbr",
            "codigo vuelo",
            "mission no",
            "flight id",
        ],
    ),
    (
        Field::BusNumber,
        &[
            "autobus",
            "bus",
            "no bus",
            "bus no",
            "unidad",
            "no unidad",
            "no autobus",
            "bus number",
            "vehiculo",
            "autobus no",
            "camion",
            "placa",
            "unidad transporte",
            "onibus",
            "numero autobus",
            "numero bus",
        ],
    ),
    (
        Field::FlightDate,
        &[
            "fecha llegada",
            "fecha vuelo",
            "flight date",
            "arrival date",
            "fecha entrega",
            "fecha arribo",
            "fecha ingreso",
            "fecha retorno",
            "date arrival",
            "date flight",
            "fecha viaje",
            "fecha deportacion",
            "removal date",
            "date removal",
            "fecha recepcion",
            "llegada",
            "arrival",
            "fec vuelo",
            "fec llegada",
            "f vuelo",
            "f llegada",
            "fecha traslado",
            "fecha salida",
            "departure date",
            "data voo",
            "arr date",
            "fecha repatriacion",
            "flt date",
            "date flt",
            "return date",
        ],
    ),
    (
        Field::FlightOrigin,
        &[
            "procedencia",
            "origen",
            "origin",
            "from",
            "punto salida",
            "lugar salida",
            "aeropuerto origen",
            "departure",
            "salida",
            "departure airport",
            "dep",
            "aeropuerto",
            "airport",
            "origen vuelo",
            "ciudad salida",
            "sale",
            "departing",
            "departs",
            "desde",
            "origem",
            "dep airport",
            "pais procedencia",
            "departed",
            "dep city",
            "departure city",
            "punto entrega",
            "estacion migratoria",
            "embarkation",
        ],
    ),
    (Field::AnyDate, &["fecha", "date", "data"]),
    (
        Field::Ignored,
        &[
            "estatura",
            "peso",
            "height",
            "weight",
            "eyes",
            "hair",
            "ojos",
            "cabello",
            "equipaje",
            "bags",
            "baggage",
            "property bags",
            "property",
            "maletas",
            "hora",
            "time",
            "telefono",
            "phone",
            "destino",
            "destination",
            "firma",
            "signature",
            "xref",
            "estado civil",
            "marital status",
            "ocupacion",
            "occupation",
            "escolaridad",
            "education",
            "expedicion",
            "vencimiento",
            "expiry",
            "expiration",
            "fecha vencimiento",
            "fecha emision",
            "issue date",
            "exp date",
            "email",
            "correo",
            "foto",
            "photo",
            "meal",
            "gate",
            "total",
            "fecha detencion",
            "arrest date",
            "fecha expedicion",
            "expiry date",
            "estatura m",
            "talla",
            "control",
            "contacto",
            "huella",
            "brazalete",
            "wristband",
            "hora llegada",
            "hora salida",
            "meses",
            "tiempo",
            "aldea",
            "caserio",
            "zona",
        ],
    ),
];

/// Small words that carry no meaning in a header.
const SMALL: [&str; 26] = [
    "de", "del", "la", "el", "los", "las", "of", "the", "y", "and", "o", "u", "or", "en", "in",
    "for", "para", "su", "da", "do", "e", "con", "to", "al", "is", "por",
];

/// The words of a header that carry meaning; `#`, `N°` and `No.` are one word.
pub fn tokens(header: &str) -> Vec<String> {
    let spaced = header
        .replace('#', " no ")
        .replace(['º', '°'], "o ")
        .replace("(s)", "")
        .replace("(es)", "")
        .replace("(S)", "")
        .replace("(ES)", "");
    fold(&spaced)
        .split(' ')
        .filter(|t| !t.is_empty() && !SMALL.contains(t))
        .map(|t| plain(t).to_owned())
        .collect()
}

fn alike(word: &str, of_phrase: &str) -> f32 {
    if word == of_phrase {
        1.0
    } else if word.len() >= 3 && of_phrase.len() >= 6 && of_phrase.starts_with(word) {
        0.9
    } else if word.len() >= 6
        && of_phrase.len() >= 6
        && word.len().abs_diff(of_phrase.len()) <= 4
        && (within_one(word, of_phrase) || word.starts_with(of_phrase))
    {
        0.88
    } else {
        0.0
    }
}

/// The phrases as words, small ones left out, every distinct word once.
struct Lexicon {
    words: Vec<&'static str>,
    places: BTreeMap<&'static str, usize>,
    fields: Vec<(Field, Vec<Vec<usize>>)>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut words: Vec<&'static str> = Vec::new();
    let mut place = |word: &'static str| {
        words.iter().position(|w| *w == word).unwrap_or_else(|| {
            words.push(word);
            words.len() - 1
        })
    };
    let mut phrase = |text: &'static str| {
        text.split(' ')
            .filter(|t| !SMALL.contains(t))
            .map(|t| place(plain(t)))
            .collect::<Vec<_>>()
    };
    let fields = PHRASES
        .iter()
        .map(|(field, texts)| {
            (
                *field,
                texts
                    .iter()
                    .map(|t| phrase(t))
                    .filter(|p| !p.is_empty())
                    .collect(),
            )
        })
        .collect();
    let places = words.iter().enumerate().map(|(i, w)| (*w, i)).collect();
    Lexicon {
        words,
        places,
        fields,
    }
});

/// The words for "number" are one word.
fn plain(word: &str) -> &str {
    if matches!(
        word,
        "nos" | "n" | "nro" | "num" | "numero" | "nbr" | "number"
    ) {
        "no"
    } else {
        word
    }
}

/// The words of a header with how much each is like every word of the lexicon.
struct Heard {
    lengths: Vec<usize>,
    alike: Vec<BTreeMap<usize, f32>>,
}

impl Heard {
    fn new(words: &[String]) -> Self {
        let of = |word: &String| -> BTreeMap<usize, f32> {
            let exact = LEXICON.places.get(word.as_str()).map(|i| (*i, 1.0));
            let near = LEXICON
                .words
                .iter()
                .enumerate()
                .filter(|_| word.len() >= 3)
                .map(|(i, w)| (i, alike(word, w)))
                .filter(|(_, s)| *s > 0.0);
            near.chain(exact).collect()
        };
        Self {
            lengths: words.iter().map(String::len).collect(),
            alike: words.iter().map(of).collect(),
        }
    }

    fn total(&self) -> f32 {
        self.lengths.iter().sum::<usize>().max(1) as f32
    }

    /// How alike the words from a place on are to a phrase, letters weighed; nothing when one is not.
    fn at(&self, start: usize, phrase: &[usize]) -> Option<f32> {
        let mut sum = 0.0;
        for (i, word) in phrase.iter().enumerate() {
            sum += self.alike.get(start + i)?.get(word)? * *self.lengths.get(start + i)? as f32;
        }
        Some(sum)
    }

    /// The share of a header's letters that one phrase covers, its words in order and together, or that several phrases of
    /// one field cover (`NATL ID / CUI`, `POB/Muni`).
    fn score(&self, phrases: &[Vec<usize>]) -> f32 {
        let mut best = 0.0_f32;
        let mut covered = vec![false; self.lengths.len()];
        for phrase in phrases {
            for start in 0..self.lengths.len() {
                if let Some(sum) = self.at(start, phrase) {
                    best = best.max(sum);
                    covered
                        .iter_mut()
                        .skip(start)
                        .take(phrase.len())
                        .for_each(|c| *c = true);
                }
            }
        }
        let joint: usize = self
            .lengths
            .iter()
            .zip(&covered)
            .filter(|(_, c)| **c)
            .map(|(l, _)| l)
            .sum();
        (best / self.total()).max(joint as f32 / self.total() * 0.87)
    }
}

/// How well a header names each field, best first; from 0 to 1, only what reaches a third.
pub fn meanings(header: &str) -> Vec<(Field, f32)> {
    let whole = tokens(header);
    if whole.is_empty() || whole.len() > 12 {
        return Vec::new();
    }
    let outside = header
        .split_once('(')
        .map(|(before, _)| tokens(before))
        .filter(|t| !t.is_empty());
    let (whole, outside) = (Heard::new(&whole), outside.map(|o| Heard::new(&o)));
    if whole.alike.iter().all(BTreeMap::is_empty) {
        return Vec::new();
    }
    let of = |phrases: &[Vec<usize>]| {
        whole
            .score(phrases)
            .max(outside.as_ref().map_or(0.0, |o| o.score(phrases) * 0.95))
    };
    let mut found: Vec<(Field, f32)> = LEXICON
        .fields
        .iter()
        .map(|(field, phrases)| (*field, of(phrases)))
        .filter(|(_, s)| *s >= 0.33)
        .collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found
}

/// Whether a header speaks of the number the United States give a foreigner, nine digits after an A.
pub fn is_alien_number(header: &str) -> bool {
    let words = tokens(header);
    let pair = |a: &str, b: &[&str]| {
        words
            .windows(2)
            .any(|w| matches!(w, [x, y] if x == a && b.contains(&y.as_str())))
    };
    words
        .iter()
        .any(|w| matches!(w.as_str(), "alien" | "anumber"))
        || pair("a", &["no", "file", "num"])
        || pair("no", &["a"])
        || pair("exp", &["a"])
        || pair("expediente", &["a"])
        || words == ["a"]
}

#[cfg(test)]
mod tests {
    use super::{Field, is_alien_number, meanings};

    fn best(header: &str) -> Option<Field> {
        meanings(header).first().map(|m| m.0)
    }

    #[test]
    fn headers_in_many_words() {
        for (header, field) in [
            ("No. de documento", Field::DocumentNumber),
            ("Tipo de documento", Field::DocumentType),
            ("APELLIDOS Y NOMBRES", Field::FullName),
            ("PAX NAME (LAST, FIRST)", Field::FullName),
            ("D.O.B.", Field::BirthDate),
            ("F. Nac.", Field::BirthDate),
            ("A-File", Field::SenderRef),
            ("Referencia (A#)", Field::SenderRef),
            ("NATL ID / CUI", Field::Cui),
            ("POB/Muni", Field::Municipality),
            ("State/Dept", Field::Department),
            ("Viaja con (folio)", Field::TravelsWith),
            ("Fam #", Field::FamilyGroup),
            ("Sexo (H/M)", Field::Sex),
            ("Nombre(s)", Field::GivenNames),
            ("#", Field::ListNo),
            ("Fecha de llegada", Field::FlightDate),
            ("Apellido de casada", Field::MarriedSurname),
            ("Autobús", Field::BusNumber),
            ("Property bags", Field::Ignored),
            ("fecha_nacimiento", Field::BirthDate),
            ("Punto de salida", Field::FlightOrigin),
            ("N° DPI", Field::Cui),
            ("Manifest Nbr", Field::ListNo),
            ("Lugar de origen", Field::Municipality),
        ] {
            let names = meanings(header);
            let top = names.first().map_or(0.0, |m| m.1);
            assert!(
                names.iter().any(|m| m.0 == field && m.1 >= top - 0.001),
                "{header}: {names:?}"
            );
        }
        assert!(best("Buenos días").is_none());
        assert!(
            is_alien_number("Referencia (A#)")
                && is_alien_number("A-File")
                && is_alien_number("Exp. A")
                && !is_alien_number("Folio")
        );
    }
}
