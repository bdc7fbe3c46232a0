//! Bytes to text: which encoding, and which lines do not fit it.

use std::collections::BTreeSet;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text out of bytes.
#[derive(Debug)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Name of the encoding.
    pub encoding: &'static str,
    /// Lines (from 0) whose bytes did not fit and were read as Windows-1252.
    pub mixed: BTreeSet<usize>,
}

/// Decodes by byte order mark, by the pattern of zeros, as UTF-8, or as Windows-1252.
pub fn decode(bytes: &[u8]) -> Decoded {
    let whole = |text: String, encoding| Decoded { text, encoding, mixed: BTreeSet::new() };
    match bytes {
        [0xff, 0xfe, rest @ ..] => {
            return whole(UTF_16LE.decode_without_bom_handling(rest).0.into_owned(), "utf-16le");
        }
        [0xfe, 0xff, rest @ ..] => {
            return whole(UTF_16BE.decode_without_bom_handling(rest).0.into_owned(), "utf-16be");
        }
        _ => {}
    }
    match zeros(bytes) {
        (even, odd, n) if n > 8 && odd * 3 > n && even * 20 < n => {
            return whole(UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(), "utf-16le");
        }
        (even, odd, n) if n > 8 && even * 3 > n && odd * 20 < n => {
            return whole(UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(), "utf-16be");
        }
        _ => {}
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return whole(text.to_owned(), "utf-8");
    }
    by_line(bytes)
}

/// Zeros at even and odd places among the first pairs of bytes.
fn zeros(bytes: &[u8]) -> (usize, usize, usize) {
    let pairs = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes).chunks_exact(2);
    let n = pairs.len();
    let (even, odd) =
        pairs.fold((0, 0), |(e, o), p| (e + usize::from(p.first() == Some(&0)), o + usize::from(p.last() == Some(&0))));
    (even, odd, n)
}

/// Whether most lines with accents are UTF-8 decides; the others are read as Windows-1252 and named.
fn by_line(bytes: &[u8]) -> Decoded {
    let lines: Vec<&[u8]> = bytes.split(|b| *b == b'\n').collect();
    let (mut fit, mut misfit) = (0_usize, BTreeSet::new());
    for (i, line) in lines.iter().enumerate().filter(|(_, l)| !l.is_ascii()) {
        if std::str::from_utf8(line).is_ok() {
            fit += 1;
        } else {
            misfit.insert(i);
        }
    }
    if fit < misfit.len() {
        return Decoded {
            text: WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
            encoding: "windows-1252",
            mixed: BTreeSet::new(),
        };
    }
    let mut text = String::with_capacity(bytes.len() + 16);
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            text.push('\n');
        }
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0),
        }
    }
    Decoded { text, encoding: "utf-8", mixed: misfit }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(decode("Peña".as_bytes()).encoding, "utf-8");
        assert_eq!(decode(b"Pe\xf1a").text, "Peña");
        let wide: Vec<u8> = "Peña y Ñuñez".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide).text, "Peña y Ñuñez");
        let mixed = decode(b"Pe\xc3\xb1a\nP\xe9rez\nM\xc3\xa9ndez");
        assert_eq!((mixed.text.as_str(), mixed.encoding), ("Peña\nPérez\nMéndez", "utf-8"));
        assert!(mixed.mixed.contains(&1));
    }
}
