"""What all models of the schema have in common."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A model that never changes and holds nothing but its own fields."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        serialize_by_alias=True,
        json_schema_serialization_defaults_required=True,  # a record is written with all of its keys
    )
