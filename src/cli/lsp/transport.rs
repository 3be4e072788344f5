//! Messages over a pair of streams: a header with a length, then JSON.
//!
//! What cannot be read is skipped up to the next header, and reported: an editor with a bug must not lose the server.

use std::io::{self, BufRead, Read, Write};

use serde_json::{Value, json};

/// The longest line of a header, and the longest message that is read.
const MOST_IN_LINE: u64 = 4096;
const MOST_IN_BODY: u64 = 64 * 1024 * 1024;
/// The name of the one header that matters.
const LENGTH: &[u8] = b"content-length:";

/// Something that was read.
#[derive(Debug)]
pub(super) enum Incoming {
    /// It asks for an answer.
    Request {
        id: Value,
        method: String,
        params: Value,
    },
    /// It asks for none.
    Notification { method: String, params: Value },
    /// It is an answer.
    Response,
    /// It is none of these; why, and the code of that kind of fault.
    Malformed(i32, String),
}

/// No JSON.
const PARSE_ERROR: i32 = -32700;
/// JSON, but no message.
const INVALID_REQUEST: i32 = -32600;

/// The next message; none at the end of the stream.
pub(super) fn read(from: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let Some(length) = read_header(from)? else {
        return Ok(None);
    };
    let length = match length {
        Ok(length) => length,
        Err(why) => return Ok(Some(Incoming::Malformed(PARSE_ERROR, why))),
    };
    if length > MOST_IN_BODY {
        io::copy(&mut from.take(length), &mut io::sink())?;
        let why = format!("a message of {length} bytes is too long");
        return Ok(Some(Incoming::Malformed(PARSE_ERROR, why)));
    }
    let mut body = Vec::new();
    from.take(length).read_to_end(&mut body)?;
    if (body.len() as u64) < length {
        return Ok(None);
    }
    Ok(Some(match serde_json::from_slice(&body) {
        Ok(message) => sort(message),
        Err(error) => Incoming::Malformed(PARSE_ERROR, format!("this is no JSON: {error}")),
    }))
}

/// The length of the message that follows, or what is wrong with it; none at the end of the stream.
fn read_header(from: &mut impl BufRead) -> io::Result<Option<Result<u64, String>>> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if from.take(MOST_IN_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let text = line.trim_ascii();
        // After a message whose length was wrong, its rest stands before the next header.
        let name = text.windows(LENGTH.len());
        let at = name
            .into_iter()
            .rposition(|name| name.eq_ignore_ascii_case(LENGTH));
        if let Some(at) = at {
            let number = String::from_utf8_lossy(&text[at + LENGTH.len()..]);
            let number = number.trim();
            let why = |_| format!("`{number}` is no length of a message");
            length = Some(number.parse().map_err(why));
        } else if text.is_empty()
            && let Some(length) = length.take()
        {
            return Ok(Some(length));
        }
    }
}

fn sort(message: Value) -> Incoming {
    let Value::Object(mut message) = message else {
        return Incoming::Malformed(INVALID_REQUEST, "a message is an object".to_owned());
    };
    let params = message.remove("params").unwrap_or_default();
    match (message.remove("id"), message.remove("method")) {
        (Some(id @ (Value::Number(_) | Value::String(_))), Some(Value::String(method))) => {
            Incoming::Request { id, method, params }
        }
        (None, Some(Value::String(method))) => Incoming::Notification { method, params },
        (Some(_), None) => Incoming::Response,
        _ => {
            let why = "a message has a `method`, which is a text, and an `id` if it is a request";
            Incoming::Malformed(INVALID_REQUEST, why.to_owned())
        }
    }
}

/// Writes a message.
pub(super) fn write(to: &mut impl Write, mut message: Value) -> io::Result<()> {
    message["jsonrpc"] = json!("2.0");
    let body = message.to_string();
    write!(to, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each message of a stream is.
    fn read_all(mut stream: &[u8]) -> Vec<String> {
        std::iter::from_fn(|| read(&mut stream).unwrap())
            .map(|it| match it {
                Incoming::Request { id, method, .. } => format!("{method} {id}"),
                Incoming::Notification { method, .. } => method,
                Incoming::Response => "response".to_owned(),
                Incoming::Malformed(code, _) => code.to_string(),
            })
            .collect()
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn what_cannot_be_read_is_skipped() {
        let sound = framed(r#"{"id":"a","method":"m"}"#);
        let stream = [
            &framed(r#"{"id":1,"method":"m"}"#),
            "garbage\r\n\r\n\u{1F600}\n",
            &framed("{\"id\":"),
            "Content-Length: many\r\n\r\n",
            &sound,
            &framed("[]"),
            &framed(r#"{"id":null,"method":"m"}"#),
            &framed(r#"{"method":"n"}"#),
            &framed(r#"{"id":1,"result":null}"#),
            // The length is too small: what is left over stands before the next header.
            "Content-Length: 2\r\n\r\n{}{\"left\":1}",
            &sound,
            "Content-Length: 99999999999\r\n\r\n{}",
        ]
        .concat();
        let expected = [
            "m 1", "-32700", "-32700", "m \"a\"", "-32600", "-32600", "n", "response", "-32600",
            "m \"a\"", "-32700",
        ];
        assert_eq!(read_all(stream.as_bytes()), expected);
    }

    #[test]
    fn headers_are_read_in_any_case_and_order() {
        let stream = "content-type: x\r\ncontent-length:14\n\n{\"method\":\"n\"}";
        assert_eq!(read_all(stream.as_bytes()), ["n"]);
    }
}
