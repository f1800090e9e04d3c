"""Names that differ by a letter or two, and are two: Zelenska is not Zelensky, nor is the A320neo the A321neo."""

import re

_DIGITS = re.compile(r"\d+")
_COUPLES = (
    (re.compile(r"(?<=[ovnc])a$"), re.compile(r"(?<=[ovnc])$")),  # Petrova, Petrov; Kuzmina, Kuzmin
    (re.compile(r"ova$"), re.compile(r"[aeo]?$")),  # Nováková, Novák; Svobodová, Svoboda
    (re.compile(r"(?<=[a-z]{3})a(?:ya|ia|ja)?$"), re.compile(r"(?:yy|yi|iy|ij|ii|y|i)$")),  # Kowalska, Kowalski
    (re.compile(r"(?:iene|aite|yte|ute)$"), re.compile(r"(?:as|is|ys|us)$")),  # Kubiliene, Kubilius
    (re.compile(r"dottir$"), re.compile(r"son$")),
)
"""The ends of one surname that a woman bears, and a man."""


def of_a_couple(here: str, there: str) -> bool:
    """Whether two surnames, in plain small letters, are one, as the men and as the women of a family bear it."""
    return any(
        hers.search(one) and his.search(other) and hers.sub("", one) == his.sub("", other)
        for one, other in ((here, there), (there, here))
        for hers, his in _COUPLES
    )


_LETTERS = (("kh", "h"), ("ph", "f"), ("ck", "k"), ("iy", "i"), ("yi", "i"), ("ou", "u"), ("y", "i"), ("j", "i"),
            ("w", "v"), ("c", "k"), ("z", "s"), ("tsch", "ch"), ("dh", "d"))  # fmt: skip
"""What one sound of a name from another alphabet, or with other marks, is written as in ours."""
_TWICE = re.compile(r"(.)\1+")


def one_in_other_letters(here: str, there: str) -> bool:
    """Whether two names, in plain small letters, are one that was brought into our letters in two ways."""
    return _sounded(here) == _sounded(there)


def _sounded(name: str) -> str:
    for written, sound in _LETTERS:
        name = name.replace(written, sound)
    return _TWICE.sub(r"\1", name)


def of_two_things(here: str, there: str) -> bool:
    """Whether two names have other digits: types, flights and files are told apart by them."""
    return _DIGITS.findall(here) != _DIGITS.findall(there)
