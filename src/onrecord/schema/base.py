"""What all models of the schema have in common."""

from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import ExtraValues

_AS_JSON_NAMES_IT: dict[str, Any] = {"by_alias": True, "by_name": False}


def _leave_open(schema: dict[str, Any]) -> None:
    """Leave out of the JSON Schema how strict writers are: readers must allow keys that a later version adds."""
    schema.pop("additionalProperties", None)


STRICT = ConfigDict(extra="forbid", json_schema_extra=_leave_open)
"""Dataclasses of the schema can be built with their own fields and no others."""


Corrected = Annotated[bool, Field(exclude_if=lambda corrected: not corrected)]
"""True where a person has put a line of a record right, or has added it; else there is no such key."""


class Frozen(BaseModel):
    """A model that never changes and has no fields but its own.

    Writers are strict, readers tolerant. Building a model with a field that it doesn't have is an error, since it is
    most likely a typo. Reading one, from JSON or a mapping, skips such fields, since a later version may have added
    them.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra=_leave_open,
        validate_by_name=True,
        serialize_by_alias=True,
        json_schema_serialization_defaults_required=True,  # a record is written with all of its keys
    )

    @classmethod
    def model_validate(cls, obj: Any, *, extra: ExtraValues | None = "ignore", **options: Any) -> Self:
        """Read a model from a mapping, skipping keys that it doesn't know."""
        return super().model_validate(obj, extra=extra, **_AS_JSON_NAMES_IT | options)

    @classmethod
    def model_validate_json(
        cls, json_data: str | bytes | bytearray, *, extra: ExtraValues | None = "ignore", **options: Any
    ) -> Self:
        """Read a model from JSON, skipping keys that it doesn't know."""
        return super().model_validate_json(json_data, extra=extra, **_AS_JSON_NAMES_IT | options)
