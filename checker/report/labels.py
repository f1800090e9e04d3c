"""What each verdict means, in the words of ``factcheck explain`` and docs/verdicts.md."""

from collections.abc import Mapping
from inspect import cleandoc

from checker.model import Label


def _manual(page: str) -> str:
    return cleandoc(page)


LABEL_MANUALS: Mapping[Label, str] = {
    Label.SUPPORTED: _manual(
        """
        A claim in the store says the same, and by the named speaker, where the statement names one.

        Supported is not true: it means that the store holds a source for it. Nothing in the statement goes beyond
        what is on record.

        What to do: nothing. The report names the claim, its passage and its place.
        """
    ),
    Label.CONTRADICTED: _manual(
        """
        A claim in the store says the opposite, or the statement repeats a claim that a fact-checker rated false.

        A claim is what somebody said, not the truth: the message names who contradicts the statement. Silence is
        never a contradiction.

        What to do: look the passage up, then correct the statement or tell both sides.
        """
    ),
    Label.MISATTRIBUTED: _manual(
        """
        The store has it, but from somebody else than the statement says.

        A bare surname or a title that could be several people is never held against the text.

        What to do: correct the name, or find the source in which the named speaker says so, too.
        """
    ),
    Label.MISQUOTED: _manual(
        """
        The named speaker is on record, but the words between quotation marks are not the recorded words.

        Quotation marks, dashes, spaces and capitals may differ. Words may not: none changed, none added, none left
        out without a mark.

        What to do: quote to the letter, mark what you leave out with […], or report without quotation marks.
        """
    ),
    Label.DISPUTED: _manual(
        """
        The store holds both: some speakers say so, others deny it.

        What to do: name who says which; a statement that names its speaker is judged on that speaker's words.
        """
    ),
    Label.OUTDATED: _manual(
        """
        It is on record, but a later claim took its place, or it was only valid for a time that is over.

        The day that counts is today, or that of `--as-of`.

        What to do: bring the statement up to date, or say when it was so.
        """
    ),
    Label.UNVERIFIED: _manual(
        """
        The store says nothing about it, or not enough to judge it.

        This is no accusation. The nearest claims are named, so that you see what there is.

        What to do: find a source and add it (`factcheck sources add`), or check the statement by hand.
        """
    ),
}
"""A manual page for each verdict: the meaning in its first paragraph, the cure in its last."""
