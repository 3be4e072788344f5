//! What a value looks like, in words.

use super::{Words, Written};
use crate::ir::{
    Field, FieldKind, FileRules, Length, Lifetime, ModeMark, Number, OptionsFrom, Text, TextRules,
};

impl Words {
    /// The format of a field in a few words; empty when there is nothing to say.
    pub(in super::super) fn format<W: Written>(&self, field: &Field) -> W {
        let said = &self.shape;
        let https = |template: &str| W::fill(template, &[("text", &W::code("https://"))]);
        let (first, rules) = match &field.kind {
            FieldKind::Text(rules) => (None, rules),
            FieldKind::Multiline(rules) => (Some(W::of(said.lines)), rules),
            FieldKind::Url(rules) => (Some(https(said.url)), rules),
            FieldKind::Host(rules) => (Some(https(said.host)), rules),
            FieldKind::Email(rules) => (Some(W::of(said.email)), rules),
            FieldKind::Integer(limits) => return self.number(said.whole, *limits),
            FieldKind::Number(limits) => return self.number(said.number, *limits),
            FieldKind::File(rules) => return self.file(rules),
            _ => return W::new(),
        };
        let mut parts = self.text(first, rules, field.kind.length());
        match parts.len() {
            1 => parts.swap_remove(0),
            _ => W::join(&parts, self.common.comma, self.common.comma),
        }
    }

    /// From the beginning of the value to its end, after what it is.
    fn text<W: Written>(
        &self,
        first: Option<W>,
        rules: &TextRules,
        length: Option<Length>,
    ) -> Vec<W> {
        let said = &self.shape;
        let affix = |template: &str, text: &str| W::fill(template, &[("text", &W::code(text))]);
        let mut parts = Vec::from_iter(first);
        parts.extend(rules.unsaid_prefix().map(|text| affix(said.begins, text)));
        let refused = rules.refused_prefix.as_ref();
        parts.extend(refused.map(|text| affix(said.does_not_begin, text)));
        let words = rules.pattern_description.as_ref();
        parts.extend(words.map(|words| W::plain(words.trim_end_matches('.'))));
        parts.extend(length.map(|length| W::of(&self.of_forms().length(length))));
        parts.extend(rules.unsaid_suffix().map(|text| affix(said.ends, text)));
        for (mode, mark) in &rules.mode_marks {
            let (template, text) = match mark {
                ModeMark::Prefix(text) => (said.begins_in, text),
                ModeMark::Suffix(text) => (said.ends_in, text),
                // A pattern is for machines.
                ModeMark::Pattern(_) => continue,
            };
            let mode = W::of(self.mode_name(*mode));
            let holes = [("text", &W::code(text)), ("mode", &mode)];
            parts.push(W::fill(template, &holes));
        }
        parts
    }

    fn number<W: Written>(&self, kind: &str, limits: Number) -> W {
        let said = &self.shape;
        let word = |limit: Option<f64>| {
            let number = limit.unwrap_or_default().to_string();
            W::of(&number.replace('.', self.common.decimal))
        };
        let template = match (limits.minimum, limits.maximum) {
            (Some(_), Some(_)) => said.from_to,
            (Some(_), None) => said.from,
            (None, Some(_)) => said.to,
            (None, None) => "",
        };
        let (least, most) = (word(limits.minimum), word(limits.maximum));
        let mut line = W::of(kind);
        line.push(&W::fill(template, &[("least", &least), ("most", &most)]));
        line
    }

    fn file<W: Written>(&self, rules: &FileRules) -> W {
        let (said, common, words) = (&self.shape, &self.common, self.of_forms());
        let formats = rules.formats.iter();
        let formats: Vec<W> = formats.map(|it| W::of(words.file_format(*it))).collect();
        let extensions = rules.extensions.iter();
        let extensions: Vec<W> = extensions.map(|it| W::code(it)).collect();
        let template = if extensions.is_empty() {
            said.file_of_any_name
        } else {
            said.file
        };
        W::fill(
            template,
            &[
                ("formats", &W::join(&formats, common.comma, common.or)),
                (
                    "extensions",
                    &W::join(&extensions, common.comma, common.comma),
                ),
                ("size", &W::of(&words.size(rules.max_size))),
            ],
        )
    }

    /// How long a value is good for.
    pub(in super::super) fn lifetime(&self, lifetime: Lifetime) -> String {
        let said = &self.shape;
        let words = self.of_forms();
        match lifetime {
            Lifetime::Of { count, unit } => words.time(count, unit),
            Lifetime::AtMost { count, unit } => said
                .lifetime_at_most
                .replace("{lifetime}", &words.time(count, unit)),
            Lifetime::Limited => said.lifetime_limited.to_owned(),
        }
    }

    /// What is said of options where the spec says nothing of its own.
    pub(in super::super) fn usual_source(
        &self,
        from: OptionsFrom,
        source: &Text,
    ) -> Option<&'static str> {
        let usual = self.of_forms().options_from(from);
        let is_usual = *source == Text::plain(usual);
        is_usual.then_some(match from {
            OptionsFrom::ProviderApi => self.choices.from_provider_api,
            OptionsFrom::AccountManager => self.choices.from_account_manager,
        })
    }

    /// A value of a field as the form shows it: titles of options, "on" or "off", otherwise the value as code.
    pub(in super::super) fn example<W: Written>(
        &self,
        field: &Field,
        value: &serde_json::Value,
    ) -> W {
        use serde_json::Value;
        let common = &self.common;
        match value {
            Value::Bool(on) => W::of(if *on { common.on } else { common.off }),
            Value::Array(items) => {
                let items: Vec<W> = items.iter().map(|item| self.example(field, item)).collect();
                W::join(&items, common.comma, common.comma)
            }
            Value::String(text) => {
                let choices = field.kind.choices().unwrap_or_default();
                match choices.iter().find(|choice| choice.value == *text) {
                    Some(choice) => W::strong(&choice.title),
                    None => W::code(text),
                }
            }
            other => W::code(&other.to_string()),
        }
    }
}
