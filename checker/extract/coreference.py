"""Whom a pronoun stands for, where the text says it clearly enough; better nobody than the wrong person."""

import re
from collections.abc import Sequence

from checker.extract.clauses import main_subject, sentence_limit
from checker.extract.descriptions import describe
from checker.extract.entities import Cast, Entity
from checker.extract.grammar import Tag, Word, takes_plural
from checker.extract.kinds import AGED, PRONOUN_GENDERS, SOMEBODY, gender_of_words, is_body_word, surely_body
from checker.extract.mentions import holder
from checker.extract.noun_phrases import Phrase
from checker.extract.offices import head_of, is_office, is_role
from checker.extract.passages import Sentence, sentence_at
from checker.extract.pronoun_fit import fits, is_somebodys, of_several, pronoun_of
from checker.extract.seats import head_at_seat
from checker.lexicon import gender, place_key
from checker.lexicon import words as word_list
from checker.model import Span, SpeakerKind
from checker.text.quotations import Quotation, overlapping

_PARAGRAPHS_BACK = 2
_RELATIVE = frozenset({"who", "which"})


class Resolver:
    """Resolves pronouns of one text, from its start to its end, by the speakers and persons before them."""

    def __init__(self, text: str, sentences: Sequence[Sentence], cast: Cast, marks: Sequence[Quotation]) -> None:
        self._text = text
        self._sentences = sentences
        self._cast = cast
        self._marks = marks
        self._speakers: list[tuple[int, Entity]] = []
        self._aside: list[tuple[int, Entity]] = []  # who speak in a relative clause: "…, who said"

    def spoke(self, at: int, entity: Entity, pronoun: str | None = None) -> None:
        """Remember that ``entity`` speaks at offset ``at``, and what the pronoun for it tells of it."""
        (self._aside if pronoun in _RELATIVE else self._speakers).append((at, entity))
        if entity.kind is SpeakerKind.PERSON and pronoun is not None and not entity.rivals:
            entity.gender = entity.gender or PRONOUN_GENDERS.get(pronoun)

    def person(self, pronoun: str, at: int, index: int, said: Sequence[Span] = ()) -> Entity | None:
        """Return the person that "he" or "she" at offset ``at`` in sentence ``index`` stands for.

        Whoever is named in what is ``said`` is not the one who says it: "Brink will go, he said".
        """
        gender = PRONOUN_GENDERS.get(pronoun)
        sentence = self._sentences[index]
        here = self._speaks_on(sentence, gender, at) or self._recent(gender, sentence.span.start, at, said)
        here = here or self._behind(sentence, gender, at)
        if here is not None:
            return self._narrowed(here, gender)
        for earlier in range(index - 1, -1, -1):
            before = self._sentences[earlier]
            distance = sentence.paragraph - before.paragraph
            if distance > _PARAGRAPHS_BACK or of_several(before):
                return None
            entity, last = self._taken_up(earlier, gender, named=distance > 0)
            if entity is not None:
                return self._narrowed(entity, gender)
            if last:
                return None
        return None

    def _taken_up(self, index: int, gender: str | None, *, named: bool) -> tuple[Entity | None, bool]:
        """Return whom a sentence leaves to be taken up by a pronoun, and whether it leaves open who that is."""
        before = self._sentences[index]
        spoke = self._speaker_in(self._speakers, before, gender, named=named)
        if spoke is not None:
            return spoke, True
        if named and self._speaker_in(self._speakers, before, gender, named=False) is not None:
            return None, True  # "An official, who asked not to be named, said …": the "he" below may be them
        subject = main_subject(before.words, sentence_limit(before.words))
        if subject is not None and PRONOUN_GENDERS.get(pronoun_of(before, subject[0].start) or "") == gender:
            start = before.words[subject[0].start].start
            return self.person(before.words[subject[0].start].lower, start, index), True
        if subject is not None and self._is_somebody_else(before, subject[0], gender):
            return None, True
        office = self._in_office(before, subject[0]) if subject is not None else None
        if office is not None:
            held = holder(office, before.span.start, self._cast)
            return held if held is not None and fits(held, gender) else None, True
        fitting = self._fitting(gender, before.span.start, before.span.end)
        several = len(fitting) > 1
        entity = self._subject_of(before, gender)
        if several and not self._surely_taken_up(entity, before, gender):
            entity = None
        entity = entity or self._speaker_in(self._aside, before, gender, named=named)
        if entity is None and not several:
            entity = self._recent(gender, before.span.start, before.span.end) or self._head_at_seat(before, gender)
        return entity, several

    def _surely_taken_up(self, entity: Entity | None, sentence: Sentence, gender: str | None) -> bool:
        """Whether of two who fit the subject is meant: it spoke last, or the others only tell who it is."""
        subject = main_subject(sentence.words, sentence_limit(sentence.words))
        if entity is None or subject is None:
            return False
        behind = sentence.words[subject[0].end - 1].end  # "Ferreyra of the consultancy Andes Macro disagreed"
        others = (one for one in self._fitting(gender, behind, sentence.span.end) if one is not entity)
        return entity is self._last_speaker(sentence.span.start) or next(others, None) is None

    def _is_somebody_else(self, sentence: Sentence, phrase: Phrase, gender: str | None) -> bool:
        """Whether a sentence is about somebody of that gender whom we cannot name: "Her husband, Ade, sings"."""
        core = sentence.words[phrase.start : phrase.core_end]
        described = gender_of_words(self._text[core[0].start : core[-1].end])
        named = self._cast.mentioned(core[0].start, sentence.words[phrase.end - 1].end)
        return gender is not None and described == gender and not any(fits(entity, gender) for _, entity in named)

    def _in_office(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """Return the office by which alone a sentence is about somebody: "The bishop, who is on bail, left"."""
        described = describe(self._text, sentence.words, phrase)
        told = described.text.split()
        office = described.name is None and len(told) == 2 and told[0].lower() == "the" and is_office(told[1])
        return f"the {told[1]}" if office and not is_body_word(told[1]) else None

    def _last_speaker(self, at: int) -> Entity | None:
        """Return who spoke last before offset ``at``."""
        return next((entity for spoken, entity in reversed(self._speakers) if spoken < at), None)

    def _narrowed(self, entity: Entity, gender: str | None) -> Entity:
        """Return which of two bearers of a surname a pronoun can only stand for, else the open name."""
        fitting = [rival for rival in entity.rivals if fits(rival, gender)]
        return fitting[0] if len(fitting) == 1 else entity

    def others(self, pronoun: str, at: int, index: int) -> tuple[Entity, ...]:
        """Return whom "it" or "they" stands for: the body or group, or those together, that spoke last nearby."""
        nearby = self._sentences[max(0, index - 3)].span.start
        last = next((spoken for spoken, _ in reversed(self._speakers) if spoken < at), -1)
        together = tuple(entity for spoken, entity in self._speakers if spoken == last)
        if pronoun in {"it", "its"}:
            sentence, before = self._sentences[index], self._sentences[max(0, index - 1)]
            here = tuple(word for word in sentence.words if word.start < at)
            body = self._body_of(here) if last < sentence.span.start else None
            if body is not None:
                return (body,)  # "Lunaria Foods lost 8 million euros, it said"
            told = not before.quoted and before.paragraph == sentence.paragraph and before is not sentence
            body = self._body_of(before.words) if told and last < before.span.start else None
            if body is not None:
                return (body,)
        if pronoun in {"they", "their"} and last < self._sentences[max(0, index - 1)].span.start:
            group = self._group_before(index)
            if group is not None:
                return group
        if last < nearby or not together:
            return ()
        if len(together) > 1:
            return together if pronoun == "they" else ()
        entity = together[0]
        if pronoun in {"it", "its"} and (entity.gender is not None or is_office(head_of(entity.name))):
            return ()
        return together if entity.kind is not SpeakerKind.PERSON or not entity.named else ()

    def again(self, described: str, at: int, index: int) -> Entity | None:
        """Return who alone has spoken in the paragraph, for "the 61-year-old" or "the statement" behind it."""
        opens = self._text.rfind("\n", 0, at) + 1
        spoke = list(dict.fromkeys(entity for spoken, entity in self._speakers if opens <= spoken < at))
        told = self._text[opens:at].lower()
        noun = head_of(described)
        if len(spoke) != 1 or not spoke[0].named or spoke[0].rivals or not described.lower().startswith("the "):
            return None
        if AGED.match(described):
            other = any(one is not spoke[0] for _, one in self._cast.mentioned(opens, at)) or SOMEBODY.search(told)
            return spoke[0] if spoke[0].kind is SpeakerKind.PERSON and not other else None
        written = noun in word_list("document_nouns") and re.search(
            rf"\b(?:an?|its|his|her|their) (?:\w+ )?{noun}\b", told
        )
        return spoke[0] if written and len(described.split()) == 2 else None

    def told_before(self, index: int) -> tuple[Word, ...] | None:
        """Return the words of the sentence before, where it stands in the same paragraph."""
        before = self._sentences[index - 1] if index else None
        return before.words if before and before.paragraph == self._sentences[index].paragraph else None

    def _group_before(self, index: int) -> tuple[Entity, ...] | None:
        """Return the group that the sentence before is about: "Analysts expect a loss. They wrote"; None for none.

        Nobody where it is about several of which one cannot tell that they speak.
        """
        before = self._sentences[index - 1] if index else None
        if before is None or before.paragraph != self._sentences[index].paragraph or before.quoted:
            return None
        subject = main_subject(before.words, sentence_limit(before.words))
        if subject is None or pronoun_of(before, subject[0].start):
            return None
        described = describe(self._text, before.words, subject[0])
        noun = head_of(described.text)
        if described.name is not None or not takes_plural(noun):
            return None
        return (self._cast.unnamed(described),) if is_role(noun) else ()

    def _body_of(self, words: Sequence[Word]) -> Entity | None:
        """Return the body that words are about: "Lunaria Foods recalled two soups."."""
        subject = main_subject(words, sentence_limit(words))
        if subject is None or subject[0].start:
            return None
        described = describe(self._text, words, subject[0])
        name = described.name
        if head_of(described.text) in word_list("document_nouns") and described.text[:2].lower() in {"a ", "an"}:
            return self._cast.unnamed(described)  # "A letter from Rao was read out. “Go,” it said"
        if name is None or place_key(name) or gender(name.split()[0]) is not None:
            return None
        entity = self._cast.bearer(name)
        person = entity is not None and (entity.gender is not None or bool(entity.roles) or bool(entity.rivals))
        if person or (" " not in name and not surely_body(name, self._text)):
            return None
        entity = entity or self._cast.named(name, words[subject[0].start].start, SpeakerKind.ORGANISATION)
        self._cast.settle(entity, SpeakerKind.ORGANISATION)
        return entity

    def _speaker_in(
        self, speakers: Sequence[tuple[int, Entity]], sentence: Sentence, gender: str | None, *, named: bool
    ) -> Entity | None:
        """Return who spoke in a sentence; somebody only described is not taken up again in a later paragraph."""
        for at, entity in reversed(speakers):
            if at < sentence.span.start:
                return None
            if named and not entity.named:
                continue
            if sentence.span.start <= at < sentence.span.end and fits(entity, gender):
                return entity
        return None

    def _speaks_on(self, sentence: Sentence, gender: str | None, at: int) -> Entity | None:
        """Return who spoke earlier in the same sentence: "Ruiz said no, after Holt's aides had asked, he added"."""
        spoke = [entity for spoken, entity in self._speakers if sentence.span.start <= spoken < at]
        return spoke[-1] if spoke and fits(spoke[-1], gender) else None

    def _behind(self, sentence: Sentence, gender: str | None, at: int) -> Entity | None:
        """Return the subject of a sentence whose opening clause holds the pronoun: "While he waited, Ruiz said"."""
        opens = sentence.words[0].tag in {Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.ADVERB, Tag.WH}
        limit = sentence_limit(sentence.words)
        comma = next((w.start for w in sentence.words[:limit] if w.text == "," and w.start > at), None)
        subject = main_subject(sentence.words, limit) if opens and comma is not None else None
        if subject is None or comma is None or sentence.words[subject[0].start].start < comma:
            return None
        return self._subject_of(sentence, gender)

    def _subject_of(self, sentence: Sentence, gender: str | None) -> Entity | None:
        """Return the person who is the subject of a sentence's main clause."""
        subject = main_subject(sentence.words, sentence_limit(sentence.words))
        if subject is None:
            return None
        phrase, _ = subject
        described = describe(self._text, sentence.words, phrase)
        if described.name is None:
            return None
        start, end = sentence.words[phrase.start].start, sentence.words[phrase.core_end - 1].end
        mentioned = self._cast.mentioned(start, end)
        explained = self._cast.mentioned(end, sentence.words[phrase.end - 1].end)
        beside = next((one for _, one in explained if one.name == described.name), None)
        if beside is not None:  # "Holt's deputy, Petra Lind, was calmer"
            return beside if fits(beside, gender) else None
        bearer = self._cast.bearer(described.name, start + 1)
        entity = bearer if any(one is bearer for _, one in mentioned) or not mentioned else mentioned[-1][1]
        return entity if entity is not None and fits(entity, gender) else None

    def _head_at_seat(self, sentence: Sentence, gender: str | None) -> Entity | None:
        """Return who leads the country whose seat of government a sentence speaks of, unless it names who fits."""
        named = self._cast.mentioned(sentence.span.start, sentence.span.end)
        if any(fits(entity, gender) for _, entity in named):
            return None
        entity = head_at_seat(self._text, sentence, self._cast)
        return entity if entity is not None and fits(entity, gender) else None

    def _recent(self, gender: str | None, start: int, end: int, said: Sequence[Span] = ()) -> Entity | None:
        """Return the one fitting person mentioned between two offsets outside quotations, None if there are two."""
        found = self._fitting(gender, start, end, said)
        return found[0] if len(found) == 1 else None

    def full_name(self, name: str) -> str:
        """Return the name of the one whom a surname stands for, else the surname."""
        bearer = self._cast.bearer(name)
        return bearer.name if bearer is not None and not bearer.rivals else name

    def only_person(self, start: int, end: int) -> Entity | None:
        """Return the only person named between two offsets outside quotations."""
        return self._recent(None, start, end)

    def _fitting(self, gender: str | None, start: int, end: int, said: Sequence[Span] = ()) -> list[Entity]:
        """Return the fitting persons mentioned between two offsets outside quotations, each once."""
        mentioned = (
            (at, entity)
            for at, entity in self._cast.mentioned(start, end)
            if not any(span.start <= at < span.end for span in said)
        )
        fitting = (entity for at, entity in mentioned if fits(entity, gender) and self._tells_of(at))
        return list(dict.fromkeys(fitting))

    def _tells_of(self, at: int) -> bool:
        """Whether a name at offset ``at`` is the report's own, and somebody's."""
        in_quotation = bool(overlapping(self._marks, at, at + 1))
        return not in_quotation and is_somebodys(self._sentences[sentence_at(self._sentences, at)].words, at)
