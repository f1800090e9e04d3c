"""Interviews without labels: paragraphs that ask, each with an answer below, and an opening that says who answers.

"Ann Holt runs the pool in Leeds. We spoke to her about the repairs." Then "Why is it shut?" and "We found a crack."
Anything less may be a column, or a page of questions and answers that nobody gave: the opening must tell of an
interview and name one person, three paragraphs must ask, and most answers be in the first person, in nobody else's
words.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from checker.extract.attribution import attributions
from checker.extract.cues import CueKind
from checker.extract.noun_phrases import Phrase
from checker.extract.persons import personal
from checker.extract.utterance import Piece, Utterance
from checker.lexicon import gender
from checker.text.names import Name, NameKind, Sameness, names, same_person

if TYPE_CHECKING:  # for its name alone: passages are made of interviews, too
    from checker.extract.passages import Sentence

_FEWEST = 3
_LONGEST_QUESTION = 70
_FIRST_PERSON = frozenset(
    {"i", "we", "my", "our", "me", "us", "i'm", "i've", "i'd", "i'll", "we're", "we've", "we'll", "we'd"}
)
_WITH = (
    r"(?:spoke|speaks|talked|talks|s[ia]ts? down|caught up|catches up|chatted|chats|met up)(?: \w+)? (?:to|with)"
)
_OPENING = re.compile(
    rf"\b(?:interview\w*|Q ?& ?A|{_WITH}|in conversation|ask(?:s|ed)? (?:him|her|them)"
    r"|answer(?:s|ed)? (?:\w+ )?questions"
    r"|put (?:\w+ ){0,3}questions to)\b",
    re.IGNORECASE,
)
"""What tells that an interview follows."""
_ANSWERS = re.compile(
    r"(?:(?:\A|\n)\s*(?:interview|Q ?& ?A)(?::| with)|\b(?:interviewed|asked|asks|questions to)) "
    r"(?:[\w’'-]+ ){0,5}?\Z",
    re.IGNORECASE,
)
"""What stands before the name of who answers, where the opening names two; "X spoke to Y" may be either's."""


def interviews(text: str, sentences: Sequence["Sentence"]) -> dict[int, Piece]:
    """Map the first sentence of each question and each answer of an interview to it; questions are nobody's."""
    paragraphs = [list(group) for _, group in groupby(range(len(sentences)), lambda i: sentences[i].paragraph)]
    asking = [number for number, run in enumerate(paragraphs) if _asks(text, [sentences[i] for i in run])]
    if len(asking) < _FEWEST or not asking[0]:
        return {}
    below = list(zip(asking, [*asking[1:], len(paragraphs)], strict=True))
    answers = [run for number, after in below for run in _answers(paragraphs[number + 1 : after], sentences)]
    rest = [run for number, after in below[:-1] for run in paragraphs[number + 1 : after] if run not in answers]
    spoken = [run for run in answers if _in_first_person(run, sentences)]
    reported = [run for run in answers if _reported(run, sentences)]
    if len(answers) < _FEWEST or len(spoken) * 2 < len(answers) or len(reported) * 3 > len(answers):
        return {}
    who = _who(text, sentences, [i for run in paragraphs[: asking[0]] for i in run])
    if who is None:
        return {}
    at, phrase = who
    nobody = [paragraphs[number] for number in asking] + rest
    found = {run[0]: _piece(sentences, run, run[0], Phrase(0, 1, 1), "interview") for run in nobody}
    return found | {run[0]: _piece(sentences, run, at, phrase, "turn") for run in answers}


def _asks(text: str, run: Sequence["Sentence"]) -> bool:
    """Whether a paragraph is a question of the reporter's: it ends in one, and quotes nobody."""
    words = [word for sentence in run for word in sentence.words]
    ends = text[: run[-1].span.end].rstrip().endswith("?")
    return ends and len(words) <= _LONGEST_QUESTION and all(word.quotation < 0 for word in words)


def _answers(below: Sequence[list[int]], sentences: Sequence["Sentence"]) -> list[list[int]]:
    """Return the paragraphs of an answer: the first below a question, and those in the first person.

    Another may be what the reporter says against it: "The county's report says otherwise."
    """
    return [run for number, run in enumerate(below) if not number or _in_first_person(run, sentences)]


def _in_first_person(run: Sequence[int], sentences: Sequence["Sentence"]) -> bool:
    words = (word for index in run for word in sentences[index].words)
    return any(word.lower.replace("’", "'") in _FIRST_PERSON and word.text != "US" for word in words)


def _reported(run: Sequence[int], sentences: Sequence["Sentence"]) -> bool:
    """Whether somebody is quoted in an answer as articles do: "…," she said."""
    for index in run:
        sentence = sentences[index]
        quotes = any(word.quotation >= 0 for word in sentence.words)
        if quotes and any(one.frame in {"before", "inverted"} for one in attributions(sentence.words)):
            return True
    return False


def _who(text: str, sentences: Sequence["Sentence"], opening: Sequence[int]) -> tuple[int, Phrase] | None:
    """Return the sentence that names who answers, and the name in it; None where it may be another."""
    start, end = sentences[opening[0]].span.start, sentences[opening[-1]].span.end
    told = text[start:end]
    if not _OPENING.search(told):
        return None
    people = [one for one in map(personal, names(told)) if one is not None and _is_full(one)]
    asked = [one for one in people if _ANSWERS.search(told[: one.span.start])]
    chosen = _one(people) or _one(asked)
    if chosen is None:
        return None
    for index in opening:
        words = sentences[index].words
        inside = [
            i
            for i, w in enumerate(words)
            if chosen.span.start <= w.start - start and w.end - start <= chosen.span.end
        ]
        if inside:
            return index, Phrase(inside[0], inside[-1] + 1, inside[-1] + 1)
    return None


def _is_full(name: Name) -> bool:
    parts = name.text.split()
    return len(parts) > 1 and (name.kind is NameKind.PERSON or gender(parts[0]) is not None)


def _one(people: Sequence[Name]) -> Name | None:
    """Return the name that all of ``people`` are, None where they are several or none."""
    same = all(same_person(people[0].text, other.text) is Sameness.SAME for other in people)
    return people[0] if people and same else None


def _piece(sentences: Sequence["Sentence"], run: Sequence[int], at: int, who: Phrase, frame: str) -> Piece:
    cue = (who.start, who.start + 1)
    utterance = Utterance(who, cue, ":", frozenset({CueKind.SAY}), (), frame)
    return Piece(run[-1] + 1, at, utterance, tuple(sentences[index].span for index in run))
