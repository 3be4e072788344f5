"""`check_site.py` finds each fault, and nothing where there is none."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from check_site import Site

TOOL = pathlib.Path(__file__).with_name("check_site.py")

WHOLE = """<!doctype html><html><head><link rel="stylesheet" href="style.css"></head><body>
<nav><a href="" title="Home"></a><h6>Menu</h6></nav>
<article><h1 id="top">Guide</h1><h2 id="a b">One</h2><h3>Two</h3><h2>Three</h2>
<a href="#top">up</a> <a href="providers/">there</a> <a href="providers/#form--%C3%A9">place</a>
<a href="https://example.com/#x">out</a> <a href="mailto:a@example.com">mail</a> <a href="{{custom.url}}/x">later</a>
<a href="picture.svg"><img src="picture.svg" alt="A form"></a> <a href="#a%20b" aria-label="One"></a>
</article></body></html>"""
OTHER = '<!doctype html><article><h1 id="form--é">Providers</h1><a href="..">back</a><a href="../index.html#top">top</a></article>'

# What is put into the page, and what is said of it.
FAULTS = {
    '<a href="gone/">x</a>': "link to gone/, which is not there",
    '<a href="#gone">x</a>': "link to #gone: there is no such anchor on the page",
    '<a href="providers/#gone">x</a>': "link to providers/#gone: there is no such anchor on the page",
    '<a href="http://[">x</a>': "link to 'http://[', which is no address",
    '<p id="top"></p>': "the id 'top' is there twice",
    '<img src="picture.svg">': "the image picture.svg has no alternative text",
    '<img src="picture.svg" alt=" ">': "the image picture.svg has no alternative text",
    '<img src="gone.png" alt="x">': "image to gone.png, which is not there",
    '<img src="" alt="x">': "an image has no file",
    "<h4>Deep</h4>": "the heading 'Deep' of level 4 follows one of level 2",
    '<a href="providers/"> <span></span> </a>': "the link to providers/ has no name",
    '<a href="">x</a>': "a link leads nowhere",
    '<script src="gone.js"></script>': "resource to gone.js, which is not there",
}


class CheckSite(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.write("index.html", WHOLE)
        self.write("providers/index.html", OTHER)
        self.write("style.css", "")
        self.write("picture.svg", "<svg/>")

    def write(self, path, text):
        (self.root / path).parent.mkdir(exist_ok=True)
        (self.root / path).write_text(text)

    def index(self, page="providers/", anchor="form--é", field="form--é"):
        form = {"anchor": anchor, "anchors": {"key": field}}
        self.write("index.json", json.dumps({"providers": [{"code": "northbank", "docs": page, "forms": [form]}]}))
        return self.root / "index.json"

    def test_a_whole_site_has_no_fault(self):
        self.assertEqual(Site(self.root).check(self.index()), [])

    def test_each_fault_is_found_alone(self):
        for seed, said in FAULTS.items():
            with self.subTest(seed=seed):
                self.write("index.html", WHOLE.replace("</article>", seed + "</article>"))
                self.assertEqual(Site(self.root).check(), [f"index.html: {said}"])

    def test_the_index_names_what_is_there(self):
        for wrong, said in [
            ({"page": "gone/"}, "there is no page gone/"),
            ({"anchor": "gone"}, "there is no #gone on its page"),
            ({"field": "lost"}, "there is no #lost on its page"),
        ]:
            with self.subTest(wrong=wrong):
                self.assertEqual(Site(self.root).check(self.index(**wrong)), [f"index.json: northbank: {said}"])

    def test_the_command_says_so_and_fails(self):
        run = lambda: subprocess.run([sys.executable, TOOL, self.root], capture_output=True, text=True)
        done = run()
        self.assertEqual((done.returncode, done.stdout.split(": ", 1)[1]), (0, "2 pages, 11 links, 1 images: 0 faults\n"))
        (self.root / "picture.svg").unlink()
        done = run()
        self.assertEqual(done.returncode, 1)
        self.assertIn("index.html: image to picture.svg, which is not there\n", done.stdout)


if __name__ == "__main__":
    unittest.main()
