//! The run-time crate knows the common patterns by name; they must be those of the model.

use provspec::ir::pattern as model;
use provspec_forms::{Upload, pattern};

#[test]
fn named_patterns_are_those_of_the_model() {
    for (due, named) in [
        (model::LINE, pattern::LINE),
        (model::EMAIL, pattern::EMAIL),
        (model::URL, pattern::URL),
        (model::HOST, pattern::HOST),
        (model::ADDRESS, pattern::ADDRESS),
        (model::FILE, pattern::FILE),
    ] {
        assert_eq!(due, named);
    }
}

#[test]
fn uploads_are_decided_as_the_pattern_does() {
    let regex = regex::Regex::new(pattern::FILE).expect("a pattern");
    let parts: [&[&str]; 4] = [
        &["data:", "Data:", ""],
        &[
            "",
            "text/plain",
            "a/",
            "/b",
            "a/b-1.+",
            "a1/b",
            "a/b/c",
            "A/b",
        ],
        &[
            ";",
            ";name=;",
            ";name=x.p12;",
            ";name=a;b;",
            ";name=a,b;",
            ";name=é\n;",
            ";x=1;",
            "",
        ],
        &[
            "base64,QQ==",
            "base64,QQ=",
            "base64,QQ",
            "base64,QUI=",
            "base64,QUJD",
            "base64,",
            "base64,=",
            "base64,====",
            "base64,QQ==QQ==",
            "base64,QR==",
            "base64,Q Q=",
            "QQ==",
            "base64,QUJDQQ==",
            "base64,Q===",
            "base64,-_-_",
            "base64,QQ==\n",
        ],
    ];
    for start in parts[0] {
        for media_type in parts[1] {
            for name in parts[2] {
                for payload in parts[3] {
                    let url = format!("{start}{media_type}{name}{payload}");
                    let upload = Upload::from_data_url(&url);
                    assert_eq!(upload.is_ok(), regex.is_match(&url), "{url:?}");
                }
            }
        }
    }
    for length in [255, 256] {
        let url = format!("data:;name={};base64,QQ==", "é".repeat(length));
        assert_eq!(Upload::from_data_url(&url).is_ok(), regex.is_match(&url));
    }
}
