//! Where the project's files are.

use std::fmt;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::files::{Disk, Files};
use super::finisher::Finisher;
use super::picture::Beside;
use crate::check::levels::Setting;
use crate::diagnostics::{closest, list_names};

/// The name of the project's file.
const CONFIG: &str = "provspec.toml";
/// The folder of shared groups, inside the folder of specs.
const SHARED: &str = "shared";
/// The folder of translations, inside the folder of specs.
const LOCALES: &str = "locales";

/// Where a project's files are. Paths are as people know them: relative to where the command runs.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// `provspec.toml`, if there is one.
    pub config: Option<PathBuf>,
    /// Folder of the specs.
    pub specs: PathBuf,
    /// Folder of the outputs.
    pub generated: PathBuf,
    /// The file that remembers the releases of the frontend package. It need not be there.
    pub releases: PathBuf,
    /// The file of known findings. It need not be there.
    pub baseline: PathBuf,
    /// Whether known findings are left out. Who writes them down anew wants all, however many there are.
    pub leaves_out_known: bool,
    /// Levels of rules that outweigh those of the project, in order.
    pub levels: Vec<Setting>,
    /// Whether the pictures that specs name are looked at. Who makes no pages needs none.
    pub pictures: bool,
    /// The brand that the outputs speak for; none = that of `[brand]`.
    pub brand: Option<String>,
    /// How a process is started that goes on moving the outputs when a build is killed; none = the build moves them itself.
    pub finisher: Option<Finisher>,
}

/// A brand that the project does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownBrand {
    /// The name that was given.
    pub name: String,
    /// Those that it has, in order of name.
    pub known: Vec<String>,
}

impl fmt::Display for UnknownBrand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no brand `{}` in `{CONFIG}`", self.name)?;
        let known: Vec<&str> = self.known.iter().map(String::as_str).collect();
        match closest(&self.name, known.iter().copied()) {
            Some(name) => write!(f, "; did you mean `{name}`?"),
            None => write!(f, "; known here: {}", list_names(&known)),
        }
    }
}

impl std::error::Error for UnknownBrand {}

/// The files of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Inputs {
    pub(super) config: Option<PathBuf>,
    /// In order of name.
    pub(super) shared: Vec<PathBuf>,
    /// In order of name.
    pub(super) specs: Vec<PathBuf>,
    /// In order of name, those for all providers first.
    pub(super) translations: Vec<TranslationFile>,
}

/// A file of translations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TranslationFile {
    pub(super) path: PathBuf,
    /// Its language, as it is named.
    pub(super) tag: String,
    /// Code of the provider that it is for; none = all.
    pub(super) code: Option<String>,
}

impl Inputs {
    /// Every file that the specs are made of, config first.
    pub(super) fn all(&self) -> impl Iterator<Item = &PathBuf> {
        self.config.iter().chain(&self.shared).chain(&self.specs)
    }
}

impl Workspace {
    /// The project whose `provspec.toml` lies in `folder` or in a folder above it. Without one, `folder` is
    /// the project.
    pub fn find(folder: &Path) -> Self {
        let mut root = PathBuf::new();
        let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        for above in absolute.ancestors() {
            if above.join(CONFIG).is_file() {
                // `../..` rather than `/home/somebody/project`: what the reader knows, and the same everywhere.
                return Self::at(&folder.join(root));
            }
            root.push("..");
        }
        Self::at(folder)
    }

    /// The project in `root`.
    pub fn at(root: &Path) -> Self {
        let config = Some(Self::config_in(root)).filter(|path| path.is_file());
        let text = config
            .as_ref()
            .map(|path| std::fs::read_to_string(path).unwrap_or_default());
        Self::of(root, text.as_deref())
    }

    /// Where the project's file is, or would be.
    pub fn config_place(&self) -> PathBuf {
        let beside = || Self::config_in(self.specs.parent().unwrap_or(Path::new("")));
        self.config.clone().unwrap_or_else(beside)
    }

    /// The project's file, if there is one.
    pub(super) fn config_in(root: &Path) -> PathBuf {
        join(root, CONFIG)
    }

    /// The project in `root` whose `provspec.toml` has this text; none = there is no such file.
    pub(super) fn of(root: &Path, text: Option<&str>) -> Self {
        let named = text
            .map(|text| {
                crate::check::project::read(text, crate::source::FileId(0), &mut Vec::new())
            })
            .unwrap_or_default();
        Self {
            config: text.map(|_| Self::config_in(root)),
            specs: join(root, &named.specs),
            generated: join(root, &named.generated),
            releases: join(root, &named.releases),
            baseline: join(root, &named.baseline),
            leaves_out_known: true,
            levels: Vec::new(),
            pictures: true,
            brand: None,
            finisher: None,
        }
    }

    /// The same project for another of its brands: with outputs and releases of its own, beside those of the first.
    ///
    /// # Errors
    ///
    /// There is no such brand.
    pub fn for_brand(mut self, name: &str) -> Result<Self, UnknownBrand> {
        let text = self.config.as_ref().map(std::fs::read_to_string);
        let text = text.and_then(Result::ok).unwrap_or_default();
        let mut found = Vec::new();
        let config = crate::check::project::read(&text, crate::source::FileId(0), &mut found);
        // What is wrong with the file is said of it, and what it has is not known.
        if found.is_empty() && !config.brands.contains_key(name) {
            let known = config.brands.into_keys().collect();
            let name = name.to_owned();
            return Err(UnknownBrand { name, known });
        }
        self.generated = beside(&self.generated, name);
        self.releases = beside(&self.releases, name);
        self.brand = Some(name.to_owned());
        Ok(self)
    }

    /// The folder of the project.
    pub(super) fn root(&self) -> PathBuf {
        let around = self.config.as_deref().or(Some(&self.specs));
        let parent = around.and_then(Path::parent);
        let parent = parent.filter(|parent| !parent.as_os_str().is_empty());
        parent.unwrap_or(Path::new(".")).to_path_buf()
    }

    /// The files of the project.
    ///
    /// # Errors
    ///
    /// The folder that cannot be read, and why.
    pub(super) fn inputs(&self) -> Result<Inputs, (PathBuf, io::Error)> {
        self.inputs_in(&Disk::default())
    }

    /// The same, as others see the files.
    pub(super) fn inputs_in(&self, files: &dyn Files) -> Result<Inputs, (PathBuf, io::Error)> {
        let specs = yaml_files(&self.specs, files).map_err(|error| (self.specs.clone(), error))?;
        let folder = self.shared();
        let none = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
        let shared = match yaml_files(&folder, files) {
            Ok(files) => files,
            Err(error) if none(&error) => Vec::new(),
            Err(error) => return Err((folder, error)),
        };
        let folder = self.translations();
        let translations = match translation_files(&folder, files) {
            Ok(files) => files,
            Err(error) if none(&error) => Vec::new(),
            Err(error) => return Err((folder, error)),
        };
        Ok(Inputs {
            config: self.config.clone(),
            shared,
            specs,
            translations,
        })
    }

    /// The documents of the language among `named`: each file, and of a folder all that are in it. Without any, those of the
    /// project.
    ///
    /// # Errors
    ///
    /// The folder that cannot be read, and why.
    pub(super) fn documents(
        &self,
        named: &[PathBuf],
    ) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
        if named.is_empty() {
            let inputs = self.inputs()?;
            let translations = inputs.translations.into_iter().map(|file| file.path);
            return Ok(inputs
                .shared
                .into_iter()
                .chain(inputs.specs)
                .chain(translations)
                .collect());
        }
        let mut files = Vec::new();
        let mut open: Vec<PathBuf> = named.iter().rev().cloned().collect();
        while let Some(path) = open.pop() {
            if !path.is_dir() {
                files.push(path);
                continue;
            }
            let wrong = |error| (path.clone(), error);
            let mut inside = folders(&path).map_err(wrong)?;
            inside.extend(
                yaml_files(&path, &Disk::default())
                    .map_err(wrong)?
                    .into_iter()
                    .filter(|path| !path.is_dir()),
            );
            inside.sort();
            open.extend(inside.into_iter().rev());
        }
        files.dedup();
        Ok(files)
    }

    /// Every file that the outputs and the findings are made of, the releases and the baseline last.
    pub(super) fn made_of(&self, inputs: &Inputs) -> Vec<PathBuf> {
        let releases = Some(&self.releases).filter(|path| path.exists());
        let baseline = Some(&self.baseline).filter(|path| path.exists());
        let translations = inputs.translations.iter().map(|file| &file.path);
        inputs
            .all()
            .chain(translations)
            .chain(releases)
            .chain(baseline)
            .cloned()
            .collect()
    }

    /// Every file that is checked: the project, shared groups, specs, translations. None where a folder cannot be read.
    pub fn files(&self) -> Vec<String> {
        let inputs = self.inputs().unwrap_or_default();
        let translations = inputs.translations.iter().map(|file| &file.path);
        let files = inputs.all().chain(translations);
        files.map(|path| super::files::shown(path)).collect()
    }

    /// A path as the baseline has it: from the folder of the project on, the same wherever the command runs.
    pub(super) fn in_project(&self, path: &str) -> String {
        let config = self.config.as_deref().unwrap_or(&self.baseline);
        let root = normal(config).parent().map(Path::to_path_buf);
        let path = normal(Path::new(path));
        let inside = root.and_then(|root| Some(path.strip_prefix(root).ok()?.to_path_buf()));
        super::files::shown(&inside.unwrap_or(path))
    }

    /// The folder of translations.
    pub(super) fn translations(&self) -> PathBuf {
        self.specs.join(LOCALES)
    }

    /// The pictures of the specs.
    pub(super) fn beside_specs(&self) -> Beside {
        Beside(self.specs.clone())
    }

    /// The folder of shared groups.
    pub(super) fn shared(&self) -> PathBuf {
        self.specs.join(SHARED)
    }
}

/// `generated` → `generated-acme`, `releases/frontend.json` → `releases/frontend-acme.json`.
fn beside(path: &Path, brand: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut name = format!("{stem}-{brand}");
    if let Some(extension) = path.extension() {
        name.push('.');
        name.push_str(&extension.to_string_lossy());
    }
    path.with_file_name(name)
}

/// The whole path, without `.` and `..` in it.
fn normal(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut normal = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => drop(normal.pop()),
            Component::CurDir => {}
            part => normal.push(part),
        }
    }
    normal
}

fn join(root: &Path, name: &str) -> PathBuf {
    if root == Path::new(".") || root.as_os_str().is_empty() {
        PathBuf::from(name)
    } else {
        root.join(name)
    }
}

/// The files of translations: `uk.yaml` for all providers, `uk/connectum.yaml` for one.
fn translation_files(folder: &Path, files: &dyn Files) -> io::Result<Vec<TranslationFile>> {
    let name = |path: &Path| {
        let stem = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        stem.unwrap_or_default()
    };
    let mut found: Vec<TranslationFile> = yaml_files(folder, files)?
        .into_iter()
        .map(|path| TranslationFile {
            tag: name(&path),
            code: None,
            path,
        })
        .collect();
    let mut folders = files.entries(folder)?;
    folders.retain(|path| files.is_folder(path));
    folders.sort();
    for folder in folders {
        let tag = folder
            .file_name()
            .map(|tag| tag.to_string_lossy().into_owned());
        let tag = tag.unwrap_or_default();
        found.extend(
            yaml_files(&folder, files)?
                .into_iter()
                .map(|path| TranslationFile {
                    tag: tag.clone(),
                    code: Some(name(&path)),
                    path,
                }),
        );
    }
    Ok(found)
}

/// The folders in a folder that are not hidden, links left out: one may lead back.
fn folders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !hidden && entry.file_type()?.is_dir() {
            folders.push(entry.path());
        }
    }
    Ok(folders)
}

/// What a folder has under names of YAML files, not in folders in it, in order of name. That one of them is no file
/// is found when it is read.
fn yaml_files(folder: &Path, files: &dyn Files) -> io::Result<Vec<PathBuf>> {
    let mut found = files.entries(folder)?;
    found.retain(|path| is_yaml(path));
    // In one folder the order of names is that of paths, which takes them apart for each comparison.
    found.sort_unstable_by(|one, other| one.as_os_str().cmp(other.as_os_str()));
    Ok(found)
}

/// Whether its name is that of a YAML file that is not hidden.
pub(super) fn is_yaml(path: &Path) -> bool {
    let extension = path.extension().and_then(|it| it.to_str());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    matches!(extension, Some("yaml" | "yml")) && !name.starts_with('.')
}
