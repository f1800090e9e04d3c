"""Hand-made sheets of annotations, and drafts with remarks, for the tests of the forms for machines."""

from collections.abc import Sequence
from typing import Any

import report_kit as kit

from checker.cli.checking import Failing, failing_verdicts
from checker.documents import Document
from checker.documents.document import Media
from checker.model import Label, Remark, Report, Severity, Span, Suggestion, Verdict, WaivedIn, Waiver
from checker.report.annotations import Annotation, Case, Change, Fix, Place, Record, Sheet, digest
from checker.report.remarked import sheet_of

ODD = (
    "“curly” and \"straight\" 'quotes'",
    "two\nlines\r\nand\rmore",
    "an emoji 👩‍🚒 and a flag 🇬🇱",
    "right-to-left \u202eevil\u202c \u200fשלום\u200f",
    "]]> <b>&amp;</b> <!-- -->",
    "::error file=x::no ##[error]no, 100 %0A % %25",
    "tab\tand  spaces ",
    "[brackets](0) \\ [1]",
)
"""Texts that a format might stumble over."""
ODD_FILE = "drafts, new/né: “1” #2 %41 [x].md"


def annotation(message: str = "Ann Berg said eight.", **values: Any) -> Annotation:
    given: dict[str, Any] = {
        "code": "FC103",
        "name": "number",
        "severity": Severity.ERROR,
        "message": message,
        "case": 0,
        "fingerprint": digest(message),
        "place": Place(3, 5, 3, 20),
        "excerpt": "ten soldiers",
    }
    return Annotation(**given | values)


def sheet(*annotations: Annotation, file: str = "draft.md", **values: Any) -> Sheet:
    """Make a sheet with a failing case for each annotation."""
    cases = tuple(Case(one.message, one.place, fails=one.waiver is None) for one in annotations)
    numbered = tuple(one._replace(case=number) for number, one in enumerate(annotations))
    return Sheet(
        **{"file": file, "cases": cases, "annotations": numbered, "summary": f"{file}: a summary"} | values
    )


WAIVER = Waiver(reason="said on air, “live”", kind=WaivedIn.DRAFT, where="draft.md:12")
RICH = annotation(
    records=(Record("Ann Berg: “eight”", "claims/talks.yaml", 12), Record("Per Holm: “eight”")),
    fixes=(
        Fix("ten", "eight", "Ann Berg, talks", (Change(Place(3, 5, 3, 8), "eight"),)),
        Fix("x", "y", "no place"),
    ),
    details={"verdict": "contradicted", "speaker": None},
)
SHEETS: Sequence[Sheet] = (
    sheet(*(annotation(text) for text in ODD), file=ODD_FILE),
    sheet(RICH, annotation("waived", waiver=WAIVER), annotation("later", severity=Severity.NOTE), file="b.md"),
    sheet(annotation("in Word", place=Place(4, 2, 4, 9, in_paragraphs=True)), file="c.docx"),
    sheet(annotation("nowhere", place=None, excerpt=""), annotation("a line", place=Place(7)), file="d.yaml"),
    sheet(file="clean.md"),
)
"""Everything that can be in a sheet."""

DRAFT = "# Troops\n\nTen soldiers were sent. They left\non Monday.\n\nBananas are yellow.\n"


def document(text: str = DRAFT, media: Media = Media.MARKDOWN) -> Document:
    return Document(text, "drafts/a.md", media)


def span(words: str, text: str = DRAFT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def remark(words: str, text: str = DRAFT, **values: Any) -> Remark:
    place = span(words, text)
    given: dict[str, Any] = {
        "code": "FC103",
        "name": "number",
        "severity": Severity.ERROR,
        "message": "Ann Berg said eight.",
        "span": place,
        "spot": document(text).spot(place),
    }
    return Remark(**given | values)


def verdict(words: str, label: Label, text: str = DRAFT) -> Verdict:
    matches = [kit.match()] if label is Label.CONTRADICTED else []
    return kit.verdict(words, label, matches, span=span(words, text))


def suggestion(old: str, new: str, text: str = DRAFT) -> Suggestion:
    return Suggestion(span=span(old, text), old=old, new=new, reason="Ann Berg, talks")


TEN, LEFT, BANANAS = "Ten soldiers were sent.", "They left\non Monday.", "Bananas are yellow."


def report(*remarks: Remark, text: str = DRAFT) -> Report:
    """Make a report on the draft: contradicted, supported, unverified."""
    verdicts = (
        verdict(TEN, Label.CONTRADICTED, text),
        verdict(LEFT, Label.SUPPORTED, text),
        verdict(BANANAS, Label.UNVERIFIED, text),
    )
    return kit.report(*verdicts, origin="drafts/a.md", remarks=remarks)


FAILING = Failing(frozenset({Label.CONTRADICTED}))


def sheet_from(*remarks: Remark, text: str = DRAFT, media: Media = Media.MARKDOWN) -> Sheet:
    """Return the sheet of a report on the draft with these remarks."""
    made = report(*remarks, text=text)
    return sheet_of(
        made,
        document(text, media),
        file="top/drafts/a.md",
        name=lambda file: f"top/{file}",
        failing=failing_verdicts(made, FAILING),
    )
