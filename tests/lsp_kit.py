"""An editor for the tests: a real client of the protocol, that talks with a real server process over its pipes."""

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).parent.parent
SERVER = (sys.executable, "-m", "checker", "lsp")
FULL: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
    },
    "workspace": {"workspaceEdit": {"documentChanges": True}},
}
"""What an editor says of itself that can do everything but tell of changed files."""
PATIENCE = 60.0

T = TypeVar("T")
Published = types.PublishDiagnosticsParams


class Editor:
    """An editor with a server of its own. Every text in it has the version that it was changed to."""

    def __init__(
        self,
        folder: Path | None,
        *,
        server: Sequence[str] = SERVER,
        capabilities: dict[str, Any] | None = None,
        settings: Any = None,
    ) -> None:
        self._loop = asyncio.new_event_loop()
        self.client = LanguageClient("editor", "1")
        self.published: list[Published] = []
        self.messages: list[str] = []
        self.registered: list[types.Registration] = []
        self.errors = ""
        """What the server has written on standard error; after its end."""
        self._news = asyncio.Event()
        self._listen()
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        env = {**os.environ, "PYTHONPATH": path}
        self._run(self.client.start_io(*server, env=env, cwd=folder or "/"))
        wish = types.InitializeParams(
            capabilities=self.client.protocol._converter.structure(
                FULL if capabilities is None else capabilities, types.ClientCapabilities
            ),
            root_uri=folder.as_uri() if folder else None,
            initialization_options={"model": False} if settings is None else settings,
        )
        self.answer = self._run(self.client.initialize_async(wish))
        self.client.initialized(types.InitializedParams())

    def open(self, path: Path | str, text: str, language: str = "markdown") -> str:
        """Open a text; return its address."""
        uri = path.as_uri() if isinstance(path, Path) else path
        item = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        return uri

    def change(self, uri: str, version: int, *changes: tuple[tuple[int, int, int, int], str] | str) -> None:
        """Change a text: the whole of it, or stretches, each by its lines and columns as the protocol counts."""
        written: list[types.TextDocumentContentChangeEvent] = []
        for change in changes:
            if isinstance(change, str):
                written.append(types.TextDocumentContentChangeWholeDocument(text=change))
            else:
                written.append(types.TextDocumentContentChangePartial(range=range_of(*change[0]), text=change[1]))
        text = types.VersionedTextDocumentIdentifier(uri=uri, version=version)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(text_document=text, content_changes=written)
        )

    def save(self, uri: str) -> None:
        text = types.TextDocumentIdentifier(uri=uri)
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(text_document=text))

    def close(self, uri: str) -> None:
        text = types.TextDocumentIdentifier(uri=uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=text))

    def marks(
        self, uri: str, version: int = 1, *, until: Callable[[list[types.Diagnostic]], bool] = lambda found: True
    ) -> list[types.Diagnostic]:
        """Wait for the marks on a version of a text, and return the newest."""

        def there() -> list[types.Diagnostic] | None:
            newest = next((one for one in reversed(self.published) if one.uri == uri), None)
            if newest is None or newest.version != version or not until([*newest.diagnostics]):
                return None
            return [*newest.diagnostics]

        return self.wait(there)

    def wait(self, there: Callable[[], T | None]) -> T:
        """Wait until something has come from the server, and return it."""

        async def waiting() -> T:
            while (found := there()) is None:
                self._news.clear()
                await self._news.wait()
            return found

        return self._run(asyncio.wait_for(waiting(), PATIENCE))

    def hover(self, uri: str, line: int, character: int) -> types.Hover | None:
        where = types.Position(line, character)
        text = types.TextDocumentIdentifier(uri=uri)
        return self._run(self.client.text_document_hover_async(types.HoverParams(text, where)))

    def actions(self, uri: str, place: types.Range, only: Sequence[str] | None = None) -> list[types.CodeAction]:
        kinds = None if only is None else [types.CodeActionKind(kind) for kind in only]
        context = types.CodeActionContext(diagnostics=[], only=kinds)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri=uri), place, context)
        found = self._run(self.client.text_document_code_action_async(params))
        return [one for one in found or [] if isinstance(one, types.CodeAction)]

    def leave(self) -> int:
        """Leave as the protocol says; return the exit code of the server."""
        self._run(self.client.shutdown_async(None))
        self.client.exit(None)
        return self.end()

    def end(self) -> int:
        """Close the pipes, wait for the server to end, and return its exit code."""
        server = self.client._server
        assert server is not None
        assert server.stdin is not None
        server.stdin.close()
        assert server.stderr is not None
        self.errors = self._run(asyncio.wait_for(server.stderr.read(), PATIENCE)).decode()
        code = self._run(asyncio.wait_for(server.wait(), PATIENCE))
        self._run(self.client.stop())  # type: ignore[no-untyped-call]  # pygls gives it no types
        self._run(asyncio.sleep(0))
        self._loop.close()
        return code

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(work)

    def _listen(self) -> None:
        def published(params: Published) -> None:
            self.published.append(params)
            self._news.set()

        def told(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self._news.set()

        def registered(params: types.RegistrationParams) -> None:
            self.registered.extend(params.registrations)
            self._news.set()

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(told)
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(registered)


def range_of(line: int, character: int, end_line: int, end_character: int) -> types.Range:
    return types.Range(types.Position(line, character), types.Position(end_line, end_character))
