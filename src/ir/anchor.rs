//! Names of the places in a provider's guide page, for whoever writes the page and whoever links to it.
//!
//! Keys hold no dash, so a field's anchor (one dash) never meets that of a form or a group (two).

/// Path of a provider's page in the published site: `providers/connectum/`.
pub fn page(code: &str) -> String {
    ["providers/", code, "/"].concat()
}

/// Anchor of a form's section: `form--h2h_merchant`.
pub fn form(form: &str) -> String {
    ["form--", form].concat()
}

/// Anchor of a group of fields in a form: `group--h2h_merchant--apple_pay`.
pub fn group(form: &str, group: &str) -> String {
    ["group--", form, "--", group].concat()
}

/// Anchor of a group of fields inside a repeated group: `group--h2h_merchant--terminals--apple_pay`.
pub fn item_group(form: &str, repeat: &str, group: &str) -> String {
    ["group--", form, "--", repeat, "--", group].concat()
}

/// Anchor of a field, by its wire key: `h2h_merchant-account`.
pub fn field(form: &str, field: &str) -> String {
    [form, "-", field].concat()
}

/// Anchor of a field inside a repeated group: `h2h_merchant-terminals-terminal_id`.
pub fn item_field(form: &str, repeat: &str, field: &str) -> String {
    [form, "-", repeat, "-", field].concat()
}

/// Anchor of a value that the company issues: `issued--webhook_token`.
pub fn issued(key: &str) -> String {
    ["issued--", key].concat()
}

/// Anchor of a step, counted from 1: `step-2`.
pub fn step(number: usize) -> String {
    ["step-", &number.to_string()].concat()
}
