//! The files of the project as they were read, and what a name in one of them means.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::names::Kind;
use super::reading::{Name, Reading, Stands};
use super::{File, Target, View};
use crate::source::FileId;
use crate::syntax::schema::Grammar;

/// The files of the project, each read once, when it is first asked for.
pub(super) struct Workspace<'a> {
    pub(super) view: View<'a>,
    readings: RefCell<BTreeMap<FileId, Rc<Reading>>>,
}

/// A definition, and the file that it stands in.
#[derive(Clone, Copy)]
pub(super) struct Definition<'a> {
    pub(super) file: File<'a>,
    pub(super) target: Target,
}

impl<'a> Workspace<'a> {
    pub(super) fn new(view: &View<'a>) -> Self {
        Self {
            view: *view,
            readings: RefCell::default(),
        }
    }

    /// A file as it was read.
    pub(super) fn read(&self, file: &File<'_>) -> Rc<Reading> {
        let id = file.source.id;
        let mut readings = self.readings.borrow_mut();
        let read = || Rc::new(Reading::of(&file.source.text, id, file.grammar));
        readings.entry(id).or_insert_with(read).clone()
    }

    /// Keeps what was read of a file.
    pub(super) fn keep(&self, file: &File<'_>, reading: Reading) -> Rc<Reading> {
        let reading = Rc::new(reading);
        self.readings
            .borrow_mut()
            .insert(file.source.id, reading.clone());
        reading
    }

    /// Every file of a language, the one under the cursor among them.
    pub(super) fn files(&self, grammar: Grammar) -> impl Iterator<Item = File<'a>> {
        let here = Some(self.view.file).filter(|file| file.grammar == grammar);
        here.into_iter().chain(self.view.others(grammar))
    }

    /// The file of a shared group.
    pub(super) fn group(&self, name: &str) -> Option<File<'a>> {
        self.files(Grammar::SharedGroup)
            .find(|file| file.stem == name)
    }

    /// The shared groups that a file uses.
    pub(super) fn groups_of(&self, file: &File<'_>) -> Vec<File<'a>> {
        let reading = self.read(file);
        let used = reading
            .names
            .iter()
            .filter(|name| name.kind == Kind::Group && name.stands == Stands::Used);
        let mut names: Vec<&str> = used.map(|name| name.text.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
            .into_iter()
            .filter_map(|name| self.group(name))
            .collect()
    }

    /// The specs that use a shared group.
    pub(super) fn users_of(&self, group: &str) -> Vec<File<'a>> {
        let uses = |file: &File<'_>| {
            // Most specs do not even have the word.
            file.source.text.contains(group)
                && self.read(file).names.iter().any(|name| {
                    name.kind == Kind::Group && name.stands == Stands::Used && name.text == group
                })
        };
        self.files(Grammar::Provider)
            .filter(|file| uses(file))
            .collect()
    }

    /// What a name in a file stands for: most often one definition. None for what is defined in no spec.
    pub(super) fn definitions(&self, file: &File<'a>, name: &Name) -> Vec<Definition<'a>> {
        if name.stands == Stands::Defined {
            let target = Target {
                name: name.span,
                whole: name.whole,
            };
            return vec![Definition {
                file: *file,
                target,
            }];
        }
        if name.stands == Stands::Earlier {
            return Vec::new();
        }
        match name.kind {
            Kind::Group => self
                .group(&name.text)
                .map(|file| self.head(file, Kind::Group))
                .into_iter()
                .collect(),
            Kind::Provider => {
                let spec = self
                    .files(Grammar::Provider)
                    .find(|file| file.stem == name.text);
                spec.map(|file| self.head(file, Kind::Provider))
                    .into_iter()
                    .collect()
            }
            Kind::Hole => match self.known(file, Kind::Field, &name.text) {
                fields if fields.is_empty() => self.known(file, Kind::Issued, &name.text),
                fields => fields,
            },
            Kind::Field => match name.of_group.as_deref() {
                Some(group) => match self.group(group) {
                    Some(group) => self.own(&group, Kind::Field, &name.text, None),
                    None => Vec::new(),
                },
                None => self.known(file, Kind::Field, &name.text),
            },
            Kind::Option => match &name.of_field {
                Some(field) => self.options(file, field, &name.text),
                None => Vec::new(),
            },
            kind => self.known(file, kind, &name.text),
        }
    }

    /// The definitions of a name that a file may mean: its own; else those of the groups that it uses; for a shared
    /// group, those that the specs mean which use it. A key on the wire of a set per mode means the definition without the mode.
    pub(super) fn known(&self, file: &File<'a>, kind: Kind, name: &str) -> Vec<Definition<'a>> {
        let found = self.known_as_written(file, kind, name);
        match in_mode(name).filter(|_| found.is_empty() && kind == Kind::Field) {
            Some(name) => self.known_as_written(file, kind, name),
            None => found,
        }
    }

    fn known_as_written(&self, file: &File<'a>, kind: Kind, name: &str) -> Vec<Definition<'a>> {
        let of_all = |files: Vec<File<'a>>| -> Vec<Definition<'a>> {
            files
                .iter()
                .flat_map(|file| self.own(file, kind, name, None))
                .collect()
        };
        let own = self.own(file, kind, name, None);
        if !own.is_empty() {
            return own;
        }
        match file.grammar {
            Grammar::Provider => of_all(self.groups_of(file)),
            Grammar::SharedGroup => {
                let users = self.users_of(file.stem).into_iter();
                let mut found: Vec<Definition<'a>> = Vec::new();
                for definition in users.flat_map(|user| self.known_as_written(&user, kind, name)) {
                    if !found.iter().any(|known| known.target == definition.target) {
                        found.push(definition);
                    }
                }
                found
            }
            Grammar::Translations => {
                let reading = self.read(file);
                let of = reading
                    .names
                    .iter()
                    .find(|name| name.kind == Kind::Provider);
                let spec = of.and_then(|of| {
                    self.files(Grammar::Provider)
                        .find(|file| file.stem == of.text)
                });
                spec.map(|spec| self.known_as_written(&spec, kind, name))
                    .unwrap_or_default()
            }
        }
    }

    /// The definitions of this name in the file itself.
    fn own(
        &self,
        file: &File<'a>,
        kind: Kind,
        name: &str,
        of_field: Option<&str>,
    ) -> Vec<Definition<'a>> {
        let reading = self.read(file);
        let is_it = |known: &&Name| {
            known.stands == Stands::Defined
                && known.kind == kind
                && known.text == name
                && of_field.is_none_or(|field| known.of_field.as_deref() == Some(field))
        };
        let target = |name: &Name| Target {
            name: name.span,
            whole: name.whole,
        };
        let found = reading.names.iter().filter(is_it);
        found
            .map(|name| Definition {
                file: *file,
                target: target(name),
            })
            .collect()
    }

    /// The definitions of an option of a field.
    fn options(&self, file: &File<'a>, field: &str, option: &str) -> Vec<Definition<'a>> {
        let fields = [Some(field), in_mode(field)];
        let here = [*file].into_iter();
        let files: Vec<File<'a>> = match file.grammar {
            Grammar::SharedGroup => here.chain(self.users_of(file.stem)).collect(),
            _ => here.chain(self.groups_of(file)).collect(),
        };
        let mut fields = fields.into_iter().flatten();
        let of = |field: &str| -> Vec<Definition<'a>> {
            files
                .iter()
                .flat_map(|file| self.own(file, Kind::Option, option, Some(field)))
                .collect()
        };
        fields
            .find_map(|field| Some(of(field)).filter(|found| !found.is_empty()))
            .unwrap_or_default()
    }

    /// What a file as a whole is called in it.
    fn head(&self, file: File<'a>, kind: Kind) -> Definition<'a> {
        let reading = self.read(&file);
        let name = reading
            .names
            .iter()
            .find(|name| name.kind == kind && name.stands == Stands::Defined);
        let start = crate::source::Span::new(file.source.id, 0..0);
        let target = name.map_or(
            Target {
                name: start,
                whole: start,
            },
            |name| Target {
                name: name.span,
                whole: name.whole,
            },
        );
        Definition { file, target }
    }
}

/// The name of a definition in a key on the wire of a set per mode: `secret_key` in `live_secret_key`.
pub(super) fn in_mode(key: &str) -> Option<&str> {
    key.strip_prefix("test_")
        .or_else(|| key.strip_prefix("live_"))
}
