"""What may be looked up in place of a `oneOf`: only what means the same."""

import unittest

from options import single_values


class Options(unittest.TestCase):
    def test_a_value_to_each_branch(self):
        branches = [{"const": "UA", "title": "Ukraine"}, {"enum": [True]}, {"const": 1, "description": "One"}]
        self.assertEqual(single_values({"type": "string", "oneOf": branches}), ["UA", True, 1])

    def test_all_else_is_no_enum(self):
        value = {"const": "x"}
        for schema in [
            {},
            {"oneOf": []},
            {"oneOf": [value], "enum": ["y"]},
            # Refused by `oneOf`, since both branches take it.
            {"oneOf": [value, value]},
            {"oneOf": [value, {"enum": ["x"]}]},
            {"oneOf": [value, {"enum": ["y", "z"]}]},
            {"oneOf": [value, {"const": "y", "minLength": 2}]},
            {"oneOf": [value, {"type": "string"}]},
            {"oneOf": [value, {"title": "Anything"}]},
        ]:
            self.assertIsNone(single_values(schema), schema)


if __name__ == "__main__":
    unittest.main()
