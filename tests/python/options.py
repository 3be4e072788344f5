"""The options of a field, as the schemas list them: a `oneOf` with a branch for each."""

import json


def single_values(schema):
    """The values of a `oneOf` that is an `enum` with words: a value to each branch, all different. None of any other schema."""
    branches = schema.get("oneOf")
    if not branches or "enum" in schema:
        return None
    values = []
    for branch in branches:
        asked = branch.keys() - {"title", "description"}
        if asked == {"const"}:
            values.append(branch["const"])
        elif asked == {"enum"} and len(branch["enum"]) == 1:
            values += branch["enum"]
        else:
            return None
    # A value that two branches take is refused by `oneOf`, and taken by `enum`.
    return values if len({json.dumps(value) for value in values}) == len(values) else None
