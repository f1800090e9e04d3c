"""What a statement may mention beside a claim because it is on record around it."""

from functools import cached_property

from checker import lexicon
from checker.compare.reading import Reading


class Background:
    """The keys of the units of a text, asked for one by one.

    Most keys that are asked for stand nowhere in the text, in any form. To see that takes a look at its words; only
    a key that may be there makes it worth while to read the text for dates, numbers and names.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def __contains__(self, key: str) -> bool:
        return self._may_hold(key) and key in self._keys

    def _may_hold(self, key: str) -> bool:
        if key.isalpha():
            return key in self._forms
        # Figures, hyphens and spaces: a number or a date as it is written, or the base form of a phrase.
        return key in self._forms or key in self._lower or key in self._phrases

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(unit.key for unit in self._reading.units)

    @cached_property
    def _forms(self) -> frozenset[str]:
        """All that a word of the text, or a part of it before or after a hyphen, can be known by."""
        forms: set[str] = set()
        for word in set(self._reading.words):
            forms.update((word, lexicon.fold(word), lexicon.lemma(word)))
            if "-" in word:
                forms.update(word.split("-"))
        return frozenset(forms)

    @cached_property
    def _lower(self) -> str:
        return self._reading.text.lower()

    @cached_property
    def _phrases(self) -> frozenset[str]:
        return frozenset(phrase.key for phrase in self._reading.phrases)
