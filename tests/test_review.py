"""The page of an article: every word of it once, marks that overlap, what is missed, and nothing that runs."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_kit import luminance

from checker.extract import Place, extract_claims
from checker.model import Attribution, AttributionKind, Claim, Markup, Quote, Source, Span, Status
from checker.review import Article, Held, article_of, render_article, render_overview
from checker.review.article import missed
from checker.review.html import safe
from checker.review.stretches import stretches
from checker.text.sentences import paragraphs

SOURCE = Source(id="report", title="A report", publisher="Harbour Gazette", sha256="0" * 64)


def claim(text: str, words: str, number: int = 1, kind: str = "direct", **values: object) -> Claim:
    start = text.index(words)
    quote = Quote(source="report", start=start, end=start + len(words), exact=words)
    given = {"id": f"claim-{number}", "text": words, "speaker": "Ann Berg", "quote": quote}
    return Claim.model_validate({**given, "attribution": Attribution(kind=AttributionKind(kind)), **values})


def article(text: str, *claims: Claim, places: Sequence[Place] = (), source: Source = SOURCE) -> Article:
    return article_of(source, text, [Held(one) for one in claims], places, {})


def test_overlapping_claims_are_cut_where_they_begin_and_end() -> None:
    text = "She said that the old bridge fell."
    found = article(text, claim(text, "the old bridge fell", 1), claim(text, "old bridge", 2))
    (paragraph,) = paragraphs(text)
    cut = list(stretches(found, paragraph))
    assert [(one.text, [entry.number for entry in one.claims]) for one in cut] == [
        ("She said that ", []),
        ("the ", [1]),
        ("old bridge", [2, 1]),
        (" fell", [1]),
        (".", []),
    ]
    assert [[entry.number for entry in one.opens] for one in cut] == [[], [1], [2], [], []]
    page = render_article(found)
    assert page.count('id="text-1"') == page.count('id="text-2"') == 1
    assert page.count('tabindex="-1" href="#claim-1"') == 1  # the rest of the first, behind the second


def test_claims_on_the_same_words_have_each_their_link() -> None:
    text = "The old bridge fell."
    page = render_article(article(text, claim(text, "The old bridge", 1), claim(text, "The old bridge", 2)))
    assert page.count('id="text-1"') == page.count('id="text-2"') == 1
    assert 'aria-label="claim 1, Ann Berg"' in page


def test_cues_and_speakers_are_marked_where_they_stand() -> None:
    text = (
        "“The wall fell down,” minister Ann Berg told the Gazette on Friday. The dam held, according to Per Holm."
    )
    drawn = extract_claims(SOURCE, text)
    found = article(text, *drawn.claims, places=drawn.places)
    assert [span.of(text) for span in found.cues] == ["told", "according to"]
    assert [span.of(text) for span in found.speakers] == ["minister Ann Berg", "Per Holm"]
    page = render_article(found)
    assert '<span class="cue">told</span>' in page
    assert '<span class="speaker">minister Ann Berg</span>' in page


def test_cues_in_a_marked_up_text_stand_in_the_untouched_one() -> None:
    text = "# The dam\n\nThe dam **held**, *according to* [Per Holm](https://example.org).\n"
    source = SOURCE.model_copy(update={"markup": Markup.MARKDOWN})
    drawn = extract_claims(source, text)
    assert [span.of(text).strip("*") for place in drawn.places for span in [place.cue] if span] == ["according to"]
    assert len(drawn.places) == len(drawn.claims)


@pytest.mark.parametrize(
    ("text", "claimed", "left"),
    [
        ("“Let the old boats rust,” it says.", [], ["Let the old boats rust,"]),
        ("The “Queen of the” sails.", [], ["Queen of the"]),
        ("The “Blue Queen” sails.", [], []),
        ("“We will go. The others stay here,” she said.", ["We will go."], [" The others stay here,"]),
        ("“We will go. The others stay here,” she said.", ["We will go. The others stay here"], []),
        ("She said that “they must go home”.", ["they must"], []),
        ("“One two three four five six.”", ["three four"], []),
        ("“One two three four five six seven eight.”", ["four five"], ["One two three ", " six seven eight."]),
    ],
)
def test_a_quotation_that_no_claim_covers_is_perhaps_missed(text: str, claimed: list[str], left: list[str]) -> None:
    spans = [Span(start=text.index(words), end=text.index(words) + len(words)) for words in claimed]
    assert [span.of(text) for span in missed(SOURCE, text, spans)] == left


def test_what_is_missed_is_marked_and_listed() -> None:
    page = render_article(article("On the wall stands “let the old boats rust”."))
    assert '<mark class="missed" id="missed-1">let the old boats rust' in page
    assert '<a href="#missed-1">let the old boats rust</a>' in page
    assert "<b>1</b> quotation perhaps missed" in page


EVIL = "</style></pre><script>alert('x')</script>\"&amp;' onload=x"


def test_every_text_is_escaped() -> None:
    text = f"“{EVIL}” {EVIL} said."
    source = SOURCE.model_copy(update={"title": EVIL, "publisher": EVIL, "author": EVIL, "language": '"><b>'})
    spoken = claim(text, EVIL, speaker=EVIL, note=EVIL, context=EVIL)
    held = Held(spoken, f"claims/{EVIL}.yaml", 3, EVIL)
    page = render_article(article_of(source, text, [held], [Place(Span(start=1, end=9), None)], {}))
    assert "<script" not in page
    assert "onload" not in page.replace("&#x27; onload=x", "")
    assert page.count("</style>") == 1
    overview = render_overview(["source", "<i>"], [(EVIL, EVIL, (1,))], (1,))
    assert "<script" not in overview
    assert "<i>" not in overview


def test_characters_that_steer_are_shown_as_escapes() -> None:
    assert safe("a\x00b\u202ec\n") == "a\\x00b\\u202ec\n"


def test_a_retracted_claim_covers_its_words_and_is_no_claim_to_check_first() -> None:
    text = "“The bridge cost 40 million euros,” she said."
    told = claim(text, "The bridge cost 40 million euros", status=Status.RETRACTED)
    page = render_article(article(text, told))
    assert "<p>Nothing stands out.</p>" in page
    assert "Every quotation of three words or more is in a claim." in page
    assert 'class="claim direct retracted"' in page


def test_a_claim_without_a_quote_has_an_entry() -> None:
    text = "The bridge fell."
    page = render_article(article(text, claim(text, "The bridge", quote=None)))
    assert 'id="claim-1"' in page
    assert "not in the text" in page


def test_a_page_needs_nothing_else() -> None:
    page = render_article(article("The bridge fell."))
    assert "default-src 'none'" in page
    assert 'name="viewport"' in page
    for needed in ("prefers-color-scheme: dark", "@media print", "prefers-reduced-motion", "min-width: 62rem"):
        assert needed in page
    assert "url(" not in page
    assert "http://" not in page.replace("http-equiv", "")
    assert "https://" not in page


spans = st.tuples(st.integers(0, 40), st.integers(1, 20))


@given(st.text(st.sampled_from("ab<&\"' “”.\n"), min_size=1, max_size=60), st.lists(spans, max_size=6))
def test_the_stretches_of_a_paragraph_are_all_of_it(text: str, places: list[tuple[int, int]]) -> None:
    claims = [
        claim(text, text[at : at + length], number)
        for number, (at, length) in enumerate(places)
        if text[at : at + length].strip()
    ]
    found = article(text, *claims)
    for paragraph in paragraphs(text):
        cut = list(stretches(found, paragraph))
        assert "".join(one.text for one in cut) == paragraph.of(text)
    page = render_article(found)
    assert all(page.count(f'id="claim-{entry.number}"') == 1 for entry in found.entries)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_they_stand_on(scheme: str) -> None:
    style = render_article(article("The bridge fell."))
    blocks = re.findall(r":root \{([^}]*--direct[^}]*)\}", style)
    colours = dict(re.findall(r"--([\w-]+): (#\w{6})", blocks[scheme == "dark"]))
    grounds = ("page", "panel", "direct", "indirect", "mixed", "narrated", "missed")
    pairs = [(word, ground) for word in ("ink", "cue", "speaker") for ground in grounds]
    pairs += [("soft", "page"), ("soft", "panel"), ("link", "page"), ("link", "panel"), ("missed-ink", "missed")]
    for word, ground in pairs:
        dark, light = sorted(luminance(colours[name]) for name in (word, ground))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{word} on {ground}"  # WCAG 2, level AA
