//! Text around Base64: `-----BEGIN …-----` (RFC 7468).

use data_encoding::BASE64_MIME_PERMISSIVE;
use zeroize::Zeroizing;

use super::FileFault;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

/// One block.
pub(super) struct Block<'a> {
    /// Such as `PRIVATE KEY`.
    pub(super) label: &'a str,
    /// Whether headers say that it is encrypted, as OpenSSL's old format has it (RFC 1421).
    pub(super) encrypted: bool,
    pub(super) bytes: Zeroizing<Vec<u8>>,
}

/// Whether the text has something of a block.
pub(super) fn is_pem(text: &str) -> bool {
    text.contains(DASHES) && (text.contains("BEGIN ") || text.contains("END "))
}

/// The blocks of a text, one at least. What stands around them does not matter.
pub(super) fn blocks(text: &str) -> Result<Vec<Block<'_>>, FileFault> {
    let mut blocks = Vec::new();
    // One for all, and large enough from the start: a text that grows leaves copies behind.
    let mut base64 = Zeroizing::new(String::with_capacity(text.len()));
    let mut lines = text.split(['\n', '\r']).map(str::trim);
    while let Some(line) = lines.next() {
        let Some(label) = line.strip_prefix(BEGIN) else {
            if line.starts_with(END) && blocks.is_empty() {
                return Err(FileFault::NoBeginning);
            }
            if line.contains(BEGIN) {
                return Err(stripped(line));
            }
            continue;
        };
        let label = match label.strip_suffix(DASHES) {
            Some(label) if !label.contains(DASHES) => label,
            _ => return Err(stripped(line)),
        };
        blocks.push(block(label, &mut lines, &mut base64)?);
    }
    if !blocks.is_empty() {
        return Ok(blocks);
    }
    if is_pem(text) {
        return Err(FileFault::Damaged);
    }
    Err(FileFault::Unrecognised)
}

/// A line in which several lines have become one.
fn stripped(line: &str) -> FileFault {
    if line.contains("\\n") || line.contains("\\r") {
        FileFault::EscapedLineBreaks
    } else if line.matches(DASHES).count() >= 2 {
        FileFault::NoLineBreaks
    } else {
        FileFault::Damaged
    }
}

fn block<'a>(
    label: &'a str,
    lines: &mut dyn Iterator<Item = &'a str>,
    base64: &mut String,
) -> Result<Block<'a>, FileFault> {
    base64.clear();
    let mut encrypted = false;
    loop {
        let line = lines.next().ok_or(FileFault::Truncated)?;
        if let Some(end) = line.strip_prefix(END) {
            match end.strip_suffix(DASHES) {
                Some(end) if end == label => break,
                // A line that is cut off is the end of what there is.
                None if label.starts_with(end.trim_end_matches('-')) => {
                    return Err(FileFault::Truncated);
                }
                _ => return Err(FileFault::Damaged),
            }
        }
        if line.contains(DASHES) {
            return Err(if line.contains(END) {
                FileFault::NoLineBreaks
            } else if line.starts_with(BEGIN) {
                FileFault::Truncated
            } else {
                FileFault::Damaged
            });
        }
        if line.contains(':') {
            encrypted |= line.starts_with("Proc-Type:") && line.contains("ENCRYPTED");
        } else {
            base64.push_str(line);
        }
    }
    // Lines may have any length, as every tool that is about reads them.
    let bytes = BASE64_MIME_PERMISSIVE
        .decode(base64.as_bytes())
        .map_err(|_| FileFault::Damaged)?;
    if bytes.is_empty() {
        return Err(FileFault::Truncated);
    }
    let bytes = Zeroizing::new(bytes);
    if bytes.starts_with(BEGIN.as_bytes()) {
        return Err(FileFault::EncodedTwice);
    }
    Ok(Block {
        label,
        encrypted,
        bytes,
    })
}
