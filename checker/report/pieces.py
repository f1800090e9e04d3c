"""A report written piece by piece: what stands before the verdicts, some verdicts at a time, what stands behind.

The pieces one after the other are, byte for byte, the report that ``render_reports`` makes in one go, in the forms
that both know.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from checker.model import Label, Report
from checker.report import wire


@dataclass(frozen=True, slots=True)
class Look:
    """How verdicts are shown; all but ``everything`` is about text."""

    width: int | None = None
    colour: bool = False
    verbose: bool = False
    explain: bool = False

    @property
    def everything(self) -> bool:
        """Whether findings are shown that have nothing to say."""
        return self.verbose or self.explain


@dataclass(frozen=True, slots=True)
class Totals:
    """What a report says of its verdicts together: the file, the claims of the store, how many got which label."""

    origin: str
    claims: int
    coverage: Mapping[Label, int]


class Form(NamedTuple):
    """A form that can be written piece by piece.

    ``verdicts`` takes a part of the report and whether it is the first. ``counted`` says that ``before`` needs the
    totals, so that nothing can be written before the last verdict is known.
    """

    before: Callable[[Totals], str]
    verdicts: Callable[[Report, Look, bool], str]
    after: Callable[[Totals], str]
    counted: bool


def write_parquet(pieces: BinaryIO, out: BinaryIO, totals: Totals) -> None:
    """Write the pieces of a Parquet file, which are no file yet, as one."""
    from checker.report import parquet_format

    parquet_format.write(pieces, out, origin=totals.origin, claims=totals.claims)


def published(report: Report, look: Look) -> list[wire.Verdict]:
    """Put the verdicts of a part of a report into their published form."""
    places = report.places or (None,) * len(report.verdicts)
    ids = report.ids or (None,) * len(report.verdicts)
    return [
        wire.of_verdict(verdict, place=place, id=own_id, everything=look.everything)
        for verdict, place, own_id in zip(report.verdicts, places, ids, strict=True)
    ]


def _head(totals: Totals) -> dict[str, object]:
    whole = wire.of_report(Report(origin=totals.origin, verdicts=(), claims=totals.claims))
    values = wire.plain(whole)
    del values["verdicts"]  # which come last
    return values | {"coverage": dict(totals.coverage)}


def _before_yaml(totals: Totals) -> str:
    from checker.files import dump_yaml

    return dump_yaml(_head(totals)) + _VERDICTS


def _yaml(report: Report, look: Look, first: bool) -> str:
    from checker.files import dump_yaml

    return dump_yaml({"verdicts": [wire.plain(one) for one in published(report, look)]}).removeprefix(_VERDICTS)


_VERDICTS = "verdicts:\n"


def _before_json(totals: Totals) -> str:
    head = json.dumps(_head(totals), ensure_ascii=False, indent=2, default=str)
    return head.removesuffix("\n}") + ',\n  "verdicts": ['


def _json(report: Report, look: Look, first: bool) -> str:
    shown = (
        json.dumps(wire.plain(one), ensure_ascii=False, indent=2, default=str) for one in published(report, look)
    )
    items = ("\n" + one for one in shown)  # a line break inside a text is written as \n: all others are layout
    page = ",".join(item.replace("\n", "\n    ") for item in items)
    return page if first else f",{page}"


def _jsonl(report: Report, look: Look, first: bool) -> str:
    shown = (wire.plain(one) for one in published(report, look))
    return "".join(json.dumps(one, ensure_ascii=False, default=str) + "\n" for one in shown)


def _text(report: Report, look: Look, first: bool) -> str:
    from checker.report import text

    return text.render_verdicts(
        report, width=look.width, colour=look.colour, verbose=look.verbose, explain=look.explain
    )


def _after_text(totals: Totals) -> str:
    from checker.report import text
    from checker.report.layout import line, written

    summary = line(text.summary_of(totals.origin, totals.claims, totals.coverage))
    return written([summary], width=None, colour=False)


def _before_csv(totals: Totals) -> str:
    from checker.report import csv_format

    return csv_format.header()


def _csv(report: Report, look: Look, first: bool) -> str:
    from checker.report import csv_format

    return csv_format.render_rows(published(report, look))


def _parquet(report: Report, look: Look, first: bool) -> str:
    from checker.report import parquet_format

    return parquet_format.render_rows(published(report, look))


def _nothing(totals: Totals) -> str:
    return ""


FORMS: Mapping[str, Form] = {
    "yaml": Form(_before_yaml, _yaml, _nothing, counted=True),
    "json": Form(_before_json, _json, lambda totals: "\n  ]\n}\n", counted=True),
    "text": Form(_nothing, _text, _after_text, counted=False),
    "jsonl": Form(_nothing, _jsonl, _nothing, counted=False),
    "csv": Form(_before_csv, _csv, _nothing, counted=False),
    "parquet": Form(_nothing, _parquet, _nothing, counted=True),
}
