//! From bytes to a checked, typed form: the generated types beside `serde_json` and the `jsonschema` crate, which
//! check the same by the schema and give no type. Both report every fault.
//!
//! `cargo bench --package generated-forms --bench submission` prints microseconds a submission and the ratio.
#![expect(clippy::print_stdout, reason = "figures are what a benchmark is for")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use generated_forms::forms::{alfabank, paydoo};
use provspec_forms::Form;
use serde_json::{Value, json};

/// Submissions of a pass.
const SUBMISSIONS: usize = 20_000;
/// Passes; the fastest is printed, the one that was disturbed least.
const PASSES: usize = 15;
/// One in so many submissions has a fault.
const ONE_WRONG_IN: usize = 10;

fn main() {
    run::<paydoo::H2hMerchantAccount>("paydoo/h2h_merchant", &plain);
    run::<alfabank::ProviderAccount>("alfabank/provider", &with_file);
}

/// A form of ten fields without a file.
fn plain(at: usize) -> Value {
    json!({
        "merchant_account_id": format!("M-{at:06}"),
        "user_id": format!("user-{at}@shop.example.com"),
        "user_password": format!("correct horse battery staple {at}"),
        "save_oct_token": at.is_multiple_of(2),
        "api_type": "acquiring",
        "save_instant_token": true,
        "mode": if at.is_multiple_of(3) { "test" } else { "live" },
        "currency": "EUR",
        "features": ["payments", "refunds", "three_d_secure"],
        "acknowledgement": true,
    })
}

/// A form with a file of two kilobytes.
fn with_file(at: usize) -> Value {
    let payload = "QUJD".repeat(700);
    json!({
        "login": format!("shop-{at}-api"),
        "password": format!("correct horse battery staple {at}"),
        "private_key": format!("data:text/plain;name=private.key;base64,{payload}"),
        "mode": "live",
        "acknowledgement": true,
    })
}

/// The same submission with one fault.
fn spoilt(at: usize, mut value: Value) -> Value {
    let Some(object) = value.as_object_mut() else {
        return value;
    };
    match at % 5 {
        0 => drop(object.remove("acknowledgement")),
        1 => drop(object.insert("mode".to_owned(), "production".into())),
        2 => drop(object.insert("mode".to_owned(), 7.into())),
        3 => drop(object.insert("nobody_asked".to_owned(), "x".into())),
        _ => drop(object.insert("acknowledgement".to_owned(), "yes".into())),
    }
    value
}

fn run<F: Form>(form: &str, submission: &dyn Fn(usize) -> Value) {
    let texts: Vec<String> = (0..SUBMISSIONS)
        .map(|at| match at % ONE_WRONG_IN {
            0 => spoilt(at / ONE_WRONG_IN, submission(at)).to_string(),
            _ => submission(at).to_string(),
        })
        .collect();
    let schema = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../generated/frontend")
        .join(format!("{form}.schema.json"));
    let schema = std::fs::read_to_string(schema).expect("it was built");
    let schema: Value = serde_json::from_str(&schema).expect("it is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");

    let ours = |text: &str| -> Result<F, String> {
        let value: Value = serde_json::from_str(text).expect("it is JSON");
        F::from_value(&value).map_err(|errors| errors.to_string())
    };
    let theirs = |text: &str| -> Result<Value, Vec<String>> {
        let value: Value = serde_json::from_str(text).expect("it is JSON");
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| error.to_string())
            .collect();
        if errors.is_empty() {
            Ok(value)
        } else {
            Err(errors)
        }
    };
    for text in &texts {
        let verdicts = (ours(text).is_ok(), theirs(text).is_ok());
        assert_eq!(verdicts.0, verdicts.1, "{text}");
    }
    let (mut fast, mut slow) = (Duration::MAX, Duration::MAX);
    // In turns, so that a busy machine is unfair to neither.
    for _ in 0..PASSES {
        fast = fast.min(time(&texts, |text| drop(black_box(ours(text)))));
        slow = slow.min(time(&texts, |text| drop(black_box(theirs(text)))));
    }
    let each = |all: Duration| all.as_secs_f64() * 1e6 / SUBMISSIONS as f64;
    println!(
        "{form:26} {:>5} bytes   typed form {:>6.2} µs   serde_json + jsonschema {:>6.2} µs   {:.2} ×",
        texts[1].len(),
        each(fast),
        each(slow),
        each(fast) / each(slow),
    );
}

fn time(texts: &[String], work: impl Fn(&str)) -> Duration {
    let started = Instant::now();
    texts.iter().for_each(|text| work(text));
    started.elapsed()
}
