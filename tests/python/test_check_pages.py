"""What `check_pages.py` finds in pages that say something else than the schema."""

import copy
import unittest

from check_pages import Fields, faults

SCHEMA = {
    "properties": {
        "login": {"title": "Login", "description": "Format: at most 12 characters."},
        "key": {"title": "Key", "writeOnly": True},
        "terminal": {"title": "Terminal"},
        "cards": {"title": "Cards", "type": "boolean"},
    },
    "required": ["login", "key"],
    "allOf": [
        {
            "if": {"properties": {"cards": {"const": True}}, "required": ["cards"]},
            "then": {"required": ["terminal"]},
            "else": {"properties": {"terminal": {"not": {}}}},
        }
    ],
}

PAGE = """
<h3 id="form--shop">Shop</h3>
<p>A picture</p>
<dl>
<dt id="shop-login"><strong>Login</strong></dt>
<dd><em>Required.</em> Format: at most 12 characters.</dd>
<dt id="shop-key"><strong>Key</strong></dt>
<dd><p><em>Required, secret.</em></p></dd>
</dl>
<h4 id="group--shop--cards">Cards</h4>
<p>The form shows these fields only when <strong>Cards</strong> is on.</p>
<dl>
<dt id="shop-terminal"><strong>Terminal</strong></dt>
<dd><em>Required.</em></dd>
</dl>
<h4 id="group--shop--more">More</h4>
<dl>
<dt id="shop-cards"><strong>Cards</strong></dt>
<dd>Switch it on or off.</dd>
</dl>
"""


class Pages(unittest.TestCase):
    def found(self, page, schema=SCHEMA):
        return list(faults(copy.deepcopy(schema), "shop", Fields(page).found))

    def test_a_page_that_says_the_same(self):
        self.assertEqual(self.found(PAGE), [])

    def test_each_difference(self):
        for old, new, what in [
            ("<strong>Login</strong>", "<strong>Log in</strong>", "is called"),
            ('<dt id="shop-login">', '<dt id="shop-log-in">', "fields"),
            ("<em>Required.</em> Format", "<em>Optional.</em> Format", "required or not"),
            ("Switch it on or off.", "Required.", "required or not"),
            ("Required, secret.", "Required.", "secret"),
            ("at most 12", "at most 13", "does not say 12"),
            ("only when <strong>Cards</strong> is on", "always", "shown in some cases"),
            ("<strong>Cards</strong> is on", "<strong>Cash</strong> is on", "does not name cards"),
        ]:
            with self.subTest(new=new):
                self.assertIn(old, PAGE)
                found = self.found(PAGE.replace(old, new))
                self.assertTrue(any(what in it for it in found), found)

    def test_a_field_that_is_required_in_some_cases(self):
        schema = copy.deepcopy(SCHEMA)
        del schema["allOf"][0]["else"]
        self.assertTrue(any("in some cases" in it for it in self.found(PAGE, schema)))


if __name__ == "__main__":
    unittest.main()
