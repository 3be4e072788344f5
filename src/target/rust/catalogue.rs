//! What stands above all providers: their modules, the company's vocabulary, the enum over all forms.

use super::doc::Doc;
use super::facts;
use super::item::{Enumeration, Items};
use super::layout::Expr;
use super::literal::string;
use super::names::{self, module_name};
use super::options;
use crate::ir::{Choice, NamedCode, Project, Summary};

/// Documentation of `mod.rs`: how to use it.
pub(super) fn doc() -> Doc {
    let mut doc = Doc::default();
    doc.paragraph("The connection forms of every provider: one module a provider, one struct a form.")
        .paragraph(
            "A submission is JSON. Where the form is known, deserialize it; where only its name is, \
             ask [`AnyAccount`]:",
        )
        .paragraph(
            "```text\n\
             let account: connectum::ProviderAccount = serde_json::from_str(body)?;\n\
             let account = AnyAccount::from_value(\"connectum/provider\", &value)?;\n\
             let account = AnyAccount::from_submission(\"connectum/provider\", submission)?;\n\
             ```",
        )
        .paragraph(
            "What was read is valid: lengths, patterns, options, conditions and files were checked, and \
             unknown keys refused. Otherwise there is a `provspec_forms::FieldErrors` with every fault, \
             by the path and the code that the frontend knows. A form that was built or changed in code \
             is checked with `Form::validate`.",
        )
        .paragraph(
            "`Debug`, `Display` and `Serialize` never show a secret. `Secret::expose` gives one, and \
             `Form::expose` the whole submission. `Form::expires_within` names the certificates whose \
             time is up.",
        )
        .paragraph(
            "What comes after: `Form::to_stored` and `from_stored` keep a form and read it again, also by \
             a later version of its spec; `Form::masked` shows it; `Edit` changes it.",
        )
        .paragraph(
            "What else is known of a provider (hosts, IP whitelist, callbacks, links) is in its `PROVIDER`; \
             all of them are in [`PROVIDERS`].",
        );
    doc
}

/// One form in the enum over all.
struct Entry {
    name: String,
    /// Earlier names.
    renamed_from: Vec<String>,
    path: String,
    title: String,
}

/// `pub mod` for each provider, as rustfmt orders them.
pub(super) fn modules(summaries: &[Summary]) -> String {
    let mut modules: Vec<String> = summaries.iter().map(|it| module_name(&it.code)).collect();
    modules.sort_unstable();
    modules
        .iter()
        .map(|name| format!("pub mod {name};\n"))
        .collect()
}

/// The items beside the modules.
pub(super) fn items(summaries: &[Summary], project: &Project) -> String {
    let mut items = Items::default();
    vocabulary(
        &mut items,
        "Feature",
        "A feature of a connection.",
        &project.features,
        project,
    );
    vocabulary(
        &mut items,
        "Currency",
        "A currency.",
        &project.currencies,
        project,
    );
    vocabulary(
        &mut items,
        "Country",
        "A country.",
        &project.countries,
        project,
    );
    vocabularies(&mut items, project);
    all_forms(&mut items, summaries, project);
    all_providers(&mut items, summaries, project);
    addresses(&mut items, project);
    items.finish()
}

fn vocabulary(items: &mut Items, name: &str, doc: &str, codes: &[NamedCode], project: &Project) {
    if codes.is_empty() {
        return;
    }
    let choices: Vec<Choice> = codes
        .iter()
        .map(|code| Choice {
            value: code.code.clone(),
            title: code.title.clone(),
            description: None,
            mode: None,
            hosts: Vec::new(),
        })
        .collect();
    let mut text = Doc::default();
    text.paragraph(doc);
    options::push(
        items,
        name,
        &text,
        &choices,
        "provspec_forms::Choice",
        project,
    );
    // Said once: the tables of forms that offer all of it point here.
    let mut text = format!(
        "impl {name} {{\n    /// Every value, as it is on the wire.\n    pub const VALUES: &'static [&'static str]"
    );
    Expr::strings(choices.iter().map(|choice| &*choice.value)).write_value(&mut text, 4);
    text.push_str("\n}");
    items.push(&text);
}

/// The lists that tables name.
fn vocabularies(items: &mut Items, project: &Project) {
    let lists = [
        ("Feature", &project.features),
        ("Currency", &project.currencies),
        ("Country", &project.countries),
    ];
    let lists = lists.iter().filter(|(_, codes)| !codes.is_empty());
    let lists = lists.map(|(name, _)| {
        let values = Expr::Atom(format!("{name}::VALUES"));
        Expr::call("", [Expr::Atom(string(name)), values])
    });
    let mut text = "/// The lists of options that the tables of forms name.\n\
                    pub const VOCABULARY: provspec_forms::Vocabulary"
        .to_owned();
    Expr::Array(lists.collect()).write_value(&mut text, 0);
    items.push(&text);
}

/// Code that a reader may copy, run as a test where it is known how the module is named.
fn example(project: &Project, code: impl Fn(&str) -> String) -> String {
    match &project.rust_path {
        Some(path) => format!("```\n{}\n```", code(path)),
        None => format!("```ignore\n{}\n```", code("crate::forms")),
    }
}

fn all_forms(items: &mut Items, summaries: &[Summary], project: &Project) {
    let mut entries = Vec::new();
    for provider in summaries {
        let (types, _) = names::form_types(provider.forms.iter().map(|form| form.key.as_str()));
        let module = module_name(&provider.code);
        for (form, name) in provider.forms.iter().zip(types) {
            let full = |key: &String| format!("{}/{key}", provider.code);
            entries.push(Entry {
                name: full(&form.key),
                renamed_from: form.renamed_from.iter().map(full).collect(),
                path: format!("{module}::{name}"),
                title: format!("{} of {}", form.title, provider.name),
            });
        }
    }
    let paths = entries.iter().map(|entry| entry.path.as_str());
    let variants = names::variants_of_paths(paths);

    let mut doc = Doc::default();
    doc.paragraph("Any form of any provider.")
        .paragraph("# Example")
        .paragraph(example(project, |path| {
            let name = entries.first().map_or("", |entry| &entry.name);
            format!(
                "use {path}::AnyAccount;
use provspec_forms::{{FormError, Value}};

let submission = Value::Object(Default::default());
match AnyAccount::from_value({name}, &submission) {{
    Ok(account) => println!(\"{{account:?}}\"),
    // Every fault, in the order of the form.
    Err(FormError::Invalid(errors)) => {{
        errors.iter().for_each(|error| println!(\"{{}}: {{}}\", error.path, error.code));
    }}
    Err(error) => panic!(\"{{error}}\"),
}}
for form in AnyAccount::definitions() {{
    assert!(AnyAccount::definition(form.name).is_some(), \"each is found by its name\");
}}",
                name = string(name)
            )
        }));
    let mut all = Enumeration::new(&doc, &["non_exhaustive"], "AnyAccount");
    for (variant, entry) in variants.iter().zip(&entries) {
        let mut doc = Doc::default();
        doc.paragraph(super::doc::sentence(&entry.title));
        all.variant(&doc, variant, Some(&["Box<", &entry.path, ">"].concat()));
    }
    if entries.is_empty() {
        items.push("/// Any form of any provider. There is none yet.\n#[non_exhaustive]\npub enum AnyAccount {}");
    } else {
        items.push(&all.finish());
    }
    items.push(&methods(&variants, &entries));
    items.push("provspec_forms::any_form!(AnyAccount);");
}

fn all_providers(items: &mut Items, summaries: &[Summary], project: &Project) {
    let mut text = "/// Every provider, in order of code.\n\
                    pub static PROVIDERS: &[&provspec_forms::ProviderTable]"
        .to_owned();
    let paths = summaries
        .iter()
        .map(|it| Expr::Atom(format!("&{}::PROVIDER", module_name(&it.code))));
    Expr::Array(paths.collect()).write_value(&mut text, 0);
    items.push(&text);
    let mut doc = Doc::default();
    doc.paragraph("The provider with this code.");
    if let Some(first) = summaries.first() {
        let code = string(&first.code);
        doc.paragraph("# Example")
            .paragraph(example(project, |path| {
                format!(
                    "let provider = {path}::provider({code}).expect(\"its code is known\");
assert_eq!(provider.code, {code});
assert!({path}::provider(\"nobody\").is_none());"
                )
            }));
    }
    let mut text = doc.block("///", 0);
    text.push_str(
        "
pub fn provider(code: &str) -> Option<&'static provspec_forms::ProviderDefinition> {
    provspec_forms::provider::find(PROVIDERS, code)
}",
    );
    items.push(&text);
}

fn addresses(items: &mut Items, project: &Project) {
    let mut text =
        "/// The addresses that requests to providers come from, as the guide pages list them.\n\
                    pub const ADDRESSES: &[provspec_forms::provider::Address]"
            .to_owned();
    let addresses = project.addresses.iter().map(facts::address);
    Expr::Array(addresses.collect()).write_value(&mut text, 0);
    items.push(&text);
}

fn methods(variants: &[String], entries: &[Entry]) -> String {
    let mut text = "impl AnyAccount {
    /// The rules of every form.
    pub fn definitions() -> impl Iterator<Item = &'static provspec_forms::FormDefinition> {
        PROVIDERS.iter().flat_map(|provider| provider.forms)
    }

    /// The rules of the form of this name, such as `connectum/provider`.
    pub fn definition(name: &str) -> Option<&'static provspec_forms::FormDefinition> {
        provspec_forms::provider::form(PROVIDERS, name)
    }

    /// Reads a submission to the form of this name.
    ///
    /// # Errors
    ///
    /// When there is no such form, or every fault of the submission.
    pub fn from_value(
        name: &str,
        value: &provspec_forms::Value,
    ) -> Result<Self, provspec_forms::FormError> {
        provspec_forms::__private::from_value(name, value, Self::open)
    }

    /// Reads a submission in parts to the form of this name.
    ///
    /// # Errors
    ///
    /// When there is no such form, or every fault of the submission.
    pub fn from_submission(
        name: &str,
        submission: provspec_forms::Submission,
    ) -> Result<Self, provspec_forms::FormError> {
        provspec_forms::__private::from_submission(name, submission, Self::open)
    }

    /// Reads what was stored, also by an earlier version or under an earlier name of its form.
    ///
    /// # Errors
    ///
    /// When there is no such form, or it is not valid any more.
    pub fn from_stored(
        stored: &provspec_forms::Stored,
    ) -> Result<provspec_forms::Restored<Self>, provspec_forms::StoredError> {
        provspec_forms::__private::from_stored(stored, Self::open)
    }

    /// The form after a submission that may leave secrets and files as they are; see
    /// `provspec_forms::Edit`.
    ///
    /// # Errors
    ///
    /// Every fault of the submission.
    pub fn edited(&self, value: &provspec_forms::Value) -> Result<Self, provspec_forms::FormError> {
        provspec_forms::__private::edited(self.as_form(), value, Self::open)
    }

    /// The same of a submission in parts.
    ///
    /// # Errors
    ///
    /// Every fault of the submission.
    pub fn edited_in_parts(
        &self,
        submission: provspec_forms::Submission,
    ) -> Result<Self, provspec_forms::FormError> {
        provspec_forms::__private::edited_in_parts(self.as_form(), submission, Self::open)
    }

    /// The same for what could be read only in part.
    ///
    /// # Errors
    ///
    /// Every fault of the submission.
    pub fn completed(
        unfinished: &provspec_forms::Unfinished,
        value: &provspec_forms::Value,
    ) -> Result<Self, provspec_forms::FormError> {
        provspec_forms::__private::completed(unfinished, value, Self::open)
    }

    /// The same of a submission in parts.
    ///
    /// # Errors
    ///
    /// Every fault of the submission.
    pub fn completed_in_parts(
        unfinished: &provspec_forms::Unfinished,
        submission: provspec_forms::Submission,
    ) -> Result<Self, provspec_forms::FormError> {
        provspec_forms::__private::completed_in_parts(unfinished, submission, Self::open)
    }

"
    .to_owned();
    text.push_str(if entries.is_empty() {
        "    fn open(_name: &str, _source: &mut provspec_forms::__private::Source<'_>) -> Option<Self> {
        None"
    } else {
        "    fn open(name: &str, source: &mut provspec_forms::__private::Source<'_>) -> Option<Self> {
        use provspec_forms::__private::wrap;

        match name {"
    });
    for (variant, entry) in variants.iter().zip(entries) {
        // What was stored may have an earlier name.
        for name in std::iter::once(&entry.name).chain(&entry.renamed_from) {
            let arguments = [format!("Self::{variant}"), "source".to_owned()].map(Expr::Atom);
            Expr::call("wrap", arguments).write_arm(&mut text, &string(name));
        }
    }
    if !entries.is_empty() {
        text.push_str("\n            _ => None,\n        }");
    }
    text.push_str(
        "
    }

    /// What every form offers.
    pub fn as_form(&self) -> &dyn provspec_forms::AnyForm {
",
    );
    if entries.is_empty() {
        text.push_str("        match *self {}\n    }\n}");
        return text;
    }
    text.push_str("        match self {");
    for variant in variants {
        Expr::atom("&**form").write_arm(&mut text, &format!("Self::{variant}(form)"));
    }
    text.push('\n');
    text.push_str("        }\n    }\n}");
    text
}
