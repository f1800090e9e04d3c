"""Edits of the words of a page as edits of the page: the words change, the tags between them stay."""

from collections.abc import Iterator, Sequence

from checker.documents.document import Document
from checker.documents.edits import Edit, edited, narrowed, refused, words_of
from checker.documents.html_places import PagePlaces
from checker.documents.html_words import page_words
from checker.model import Span


def page_changes(document: Document, places: PagePlaces, edits: Sequence[Edit]) -> list[Edit]:
    """Return what has to change in the page for the edits of its text.

    Raises:
        UnusableInput: words are to change that stand on both sides of a tag, or whose place is not known.
    """
    changes: list[Edit] = []
    for edit in edits:
        for word in words_of(edit, document.text):
            changes.extend(_change(document, places, edit, word))
    before = page_words(edited(places.page, changes))
    wanted = _shown_after(document, places, edits)
    if wanted is not None and before.text.split() != wanted.split():
        raise refused(document, edits[0], "the page would not show these words")
    return changes


def _change(document: Document, places: PagePlaces, edit: Edit, word: Edit) -> Iterator[Edit]:
    if word.span.start == word.span.end:
        yield _insertion(document, places, edit, word)
        return
    stretches = _stretches(document, places, edit, word.span)
    if len(stretches) > 1 and word.new:
        word = narrowed(word, document.text)
        if word.span.start == word.span.end:
            yield _insertion(document, places, edit, word)
            return
        stretches = _stretches(document, places, edit, word.span)
        if len(stretches) > 1 and word.new:
            raise refused(document, edit, "a tag stands inside these words")
    for stretch in stretches:
        yield Edit(stretch, _written(word.new, document))


def _stretches(document: Document, places: PagePlaces, edit: Edit, span: Span) -> list[Span]:
    """Return the stretches of the page that some words stand in, more than one where tags stand between."""
    found: list[Span] = []
    for at in range(span.start, span.end):
        place = places.place(at)
        if place is None:
            raise refused(document, edit, "it is not known where in the page these words stand")
        if place[0] == place[1]:
            raise refused(document, edit, "a paragraph ends between these words")
        if found and "<" not in places.page[found[-1].end : place[0]] and found[-1].start < place[0]:
            found[-1] = Span(start=found[-1].start, end=place[1])
        elif not found or found[-1] != Span(start=place[0], end=place[1]):  # an entity may show two characters
            found.append(Span(start=place[0], end=place[1]))
    return found


def _insertion(document: Document, places: PagePlaces, edit: Edit, word: Edit) -> Edit:
    """Return words that come in as they have to stand in the page: beside a word of the edit, if there is one."""
    at = word.span.start
    before = places.place(at - 1) if at and document.text[at - 1] != "\n" else None
    behind = places.place(at)
    if behind is not None and behind[0] < behind[1] and (before is None or at == edit.span.start < edit.span.end):
        place = behind[0]
    elif before is not None:
        place = before[1]
    else:
        raise refused(document, edit, "it is not known where in the page these words stand")
    return Edit(Span(start=place, end=place), _written(word.new, document))


def _shown_after(document: Document, places: PagePlaces, edits: Sequence[Edit]) -> str | None:
    """Return what the page must show with the edits made; None where they end at places that are not known."""
    moved = []
    for edit in edits:
        start, end = places.index(edit.span.start), places.index(edit.span.end - 1)
        if start is None or end is None or edit.span.start == edit.span.end:
            return None
        moved.append(Edit(Span(start=start, end=end + 1), edit.new))
    return edited(places.words.text, moved)


def _written(new: str, document: Document) -> str:
    """Return words as they have to stand in the page; what its encoding does not have is written as an entity."""
    encoding = document.encoding or "utf-8"
    escaped = new.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.encode(encoding, "xmlcharrefreplace").decode(encoding)
