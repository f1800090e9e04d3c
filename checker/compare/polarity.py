"""Which units of a text are denied, and by what.

"did not rise" denies "rise"; "no soldiers" and "without soldiers" deny the noun; "refused to pay" denies "pay";
"the tax rather than the wage" denies "wage". "Not only", "not until" and "no more than" deny nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker import lexicon
from checker.compare.unit import Kind, Unit
from checker.lexicon import Negation, Phrase

_NOT_DENYING = {
    "not": frozenset({"only", "just", "least", "until", "merely", "more", "less", "all", "every", "everyone"}),
    "no": frozenset({"more", "less", "fewer", "later", "doubt", "matter", "sooner"}),
}
CONTRASTS = frozenset({"rather than", "instead of", "as opposed to", "and not", "but not"})
"""Denials that name what is not so beside what is."""
_GOVERNING = frozenset(
    {Negation.REFUSAL, Negation.DENIAL, Negation.FAILURE, Negation.PREVENTION, Negation.CESSATION}
)
"""Kinds of verbs that deny what they govern: "refused to pay", "stopped paying", "denied that he paid"."""
_WITHOUT = frozenset(
    {
        "without",
        "lack",
        "lacks",
        "lacked",
        "lacking",
        "be without",
        "go without",
        "no longer",
        "no more",
        "not yet",
        "free of",
        "free from",
        "devoid of",
    }
)
_DETERMINERS = frozenset(
    {"no", "none", "neither", "not a", "not a single", "not one", "not any", "nor", "no such", "none of",
     "neither of", "not one of"}
)  # fmt: skip
_DECIDING = frozenset(
    {"vote", "votes", "voted", "voting", "decide", "decided", "ruled", "opted", "chose", "decision"}
)
"""What "against" follows where it denies: "voted 8 to 5 against selling the library"."""
_PLEDGES = frozenset(
    {"commitment", "plan", "decision", "intention", "intent", "promise", "pledge", "proposal", "agreement", "wish"}
)
"""To deny one of these is to deny what it is "to" do: "no commitment to send soldiers"."""
EXCEPTIONS = frozenset(
    {"except", "except for", "excepting", "apart from", "aside from", "other than", "with the exception of"}
)
"""What is named behind these is not so, where the rest says that all is: "all of them except Austria"."""
_ALL = frozenset({"all", "every", "each", "everyone", "everybody", "everything", "any"})
_NOBODY = frozenset({"no", "none", "nobody", "nothing", "neither"})
_ARTICLES = frozenset({"a", "an", "the"})
_BE = lexicon.words("forms_of_be")
_LACKING = frozenset({"exempt", "immune"})
_LEFT = frozenset({"go", "goes", "went", "gone", "going", "left", *lexicon.words("forms_of_be")})
_STANDING_FOR = frozenset({"it", "them", "him", "her", "this", "that", "these", "those"})
_COMPARED = frozenset({"further", "farther", "furthest", "farthest"})
"""A distance compared: "further from the Earth" is not "far from true"."""
_REACH = 8
"""A denial reaches no further than so many tokens."""
CONTRASTING = frozenset({",", "and", "but", "—", "–", "("})
"""What stands before "not" where it denies a name: "orders from Japan, not China"."""
_STOPS = frozenset({",", ";", ".", ":", "but", "although", "because", "while", "whereas", "—", "–"})


@dataclass(frozen=True, slots=True)
class Denial:
    """What denies: its token number, its words, and the unit it is itself, for a verb such as "refuse"."""

    at: int
    words: str
    unit: Unit | None


def denials(words: Sequence[str], phrases: Sequence[Phrase], units: Sequence[Unit]) -> Mapping[Unit, list[Denial]]:
    """Return the denied units with what denies each; ``words`` are the lower-case tokens."""
    found: dict[Unit, list[Denial]] = {}
    owner = {number: unit for unit in units for number in range(unit.first, unit.last + 1)}
    for first, last in _deniers(words, phrases):
        if owner.get(first) and owner[first].kind in {Kind.NUMBER, Kind.DATE}:
            continue
        if _doubled(words, first, last) or _either_way(words, first) or _for_no_other(words, first):
            continue
        text = " ".join(words[first : last + 1])
        bare = (unit for unit in units if unit.first == last + 1 and unit.quantity is not None)
        if text in CONTRASTS and any(unit.quantity and not unit.quantity.counted for unit in bare):
            continue  # "2.80 crowns instead of 2.50": no word is denied
        reached = _reached(words, units, first, last) or _reached_back(words, units, first)
        if reached is not None and not (words[first] == "nor" and _of_a_neither(found.get(reached, ()))):
            denial = Denial(first, text, None if text in CONTRASTS | EXCEPTIONS else owner.get(first))
            found.setdefault(reached, []).append(denial)
    return {unit: kept for unit, those in found.items() if (kept := _standing(those, found))}


def _of_a_neither(those: Sequence[Denial]) -> bool:
    """Whether a "nor" only goes on with a "neither" that denies the same word: the two are one denial."""
    return any(denial.words == "neither" for denial in those)


def _standing(those: Sequence[Denial], found: Mapping[Unit, Sequence[Denial]]) -> list[Denial]:
    """Denials less those whose own verb is denied: "did not fail to warn" denies nothing."""
    return [denial for denial in those if denial.unit is None or len(found.get(denial.unit, ())) % 2 == 0]


def _doubled(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a "no" and a "without" in one clause undo each other: "no court is exempt", "none goes without"."""
    start, end = first, last + 1
    while start > 0 and words[start - 1] not in _STOPS:
        start -= 1
    while end < len(words) and words[end] not in _STOPS:
        end += 1
    if _lacks(words, first) or _lacks(words, last):
        return not _NOBODY.isdisjoint(words[start:first]) or words[first - 1 : first] == ["not"]
    nobody = words[first] in _NOBODY or words[last : last + 2] == ["not", "one"] or words[last] == "not"
    return nobody and any(_lacks(words, number) for number in range(last + 1, end))


def _either_way(words: Sequence[str], number: int) -> bool:
    """Whether a denial only says that both come to the same: "whether or not", "with or without"."""
    return words[number - 1 : number] == ["or"] and not {"whether", "with"}.isdisjoint(words[:number])


def _for_no_other(words: Sequence[str], number: int) -> bool:
    """Whether a "no" says that something is the only reason or way: "for no other reason"."""
    return words[number + 1 : number + 2] == ["other"] and words[number - 1 : number] in (["for"], ["in"], ["with"])


def _lacks(words: Sequence[str], number: int) -> bool:
    """Whether somebody goes without: "is exempt", "is free of", "was left without"."""
    word, before, after = words[number], words[number - 1 : number], words[number + 1 : number + 2]
    if word == "without":
        return bool(before) and (before[0] in _LEFT or before == ["not"])
    return word in _LACKING or (word == "free" and after in (["of"], ["from"]))


def put_off(words: Sequence[str], units: Sequence[Unit], denial: Denial) -> bool:
    """Whether a denial only says that something comes later: "will not open until July", "before mid-October"."""
    for number in range(denial.at + 1, min(len(words), denial.at + _REACH)):
        if words[number] in _STOPS:
            return False
        if words[number] == "until":
            return True
        if words[number] == "before":
            return any(
                unit.kind is Kind.DATE and unit.first <= number + 3 and unit.last >= number for unit in units
            )
    return False


def is_denier(phrase: str) -> bool:
    """Whether a phrase is a denial, alone ("no longer") or with what it denies ("refuse to meet")."""
    first, _, rest = phrase.partition(" ")
    if lexicon.negation_kind(phrase) is Negation.PARTICLE or phrase in _WITHOUT:
        return True
    return rest.startswith("to ") and lexicon.negation_kind(first) in _GOVERNING


def _deniers(words: Sequence[str], phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    inside: set[int] = set()
    for phrase in phrases:
        if len(phrase.indices) == phrase.end - phrase.start and " to " not in phrase.key:
            inside.update(phrase.indices)
            compared = words[phrase.start] in _COMPARED
            if phrase.key in CONTRASTS or (_denies(phrase.key, words, phrase.end) and not compared):
                yield phrase.start, phrase.end - 1
    for first, last in _exceptions(words):
        inside.update(range(first, last + 1))
        yield first, last
    for number, word in enumerate(words):
        if number in inside:
            continue
        following = words[number + 1] if number + 1 < len(words) else ""
        if f"{word} {following}" in CONTRASTS:
            inside.add(number + 1)
            yield number, number + 1
        elif following not in _NOT_DENYING.get(lexicon.expand(word)[-1], ()) and (
            _denies(word, words, number + 1) or _decided_against(words, number)
        ):
            yield number, number


def _exceptions(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the tokens of each "except" that takes something out of all: not of "none except", which puts it in."""
    if _ALL.isdisjoint(words) or any(word in _NOBODY or lexicon.expand(word)[-1] == "not" for word in words):
        return
    for start in range(len(words)):
        for length in (4, 2, 1):
            if " ".join(words[start : start + length]) in EXCEPTIONS:
                yield start, min(len(words), start + length) - 1
                break


def _decided_against(words: Sequence[str], number: int) -> bool:
    """Whether it was voted or decided "against selling", whatever stands between."""
    governs = words[number] == "against" and words[number + 1 : number + 2] and words[number + 1].endswith("ing")
    return bool(governs) and not _DECIDING.isdisjoint(words[:number])


def _denies(text: str, words: Sequence[str], end: int) -> bool:
    if lexicon.expand(text)[-1] == "not" or text in _WITHOUT or text in _DETERMINERS:
        return True
    kind = lexicon.negation_kind(text) if text[0].isalpha() else None
    if kind is Negation.PARTICLE:
        return True
    following = words[end] if end < len(words) else ""
    if following == "to" and not _ARTICLES.isdisjoint(words[end + 1 : end + 2]):
        return False  # "sold for scrap to a yard": no verb follows
    governs = following in {"to", "that"} or following.endswith("ing") or text.endswith((" to", " from"))
    return kind in _GOVERNING and governs


def _reached(words: Sequence[str], units: Sequence[Unit], first: int, last: int) -> Unit | None:
    """Return the word that a denial denies: the next verb, or the head of the noun phrase after "no"."""
    candidates: list[Unit] = []
    if words[last + 1 : last + 2] and words[last] == "without" and words[last + 1] in _STANDING_FOR:
        return None  # "without them the council would have had to close three"
    for unit in units:
        if unit.first <= last:
            continue
        if unit.first - last > _REACH or not _STOPS.isdisjoint(words[last + 1 : unit.first]):
            break
        measured = unit.quantity is not None and unit.quantity.dimension != "count"
        if measured and not candidates and "none" in words[first : last + 1]:
            return None  # "none of the €12 million promised by his partners": not the partners
        if candidates and unit.first != candidates[-1].last + 1:
            break
        if unit.kind is Kind.NAME and _puts_name(words, first, last, unit):
            return unit
        if unit.kind is Kind.WORD and (lexicon.modality(unit.text) is None or _has_object(words, unit)):
            candidates.append(unit)
            if " ".join(words[first : last + 1]) not in _DETERMINERS:
                break
        elif candidates:
            break
    if len(candidates) == 1 and candidates[0].key in _PLEDGES and words[candidates[0].last + 1 :][:1] == ["to"]:
        return next((unit for unit in units if unit.first == candidates[0].last + 2), candidates[0])
    nouns = [unit for unit in candidates if any(reading.part != "v" for reading in lexicon.readings(unit.text)[:1])]
    if (
        not nouns
        and len(candidates) > 1
        and any(found.part == "n" for found in lexicon.readings(candidates[0].text))
    ):
        return candidates[0]  # "no trains ran": both can be verbs, and one of them is none
    return (nouns or candidates)[-1] if candidates else None


def _has_object(words: Sequence[str], unit: Unit) -> bool:
    """Whether a word that mostly says how sure something is has an object here: "threaten the government"."""
    alone = unit.first == unit.last and words[unit.last] not in _BE  # not "depend on"
    return alone and words[unit.last + 1 : unit.last + 2] in (["the"], ["a"], ["an"])


def _puts_name(words: Sequence[str], first: int, last: int, name: Unit) -> bool:
    """Whether a denial names who or where it is not: "orders from Japan, not China", "instead of in Oslo"."""
    if " ".join(words[first : last + 1]) in CONTRASTS | EXCEPTIONS:
        between = words[last + 1 : name.first]
        return len(between) <= 1 and (lexicon.words("prepositions") | {"the"}).issuperset(between)
    return words[last] == "not" and name.first == last + 1 and first > 0 and words[first - 1] in CONTRASTING


def _reached_back(words: Sequence[str], units: Sequence[Unit], first: int) -> Unit | None:
    """Return the verb before a "none" or "nothing" that ends its clause: "killed none", "has received nothing"."""
    ends = first + 1 == len(words) or not words[first + 1][0].isalnum()
    if words[first] not in {"none", "nothing"} or not ends:
        return None
    return next((unit for unit in units if unit.last == first - 1 and unit.kind is Kind.WORD), None)
