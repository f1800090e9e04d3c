"""What the editor's configuration asks of the server (``initializationOptions``)."""

from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from checker.errors import UnusableInput

_WHERE = "initializationOptions"


class Settings(NamedTuple):
    """The options of ``factcheck check`` that make sense here.

    ``claims`` is another folder of claims, ``reviewed_only`` leaves draft claims out (None: as factcheck.toml
    says), ``model`` asks the inference model, ``as_of`` is the day to judge as on.
    """

    claims: Path | None = None
    reviewed_only: bool | None = None
    model: bool = True
    as_of: date | None = None


def read_settings(given: Any, folder: Path | None) -> Settings:
    """Read the settings; a path is taken from ``folder``, the one that is open in the editor.

    Raises:
        UnusableInput: a setting does not exist or has a wrong value: one that is silently ignored is a gate that
            silently stands open.
    """
    if given is None:
        return Settings()
    if not isinstance(given, Mapping):
        raise _refused("the settings are no object", 'write them as {"claims": …}')
    known: Mapping[str, Callable[[str, Any], Any]] = {
        "claims": _claims,
        "reviewedOnly": _switch,
        "model": _switch,
        "asOf": _day,
    }
    for name in given:
        if name not in known:
            near = get_close_matches(str(name), known, n=1)
            cure = f"did you mean `{near[0]}`?" if near else f"choose from {', '.join(known)}"
            raise _refused(f"unknown setting `{name}`", cure)
    read = {name: known[name](name, value) for name, value in given.items() if value is not None}
    claims: Path | None = read.get("claims")
    if claims is not None and not claims.is_absolute():
        claims = (folder or Path.cwd()) / claims
    model = read.get("model", True)
    return Settings(claims, read.get("reviewedOnly"), model, read.get("asOf"))


def _claims(name: str, value: Any) -> Path:
    if not isinstance(value, str) or not value:
        raise _refused(f"`{name}` is no path", "name a folder of claims")
    return Path(value).expanduser()


def _switch(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _refused(f"`{name}` is neither true nor false", "write true or false")
    return value


def _day(name: str, value: Any) -> date:
    try:
        if not isinstance(value, str) or len(value) != len("2026-01-15"):
            raise ValueError(value)
        return date.fromisoformat(value)
    except ValueError:
        raise _refused(f"`{name}` {value!r} is not a date", "write it as YYYY-MM-DD") from None


def _refused(message: str, cure: str) -> UnusableInput:
    return UnusableInput(message, cure=cure, file=_WHERE)
