"""A statement and a claim made ready for comparing: both read once, aligned once, for all comparisons."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from checker import lexicon
from checker.compare.alignment import Alignment, Link, Stance
from checker.compare.denied import denied_by
from checker.compare.holder import held, kind_of
from checker.compare.kinds import narrowed, opposite_ends, rivals
from checker.compare.noted import Noted
from checker.compare.quoting import Quoting, Tier, hold, without_narration
from checker.compare.reading import Reading
from checker.compare.record import Record
from checker.compare.repeated import may_repeat, repeated, share_known
from checker.compare.restated import as_recorded
from checker.compare.unit import Kind, Unit
from checker.lexicon import Negation
from checker.model import Claim, Speaker, Statement
from checker.nli import Answer, Ask, Scores

_ADDITIVE = frozenset({"also", "again", "another", "too", "additionally", "likewise", "similarly", "second"})
_OTHER_MATTER = 2.5
"""The weight of new content from which a statement surely speaks of another matter."""
_NAMED_ELSEWHERE = 0.8
"""What a name that the record lacks does to patience: what holds of one place need not hold of another."""
_SHARED = 0.7
"""The least weight of shared content that makes two texts comparable."""
_RECALLED = 0.35
"""The share of the claim that a statement must speak about for an opposition to be fully trusted."""
_DENYING_CUES = frozenset({Negation.DENIAL, Negation.REFUSAL})


def turned(statement: Statement) -> bool:
    """Whether a statement denies its content before it comes to it: "he denied that …", "he did not say that …"."""
    return statement.unsaid or (statement.cue is not None and lexicon.negation_kind(statement.cue) in _DENYING_CUES)


@dataclass(frozen=True)
class Pair(Noted):
    """One statement beside one claim.

    ``namesakes`` are the speakers of the store that the statement's speaker could be; ``as_of`` is the day the
    statement is judged on; ``ask`` puts a question to the inference model, None if it is not to be asked; ``whole``
    is the text that the statement is a part of, "" where it is no part.
    """

    statement: Statement
    said: Reading
    record: Record
    namesakes: Sequence[Speaker] = ()
    as_of: date | None = None
    ask: Ask | None = None
    whole: str = ""

    @property
    def claim(self) -> Claim:
        """The claim on the record's side."""
        return self.record.claim

    @cached_property
    def _asked(self) -> Answer | None:
        recorded = self.disputed or self.claim.text
        return self.ask(recorded, as_recorded(self.alignment)) if self.ask else None

    @cached_property
    def disputed(self) -> str | None:
        """What the claim says that somebody denied: the model does not read "he denied that …"."""
        return denied_by(self.record)

    def begin(self) -> None:
        """Put the question to the inference model; nothing is waited for."""
        _ = self._asked

    def spare(self) -> None:
        """Never ask the inference model about the two: its answer would change nothing."""
        vars(self)["_asked"] = None

    def supposing(self, scores: Scores) -> "Pair":
        """Return the two as if the inference model had said this of them."""
        supposed = copy(self)
        vars(supposed)["inference"] = scores
        return supposed

    @property
    def spared(self) -> bool:
        """Whether the inference model, though at hand, is not asked."""
        return self.ask is not None and self._asked is None

    @cached_property
    def inference(self) -> Scores | None:
        """What the inference model says of the two; None if it was not asked."""
        scores = self._asked() if self._asked else None
        if scores is None or self.disputed is None:
            return scores
        return scores._replace(entailment=scores.contradiction, contradiction=scores.entailment)

    @cached_property
    def alignment(self) -> Alignment:
        """Which units of the two answer to each other."""
        return Alignment(self.said, self.record.said)

    @cached_property
    def quoting(self) -> Quoting:
        """How the statement's quoted words stand to the passage that the claim rests on.

        A quotation may take in more than one claim: it is no addition if the speaker went on with these words.
        """
        if not self.statement.quoted or self.claim.quote is None:
            return Quoting(Tier.ABSENT)
        passages = dict.fromkeys((self.record.passage, without_narration(self.record.passage)))
        quoting = max((hold(self.statement.quoted, words) for words in passages), key=lambda found: found.tier)
        if quoting.tier >= Tier.ELIDED or not self._goes_beyond(quoting):
            return quoting
        wider = (hold(self.statement.quoted, words) for words in self.record.beside)
        return max((quoting, *wider), key=lambda found: (found.tier, -len(found.left + found.right)))

    def _goes_beyond(self, quoting: Quoting) -> bool:
        """Whether the quoted words hold the claim's passage, or much of it, and more."""
        whole = hold([self.record.passage], " ".join(self.statement.quoted)).tier >= Tier.LIGHT
        return whole or quoting.tier is not Tier.ABSENT

    @property
    def is_part(self) -> bool:
        """Whether the statement is a fact of a text with several."""
        return self.whole not in {"", self.statement.text}

    @cached_property
    def repeats(self) -> bool:
        """Whether the text is the sentence that the claim was drawn from, word for word, and means the same day."""
        text, quote = self.whole or self.statement.text, self.claim.quote
        if quote is None or self.record.source is None or not may_repeat(text, self.record.passage):
            return False
        counted = any(unit.when is not None and unit.when.relative for unit in self.said.units)
        if counted and self.as_of != self.claim.said_on:
            return False  # another Wednesday
        return repeated(text, quote, self.record.source())

    @cached_property
    def told_whole(self) -> float:
        """The share (0 to 1) of the statement's words that the claim tells, or who said it and how."""
        speaker, cue = self.record.speaker, self.claim.attribution.cue or ""
        roles = (f"{role.title} {role.affiliation or ''}" for role in speaker.roles)
        told = (self.record.passage, self.claim.text, speaker.name, *speaker.aliases, cue, *roles, "the that a an")
        return share_known(self.statement.text, *told)

    @property
    def turned(self) -> bool:
        """Whether the statement's cue denies its content: "he denied that …"."""
        return turned(self.statement)

    @property
    def other_time(self) -> bool:
        """Whether the two give different times: then their figures may both be right."""
        return any(link.stance is Stance.OPPOSED for link in self.alignment.links if link.left.kind is Kind.DATE)

    @cached_property
    def new(self) -> list[Unit]:
        """The statement's units that neither the claim nor its background has."""
        return [unit for unit in self.alignment.left_over if unit.key not in self.record.background]

    @cached_property
    def covered(self) -> float:
        """The share (0 to 1), by weight, of the statement that the claim and its background speak about."""
        units = self.said.units
        total = sum(unit.weight for unit in units)
        return sum(unit.weight * self._closeness(unit) for unit in units) / total if total else 0.0

    @cached_property
    def recalled(self) -> float:
        """The share (0 to 1), by weight, of the claim that the statement speaks about."""
        total = sum(unit.weight for unit in self.record.said.units)
        return sum(link.right.weight * link.closeness for link in self.alignment.links) / total if total else 0.0

    @cached_property
    def about(self) -> float:
        """How far the two are about the same thing (0 to 1): a mean of both shares.

        The statement's share weighs double (F-measure with beta 0.5): a claim may say more than the statement.
        """
        weighted = 0.25 * self.covered + self.recalled
        return 1.25 * self.covered * self.recalled / weighted if weighted else 0.0

    @cached_property
    def word_for_word(self) -> bool:
        """Whether each says every word of the other, in the same order."""
        links = self.alignment.links
        same = all(link.stance is Stance.SAME for link in links)
        rights = [link.right.start for link in links]
        over = self.alignment.left_over or self.alignment.right_over
        return bool(links) and same and not over and rights == sorted(rights)

    @cached_property
    def repeated(self) -> float:
        """The share (0 to 1), by weight, of the statement that stands in the claim in the same words."""
        same = {link.left for link in self.alignment.links if link.stance is Stance.SAME}
        total = sum(unit.weight for unit in self.said.units)
        return sum(unit.weight for unit in self.said.units if unit in same) / total if total else 0.0

    @cached_property
    def other_matter(self) -> bool:
        """Whether the statement is of another place, person or part: a name that the record lacks, another kind."""
        if self.another_thing or any(unit.kind is Kind.NAME for unit in self.new):
            return True
        opposed = (link for link in self.alignment.links if link.stance is Stance.OPPOSED)
        return any(link.left.kind is Kind.WORD and _attributive(self, link) for link in opposed)

    @cached_property
    def elsewhere(self) -> bool:
        """Whether the draft and the claim's source name nothing in common, and name enough to tell.

        Then "the bank" of the one is hardly that of the other, unless all it says is in the same words.
        """
        return self.record.shares_no_name(self.statement.among) and not self.word_for_word

    @cached_property
    def another_thing(self) -> bool:
        """Whether the two speak of two kinds or groups in one place, or of two things of one holder.

        "Farms" and "motorboats" at the head, "for doctors" and "for midwives", the young and all.
        """
        if rivals(self.alignment) or narrowed(self.alignment):
            return True
        ends = opposite_ends(self.said.text, self.record.said.text)
        if ends is not None and not ends.told:
            return True
        one, other = kind_of(self.said), kind_of(self.record.said)
        if one in self.alignment.left_over and other in self.alignment.right_over and one and other:
            return lexicon.strangers(one.text, other.text)
        mine, theirs = held(self.said), held(self.record.said)
        if mine is None or theirs is None or mine.thing not in self.new:
            return False
        link = self.alignment.by_left.get(mine.holder)
        answered = theirs.thing not in self.alignment.right_over
        return link is not None and link.right is theirs.holder and link.stance is Stance.SAME and not answered

    @cached_property
    def additive(self) -> bool:
        """Whether the statement, but not the claim, speaks of a further case: "also", "again", "another"."""
        return not _ADDITIVE.isdisjoint(set(self.said.words) - set(self.record.said.words))

    def certainty(self, link: Link, patience: float = 1.0) -> float:
        """How sure it is that two opposed units answer to each other (0 to 1).

        What the statement says besides, and the record does not know, counts against it: the more there is, the
        likelier it speaks of another thing. ``patience`` stretches how much is let pass.
        """
        return self.certainty_without(link.left, patience=patience)

    def certainty_without(self, *units: Unit, patience: float = 1.0) -> float:
        """How sure an opposition is, leaving the opposed units themselves out of account (0 to 1)."""
        strangers = [unit for unit in self.new if unit not in units]
        if any(unit.kind is Kind.NAME for unit in strangers):
            patience *= _NAMED_ELSEWHERE
        new = sum(unit.weight for unit in strangers)
        shared = sum(link.left.weight for link in self.alignment.links if link.left not in units)
        if shared < _SHARED and not self.all_else_is_same(*units):
            return 0.0
        return max(0.0, 1 - new / (_OTHER_MATTER * patience)) * min(1.0, self.recalled / _RECALLED)

    def all_else_is_same(self, *units: Unit) -> bool:
        """Whether each text says every word of the other, but for these: "the suspect is 43", "… is 34"."""
        others = [link for link in self.alignment.links if link.left not in units]
        over = self.alignment.left_over or self.alignment.right_over
        return bool(others) and not over and all(link.stance is Stance.SAME for link in others)

    def same_slot(self, left: Unit, right: Unit) -> bool:
        """Whether two units stand in the same place: the units before, or after, both are linked."""
        around = self.record.said.place_of
        at = around[right]
        for neighbour in self.said.neighbours(left):
            link = self.alignment.by_left.get(neighbour)
            if link is None or link.stance is Stance.OPPOSED:
                continue
            same_side = (neighbour.start < left.start) == (link.right.start < right.start)
            if same_side and abs(around[link.right] - at) == 1:
                return True
        return False

    def _closeness(self, unit: Unit) -> float:
        link = self.alignment.by_left.get(unit)
        if link is not None:
            return link.closeness
        return 1.0 if unit.key in self.record.background else 0.0


def _attributive(pair: Pair, link: Link) -> bool:
    """Whether two opposites only say which thing is meant: "single ticket", "return ticket"."""
    following = {
        side: next((unit for unit in reading.units if unit.first == mine.last + 1), None)
        for side, reading, mine in (("left", pair.said, link.left), ("right", pair.record.said, link.right))
    }
    return all(unit is not None and unit.kind is Kind.WORD for unit in following.values())
