"""The guide pages as a reader's browser gets them: through Python-Markdown, MkDocs Material and Zensical.

    python3 -m venv target/docs-venv
    target/docs-venv/bin/pip install -r tests/python/requirements-docs.txt
    cargo test --test docs_target
    target/docs-venv/bin/python -m unittest tests/python/test_docs.py

`cargo test --test docs_target` writes the pages with nasty texts that are read here.
"""

import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from html.parser import HTMLParser

import markdown
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests/golden/docs"
NASTY = pathlib.Path(os.environ.get("PROVSPEC_NASTY_DOCS", ROOT / "target/tmp/docs"))

# The languages of the pages: the folder, the configuration, what it is in the site, and what a picture is called.
LANGUAGES = {
    "en": ("docs", "mkdocs.yml", "", "Picture of the form “{}”"),
    "uk": ("docs-uk", "mkdocs.uk.yml", "uk/", "Зображення форми «{}»"),
}

VOID = {"br", "img", "input", "hr"}


class Outline(HTMLParser):
    """The tags of a page with the attributes that matter, its text, and whether tags nest."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.text, self.open = [], [], []
        self.ids, self.anchors, self.links, self.rows = [], [], [], []
        self.images = []
        self.in_highlight = 0

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "span" and not attributes.get("class") and not attributes.get("id"):
            # The highlighter's empty mark at the head of a block.
            self.open.append(tag)
            return
        kept = sorted(name for name in attributes if name not in {"tabindex"})
        classes = attributes.get("class", "")
        self.tags.append((tag, tuple(kept) if tag not in {"span", "div"} else (), classes if tag == "div" else ""))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "img":
            self.images.append((attributes["alt"], attributes["src"]))
        if tag == "tr":
            self.rows.append(0)
        if tag in {"td", "th"} and self.rows:
            self.rows[-1] += 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data):
        self.text.append(data)

    def handle_comment(self, data):
        assert data.strip() == "", f"comment {data!r}"


def site():
    """The extensions that the emitted configuration turns on."""
    config = yaml.safe_load((GOLDEN / "mkdocs.yml").read_text())
    names, options = [], {}
    for one in config["markdown_extensions"]:
        if isinstance(one, dict):
            ((one, settings),) = one.items()
            options[one] = settings
        names.append(one)
    return names, options


def render(source):
    names, options = site()
    # One colour for all code: what the highlighter finds in commands is no business of these tests.
    options = {**options, "pymdownx.highlight": {"use_pygments": False}}
    return markdown.markdown(source, extensions=names, extension_configs=options)


def outline(source):
    parsed = Outline()
    parsed.feed(render(source))
    parsed.close()
    assert not parsed.open, parsed.open
    return parsed


def squeeze(text):
    """Text as a browser shows it, without what no text can hold (controls)."""
    text = "".join(" " if c.isspace() or c in "\x1c\x1d\x1e\x1f" else c for c in text)
    text = "".join(c for c in text if c != "\u200b" and ord(c) >= 32 and not 127 <= ord(c) < 160)
    return re.sub(r"\s+", " ", text).strip()


def shape(parsed):
    """The tags; a fence and its HTML twin count as the same."""
    tags = []
    for tag, attributes, classes in parsed.tags:
        if (tag, classes) == ("div", "highlight"):
            continue
        if tag == "code" or tag == "pre":
            attributes = ()
        if tag == "h3" or tag == "h2":
            attributes = ("id",)
        tags.append((tag, attributes, classes))
    return tags


class Golden(unittest.TestCase):
    def pages(self):
        for folder, *_ in LANGUAGES.values():
            pages = sorted((GOLDEN / folder).glob("**/*.md"))
            self.assertGreater(len(pages), 3)
            for page in pages:
                with self.subTest(page=str(page.relative_to(GOLDEN))):
                    yield page.read_text()

    def test_anchors_are_there_and_single(self):
        for source in self.pages():
            parsed = outline(source)
            wanted = re.findall(r"\{ #(\S+) \}", source)
            self.assertEqual(set(wanted) - set(parsed.ids), set())
            self.assertEqual(len(parsed.ids), len(set(parsed.ids)))
            for link in parsed.links:
                if link.startswith("#"):
                    self.assertIn(link[1:], parsed.ids)

    def test_nothing_of_the_markup_is_left(self):
        for source in self.pages():
            text = " ".join(outline(source).text)
            for mark in ["**", "](", "{ #", "!!!", "```", "| ---", ":   "]:
                self.assertNotIn(mark, text)

    def test_definitions_and_boxes_are_what_they_are_meant_to_be(self):
        for folder, *_ in LANGUAGES.values():
            source = (GOLDEN / folder / "providers/northbank.md").read_text()
            parsed = outline(source)
            tags = [tag for tag, *_ in parsed.tags]
            self.assertEqual(tags.count("dt"), len(re.findall(r"^ *:   ", source, re.M)))
            self.assertEqual(tags.count("dd"), tags.count("dt"))
            self.assertEqual(tags.count("table"), source.count("| --- |\n"))
            self.assertEqual(tags.count("pre"), source.count("```") // 2)
            boxes = sum(classes.startswith("admonition") for _, _, classes in parsed.tags)
            self.assertEqual(boxes, source.count("\n!!! "))


class Nasty(unittest.TestCase):
    """With any text in every place, a page has the tags of the harmless page, and reads as the text."""

    maxDiff = 2000

    def setUp(self):
        if not (NASTY / "texts.json").exists():
            self.fail("no pages with nasty texts: run `cargo test --test docs_target` first")
        self.texts = json.loads((NASTY / "texts.json").read_text())

    def page(self, folder, code):
        return outline((NASTY / f"{folder}/providers/{code}.md").read_text())

    def test_same_tags_and_exact_text(self):
        word = self.texts.pop("harmless")
        for language, (folder, _, _, alt) in LANGUAGES.items():
            harmless = self.page(folder, "harmless")
            self.assertGreater("".join(harmless.text).count(word), 100)
            for code, text in self.texts.items():
                with self.subTest(language=language, code=code, text=text):
                    page = self.page(folder, code)
                    self.assertEqual(shape(page), shape(harmless))
                    expected = squeeze("".join(harmless.text)).replace(word, squeeze(text))
                    self.assertEqual(squeeze("".join(page.text)), squeeze(expected))
                    picture = f"{code}/provider.svg"
                    for link in page.links:
                        known = link.startswith(("https://", "mailto:", "#", "{{custom."))
                        self.assertTrue(link == picture or known, link)
                    found = [squeeze(alt) for alt, source in page.images if source == picture]
                    self.assertEqual(found, [squeeze(alt.format(text))])
                    self.assertEqual(page.rows, harmless.rows)


class Site(unittest.TestCase):
    def build(self, tool, tree):
        command = shutil.which(tool, path=str(pathlib.Path(sys.executable).parent)) or shutil.which(tool)
        if command is None:
            self.skipTest(f"{tool} is not installed")
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "generated"
            shutil.copytree(tree, copy)
            if tree == NASTY:
                for pages, *_ in LANGUAGES.values():
                    (copy / pages / "providers/picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
            # The first site is emptied when it is built, and the others are folders of it.
            for _, config, *_ in LANGUAGES.values():
                done = subprocess.run(
                    [command, "build", "--strict", "-f", str(copy / config)], cwd=folder, capture_output=True, text=True
                )
                self.assertEqual(done.returncode, 0, done.stdout[-2000:] + done.stderr[-4000:])
            site = copy / "site"
            pages = {page: page.read_text() for page in site.glob("**/*.html")}
            for page, source in pages.items():
                for picture in re.findall(r'<img[^>]* src="?([^" >]+\.svg)', source):
                    self.assertTrue((page.parent / picture).is_file(), f"{picture} of {page}")
                if page.name != "404.html":
                    self.check_languages(site, page, source)
            return {str(page.relative_to(site)): source for page, source in pages.items()}

    def check_languages(self, site, page, source):
        """The menu of languages leads from each page to where the site in each language begins."""
        selector = re.search(r'<ul class="?md-select__list.*?</ul>', source, re.S)
        self.assertIsNotNone(selector, page)
        led = {}
        for link in re.findall(r"<a[^>]*>", selector[0]):
            attributes = dict(re.findall(r'(\w+)="?([^" >]*)', link))
            led[attributes["hreflang"]] = (page.parent / attributes["href"] / "index.html").resolve()
        wanted = {language: (site / place / "index.html").resolve() for language, (_, _, place, _) in LANGUAGES.items()}
        self.assertEqual(led, wanted, page)
        for start in wanted.values():
            self.assertTrue(start.is_file(), start)

    def check(self, pages):
        for language, (_, _, place, _) in LANGUAGES.items():
            page = pages[f"{place}providers/northbank/index.html"]
            self.assertRegex(page, f'<html lang="?{language}"?')
            self.assertRegex(page, r'<img[^>]* src="?[^" >]*h2h_merchant\.svg')
            for form, field in [("h2h_merchant", "terminal_id"), ("h2h_merchant", "wallets-wallet_id")]:
                self.assertRegex(page, f'id="?{form}-{field}"?')
            self.assertIn("192.0.2.10;192.0.2.11;198.51.100.*", html.unescape(page))

    def test_mkdocs(self):
        self.check(self.build("mkdocs", GOLDEN))

    def test_mkdocs_with_nasty_texts(self):
        self.check_nasty(self.build("mkdocs", NASTY))

    def test_zensical(self):
        self.check(self.build("zensical", GOLDEN))

    def test_zensical_with_nasty_texts(self):
        self.check_nasty(self.build("zensical", NASTY))

    def check_nasty(self, pages):
        """Also around the page (title bar, menus) there is no tag and no attribute that a text brought."""
        for _, _, place, _ in LANGUAGES.values():
            known = kinds(pages[f"{place}providers/harmless/index.html"])
            seen = 0
            for name, page in pages.items():
                if name.startswith(f"{place}providers/nasty"):
                    seen += 1
                    with self.subTest(name=name):
                        self.assertEqual(kinds(page) - known - HIGHLIGHTED, set())
            self.assertGreater(seen, 40)


# What the highlighter makes of commands.
HIGHLIGHTED = {("span", ("class",)), ("strong", ()), ("div", ("class",))}


def kinds(page):
    """Each kind of tag in a page, with the names of its attributes."""
    found = set()

    class Kinds(HTMLParser):
        def handle_starttag(self, tag, attributes):
            found.add((tag, tuple(sorted(name for name, _ in attributes))))

    Kinds().feed(page)
    return found


if __name__ == "__main__":
    unittest.main()
