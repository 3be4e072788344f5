//! The pictures that specs name: what may be shown, and who looks.

/// Looks at the pictures beside the specs, which this module cannot: it touches no disk.
pub trait Pictures: Sync + std::fmt::Debug {
    /// What keeps a picture from being shown. `path` is relative to the folder of the specs, with `/` between parts,
    /// and without `..`.
    ///
    /// # Errors
    ///
    /// It is missing, or it is not what it has to be.
    fn look(&self, path: &str) -> Result<(), Fault>;
}

/// Nobody looks: for those who make no pages.
#[derive(Debug, Clone, Copy)]
pub struct Unseen;

impl Pictures for Unseen {
    fn look(&self, _path: &str) -> Result<(), Fault> {
        Ok(())
    }
}

/// What is wrong with a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is no such file. Those in its folder that could be meant, by name.
    Missing(Vec<String>),
    /// The file, or a folder on the way to it, is a link.
    Link,
    /// It is a folder or a device.
    NoFile,
    /// It has so many bytes, more than [`MOST_BYTES`].
    TooLarge(u64),
    /// Its first bytes are not those of the format that its name says, but those of another, or of none that is taken.
    OtherFormat(Option<Format>),
    /// The system does not let it be read.
    Unreadable(String),
}

/// The largest picture: a screen of 4K as a PNG has less.
pub const MOST_BYTES: u64 = 2_000_000;

/// A format that browsers show and that holds nothing but a picture.
///
/// SVG is not among them: it may hold scripts and ask for other files, and a reader opens a picture alone by its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    Webp,
}

impl Format {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Webp => "WebP",
        }
    }

    /// What names of its files end in.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
        }
    }

    /// The format that the name of a file says.
    pub fn of_name(path: &str) -> Option<Self> {
        match path.rsplit_once('.')?.1 {
            "png" => Some(Self::Png),
            "jpg" | "jpeg" => Some(Self::Jpeg),
            "webp" => Some(Self::Webp),
            _ => None,
        }
    }

    /// The format that the first bytes of a file say; twelve tell.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Some(Self::Webp),
            _ => None,
        }
    }
}
