"""The schemas under Python's jsonschema: the same verdict about every case, at the same field.

    python -m unittest discover tests/python

judges what `cargo test --test json_schema_target` leaves; PROVSPEC_FRONTEND and PROVSPEC_CASES name another package
and the folder of its cases.
"""

import json
import os
import re
import unittest
from pathlib import Path

from jsonschema import Draft7Validator, Draft202012Validator

LEFT = Path(__file__).parents[2] / "target" / "tmp" / "json_schema"
FRONTEND = Path(os.environ.get("PROVSPEC_FRONTEND", LEFT / "frontend"))
CASES = Path(os.environ.get("PROVSPEC_CASES", LEFT / "cases"))
DRAFTS = {
    "schema": Draft7Validator,
    "schema_2020_12": Draft202012Validator,
    "schema_jsonforms": Draft7Validator,
}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def forms():
    """Code, key and index entry of every form."""
    for provider in read(FRONTEND / "index.json")["providers"]:
        for form in provider["forms"]:
            yield provider["code"], form["key"], form


def places(error):
    """JSON pointers of the fields that an error is about."""
    at = "".join(f"/{part}" for part in error.absolute_path)
    if error.validator == "required":
        return {f"{at}/{key}" for key in error.validator_value if key not in error.instance}
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        return {f"{at}/{key}" for key in error.instance if key not in known}
    if "propertyNames" in error.absolute_schema_path:
        return {f"{at}/{error.instance}"}
    # An item of a list is no field: the list is.
    return {re.sub(r"(/\d+)+$", "", at)}


class Schemas(unittest.TestCase):
    def test_every_schema_is_valid(self):
        for _, _, form in forms():
            for name, draft in DRAFTS.items():
                draft.check_schema(read(FRONTEND / form[name]))

    def test_every_case_gets_the_due_verdict_at_the_due_field(self):
        disagreements = []
        judged = 0
        for code, key, form in forms():
            path = CASES / code / f"{key}.json"
            if not path.exists():
                continue
            cases = read(path)
            for name, draft in DRAFTS.items():
                judge = draft(read(FRONTEND / form[name]))
                for case in cases:
                    judged += 1
                    found = set().union(*map(places, judge.iter_errors(case["value"])))
                    if found != set(case["faults"]):
                        disagreements.append(f"{form[name]}: {case['name']}: {found}, not {case['faults']}")
        self.assertEqual(disagreements, [])
        print(f"{judged} judgements")


if __name__ == "__main__":
    unittest.main()
