//! Reads a `.schema` file: the tables of one migration, each column with its class, purpose and retention.
//!
//! The file is the single source for the migration and for the guard `classify`, so a column that nobody
//! classified cannot exist. A file that has shipped is never edited: the next change is the next file.

/// What a column holds on both databases (README 1.11: integers, ISO text, UUIDs).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Id,
    Text,
    Int,
    Flag,
    Bytes,
    Json,
}

/// One column and why it may exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
    pub nullable: bool,
    /// Table whose `id` this column refers to.
    pub references: Option<String>,
    /// Field class C0–C4 (security.md 1).
    pub class: String,
    pub purpose: String,
    /// Retention rule (security.md 6.3).
    pub keep: String,
}

/// One table with its columns and indexes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    /// True when the table is there already and only gets these columns.
    pub more: bool,
    pub columns: Vec<Column>,
    /// Column lists with `true` where the index is unique.
    pub indexes: Vec<(bool, Vec<String>)>,
}

const CLASSES: [&str; 5] = ["C0", "C1", "C2", "C3", "C4"];
const RETENTIONS: [&str; 10] =
    ["config", "arrival", "case", "card", "manifest", "draft", "session", "message", "audit", "child"];

/// The tables of a schema text, in order, or the line that cannot be read.
pub fn parse(text: &str) -> Result<Vec<Table>, String> {
    let mut tables: Vec<Table> = Vec::new();
    let mut defaults = [String::new(), String::new(), String::new()];
    for (number, raw) in text.lines().enumerate() {
        let line = raw.split('#').next().unwrap_or_default();
        let words: Vec<&str> = line.split_whitespace().collect();
        let wrong = || format!("schema line {}: {raw}", number + 1);
        match words.as_slice() {
            [] => {}
            [word @ ("table" | "more"), name, class, purpose, keep] => {
                if !CLASSES.contains(class) || !RETENTIONS.contains(keep) {
                    return Err(wrong());
                }
                defaults = [(*class).into(), (*purpose).into(), (*keep).into()];
                tables.push(Table {
                    name: (*name).into(),
                    more: *word == "more",
                    columns: Vec::new(),
                    indexes: Vec::new(),
                });
            }
            ["unique" | "index", columns @ ..] => {
                let names = columns.iter().map(|c| (*c).to_owned()).collect();
                let table = tables.last_mut().ok_or_else(wrong)?;
                table.indexes.push((words[0] == "unique", names));
            }
            [name, kind, rest @ ..] => {
                let column = column(name, kind, rest, &defaults).ok_or_else(wrong)?;
                tables.last_mut().ok_or_else(wrong)?.columns.push(column);
            }
            [_] => return Err(wrong()),
        }
    }
    Ok(tables)
}

/// The tables of several schema texts together: columns that a later one adds are the table's.
pub fn parse_all(texts: &[&str]) -> Result<Vec<Table>, String> {
    let mut all: Vec<Table> = Vec::new();
    for table in texts.iter().map(|text| parse(text)).collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
        match all.iter_mut().find(|known| known.name == table.name) {
            Some(known) if table.more => {
                known.columns.extend(table.columns);
                known.indexes.extend(table.indexes);
            }
            None if !table.more => all.push(table),
            _ => return Err(format!("table {} twice, or nowhere", table.name)),
        }
    }
    Ok(all)
}

fn column(name: &str, kind: &str, rest: &[&str], defaults: &[String; 3]) -> Option<Column> {
    let (kind, references) = kind.split_once('>').map_or((kind, None), |(k, t)| (k, Some(t.to_owned())));
    let (kind, nullable) = kind.strip_suffix('?').map_or((kind, false), |k| (k, true));
    let kind = match kind {
        "id" => Kind::Id,
        "text" => Kind::Text,
        "int" => Kind::Int,
        "flag" => Kind::Flag,
        "bytes" => Kind::Bytes,
        "json" => Kind::Json,
        _ => return None,
    };
    let [class, purpose, keep] = defaults.clone();
    let mut column = Column { name: name.into(), kind, nullable, references, class, purpose, keep };
    for word in rest {
        match word.split_once('=') {
            Some(("purpose", value)) => column.purpose = value.into(),
            Some(("keep", value)) if RETENTIONS.contains(&value) => column.keep = value.into(),
            None if CLASSES.contains(word) => column.class = (*word).into(),
            _ => return None,
        }
    }
    Some(column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_come_from_the_table_and_a_column_may_override_them() {
        let tables =
            parse("table staff C1 access config\n  id id\n  email text C2\n  centre_id id?>centres\n  unique email")
                .unwrap();
        assert_eq!(tables[0].columns[0].class, "C1");
        assert_eq!(tables[0].columns[1].class, "C2");
        assert_eq!(tables[0].columns[2].references.as_deref(), Some("centres"));
        assert!(tables[0].columns[2].nullable);
        assert_eq!(tables[0].indexes, vec![(true, vec!["email".to_owned()])]);
    }

    #[test]
    fn a_later_file_adds_columns_to_a_table_that_is_there() {
        let (first, second) = ("table a C1 x config\n  id id", "more a C2 x manifest\n  b text?");
        let tables = parse_all(&[first, second]).unwrap();
        assert_eq!((tables.len(), tables[0].columns.len(), tables[0].columns[1].class.as_str()), (1, 2, "C2"));
        assert!(parse_all(&[second]).is_err() && parse_all(&[first, first]).is_err());
    }

    #[test]
    fn an_unknown_class_or_retention_is_refused() {
        assert!(parse("table a C9 x config").is_err());
        assert!(parse("table a C1 x forever").is_err());
        assert!(parse("table a C1 x config\n  b money").is_err());
    }
}
