"""The text gives the speaker another title, office or country than the store.

Exceeds: "the Norwegian foreign minister" of somebody on record as Denmark's; "finance minister" of the minister of
defence. The words may be right, but not with this title: an editor has to look.

Agrees: the same office, also by another name ("boss" for chief executive), or a shorter form of it.

Silent: the text gives no title or only a form of address ("Dr"), or the store knows none.
"""

from checker import lexicon
from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.who import Who, who
from checker.model import Effect, Role, Speaker
from checker.text.tokens import tokens

CODE, NAME = "FC203", "title"
ABSENT = Level("absent", Effect.SILENT, "no title to compare")
SAME = Level("same", Effect.AGREES, "“{left}” fits “{right}”")
OPEN = Level("open", Effect.SILENT, "“{left}” and “{right}” may be one office")
DIFFERENT = Level("different", Effect.EXCEEDS, "the text calls {speaker} “{left}”, the store “{right}”")
LEVELS: tuple[Level, ...] = (ABSENT, SAME, OPEN, DIFFERENT)

_ADDRESS = frozenset({"dr", "mr", "mrs", "ms", "mx", "sir", "dame", "mme", "mlle", "."})
_NAMED = frozenset({Who.SAME, Who.SURNAME})


def compare(pair: Pair) -> Outcome:
    """Hold the title that the text gives the speaker against those on record."""
    return held_against(pair.statement.speaker, pair.statement.role, pair.record.speaker)


def held_against(mention: str | None, given: str | None, speaker: Speaker) -> Outcome:
    """Hold a title that a text gives somebody against those that the store knows of a speaker."""
    if not mention or not given or _is_address(given) or not speaker.roles:
        return Outcome(ABSENT)
    if who(mention, None, speaker) not in _NAMED:
        return Outcome(ABSENT)
    held = "; ".join(_written(role) for role in speaker.roles)
    known = [role for role in speaker.roles if lexicon.title(_written(role))] or speaker.roles
    verdicts = [_fits(given, _written(role)) for role in known]
    if True in verdicts:
        return Outcome(SAME, given, held)
    return Outcome(OPEN if None in verdicts else DIFFERENT, given, held)


def _is_address(given: str) -> bool:
    """Whether a title only says how somebody is addressed: "Dr", which a minister may be, too."""
    return all(token.lower in _ADDRESS for token in tokens(given))


def _written(role: Role) -> str:
    return f"{role.title}, {role.affiliation}" if role.affiliation else role.title


def _fits(given: str, held: str) -> bool | None:
    """Whether two titles name one office: False if they cannot, None if it cannot be told."""
    here, there = _places(given), _places(held)
    if here and there and here.isdisjoint(there):
        return False
    return lexicon.same_title(given, held)


def _places(title: str) -> set[str]:
    return {key for token in tokens(title) if (key := lexicon.place_key(token.text))}
