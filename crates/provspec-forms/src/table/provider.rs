//! What is known of a provider, and its forms, as words.

use super::words::{Word, Words, keep};
use super::{Vocabulary, form};
use crate::provider::{
    Alphabet, Answer, Callback, CallbackValue, ConnectionUrl, Deprecation, Event, Host, HostField,
    Issued, Link, ProviderDefinition, Ranges, Requirement, Sender, SenderSource, Separator, Status,
    When, Whitelist, WhitelistFormat,
};
use crate::{Choice, Mode};

/// Reads the whole text.
pub(super) fn read(words: &mut Words, vocabulary: Vocabulary) -> Option<ProviderDefinition> {
    let mut provider = ProviderDefinition {
        code: super::code(words)?,
        name: words.text()?,
        short_name: words.text()?,
        ..ProviderDefinition::DEFAULT
    };
    let (mut hosts, mut host_fields) = (Vec::new(), Vec::new());
    let (mut senders, mut issued_values) = (Vec::new(), Vec::new());
    let (mut links, mut callbacks) = (Vec::new(), Vec::new());
    let mut forms = Vec::new();
    while words.next_line()? {
        match words.bare()? {
            "description" => provider.description = Some(words.text()?),
            "status" => provider.status = status(words)?,
            "deprecated" => {
                provider.deprecated = Some(Deprecation::new(words.text()?, words.text()?));
            }
            "modes" => provider.modes = words.list(mode)?,
            "currencies" => provider.currencies = words.list(Words::text)?,
            "host" => hosts.push(Host {
                url: words.text()?,
                account: words.after("account", Words::text)?,
                answer: words.after("answer", answer)?,
                mode: words.after("mode", mode)?,
                name: words.after("name", Words::text)?,
            }),
            "host_field" => host_fields.push(HostField {
                field: words.text()?,
                account: words.says("account").then(|| words.text())??,
                mode: words.after("mode", mode)?,
            }),
            "sender" => senders.push(sender(SenderSource::Net(words.parse()?), words)?),
            "sender_host" => senders.push(sender(SenderSource::Host(words.text()?), words)?),
            "sender_list" => senders.push(sender(SenderSource::List(words.text()?), words)?),
            "link" => links.push(Link::new(words.text()?, words.text()?, words.text()?)),
            "issued" => issued_values.push(issued(words)?),
            "whitelist" => provider.whitelist = whitelist(words)?,
            "callback" => callbacks.push(callback(words)?),
            "form" => forms.push(form::read(words, vocabulary)?),
            _ => return None,
        }
    }
    Some(ProviderDefinition {
        hosts: keep(hosts),
        host_fields: keep(host_fields),
        sends_from: keep(senders),
        issued: keep(issued_values),
        links: keep(links),
        callbacks: keep(callbacks),
        forms: keep(forms),
        ..provider
    })
}

fn status(words: &mut Words) -> Option<Status> {
    Some(match words.bare()? {
        "active" => Status::Active,
        "deprecated" => Status::Deprecated,
        "listed" => Status::Listed,
        _ => return None,
    })
}

fn answer(words: &mut Words) -> Option<Answer> {
    Some(Answer {
        field: words.text()?,
        value: words.text()?,
    })
}

fn mode(words: &mut Words) -> Option<Mode> {
    Mode::parse(words.bare()?)
}

fn sender(source: SenderSource, words: &mut Words) -> Option<Sender> {
    Some(Sender {
        source,
        account: words.after("account", Words::text)?,
        mode: words.after("mode", mode)?,
        begins: words.after("begins", Words::text)?,
        retires: words.after("retires", Words::text)?,
    })
}

fn issued(words: &mut Words) -> Option<Issued> {
    let (key, title) = (words.text()?, words.text()?);
    let known_as = words.after("known_as", Words::text)?;
    let secret = words.says("secret");
    let (min_length, max_length) = words
        .after("length", Words::limits)?
        .unwrap_or((None, None));
    let alphabet = words.bare()?;
    Some(Issued {
        key,
        title,
        known_as,
        secret,
        min_length,
        max_length,
        alphabet: Alphabet::ALL.into_iter().find(|it| it.name() == alphabet)?,
        per_mode: words.says("per_mode"),
        accounts: words.texts_after("accounts")?,
        limited: words.says("limited"),
    })
}

fn whitelist(words: &mut Words) -> Option<Whitelist> {
    let requirement = words.bare()?;
    let mut all = Requirement::ALL.into_iter();
    Some(Whitelist {
        requirement: all.find(|it| it.name() == requirement)?,
        place: words.texts_after("place")?,
        given_to: words.after("given_to", Words::text)?,
        boxes: words.texts_after("boxes")?,
        per_mode: words.says("per_mode"),
        accounts: words.texts_after("accounts")?,
        when: whens(words)?,
        format: WhitelistFormat {
            separator: words
                .after("separator", separator)?
                .unwrap_or(Separator::Unknown),
            ranges: words.after("ranges", ranges)?.unwrap_or(Ranges::None),
            max_entries: words.after("max_entries", Words::parse)?,
            ipv6: words.says("ipv6"),
        },
        note: words.after("note", Words::text)?,
    })
}

fn separator(words: &mut Words) -> Option<Separator> {
    Some(match words.next()? {
        Word::Bare("boxes") => Separator::Boxes,
        Word::Quoted(text) => Separator::Text(text),
        _ => return None,
    })
}

fn ranges(words: &mut Words) -> Option<Ranges> {
    Some(match words.bare()? {
        "cidr" => Ranges::Cidr,
        "netmask" => Ranges::Netmask,
        "wildcard" => Ranges::Wildcard(words.parse()?),
        _ => return None,
    })
}

fn callback(words: &mut Words) -> Option<Callback> {
    Some(Callback {
        title: words.text()?,
        value: match words.bare()? {
            "url" => CallbackValue::Url(words.text()?),
            "url_per_connection" => {
                CallbackValue::UrlPerConnection(ConnectionUrl::new(words.text()?))
            }
            "empty" => CallbackValue::Empty,
            "merchant_url" => CallbackValue::MerchantUrl,
            "ask_support" => CallbackValue::AskSupport,
            "automatic" => CallbackValue::Automatic,
            _ => return None,
        },
        place: words.texts_after("place")?,
        given_to: words.after("given_to", Words::text)?,
        per_mode: words.says("per_mode"),
        events: words
            .after("events", |words| words.list(event))?
            .unwrap_or_default(),
        accounts: words.texts_after("accounts")?,
        when: whens(words)?,
        note: words.after("note", Words::text)?,
    })
}

fn event(words: &mut Words) -> Option<Event> {
    Some(Event {
        name: words.text()?,
        accounts: words.texts_after("accounts")?,
        when: whens(words)?,
    })
}

fn whens(words: &mut Words) -> Option<&'static [When]> {
    let whens = words.after("when", |words| words.list(when))?;
    Some(whens.unwrap_or_default())
}

fn when(words: &mut Words) -> Option<When> {
    Some(When {
        account: words.after("account", Words::text)?,
        mode: words.after("mode", mode)?,
        condition: form::condition(words)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Condition;

    #[test]
    fn facts_are_read() {
        let text = r#"
provider bank "The Bank" Bank
description "A \"bank\"."
status deprecated
deprecated 2026-01-01 "Gone."
modes [test live]
currencies [JPY]
host "https://a.example" account merchant mode live name "Europe"
host "https://b.example"
host "https://c.example" account merchant answer country "MX 1" mode test
host_field gateways.url account merchant mode live
sender 192.0.2.0/24 mode test
sender "2001:db8::1/128"
sender 198.51.100.7/32 account merchant mode live begins 2027-01-01 retires 2028-01-01
sender_host out.bank.example
sender_list "https://bank.example/ips.txt" mode live
link login "Log in" "https://bank.example/"
issued token "The token" known_as Code secret length 8..16 hexadecimal per_mode accounts [merchant] limited
issued user User letters_and_digits
whitelist ask_manager place ["API"] boxes [a b] when [mode live always account merchant on p2p] separator "; " ranges wildcard "*" max_entries 5 ipv6
callback "Box" url "https://psp.example" per_mode events ["paid" "when" accounts [merchant] when [contains features payouts]] when [on p2p] note "N"
callback "Other" automatic given_to "them" accounts [merchant]
callback "Own" url_per_connection "https://psp.example/{connection_id}"
form bank/merchant 01ab "Merchant" [
    host "Host" text 1..255 [HOST]
]
form bank/provider 23cd "Provider" [
]
"#;
        let provider = read(&mut Words::new(text), &[]).expect("it is a table");
        assert_eq!((provider.name, provider.short_name), ("The Bank", "Bank"));
        let forms = provider
            .forms
            .iter()
            .map(|form| (form.name, form.fields.len()));
        let forms: Vec<_> = forms.collect();
        assert_eq!(forms, [("bank/merchant", 1), ("bank/provider", 0)]);
        assert_eq!(provider.description, Some("A \"bank\"."));
        assert_eq!(provider.status, Status::Deprecated);
        assert_eq!(
            provider.deprecated,
            Some(Deprecation::new("2026-01-01", "Gone."))
        );
        assert_eq!(provider.modes, [Mode::Test, Mode::Live]);
        assert_eq!(provider.currencies, ["JPY"]);
        let own = Host {
            account: Some("merchant"),
            mode: Some(Mode::Live),
            name: Some("Europe"),
            url: "https://a.example",
            ..Host::DEFAULT
        };
        let for_all = Host {
            url: "https://b.example",
            ..Host::DEFAULT
        };
        let by_answer = Host {
            account: Some("merchant"),
            answer: Some(Answer {
                field: "country",
                value: "MX 1",
            }),
            mode: Some(Mode::Test),
            url: "https://c.example",
            ..Host::DEFAULT
        };
        assert_eq!(provider.hosts, [own, for_all, by_answer]);
        let field = HostField {
            account: "merchant",
            field: "gateways.url",
            mode: Some(Mode::Live),
        };
        assert_eq!(provider.host_fields, [field]);
        let net = |text: &str| SenderSource::Net(text.parse().expect("a network"));
        let senders = [
            Sender::new(Some(Mode::Test), net("192.0.2.0/24")),
            Sender::new(None, net("2001:db8::1/128")),
            Sender {
                account: Some("merchant"),
                begins: Some("2027-01-01"),
                retires: Some("2028-01-01"),
                ..Sender::new(Some(Mode::Live), net("198.51.100.7/32"))
            },
            Sender::new(None, SenderSource::Host("out.bank.example")),
            Sender::new(
                Some(Mode::Live),
                SenderSource::List("https://bank.example/ips.txt"),
            ),
        ];
        assert_eq!(provider.sends_from, senders);
        let link = Link::new("login", "Log in", "https://bank.example/");
        assert_eq!(provider.links, [link]);
        let issued = [
            Issued {
                key: "token",
                title: "The token",
                known_as: Some("Code"),
                min_length: Some(8),
                max_length: Some(16),
                alphabet: Alphabet::Hexadecimal,
                per_mode: true,
                accounts: &["merchant"],
                limited: true,
                ..Issued::DEFAULT
            },
            Issued {
                key: "user",
                title: "User",
                secret: false,
                ..Issued::DEFAULT
            },
        ];
        assert_eq!(provider.issued, issued);
        let whitelist = Whitelist {
            requirement: Requirement::AskManager,
            place: &["API"],
            boxes: &["a", "b"],
            when: &[
                When {
                    mode: Some(Mode::Live),
                    ..When::DEFAULT
                },
                When {
                    account: Some("merchant"),
                    condition: Condition::On("p2p"),
                    ..When::DEFAULT
                },
            ],
            format: WhitelistFormat {
                separator: Separator::Text("; "),
                ranges: Ranges::Wildcard('*'),
                max_entries: Some(5),
                ipv6: true,
            },
            ..Whitelist::DEFAULT
        };
        assert_eq!(provider.whitelist, whitelist);
        let callbacks = [
            Callback {
                title: "Box",
                value: CallbackValue::Url("https://psp.example"),
                per_mode: true,
                events: &[
                    Event {
                        name: "paid",
                        ..Event::DEFAULT
                    },
                    Event {
                        name: "when",
                        accounts: &["merchant"],
                        when: &[When {
                            condition: Condition::Contains("features", "payouts"),
                            ..When::DEFAULT
                        }],
                    },
                ],
                when: &[When {
                    condition: Condition::On("p2p"),
                    ..When::DEFAULT
                }],
                note: Some("N"),
                ..Callback::DEFAULT
            },
            Callback {
                title: "Other",
                value: CallbackValue::Automatic,
                given_to: Some("them"),
                accounts: &["merchant"],
                ..Callback::DEFAULT
            },
            Callback {
                title: "Own",
                value: CallbackValue::UrlPerConnection(ConnectionUrl::new(
                    "https://psp.example/{connection_id}",
                )),
                ..Callback::DEFAULT
            },
        ];
        assert_eq!(provider.callbacks, callbacks);
    }

    #[test]
    fn what_is_not_said_is_the_default() {
        let provider = read(&mut Words::new("provider bank Bank Bank"), &[]);
        let provider = provider.expect("it is a table");
        assert_eq!(provider.modes, []);
        assert_eq!(provider.whitelist, Whitelist::DEFAULT);
    }

    #[test]
    fn what_is_no_table_is_not_taken_for_one() {
        for text in [
            "",
            "form a/b",
            "provider a A",
            "provider a A A more",
            "provider a A A\nother",
            "provider a A A\nstatus gone",
            "provider a A A\nmodes [test both]",
            "provider a A A\nsender 192.0.2.0/33",
            "provider a A A\nhost u name N mode test",
            "provider a A A\nhost u answer country",
            "provider a A A\nhost_field url",
            "provider a A A\nwhitelist required separator space",
            "provider a A A\nwhitelist required ranges wildcard \"**\"",
            "provider a A A\nwhitelist perhaps",
            "provider a A A\nissued k T",
            "provider a A A\nissued k T runes",
            "provider a A A\ncallback T",
            "provider a A A\ncallback T url",
            "provider a A A\ncallback T automatic when [perhaps]",
            "provider a A A\ncallback T automatic events [a when on]",
            "provider a A A\nform a/b 1 T",
            "provider a A A\nform a/b 1 T [\n] link a A b",
        ] {
            assert!(read(&mut Words::new(text), &[]).is_none(), "{text}");
        }
    }
}
