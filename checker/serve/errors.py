"""What a client is told when something is refused: one shape, whatever went wrong."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, ConfigDict

from checker.errors import UnusableInput


class Error(BaseModel):
    """Why a request was refused, and what can be done about it."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    error: str
    """What is wrong, in one line."""
    cure: str
    """What to do about it."""


class Refusal(Exception):  # noqa: N818  the request is at fault, not the program: no "Error"
    """A request that is answered with a status of 400 or more.

    ``more`` is added to the body, ``headers`` to the answer.
    """

    def __init__(
        self,
        status: HTTPStatus,
        error: str,
        *,
        cure: str,
        more: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.cure = cure
        self.more = more or {}
        self.headers = dict(headers or {})

    @property
    def body(self) -> dict[str, Any]:
        """What is sent."""
        return {"error": self.error, "cure": self.cure, **self.more}


def told(error: UnusableInput) -> str:
    """Return what an error says, with its place in the store; no folder of this machine is named."""
    if error.file is None:
        return error.message
    file = str(error.file)
    name = file.rsplit("/", 1)[-1] if file.startswith("/") else file
    place = name if error.line is None else f"{name}:{error.line}"
    return f"{place}: {error.message}"


def unusable(error: UnusableInput, status: HTTPStatus) -> Refusal:
    """Return input that cannot be used as a refusal."""
    return Refusal(status, told(error), cure=error.cure)


def no_such(what: str, name: str, cure: str) -> Refusal:
    """Return that something is not in the store."""
    return Refusal(HTTPStatus.NOT_FOUND, f"the store has no {what} {name!r}", cure=cure)
