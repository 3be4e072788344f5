"""The pictures of forms as a browser draws them: no text leaves its box, and colours go with the page.

    cargo test --test docs_target
    python3 -m unittest tests/python/test_pictures.py

`cargo test --test docs_target` leaves the pictures with nasty texts, and one of every control, that are looked at
beside those of the catalogue. The browser is the one in `CHROMIUM`, or the `chromium` of the path.
"""

import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "generated/docs/providers"
# The pages in each language have pictures of their own.
FOLDERS = sorted(ROOT.glob("generated/docs*/providers"))
NASTY = pathlib.Path(os.environ.get("PROVSPEC_NASTY_DOCS", ROOT / "target/tmp/docs")).parent / "pictures"

# What a reader's system may draw the text in, the widest of them last.
FONTS = ["", 'text{font-family:"Liberation Sans"!important}', 'text{font-family:"DejaVu Sans"!important}']

# Draws each picture and says what is wrong with it.
MEASURE = """
const faults = [];
const shown = document.body.appendChild(document.createElement('div')).attachShadow({mode: 'open'});
for (const [name, source] of Object.entries(pictures)) {
  const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
  if (parsed.querySelector('parsererror')) { faults.push([name, 'is no picture']); continue; }
  for (const font of fonts) {
    const svg = document.importNode(parsed.documentElement, true);
    shown.replaceChildren(svg);
    svg.querySelector('style').append(font);
    const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
    const place = (element) => {
      const {x, y, width, height} = element.getBBox();
      return {left: x, top: y, right: x + width, bottom: y + height, middle: y + height / 2, element};
    };
    const boxes = [...svg.querySelectorAll('g rect')].filter((it) => !it.closest('defs')).map(place);
    const texts = [...svg.querySelectorAll('text')].map(place).filter((it) => it.right > it.left);
    for (const text of texts) {
      const say = (what) => faults.push([name, font, what, text.right, text.element.textContent]);
      if (text.left < 0 || text.right > width || text.bottom > height) say('leaves the picture');
      for (const box of boxes) {
        const begins = box.top < text.middle && text.middle < box.bottom && box.left <= text.left && text.left < box.right;
        if (begins && text.right > box.right) say('leaves its box');
      }
      for (const other of texts) {
        const beside = Math.abs(other.middle - text.middle) < 4 && other !== text && other.left >= text.left;
        if (beside && other.left < text.right) say('runs into ' + other.element.textContent);
      }
    }
  }
}
document.body.textContent = JSON.stringify(faults);
"""


def pictures():
    """Every picture, by its name."""
    all_of = [path for folder in FOLDERS for path in sorted(folder.glob("*/*.svg"))]
    catalogue = {str(path.relative_to(ROOT)): path.read_text() for path in all_of}
    nasty = {path.name: path.read_text() for path in sorted(NASTY.glob("*.svg"))}
    return catalogue, nasty


class WellFormed(unittest.TestCase):
    def test_each_is_a_picture_without_scripts_and_without_other_files(self):
        catalogue, nasty = pictures()
        for folder in FOLDERS:
            of_language = [name for name in catalogue if name.startswith(f"{folder.relative_to(ROOT)}/")]
            self.assertGreater(len(of_language), 80, folder)
        self.assertGreater(len(FOLDERS), 1)
        if not nasty:
            self.fail("no pictures with nasty texts: run `cargo test --test docs_target` first")
        for name, source in {**catalogue, **nasty}.items():
            with self.subTest(name=name):
                for element in ElementTree.fromstring(source).iter():
                    self.assertNotIn(element.tag.rpartition("}")[2], {"script", "image", "foreignObject", "a"})
                    for key, value in element.attrib.items():
                        self.assertFalse(key.startswith("on"))
                        self.assertTrue("href" not in key or value.startswith("#"))
                self.assertNotRegex(source.split("</style>")[0], r"@import|url\(")


class Browser(unittest.TestCase):
    def setUp(self):
        self.browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
        if self.browser is None:
            self.skipTest("there is no chromium")

    def run_browser(self, page, *options):
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "page.html"
            source.write_text(page)
            shot = pathlib.Path(folder) / "shot.png"
            command = [self.browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
            command += [f"--user-data-dir={folder}/profile", "--allow-file-access-from-files"]
            command += [option.replace("SHOT", str(shot)) for option in options] + [source.as_uri()]
            done = subprocess.run(command, capture_output=True, text=True, timeout=300)
            self.assertEqual(done.returncode, 0, done.stderr[-2000:])
            return shot.read_bytes() if shot.exists() else done.stdout

    def test_no_text_leaves_its_box(self):
        catalogue, nasty = pictures()
        values = f"const pictures = {json.dumps({**catalogue, **nasty})}, fonts = {json.dumps(FONTS)};"
        script = (values + MEASURE).replace("</", "<\\/")
        page = self.run_browser(f'<!doctype html><meta charset="utf-8"><body><script>{script}</script>', "--dump-dom")
        found = re.search(r"<body>(.*)</body>", page, re.S)
        self.assertIsNotNone(found, page[-2000:])
        faults = json.loads(html.unescape(found[1]))
        self.assertFalse(faults, json.dumps(faults[:20], indent=1, ensure_ascii=False))

    def test_colours_go_with_the_page_and_with_the_address(self):
        """Where the page has no colours of its own, they are those of the reader's system."""
        picture = (CATALOGUE / "connectum/provider.svg").as_uri()
        light, dark = (255, 255, 255), (31, 35, 45)
        shown = [("light", "", light), ("dark", "", dark), ("dark", "#only-light", light), ("light", "#only-dark", dark)]
        images = "".join(
            f'<img style="color-scheme:{scheme}" width="100" height="100" src="{picture}{end}">'
            for scheme, end, _ in shown
        )
        for system, own in [("1", light), ("0", dark)]:
            page = f'<body style="margin:0;display:flex">{images}<img width="100" height="100" src="{picture}">'
            options = [f"--blink-settings=preferredColorScheme={system}", "--window-size=500,100", "--screenshot=SHOT"]
            pixels = png(self.run_browser(page, *options))
            found = [pixels(100 * at + 50, 4) for at in range(len(shown) + 1)]
            self.assertEqual(found, [colour for *_, colour in shown] + [own])


def png(data):
    """Reads a PNG of eight bits a channel; the answer gives the colour at a place."""
    at, packed = 8, b""
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, channels = int.from_bytes(body[:4], "big"), {2: 3, 6: 4}[body[9]]
        if kind == b"IDAT":
            packed += body
        at += 12 + length
    raw, size = zlib.decompress(packed), width * channels
    rows, above = [], bytes(size)
    for start in range(0, len(raw), size + 1):
        row = bytearray(raw[start + 1 : start + 1 + size])
        for i in range(size):
            left, corner = (row[i - channels], above[i - channels]) if i >= channels else (0, 0)
            guess = left + above[i] - corner
            nearest = min((left, above[i], corner), key=lambda one: abs(guess - one))
            row[i] = (row[i] + [0, left, above[i], (left + above[i]) // 2, nearest][raw[start]]) % 256
        rows.append(row)
        above = row
    return lambda x, y: tuple(rows[y][x * channels : x * channels + 3])


if __name__ == "__main__":
    unittest.main()
