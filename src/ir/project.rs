//! What the company says once for all providers: brand, addresses, vocabulary.

use std::collections::BTreeMap;

use ipnet::IpNet;
pub use provspec_messages::Locale;

use super::{History, Text, Variable, Vocabulary};

/// The project's configuration, checked.
#[derive(Debug, Clone)]
pub struct Project {
    /// The language that its titles are in, and the texts of providers beside it.
    pub locale: Locale,
    /// The languages of the outputs. The first is that of the specs, and of whoever asks for none.
    pub locales: Vec<Locale>,
    /// Who the outputs speak for.
    pub brand: Brand,
    /// The addresses that requests to providers come from, in order.
    pub addresses: Vec<Address>,
    /// Values of the company that specs name in braces, by name.
    pub values: BTreeMap<String, String>,
    /// The features a connection may have.
    pub features: Vocabulary,
    /// The currencies a connection may have.
    pub currencies: Vocabulary,
    /// The countries a connection may name.
    pub countries: Vocabulary,
    /// What the frontend package is called.
    pub package: Package,
    /// Where other crates find the generated Rust: `backend::forms`. Examples in its documentation are run there.
    pub rust_path: Option<String>,
}

/// What the frontend package is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Its name in a registry of npm, such as `@example-pay/connection-forms`.
    pub name: String,
    /// Its version (Semantic Versioning 2.0.0); none = the project does not say.
    pub version: Option<String>,
    /// What has changed in it from release to release; none = it was never released.
    pub history: Option<History>,
}

impl Package {
    /// Its version; that of something which is never published where nobody says it.
    pub fn version(&self) -> &str {
        self.version.as_deref().unwrap_or("0.0.0")
    }
}

impl Default for Package {
    fn default() -> Self {
        Self {
            name: "connection-forms".to_owned(),
            version: None,
            history: None,
        }
    }
}

/// Who the outputs speak for.
#[derive(Debug, Clone)]
pub struct Brand {
    /// The company's name.
    pub company_name: String,
    /// Address of the dashboard, with a slash at its end.
    pub dashboard_url: String,
    /// Address of the support team.
    pub support_email: String,
    /// Address of the company's website.
    pub website_url: String,
    /// Base of the callback URLs, without a slash at its end.
    pub callbacks_base_url: String,
}

impl Project {
    /// The tag of its language, where that is not the language of the specs.
    pub fn further_tag(&self) -> Option<&'static str> {
        let is_first = self.locales.first().is_none_or(|it| *it == self.locale);
        (!is_first).then(|| self.locale.tag())
    }

    /// The values that hold placeholders for a later stage (`{{custom.…}}`).
    pub fn placeholders(&self) -> Vec<&str> {
        let brand = &self.brand;
        [
            &brand.company_name,
            &brand.dashboard_url,
            &brand.support_email,
            &brand.website_url,
            &brand.callbacks_base_url,
        ]
        .into_iter()
        .chain(self.values.values())
        .map(String::as_str)
        .filter(|value| value.contains("{{"))
        .collect()
    }

    /// The value of a variable in a text.
    pub fn variable(&self, variable: Variable) -> &str {
        match variable {
            Variable::CompanyName => &self.brand.company_name,
            Variable::DashboardUrl => &self.brand.dashboard_url,
            Variable::SupportEmail => &self.brand.support_email,
            Variable::WebsiteUrl => &self.brand.website_url,
        }
    }

    /// A text without its marks, on one line, with this project's values in place of the variables.
    pub fn words(&self, text: &Text) -> String {
        text.to_plain(&|variable| self.variable(variable))
    }
}

/// An address (or network) that requests to providers come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The address; a single one is a `/32` or `/128`.
    pub net: IpNet,
    /// The date (RFC 3339 `full-date`) from which it is no longer used.
    pub retires: Option<String>,
}
