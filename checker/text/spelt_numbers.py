"""Numbers in words: "twenty-two", "two and a half million", "fourteen hundred", "hundreds of thousands"."""

from checker.text.figures import Form, Number
from checker.text.numerals import numerals
from checker.text.pieces import Pieces, skip_hyphen
from checker.text.tables import word_list

_HUNDRED, _DOZEN, _THOUSAND = 100.0, 12.0, 1000.0
_FRACTIONS_AFTER_AND = {
    ("a", "half"): 0.5, ("one", "half"): 0.5, ("a", "quarter"): 0.25, ("three", "quarters"): 0.75,
    ("a", "third"): 1 / 3, ("two", "thirds"): 2 / 3,
}  # fmt: skip
_ONE_UNDERSTOOD = word_list("one understood")
_VAGUE = frozenset({"several", "few", "many"})


def spelt_number(pieces: Pieces, at: int) -> Number | None:
    """Read the number in words that starts at ``at``; None if none does."""
    word = pieces.word(at)
    if word in numerals().plurals:
        return _plural(pieces, at)
    if word in _VAGUE or (word in {"a", "the"} and pieces.word(at + 1) in _VAGUE):
        return _vague(pieces, at + (word not in _VAGUE))
    if word == "a" and pieces.word(at + 1) == "single":
        return Number(1.0, at + 2, 1.0, 1, Form.WORDS)
    return _group(pieces, at) or _Reader(pieces, at).read()


def _group(pieces: Pieces, at: int) -> Number | None:
    """Read "a couple of", "a pair of", "the first quartet of": so many, or for a couple two to three."""
    at += pieces.word(at) in {"a", "the", "another"}
    value = numerals().groups.get(pieces.word(at))
    if value is None or pieces.word(at + 1) != "of" or pieces.word(at + 2) in {"the", "them"}:
        return None
    return Number(value, at + 2, 1.0, 1, Form.WORDS)


def fraction_after_and(pieces: Pieces, at: int) -> tuple[float, int] | None:
    """Read "and a half" at ``at``, hyphenated or not: its value and the piece after it."""
    at = skip_hyphen(pieces, at)
    if pieces.word(at) != "and":
        return None
    first = skip_hyphen(pieces, at + 1)
    second = skip_hyphen(pieces, first + 1)
    found = _FRACTIONS_AFTER_AND.get((pieces.word(first), pieces.word(second)))
    return (found, second + 1) if found else None


class _Reader:
    """Adds up one number, word by word: ``total`` holds what is above the group of three that is being read."""

    def __init__(self, pieces: Pieces, at: int) -> None:
        self.pieces = pieces
        self.at = self.start = at
        self.total = 0.0
        self.group: float | None = None
        self.scale = float("inf")
        self.fraction = False

    def read(self) -> Number | None:
        if not self._opening():
            return None
        while self._word():
            pass
        if self.at == self.start or (self.group is None and not self.total):
            return None
        value = self.total + (self.group or 0.0)
        digits = len(f"{value:.6g}".replace(".", "").split("e")[0].strip("0")) or 1
        if value < 1000 and self.scale == _DOZEN and value == int(value):
            return Number(value, self.at, 1.0, digits, Form.WORDS)
        scaled = self.scale if self.scale != float("inf") else 1.0
        whole = not self.fraction and scaled < 1e6
        step = (
            0.1 * scaled
            if self.fraction
            else min(last_place(value), scaled)
            if scaled >= 1e6
            else last_place(value)
        )
        return Number(value, self.at, step, digits, Form.WORDS, whole=whole, scale=scaled if scaled > 100 else 1.0)

    def _opening(self) -> bool:
        """Read what only the first word can be: "a hundred", "half a million"."""
        pieces, known = self.pieces, numerals()
        word, following = pieces.word(self.at), pieces.word(self.at + 1)
        if word in {"a", "an", "another"}:
            if following not in known.scales or pieces.glued(self.at + 1):
                return False
            self.group, self.at = 1.0, self.at + 1
            return True
        if word == "half":
            first = skip_hyphen(pieces, self.at + 1)
            second = skip_hyphen(pieces, first + 1)
            if pieces.word(first) not in {"a", "an"} or pieces.word(second) not in known.scales:
                return False
            self.group, self.at, self.fraction = 0.5, second, True
            return True
        if word in {"hundred", "thousand", "dozen"} and pieces.word(self.at - 1) in _ONE_UNDERSTOOD:
            self.group = 1.0
            return True
        return word in known.small or word in known.tens

    def _word(self) -> bool:
        """Take the next word into the number; False where the number ends."""
        pieces, known = self.pieces, numerals()
        begun = self.at > self.start
        at = skip_hyphen(pieces, self.at) if begun else self.at
        word = pieces.word(at)
        if word == "and" and begun and not self.fraction:
            return self._and(at)
        if word == "point" and begun and not self.fraction and pieces.word(at + 1) in known.small:
            return self._point(at + 1)
        if self.fraction and word not in known.scales:
            return False
        taken = (
            self._small(word, known.small, 1)
            or self._small(word, known.tens, 10)
            or self._scaled(word, known.scales)
        )
        if taken:
            self.at = at + 1
        return taken

    def _small(self, word: str, values: dict[str, float], unit: int) -> bool:
        value = values.get(word)
        if value is None:
            return False
        if self.group is None:
            self.group = value
        elif (self.group and self.group % 100 == 0) or (
            unit == 1 and 0 < value < 10 and self.group % 10 == 0 and self.group % 100 >= 20
        ):
            self.group += value
        else:
            return False
        return True

    def _scaled(self, word: str, scales: dict[str, float]) -> bool:
        scale = scales.get(word)
        if scale is None:
            return False
        if scale in {_HUNDRED, _DOZEN}:
            if self.group is None or self.group >= 100 or self.scale == _DOZEN:
                return False
            self.group *= scale
            self.scale = min(self.scale, scale) if scale == _DOZEN else self.scale
            return True
        if self.group is None:
            if self.scale != _THOUSAND or scale < 1e6 or self.pieces.word(self.at - 1) != "thousand":
                return False  # only "four thousand million" piles up scales
            self.total, self.scale = self.total * scale, scale
            return True
        if scale >= self.scale and self.scale != _DOZEN:
            return False
        self.total, self.group, self.scale = self.total + self.group * scale, None, scale
        return True

    def _and(self, at: int) -> bool:
        """Take "and": before a fraction ("two and a half") or the rest of a number ("two hundred and six")."""
        pieces, known = self.pieces, numerals()
        half = fraction_after_and(pieces, self.at)
        following = pieces.word(at + 1)
        if half:
            if self.group is None:
                if not self.total or pieces.word(self.at - 1) not in known.scales:
                    return False
                self.total += half[0] * self.scale
            else:
                self.group += half[0]
            self.at, self.fraction = half[1], True
            return True
        ends_group = self.group is None if self.total else False
        ends_hundred = bool(self.group) and self.group is not None and self.group % 100 == 0
        if (ends_group or ends_hundred) and (following in known.small or following in known.tens):
            if ends_group and self.scale > _THOUSAND and not _scaled_later(pieces, at + 1):
                return False  # "one million and two others"
            self.at = at + 1
            return True
        return False

    def _point(self, at: int) -> bool:
        values, place = numerals().small, 0.1
        while pieces_digit(values, self.pieces.word(at)):
            self.group = (self.group or 0.0) + values[self.pieces.word(at)] * place
            place, at = place / 10, at + 1
        self.at, self.fraction = at, True
        return True


def pieces_digit(values: dict[str, float], word: str) -> bool:
    """Whether a word is one digit."""
    return values.get(word, 10.0) < 10


def _scaled_later(pieces: Pieces, at: int) -> bool:
    """Whether "hundred" or "thousand" follows soon: "one million and two hundred thousand"."""
    return any(pieces.word(at + step) in {"hundred", "thousand"} for step in range(1, 5))


def _plural(pieces: Pieces, at: int) -> Number | None:
    """Read "dozens", "tens of thousands", "hundreds of millions": at least so many."""
    known = numerals()
    value, end = known.plurals[pieces.word(at)], at + 1
    while pieces.word(end) == "of" and known.plurals.get(pieces.word(end + 1), 0.0) > value / 2:
        value, end = value * known.plurals[pieces.word(end + 1)] / 2, end + 2
    if pieces.word(at) in {"tens", "scores"} and end == at + 1 and pieces.word(end) != "of":
        return None  # the plain plural of "ten" and of a sports result
    return Number(value, end, value / 2, 1, Form.PLURAL)


def _vague(pieces: Pieces, at: int) -> Number | None:
    """Read "several hundred", "a few dozen"; "several" alone is left to the words."""
    scale = numerals().scales.get(pieces.word(at + 1))
    if scale is None:
        return None
    value, end = 2 * scale, at + 2
    further = numerals().scales.get(pieces.word(end), 0.0)
    if further > scale:
        value, end = value * further, end + 1
    return Number(value, end, value / 2, 1, Form.PLURAL)


def last_place(value: float) -> float:
    """Return the value of the last place of a whole number that is not zero: 100 for 1,400."""
    step = 1.0
    while value and value % (step * 10) == 0:
        step *= 10
    return step
