"""Change items of a hand-written YAML list and nothing else: every other line stays as it is, byte for byte.

The lines of an item are found by the places that the reader gives. An item that changes goes through ruamel.yaml,
which carries comments over; of what comes out, only the keys that changed are taken.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.files import Node, yaml_tree
from checker.store.rendering import STEP, WORD_FOR_WORD, fits_block, is_plain, render_item

Values = Mapping[str, Any]
_DASH = re.compile(r"( *)-(?:\s|$)")
_REMARK = re.compile(r"\s*(?:#.*)?$")
_FAR = 1_000_000  # no line is ever folded


class NotEditableError(Exception):
    """An item is written in a way that ruamel.yaml does not read, though the store does."""


@dataclass(frozen=True, slots=True)
class ItemList:
    """The lines of a YAML text and the list of mappings in it.

    ``items`` are the list's nodes and ``end`` is the index of the first line after the list; ``step`` is how far
    the items of a list that is empty yet are indented.
    """

    lines: list[str]
    items: Sequence[Node]
    end: int
    step: str = STEP

    def not_in_block_style(self) -> int | None:
        """Return the line of the first item that has no dash and so no lines of its own."""
        first = (item.line for n, item in enumerate(self.items) if not _DASH.match(self.lines[self._start(n)]))
        return next(first, None)

    def changed(self, changes: Mapping[int, tuple[Values, Values]], added: Sequence[Values]) -> str:
        """Return the text with some items changed (by number: its values before and after) and others added.

        Raises ``NotEditableError`` where an item cannot be changed without losing something.
        """
        lines = list(self.lines)
        if added:
            at = self._end_of_list()
            new = "".join(render_item(values, self._indent()) for values in added)
            if at and not lines[at - 1].endswith(("\n", "\r")):
                lines[at - 1] += self._newline()
            lines[at:at] = self._ended(new.splitlines(keepends=True))
        for number in sorted(changes, reverse=True):
            start, end = self._extent(number)
            before, after = changes[number]
            block = "".join(line.rstrip("\r\n") + "\n" for line in lines[start:end])
            new = _edited(block, self._indent(number), before, after)
            lines[start:end] = self._ended(new.splitlines(keepends=True))
        return "".join(lines)

    def _start(self, number: int) -> int:
        """Return the index of the line with the item's dash, which may stand above its first key."""
        index = self.items[number].line - 1
        while index > 0 and not _DASH.match(self.lines[index]):
            index -= 1
        return index

    def _extent(self, number: int) -> tuple[int, int]:
        """Return the indexes of the item's first line and of the line after its last."""
        start = self._start(number)
        end = self._start(number + 1) if number + 1 < len(self.items) else self.end
        column = _key_column("".join(self.lines[start:end]).removeprefix(self._indent(number)))
        column += len(self._indent(number))
        while end > start + 1 and _is_between(self.lines[end - 1], column):
            end -= 1
        return start, end

    def _indent(self, number: int = -1) -> str:
        if not self.items:
            return self.step
        found = _DASH.match(self.lines[self._start(number % len(self.items))])
        return found[1] if found else ""

    def _end_of_list(self) -> int:
        """Return where new items go: after the list and its remarks, before the rest of the file."""
        end = self.end
        while end > 0 and _is_between(self.lines[end - 1], 0):
            end -= 1
        return end

    def _newline(self) -> str:
        return "\r\n" if self.lines and self.lines[0].endswith("\r\n") else "\n"

    def _ended(self, lines: list[str]) -> list[str]:
        return [line.rstrip("\n") + self._newline() for line in lines]


def _is_between(line: str, column: int) -> bool:
    """Whether a line is blank, a remark at ``column`` or left of it, or the end of the document."""
    indent = len(line) - len(line.lstrip(" "))
    return not line.strip() or (bool(_REMARK.match(line)) and indent <= column) or line.startswith("...")


def _edited(block: str, indent: str, before: Values, after: Values) -> str:
    """Return the lines of one item with its values changed; keys that did not change keep their lines."""
    if re.match(rf"{indent}-\s+\{{", block):  # in braces: there is no line that belongs to one key
        return render_item(after, indent)
    old = "".join(line.removeprefix(indent) for line in block.splitlines(keepends=True))
    new = _through_ruamel(old, before, after)
    new = _shifted(new, _key_column(old) - _key_column(new))
    old_parts, new_parts = _parts(old), _parts(new)
    if next(iter(old_parts)) == next(iter(new_parts)):
        same = {key for key in old_parts if before.get(key) == after.get(key)}
        new = "".join(old_parts[key] if key in same else part for key, part in new_parts.items())
    return "".join(indent + line if line.strip() else line for line in new.splitlines(keepends=True))


def _key_column(item: str) -> int:
    """Return the column that the keys of a list's one item stand in."""
    before_key = re.match(r"-(?:\s*#.*\n|\s)*", item)
    return len(before_key.group().rpartition("\n")[2]) if before_key else 0


def _shifted(item: str, columns: int) -> str:
    """Return a list's one item with its keys that many columns further right."""
    first, *others = item.splitlines(keepends=True)
    first = first[:1] + " " * columns + first[1:] if columns > 0 else first[:1] + first[1 - columns :]
    if columns > 0:
        return first + "".join(" " * columns + line if line.strip() else line for line in others)
    return first + "".join(line.removeprefix(" " * -columns) for line in others)


def _parts(item: str) -> dict[str, str]:
    """Return the lines of each key of a list with one item, the dash with the first key."""
    root = yaml_tree(item, "item")
    assert isinstance(root.value, list)
    lines = item.splitlines(keepends=True)
    keys = list(root.value[0].key_lines.items())
    starts = [0, *(line - 1 for _, line in keys[1:]), len(lines)]
    return {key: "".join(lines[starts[n] : starts[n + 1]]) for n, (key, _) in enumerate(keys)}


def _through_ruamel(item: str, before: Values, after: Values) -> str:
    """Return a list with one item as ruamel.yaml writes it after the change."""
    # Imported here: it takes 0.1 s, and only rewriting needs it.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _FAR
    yaml.indent(mapping=2, sequence=4, offset=2)
    try:
        root = yaml.load(item)
    except YAMLError as error:
        raise NotEditableError from error
    mapping = root[0]
    for key in [key for key in before if key not in after]:
        del mapping[key]
    order = list(after)
    for key, value in after.items():
        if before.get(key) == value:
            continue  # and a default that is not written out stays so
        if key in mapping:
            mapping[key] = _ruamel_value(value, mapping[key])
        else:
            later = order[order.index(key) + 1 :]
            place = next((n for n, other in enumerate(mapping) if other in later), len(mapping))
            mapping.insert(max(place, 1), key, _ruamel_value(value, None))
    stream = io.StringIO()
    yaml.dump(root, stream)
    return "".join(line.removeprefix(STEP) for line in stream.getvalue().splitlines(keepends=True))


def _ruamel_value(value: Any, old: Any, *, flow: bool = False) -> Any:
    """Return ``value`` in the style that it has in a new item, or inside of the mapping that stands there."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

    if isinstance(value, Mapping):
        if not isinstance(old, CommentedMap):
            old = CommentedMap()
            old.fa.set_flow_style()
        flow = bool(old.fa.flow_style())
        for key in [key for key in old if key not in value]:
            del old[key]
        for key, item in value.items():
            if old.get(key) != item:
                new = _ruamel_value(item, old.get(key), flow=flow)
                old[key] = DoubleQuotedScalarString(item) if key in WORD_FOR_WORD else new
        return old
    if isinstance(value, Sequence) and not isinstance(value, str):
        items = CommentedSeq(_ruamel_value(item, None, flow=True) for item in value)
        in_braces = old.fa.flow_style() if isinstance(old, CommentedSeq) else not isinstance(items[0], Mapping)
        if in_braces:
            items.fa.set_flow_style()
        return items
    if not isinstance(value, str) or is_plain(value, flow=flow):
        return value
    return LiteralScalarString(value) if fits_block(value) and not flow else DoubleQuotedScalarString(value)
