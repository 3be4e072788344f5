//! The comparison: one small function for each aspect.

mod field;
mod file;
mod form;
mod provider;

use crate::corpus;
use crate::difference::Found;
use crate::output::Output;

/// Compares everything of one provider.
pub(crate) fn provider(
    facts: &corpus::Provider,
    output: &Output,
    callbacks_base: &str,
    found: &mut Found,
) {
    found.at_provider(&facts.code);
    provider::name(facts, output, found);
    provider::links(facts, output, found);
    if facts.stub {
        provider::stub(output, found);
        return;
    }
    provider::accounts(facts, output, found);
    provider::whitelist(&facts.ip_whitelist, output, found);
    provider::callbacks(&facts.callbacks, output, callbacks_base, found);
    provider::mode_notes(facts, output, found);
    provider::lifetime(facts, output, found);
    provider::setup(facts, output, found);
    for (account, form) in facts.accounts.iter().zip(&output.forms) {
        found.at_account(&form.key);
        form::whole(
            account,
            form,
            output.page.form(&form.key),
            &output.page,
            found,
        );
    }
}
