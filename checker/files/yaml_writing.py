"""Write plain data as YAML that people like to read and that reads back as exactly the same data."""

import re
from datetime import date
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the C emitter where PyYAML has one

WIDTH = 100
"""The column after which a long text goes on in the next line."""


def dump_yaml(value: Any) -> str:
    """Return ``value`` as one YAML document in block style, keys in their order, Unicode as it is.

    ``value`` is made of dict (with text keys), list, tuple, str (a StrEnum, too), int, float, bool, date and None.
    ``load_yaml`` gives an equal value back, tuples as lists; only a NUL character it refuses to read.

    Raises:
        TypeError: another type is in ``value``.
    """
    text = yaml.dump(
        value, Dumper=_Dumper, default_flow_style=False, allow_unicode=True, sort_keys=False, width=WIDTH
    )
    assert isinstance(text, str)
    # PyYAML ends a document that is a bare scalar with a mark on a line of its own.
    return text.removesuffix("...\n") if text.endswith("\n...\n") else text


class _Dumper(_Base):  # type: ignore[misc]  # its base is one of two classes, chosen above
    """PyYAML's safe dumper for our types only, without anchors, which the reader refuses."""

    def ignore_aliases(self, data: object) -> bool:
        return True

    def _text(self, data: str) -> yaml.ScalarNode:
        style = None
        if _NEEDS_ESCAPES.search(data):
            style = '"'
        elif "\n" in data:
            style = "|"
        node: yaml.ScalarNode = self.represent_scalar("tag:yaml.org,2002:str", str(data), style=style)
        return node

    def _mapping(self, data: dict[str, Any]) -> yaml.MappingNode:
        for key in data:
            if not isinstance(key, str):
                raise TypeError(f"a key must be text, not {type(key).__name__}: {key!r}")
        node: yaml.MappingNode = self.represent_mapping("tag:yaml.org,2002:map", data.items())
        return node

    def _refuse(self, data: object) -> yaml.Node:
        if isinstance(data, str):
            return self._text(data)
        raise TypeError(f"{type(data).__name__} is not written as YAML: {data!r}")


# A literal block keeps a text readable, but the reader folds some line breaks in it, and cannot see where an
# indented or blank first line begins. Such texts are escaped.
_NEEDS_ESCAPES = re.compile("[\r\x85\u2028\u2029\ufeff\t]|\\A[ \n]|[ ]\\Z| \n")

_Dumper.yaml_representers = {
    str: _Dumper._text,
    dict: _Dumper._mapping,
    list: _Base.represent_list,
    tuple: _Base.represent_list,
    int: _Base.represent_int,
    float: _Base.represent_float,
    bool: _Base.represent_bool,
    date: _Base.represent_date,
    type(None): _Base.represent_none,
    None: _Dumper._refuse,
}
_Dumper.yaml_multi_representers = {}
