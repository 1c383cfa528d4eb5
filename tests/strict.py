"""The JSON Schema of a record as strict as its writers are: it allows no keys but those that it describes."""

from typing import Any


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without room for other keys; checks, which are not described yet, stay open.

    >>> closed({"properties": {}, "$defs": {"Model": {}, "Entry": {}}})
    {'properties': {}, '$defs': {'Model': {'additionalProperties': False}, 'Entry': {}}, 'additionalProperties': False}
    """
    models = {
        name: model if name == "Entry" else model | {"additionalProperties": False}
        for name, model in schema["$defs"].items()
    }
    return schema | {"$defs": models, "additionalProperties": False}
