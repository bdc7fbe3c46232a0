//! How people of one family are related to the head of their group.

use serde::{Deserialize, Serialize};

use super::fold::fold;

/// Relation to the head of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The head.
    Head,
    /// Husband, wife or partner.
    Partner,
    /// Son or daughter.
    Child,
    /// Father or mother.
    Parent,
    /// Brother or sister.
    Sibling,
    /// Grandfather or grandmother.
    Grandparent,
    /// Any other.
    Other,
}

/// Why a text names no relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no word for a relation")]
pub struct RelationError;

/// Reads a word in Spanish, English, Portuguese or French.
///
/// # Errors
/// When it names no relation.
pub fn parse(text: &str) -> Result<Relation, RelationError> {
    let folded = fold(text);
    let first = folded.split(' ').next().unwrap_or("");
    if ["in law", "step", "grand", "god"].iter().any(|w| folded.contains(w)) || folded.contains("politic") {
        return match () {
            () if folded.starts_with("grandm") || folded.starts_with("grandf") || folded.starts_with("grandpa") => {
                Ok(Relation::Grandparent)
            }
            () if folded.starts_with("step")
                && (folded.contains("son") || folded.contains("daughter") || folded.contains("child")) =>
            {
                Ok(Relation::Child)
            }
            () => Ok(Relation::Other),
        };
    }
    match first {
        "titular" | "jefe" | "jefa" | "head" | "hoh" | "responsable" | "cabeza" | "principal" | "self" | "lider"
        | "hof" | "encargado" | "encargada" | "chef" | "responsavel" | "chefe" | "titulaire" => Ok(Relation::Head),
        "esposo" | "esposa" | "conyuge" | "conviviente" | "pareja" | "companero" | "companera" | "husband" | "wife"
        | "mari" | "epoux" | "epouse" | "conjoint" | "conjointe" | "femme" | "conjuge" | "companheiro"
        | "companheira" | "spouse" | "partner" | "marido" | "unido" | "unida" | "concubina" | "concubino" => {
            Ok(Relation::Partner)
        }
        "hijo" | "hija" | "hijos" | "son" | "daughter" | "child" | "filho" | "filha" | "bebe" | "infant"
        | "hijastro" | "hijastra" | "fils" | "fille" | "enfant" | "enteado" | "enteada" => Ok(Relation::Child),
        "madre" | "padre" | "mama" | "papa" | "mother" | "father" | "parent" | "mae" | "pai" | "mere" | "pere"
        | "progenitor" | "progenitora" => Ok(Relation::Parent),
        "hermano" | "hermana" | "brother" | "sister" | "sibling" | "irmao" | "irma" | "hermanastro" | "hermanastra"
        | "frere" | "soeur" | "sœur" => Ok(Relation::Sibling),
        "abuelo" | "abuela" | "abuelito" | "abuelita" | "avo" => Ok(Relation::Grandparent),
        "tio" | "tia" | "sobrino" | "sobrina" | "primo" | "prima" | "nieto" | "nieta" | "cunado" | "cunada"
        | "suegro" | "suegra" | "yerno" | "nuera" | "uncle" | "aunt" | "nephew" | "niece" | "cousin" | "otro"
        | "otra" | "other" | "familiar" | "relative" | "padrastro" | "madrastra" | "padrino" | "madrina" | "tutor"
        | "tutora" | "guardian" | "amigo" | "amiga" | "bisnieto" | "bisnieta" | "ahijado" | "ahijada" => {
            Ok(Relation::Other)
        }
        _ => Err(RelationError),
    }
}

#[cfg(test)]
mod tests {
    use super::{Relation, parse};

    #[test]
    fn words_in_two_languages() {
        assert_eq!(parse("HOH"), Ok(Relation::Head));
        assert_eq!(parse("Esposa"), Ok(Relation::Partner));
        assert_eq!(parse("grandmother"), Ok(Relation::Grandparent));
        assert_eq!(parse("mother-in-law"), Ok(Relation::Other));
        assert_eq!(parse("Hija"), Ok(Relation::Child));
        assert!(parse("San Marcos").is_err());
    }
}
