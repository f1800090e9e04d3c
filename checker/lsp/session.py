"""What the server knows while an editor is connected: the open drafts, what came of them, what was told already."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from lsprotocol.types import (
    ClientCapabilities,
    CodeAction,
    Diagnostic,
    Hover,
    MarkupKind,
    Position,
    PublishDiagnosticsParams,
    Range,
    TextDocumentContentChangeEvent,
)

from checker.lsp import diagnostics
from checker.lsp.actions import actions_at
from checker.lsp.drafts import Draft
from checker.lsp.hovering import hover_at
from checker.lsp.outcomes import Checked, Failed, Outcome
from checker.lsp.positions import Lines, changed


class Abilities(NamedTuple):
    """What the editor can take."""

    encoding: str
    related: bool
    versions: bool
    versioned_edits: bool
    markdown: bool

    @classmethod
    def of(cls, capabilities: ClientCapabilities, encoding: str) -> "Abilities":
        """Read them from what the editor says of itself; what it does not say, it cannot do."""
        text = capabilities.text_document
        marks = text.publish_diagnostics if text else None
        hover = text.hover if text else None
        edits = capabilities.workspace.workspace_edit if capabilities.workspace else None
        return cls(
            encoding=encoding,
            related=bool(marks and marks.related_information),
            versions=bool(marks and marks.version_support),
            versioned_edits=bool(edits and edits.document_changes),
            markdown=MarkupKind.Markdown in ((hover and hover.content_format) or ()),
        )


class Session:
    """The open drafts. All of it is for the thread that talks with the editor.

    ``ask`` has a draft checked after some seconds, ``forget`` no more; ``publish`` shows its marks, ``tell`` says
    something to the user, and ``log`` writes for who looks for a fault.
    """

    def __init__(
        self,
        abilities: Abilities,
        *,
        ask: Callable[[Draft, float], None],
        forget: Callable[[str], None],
        publish: Callable[[PublishDiagnosticsParams], None],
        tell: Callable[[str], None],
        log: Callable[[str], None],
        pause: float,
    ) -> None:
        self.abilities = abilities
        self._ask = ask
        self._forget = forget
        self._publish = publish
        self._tell = tell
        self._log = log
        self._pause = pause
        self._drafts: dict[str, Draft] = {}
        self._checked: dict[str, Checked] = {}
        self._told: set[str] = set()

    def opened(self, draft: Draft) -> None:
        """Take in a draft, and check it at once."""
        self._drafts[draft.uri] = draft
        self._checked.pop(draft.uri, None)
        self._ask(draft, 0.0)

    def changed(self, uri: str, version: int, changes: Sequence[TextDocumentContentChangeEvent]) -> None:
        """Take in what was typed, and check it when the typing pauses."""
        draft = self._drafts.get(uri)
        if draft is None:
            return
        text = changed(draft.text, changes, self.abilities.encoding)
        self._drafts[uri] = draft._replace(version=version, text=text)
        self._ask(self._drafts[uri], self._pause)

    def saved(self, uri: str) -> None:
        """Check a draft at once: who saves waits for it."""
        if uri in self._drafts:
            self._ask(self._drafts[uri], 0.0)

    def closed(self, uri: str) -> None:
        """Forget a draft, and take its marks away."""
        self._drafts.pop(uri, None)
        self._checked.pop(uri, None)
        self._forget(uri)
        self._publish(PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    def check_all(self) -> None:
        """Check every draft again, after a pause: the claims may have changed, and several files at once."""
        for draft in self._drafts.values():
            self._ask(draft, self._pause)

    def take(self, outcome: Outcome) -> None:
        """Show what came of a check, unless its draft has changed or was closed in the meantime."""
        draft = outcome.draft
        if self._drafts.get(draft.uri) != draft:
            return
        self._checked.pop(draft.uri, None)
        lines = self._lines(draft)
        if isinstance(outcome, Checked):
            self._checked[draft.uri] = outcome
            self._told.clear()
            self._show(draft, diagnostics.of_report(outcome, lines))
        elif isinstance(outcome, Failed):
            self._tell_once(outcome)
            self._show(draft, diagnostics.of_failure(outcome, lines))
        else:
            self._show(draft, [])

    def hover(self, uri: str, position: Position) -> Hover | None:
        """Return what stands behind the words at a position; None where they are not checked, or not yet."""
        checked = self._current(uri)
        if checked is None:
            return None
        return hover_at(position, checked, self._lines(checked.draft), markdown=self.abilities.markdown)

    def actions(self, uri: str, chosen: Range) -> list[CodeAction]:
        """Return what can be done about the remarks in a range."""
        checked = self._current(uri)
        if checked is None:
            return []
        lines = self._lines(checked.draft)
        found = actions_at(chosen, checked, lines, versioned=self.abilities.versioned_edits)
        for action in found:
            self._restrict(action.diagnostics or ())
        return found

    def _current(self, uri: str) -> Checked | None:
        """Return the report on a draft; None where it is on an older version, whose places are not this one's."""
        checked = self._checked.get(uri)
        return checked if checked and checked.draft == self._drafts.get(uri) else None

    def _lines(self, draft: Draft) -> Lines:
        return Lines(draft.text, self.abilities.encoding)

    def _show(self, draft: Draft, marks: list[Diagnostic]) -> None:
        self._restrict(marks)
        version = draft.version if self.abilities.versions else None
        self._publish(PublishDiagnosticsParams(uri=draft.uri, diagnostics=marks, version=version))

    def _restrict(self, marks: Iterable[Diagnostic]) -> None:
        """Take from marks what the editor cannot read."""
        for mark in () if self.abilities.related else marks:
            mark.related_information = None

    def _tell_once(self, failed: Failed) -> None:
        if failed.details:
            self._log(failed.details)
        if (failed.everywhere or failed.details) and failed.message not in self._told:
            self._told.add(failed.message)
            self._tell(f"factcheck checks nothing: {failed.message}")
