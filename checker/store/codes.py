"""What ``factcheck lint`` can find: a code, a name, a severity and a manual page for each kind of problem.

An *error* makes the store unusable: nothing is checked against it until it is cured. A *warning* is something
that a person should look at. A *note* is worth knowing and may well be right as it is.
"""

from dataclasses import dataclass
from inspect import cleandoc
from types import MappingProxyType

from checker.model import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of problem or remark. ``manual`` is what ``factcheck explain CODE`` and the docs show."""

    code: str
    name: str
    severity: Severity
    manual: str


_RULES: list[Rule] = []


def _rule(code: str, name: str, severity: Severity, manual: str) -> Rule:
    rule = Rule(code, name, severity, cleandoc(manual))
    _RULES.append(rule)
    return rule


UNREADABLE = _rule(
    "FC501",
    "unreadable",
    Severity.ERROR,
    """
    A file of the store cannot be read as the plain YAML that the store is made of.

    That is a missing or unreadable file, a text that is not YAML, a tab as indentation, a key that stands twice in
    one mapping, a date that does not exist, a NUL character, an anchor or alias, a tag, or a second document in the
    file. Duplicate keys are refused because one of the two values would silently win; anchors and tags because a
    store needs none and they are how a YAML file does harm. `factcheck lint` reads the other claims of the file all
    the same, and tells what is wrong with them, too.

    Cure: correct the line that the message names.
    """,
)
UNKNOWN_KEY = _rule(
    "FC502",
    "unknown-key",
    Severity.ERROR,
    """
    A key that the store does not know.

    `speeker: Karen Van Loon` would otherwise be a claim whose speaker is quietly lost. The message names the key
    that was probably meant. The keys there are: docs/store.md.

    Cure: correct the key, or remove it; remarks belong into `note` or a YAML comment.
    """,
)
MISSING_KEY = _rule(
    "FC503",
    "missing-key",
    Severity.ERROR,
    """
    A key that is always needed is missing, or has no value.

    A claim needs `id`, `text`, `speaker` and `attribution`; a quote needs `start`, `end` and `exact`; a speaker
    `id` and `name`; a source `sha256`.

    Cure: add the key.
    """,
)
WRONG_VALUE = _rule(
    "FC504",
    "wrong-value",
    Severity.ERROR,
    """
    The value of a key is not of its kind.

    For instance a number where words belong (`text: 2026`: put it in quotation marks), a date that is not written
    as 2026-01-15, a status or rating that is none of the choices, an id that would not be a safe file name, or a
    quote that ends before it starts.

    Cure: write the value as the message says.
    """,
)
FILE_NAME = _rule(
    "FC505",
    "file-name",
    Severity.ERROR,
    """
    A file does not carry the name of the source it is about, or lies where the store does not look.

    The claims of the source `x` are in `claims/x.yaml`, its description in `sources/x.yaml`, its text in
    `sources/x.txt`. A file `claims/x.yml`, one in a folder below, or a link that leads out of the folder would
    never be read, and claims that nobody reads are an open gate.

    Cure: rename or move the file, or correct the `source:` in it.
    """,
)
DUPLICATE_ID = _rule(
    "FC506",
    "duplicate-id",
    Severity.ERROR,
    """
    Two claims of the store, in whatever files, or two speakers have the same id.

    Cure: rename the newer one; look for `superseded_by` entries that mean it.
    """,
)
UNKNOWN_SOURCE = _rule(
    "FC507",
    "unknown-source",
    Severity.ERROR,
    """
    Claims rest on a source that the store does not have.

    `source: x` needs `sources/x.yaml` and `sources/x.txt`; a claim that cannot be traced to a passage is no claim.

    Cure: `factcheck sources add FILE --id x`, or correct the id.
    """,
)
SOURCE_CHANGED = _rule(
    "FC508",
    "source-changed",
    Severity.ERROR,
    """
    The text of a source is no longer the text that was added: its sha256 differs.

    Claims point into the text by offsets, and somebody vouched for them by what it said. Git may have changed its
    line endings (`sources/.gitattributes` with `*.txt -text` prevents that), or somebody edited it.

    Cure: restore the text. If the source itself published a new version, put it in the old one's place with
    `factcheck sources add FILE --id ID --replace`; its claims are then marked for review.
    """,
)
QUOTE_NOT_FOUND = _rule(
    "FC509",
    "quote-not-found",
    Severity.ERROR,
    """
    The words of a quote do not stand in the source at the quote's offsets.

    `exact` must be, to the letter, what the source's text has from `start` to `end` (counted in characters from 0).
    The message says where the words do stand, or which passage comes nearest to them. For a retracted claim
    this is a note only.

    Cure: take over the offsets, or the words, that the message gives.
    """,
)
UNKNOWN_SUCCESSOR = _rule(
    "FC510",
    "unknown-successor",
    Severity.ERROR,
    """
    `superseded_by` names a claim that is not in the store.

    Cure: correct the id, or add the claim that took the place of this one.
    """,
)
SUCCESSION_CYCLE = _rule(
    "FC511",
    "succession-cycle",
    Severity.ERROR,
    """
    Claims supersede each other in a circle, so none of them is the latest.

    Cure: remove `superseded_by` from the claim that holds today.
    """,
)
DATE_ORDER = _rule(
    "FC512",
    "date-order",
    Severity.ERROR,
    """
    Something ends before it begins: `valid_until` lies before `valid_from`, or a role's `until` before its `since`.

    Cure: correct one of the two dates.
    """,
)
NEAR_DUPLICATE = _rule(
    "FC520",
    "near-duplicate",
    Severity.WARNING,
    """
    Two claims say the same in nearly the same words.

    Looked for are two claims of one speaker (unless they were said on different days: people repeat
    themselves), and two claims from one source with different speakers, where one of the two is probably wrong.
    The same thing said by two speakers in two sources is no problem: two sources are better than one. Claims
    with different numbers or a different number of negations are no duplicates, however alike they look.

    Cure: remove or retract one, or correct the speaker of one.
    """,
)
SHARED_QUOTE = _rule(
    "FC521",
    "shared-quote",
    Severity.WARNING,
    """
    The same quoted words are on record from two speakers.

    One of them probably never said so: a check against the store would then put words into the wrong mouth.
    Compared are direct and mixed quotes of four words or more, without regard to case, quotation marks and
    spaces.

    Cure: look both passages up and correct the speaker of one claim, or retract it.
    """,
)
UNKNOWN_SPEAKER = _rule(
    "FC522",
    "unknown-speaker",
    Severity.WARNING,
    """
    A speaker that `sources/speakers.yaml` does not have, or one whom the source never names.

    The name may be misspelt, and its aliases and titles are unknown to every check. The publisher or title of a
    source is known without an entry. Reported once a name. `unnamed ("She")` stands where the extraction found
    only a pronoun and could not tell for whom; such a claim cannot be accepted in a review.

    Cure: add the speaker to sources/speakers.yaml, or correct the name; find out who spoke where nobody is named.
    """,
)
OPPOSED = _rule(
    "FC523",
    "opposed-claims",
    Severity.WARNING,
    """
    One speaker is on record with two claims that contradict each other, and nothing says which one holds.

    Between two speakers it is a note: they may well disagree, and a statement about it is then `disputed`. A
    pair is marked when one claim is `superseded_by` the other, when their `valid_from`/`valid_until` do not
    overlap, when one has a rating, or when one is retracted.

    Cure: mark the pair in one of these ways, or correct the claim that is wrong.
    """,
)
NO_QUOTE = _rule(
    "FC524",
    "no-quote",
    Severity.WARNING,
    """
    A claim has no quote, so nobody can look up the passage that it rests on.

    Cure: add `quote` with `start`, `end` and `exact`; `factcheck claims add` finds the offsets.
    """,
)
AMBIGUOUS_SPEAKER = _rule(
    "FC525",
    "ambiguous-speaker",
    Severity.WARNING,
    """
    A name fits several speakers: a claim's `speaker`, or an alias or a full name that two entries share.

    Nothing can then be said about who spoke, and a draft that uses the name gets no verdict on its speaker.
    That two people share a surname is no problem as long as the claims give the full name.

    Cure: write the full name in the claim; remove the alias from one entry, or tell the two apart.
    """,
)
STRAY_FILE = _rule(
    "FC526",
    "stray-file",
    Severity.WARNING,
    """
    A text in `sources/` without a description, so that it belongs to no source.

    Cure: add it with `factcheck sources add`, or remove the file.
    """,
)
RESOLUTION_NOT_FOUND = _rule(
    "FC527",
    "resolution-not-found",
    Severity.WARNING,
    """
    What words of a claim were taken to stand for does not stand in the source where `resolved` has it.

    `exact` must be, to the letter, what the source's text has from `start` to `end`. The claim counts all the same,
    for its quote is what proves it; but nobody can look up why its text says "Denmark" where the passage says "the
    country".

    Cure: look at the claim again; correct the offsets, or leave `start`, `end` and `exact` out.
    """,
)

RULES: tuple[Rule, ...] = tuple(_RULES)
"""All kinds of problems, by code."""
LINT_CODES: MappingProxyType[str, str] = MappingProxyType({rule.code: rule.manual for rule in RULES})
"""The manual page of each code."""
LINT_NAMES: MappingProxyType[str, str] = MappingProxyType({rule.code: rule.name for rule in RULES})
"""The name of each code."""
