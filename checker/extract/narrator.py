"""What a source tells in its own name: whole sentences, clauses before an attribution, and clauses behind one.

"She opened the clinic in 1998" is told of the one whom "she" stands for. "…, which would cost 40 million euros" is
told of what stands before it: whether it is still the speaker's nobody can say, but the source does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.extract.clauses import main_subject, sentence_limit
from checker.extract.coreference import Resolver
from checker.extract.entities import Entity
from checker.extract.gapping import gapped
from checker.extract.grammar import Tag, Word, is_finite
from checker.extract.kinds import PRONOUN_GENDERS
from checker.extract.narration import (
    is_heading,
    is_question,
    narrated,
    narrated_of,
    narrated_of_thing,
    narrates,
    tells_fact,
)
from checker.extract.passages import Passage, Sentence
from checker.extract.phrase_edges import left_edge
from checker.extract.propositions import Proposition, as_sentence, tidy, without_marks
from checker.extract.relatives import definite, explaining
from checker.extract.resolving.edits import Resolved
from checker.extract.resuming import SPANS
from checker.model import Ground, Span
from checker.text.quotations import Quotation

_FEWEST_BEFORE, _FEWEST_SHARED = 5, 3
_JOINS = frozenset({"but", "and", "while"})
_LINKED = re.compile(r"^(?:(?:But|And|Yet),?|So,) (?=[A-Za-z\d£$€])")
"""What links a sentence to the one before, and says nothing."""
_COORDINATES = frozenset({"and", "but"})
_SUBORDINATES = frozenset({"after", "as", "because", "when", "since", "before"})
_LEANS = frozenset({"his", "her", "their", "its", "my", "our", "your", "he", "she", "it", "they", "this", "these"})


class Narrator:
    """Finds what a text tells itself, once its attributions are read."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], marks: Sequence[Quotation], resolver: Resolver
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._marks = marks
        self._resolver = resolver

    def facts(
        self, told: Mapping[int, Sequence[Passage]], covered: Sequence[bool]
    ) -> Iterator[tuple[int, Proposition]]:
        """Yield each fact with its sentence's index; an "it" at its head is left to the caller.

        ``told`` are the attributions by their sentence's offset; ``covered``: which sentences hold what they say.
        """
        for index, sentence in enumerate(self._sentences):
            here = [passage for passage in told.get(sentence.span.start, ()) if passage.utterance.asserts]
            if not covered[index]:
                fact = self._fact(sentence, index)
                found = gapped(self._text, sentence.words) or [fact] if fact is not None else []
            else:
                before = self._before(sentence, here)
                before = before or self._shared(sentence, here, index)
                found = [*([before] if before is not None else []), *self._beside(sentence, here)]
                found += [*self._behind(sentence, here), *self._joined(sentence, here)]
            for proposition in found:
                yield index, proposition

    def _fact(self, sentence: Sentence, index: int) -> Proposition | None:
        """Return what a sentence narrates that holds nobody's words."""
        span = narrated(self._text, sentence)
        first = sentence.words[0].lower
        if span is not None and first in PRONOUN_GENDERS:
            of_person = self._of_person(sentence, index, sentence.span.end)
            if of_person is not None or first in {"he", "she"}:
                return of_person  # "He and his wife": of nobody knows whom
        if span is not None:
            return self._as_told(span)
        thing = narrated_of_thing(self._text, sentence)
        if thing is not None:
            return self._as_told(thing)
        pronoun = sentence.words[0]
        if pronoun.lower not in {"he", "she"} or narrated_of(self._text, sentence) is None:
            return None
        return self._of_person(sentence, index, sentence.span.end)

    def _of_person(self, sentence: Sentence, index: int, end: int) -> Proposition | None:
        """Return what a sentence tells up to an offset of the one whom the "he" or "her" at its head stands for."""
        pronoun = sentence.words[0]
        owns = pronoun.lower in {"his", "her"}
        if owns and sentence.words[1].tag not in {Tag.NOUN, Tag.ADJECTIVE, Tag.NUMBER}:
            return None
        who = self._resolver.person(pronoun.lower, pronoun.start, index)
        if who is None or not self._surely(who, PRONOUN_GENDERS[pronoun.lower], sentence.span.start):
            return None
        rest = without_marks(self._text, Span(start=pronoun.end, end=end), self._marks)
        place = who.before(pronoun.start)
        named = Span(start=place, end=place + len(who.name)) if place is not None else None
        if named is None or named.of(self._text) != who.name:
            named = self._named(who)
        if named is None:
            return None
        name = f"{who.name}'s" if owns else who.name
        return Proposition(
            as_sentence(f"{name} {rest}"),
            Span(start=sentence.span.start, end=end),
            resolved=(Resolved(pronoun.text, who.name, Ground.TEXT, named),),
        )

    def _surely(self, who: Entity, gender: str, at: int) -> bool:
        """Whether a pronoun of that gender stands for somebody: by their name, or for want of another before it."""
        if not who.named or who.rivals:
            return False
        opens = self._text.rfind("\n", 0, at) + 1
        return who.gender == gender or (
            who.gender not in {"f", "m"} and self._resolver.only_person(opens, at) is who
        )

    def _named(self, who: Entity) -> Span | None:
        """Return where the text names somebody in full."""
        at = self._text.find(who.name)
        return Span(start=at, end=at + len(who.name)) if at >= 0 else None

    def _as_told(self, span: Span) -> Proposition:
        told = without_marks(self._text, span, self._marks)
        return Proposition(as_sentence(_LINKED.sub("", told)), span)

    def _before(self, sentence: Sentence, here: Sequence[Passage]) -> Proposition | None:
        """Return the narrated clause before one: "The bridge fell, and Ruiz said …", "… after Ruiz said …"."""
        words = sentence.words
        if here and here[0].utterance.tells_of_noun and narrates(self._text, sentence):
            start, end = here[0].utterance.content[0]
            # "The loss was 4 million, a sum Ruiz called “absurd”"
            apart = start > 0 and words[start - 1].text == ","
            told = words[: start - 1 if apart else end]
            return self._as_told(Span(start=sentence.span.start, end=told[-1].end)) if tells_fact(told) else None
        if not here or any(
            p.utterance.frame not in {"behind", "quoted", "object"} or p.utterance.inherits for p in here
        ):
            return None
        phrase = here[0].utterance.source
        link = phrase.start - 1 if phrase is not None else 0
        if link < _FEWEST_BEFORE - 1 or is_heading(self._text, sentence) or is_question(self._text, sentence):
            return None
        joined = words[link].lower in _JOINS and words[link - 1].text in {",", ";"}
        if not joined and words[link].lower not in _SUBORDINATES:
            return None
        clause = words[: link - 1] if words[link - 1].text in {",", ";"} else words[:link]
        if clause[-1].lower in SPANS and words[link].lower in {"after", "before"}:
            clause = clause[:-2]  # "began two days after S reported that C"
        return self._as_told(Span(start=sentence.span.start, end=clause[-1].end)) if tells_fact(clause) else None

    def _shared(self, sentence: Sentence, here: Sequence[Passage], index: int) -> Proposition | None:
        """Return what a speaker did before speaking: "The bank cut its rate and said that …", "…, saying …"."""
        first = here[0].utterance if here else None
        if first is None or not first.inherits or first.source is None or first.source.start or not first.content:
            return None
        words, link = sentence.words, first.cue[0] - 1
        joined = words[link].lower in _COORDINATES or (words[link].text == "," and words[link + 1].tag is Tag.ING)
        if link < _FEWEST_SHARED or not joined or not narrates(self._text, sentence):
            return None
        clause = words[: link - 1] if words[link - 1].text == "," else words[:link]
        subject = main_subject(clause, len(clause))
        if subject is None or subject[1] == len(clause) - 1 or any(word.quotation >= 0 for word in clause):
            return None  # "disagreed and said …" tells no more than what was said
        if words[0].lower in {"he", "she"}:
            return self._of_person(sentence, index, clause[-1].end)
        if words[0].lower in _LEANS or not tells_fact(clause):
            return None
        return self._as_told(Span(start=sentence.span.start, end=clause[-1].end))

    def _beside(self, sentence: Sentence, here: Sequence[Passage]) -> Iterator[Proposition]:
        """Yield the facts that a clause tells of who speaks: "Lund, who owns 18 percent of the firm, said"."""
        words = sentence.words
        for passage in here:
            phrase = passage.utterance.source
            if phrase is None or passage.utterance.inherits or phrase.end - phrase.core_end < _FEWEST_BEFORE:
                continue
            if not any(phrase.start <= other.utterance.cue[0] < phrase.end for other in here):
                for whom, told in explaining(words, phrase):
                    yield from self._told_of(whom, told)

    def _joined(self, sentence: Sentence, here: Sequence[Passage]) -> Iterator[Proposition]:
        """Yield the clause that goes on behind an attribution: "…, Lund said, but the number has fallen"."""
        words, limit = sentence.words, sentence_limit(sentence.words)
        last = here[-1].utterance if here else None
        if last is None or last.frame not in {"before", "inverted"} or last.source is None or not last.content:
            return
        if last.content[-1][1] > last.cue[0] or is_question(self._text, sentence):
            return
        start = max(last.cue[1], last.source.end)
        links = (i for i in range(start, limit - _FEWEST_BEFORE) if words[i].text == "," and words[i].quotation < 0)
        link = next(links, None)
        if link is None or words[link + 1].lower not in _JOINS:
            return
        clause = words[link + 2 : limit]
        leans = clause[0].lower in _LEANS or any(word.quotation >= 0 for word in clause)
        if not leans and tells_fact(clause):
            yield self._as_told(Span(start=clause[0].start, end=clause[-1].end))

    def _told_of(self, whom: Sequence[Word], told: Sequence[Word]) -> Iterator[Proposition]:
        """Yield what a relative clause says, where it leans on nothing before it.

        Only a figure or a denial in it ("was not involved in the work") is a fact to check, not just who it is.
        """
        if not (_has_figure(told) or any(word.tag is Tag.NEGATION for word in told)) or any(
            word.lower in _LEANS or word.quotation >= 0 or word.tag is Tag.WH for word in (*whom, *told[1:])
        ):
            return
        span = Span(start=told[0].start, end=told[-1].end)
        owner, place = self._owner(whom), Span(start=whom[0].start, end=whom[-1].end)
        said = as_sentence(tidy(f"{owner} {self._text[told[1].start : span.end]}"))
        yield Proposition(said, span, resolved=(Resolved(told[0].text, owner, Ground.TEXT, place),))

    def _behind(self, sentence: Sentence, here: Sequence[Passage]) -> Iterator[Proposition]:
        """Yield the figures that a clause behind what somebody said adds: "…, which would cost 40 million"."""
        words, limit = sentence.words, sentence_limit(sentence.words)
        for passage in here:
            end = passage.utterance.content[-1][1] if passage.utterance.content else limit
            if end + 2 >= limit or words[end].text != "," or words[end + 1].lower not in {"which", "who"}:
                continue
            told = words[end + 1 : limit]
            start = left_edge(words, end, passage.utterance.content[-1][0])
            later = any(end < other.utterance.cue[0] for other in here)
            if start is not None and not later and is_finite(told[1]) and _has_figure(told):
                yield from self._told_of(words[start:end], told)

    def _owner(self, whom: Sequence[Word]) -> str:
        """Return what a relative clause is about: "the new bridge" for "a new bridge", a name in full."""
        name = definite(self._text, whom)
        return self._resolver.full_name(name) if len(whom) == 1 else name


def _has_figure(words: Sequence[Word]) -> bool:
    return any(word.tag is Tag.NUMBER or any(map(str.isdigit, word.text)) for word in words)
