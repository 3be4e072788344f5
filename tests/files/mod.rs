//! Genuine files, made once by `openssl` (and `keytool`, where it is installed).
#![allow(dead_code, unreachable_pub, reason = "each test crate uses a part")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::{env, fs, process};

/// The passphrase of everything that has one.
pub const PASSPHRASE: &str = "correct horse";

/// What to make, and how: in this order, since one is made from another.
const RECIPES: &[(&str, &str)] = &[
    (
        "key.pem",
        "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem",
    ),
    ("rsa.pem", "rsa -in key.pem -traditional -out rsa.pem"),
    ("ec.pem", "ecparam -name prime256v1 -genkey -out ec.pem"),
    ("ec8.pem", "pkcs8 -topk8 -nocrypt -in ec.pem -out ec8.pem"),
    ("ed25519.pem", "genpkey -algorithm ed25519 -out ed25519.pem"),
    (
        "encrypted.pem",
        "pkcs8 -topk8 -v2 aes-256-cbc -passout pass:P -in ec.pem -out encrypted.pem",
    ),
    (
        "encrypted-costly.pem",
        "pkcs8 -topk8 -v2 aes-256-cbc -iter 150000 -passout pass:P -in ec.pem -out encrypted-costly.pem",
    ),
    (
        "encrypted-otherwise.pem",
        "pkcs8 -topk8 -v2 aes-256-cbc -iter 150000 -passout pass:another -in ec.pem -out encrypted-otherwise.pem",
    ),
    (
        "encrypted-aes128.pem",
        "pkcs8 -topk8 -v2 aes-128-cbc -v2prf hmacWithSHA1 -passout pass:P -in ec.pem -out encrypted-aes128.pem",
    ),
    (
        "encrypted-aes192.pem",
        "pkcs8 -topk8 -v2 aes-192-cbc -v2prf hmacWithSHA512 -passout pass:P -in ec.pem -out encrypted-aes192.pem",
    ),
    (
        "encrypted-3des.pem",
        "pkcs8 -topk8 -v2 des3 -passout pass:P -in ec.pem -out encrypted-3des.pem",
    ),
    (
        "encrypted-pkcs12.pem",
        "pkcs8 -topk8 -v1 PBE-SHA1-3DES -passout pass:P -in ec.pem -out encrypted-pkcs12.pem",
    ),
    (
        "encrypted-scrypt.pem",
        "pkcs8 -topk8 -scrypt -passout pass:P -in ec.pem -out encrypted-scrypt.pem",
    ),
    (
        "encrypted-old.pem",
        "rsa -in key.pem -traditional -aes256 -passout pass:P -out encrypted-old.pem",
    ),
    ("public.pem", "pkey -in key.pem -pubout -out public.pem"),
    (
        "public-rsa.pem",
        "rsa -in key.pem -RSAPublicKey_out -out public-rsa.pem",
    ),
    (
        "key.der",
        "pkcs8 -topk8 -nocrypt -in key.pem -outform DER -out key.der",
    ),
    (
        "rsa.der",
        "rsa -in key.pem -traditional -outform DER -out rsa.der",
    ),
    (
        "public.der",
        "pkey -in key.pem -pubout -outform DER -out public.der",
    ),
    (
        "certificate.pem",
        "req -x509 -key key.pem -days 365 -set_serial 0xC0FFEE -subj /C=UA/O=Shop/CN=shop.example -out certificate.pem",
    ),
    (
        "certificate-ec.pem",
        "req -x509 -key ec.pem -days 30 -subj /CN=ec.example -out certificate-ec.pem",
    ),
    (
        "certificate.der",
        "x509 -in certificate.pem -outform DER -out certificate.der",
    ),
    (
        "trusted.pem",
        "x509 -in certificate.pem -addtrust serverAuth -trustout -out trusted.pem",
    ),
    (
        "request.pem",
        "req -new -key key.pem -subj /O=Shop/CN=shop.example -out request.pem",
    ),
    (
        "request.der",
        "req -in request.pem -outform DER -out request.der",
    ),
    (
        "expired.pem",
        "x509 -req -in request.pem -signkey key.pem -days 0 -out expired.pem",
    ),
    (
        "bundle.p7b",
        "crl2pkcs7 -nocrl -certfile certificate.pem -out bundle.p7b",
    ),
    (
        "bundle.der",
        "crl2pkcs7 -nocrl -certfile certificate.pem -outform DER -out bundle.der",
    ),
    (
        "modern.p12",
        "pkcs12 -export -inkey key.pem -in certificate.pem -passout pass:P -out modern.p12",
    ),
    (
        "legacy.p12",
        "pkcs12 -export -legacy -inkey key.pem -in certificate.pem -passout pass:P -out legacy.p12",
    ),
    (
        "legacy-3des.p12",
        "pkcs12 -export -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1 -inkey key.pem -in certificate.pem -passout pass:P -out legacy-3des.p12",
    ),
    (
        "legacy-2des.p12",
        "pkcs12 -export -legacy -keypbe PBE-SHA1-2DES -certpbe PBE-SHA1-RC2-128 -macalg sha1 -inkey key.pem -in certificate.pem -passout pass:P -out legacy-2des.p12",
    ),
    (
        "rc4.p12",
        "pkcs12 -export -legacy -keypbe PBE-SHA1-RC4-128 -certpbe PBE-SHA1-RC4-128 -inkey key.pem -in certificate.pem -passout pass:P -out rc4.p12",
    ),
    (
        "sha512.p12",
        "pkcs12 -export -macalg sha512 -keypbe AES-128-CBC -certpbe AES-192-CBC -inkey key.pem -in certificate.pem -passout pass:P -out sha512.p12",
    ),
    (
        "unicode.p12",
        "pkcs12 -export -inkey key.pem -in certificate.pem -passout pass:парoль😀 -out unicode.p12",
    ),
    (
        "empty-passphrase.p12",
        "pkcs12 -export -inkey key.pem -in certificate.pem -passout pass: -out empty-passphrase.p12",
    ),
    (
        "open.p12",
        "pkcs12 -export -nomac -keypbe NONE -certpbe NONE -inkey ec.pem -in certificate-ec.pem -passout pass: -out open.p12",
    ),
    (
        "no-mac.p12",
        "pkcs12 -export -nomac -inkey key.pem -in certificate.pem -passout pass:P -out no-mac.p12",
    ),
    (
        "certificates.p12",
        "pkcs12 -export -nokeys -in certificate.pem -passout pass:P -out certificates.p12",
    ),
    (
        "expired.p12",
        "pkcs12 -export -inkey key.pem -in expired.pem -passout pass:P -out expired.p12",
    ),
];

/// The same with `keytool`, where there is one.
const JAVA: &[(&str, &str)] = &[
    (
        "java.p12",
        "-genkeypair -alias shop -keyalg EC -dname CN=java.example -validity 90 -storetype PKCS12 -storepass P -keystore java.p12",
    ),
    (
        "java.jks",
        "-genkeypair -alias shop -keyalg EC -dname CN=java.example -validity 90 -storetype JKS -storepass P -keypass P -keystore java.jks",
    ),
];

/// The file of this name.
///
/// # Panics
///
/// When it cannot be made.
pub fn file(name: &str) -> &'static [u8] {
    try_file(name).unwrap_or_else(|| panic!("there is no {name}"))
}

/// The file of this name, unless it needs Java and there is none.
pub fn try_file(name: &str) -> Option<&'static [u8]> {
    files().get(name).map(Vec::as_slice)
}

/// Every file.
pub fn files() -> &'static BTreeMap<&'static str, Vec<u8>> {
    static FILES: OnceLock<BTreeMap<&'static str, Vec<u8>>> = OnceLock::new();
    FILES.get_or_init(|| {
        let folder = env::temp_dir().join(format!("provspec-files-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let mut files = BTreeMap::new();
        for (name, recipe) in RECIPES {
            let what = run("openssl", recipe, &folder).expect("openssl is installed");
            assert!(what.is_empty(), "{name}: {what}");
            files.insert(*name, fs::read(folder.join(name)).expect("it was made"));
        }
        for (name, recipe) in JAVA {
            match run("keytool", recipe, &folder) {
                Some(what) => assert!(what.is_empty(), "{name}: {what}"),
                None => break,
            }
            files.insert(*name, fs::read(folder.join(name)).expect("it was made"));
        }
        fs::remove_dir_all(&folder).expect("the folder goes");
        files
    })
}

/// Runs a command: what it said if it failed, or nothing if it is not installed.
fn run(program: &str, recipe: &str, folder: &Path) -> Option<String> {
    let arguments = recipe.split(' ').map(|word| match word {
        "P" => PASSPHRASE.to_owned(),
        word => word.replace("pass:P", &format!("pass:{PASSPHRASE}")),
    });
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .ok()?;
    if output.status.success() {
        return Some(String::new());
    }
    let said = [output.stdout, output.stderr].concat();
    Some(format!("{recipe}: {}", String::from_utf8_lossy(&said)))
}
