"""Figures that name a thing and count nothing: "Terminal 2", "Covid-19", "No. 10", telephone numbers."""

from checker.text.figures import Form, Number
from checker.text.nouns import is_plural, leading_part
from checker.text.pieces import DASHES, Pieces
from checker.text.years import is_code, numbered_things, year_at

_GLUED_TO_LETTERS = frozenset(
    {"mid", "pre", "post", "under", "over", "sub", "early", "late", "ages", "plus", "per"}
)
_TITLE_STARTS = frozenset(
    {"in", "the", "a", "an", "of", "on", "at", "by", "for", "from", "to", "with", "all", "some"}
)


def skip_code(pieces: Pieces, at: int) -> int:
    """Return the piece after a telephone number or another code of figures; ``at`` if none starts here."""
    runs, end, digits = 0, at, 0
    plus = pieces.word(at) == "+" and pieces.word(at + 1).isdecimal() and pieces.glued(at + 1)
    if plus:
        end += 1
    while end < len(pieces) and pieces.word(end).isdecimal() and runs < 12:
        digits += len(pieces.word(end))
        runs, end = runs + 1, end + 1
        step = end + (pieces.word(end) in DASHES or pieces.word(end) in {"(", ")"})
        if not pieces.word(step).isdecimal() or pieces.tokens[step].start - pieces.tokens[end - 1].end > 3:
            break
        end = step
    leading_zero = pieces.word(at).isdecimal() and pieces.word(at)[0] == "0" and len(pieces.word(at)) > 1
    if (plus or leading_zero) and digits >= 3:
        return end
    local = runs == 2 and pieces.word(at + 1) == "-" and (len(pieces.word(at)), len(pieces.word(at + 2))) == (3, 4)
    return end if local else at


def is_identifier(pieces: Pieces, at: int, number: Number, *, measured: bool) -> bool:
    """Whether the number read at ``at`` is (part of) a name; ``measured``: a unit or currency goes with it."""
    before = pieces.word(at - 1)
    if number.form not in {Form.FIGURES, Form.WORDS} or measured:
        return False
    if before == "#" or (
        before == "."
        and pieces.glued(at - 1)
        and pieces.word(at - 2) in {"no", "nos", "op", "vol", "art", "p", "pp", "ch"}
    ):
        return True
    if pieces.glued(at) and before in {"-", "/", "–", "_", ".", "@", ":"}:
        return _glued_to_name(pieces, at - 1)
    if pieces.glued(at + 0) and before and before[-1].isalpha():
        return True
    if number.end - at > 1 or not number.whole:
        return False
    if number.form is Form.FIGURES and len(pieces.word(at)) == 4 and is_code(pieces, number.end):
        return True
    following = pieces.word(number.end)
    counts = following.isalpha() and is_plural(following) and leading_part(following) in {"n", ""}
    if before in numbered_things() and (number.form is Form.FIGURES or number.value < 20):
        capital = pieces.is_capital(at - 1) and not pieces.opens_sentence(at - 1)
        return capital or not counts
    if number.form is not Form.FIGURES or not _is_name(pieces, at - 1) or _is_result(pieces, number):
        return False
    ends = following in {"", ",", ".", ";", "and"}
    if ends and pieces.word(at - 2) == "the" and is_plural(before):
        return False  # "and the Liberals 12": those who have so many
    return not counts and not _is_amount(pieces, number)


def _glued_to_name(pieces: Pieces, mark: int) -> bool:
    word = pieces.word(mark - 1)
    if not pieces.glued(mark) or not word or not word[-1].isalnum():
        return False
    if word[0].isdecimal():
        season = pieces.word(mark) in DASHES and year_at(pieces, mark - 1) is not None
        return season or pieces.word(mark) in {"/", ":", "_", "@"}
    return word not in _GLUED_TO_LETTERS


def _is_name(pieces: Pieces, at: int) -> bool:
    """Whether a capital that the sentence's start does not explain stands at ``at``."""
    if at < 0 or not any(letter.isupper() for letter in pieces.tokens[at].text) or not pieces.word(at)[0].isalpha():
        return False
    word = pieces.word(at)
    if word in _TITLE_STARTS or leading_part(word) == "f":
        return False
    return not pieces.opens_sentence(at) or leading_part(word) == ""


def _is_result(pieces: Pieces, number: Number) -> bool:
    """Whether a second small number is glued on with a dash: "beat Carrow Town 3-1"."""
    dash, other = number.end, pieces.word(number.end + 1)
    glued = pieces.word(dash) in DASHES and pieces.glued(dash) and pieces.glued(dash + 1)
    return glued and other.isdecimal() and len(other) <= 3 and number.value < 150 and int(other) < 150


def _is_amount(pieces: Pieces, number: Number) -> bool:
    """Whether a bare number behind a name is no number of that name: too large, or separated into groups."""
    return number.value >= 10_000 or "," in pieces.word(number.end - 1)
