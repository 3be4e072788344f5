//! What a value looks like, in words.

use serde_json::Value;

use super::super::markdown::Line;
use super::{Part, Words, Written};
use crate::ir::{
    Field, FieldKind, FileRules, Length, Lifetime, ModeMark, Number, OptionsFrom, Text, TextRules,
};

impl Words {
    /// The format of a field in a few words; empty when there is nothing to say.
    pub(in super::super) fn format<W: Written>(&self, field: &Field) -> W {
        let said = &self.shape;
        let https = [("text", Part::Code("https://"))];
        let mut parts = Parts::<W>::new(self.common.comma);
        let rules = match &field.kind {
            FieldKind::Text(rules) => rules,
            FieldKind::Multiline(rules) => {
                parts.next().push_words(said.lines);
                rules
            }
            FieldKind::Url(rules) => {
                parts.next().push_filled(said.url, &https);
                rules
            }
            FieldKind::Host(rules) => {
                parts.next().push_filled(said.host, &https);
                rules
            }
            FieldKind::Email(rules) => {
                parts.next().push_words(said.email);
                rules
            }
            FieldKind::Integer(limits) => return self.number(said.whole, *limits),
            FieldKind::Number(limits) => return self.number(said.number, *limits),
            FieldKind::File(rules) => return self.file(rules),
            _ => return W::default(),
        };
        self.text(rules, field.kind.length(), &mut parts);
        parts.written
    }

    /// From the beginning of the value to its end, after what it is.
    fn text<W: Written>(&self, rules: &TextRules, length: Option<Length>, parts: &mut Parts<W>) {
        let said = &self.shape;
        let mut affix = |template: &str, text: Option<&str>| {
            if let Some(text) = text {
                let holes = [("text", Part::Code(text))];
                parts.next().push_filled(template, &holes);
            }
        };
        affix(said.begins, rules.unsaid_prefix());
        affix(said.does_not_begin, rules.refused_prefix.as_deref());
        if let Some(words) = &rules.pattern_description {
            let words = words.trim_end_matches('.');
            parts.next().push_part(&Part::Plain(words));
        }
        if let Some(length) = length {
            parts.next().push_words(&self.of_forms().length(length));
        }
        if let Some(text) = rules.unsaid_suffix() {
            let holes = [("text", Part::Code(text))];
            parts.next().push_filled(said.ends, &holes);
        }
        for (mode, mark) in &rules.mode_marks {
            let (template, text) = match mark {
                ModeMark::Prefix(text) => (said.begins_in, text),
                ModeMark::Suffix(text) => (said.ends_in, text),
                // A pattern is for machines.
                ModeMark::Pattern(_) => continue,
            };
            let mode = Part::Words(self.mode_name(*mode));
            let holes = [("text", Part::Code(text)), ("mode", mode)];
            parts.next().push_filled(template, &holes);
        }
    }

    fn number<W: Written>(&self, kind: &str, limits: Number) -> W {
        let said = &self.shape;
        let word = |limit: Option<f64>| {
            let number = limit.unwrap_or_default().to_string();
            number.replace('.', self.common.decimal)
        };
        let template = match (limits.minimum, limits.maximum) {
            (Some(_), Some(_)) => said.from_to,
            (Some(_), None) => said.from,
            (None, Some(_)) => said.to,
            (None, None) => "",
        };
        let (least, most) = (word(limits.minimum), word(limits.maximum));
        let mut line = W::of(kind);
        let holes = [("least", Part::Words(&least)), ("most", Part::Words(&most))];
        line.push_filled(template, &holes);
        line
    }

    fn file<W: Written>(&self, rules: &FileRules) -> W {
        let (said, common, words) = (&self.shape, &self.common, self.of_forms());
        let formats = rules.formats.iter();
        let formats = formats.map(|it| Part::Words(words.file_format(*it)));
        let formats = W::joined(&formats.collect::<Vec<_>>(), common.comma, common.or);
        let extensions = rules.extensions.iter().map(|it| Part::Code(it));
        let extensions = W::joined(&extensions.collect::<Vec<_>>(), common.comma, common.comma);
        let template = if rules.extensions.is_empty() {
            said.file_of_any_name
        } else {
            said.file
        };
        let holes = [
            ("formats", Part::Run(&formats)),
            ("extensions", Part::Run(&extensions)),
            ("size", Part::Words(&words.size(rules.max_size))),
        ];
        W::fill(template, &holes)
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
        source.is_plain(usual).then_some(match from {
            OptionsFrom::ProviderApi => self.choices.from_provider_api,
            OptionsFrom::AccountManager => self.choices.from_account_manager,
        })
    }

    /// A value of a field as the form shows it: titles of options, "on" or "off", otherwise the value as code.
    pub(in super::super) fn example(&self, field: &Field, value: &Value) -> Line {
        let common = &self.common;
        match value {
            Value::Bool(on) => Line::of(if *on { common.on } else { common.off }),
            Value::Array(items) => {
                let items: Vec<Line> = items.iter().map(|item| self.example(field, item)).collect();
                Line::join(&items, common.comma, common.comma)
            }
            Value::String(text) => {
                let choices = field.kind.choices().unwrap_or_default();
                match choices.iter().find(|choice| choice.value == *text) {
                    Some(choice) => Line::strong(&choice.title),
                    None => Line::code(text),
                }
            }
            other => Line::code(&other.to_string()),
        }
    }
}

/// A run that is put together of parts with commas between them.
struct Parts<W> {
    written: W,
    comma: &'static str,
    any: bool,
}

impl<W: Written> Parts<W> {
    fn new(comma: &'static str) -> Self {
        Self {
            written: W::default(),
            comma,
            any: false,
        }
    }

    /// Where the next part goes.
    fn next(&mut self) -> &mut W {
        match self.any {
            true => self.written.push_words(self.comma),
            false => self.written = W::sized(64),
        }
        self.any = true;
        &mut self.written
    }
}
