//! Whether a connection needs a callback, an event, a whitelist.

use provspec_forms::provider::{Callback, Event, When, Whitelist};
use provspec_forms::{
    Condition, FieldDefinition, Form, FormDefinition, Kind, Mode, Secrecy, Values,
};

struct Shop {
    account: String,
    payouts: bool,
}

impl Form for Shop {
    fn rules() -> &'static FormDefinition {
        const RULES: &FormDefinition = &FormDefinition::versioned(
            "bank/shop",
            "Shop",
            "v1",
            &[
                FieldDefinition::required("account", "Account", Secrecy::Plain, Kind::line(1, 40)),
                FieldDefinition::optional("payouts", "Payouts", Secrecy::Plain, Kind::Toggle),
            ],
        );
        RULES
    }

    fn read(values: &mut Values<'_>) -> Self {
        Self {
            account: values.text(),
            payouts: values.flag(),
        }
    }

    fn write<'a>(&'a self, values: &mut Values<'a>) {
        values.put_text(&self.account);
        values.put_flag(self.payouts);
    }
}

provspec_forms::form!(Shop);

fn shop(payouts: bool) -> Shop {
    Shop {
        account: "a".to_owned(),
        payouts,
    }
}

const PAYOUTS: When = When {
    condition: Condition::On("payouts"),
    ..When::DEFAULT
};

#[test]
fn a_callback_is_needed_by_its_accounts_and_in_its_cases() {
    let needed = |accounts, when, payouts| {
        let callback = Callback {
            accounts,
            when,
            ..Callback::DEFAULT
        };
        let whitelist = Whitelist {
            accounts,
            when,
            ..Whitelist::DEFAULT
        };
        let needed = callback.is_needed(&shop(payouts));
        assert_eq!(whitelist.is_needed(&shop(payouts)), needed);
        needed
    };
    assert!(needed(&[], &[], false));
    assert!(needed(&["till", "shop"], &[], false));
    assert!(!needed(&["till"], &[], true));
    assert!(needed(&[], &[PAYOUTS], true));
    assert!(!needed(&[], &[PAYOUTS], false));
    // Another kind of account asks for nothing, this one does.
    const OF_SHOP: When = When {
        account: Some("shop"),
        ..PAYOUTS
    };
    const OF_TILL: When = When {
        account: Some("till"),
        ..When::DEFAULT
    };
    assert!(needed(&[], &[OF_TILL, OF_SHOP], true));
    assert!(!needed(&[], &[OF_TILL, OF_SHOP], false));
    // No form of the provider knows the mode.
    const LIVE: When = When {
        mode: Some(Mode::Live),
        ..When::DEFAULT
    };
    assert!(needed(&[], &[LIVE], false));
}

#[test]
fn a_connection_needs_the_events_of_what_it_does() {
    let callback = Callback {
        events: const {
            &[
                Event {
                    name: "paid",
                    ..Event::DEFAULT
                },
                Event {
                    name: "payout",
                    when: &[PAYOUTS],
                    ..Event::DEFAULT
                },
                Event {
                    name: "till.closed",
                    accounts: &["till"],
                    ..Event::DEFAULT
                },
            ]
        },
        ..Callback::DEFAULT
    };
    let events = |payouts| {
        let shop = shop(payouts);
        let events = callback.events_for(&shop);
        events.map(|event| event.name).collect::<Vec<_>>()
    };
    assert_eq!(events(true), ["paid", "payout"]);
    assert_eq!(events(false), ["paid"]);
}
