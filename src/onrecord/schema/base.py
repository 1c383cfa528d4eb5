"""What all models of the schema have in common."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict
from pydantic.config import ExtraValues

_AS_JSON_NAMES_IT: dict[str, Any] = {"by_alias": True, "by_name": False}


def _leave_open(schema: dict[str, Any]) -> None:
    """Tell readers of the JSON Schema nothing of how strict writers are: a later version may add keys."""
    schema.pop("additionalProperties", None)


STRICT = ConfigDict(extra="forbid", json_schema_extra=_leave_open)
"""How a dataclass of the schema is built: with its own fields and no others."""


class Frozen(BaseModel):
    """A model that never changes and holds nothing but its own fields.

    Writers are strict, readers tolerant: building a model with a name that it doesn't have is an error, most likely a
    typo; reading one, from JSON or from a mapping, passes over such names, which a later version may have added.
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
        """Read a model from a mapping, passing over keys that it doesn't know."""
        return super().model_validate(obj, extra=extra, **_AS_JSON_NAMES_IT | options)

    @classmethod
    def model_validate_json(
        cls, json_data: str | bytes | bytearray, *, extra: ExtraValues | None = "ignore", **options: Any
    ) -> Self:
        """Read a model from JSON, passing over keys that it doesn't know."""
        return super().model_validate_json(json_data, extra=extra, **_AS_JSON_NAMES_IT | options)
