"""Whole drafts: which of their sentences are statements, and where."""

from pathlib import Path

import pytest

from checker.documents import Document, Media
from checker.evaluate.cases import read_cases
from checker.extract import attribution, read_statement, read_statements
from checker.extract.attribution import attributions, may_attribute
from checker.extract.words import read_words
from checker.text.quotations import quotations
from checker.text.sentences import sentences
from checker.text.tokens import tokens

DRAFT = """# Bridge closed

By Mia Trent

The bridge at Lund was closed on Monday. Mayor Ida Holt said: "It was old. It had to go."
Who will pay? Nobody knows.

- the piers are cracked
- Read more

```
code = "is no statement"
```

A long summer
"""


def test_headings_questions_fragments_and_code_are_left_out() -> None:
    assert [statement.text for statement in read_statements(DRAFT)] == [
        "The bridge at Lund was closed on Monday.",
        'Mayor Ida Holt said: "It was old. It had to go."',
        "Nobody knows.",
        "the piers are cracked",
    ]


def test_a_heading_that_says_something_is_a_statement() -> None:
    draft = "# Port opens\n\n## Port of Lund opens again on Monday\n\n#MeToo changed the port.\n"
    assert [statement.text for statement in read_statements(draft)] == [
        "Port of Lund opens again on Monday",
        "#MeToo changed the port.",
    ]


def test_every_statement_lies_where_it_says() -> None:
    for statement in read_statements(DRAFT):
        assert statement.span.of(DRAFT) == statement.text


def test_a_quotation_without_a_cue_has_the_speaker_before_it() -> None:
    draft = '"It was old," Mayor Holt said. "It had to go. We are sorry." The bridge is gone.'
    first, second, third = read_statements(draft)
    assert (first.speaker, first.quoted) == ("Holt", ("It was old",))
    assert (second.speaker, second.role, second.attributed) == ("Holt", "Mayor", True)
    assert second.quoted == ("It had to go. We are sorry.",)
    assert (third.speaker, third.attributed) == (None, False)


def test_an_option_names_the_speaker_only_where_the_text_does_not() -> None:
    assert read_statement("The bridge was old.", speaker="Ida Holt").speaker == "Ida Holt"
    named = read_statement("Per Falk said the bridge was old.", speaker="Ida Holt")
    assert named.speaker == "Per Falk"
    assert named.attributed


def test_offset_moves_the_span() -> None:
    statement = read_statement("The bridge was old.", offset=100)
    assert (statement.span.start, statement.span.end) == (100, 119)


def test_words_between_marks_alone_are_quoted() -> None:
    statement = read_statement("“On marks we found no effect whatsoever.”")
    assert statement.content == "On marks we found no effect whatsoever."
    assert statement.quoted == ("On marks we found no effect whatsoever.",)
    assert not statement.attributed


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The bridge is closed, the harbour master confirmed, according to Radio Nord.",
            "the harbour master",
            "The bridge is closed.",
        ),
        ("According to the Gazette, Ida Holt said that the bridge is closed.", "Ida Holt", "The bridge is closed."),
        ("The bridge is closed, according to the Gazette.", "Gazette", "The bridge is closed."),
        (
            "Per Falk said that the bridge is closed, according to Ida Holt.",
            "Ida Holt",
            "Per Falk said that the bridge is closed.",
        ),
    ],
)
def test_an_outlet_that_passes_on_what_somebody_said_is_not_the_speaker(
    text: str, speaker: str, content: str
) -> None:
    statement = read_statement(text)
    assert (statement.speaker, statement.content) == (speaker, content)


@pytest.mark.parametrize(
    "draft",
    [
        "> “We will send ten ships.”\n>\n> — Ann Berg, minister",
        "> We will send ten ships.\n> — Ann Berg, minister",
        "> We will send ten ships.\n>\n> Ann Berg, minister",
        "“We will send ten ships.” — Ann Berg, minister",
        "“We will send ten ships.”\n\n— Ann Berg, minister",
        "Minister Ann Berg said:\n\n“We will send ten ships.”",
        "Minister Ann Berg said:\n\n> We will send ten ships.",
    ],
)
def test_a_quotation_set_apart_has_the_speaker_who_stands_beside_it(draft: str) -> None:
    (statement,) = read_statements(Document(draft, "a.md", Media.MARKDOWN).prose)
    assert statement.content == "We will send ten ships."
    assert (statement.speaker, (statement.role or "").lower()) == ("Ann Berg", "minister")
    assert statement.attributed


@pytest.mark.parametrize(
    "draft",
    [
        "> We will send ten ships.\n\nAnn Berg, minister",
        "The port was closed.\n\n— Ann Berg, minister",
        "Ann Berg said:\n\nThe port was closed.",
        "“We will send ten ships.”\n\nThe port was closed.\n\n— Ann Berg, minister",
        "> Monday\n> The port was closed.\n>\n> Ships",
    ],
)
def test_what_is_no_quotation_has_no_speaker_beside_it(draft: str) -> None:
    found = read_statements(Document(draft, "a.md", Media.MARKDOWN).prose)
    assert [one.speaker for one in found if not one.text.startswith("Ann Berg said")] == [None] * len(
        [one for one in found if not one.text.startswith("Ann Berg said")]
    )
    assert found


# --- what cannot be an attribution is not looked at word by word


def sentences_of_newsroom() -> list[str]:
    cases = read_cases(Path(__file__).parent.parent / "training" / "newsroom" / "open.jsonl")
    return [
        text for case in cases for text in (*(one.text for one in case.claims), *(one.s for one in case.statements))
    ]


def test_what_holds_no_cue_has_no_attribution(monkeypatch: pytest.MonkeyPatch) -> None:
    skipped = [
        (text, span)
        for text in sentences_of_newsroom()
        for span in sentences(text)
        if not may_attribute([token.lower for token in tokens(text[span.start : span.end])])
    ]
    assert len(skipped) > 100
    monkeypatch.setattr(attribution, "may_attribute", lambda words: True)  # looked at word by word all the same
    for text, span in skipped:
        assert attributions(read_words(text, span.start, span.end, quotations(text))) == [], text
