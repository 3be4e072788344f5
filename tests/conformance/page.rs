//! A provider's page, taken apart at its headings and anchors.

use crate::markdown::{links, plain};

/// The page as a merchant reads it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// The name at its top.
    pub(crate) name: String,
    /// All of its text.
    pub(crate) text: String,
    /// Where the links above the first heading lead to.
    pub(crate) links: Vec<String>,
    /// The titles of the steps at the provider.
    pub(crate) steps: Vec<String>,
    /// What it says about addresses; empty if nothing.
    pub(crate) whitelist: Whitelist,
    /// The boxes that take a URL.
    pub(crate) callbacks: Vec<Callback>,
    /// The rows of the table of credentials.
    pub(crate) credentials: Vec<Credential>,
    /// The forms, field by field.
    pub(crate) forms: Vec<Form>,
    /// The paragraphs about test and live.
    pub(crate) modes: Vec<Paragraph>,
    /// The paragraphs about renewal.
    pub(crate) renewal: Vec<Paragraph>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Whitelist {
    pub(crate) text: String,
    /// The menu path.
    pub(crate) place: Option<Vec<String>>,
    /// The list to paste.
    pub(crate) list: Option<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Callback {
    pub(crate) label: String,
    pub(crate) value: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Credential {
    /// Anchors of the fields.
    pub(crate) fields: Vec<String>,
    /// The provider's name for it.
    pub(crate) name: Option<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) fields: Vec<Field>,
}

#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) key: String,
    pub(crate) title: String,
    /// What is said of it, without marks.
    pub(crate) text: String,
    /// `Required` stands in it as a mark.
    pub(crate) required: bool,
    /// `secret` stands in it as a mark.
    pub(crate) secret: bool,
    /// The provider's name for it.
    pub(crate) name: Option<String>,
}

/// A paragraph and the anchors that it links to.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    pub(crate) text: String,
    pub(crate) links: Vec<String>,
}

/// A part of a page below a heading.
struct Section<'a> {
    heading: &'a str,
    anchor: &'a str,
    body: Vec<&'a str>,
}

impl Page {
    /// `spoken` is the provider's name in running text.
    pub(crate) fn read(markdown: &str, spoken: &str) -> Self {
        let sections = sections(&markdown.lines().collect::<Vec<_>>(), "## ");
        let head = &sections[0];
        let title = head.body.iter().find_map(|line| line.strip_prefix("# "));
        let title = title.unwrap_or_default();
        let of = |anchor: &str| sections.iter().find(|it| it.anchor == anchor);
        let parts = |anchor: &str| of(anchor).map(|it| sections_below(&it.body));
        Self {
            name: plain(title),
            text: plain(markdown),
            links: links(&head.body.join("\n")),
            steps: parts("setup")
                .unwrap_or_default()
                .iter()
                .filter(|it| it.anchor.starts_with("step-"))
                .map(|it| plain(it.heading))
                .collect(),
            whitelist: of("whitelist")
                .map(|it| whitelist(&it.body))
                .unwrap_or_default(),
            callbacks: of("callbacks")
                .map(|it| callbacks(&it.body))
                .unwrap_or_default(),
            credentials: of("credentials")
                .map(|it| credentials(&it.body))
                .unwrap_or_default(),
            forms: parts("connect")
                .unwrap_or_default()
                .iter()
                .filter_map(|it| form(it, spoken))
                .collect(),
            modes: of("modes")
                .map(|it| paragraphs(&it.body))
                .unwrap_or_default(),
            renewal: of("renewal")
                .map(|it| paragraphs(&it.body))
                .unwrap_or_default(),
        }
    }

    pub(crate) fn form(&self, key: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.key == key)
    }
}

/// The parts of some lines; the first is what stands above the first heading.
fn sections<'a>(lines: &[&'a str], mark: &str) -> Vec<Section<'a>> {
    let mut fenced = false;
    let mut all = vec![Section {
        heading: "",
        anchor: "",
        body: vec![],
    }];
    for line in lines {
        fenced ^= line.trim_start().starts_with("```");
        match line.strip_prefix(mark).filter(|_| !fenced) {
            Some(heading) => {
                let (heading, anchor) = anchored(heading);
                all.push(Section {
                    heading,
                    anchor,
                    body: vec![],
                });
            }
            None => all.last_mut().expect("the first part").body.push(line),
        }
    }
    all
}

fn sections_below<'a>(lines: &[&'a str]) -> Vec<Section<'a>> {
    sections(lines, "### ")
}

/// A heading or a term, and its anchor.
fn anchored(line: &str) -> (&str, &str) {
    match line.rsplit_once(" { #") {
        Some((text, anchor)) => (text, anchor.trim_end_matches(" }")),
        None => (line, ""),
    }
}

fn paragraphs(lines: &[&str]) -> Vec<Paragraph> {
    let blocks = lines.split(|line| line.is_empty());
    blocks
        .filter(|block| !block.is_empty())
        .map(|block| {
            let markdown = block.join("\n");
            let links = links(&markdown);
            let links = links.iter().filter_map(|it| it.strip_prefix('#'));
            Paragraph {
                text: plain(&markdown),
                links: links.map(str::to_owned).collect(),
            }
        })
        .collect()
}

/// The rows of the first table, its head first.
fn table<'a>(lines: &[&'a str]) -> Vec<Vec<&'a str>> {
    let rows = lines
        .iter()
        .filter(|line| line.starts_with('|') && !line.starts_with("| ---"));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

fn whitelist(lines: &[&str]) -> Whitelist {
    let place = lines.iter().find_map(|line| {
        let rest = line.split_once("Where to enter them: ")?.1;
        // The path is the run of strong words that arrows join.
        let mut parts = Vec::new();
        for part in rest.split(" › ") {
            let inner = part.strip_prefix("**")?;
            let (name, after) = inner.split_once("**")?;
            parts.push(plain(name));
            if !after.is_empty() {
                break;
            }
        }
        Some(parts)
    });
    let mut fenced = lines.split(|line| line.starts_with("```"));
    let list = fenced.nth(1).map(|lines| lines.join("\n"));
    Whitelist {
        text: plain(&lines.join("\n")),
        place,
        list,
    }
}

fn callbacks(lines: &[&str]) -> Vec<Callback> {
    let rows = table(lines).into_iter().skip(1);
    rows.filter_map(|row| {
        let [label, value, ..] = row.as_slice() else {
            return None;
        };
        Some(Callback {
            label: plain(label),
            value: plain(value),
        })
    })
    .collect()
}

fn credentials(lines: &[&str]) -> Vec<Credential> {
    let mut rows = table(lines).into_iter();
    let head = rows.next().unwrap_or_default();
    let column = head
        .iter()
        .position(|it| it.starts_with("Name at ") || *it == "Known as");
    rows.map(|row| {
        let name = column
            .and_then(|at| row.get(at))
            .filter(|name| **name != "–");
        let links = links(row.first().unwrap_or(&""));
        let fields = links.iter().filter_map(|it| it.strip_prefix('#'));
        Credential {
            fields: fields.map(str::to_owned).collect(),
            name: name.map(|it| plain(it)),
        }
    })
    .collect()
}

fn form(section: &Section<'_>, provider: &str) -> Option<Form> {
    let key = section.anchor.strip_prefix("form--")?;
    let mut fields: Vec<(String, String, Vec<&str>)> = Vec::new();
    for line in &section.body {
        let (term, anchor) = anchored(line);
        let own = anchor.strip_prefix(key).and_then(|it| it.strip_prefix('-'));
        match own.filter(|_| line.starts_with("**")) {
            Some(field) => fields.push((field.to_owned(), plain(term), vec![])),
            None if line.starts_with('#') => {}
            None => {
                if let Some((_, _, body)) = fields.last_mut() {
                    body.push(line);
                }
            }
        }
    }
    let fields = fields
        .into_iter()
        .map(|(key, title, body)| field(key, title, &body, provider));
    Some(Form {
        key: key.to_owned(),
        title: plain(section.heading),
        fields: fields.collect(),
    })
}

fn field(key: String, title: String, body: &[&str], provider: &str) -> Field {
    let body = body.join("\n");
    let has = |marks: &[&str]| marks.iter().any(|mark| body.contains(mark));
    let calls = format!("{provider} calls it **");
    let name = [calls.as_str(), "It is also called **"]
        .iter()
        .find_map(|lead| {
            let (_, rest) = body.split_once(lead)?;
            let (name, _) = rest.split_once("**")?;
            Some(plain(name))
        });
    Field {
        key,
        title,
        required: has(&["*Required.*", "*Required, secret.*", "*Required* when"]),
        secret: has(&["*Required, secret.*", "*Optional, secret.*", "*Secret.*"]),
        name,
        text: plain(&body),
    }
}
