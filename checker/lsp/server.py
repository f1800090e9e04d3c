"""The messages of the protocol -> the session; what the session says -> messages."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from checker import __version__
from checker.errors import UnusableInput
from checker.lsp.desks import Desks, Opening
from checker.lsp.drafts import Draft
from checker.lsp.outcomes import Check, Failed, Outcome, Proofreading
from checker.lsp.protocol import Protocol
from checker.lsp.session import Abilities, Session
from checker.lsp.settings import Settings, read_settings
from checker.lsp.worker import Worker

__all__ = ["Opening", "Proofreading", "serve"]

PAUSE = 0.4
"""Seconds without a key press after which a draft is checked."""
LOOK, LOOK_BESIDE = 2.0, 15.0
"""Seconds between looks at the store of an idle editor: one that tells no changes of files, and one that does."""
_WATCHED = ("**/factcheck.toml", "**/*.yaml", "**/sources/*.txt")


class Server(LanguageServer):
    """A language server for one editor."""

    session: Session
    worker: Worker

    def __init__(self, opening: Opening, proofread: Proofreading, pause: float) -> None:
        super().__init__("factcheck", __version__, protocol_cls=Protocol)
        self.opening = opening
        self.proofread = proofread
        self.pause = pause
        self.left_well = False
        """Whether the editor said that it would leave before it left."""

    def begin(self, params: types.InitializeParams) -> None:
        """Get ready for an editor, with its settings."""
        root = self.workspace.root_path or next(map(to_fs_path, self.workspace.folders), None)
        folder = Path(root) if root else None
        refused: UnusableInput | None = None
        try:
            settings = read_settings(params.initialization_options, folder)
        except UnusableInput as error:
            refused, settings = error, Settings()
        check = Check(Desks(self.opening, settings, folder), self.proofread, settings.as_of)
        loop = asyncio.get_running_loop()

        def deliver(outcome: Outcome) -> None:
            with suppress(RuntimeError):  # the editor has gone, and the loop with it
                loop.call_soon_threadsafe(self.session.take, outcome)

        def idle() -> None:
            if check.stale():
                with suppress(RuntimeError):
                    loop.call_soon_threadsafe(self.session.check_all)

        self.worker = Worker(
            check if refused is None else _Refusing(refused),
            deliver,
            idle=idle,
            rest=LOOK_BESIDE if _can_watch(params.capabilities) else LOOK,
        )
        self.session = Session(
            Abilities.of(params.capabilities, _encoding(self.workspace.position_encoding)),
            ask=self.worker.ask,
            forget=self.worker.forget,
            publish=self.text_document_publish_diagnostics,
            tell=lambda message: self.window_show_message(
                types.ShowMessageParams(type=types.MessageType.Error, message=message)
            ),
            log=lambda message: self.window_log_message(
                types.LogMessageParams(type=types.MessageType.Error, message=message)
            ),
            pause=self.pause,
        )
        self.worker.start()

    def watch_files(self) -> None:
        """Ask the editor to tell when the claims change on disk, if it can."""
        if not _can_watch(self.client_capabilities):
            return
        watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        wish = types.Registration(id="claims", method=method, register_options=options)
        self.client_register_capability(types.RegistrationParams(registrations=[wish]))


class _Refusing:
    """Checks nothing, and says why: settings that cannot be read are no settings to check with."""

    def __init__(self, why: UnusableInput) -> None:
        self._why = why

    def __call__(self, draft: Draft, wanted: object) -> Outcome:
        return Failed(draft, str(self._why), everywhere=True)


def serve(
    opening: Opening,
    proofread: Proofreading,
    reader: BinaryIO,
    writer: BinaryIO,
    *,
    pause: float = PAUSE,
) -> bool:
    """Serve one editor until it leaves; return whether it said so before.

    ``opening`` opens the claims, ``proofread`` checks a document, ``pause`` are the seconds without typing after
    which a draft is checked.
    """
    server = _with_features(Server(opening, proofread, pause))
    try:
        server.start_io(reader, writer)
    finally:
        if hasattr(server, "worker"):
            server.worker.close()
    return server.left_well


def _with_features(server: Server) -> Server:
    """Register what the server answers to."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.begin(params)

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        server.watch_files()

    @server.feature(types.SHUTDOWN)
    def shutdown(params: None) -> None:
        server.left_well = True
        server.worker.close()

    _with_drafts(server)
    _with_questions(server)
    return server


def _with_drafts(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        text = params.text_document
        server.session.opened(Draft(text.uri, text.language_id, text.version, text.text))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        text = params.text_document
        server.session.changed(text.uri, text.version, params.content_changes)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.session.saved(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.session.closed(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def store_changed(params: types.DidChangeWatchedFilesParams) -> None:
        server.session.check_all()


def _with_questions(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        return server.session.hover(params.text_document.uri, params.position)

    options = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        only = params.context.only
        wanted = only is None or any(_holds(kind, types.CodeActionKind.QuickFix.value) for kind in only)
        return server.session.actions(params.text_document.uri, params.range) if wanted else []


def _holds(kind: types.CodeActionKind | str, other: str) -> bool:
    """Whether a kind of action is, or holds, another one: kinds are a tree, written with dots."""
    name = kind.value if isinstance(kind, types.CodeActionKind) else kind
    return name in ("", other) or other.startswith(f"{name}.")


def _can_watch(capabilities: types.ClientCapabilities) -> bool:
    watched = capabilities.workspace.did_change_watched_files if capabilities.workspace else None
    return bool(watched and watched.dynamic_registration)


def _encoding(agreed: types.PositionEncodingKind | str | None) -> str:
    """Return what columns count, by its name; where nothing was agreed on, what the protocol began with."""
    kind = agreed or types.PositionEncodingKind.Utf16
    return kind.value if isinstance(kind, types.PositionEncodingKind) else kind
