//! What a file is, by its first bytes and never by its name.

/// What the bytes look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// A zip archive, perhaps a workbook.
    Zip,
    /// A compound file: an old workbook, or a protected one.
    Compound,
    /// A file of a known kind that is no list.
    Other(&'static str),
    /// Text, as far as one can see.
    Text,
}

/// Beginnings of files that are no lists.
const BEGINNINGS: [(&[u8], &str); 17] = [
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM\0\0", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"RIFF", "RIFF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"<?xml", "XML"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
];

/// Looks at the first bytes.
pub fn looks(bytes: &[u8]) -> Looks {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Looks::Zip;
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Looks::Compound;
    }
    let start = bytes.iter().position(|b| !b.is_ascii_whitespace() && !matches!(b, 0xef | 0xbb | 0xbf)).unwrap_or(0);
    let text = bytes.get(start..(start + 16).min(bytes.len())).unwrap_or(b"").to_ascii_lowercase();
    let known = BEGINNINGS
        .iter()
        .find(|(b, _)| bytes.starts_with(b) || (b.first() == Some(&b'<') && text.starts_with(&b.to_ascii_lowercase())));
    known.map_or_else(|| marked_up(bytes.get(start..).unwrap_or(b"")), |(_, kind)| Looks::Other(kind))
}

/// Pages and data that begin with their first mark: a page saved as a workbook, objects of a program.
fn marked_up(text: &[u8]) -> Looks {
    let head = text.get(..text.len().min(4_000)).unwrap_or(text);
    let mut signs = head.iter().copied().filter(|b| !b.is_ascii_whitespace());
    match (signs.next(), signs.next()) {
        (Some(b'<'), Some(b'a'..=b'z' | b'A'..=b'Z' | b'!' | b'?')) if head.contains(&b'>') => Looks::Other("HTML"),
        (Some(b'['), Some(b'{' | b'[')) | (Some(b'{'), Some(b'"')) => Looks::Other("JSON"),
        _ => Looks::Text,
    }
}

/// Whether a compound file holds an encrypted package, which is how workbooks ask for a password.
pub fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|w| w == name)
}

/// Whether so much of a text is control characters that it cannot be one.
pub fn is_binary(text: &str) -> bool {
    let (mut odd, mut all) = (0_usize, 0_usize);
    for c in text.chars().take(20_000) {
        all += 1;
        odd += usize::from(super::delimited::bad(c) || c == '\u{fffd}');
    }
    odd * 20 > all && odd > 8
}

#[cfg(test)]
mod tests {
    use super::{Looks, looks};

    #[test]
    fn pages_and_objects_are_no_lists() {
        for page in ["<meta charset=utf-8><table>", "\u{feff}\r\n <table border=1>", "<!-- saved --><html>"] {
            assert_eq!(looks(page.as_bytes()), Looks::Other("HTML"));
        }
        assert_eq!(looks(b"[{\"apellidos\": \"Pop\"}]"), Looks::Other("JSON"));
        for list in ["No.,Apellidos", "[1],Pop", "<5 a\u{f1}os", "{x}"] {
            assert_eq!(looks(list.as_bytes()), Looks::Text);
        }
    }
}
