"""The text names a speaker, and the claim is somebody else's.

Misattributes: "the ban will go, the mayor said" when the mayor is on record with nothing of the kind and the
minister said it.

Agrees: the same name, a surname that fits, a title or an organisation that the claim's speaker speaks for.

Exceeds: the claim is on record in other words than its speaker's, and in the first person ("I never met him", as a
fact-checker gives it): whoever else says so speaks of themselves. Or it is on record from somebody without a name
("a passenger", "Facebook users"), who may be the one whom the text names, or not. Or its source tells of somebody
else that they said so ("Brown said that the dam is safe" beside Browne), or think so ("Brown expects a flood").
Or the text says that they admit or confirm it, which does not make it theirs alone; or a paper or an agency reports
it, and may have it from whom it is.

Silent: the text names nobody, or so vaguely that it could be anybody; or the claim itself tells that it was said
by whom the text names.
"""

from checker import lexicon
from checker.compare.hearsay import are_one, is_about, told_by_another
from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.who import Who, is_crowd, is_personal, is_vague, who
from checker.model import AttributionKind, Effect, SpeakerKind
from checker.text.names import NameKind, Sameness, name_words, names, same_person
from checker.text.nouns import is_plural
from checker.text.tokens import tokens
from checker.text.unnamed import as_called, is_description, is_unnamed

CODE, NAME = "FC201", "speaker"
ABSENT = Level("absent", Effect.SILENT, "the text names no speaker")
UNCLEAR = Level("unclear", Effect.SILENT, "“{left}” may or may not be {speaker}")
TOLD = Level("told", Effect.SILENT, "{speaker} told what “{left}” said")
BEHALF = Level("on-behalf", Effect.AGREES, "{speaker} speaks for “{left}”")
DESCRIBED = Level("described", Effect.AGREES, "“{left}” describes {speaker}")
SURNAME = Level("surname", Effect.AGREES, "“{left}” fits {speaker}")
SAME = Level("same", Effect.AGREES, "both name {speaker}")
UNNAMED = Level("unnamed", Effect.EXCEEDS, "on record it was {speaker}, who may be {left}, or not")
REPORTED = Level("reported-of-another", Effect.EXCEEDS, "the text names {left}, {speaker} tells it of {right}")
OF_THEMSELVES = Level("of-themselves", Effect.EXCEEDS, "who says “I” or “we” there is {speaker}, not {left}")
AGREED = Level("agreed", Effect.EXCEEDS, "the text says that {left} agrees; on record it was {speaker} who said so")
CARRIED = Level("carried", Effect.EXCEEDS, "{left} may report what {speaker} said")
OTHER = Level("other", Effect.MISATTRIBUTES, "the text names {left}, on record it was {speaker}")
LEVELS: tuple[Level, ...] = (
    ABSENT,
    UNCLEAR,
    TOLD,
    BEHALF,
    DESCRIBED,
    SURNAME,
    SAME,
    UNNAMED,
    REPORTED,
    OF_THEMSELVES,
    AGREED,
    CARRIED,
    OTHER,
)

_CARRYING = frozenset({"report", "reveal", "write", "disclose", "cite", "quote"})
"""How an outlet tells what others said."""
_BARE = 2
"""How many words "the company" has: no name, and nothing that tells it from another."""
_FIRST_PERSON = frozenset({"i", "me", "my", "myself", "we", "our", "ours", "ourselves"})
"""Without "mine" and "us": these may be a mine and a country."""
_OF_WHO = {
    Who.SAME: SAME,
    Who.SURNAME: SURNAME,
    Who.DESCRIBED: DESCRIBED,
    Who.BEHALF: BEHALF,
    Who.UNCLEAR: UNCLEAR,
    Who.OTHER: OTHER,
}


def compare(pair: Pair) -> Outcome:
    """Hold the speaker that the text names against the claim's."""
    mention = pair.statement.speaker
    if not mention:
        return Outcome(ABSENT)
    level = _OF_WHO[who(mention, pair.statement.role, pair.record.speaker)]
    if level is SURNAME and len(pair.namesakes) > 1:
        level = UNCLEAR
    if level is UNCLEAR and is_personal(mention) and _is_nameless(pair):
        return Outcome(UNNAMED, mention, pair.claim.speaker)
    if level is UNCLEAR and pair.namesakes and pair.record.speaker not in pair.namesakes:
        # A description that fits another speaker of the store, and not this one, names that other; but a pronoun
        # that nobody could tell whom it stands for may stand for them, and somebody of whom no office is known
        # may be "the club's president" although only the club is known by that name.
        nameless = is_unnamed(pair.record.speaker.name)
        level = UNNAMED if nameless else UNCLEAR if _may_be_described(pair, mention) else OTHER
    if level is OTHER and (_of_one_government(pair) or _speaks_for_capital(pair, mention)):
        level = UNCLEAR  # "the US president" and the White House; "Stockholm" and its foreign minister
    if level is OTHER and _may_speak_for(pair, mention):
        return Outcome(UNNAMED, mention, pair.claim.speaker)
    if level in {OTHER, UNCLEAR} and pair.claim.attribution.kind is AttributionKind.NARRATED:
        if reported := _reported_of_another(pair, mention):
            return Outcome(REPORTED, mention, reported)
        level = UNCLEAR  # the source tells it as a fact; who else says so contradicts nobody
    if level is OTHER and (told := told_by_another(pair)) and are_one(mention, told.speaker or ""):
        level = TOLD
    if level is OTHER and pair.claim.attribution.kind is AttributionKind.INDIRECT and _in_first_person(pair):
        level = OF_THEMSELVES
    if level is OTHER and lexicon.lemma(pair.statement.cue or "") in lexicon.words("cues_agreeing"):
        level = AGREED
    if level is OTHER and _is_outlet(mention) and lexicon.lemma(pair.statement.cue or "") in _CARRYING:
        level = CARRIED
    return Outcome(level, mention, pair.claim.speaker)


def _is_outlet(mention: str) -> bool:
    """Whether a mention is a paper, a broadcaster or an agency, which reports what others say."""
    return not lexicon.words("outlet_words").isdisjoint(mention.lower().split())


def _may_be_described(pair: Pair, mention: str) -> bool:
    """Whether the claim's speaker is a person of no known office, whom a description may mean."""
    speaker = pair.record.speaker
    if is_personal(mention) or speaker.kind is not SpeakerKind.PERSON:
        return False
    titles = {title for token in tokens(mention) if (title := lexicon.title(token.lower))}
    held = {lexicon.title(token.lower) for role in speaker.roles for token in tokens(role.title)}
    persons = any(namesake.kind is SpeakerKind.PERSON for namesake in pair.namesakes)
    return not persons and (not speaker.roles or not titles.isdisjoint(held))


def _may_speak_for(pair: Pair, mention: str) -> bool:
    """Whether the claim's speaker is a body without a name, "the company", for which a person may have spoken."""
    name = as_called(pair.record.speaker.name)
    words = name.lower().split()
    body = is_description(name) and len(words) == _BARE and words[-1] in lexicon.words("organisation_words")
    described = pair.statement.role is not None or any(map(lexicon.title, mention.lower().split()))
    return body and (is_personal(mention) or described)


def _reported_of_another(pair: Pair, mention: str) -> str | None:
    """Return whom the source tells of as saying so, where that is another person than the one the text names."""
    told = pair.record.spoken
    teller = told.speaker if told else _thinker(pair.claim.text)
    if teller is None or not (_is_somebody(mention) and _is_somebody(teller)):
        return None
    different = same_person(mention, teller) is Sameness.DIFFERENT
    return teller if different and (told is None or is_about(pair, told)) else None


def _thinker(claim: str) -> str | None:
    """Return the person whose thoughts a claim tells: "Hernán Urrutia expects the bank to hold"."""
    named = next((name for name in names(claim) if name.span.start == 0 and name.kind is NameKind.PERSON), None)
    verb = claim[named.span.end :].split()[:1] if named else []
    return named.text if named and verb and lexicon.lemma(verb[0]) in lexicon.words("cues_mental") else None


def _is_somebody(mention: str) -> bool:
    """Whether a mention is a person's name, and not a plural that begins the sentence: "Critics said"."""
    return is_personal(mention) and not is_vague(mention) and not is_plural(mention.lower())


def _is_nameless(pair: Pair) -> bool:
    """Whether the claim's speaker is a person on record by a description alone, or a crowd."""
    speaker = pair.record.speaker
    if is_crowd(speaker.name):
        return True
    named = any(map(name_words, map(as_called, (speaker.name, *speaker.aliases))))
    return speaker.kind is SpeakerKind.PERSON and not named and not is_unnamed(speaker.name)


def _in_first_person(pair: Pair) -> bool:
    written = pair.record.said.tokens
    named = {at for at in range(1, len(written)) if written[at].text == "I" and written[at - 1].text[0].isupper()}
    return any(token.lower in _FIRST_PERSON for at, token in enumerate(written) if at not in named)


def _of_one_government(pair: Pair) -> bool:
    """Whether the claim's speaker is the seat of a government, and the text names one who holds an office in it."""
    country = lexicon.capital_of(pair.record.speaker.name)
    if country is None:
        return False
    roles = (f"{role.title} {role.affiliation or ''}" for speaker in pair.namesakes for role in speaker.roles)
    for told in (f"{pair.statement.speaker} {pair.statement.role or ''}", *roles):
        words = [token.text for token in tokens(told)]
        if any(lexicon.title(word) for word in words) and any(lexicon.place_key(word) == country for word in words):
            return True
    return False


def _speaks_for_capital(pair: Pair, mention: str) -> bool:
    """Whether the text names a capital, and the claim's speaker has an office in its country, or in none told."""
    country = lexicon.capital_of(mention)
    if country is None:
        return False
    for role in pair.record.speaker.roles:
        words = [token.text for token in tokens(f"{role.title} {role.affiliation or ''}")]
        places = {key for key in map(lexicon.place_key, words) if key}
        if any(map(lexicon.title, words)) and places <= {country}:
            return True
    return False
