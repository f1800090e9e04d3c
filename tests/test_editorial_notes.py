"""The editorial remarks, one by one: hard cases that must bring one, and innocent ones that must not."""

from functools import cache

import pytest
from editorial_kit import Case, Cases, Said, cases, checked, desk_of, remarks

from checker.editorial.codes import NOTES
from checker.editorial.spelling import Spelling, slip
from checker.editorial.superlatives import superlatives
from checker.editorial.unsourced import figures
from checker.model import Label, Severity
from checker.pipeline import Desk

SUPERLATIVES, FIGURES, NAMES, VOICES = map(cases, ("superlatives", "figures", "names", "voices"))
FERRY = Said(
    text="The ferry is closed.", speaker="Per Holm", role="transport minister", quote="The ferry is closed"
)
LAKE = Said(text="The lake holds 31 million litres.", speaker="Coast Courier", narrated=True)


@cache
def named() -> Desk:
    return desk_of(NAMES.store)


@pytest.mark.parametrize("file", [SUPERLATIVES, FIGURES, NAMES, VOICES], ids=lambda file: file.about[:30])
def test_each_remark_has_a_dozen_cases_for_it_and_against_it(file: Cases) -> None:
    for side in (file.fires, file.silent):
        keys = {(case.text, case.store) for case in side}
        assert len(keys) == len(side) >= 12


@pytest.mark.parametrize("case", [*SUPERLATIVES.fires, *SUPERLATIVES.silent], ids=lambda case: case.text)
def test_superlatives(case: Case) -> None:
    assert [span.of(case.text) for span in superlatives(case.text)] == list(case.words)


@pytest.mark.parametrize("case", [*FIGURES.fires, *FIGURES.silent], ids=lambda case: case.text)
def test_figures(case: Case) -> None:
    assert figures(case.text) == list(case.words)


@pytest.mark.parametrize("case", NAMES.fires, ids=lambda case: case.text)
def test_a_misspelt_name_is_remarked_on_and_hides_nothing(case: Case) -> None:
    report = checked(case.text, named(), suggest=False)
    (remark,) = remarks(report, "FC603")
    assert (remark.span.of(case.text), remark.severity, report.verdicts[-1].label) == (
        case.word,
        case.severity,
        case.verdict,
    )
    assert report.verdicts[-1].statement.text in case.text


@pytest.mark.parametrize("case", NAMES.silent, ids=lambda case: case.text)
def test_innocent_names_are_left_alone(case: Case) -> None:
    assert remarks(checked(case.text, named(), suggest=False), "FC603") == []


@pytest.mark.parametrize("case", VOICES.fires, ids=lambda case: f"{case.text} {case.store}")
def test_a_lone_voice(case: Case) -> None:
    (remark,) = remarks(checked(case.text, case.store, suggest=False), "FC604")
    assert remark.severity == case.severity
    assert case.speaker is not None
    assert f"One source: {case.speaker} " in remark.message


@pytest.mark.parametrize("case", VOICES.silent, ids=lambda case: f"{case.text} {case.store}")
def test_no_lone_voice(case: Case) -> None:
    assert remarks(checked(case.text, case.store, suggest=False), "FC604") == []


@pytest.mark.parametrize(
    ("written", "recorded"),
    [
        ("Jon Berg", "Jan Berg"),
        ("Norway", "Sweden"),
        ("Gambia", "Zambia"),
        ("Iran", "Iraq"),
        ("North Harbour", "South Harbour"),
        ("Harlund Past", "Harlund Post"),
        ("Anne Hauge", "Anne Haugen"),
        ("Karin Van Loon", "Karen Van Loon"),
        ("Sigrid Haugland Jr.", "Sigrid Hauglund"),
        ("the mayor", "Lise Thorvaldsen"),
        ("Sigrid Haugland", "Sigrid Haugland"),
        ("Muhammad Yunus", "Mohammed Yunus"),
        ("Peter Smyth", "Peter Smith"),
        ("Airbus A320neo", "Airbus A321neo"),
        ("Flight BA2490", "Flight BA2491"),
        ("COVID-19", "COVID-91"),
        ("Zelenska", "Volodymyr Zelensky"),
        ("Gorbacheva", "Mikhail Gorbachev"),
        ("Kowalska", "Kowalski"),
        ("Novotna", "Novotny"),
        ("Svobodova", "Svoboda"),
    ],
)
def test_two_names_are_no_slip(written: str, recorded: str) -> None:
    assert slip(written, recorded) is None
    assert slip(recorded, written) is None


@pytest.mark.parametrize(
    ("written", "recorded"),
    [
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky"),
        ("Anna Politkovskaia", "Anna Politkovskaja"),
        ("Hans Mueller", "Hans Müller"),
        ("Ian McLeod", "Ian MacLeod"),
        ("Erling Haaland", "Erling Håland"),
    ],
)
def test_other_ways_to_write_a_name_are_variants(written: str, recorded: str) -> None:
    for found in (slip(written, recorded), slip(recorded, written)):
        assert found is not None
        assert found.spelling is Spelling.VARIANT


def test_a_slip_tells_the_word_and_how_sure_it_is() -> None:
    found = slip("Sigrid Marie Hauglund", "Sigrid Haugland")
    assert found is not None
    assert (found.written, found.recorded, found.spelling, found.strong) == (
        "Hauglund",
        "Haugland",
        Spelling.MISSPELT,
        True,
    )
    alone = slip("Hauglund", "Sigrid Haugland")
    assert alone is not None
    assert not alone.strong


@pytest.mark.parametrize(
    ("text", "code", "severity"),
    [
        ("Bananas are yellow.", "FC601", "note"),
        ("Bananas are the sweetest fruit.", "FC605", "note"),
        ("A crate of bananas has 48 of them, the sweetest fruit.", "FC606", "note"),
        ("“Bananas are the sweetest of 12 fruits,” Per Holm said.", "FC607", "note"),
        ("“The ferry has gone down with everybody on board,” Per Holm said.", "FC607", "note"),
    ],
)
def test_what_has_no_source_gets_one_remark(text: str, code: str, severity: str) -> None:
    (remark,) = remarks(checked(text, [FERRY]))
    assert (remark.code, remark.severity, remark.verdict) == (code, severity, 0)


def test_one_remark_names_all_that_has_no_source() -> None:
    (remark,) = remarks(checked("“Bananas are the sweetest of 12 fruits,” Per Holm said.", [FERRY]))
    start = "No source for the words “Bananas are the sweetest of 12 fruits”, the figure “12” and “sweetest”: "
    assert remark.message.startswith(start)


@pytest.mark.parametrize(
    "text",
    ["He read “The Old Man and the Sea” again.", "The “so called” train left.", "A term, “sea lane”, was used."],
)
def test_titles_of_works_and_terms_are_no_quotations(text: str) -> None:
    assert [remark.code for remark in remarks(checked(text, [FERRY]))] == ["FC601"]


def test_a_question_states_nothing() -> None:
    assert remarks(checked("Per Holm came. Is the ferry the oldest of 12?", [FERRY]), "FC606") == []


def test_a_superlative_that_the_claim_lacks_is_remarked_on_beside_support() -> None:
    largest = LAKE.model_copy(update={"text": "The largest lake holds 31 million litres."})
    text = "The largest lake holds 31 million litres."
    report = checked(text, [LAKE])
    assert report.verdicts[0].label == "supported"
    (remark,) = remarks(report, "FC605")
    assert remark.span.of(text) == "largest"
    assert remarks(checked(text, [largest]), "FC605") == []


def test_a_wrong_title_is_a_warning_of_its_own() -> None:
    text = "The ferry is closed, finance minister Per Holm said."
    report = checked(text, [FERRY])
    (remark,) = remarks(report)
    assert (remark.code, remark.severity, remark.span.of(text)) == ("FC203", Severity.WARNING, "finance minister")
    report = checked("The moon is made of cheese, finance minister Per Holm said.", [FERRY])
    assert [one.code for one in remarks(report)] == ["FC601", "FC203"]
    for other, level in (("prime minister", "warning"), ("engineer", "note")):  # an engineer may be a minister
        (remark,) = remarks(checked(f"The ferry is closed, {other} Per Holm said.", [FERRY]))
        assert (remark.code, remark.severity) == ("FC203", level)
    for fitting in ("Dr", "Mr", "minister", "former transport minister", "Norway’s transport minister"):
        assert remarks(checked(f"The ferry is closed, {fitting} Per Holm said.", [FERRY]), "FC203") == []
    assert remarks(checked("The ferry is closed, the transport minister, Per Holm, said.", [FERRY]), "FC203") == []


def test_a_wrong_weekday_is_told_by_the_calendar() -> None:
    text = "The ferry is closed, Per Holm said on Monday, 5 May 2026."
    (remark,) = remarks(checked(text, [FERRY]), "FC104")
    assert (remark.severity, remark.span.of(text)) == (Severity.WARNING, "Monday")
    assert "is a Tuesday, not a Monday" in remark.message
    assert remarks(checked(text.replace("Monday", "Tuesday"), [FERRY]), "FC104") == []
    assert remarks(checked("The ferry is closed, Per Holm said on Monday, 5 May.", [FERRY]), "FC104") == []


def test_a_wrong_number_is_an_error_with_no_second_remark() -> None:
    (remark,) = remarks(checked("The largest lake holds 37 million litres.", [LAKE], suggest=False))
    assert (remark.code, remark.severity) == ("FC103", Severity.ERROR)


def test_every_note_has_a_manual_page() -> None:
    assert list(NOTES) == [*(f"FC60{number}" for number in range(1, 8)), "FC691", "FC692", "FC693", "FC694"]
    assert all("What to do:" in note.manual for note in NOTES.values())


@pytest.mark.parametrize(
    ("text", "recorded"),
    [
        ("The union will not strike, Zelenska said.", None),
        ("The Airbus A320neo was grounded in May.", "The Airbus A321neo was grounded in May."),
        ("Zelenska visited Paris in May.", "Zelensky visited Paris in May."),
        ("Smirnova resigned in May.", "Smirnov resigned in May."),
        ("The Boeing B7379000 was grounded in May.", "The Boeing B7378000 was grounded in May."),
    ],
)
def test_what_is_on_record_of_another_supports_nothing(text: str, recorded: str | None) -> None:
    desk = desk_of([Said(text=recorded, speaker="Coast Courier", narrated=True)]) if recorded else named()
    report = checked(text, desk)
    assert remarks(report, "FC603") == []
    assert report.verdicts[0].label is not Label.SUPPORTED
