"""Real input: a news agency's report on Greenland, which lies beside the project and is not part of it."""

from datetime import date
from pathlib import Path

import pytest

from checker.extract import extract_claims
from checker.model import Claim, Source

ARTICLE = Path(__file__).parents[2] / "shared" / "articles" / "greenland.txt"
SOURCE = Source(id="greenland", publisher="The Gazette", published=date(2026, 1, 15), sha256="0" * 64)

EXPECTED = [  # speaker, words of the claim, kind, outlet
    ("Theo Francken", "No soldiers will be sent to Greenland", "indirect", "VRT"),
    ("Karen Van Loon", "There is no presence in Greenland itself", "direct", "VRT"),
    ("Karen Van Loon", "the Arctic is very large and extends over 8 countries", "direct", "VRT"),
    ("Lars Løkke Rasmussen", "We have not been able to change the American position on Greenland", "direct", None),
    ("Lars Løkke Rasmussen", "were open and constructive", "mixed", None),
    (
        "a spokesperson for the Defence Ministry",
        "The Defence Ministry has not received a question from NATO",
        "direct",
        "VRT",
    ),
    ("Donald Trump", "If we don't, Russia or China will", "direct", None),
    ("Donald Trump", "The relationship with Denmark is still very good", "indirect", None),
    ("Donald Trump", "Donald Trump thinks a solution can be found", "direct", None),
    ("The Gazette", "Sweden, Norway and France have committed to sending troops", "narrated", None),
    ("Germany", "Germany is willing to send troops", "indirect", None),
]


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    if not ARTICLE.is_file():
        pytest.skip(
            "the article is not part of the project: it lies in ../shared/articles where the project is developed"
        )
    return extract_claims(SOURCE, ARTICLE.read_text(encoding="utf-8")).claims


@pytest.mark.parametrize(("speaker", "words", "kind", "outlet"), EXPECTED)
def test_claim(claims: tuple[Claim, ...], speaker: str, words: str, kind: str, outlet: str | None) -> None:
    (claim,) = [claim for claim in claims if words in claim.text]
    assert claim.speaker == speaker
    assert claim.attribution.kind == kind
    assert claim.attribution.reported_by == outlet
