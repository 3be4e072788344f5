//! Migrations of stored connections, from `../old` to the specs of today. Written by `provspec breaking`.
//!
//! What follows from the specs is done. What only people know stands in functions at the end: write there what becomes of a
//! value. They see the values under the keys of today, and those of fields that are gone, which are taken out at the end. Where
//! one answers `None` for a field that needs a value, or for a form that is gone, the connection is [`Undecided`].
//!
//! Call [`migrate`] on the JSON of a stored connection, then read it by `Stored::from_bytes` and `from_stored`, and store it
//! again: it has the version of today then, which is left alone here.

use std::fmt;

use serde_json::{Map, Value, json};

/// A connection without a value that it needs, or without a form: the function about it has answered `None`. Its values may have
/// been changed in part: leave what is stored as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undecided {
    /// The form.
    pub form: &'static str,
    /// The field, inside a repeated group after that of the group; none where the form is gone.
    pub field: Option<&'static str>,
}

impl fmt::Display for Undecided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = self.form;
        match self.field {
            Some(field) => write!(f, "{form}: `{field}` needs a value")?,
            None => write!(f, "{form}: the form is gone")?,
        }
        f.write_str(", and its function has answered `None`")
    }
}

impl std::error::Error for Undecided {}

/// Migrates a stored connection, an object with `form`, `version` and `values`. Whether it was one of those that need it.
///
/// # Errors
///
/// A function below has answered `None` for a field that needs a value, or for a form that is gone.
pub fn migrate(stored: &mut Value) -> Result<bool, Undecided> {
    let text = |key: &str| stored.get(key).and_then(Value::as_str).unwrap_or_default();
    match (text("form"), text("version")) {
        ("sound/provider", "5060d82621717fee") => within(stored, sound_provider),
        ("sound/kiosk", "38fe92f8c3b10e01") => succeed(stored, "sound/kiosk", sound_kiosk),
        _ => Ok(false),
    }
}

/// What a connection of a form that is gone becomes: one of another form, whose `from_stored` has the last word about it.
#[allow(dead_code, reason = "until somebody has decided")]
struct Successor {
    /// The other form, as it is called in what is stored.
    form: &'static str,
    /// Its values, by the keys of its fields.
    values: Map<String, Value>,
}

/// Items of `terminals` of `sound/provider`.
fn sound_provider_terminals(values: &mut Map<String, Value>) -> Result<(), Undecided> {
    // `terminals.pin` is new and required.
    if !values.contains_key("pin") {
        let value = sound_provider_terminals_pin_of(values).ok_or(Undecided {
            form: "sound/provider",
            field: Some("terminals.pin"),
        })?;
        values.insert("pin".to_owned(), json!(value));
    }
    // `terminals.label` is gone.
    values.remove("label");
    Ok(())
}

/// Connections of `sound/provider`.
fn sound_provider(values: &mut Map<String, Value>) -> Result<(), Undecided> {
    // `account` has another name: `merchant`.
    rename(values, "account", "merchant");
    // `api_key` has at most 32 characters, not 64 characters.
    let old = values.get("api_key").cloned();
    if let Some(Ok(old)) = old.map(serde_json::from_value) {
        let fitted = sound_provider_api_key_fitted(old);
        values.insert("api_key".to_owned(), json!(fitted));
    }
    // `channels` no longer has the option `shop`.
    if let Some(list) = values.get_mut("channels").and_then(Value::as_array_mut) {
        let mut kept: Vec<Value> = Vec::new();
        for option in list.iter() {
            let option = match option.as_str() {
                Some(option) => sound_provider_channels_instead(option).map(Value::from),
                None => Some(option.clone()),
            };
            match option {
                Some(option) if !kept.contains(&option) => kept.push(option),
                _ => {}
            }
        }
        *list = kept;
    }
    // `limit` is a whole number now, and was a text.
    if let Some(old) = values.get("limit") {
        let value = sound_provider_limit_from(old).ok_or(Undecided {
            form: "sound/provider",
            field: Some("limit"),
        })?;
        values.insert("limit".to_owned(), json!(value));
    }
    // `region` no longer has the option `us`.
    if let Some(option) = values.get("region").and_then(Value::as_str) {
        let option = sound_provider_region_instead(option).ok_or(Undecided {
            form: "sound/provider",
            field: Some("region"),
        })?;
        values.insert("region".to_owned(), json!(option));
    }
    // `p2p_id` is new, and required under a condition.
    if !values.contains_key("p2p_id") && is_on(values, "p2p") {
        let value = sound_provider_p2p_id_of(values).ok_or(Undecided {
            form: "sound/provider",
            field: Some("p2p_id"),
        })?;
        values.insert("p2p_id".to_owned(), json!(value));
    }
    // `tier` is new and required.
    if !values.contains_key("tier") {
        // The form begins with this.
        values.insert("tier".to_owned(), json!("a"));
    }
    // `webhook_key` is new and required.
    if !values.contains_key("webhook_key") {
        let value = sound_provider_webhook_key_of(values).ok_or(Undecided {
            form: "sound/provider",
            field: Some("webhook_key"),
        })?;
        values.insert("webhook_key".to_owned(), json!(value));
    }
    // `note` is gone.
    values.remove("note");
    let items = values.get_mut("terminals").and_then(Value::as_array_mut);
    for item in items.into_iter().flatten().filter_map(Value::as_object_mut) {
        sound_provider_terminals(item)?;
    }
    Ok(())
}

/// The values of a connection of `sound/kiosk`. One that is not there, or has another type, is `None`.
#[allow(dead_code, reason = "until somebody has decided")]
struct SoundKiosk {
    /// Account
    account: Option<String>,
    /// API key
    api_key: Option<String>,
    /// Channels
    channels: Option<Vec<String>>,
    /// P2P
    p2p: Option<bool>,
    /// Mode
    mode: Option<String>,
    /// I have set up my account at the provider
    acknowledgement: Option<bool>,
}

/// Connections of `sound/kiosk`, which is gone.
fn sound_kiosk(values: &Map<String, Value>) -> Option<Successor> {
    sound_kiosk_becomes(SoundKiosk {
        account: values
            .get("account")
            .and_then(|it| serde_json::from_value(it.clone()).ok()),
        api_key: values
            .get("api_key")
            .and_then(|it| serde_json::from_value(it.clone()).ok()),
        channels: values
            .get("channels")
            .and_then(|it| serde_json::from_value(it.clone()).ok()),
        p2p: values
            .get("p2p")
            .and_then(|it| serde_json::from_value(it.clone()).ok()),
        mode: values
            .get("mode")
            .and_then(|it| serde_json::from_value(it.clone()).ok()),
        acknowledgement: values
            .get("acknowledgement")
            .and_then(|it| serde_json::from_value(it.clone()).ok()),
    })
}

fn within(
    stored: &mut Value,
    step: fn(&mut Map<String, Value>) -> Result<(), Undecided>,
) -> Result<bool, Undecided> {
    match stored.get_mut("values").and_then(Value::as_object_mut) {
        Some(values) => step(values).map(|()| true),
        None => Ok(false),
    }
}

fn succeed(
    stored: &mut Value,
    form: &'static str,
    decide: fn(&Map<String, Value>) -> Option<Successor>,
) -> Result<bool, Undecided> {
    let Some(values) = stored.get("values").and_then(Value::as_object) else {
        return Ok(false);
    };
    let successor = decide(values).ok_or(Undecided { form, field: None })?;
    stored["form"] = json!(successor.form);
    stored["values"] = Value::Object(successor.values);
    Ok(true)
}

fn is_on(values: &Map<String, Value>, key: &str) -> bool {
    values.get(key) == Some(&Value::Bool(true))
}

fn rename(values: &mut Map<String, Value>, old: &str, new: &str) {
    if let Some(value) = values.remove(old) {
        values.entry(new).or_insert(value);
    }
}

/// `pin`, for a connection that has none.
fn sound_provider_terminals_pin_of(_values: &Map<String, Value>) -> Option<String> {
    None
}

/// `api_key`, so that it fits. What does not is refused by `from_stored`.
fn sound_provider_api_key_fitted(old: String) -> String {
    old
}

/// The option of `channels` in place of this one. `None` takes it off the list; `from_stored` refuses a list that is too short then.
fn sound_provider_channels_instead(option: &str) -> Option<String> {
    match option {
        "shop" => None,
        option => Some(option.to_owned()),
    }
}

/// `limit`, from what it was before.
fn sound_provider_limit_from(_old: &Value) -> Option<i64> {
    None
}

/// The option of `region` in place of this one. The field needs one: `None` leaves the connection undecided.
fn sound_provider_region_instead(option: &str) -> Option<String> {
    match option {
        "us" => None,
        option => Some(option.to_owned()),
    }
}

/// `p2p_id`, for a connection that has none.
fn sound_provider_p2p_id_of(_values: &Map<String, Value>) -> Option<String> {
    None
}

/// `webhook_key`, for a connection that has none.
fn sound_provider_webhook_key_of(_values: &Map<String, Value>) -> Option<String> {
    None
}

/// What a connection of `sound/kiosk` becomes, a form that is gone. Its provider has `sound/provider`, `sound/shop`; `None` leaves the connection undecided.
fn sound_kiosk_becomes(_old: SoundKiosk) -> Option<Successor> {
    None
}
