//! The patterns of the kinds of text that have one. They are in the common subset of Rust and ECMAScript.

/// One line, not empty, with no space around it: such spaces come from careless pasting.
pub const LINE: &str = r"^[^\t\n\r ]([^\t\n\r]*[^\t\n\r ])?$";
/// One line, whatever is on it.
pub const ANY_LINE: &str = r"^[^\n\r]*$";
/// A mail address as forms take it: ASCII, with a dotted domain (a practical part of RFC 5321).
pub const EMAIL: &str = r"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,63}$";
/// An `https` address with a host name and an optional port and path (RFC 3986).
pub const URL: &str = r"^https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?([/?#][^\t\n\r ]*)?$";
/// A dotted host name with an optional port (RFC 1123).
pub const HOST: &str = r"^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}(:[0-9]{1,5})?$";
/// An IPv4 address or CIDR network.
pub const ADDRESS: &str = r"^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(/(3[0-2]|[12]?[0-9]))?$";
/// A base64 `data:` URL (RFC 2397, RFC 4648) with an optional name, as browsers and RJSF write it. Its
/// payload is not empty.
pub const FILE: &str = r"^data:([a-z]+/[a-z0-9.+-]+)?;(name=[^\n\r,;]{1,255};)?base64,([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$";
