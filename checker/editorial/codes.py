"""What the check of a draft remarks on beside its verdicts: a code, a name and a manual page for each."""

from inspect import cleandoc
from types import MappingProxyType

from checker.model import Severity
from checker.store.codes import Rule

_NOTES: list[Rule] = []


def _note(code: str, name: str, severity: Severity, manual: str) -> Rule:
    note = Rule(code, name, severity, cleandoc(manual))
    _NOTES.append(note)
    return note


UNSOURCED = _note(
    "FC601",
    "unsourced",
    Severity.NOTE,
    """
    No claim in the store says what the statement says.

    That is no fault of the statement. Where it holds a quotation, a figure or a superlative, one remark says all
    of it, under the code of what must be checked first: FC607, FC606, FC605, and FC601 for the rest.

    What to do: find the source, add it with `factcheck sources add` and draw its claims, or leave it out.
    """,
)
DISPUTED = _note(
    "FC602",
    "disputed",
    Severity.WARNING,
    """
    One claim in the store says so, and another speaker's claim denies it.

    What to do: say who says which, or look for a third source.
    """,
)
MISSPELT = _note(
    "FC603",
    "misspelt-name",
    Severity.WARNING,
    """
    A name is nearly one on record: "Karen Van Lon", where the store has Karen Van Loon.

    All words of the name but one are the same, that one differs by a slip of the pen, and the record confirms who
    is meant: with the name as recorded the statement can be judged, and that is the verdict it gets. A name that is
    on record as it stands, a given name that people bear ("Jan" for Jon), a place, a word of the dictionary and a
    short surname with another letter ("Berg", "Borg") are never held to be misspelt. Accents, initials and hyphens
    make no difference.

    Where the record says otherwise if that person is meant, the remark says what, and asks: a wrong figure may
    stand behind a misspelt name, or the name may be somebody else's. The statement itself is not accused.

    It is a note where it may well be right: another way to write the name ("Zelenskyy", "McLeod"), or a person of
    whom the record tells nothing.

    What to do: look the name up, and write it as it is borne.
    """,
)
SINGLE_SOURCE = _note(
    "FC604",
    "single-source",
    Severity.WARNING,
    """
    The draft says in its own voice what only one speaker is on record with.

    A statement that names its speaker is not remarked on, nor one about the person who says so, nor one that two
    speakers say independently: a source that quotes somebody adds no second voice by telling the same. A claim that
    a fact-checker rated true, or mostly true, needs no second one.

    It is a note where the one source tells it as a fact and names nobody.

    What to do: say who says it, or find a second source.
    """,
)
SUPERLATIVE = _note(
    "FC605",
    "superlative",
    Severity.NOTE,
    """
    The statement puts something before or above all others, and no claim in the store does.

    "The first", "the only", "largest", "never before", "a record high" are wrong more often than other words. Where
    they count ("the first half", "on first reading"), name ("first minister") or restrict ("only nine") they say
    nothing of the kind. A supported statement gets this note if the claims behind it lack the superlative.

    What to do: find who can know it, or leave it out.
    """,
)
NUMBER_WITHOUT_SOURCE = _note(
    "FC606",
    "number-without-source",
    Severity.NOTE,
    """
    The statement gives a figure, and no claim in the store says what the statement says.

    Dates, ages, ranks and times of day do not count as figures here.

    What to do: find where the figure comes from; add that source to the store.
    """,
)
QUOTE_NOT_IN_STORE = _note(
    "FC607",
    "quote-not-in-store",
    Severity.NOTE,
    """
    The statement quotes three words or more, and no claim in the store has them.

    The title of a work and a term in quotation marks are no speech. Where the speaker is on record about the matter
    with other words, the remark is FC302, and a warning.

    What to do: add the source of the quotation, and compare it word for word.
    """,
)
BROKEN_WAIVER = _note(
    "FC691",
    "broken-waiver",
    Severity.WARNING,
    """
    A comment tells factcheck something that it does not understand, so it waives nothing.

    It must read `<!-- factcheck: ignore FC103 because …the reason… -->`, with one or several codes or `all`, or
    `ignore-file` for the whole draft. A waiver without a reason is none. docs/waivers.md shows them all.

    What to do: correct the comment, or remove it.
    """,
)
UNUSED_WAIVER = _note(
    "FC692",
    "unused-waiver",
    Severity.WARNING,
    """
    A waiver that waives nothing: there is no such remark at its place any more.

    A waiver that is left behind would hide the next mistake there. Where only a part of what it could be about was
    checked, nothing is said of it.

    What to do: remove it.
    """,
)
EXPIRED_WAIVER = _note(
    "FC693",
    "expired-waiver",
    Severity.WARNING,
    """
    A waiver of factcheck.toml whose last day (`until`) is over, so it waives nothing any more.

    What to do: remove it, or give it a later day.
    """,
)
NAMELESS_ENTRY = _note(
    "FC694",
    "nameless-entry",
    Severity.WARNING,
    """
    An entry of a baseline that does not say whose words it waives, where the words themselves do not tell.

    “Nobody sails now.” below a quotation of Ann Berg's is hers; below one of Per Holm's it is his, and that is
    another statement. Baselines that were written before entries had a `speaker` do not tell the two apart, so such
    an entry waives nothing. All others of the file do.

    What to do: look at the remarks, and write the baseline anew with --write-baseline. The reasons in it are kept.
    """,
)

NOTES = MappingProxyType({note.code: note for note in _NOTES})
"""All kinds of editorial remarks by their codes."""
