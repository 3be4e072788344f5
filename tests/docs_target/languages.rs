//! Pages and sites in another language, and in several.

use provspec::ir::{Locale, Project};
use provspec::target;
use provspec::target::docs::Docs;

use super::spoken::ukrainian;
use super::{catalogue, guide, in_language, page_in};

fn project(locales: &[Locale]) -> Project {
    Project {
        locales: locales.to_vec(),
        ..catalogue::project()
    }
}

/// The path and the text of the configuration of a site.
fn configuration(locales: &[Locale], locale: Locale) -> (String, String) {
    let project = project(locales);
    let project = in_language(&project, locale);
    let files = target::common(&Docs { project: &project }, &[]);
    let mut files = files.into_iter().filter(|it| it.path.ends_with(".yml"));
    let file = files.next().expect("there is one");
    assert_eq!(files.next(), None);
    (file.path, file.contents)
}

fn lines_after<'t>(text: &'t str, mark: &str) -> Vec<&'t str> {
    let (_, after) = text.split_once(mark).expect("it is there");
    after.lines().map(str::trim).collect()
}

/// What a frontend links to, and what links lead to, is the same in every language.
#[test]
fn anchors_and_links_are_the_same_in_every_language() {
    let all = |page: &str, begin: &str, end: char| -> Vec<String> {
        let after = page.split(begin).skip(1);
        let mut all: Vec<String> = after
            .filter_map(|it| Some(it.split_once(end)?.0.to_owned()))
            .collect();
        all.sort_unstable();
        all
    };
    let provider = catalogue::filled("x", catalogue::HARMLESS);
    for provider in catalogue::golden().iter().chain([&provider]) {
        let [english, ukrainian] = Locale::ALL.map(|locale| page_in(locale, provider));
        for (begin, end) in [("{ #", '}'), ("](", ')')] {
            let code = &provider.code;
            assert_eq!(
                all(&ukrainian, begin, end),
                all(&english, begin, end),
                "{code}"
            );
        }
    }
}

#[test]
fn a_site_in_one_language_has_no_menu_of_languages() {
    let (path, english) = configuration(&[Locale::En], Locale::En);
    assert_eq!(path, "mkdocs.yml");
    for key in ["extra:", "language:", "site_dir:"] {
        assert!(!english.contains(key), "{english}");
    }
    let (path, ukrainian) = configuration(&[Locale::Uk], Locale::Uk);
    assert_eq!(path, "mkdocs.yml");
    assert!(ukrainian.contains("\ndocs_dir: docs\n"), "{ukrainian}");
    assert!(ukrainian.contains("\n  language: uk\n"), "{ukrainian}");
    assert!(!ukrainian.contains("extra:"), "{ukrainian}");
}

#[test]
fn the_language_that_comes_first_is_where_the_site_begins() {
    let both = [Locale::Uk, Locale::En];
    let (path, first) = configuration(&both, Locale::Uk);
    assert_eq!(path, "mkdocs.yml");
    assert!(
        first.contains("\ndocs_dir: docs\nuse_directory_urls"),
        "{first}"
    );
    let menu = [
        "- name: Українська",
        "link: ./",
        "lang: uk",
        "- name: English",
        "link: ./en/",
        "lang: en",
    ];
    assert_eq!(lines_after(&first, "alternate:\n"), menu);
    let (path, second) = configuration(&both, Locale::En);
    assert_eq!(path, "mkdocs.en.yml");
    assert!(
        second.contains("\ndocs_dir: docs-en\nsite_dir: site/en\n"),
        "{second}"
    );
    let menu = [
        "- name: Українська",
        "link: ../",
        "lang: uk",
        "- name: English",
        "link: ./",
        "lang: en",
    ];
    assert_eq!(lines_after(&second, "alternate:\n"), menu);
    let project = project(&both);
    let provider = catalogue::bare("bare", "Bare");
    for (locale, path) in [
        (Locale::Uk, "docs/providers/bare.md"),
        (Locale::En, "docs-en/providers/bare.md"),
    ] {
        assert_eq!(guide(&project, locale, &provider)[0].path, path);
    }
}

#[test]
fn conditions_read_well_in_ukrainian() {
    ukrainian(
        "fields:
  p2p: { type: toggle, title: P2P }
  kind: { type: select, title: Вид, options: { a: Перший, b: Другий, c: Третій } }
  one: { type: text, title: Перше, origin: existing, when: { all: [{ field: p2p, is: on }, { field: kind, is: [a, b] }] } }
  two: { type: text, title: Друге, origin: existing, when: { not: { field: kind, is: [a, b] } } }
  three: { type: text, title: Третє, origin: existing, when: { not: { any: [{ feature: refunds }, { feature: apple_pay }] } } }
  four: { type: text, title: Четверте, origin: existing, when: { any: [{ field: p2p, is: off }, { filled: one }] } }
accounts: { one: { form: [p2p, kind, one, two, three, four, features] } }
",
        &[
            "коли ввімкнено **P2P** і в полі **Вид** вибрано **Перший** або **Другий**; інакше форма його не показує.",
            "коли в полі **Вид** не вибрано ні **Перший**, ні **Другий**; інакше",
            "коли не вибрано жодної з можливостей **Refunds** і **Apple Pay**; інакше",
            "коли вимкнено **P2P** або заповнено поле **Перше**; інакше",
        ],
    );
}

#[test]
fn numbers_and_names_stand_in_the_right_form_in_ukrainian() {
    ukrainian(
        "fields:
  a: { type: text, title: A, min_length: 21, max_length: 21, valid_for: 2 years }
  b: { type: text, title: B, origin: existing, min_length: 4, max_length: 21 }
  c: { type: number, title: C, origin: existing, minimum: 0.5 }
  d: { type: file, title: D, origin: existing, formats: [pkcs12], max_size: 20001 B, passphrase: p }
  e: { type: file, title: E, origin: existing, formats: [pkcs12], max_size: 1 MB, passphrase: p }
  p: { type: secret, title: P, origin: existing }
  id: { type: text, title: ID, origin: existing }
accounts:
  one: { form: [a, b, c, d, e, p, { repeat: shops, title: Точки, item: Точка, min_items: 0, max_items: 21, form: [id] }] }
  two: { form: [a] }
  three: { form: [a] }
guide:
  setup: [{ title: Крок, accounts: [one, two], gives: [a] }, { title: Ще крок, gives: [a] }]
",
        &[
            "рівно 21 символ.",
            "Строк дії – 2 роки: див.",
            "від 4 до 21 символу.",
            "число, не менше за 0,5.",
            "щонайбільше 20\u{a0}001 байт.",
            "щонайбільше 1 МБ.",
            "Це пароль до файлів [**D**](#one-d) і [**E**](#one-e).",
            "Додайте до 21 запису «Точка» з такими полями:",
            "*Лише для форм [One](#form--one) і [Two](#form--two).*",
        ],
    );
}

#[test]
fn a_mode_is_named_in_the_language_of_the_page_unless_the_title_names_it() {
    let page = ukrainian(
        "modes: [test, live]
fields:
  key:
    type: secret
    title: Ключ
    per_mode: { test: { title: Тестовий ключ }, live: { title: Ключ магазину } }
accounts: { one: { form: [{ per_mode: [key], choose: true }] } }
guide: { setup: [{ title: Крок, gives: [key] }] }
",
        &[
            "якщо підключаєте тестовий режим: Тестовий ключ\n",
            "якщо підключаєте робочий режим: Ключ магазину (робочий режим)\n",
        ],
    );
    assert!(!page.contains("Тестовий ключ ("), "{page}");
}
