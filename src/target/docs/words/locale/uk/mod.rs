//! Ukrainian, as the help centre of a payment company writes it: ви with a small letter, «quotation marks».
//!
//! Names of companies, titles of fields and forms, and whoever is to be asked come from outside and stand in the
//! nominative: after a noun that is declined in their place (у постачальника …, для форми …), or after a colon.
//!
//! | English | Ukrainian |
//! |---|---|
//! | payment provider | постачальник платежів |
//! | account (at a provider) | обліковий запис |
//! | connection; connection form | підключення; форма підключення |
//! | dashboard; portal (of a provider) | кабінет; портал |
//! | credentials | дані доступу |
//! | secret, private, public key | секретний, приватний, відкритий ключ |
//! | private, public half of a key pair | приватна, відкрита частина пари ключів |
//! | IP whitelist; entry in it | білий список IP-адрес; запис |
//! | callback URL | URL для сповіщень (callback) |
//! | test, live | тестовий, робочий режим |
//! | field, box | поле |
//! | feature; option | можливість; варіант |
//! | required, optional, secret (a field) | обов’язкове, необов’язкове, секретне |
//! | account manager; support team | ваш менеджер; служба підтримки |
//! | lifetime; renewal | строк дії; поновлення |
//! | on its way out; deprecated since | виводиться з ужитку; застаріле з |

mod address;
mod form;
mod page;
mod setup;
mod site;
mod value;

use crate::ir::Locale;
use crate::target::docs::words::Words;

/// The words.
pub(super) static WORDS: Words = Words {
    locale: Locale::Uk,
    common: page::COMMON,
    mode: page::MODE,
    top: page::TOP,
    needs: page::NEEDS,
    credentials: page::CREDENTIALS,
    renewal: page::RENEWAL,
    modes: page::MODES,
    hosts: page::HOSTS,
    trouble: page::TROUBLE,
    setup: setup::SETUP,
    audience: setup::AUDIENCE,
    step_whitelist: setup::STEP_WHITELIST,
    step_callbacks: setup::STEP_CALLBACKS,
    whitelist: address::WHITELIST,
    callbacks: address::CALLBACKS,
    senders: address::SENDERS,
    issued: address::ISSUED,
    connect: form::CONNECT,
    field: form::FIELD,
    source: form::SOURCE,
    files: form::FILES,
    choices: form::CHOICES,
    condition: value::CONDITION,
    shape: value::SHAPE,
    picture: value::PICTURE,
    catalogue: site::CATALOGUE,
    filters: site::FILTERS,
    site: site::SITE,
};
