"""What the published models have in common."""

from pydantic import BaseModel, ConfigDict


class Wire(BaseModel):
    """The base of the published models."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True)
