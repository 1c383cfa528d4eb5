"""The JSON Schema of a record, generated from the models."""

import json
from typing import Any

from onrecord.schema.record import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> dict[str, Any]:
    """Generate the JSON Schema of "onrecord/1" as records are written. It allows keys that a later version adds.

    >>> record_schema()["properties"]["schema"]["const"]
    'onrecord/1'
    """
    schema = Record.model_json_schema(mode="serialization")
    for model in (schema, *schema["$defs"].values()):
        # A docstring's first paragraph describes the model; its examples are for readers of Python.
        model["description"] = " ".join(model["description"].split("\n\n")[0].split())
    return {"$schema": DIALECT, **schema}


def record_schema_json() -> str:
    """Write the JSON Schema as the documentation publishes it."""
    return json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n"
