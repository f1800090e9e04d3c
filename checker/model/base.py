"""What all nouns are made of: ids, words, frozen models, and spans of a text."""

from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-._][a-z0-9]+)*$", max_length=120)]
"""A kebab-case identifier, also a safe file name: no slash, no leading dot."""
Words = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""A text that says something."""


class Noun(BaseModel):
    """The base of all models: frozen, and strict about keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Noun):
    """Half-open character offsets into an untouched text."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"a span ends ({self.end}) before it starts ({self.start})")
        return self

    def of(self, text: str) -> str:
        """Return the words that the span covers in ``text``."""
        return text[self.start : self.end]


Json = dict[str, Any]
"""A decoded JSON object."""
