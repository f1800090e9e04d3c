"""The published form of reports as JSON Schema and as Markdown tables, from its models."""

from collections.abc import Mapping
from typing import Any

from checker.report import wire
from checker.report.wire_base import Wire


def _schema(model: type[Wire]) -> dict[str, Any]:
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, **model.model_json_schema(mode="serialization", by_alias=True)}


SCHEMAS: Mapping[str, dict[str, Any]] = {"report": _schema(wire.Report), "verdict": _schema(wire.Verdict)}


def fields() -> str:
    """Return a table of the fields of each object, the report first."""
    whole = SCHEMAS["report"]
    parts = {name: part for name, part in whole["$defs"].items() if part.get("type") == "object"}
    order = ["Verdict", "Part", "Place", "Match", "Claim", "Finding", "Evidence"]
    order += ["Remark", "Spot", "Suggestion", "Waiver", "Tool"]
    assert sorted(order) == sorted(parts), "the order names every object"
    return "\n\n".join([_table("Report", whole, whole), *(_table(name, parts[name], whole) for name in order)])


def _table(name: str, part: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    rows = [
        f"| `{key}` | {_kind(field, whole)} | {field.get('description', '')} |"
        for key, field in part["properties"].items()
    ]
    return "\n".join(
        [f"### {name}\n\n{part['description']}\n", "| key | value | meaning |", "|---|---|---|", *rows]
    )


def _kind(field: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    """Say in a few words what a value is."""
    if "anyOf" in field:
        return " or ".join(_kind(one, whole) for one in field["anyOf"])
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        part = whole["$defs"][name]
        return ", ".join(f"`{one}`" for one in part["enum"]) if "enum" in part else f"[{name}](#{name.lower()})"
    if field["type"] == "array":
        return f"list of {_kind(field['items'], whole)}"
    if field["type"] == "object":
        return "a number for each verdict"
    if field["type"] == "number":
        return f"number from {field['minimum']} to {field['maximum']}"
    return "date" if field.get("format") == "date" else str(field["type"])
