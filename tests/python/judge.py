"""A judge of values, for tests/combinations: a line of JSON in, a line of JSON out.

    {"form": [schema for RJSF, schema for JSON Forms, schema of 2020-12]}  ->  "ready"
    {"turn": 7, "values": [value, ...]}  ->  [verdict, ...]

A verdict is null, or the places of what is wrong. The three schemas take turns.

A `oneOf` of single values (every country) is an `enum` to most turns, and what it is to every eighth: this validator tries
branch by branch, and would take longer over lists of countries than all judges over everything else.
"""

import json
import sys

from jsonschema import Draft7Validator, Draft202012Validator

from options import single_values
from test_schemas import places

# One turn in so many goes by the schema as it is.
AS_IT_IS = 8


def looked_up(schema):
    """The schema with each `oneOf` of single values as the `enum` that it says."""
    if isinstance(schema, list):
        return [looked_up(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    values = single_values(schema)
    if values is None:
        return {key: looked_up(part) for key, part in schema.items()}
    rest = {key: part for key, part in schema.items() if key != "oneOf"}
    return {**looked_up(rest), "enum": values}


def main():
    judges = []
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        if "form" in asked:
            drafts = (Draft7Validator, Draft7Validator, Draft202012Validator)
            judges = [(draft(schema), draft(looked_up(schema))) for draft, schema in zip(drafts, asked["form"])]
            answer = "ready"
        else:
            answer = []
            for at, value in enumerate(asked["values"], asked["turn"]):
                turn, which = divmod(at, len(judges))
                judge = judges[which][turn % AS_IT_IS != 0]
                errors = list(judge.iter_errors(value))
                answer.append(sorted(set().union(*map(places, errors))) if errors else None)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
