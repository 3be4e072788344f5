//! From the URIs of the protocol to paths, and back.

use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf, Prefix};

/// The path of a `file:` URI.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let slash = rest.find('/')?;
    let (host, path) = rest.split_at(slash);
    if !matches!(host, "" | "localhost") && !cfg!(windows) {
        return None;
    }
    let path = decoded(path.split(['?', '#']).next().unwrap_or_default())?;
    if !cfg!(windows) {
        return Some(PathBuf::from(path));
    }
    let is_drive = path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(match host {
        "" | "localhost" if is_drive => path[1..].replace('/', "\\"),
        "" | "localhost" => path.replace('/', "\\"),
        host => format!("\\\\{host}{}", path.replace('/', "\\")),
    }))
}

/// The `file:` URI of an absolute path.
pub(super) fn of(path: &Path) -> String {
    let mut uri = String::from("file://");
    for part in path.components() {
        match part {
            Component::Prefix(prefix) => match prefix.kind() {
                Prefix::UNC(host, share) | Prefix::VerbatimUNC(host, share) => {
                    uri.push_str(&host.to_string_lossy());
                    uri.push('/');
                    uri.push_str(&encoded(&share.to_string_lossy()));
                }
                _ => {
                    uri.push('/');
                    uri.push_str(&encoded(&prefix.as_os_str().to_string_lossy()));
                }
            },
            Component::RootDir | Component::CurDir => {}
            part => {
                uri.push('/');
                uri.push_str(&encoded(&part.as_os_str().to_string_lossy()));
            }
        }
    }
    // Of the root nothing is left but the slash.
    if path.has_root() && path.parent().is_none() {
        uri.push('/');
    }
    uri
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn encoded(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn any_path_is_found_again() {
        for text in ["/a/b.yaml", "/a b/ї#?%.yaml", "/😀/c:\\d", "/"] {
            assert_eq!(path(&of(Path::new(text))).unwrap(), Path::new(text));
        }
        assert_eq!(of(Path::new("/a b/ї")), "file:///a%20b/%D1%97");
        assert_eq!(path("file:///c%3A/x"), Some(PathBuf::from("/c:/x")));
    }

    #[test]
    fn what_is_no_file_has_no_path() {
        for uri in [
            "untitled:Untitled-1",
            "file:",
            "file://",
            "file://host/x",
            "file:///%zz",
            "file:///%ff",
            "",
        ] {
            assert_eq!(path(uri), None, "{uri}");
        }
    }
}
