"""Corrections: the place of the wrong words, those on record in the draft's style, and none that was not tried."""

import pytest
from editorial_kit import Said, checked, desk_of, remarks

from checker.documents import Document
from checker.documents.document import Media
from checker.documents.rewriting import edited, rewritten
from checker.editorial.exact_quotes import exact
from checker.editorial.fixing import difference, edits_of
from checker.editorial.house_style import figure_like, title_like
from checker.model import Label, Remark, Severity, WaivedIn, Waiver
from checker.pipeline import Desk

STORE = (
    Said(text="Eight soldiers were sent to Norway.", speaker="Ann Berg", role="defence minister"),
    Said(text="The reservoir holds 31 per cent of its water.", speaker="Nordvann", organisation=True),
    Said(text="The plant opens on 4 May 2027.", speaker="Per Holm", role="environment minister"),
    Said(
        text="We will not raise the ticket price.",
        speaker="Ingrid Solberg",
        quote="We will not raise the ticket price before the summer of next year",
    ),
    Said(text="The company lost 18 million litres a day.", speaker="Karen Van Loon"),
    Said(text="The old ferries could sail until 2031.", speaker="Karen Van Loon"),
)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return desk_of(STORE)


def suggested(text: str, desk: Desk, media: Media = Media.TEXT) -> list[tuple[str, str, str]]:
    """Return what is suggested, each with the words that stand there."""
    found = [one for remark in remarks(checked(text, desk, media=media)) for one in remark.suggestions]
    return [(one.span.of(text), one.old, one.new) for one in found]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Eleven soldiers were sent to Norway, Ann Berg said.", "Eleven", "Eight"),
        ("Ann Berg said that 11 soldiers were sent to Norway.", "11", "8"),
        ("The reservoir holds 37% of its water.", "37%", "31%"),
        ("The reservoir holds 37 percent of its water.", "37 percent", "31 percent"),
        ("The reservoir holds thirty-seven per cent of its water.", "thirty-seven per cent", "thirty-one per cent"),
        ("The plant opens on 3 May 2027, Per Holm said.", "3 May 2027", "4 May 2027"),
        ("The old ferries could sail until 2031, Ann Berg said.", "Ann Berg", "Karen Van Loon"),
        ("Eight soldiers were sent to Norway, Ann Burg said.", "Ann Burg", "Ann Berg"),
        ("The company lost 18 million litres a day, Karen Van Lon said.", "Lon", "Loon"),
        ("The plant opens on 4 May 2027, trade minister Per Holm said.", "trade minister", "environment minister"),
        ("The plant opens on 4 May 2027, Trade Minister Per Holm said.", "Trade Minister", "Environment Minister"),
        ("The plant opens on Monday, 4 May 2027, Per Holm said.", "Monday", "Tuesday"),
        ("“We will not raise the ticket prices before the summer,” Ingrid Solberg said.", "prices", "price"),
        ("“We will not raise the fare before the summer,” Ingrid Solberg said.", "fare", "ticket price"),
        ("“We will not raise ticket price before the summer,” Ingrid Solberg said.", "ticket", "the ticket"),
        ("“We will surely not raise the ticket price,” Ingrid Solberg said.", "surely not", "not"),
    ],
)  # fmt: skip
def test_the_words_on_record_are_suggested_in_the_style_of_the_draft(
    text: str, old: str, new: str, desk: Desk
) -> None:
    assert suggested(text, desk) == [(old, old, new)]


@pytest.mark.parametrize(
    "text",
    [
        "No soldiers were sent to Norway, Ann Berg said.",  # what is denied is not put right by a word
        "Eleven soldiers and eleven cooks were sent to Norway, Ann Berg said.",  # twice in the statement
        "Eight soldiers were sent to Norway, finance minister Karen Van Loon said.",  # the title would be wrong
        "Bananas are yellow, Karen Van Lon said.",  # nothing confirms who is meant
        "The reservoir holds 37 per cent of its water and will be sold to a bank.",  # the rest has no source
        "Eight soldiers were sent to Norway, she said.",
    ],
)
def test_what_would_not_make_it_supported_is_not_suggested(text: str, desk: Desk) -> None:
    assert suggested(text, desk) == []


def test_each_suggestion_says_who_is_on_record(desk: Desk) -> None:
    (remark,) = remarks(checked("Eleven soldiers were sent to Norway, Ann Berg said.", desk))
    (one,) = remark.suggestions
    assert one.reason == "Ann Berg is on record on 2026-05-04 with “Eight soldiers were sent to Norway.”"


def test_a_misspelt_name_brings_no_accusation_and_the_figure_is_found_with_the_right_one(desk: Desk) -> None:
    text = "The company lost 18 billion litres a day, Karen Van Lon said."
    report = checked(text, desk)
    assert [verdict.label for verdict in report.verdicts] == [Label.UNVERIFIED]
    assert [one.code for one in remarks(report)] == ["FC606", "FC603"]
    text = text.replace("Van Lon", "Van Loon")
    report = checked(text, desk)
    assert [one.code for one in remarks(report)] == ["FC103"]
    fixed = edited(text, edits_of(report))
    assert fixed == "The company lost 18 million litres a day, Karen Van Loon said."
    again = checked(fixed, desk)
    assert [verdict.label for verdict in again.verdicts] == [Label.SUPPORTED]
    assert remarks(again) == []


def test_two_wrong_figures_are_one_suggestion_that_holds_both() -> None:
    store = [Said(text="The ferry carries 120 cars and 400 passengers.", speaker="Per Holm")]
    text = "The ferry carries 150 cars and 500 passengers, Per Holm said."
    report = checked(text, store)
    assert edited(text, edits_of(report)) == "The ferry carries 120 cars and 400 passengers, Per Holm said."


def test_marks_of_markdown_stay_where_they_are(desk: Desk) -> None:
    text = "# Troops\n\n*Oh.* [Ann Berg](http://a.example) said that **eleven** soldiers were sent to Norway.\n"
    assert suggested(text, desk, Media.MARKDOWN) == [("eleven", "eleven", "eight")]
    apart = "The reservoir holds 37 **per cent** of its water, Nordvann said.\n"
    assert suggested(apart, desk, Media.MARKDOWN) == [("37", "37", "31")]  # what stays is left alone
    dated = "The plant opens on **3 May** 2027, Per Holm said.\n"
    assert suggested(dated, desk, Media.MARKDOWN) == [("3", "3", "4")]
    cut = "The reservoir holds 3**7** per cent of its water, Nordvann said.\n"
    assert suggested(cut, desk, Media.MARKDOWN) == []  # the words that differ do not stand in one piece


def test_without_suggest_nothing_is_tried(desk: Desk) -> None:
    report = checked("Eleven soldiers were sent to Norway, Ann Berg said.", desk, suggest=False)
    assert [remark.suggestions for remark in remarks(report)] == [()]


def test_what_is_waived_stays_as_it_is(desk: Desk) -> None:
    report = checked("Eleven soldiers were sent to Norway, Ann Berg said.", desk)
    assert len(edits_of(report)) == 1
    waiver = Waiver(reason="she said so on the phone", kind=WaivedIn.DRAFT, where="draft.md:1")
    waived = tuple(remark.model_copy(update={"waiver": waiver}) for remark in remarks(report))
    assert edits_of(report.model_copy(update={"remarks": waived})) == []


def test_the_difference_is_a_unified_diff(desk: Desk) -> None:
    text = "A line.\r\nEleven soldiers were sent to Norway, Ann Berg said.\r\n"
    document = Document(text, "draft.txt")
    edits = edits_of(checked(text, desk))
    rows = difference(document, edits).splitlines()
    assert rows[:2] == ["--- a/draft.txt", "+++ b/draft.txt"]
    assert [row for row in rows[3:] if row[0] in "+-"] == [
        "-Eleven soldiers were sent to Norway, Ann Berg said.",
        "+Eight soldiers were sent to Norway, Ann Berg said.",
    ]
    assert difference(document, []) == ""
    assert rewritten(document, text.encode(), edits) == text.replace("Eleven", "Eight").encode()


@pytest.mark.parametrize(
    ("written", "recorded", "expected"),
    [
        ("ten", "8", "eight"),
        ("10", "eight", "8"),
        ("Ten", "eight", "Eight"),
        ("37%", "31 per cent", "31%"),
        ("37 per cent", "31%", "31 per cent"),
        ("ninety per cent", "95 %", "ninety-five per cent"),
        ("ten", "1,500", "1,500"),
        ("$37m", "$31 million", "$31m"),
        ("18bn litres", "18 million litres", "18 million litres"),
        ("ten kilometres", "six miles", "six miles"),
        ("2.5 tonnes", "3.5 tonnes", "3.5 tonnes"),
        ("half", "a third", "a third"),
    ],
)
def test_figures_keep_the_style_of_the_draft(written: str, recorded: str, expected: str) -> None:
    assert figure_like(written, recorded) == expected


@pytest.mark.parametrize(
    ("written", "recorded", "expected"),
    [
        ("transport minister", "Environment minister", "environment minister"),
        ("Transport Minister", "environment minister", "Environment Minister"),
        ("Mayor", "governor", "Governor"),
        ("head of the firm", "Nordvann chief executive", "Nordvann chief executive"),
    ],
)
def test_titles_keep_the_capitals_of_the_draft(written: str, recorded: str, expected: str) -> None:
    assert title_like(written, recorded) == expected


@pytest.mark.parametrize(
    ("quoted", "passage", "expected"),
    [
        ("frank and useful", 'The talks with all of them were "open and useful" again.', "open and useful"),
        ("We saw little evidence", "We saw no evidence.", "We saw no evidence"),
        ("We saw evidence", "We saw no evidence.", "We saw no evidence"),
        ("It was a very bad year", "It was a bad year, I say.", "It was a bad year"),
        ("It was bad and sad", "It was bad.", "It was bad"),
        ("They don't pay", "They do not pay.", "They do not pay"),
    ],
)  # fmt: skip
def test_the_exact_words_of_a_quotation(quoted: str, passage: str, expected: str) -> None:
    text = f"He said: “{quoted}”."
    (change,) = exact(text, [quoted], passage)
    assert text[: change.span.start] + change.new + text[change.span.end :] == f"He said: “{expected}”."


def test_other_words_are_no_altered_quotation() -> None:
    assert (
        list(exact("“The sea is blue today,” he said.", ["The sea is blue today"], "Nobody came to the show."))
        == []
    )


def test_a_remark_with_a_suggestion_is_as_bad_as_without(desk: Desk) -> None:
    text = "The plant opens on Monday, 4 May 2027, Per Holm said."
    with_one, without = (remarks(checked(text, desk, suggest=suggest)) for suggest in (True, False))
    bare: list[Remark] = [remark.model_copy(update={"suggestions": ()}) for remark in with_one]
    assert bare == without
    assert [remark.severity for remark in with_one] == [Severity.WARNING]


def test_a_suggestion_begins_and_ends_with_whole_words() -> None:
    words = "Nobody will lose their job because of the merger"
    store = desk_of([Said(text=f"{words}.", speaker="Marit Ekdahl", quote=words)])
    draft = "“No one will lose a job because of the merger,” Marit Lund said."
    ((there, old, new),) = suggested(draft, store)
    assert there == old
    assert old.startswith("No one will")
    assert new.startswith("Nobody will")


@pytest.mark.parametrize(
    "passage",
    [
        "“We will build,” she said, “ten schools in the north.”",
        "‘We will build,’ she said, ‘ten schools in the north.’",
        "'We will build,' she said, 'ten schools in the north.'",
        '"We will build," she told the paper, "ten schools in the north."',
    ],
)
@pytest.mark.parametrize("quoted", ["We will build five schools in the north", "We will build soon ten schools"])
def test_words_between_two_quotations_are_put_in_nobodys_mouth(passage: str, quoted: str) -> None:
    assert list(exact(f"“{quoted},” she said.", [quoted], passage)) == []


def test_words_of_two_lines_of_the_record_come_in_on_one() -> None:
    quoted = "We will build five schools"
    (change,) = exact(f"“{quoted},” she said.", [quoted], "We will build not\n\n  ten schools")
    assert change.new == "not ten"
