//! Plans of forms, written as specs.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::language::{Account, Add, Anchor, Place, Scope, Subject, What, features};

/// What a form is made of: features by their numbers in [`features`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Code of the provider.
    pub code: String,
    /// Features of the form.
    pub form: Vec<usize>,
    /// Features of each of its fields.
    pub fields: Vec<Row>,
}

/// The features of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The field is `s` with this number.
    pub number: usize,
    /// Its features.
    pub features: Vec<usize>,
}

/// The text of a spec, and of the shared groups that it uses, by name.
#[derive(Debug, Clone)]
pub struct Written {
    /// The spec.
    pub spec: String,
    /// The shared groups.
    pub shared: Vec<(String, String)>,
}

impl Plan {
    /// The spec of a provider with this form, and the shared groups that it uses.
    pub fn write(&self) -> Written {
        let mut account = Account::default();
        for number in &self.form {
            if let Add::Form(add) = features()[*number].add {
                add(&mut account);
            }
        }
        let mut writer = Writer {
            code: &self.code,
            fields: std::mem::take(&mut account.fields),
            entries: Vec::new(),
            set: Vec::new(),
            choose: account.choose,
            asked: BTreeSet::new(),
            shared: Vec::new(),
            given: Vec::new(),
        };
        for row in &self.fields {
            writer.field(subject(row));
        }
        writer.finish(account)
    }
}

/// The field that the features of the row make.
fn subject(row: &Row) -> Subject {
    let mut subject = Subject {
        number: row.number,
        ..Subject::default()
    };
    let mut numbers = row.features.clone();
    numbers.sort_unstable();
    for number in numbers {
        if let Add::Field(add) = features()[number].add {
            add(&mut subject);
        }
    }
    subject
}

struct Writer<'a> {
    code: &'a str,
    fields: Map<String, Value>,
    entries: Vec<Value>,
    set: Vec<Value>,
    choose: bool,
    /// What the form and the set have to have, since conditions ask about it.
    asked: BTreeSet<Anchor>,
    shared: Vec<(String, String)>,
    /// The keys of the fields of shared groups, and of repeated groups.
    given: Vec<String>,
}

impl Writer<'_> {
    fn field(&mut self, mut subject: Subject) {
        let number = subject.number;
        let mut own = vec![self.define(&mut subject)];
        if subject.passphrase {
            let key = format!("s{number}_opener");
            let title = format!("Opener {number}");
            // Where the file is not, it is not needed.
            let opener = json!({ "type": "secret", "title": title, "required": false });
            self.fields.insert(key.clone(), opener);
            own.push(json!(key));
        }
        let entry = self.placed(&mut subject, own);
        match subject.place {
            Place::Set | Place::SetGroup | Place::SetVariants | Place::SetRepeat => {
                self.set.extend(entry);
            }
            _ => self.entries.extend(entry),
        }
        self.asked
            .extend(subject.anchors.iter().filter(|it| it.scope != Scope::Item));
        for anchor in &subject.anchors {
            self.fields.insert(anchor.key(), anchor.definition());
        }
    }

    /// Defines the field, in the spec or in a shared group; what stands for it in the form.
    fn define(&mut self, subject: &mut Subject) -> Value {
        let key = subject.key();
        if matches!(subject.place, Place::Shared | Place::SharedChanged) {
            return json!(key);
        }
        if !subject.laid_over {
            self.fields
                .insert(key.clone(), Value::Object(subject.keys.clone()));
            return json!(key);
        }
        let (definition, mut entry) = laid_over(&subject.keys);
        entry.shift_insert(0, "field".to_owned(), json!(key));
        self.fields.insert(key, Value::Object(definition));
        Value::Object(entry)
    }

    /// The entries of the form, or of the set, that hold the field.
    fn placed(&mut self, subject: &mut Subject, own: Vec<Value>) -> Vec<Value> {
        let number = subject.number;
        let group = |level: &str, when: Option<Value>, form: Vec<Value>| {
            let mut group = json!({ "group": format!("{level}{number}"), "title": format!("Group {level}{number}") });
            if let Some(when) = when {
                group["when"] = when;
            }
            group["form"] = json!(form);
            group
        };
        let choice = |when: Option<Value>, first: Vec<Value>, second: Vec<Value>| {
            let mut choice = json!({
                "variants": format!("v{number}"), "title": format!("Choice {number}"), "description": "One of them.",
                "options": {
                    "one": { "title": "One", "hosts": "https://one.example.com/", "form": first },
                    "two": { "title": "Two", "description": "The other.", "form": second },
                    "none": { "title": "None", "form": [] },
                },
            });
            if let Some(when) = when {
                choice["when"] = when;
            }
            choice
        };
        let around = |scope: Scope, subject: &mut Subject| {
            let key = subject.ask_in(scope, 'c', What::Toggle);
            Some(json!({ "field": key, "is": "on" }))
        };
        match subject.place {
            Place::Top | Place::Set => own,
            Place::Group | Place::SetGroup => {
                let mut group = group("g", None, own);
                group["description"] = json!("Fields that belong together.");
                vec![group]
            }
            Place::GroupWhen => vec![group("g", around(Scope::Form, subject), own)],
            Place::GroupInGroup => {
                let inner = group("h", around(Scope::Form, subject), own);
                vec![group("g", None, vec![inner])]
            }
            Place::Shared | Place::SharedChanged => vec![self.share(subject, own)],
            Place::Variant | Place::SetVariants => vec![choice(None, own, vec![])],
            Place::VariantTwice => vec![choice(None, own.clone(), own)],
            Place::VariantWhen => vec![choice(around(Scope::Form, subject), own, vec![])],
            Place::VariantGroup => {
                let group = group("g", around(Scope::Form, subject), own);
                vec![choice(None, vec![group], vec![])]
            }
            Place::SetInVariant => {
                let mut set = json!({ "per_mode": own });
                if self.choose {
                    set["choose"] = json!(true);
                }
                vec![choice(None, vec![set], vec![])]
            }
            Place::Repeat => vec![repeat(subject, own, json!({ "max_items": 3 }))],
            Place::SetRepeat => {
                // The items of one mode may have no field that is given.
                self.given.push(format!("r{number}"));
                vec![repeat(subject, own, json!({ "max_items": 3 }))]
            }
            Place::RepeatNone => {
                let limits = json!({ "min_items": 0, "description": "As many as there are." });
                vec![repeat(subject, own, limits)]
            }
            Place::RepeatTwo => vec![repeat(
                subject,
                own,
                json!({ "min_items": 2, "max_items": 4 }),
            )],
            Place::RepeatWhen => {
                let when = around(Scope::Form, subject);
                let mut repeat = repeat(subject, own, json!({ "max_items": 2 }));
                repeat["when"] = json!(when);
                vec![repeat]
            }
            Place::RepeatGroup => {
                let group = group("g", around(Scope::Item, subject), own);
                vec![repeat(subject, vec![group], json!({}))]
            }
            Place::RepeatVariants => {
                let choice = choice(None, own, vec![]);
                vec![repeat(subject, vec![choice], json!({ "max_items": 3 }))]
            }
            Place::VariantRepeat => {
                let repeat = repeat(subject, own, json!({ "max_items": 3 }));
                vec![choice(None, vec![repeat], vec![])]
            }
        }
    }

    /// A shared group with the field, and its use.
    fn share(&mut self, subject: &mut Subject, own: Vec<Value>) -> Value {
        let name = format!("{}_shared_{}", self.code, subject.number);
        let mut entry = json!({ "use": name });
        let mut keys = subject.keys.clone();
        if subject.place == Place::SharedChanged {
            let condition = |key: &str| json!({ "field": key, "is": "on" });
            entry["title"] = json!(format!("Shared {}", subject.number));
            let key = subject.ask_in(Scope::Form, 'c', What::Toggle);
            entry["when"] = condition(&key);
            let changed = match subject.laid_over {
                true => {
                    let (definition, changed) = laid_over(&keys);
                    keys = definition;
                    Value::Object(changed)
                }
                false => json!({ "title": format!("Subject {}", subject.number) }),
            };
            entry["fields"] = json!({ subject.key(): changed });
            entry["form"] = json!(own);
        }
        let mut fields = Map::new();
        fields.insert(subject.key(), Value::Object(keys));
        for key in own.iter().filter_map(Value::as_str) {
            // The passphrase is of the group, too.
            fields.extend(self.fields.remove(key).map(|it| (key.to_owned(), it)));
        }
        self.given.extend(fields.keys().cloned());
        let group = json!({ "provspec": 1, "group": name, "fields": fields });
        self.shared.push((name, text(&group)));
        entry
    }

    fn finish(mut self, account: Account) -> Written {
        let mut form = account.before;
        let of = |asked: &BTreeSet<Anchor>, scope: Scope| -> Vec<Value> {
            let asked = asked.iter().filter(|it| it.scope == scope);
            asked.map(|it| json!(it.key())).collect()
        };
        form.extend(of(&self.asked, Scope::Form));
        form.append(&mut self.entries);
        self.set.extend(of(&self.asked, Scope::Set));
        if account.sets && self.set.is_empty() {
            // Some field tells the merchant of the modes.
            let field = json!({ "type": "secret", "title": "Anything of a mode" });
            self.fields.insert("of_mode".to_owned(), field);
            self.set.push(json!("of_mode"));
        }
        if !self.set.is_empty() {
            let mut set = json!({ "per_mode": self.set });
            if self.choose {
                set["choose"] = json!(true);
            }
            form.push(set);
        }
        form.extend(account.after);
        let mut spec = json!({ "provspec": 1, "code": self.code, "name": format!("Combination {}", self.code) });
        for (key, value) in account.top {
            spec[key] = value;
        }
        let gives: Vec<&String> = self.fields.keys().chain(&self.given).collect();
        let mut guide = json!({ "setup": [{ "title": "Get them", "gives": gives }] });
        if gives.is_empty() {
            guide = json!({});
        }
        if let Some(modes) = account.modes {
            guide["modes"] = json!(modes);
        }
        let mut keys = account.keys;
        if form.is_empty() {
            // Every form has an entry.
            let field = json!({ "type": "toggle", "title": "Anything" });
            self.fields.insert("anything".to_owned(), field);
            form.push(json!("anything"));
        }
        keys.insert("form".to_owned(), json!(form));
        spec["fields"] = json!(self.fields);
        spec["accounts"] = json!({ "merchant": keys });
        spec["guide"] = guide;
        Written {
            spec: text(&spec),
            shared: self.shared,
        }
    }
}

/// The keys of a field as its definition has them, and as they are laid over it: all but the type. What no field of the
/// type does without stands in both.
fn laid_over(keys: &Map<String, Value>) -> (Map<String, Value>, Map<String, Value>) {
    let (mut definition, mut over) = (Map::new(), Map::new());
    for (name, value) in keys {
        if ["type", "options", "options_from", "formats", "max_size"].contains(&name.as_str()) {
            definition.insert(name.clone(), value.clone());
        }
        if name != "type" {
            over.insert(name.clone(), value.clone());
        }
    }
    (definition, over)
}

/// A repeated group with the field, and what its conditions ask about.
fn repeat(subject: &Subject, own: Vec<Value>, limits: Value) -> Value {
    let number = subject.number;
    let mut repeat = json!({ "repeat": format!("r{number}"), "title": format!("Items {number}"), "item": "Item" });
    for (key, value) in limits.as_object().into_iter().flatten() {
        repeat[key] = value.clone();
    }
    let asked = subject
        .anchors
        .iter()
        .filter(|it| it.scope == Scope::Item)
        .map(|it| json!(it.key()));
    repeat["form"] = own.into_iter().chain(asked).collect();
    repeat
}

fn text(document: &Value) -> String {
    serde_yaml::to_string(document).expect("a document")
}
