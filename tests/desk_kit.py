"""A small workspace to check against, for the tests of the commands that check."""

from pathlib import Path

from store_kit import claim, workspace, write, write_claims

from checker.model import Attribution, AttributionKind, Status
from checker.store import Workspace

TEXT = (
    "“Eight soldiers were sent to Norway,” minister Ann Berg told the Gazette on Thursday.\n"
    "Per Holm said that the ferry to Malmö is closed.\n"
    "The bridge to Malmö costs 40 million euros.\n"
)
SPEAKERS = (
    "- id: ann-berg\n  name: Ann Berg\n"
    "- id: per-holm\n  name: Per Holm\n"
    "- id: harbour-gazette\n  name: Harbour Gazette\n  kind: source\n"
)


def desk(root: Path) -> Workspace:
    """Make a workspace with two reviewed claims and a draft."""
    made = workspace(root, harbour=TEXT)
    write(made, "sources/speakers.yaml", SPEAKERS)
    write_claims(
        made,
        claim(
            "eight-soldiers",
            "Eight soldiers were sent to Norway",
            text=TEXT,
            source="harbour",
            speaker="Ann Berg",
            attribution=Attribution(kind=AttributionKind.DIRECT, cue="told"),
            status=Status.REVIEWED,
        ),
        claim(
            "ferry-closed",
            "the ferry to Malmö is closed",
            text=TEXT,
            source="harbour",
            speaker="Per Holm",
            attribution=Attribution(kind=AttributionKind.INDIRECT, cue="said"),
            status=Status.REVIEWED,
        ),
        claim("bridge-cost", "The bridge to Malmö costs 40 million euros.", text=TEXT, source="harbour"),
        source="harbour",
    )
    return made


SUPPORTED = "Eight soldiers were sent to Norway."
CONTRADICTED = "Eleven soldiers were sent to Norway."
UNVERIFIED = "Bananas are yellow fruit."
DRAFT_ONLY = "The bridge to Malmö costs 40 million euros."
