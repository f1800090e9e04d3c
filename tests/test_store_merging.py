"""Drafts join a claims file once, whatever a person did to it, and a changed source sends claims to review."""

import pytest
import store_kit as kit
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnusableInput
from checker.model import Claim, Ground, Quote, Resolution, Status
from checker.store import MergeSummary, Workspace, load, mark_changed, merge_drafts, update_claim
from checker.store.merging import CHANGED_NOTE, MOVED_NOTE, STALE_NOTE, without_marks

TEN = kit.claim("ten-soldiers", "We will send ten soldiers", speaker="Ann Berg")
PRICE = kit.claim("too-expensive", "the plan was too expensive", speaker="Per Holm")
HOURS = kit.claim("two-hours", "The talks lasted two hours.")
DRAFTS = (HOURS, TEN, PRICE)


@pytest.fixture
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return kit.workspace(tmp_path_factory.mktemp("desk"), talks=kit.TALKS)


def change_source(made: Workspace, text: str) -> None:
    kit.add_source(made, "talks", text)


def only(made: Workspace, claim_id: str) -> Claim:
    claim = load(made).claim(claim_id)
    assert claim is not None
    return claim


def test_drafts_are_added_once(made: Workspace) -> None:
    ids = ("two-hours", "ten-soldiers", "too-expensive")
    assert merge_drafts(made, "talks", DRAFTS) == MergeSummary(added=ids, for_review=ids)
    before = kit.contents(made)
    assert merge_drafts(made, "talks", DRAFTS) == MergeSummary(kept=ids, for_review=ids)
    assert kit.contents(made) == before


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Ten soldiers will be sent."},
        {"speaker": "Per Holm"},
        {"status": Status.REVIEWED},
        {"status": Status.RETRACTED},
        {"text": "Nothing like it at all", "status": Status.REVIEWED, "note": "Ann called."},
    ],
)
def test_what_a_person_changed_is_kept_and_not_added_again(made: Workspace, changes: dict[str, object]) -> None:
    merge_drafts(made, "talks", DRAFTS)
    update_claim(made, "ten-soldiers", **changes)  # type: ignore[arg-type]  # the fields' types vary
    before = kit.contents(made)
    summary = merge_drafts(made, "talks", DRAFTS)
    assert summary.added == ()
    assert "ten-soldiers" in summary.kept
    assert kit.contents(made) == before


def test_a_renamed_claim_is_not_added_again(made: Workspace) -> None:
    merge_drafts(made, "talks", DRAFTS)
    path = made.claims_dir / "talks.yaml"
    path.write_text(path.read_text().replace("id: ten-soldiers", "id: berg-sends-ten"))
    assert merge_drafts(made, "talks", DRAFTS).added == ()


def test_a_quote_cut_differently_by_a_person_is_not_added_again(made: Workspace) -> None:
    merge_drafts(made, "talks", DRAFTS)
    words = "We will send ten soldiers,” minister Ann Berg"
    update_claim(made, "ten-soldiers", quote=kit.claim("x", words).quote)
    path = made.claims_dir / "talks.yaml"
    path.write_text(path.read_text().replace("id: ten-soldiers", "id: other-id"))
    assert merge_drafts(made, "talks", DRAFTS).added == ()


def test_two_drafts_on_one_passage_are_two_claims(made: Workspace) -> None:
    first = TEN.model_copy(update={"id": "berg-sends", "text": "Ann Berg will send soldiers."})
    second = TEN.model_copy(update={"id": "berg-ten", "text": "Ten soldiers will be sent."})
    assert merge_drafts(made, "talks", [first, second]).added == ("berg-sends", "berg-ten")
    update_claim(made, "berg-sends", text="Minister Ann Berg is going to send soldiers.")
    assert merge_drafts(made, "talks", [second, first]).added == ()


def test_an_overlapping_passage_with_another_text_is_another_claim(made: Workspace) -> None:
    merge_drafts(made, "talks", [TEN])
    told = kit.claim("berg-told-gazette", "minister Ann Berg told the Gazette")
    whole = kit.claim("whole", "“We will send ten soldiers,” minister Ann Berg told the Gazette")
    assert merge_drafts(made, "talks", [told]).added == ("berg-told-gazette",)
    assert merge_drafts(made, "talks", [whole.model_copy(update={"text": "Ann Berg spoke."})]).added == ("whole",)


def test_an_id_that_another_source_uses_gets_a_number(made: Workspace) -> None:
    kit.add_source(made, "vote", "The vote was close.\n")
    taken = kit.claim("ten-soldiers", "The vote was close.", text="The vote was close.\n", source="vote")
    kit.write_claims(made, taken, source="vote")
    assert merge_drafts(made, "talks", [TEN]).added == ("ten-soldiers-2",)
    before = kit.contents(made)
    assert merge_drafts(made, "talks", [TEN]) == MergeSummary(
        kept=("ten-soldiers-2",), for_review=("ten-soldiers-2",)
    )
    assert kit.contents(made) == before


def test_an_id_that_another_passage_uses_gets_a_number(made: Workspace) -> None:
    merge_drafts(made, "talks", [TEN])
    other = PRICE.model_copy(update={"id": "ten-soldiers"})
    assert merge_drafts(made, "talks", [other]).added == ("ten-soldiers-2",)
    assert merge_drafts(made, "talks", [other, TEN]).added == ()


def test_a_shifted_text_moves_quotes_and_sends_reviewed_claims_to_review(made: Workspace) -> None:
    merge_drafts(made, "talks", [TEN, PRICE])
    update_claim(made, "ten-soldiers", status=Status.REVIEWED, note="Ann called.")
    change_source(made, "Corrected.\n" + kit.TALKS)
    summary = merge_drafts(made, "talks", [])
    assert (summary.moved, summary.stale) == (("ten-soldiers", "too-expensive"), ())
    assert TEN.quote
    moved = only(made, "ten-soldiers")
    assert moved.quote == TEN.quote.model_copy(update={"start": TEN.quote.start + 11, "end": TEN.quote.end + 11})
    assert (moved.status, moved.note) == (Status.DRAFT, f"Ann called.\n{MOVED_NOTE}")
    assert only(made, "too-expensive").note is None
    before = kit.contents(made)
    assert merge_drafts(made, "talks", []).moved == ()
    assert kit.contents(made) == before


def test_a_claim_whose_words_are_gone_is_stale_and_goes_to_review(made: Workspace) -> None:
    merge_drafts(made, "talks", [TEN])
    update_claim(made, "ten-soldiers", status=Status.REVIEWED)
    change_source(made, kit.TALKS.replace("ten soldiers", "eight soldiers"))
    assert merge_drafts(made, "talks", []).stale == ("ten-soldiers",)
    before = kit.contents(made)
    assert STALE_NOTE.encode() in before["claims/talks.yaml"]
    assert merge_drafts(made, "talks", []).stale == ("ten-soldiers",)
    assert kit.contents(made) == before
    with pytest.raises(UnusableInput, match="does not have the words of the quote"):
        load(made)


def test_words_that_stand_twice_now_are_not_guessed(made: Workspace) -> None:
    merge_drafts(made, "talks", [TEN])
    change_source(made, "x" + kit.TALKS + kit.TALKS)
    summary = merge_drafts(made, "talks", [])
    assert (summary.moved, summary.stale) == ((), ("ten-soldiers",))


def test_retracted_claims_are_left_alone_by_a_changed_source(made: Workspace) -> None:
    merge_drafts(made, "talks", [TEN])
    update_claim(made, "ten-soldiers", status=Status.RETRACTED)
    change_source(made, "Withdrawn.\n")
    before = kit.contents(made)
    assert merge_drafts(made, "talks", []) == MergeSummary(kept=("ten-soldiers",))
    assert mark_changed(made, "talks") == MergeSummary(kept=("ten-soldiers",))
    assert kit.contents(made) == before


def test_what_was_corrected_in_the_source_gets_a_claim_once_the_old_one_is_rejected(made: Workspace) -> None:
    merge_drafts(made, "talks", [TEN])
    new = kit.TALKS.replace("ten soldiers", "two soldiers")
    change_source(made, new)
    two = kit.claim("two-soldiers", "We will send two soldiers", text=new)
    assert merge_drafts(made, "talks", [two]).added == ()  # a person decides what becomes of the old one
    update_claim(made, "ten-soldiers", status=Status.RETRACTED)
    assert merge_drafts(made, "talks", [two]).added == ("two-soldiers",)
    assert merge_drafts(made, "talks", [two]).added == ()


def test_a_rejected_claim_stays_away_where_the_source_changed_around_it(made: Workspace) -> None:
    merge_drafts(made, "talks", [TEN])
    update_claim(made, "ten-soldiers", status=Status.RETRACTED)
    shifted = "Corrected.\n" + kit.TALKS
    change_source(made, shifted)
    again = kit.claim("ten-soldiers", "We will send ten soldiers", text=shifted)
    assert merge_drafts(made, "talks", [again]).added == ()


def test_a_replaced_source_sends_every_reviewed_claim_to_review(made: Workspace) -> None:
    merge_drafts(made, "talks", DRAFTS)
    for claim in DRAFTS:
        update_claim(made, claim.id, status=Status.REVIEWED)
    new = kit.TALKS.replace("“We will", "Then: “We will").replace("the plan was", "no plan was")
    change_source(made, new)
    summary = mark_changed(made, "talks", text=new)
    assert (summary.moved, summary.stale) == (("ten-soldiers",), ("too-expensive",))
    assert [(one.status, one.note) for one in read_raw(made)] == [
        (Status.DRAFT, CHANGED_NOTE),
        (Status.DRAFT, MOVED_NOTE),
        (Status.DRAFT, STALE_NOTE),
    ]
    before = kit.contents(made)
    mark_changed(made, "talks", text=new)
    assert kit.contents(made) == before


def read_raw(made: Workspace) -> list[Claim]:
    from checker.store.reading import read_store

    return [placed.claim for placed in read_store(made).claims]


def test_marking_a_source_without_claims_does_nothing(made: Workspace) -> None:
    before = kit.contents(made)
    assert mark_changed(made, "talks") == MergeSummary()
    assert kit.contents(made) == before


def test_a_missing_source_is_refused(made: Workspace) -> None:
    with pytest.raises(UnusableInput, match=r"sources/vote.txt: there is no such text of a source"):
        merge_drafts(made, "vote", [])


@pytest.mark.parametrize("mark", [MOVED_NOTE, STALE_NOTE, CHANGED_NOTE])
def test_the_marks_go_once_a_person_has_looked(mark: str) -> None:
    assert without_marks(f"Ann called.\n{mark}") == "Ann called."
    assert without_marks(mark) is None
    assert without_marks("Ann called.") == "Ann called."
    assert without_marks(None) is None


@st.composite
def drafts(draw: st.DrawFn) -> Claim:
    start = draw(st.integers(0, 20))
    end = draw(st.integers(start + 1, 30))
    exact = kit.TALKS[start:end]
    return Claim(
        id=draw(st.sampled_from(["a", "b", "a-2", "b-2", "c"])),
        text=draw(st.sampled_from(["The talks lasted.", "The talks lasted two hours.", "Talks lasted", "No."])),
        speaker=draw(st.sampled_from(["Ann Berg", "Per Holm"])),
        attribution=TEN.attribution,
        quote=Quote(source="talks", start=start, end=end, exact=exact) if exact.strip() else None,
    )


@given(st.lists(drafts(), max_size=6), st.lists(drafts(), max_size=6))
def test_merging_twice_is_merging_once(
    tmp_path_factory: pytest.TempPathFactory, first: list[Claim], second: list[Claim]
) -> None:
    made = kit.workspace(tmp_path_factory.mktemp("twice"), talks=kit.TALKS)
    merge_drafts(made, "talks", first)
    added = merge_drafts(made, "talks", second).added
    before = kit.contents(made)
    assert len(added) <= len(second)
    assert merge_drafts(made, "talks", second).added == ()
    assert kit.contents(made) == before


# --- What is resolved, and clauses of a sentence that is there ------------------------------------------------

IN_TALKS = Resolution(words="they", stands_for="the talks", by=Ground.TEXT, start=0, end=9, exact="The talks")


def test_what_is_resolved_moves_with_the_quote(made: Workspace) -> None:
    merge_drafts(made, "talks", [TEN.model_copy(update={"resolved": (IN_TALKS,)})])
    change_source(made, "News.\n" + kit.TALKS)
    merge_drafts(made, "talks", [])
    (moved,) = only(made, "ten-soldiers").resolved
    assert (moved.start, moved.end, moved.exact) == (6, 15, "The talks")


def test_what_is_resolved_by_words_that_are_gone_has_no_place(made: Workspace) -> None:
    merge_drafts(made, "talks", [TEN.model_copy(update={"resolved": (IN_TALKS,)})])
    change_source(made, kit.TALKS.replace("The talks", "A meeting"))
    merge_drafts(made, "talks", [])
    assert only(made, "ten-soldiers").resolved == (
        Resolution(words="they", stands_for="the talks", by=Ground.TEXT),
    )


def test_a_sentence_that_is_there_stands_for_its_clauses(made: Workspace) -> None:
    text = "The plan was dear and the council knew it."
    kit.add_source(made, "talks", text)
    whole = kit.claim("whole", text, text=text)
    halves = [
        kit.claim("first", "The plan was dear", text=text),
        kit.claim("second", "and the council knew it.", text=text),
    ]
    merge_drafts(made, "talks", [whole])
    assert merge_drafts(made, "talks", halves).added == ()
    assert merge_drafts(made, "talks", halves[1:]).added == ("second",)
