//! What stands above all providers: their modules, the company's vocabulary, the enum over all forms.

use codegen::{Enum, Scope, Variant};

use super::doc::Doc;
use super::layout::{Expr, MAX_WIDTH, width};
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
             `Form::expose` the whole submission, to be encrypted and stored.",
        );
    doc
}

/// One form in the enum over all.
struct Entry {
    name: String,
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
    let mut scope = Scope::new();
    vocabulary(
        &mut scope,
        "Feature",
        "A feature of a connection.",
        &project.features,
        project,
    );
    vocabulary(
        &mut scope,
        "Currency",
        "A currency.",
        &project.currencies,
        project,
    );
    vocabulary(
        &mut scope,
        "Country",
        "A country.",
        &project.countries,
        project,
    );
    all_forms(&mut scope, summaries);
    scope.to_string()
}

fn vocabulary(scope: &mut Scope, name: &str, doc: &str, codes: &[NamedCode], project: &Project) {
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
        })
        .collect();
    let mut text = Doc::default();
    text.paragraph(doc);
    options::push(
        scope,
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
    Expr::strings(choices.iter().map(|choice| &*choice.value)).write_value(&mut text);
    text.push_str("\n}");
    scope.raw(text);
}

fn all_forms(scope: &mut Scope, summaries: &[Summary]) {
    let mut entries = Vec::new();
    for provider in summaries {
        let (types, _) = names::form_types(provider.forms.iter().map(|form| form.key.as_str()));
        let module = module_name(&provider.code);
        for (form, name) in provider.forms.iter().zip(types) {
            entries.push(Entry {
                name: format!("{}/{}", provider.code, form.key),
                path: format!("{module}::{name}"),
                title: format!("{} of {}", form.title, provider.name),
            });
        }
    }
    let paths = entries.iter().map(|entry| entry.path.as_str());
    let variants = names::variants_of_paths(paths);

    let mut all = Enum::new("AnyAccount");
    all.vis("pub")
        .doc("Any form of any provider.")
        .r#macro("#[non_exhaustive]");
    for (variant, entry) in variants.iter().zip(&entries) {
        let path = &entry.path;
        let mut text = format!("{variant}(Box<{path}>)");
        if width(&text) + 5 > MAX_WIDTH {
            text = format!("{variant}(\n    Box<{path}>,\n)");
        }
        let mut item = Variant::new(text);
        let mut doc = Doc::default();
        doc.paragraph(super::doc::sentence(&entry.title));
        for line in doc.lines("///", 4) {
            item.annotation(line);
        }
        all.push_variant(item);
    }
    if entries.is_empty() {
        scope.raw("/// Any form of any provider. There is none yet.\n#[non_exhaustive]\npub enum AnyAccount {}");
    } else {
        scope.push_enum(all);
    }
    scope.raw(methods(&variants, &entries));
    scope.raw("provspec_forms::any_form!(AnyAccount);");
}

fn methods(variants: &[String], entries: &[Entry]) -> String {
    let (value, import) = if entries.is_empty() {
        ("_value", "")
    } else {
        ("value", "        use provspec_forms::__private::wrap;\n\n")
    };
    let mut text = format!(
        "impl AnyAccount {{
    /// Reads a submission to the form of this name, such as `connectum/provider`.
    ///
    /// # Errors
    ///
    /// When there is no such form, or every fault of the submission.
    pub fn from_value(
        name: &str,
        {value}: &provspec_forms::Value,
    ) -> Result<Self, provspec_forms::FormError> {{
{import}        match name {{"
    );
    for (variant, entry) in variants.iter().zip(entries) {
        let arguments = [format!("Self::{variant}"), "value".to_owned()].map(Expr::Atom);
        Expr::call("wrap", arguments).write_arm(&mut text, &string(&entry.name));
    }
    text.push_str(
        "
            _ => Err(provspec_forms::FormError::UnknownForm),
        }
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
