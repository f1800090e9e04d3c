"""Claims and speakers -> YAML as the store writes it: keys in a fixed order, one line a value.

Attributions, quotes, resolutions and roles are written in braces, texts of several lines as blocks. Absent values,
empty lists and the modality of a plain fact are left out; ``status`` is always there, because it is what a reviewer
changes.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from checker.model import Claim, Modality, Rating, Speaker

STEP = "  "
WORD_FOR_WORD = ("exact",)
"""Keys whose text is always in quotation marks: it is somebody's words."""


def claim_values(claim: Claim) -> dict[str, Any]:
    """Return what a claims file says of a claim: plain values, in the order of their keys."""
    values = claim.model_dump(exclude_none=True)
    for review in values["reviews"]:
        if not review["appeared"]:
            del review["appeared"]
    if claim.quote:
        del values["quote"]["source"]  # the file says it once
    if claim.rating in (Rating.TRUE, Rating.FALSE):
        values["rating"] = claim.rating is Rating.TRUE  # as a person would write it, without quotation marks
    if claim.modality is Modality.FACT:
        del values["modality"]
    return {key: _plain(value) for key, value in values.items() if value != ()}


def speaker_values(speaker: Speaker) -> dict[str, Any]:
    """Return what the speakers file says of a speaker: plain values, in the order of their keys."""
    values = speaker.model_dump(exclude_none=True)
    return {key: _plain(value) for key, value in values.items() if value != ()}


def render_item(values: Mapping[str, Any], indent: str) -> str:
    r"""Return one item of a list, its lines indented by ``indent`` and ended by ``\n``."""
    lines = [line for key, value in values.items() for line in _entry(key, value)]
    first, *others = lines
    rest = (f"{indent}{STEP}{line}" if line else "" for line in others)
    return "\n".join((f"{indent}- {first}", *rest)) + "\n"


def render_claims(source_id: str, claims: Sequence[Claim]) -> str:
    """Return a whole new claims file."""
    items = "".join(render_item(claim_values(claim), STEP) for claim in claims)
    return f"source: {scalar(source_id)}\nclaims:\n{items}"


def scalar(value: str | int | date | bool, *, flow: bool = False) -> str:
    """Return a value on one line, quoted where YAML would read something else. ``flow``: inside of braces."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    return str(value) if is_plain(value, flow=flow) else quoted(value)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether ``text`` means itself in YAML without quotation marks."""
    if not _PLAIN.fullmatch(text) or _TYPED.fullmatch(text):
        return False
    return not (flow and _FLOW_MARKS.search(text))


def _entry(key: str, value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [f"{key}: {_braces(value)}"]
    if isinstance(value, Sequence) and not isinstance(value, str):
        if any(isinstance(item, Mapping) for item in value):
            return [f"{key}:", *(f"{STEP}- {_braces(item)}" for item in value)]
        return [f"{key}: [{', '.join(scalar(item, flow=True) for item in value)}]"]
    if isinstance(value, str) and fits_block(value):
        lines = value.removesuffix("\n").split("\n")
        style = "|" if value.endswith("\n") else "|-"
        return [f"{key}: {style}", *(f"{STEP}{line}" if line else "" for line in lines)]
    return [f"{key}: {scalar(value)}"]


def fits_block(text: str) -> bool:
    """Whether a text of several lines comes back unchanged from a literal block."""
    lines = text.removesuffix("\n").split("\n")
    if len(lines) < 2 or not lines[0] or not lines[-1]:
        return False
    return all(line == line.strip() and not _ESCAPED.search(line.translate(_HARMLESS)) for line in lines)


def _braces(values: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"{key}: {_in_braces(key, value)}" for key, value in values.items()) + "}"


def _in_braces(key: str, value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(scalar(item, flow=True) for item in value)}]"
    return quoted(value) if key in WORD_FOR_WORD else scalar(value, flow=True)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def quoted(text: str) -> str:
    """Return ``text`` in double quotation marks, whatever is in it."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in _SHORT:
        return _SHORT[char]
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"


_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# What YAML does not allow to stand as it is, or reads as a line break.
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]')
_HARMLESS = str.maketrans("", "", '"\\')
# A text that starts with a letter, with an opening mark that is not YAML's, or with a digit where a letter follows
# that is in no number or date; and that has no ": ", no " #", and no colon or space at the end. All else is quoted.
_PLAIN = re.compile(
    "(?=[^\\W\\d_]|[“‘«„(]|[0-9].*[g-np-su-wy])"
    "(?:(?!: |:$| #| $)[ !-~\u00a1-\u00ac\u00ae-\u2027\u2030-\ud7ff\uf900-\ufdff])+"
)
_TYPED = re.compile("null|true|false|yes|no|on|off|y|n", re.IGNORECASE)
_FLOW_MARKS = re.compile("[\\[\\]{},]|:(?! )")
