"""What is wrong with the HTML of a built site, whoever built it.

    python3 tests/python/check_site.py target/tmp/pages/mkdocs/site --index generated/frontend/index.json

Broken links and missing anchors, also across pages and from the index of the frontend package; ids that are there
twice; images without alternative text or without a file; headings that skip a level; links without a name. One line
for each fault; the exit code is 1 where there is any.
"""

import argparse
import json
import os
import pathlib
import sys
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

# Written into the pages for a later stage.
PLACEHOLDER = "{{"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """What of a page others can point at, and what it points at."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.ids, self.twice, self.links, self.images, self.headings = set(), [], [], [], []
        self.resources = []
        self.open_link = None
        self.in_article = 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        name = attributes.get("id")
        if name is not None:
            if name in self.ids:
                self.twice.append(name)
            self.ids.add(name)
        if tag == "a" and attributes.get("name"):
            self.ids.add(attributes["name"])
        if tag == "article":
            self.in_article += 1
        if tag == "a" and "href" in attributes:
            named = bool((attributes.get("aria-label") or attributes.get("title") or "").strip())
            # Around the page an empty address is one of the theme: the page itself.
            empty = self.in_article and not (attributes["href"] or "").strip()
            self.open_link = {"href": attributes["href"] or "", "named": named, "empty": empty}
        if tag == "img":
            self.images.append((attributes.get("src") or "", attributes.get("alt")))
            if self.open_link and (attributes.get("alt") or "").strip():
                self.open_link["named"] = True
        if tag in {"script", "source"} and attributes.get("src"):
            self.resources.append(attributes["src"])
        if tag == "link" and attributes.get("rel") in {"stylesheet", "icon"}:
            self.resources.append(attributes.get("href") or "")
        if self.in_article and len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.headings.append([int(tag[1]), ""])

    def handle_endtag(self, tag):
        if tag == "article":
            self.in_article -= 1
        if tag == "a" and self.open_link:
            self.links.append(self.open_link)
            self.open_link = None

    def handle_data(self, data):
        if self.open_link and data.strip():
            self.open_link["named"] = True
        if self.headings and not self.headings[-1][1]:
            self.headings[-1][1] = data.strip()


class Site:
    """The pages of a site, and what is wrong with them."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.pages, self.known = {}, {}
        for path in sorted(self.root.glob("**/*.html")):
            self.pages[path] = Page(path.read_text())
        self.faults = []

    def say(self, path, what):
        self.faults.append(f"{path.relative_to(self.root)}: {what}")

    def file_of(self, path, target):
        """The file that a link of a page leads to; none where it leaves the site."""
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            return None
        absolute = parts.path.startswith("/")
        base = self.root if absolute else path.parent
        # Above the root there is the root.
        place = os.path.normpath(unquote(parts.path)).lstrip("/") if absolute else unquote(parts.path)
        found = pathlib.Path(os.path.normpath(base / place)) if parts.path else path
        if found not in self.known:
            self.known[found] = found / "index.html" if found.is_dir() else found
        return self.known[found]

    def check_link(self, path, target, what="link"):
        if PLACEHOLDER in target:
            return
        try:
            file = self.file_of(path, target)
        except ValueError:
            self.say(path, f"{what} to {target!r}, which is no address")
            return
        if file is None:
            return
        if file not in self.pages and not file.is_file():
            self.say(path, f"{what} to {target}, which is not there")
            return
        anchor = unquote(urlsplit(target).fragment)
        page = self.pages.get(file)
        if anchor and page is not None and anchor not in page.ids:
            self.say(path, f"{what} to {target}: there is no such anchor on the page")

    def check_page(self, path, page):
        for name in page.twice:
            self.say(path, f"the id {name!r} is there twice")
        for link in page.links:
            if link["empty"]:
                self.say(path, "a link leads nowhere")
            elif not link["named"]:
                self.say(path, f"the link to {link['href']} has no name")
            self.check_link(path, link["href"])
        for source, alternative in page.images:
            if alternative is None or not alternative.strip():
                self.say(path, f"the image {source} has no alternative text")
            if not source.strip():
                self.say(path, "an image has no file")
            self.check_link(path, source, "image")
        for source in page.resources:
            self.check_link(path, source, "resource")
        before = 0
        for level, text in page.headings:
            if level > before + 1:
                self.say(path, f"the heading {text!r} of level {level} follows one of level {before}")
            before = level

    def check_index(self, index):
        """The places that the index of the frontend package names."""
        for provider in json.loads(pathlib.Path(index).read_text())["providers"]:
            page = self.root / provider["docs"] / "index.html"
            if page not in self.pages:
                self.faults.append(f"index.json: {provider['code']}: there is no page {provider['docs']}")
                continue
            for form in provider["forms"]:
                for anchor in [form["anchor"], *form["anchors"].values()]:
                    if anchor not in self.pages[page].ids:
                        self.faults.append(f"index.json: {provider['code']}: there is no #{anchor} on its page")

    def check(self, index=None):
        for path, page in self.pages.items():
            self.check_page(path, page)
        if index is not None:
            self.check_index(index)
        return self.faults


def main():
    parser = argparse.ArgumentParser(description="Say what is wrong with the HTML of a built site.")
    parser.add_argument("site", help="the folder of the site")
    parser.add_argument("--index", help="the index.json of the frontend package, whose anchors are looked up too")
    arguments = parser.parse_args()
    site = Site(pathlib.Path(arguments.site).resolve())
    if not site.pages:
        sys.exit(f"{arguments.site}: there are no pages")
    faults = site.check(arguments.index)
    for fault in faults:
        print(fault)
    links = sum(len(page.links) for page in site.pages.values())
    images = sum(len(page.images) for page in site.pages.values())
    print(f"{arguments.site}: {len(site.pages)} pages, {links} links, {images} images: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
