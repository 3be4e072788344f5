"""A judge of values, for tests/combinations: a line of JSON in, a line of JSON out.

    {"form": [schema for RJSF, schema for JSON Forms, schema of 2020-12]}  ->  "ready"
    {"turn": 7, "values": [value, ...]}  ->  [verdict, ...]

A verdict is null, or the places of what is wrong. The three schemas take turns.
"""

import json
import sys

from jsonschema import Draft7Validator, Draft202012Validator

from test_schemas import places


def main():
    judges = []
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        if "form" in asked:
            drafts = (Draft7Validator, Draft7Validator, Draft202012Validator)
            judges = [draft(schema) for draft, schema in zip(drafts, asked["form"])]
            answer = "ready"
        else:
            answer = []
            for at, value in enumerate(asked["values"], asked["turn"]):
                errors = list(judges[at % 3].iter_errors(value))
                answer.append(sorted(set().union(*map(places, errors))) if errors else None)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
