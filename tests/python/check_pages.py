"""The built pages say of each field what its schema says: that it is there, in its place, by its title; whether it is
required, secret, or there in some cases only, and in which; and how long, how large.

    python tests/python/check_pages.py SITE PACKAGE

`SITE` is the folder that a builder has made of the pages in English, `PACKAGE` that of the package for frontends.
"""

import json
import pathlib
import re
import sys
from html.parser import HTMLParser

HEADINGS = {"h2", "h3", "h4", "h5"}


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


class Fields(HTMLParser):
    """The fields of a page by their anchors, in order: their titles, what is said of them, and of the group around them."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.found = {}
        self.group = ""
        self.place = None
        self.anchor = None
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in HEADINGS:
            self.group, self.place = "", "heading"
        elif tag == "p" and self.place == "heading":
            self.place = "group"
        elif tag == "dl" and self.place == "group":
            self.place = None
        elif tag == "dt" and "id" in attributes:
            self.anchor, self.place = attributes["id"], "title"
            self.found[self.anchor] = {"title": "", "said": "", "group": self.group}
        elif tag == "dd" and self.anchor:
            self.place = "said"

    def handle_data(self, data):
        if self.place == "group":
            self.group += data
        elif self.place in {"title", "said"} and self.anchor:
            self.found[self.anchor][self.place] += data


def branches(schema):
    return schema.get("allOf", [])


def asked(condition):
    """The fields that a condition asks about, with the values that it wants of them."""
    found = []
    for key in ("allOf", "anyOf"):
        for part in condition.get(key, []):
            found += asked(part)
    if "not" in condition:
        found += asked(condition["not"])
    for key, rule in condition.get("properties", {}).items():
        wanted = rule.get("const", rule.get("contains", {}).get("const"))
        found.append((key, wanted))
    for key in condition.get("required", []):
        if key not in condition.get("properties", {}):
            found.append((key, None))
    return found


def title_of(schema, key, value):
    """What a page calls an answer: the title of the option, or of the field."""
    field = schema["properties"][key]
    for rules in (field, field.get("items", {})):
        for part in [rules, *rules.get("allOf", [])]:
            if "$ref" in part:
                part = schema["$defs"][part["$ref"].split("/")[-1]]
            for option in part.get("oneOf", []):
                if option.get("const") == value:
                    return option.get("title", value)
    return field["title"]


def faults(schema, account, fields):
    anchors = [f"{account}-{key}" for key in schema["properties"]]
    there = [anchor for anchor in fields if anchor in anchors]
    if there != anchors:
        yield f"fields {there}, not {anchors}"
        return
    for key, rules in schema["properties"].items():
        field = fields[f"{account}-{key}"]
        title, said = squeeze(field["title"]), squeeze(field["said"])
        around = said + " " + squeeze(field["group"])
        hiding = [it for it in branches(schema) if key in it.get("else", {}).get("properties", {})]
        asking = [it for it in branches(schema) if key in it.get("then", {}).get("required", [])]

        def fault(what):
            return f"{account}-{key}: {what}: {around}"

        if title != squeeze(rules["title"]):
            yield fault(f"is called {title}, not {rules['title']}")
        is_required = key in schema.get("required", [])
        if bool(is_required or asking) != said.startswith("Required"):
            yield fault("required or not")
        if asking and not hiding and "Required when" not in said:
            yield fault("required in some cases")
        if hiding and "only when" not in around and "Required when" not in said:
            yield fault("shown in some cases")
        if not hiding and "The form shows" in around:
            yield fault("always shown")
        if rules.get("writeOnly") and not re.match(r"[^.]*\bsecret\b|[^.]*\. Secret\.", said):
            yield fault("secret")
        for branch in hiding or asking:
            for other, value in asked(branch["if"]):
                if title_of(schema, other, value) not in around and schema["properties"][other]["title"] not in around:
                    yield fault(f"does not name {other} {value}")
        limits = re.findall(r"(?:at most|at least|exactly|up to|Format:)[^.]*", rules.get("description", ""))
        for number in re.findall(r"\d+", " ".join(limits)):
            if number not in said:
                yield fault(f"does not say {number}")


def main(site, package):
    site, package = pathlib.Path(site), pathlib.Path(package)
    index = json.loads((package / "index.json").read_text())
    found, checked = [], 0
    for provider in index["providers"]:
        if not provider["forms"]:
            continue
        page = site / "providers" / provider["code"] / "index.html"
        fields = Fields(page.read_text()).found
        for form in provider["forms"]:
            schema = json.loads((package / form["schema_2020_12"]).read_text())
            checked += len(schema["properties"])
            found += [f"{provider['code']}/{what}" for what in faults(schema, form["key"], fields)]
    for fault in found:
        print(fault)
    print(f"{site}: {checked} fields, {len(found)} faults")
    return bool(found) or not checked


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
