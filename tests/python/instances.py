"""Instances of schemas by hypothesis-jsonschema, for tests/combinations: a line of JSON in, a line of JSON out.

    {"form": [schema for RJSF, ...], "name": "paylink/provider", "count": 40}  ->  [value, ...]

Every other value is valid by the schema, the one behind it has something changed in it.

hypothesis-jsonschema reads `if`, `then` and `else` as alternatives that it filters, and finds nothing any more in a
form with more than a few conditions. So it is asked for the values of each property, as the schema has it, and objects
are made of these: what the schema then says is missing is added, what it refuses is taken out, until it is content.
What else it cannot cope with: definitions go along with each property that refers to them; a `oneOf` of single values is
an `enum`, which it does not have to try one by one; texts that match several patterns, which it would look for among
those that match one of them, are put together of what each pattern asks for.
"""

import json
import os
import random
import re
import sys
import warnings

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from hypothesis_jsonschema import from_schema
from jsonschema import Draft7Validator

from options import single_values

# The most values of a property, and the most repairs of an object.
VALUES = 8
REPAIRS = 12
# A value that says more than this says nothing else.
LONG = 1500

pools = {}


def rewritten(schema):
    """The schema with each `oneOf` of single values as an `enum`."""
    if isinstance(schema, list):
        return [rewritten(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    values = single_values(schema)
    if values is None:
        return {key: rewritten(part) for key, part in schema.items()}
    # A toggle that has to be on says so in `anyOf`: values that it refuses are wanted too.
    rest = {key: part for key, part in schema.items() if key not in ("oneOf", "anyOf")}
    return {**rewritten(rest), "enum": values}


def properties(schema):
    """The schema of every property, also of those that a condition shows."""
    found = dict(schema.get("properties", {}))
    for branch in schema.get("allOf", []):
        for key, part in branch.get("then", {}).get("properties", {}).items():
            found.setdefault(key, part)
    return found


def drawn(schema, most=VALUES):
    """Values of a schema without conditions, the same at every run."""
    values = []

    @seed(1)
    @settings(
        max_examples=most,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(from_schema(schema))
    def draw(value):
        if len(json.dumps(value)) <= LONG:
            values.append(value)

    try:
        draw()
    except Unsatisfiable:
        print(f"hypothesis-jsonschema finds no value of {json.dumps(schema)[:300]}", file=sys.stderr)
    return values


def texts(schema):
    """Texts that match several patterns: what one asks for, between what others begin and end with."""
    patterns = [part["pattern"] for part in schema["allOf"]]
    literal = lambda pattern: re.sub(r"\\(.)", r"\1", pattern.strip("^$"))
    begins = "".join(literal(pattern) for pattern in patterns if not pattern.endswith("$") and "|" not in pattern[:-1])
    ends = "".join(literal(pattern) for pattern in patterns if not pattern.startswith("^"))
    judge = Draft7Validator(schema)
    values = []
    for pattern in patterns:
        for core in known({"type": "string", "pattern": pattern}, 4 * VALUES):
            values += [core, begins + core, core + ends, begins + core + ends]
    return [value for value in dict.fromkeys(values) if judge.is_valid(value)][: 4 * VALUES]


def known(schema, most=VALUES):
    """What was drawn of the schema when it was asked for first."""
    text = json.dumps(schema, sort_keys=True)
    if text not in pools:
        several = schema.get("type") == "string" and len(schema.get("allOf", [])) > 1
        pools[text] = texts(schema) if several else drawn(schema, most)
    return pools[text]


def pool(schema, definitions, chance):
    """Values of a property."""
    items = schema.get("items", {})
    if items.get("type") == "object":
        item = maker(items, definitions, chance)
        made = (instance(*item, chance) for _ in range(VALUES))
        made = [item for item in made if item is not None]
        lists = []
        for _ in range(VALUES):
            count = chance.randint(schema.get("minItems", 0), min(schema.get("maxItems", 3), 3))
            different = {json.dumps(item): item for item in chance.choices(made, k=count)} if made else {}
            lists.append(list(different.values()))
        return lists
    # What is told to people, and formats, which hypothesis knows none of.
    told = ("title", "description", "format", "default", "examples", "writeOnly", "deprecated")
    asked = {key: part for key, part in schema.items() if key not in told}
    if "$ref" in json.dumps(asked):
        asked["definitions"] = definitions
    return known(rewritten(asked))


def maker(schema, definitions, chance):
    """What `instance` needs: the values of each property, and a judge."""
    values = {key: pool(part, definitions, chance) for key, part in properties(schema).items()}
    return values, Draft7Validator({**schema, "definitions": definitions})


def instance(values, judge, chance):
    """An object that the judge takes, or none if none is found."""
    often = chance.random()
    made = {key: chance.choice(of) for key, of in values.items() if of and chance.random() < often}
    for _ in range(REPAIRS):
        errors = list(judge.iter_errors(made))
        if not errors:
            return made
        for error in errors:
            path = list(error.absolute_path)
            if path:
                made.pop(path[0], None)
            elif error.validator == "required":
                missing = [key for key in error.validator_value if key not in made and values.get(key)]
                made.update({key: chance.choice(values[key]) for key in missing})
            elif "propertyNames" in error.absolute_schema_path:
                made.pop(error.instance, None)
    return None


def changed(value, chance):
    """The value with something in it changed."""
    if isinstance(value, dict) and value:
        key = chance.choice(sorted(value))
        rest = {other: part for other, part in value.items() if other != key}
        return rest if chance.random() < 0.3 else {**rest, key: changed(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.8:
        at = chance.randrange(len(value))
        return [*value[:at], changed(value[at], chance), *value[at + 1 :]]
    if isinstance(value, str) and chance.random() < 0.8:
        at = chance.randint(0, len(value))
        return value[:at] + chance.choice(["", "\n", "\u0000", "é", "😀", " ", "A", "0"]) + value[at + 1 :]
    return chance.choice([None, True, False, 0, -1.5, 1e20, "", "x", [], ["x"], {}, {"": None}, [[]], [{}]])


def main():
    warnings.simplefilter("ignore")
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        schema = asked["form"][0]
        chance = random.Random(f"{asked['name']} {asked.get('round', 0)}")
        form = maker(schema, schema.get("definitions", {}), chance)
        values = []
        for _ in range(asked["count"] // 2):
            made = instance(*form, chance)
            if made is not None:
                values += [made, changed(made, chance)]
        sys.stdout.write(json.dumps(values) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    # A seed of its own for each process would make other sets of keys.
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    main()
