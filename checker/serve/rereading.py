"""Reads a store again and again, and of it only the files that changed: a decision must not cost the whole."""

from collections.abc import Callable, Hashable
from pathlib import Path

from checker.serve.freshness import Sight
from checker.store import Workspace
from checker.store.folders import note_stray_texts, opened, read_yaml, yaml_files
from checker.store.reading import Reading, parse_claims, read_source, read_speakers


class Rereader:
    """Gives what ``read_store`` would give, from what it read before where a file looks as it did then."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._before: dict[str, tuple[Hashable, Reading]] = {}
        self._now: dict[str, tuple[Hashable, Reading]] = {}

    def read(self, sight: Sight) -> Reading:
        """Read the files that differ from the last time. Raises ``UnusableInput`` as ``read_store`` does."""
        workspace, whole = self._workspace, Reading()
        self._now = {}
        with opened(workspace.claims_dir, workspace.name(workspace.claims_dir)):
            for path in yaml_files(workspace.claims_dir, workspace, whole.problems):
                self._add(whole, [f"claims/{path.name}"], sight, path, self._claims)
        folder = workspace.sources_dir
        with opened(folder, workspace.name(folder)):
            if folder.is_dir():
                for path in yaml_files(folder, workspace, whole.problems):
                    if path != workspace.speakers_file:
                        names = [f"sources/{path.name}", f"sources/{path.stem}.txt"]
                        self._add(whole, names, sight, path, self._source)
                note_stray_texts(workspace, whole.problems)
            speakers = workspace.speakers_file
            self._add(whole, [f"sources/{speakers.name}"], sight, speakers, self._speakers)
        self._before = self._now
        return whole

    def _add(
        self, whole: Reading, names: list[str], sight: Sight, path: Path, read: Callable[[Path, Reading], None]
    ) -> None:
        """Add what is in a file, and in those that belong to it, to the whole."""
        looks = tuple((sight.listing.stamps.get(name), sight.racy.get(name)) for name in names)
        before, part = self._before.get(names[0], (None, None))
        if part is None or before != looks:
            part = Reading()
            read(path, part)
        self._now[names[0]] = looks, part
        for into, found in ((whole, part), (whole.partly, part.partly)):
            into.claims.extend(found.claims)
            into.sources.update(found.sources)
            into.speakers.extend(found.speakers)
        whole.claim_files.update(part.claim_files)
        whole.problems.take(part.problems)
        whole.unread |= part.unread

    def _claims(self, path: Path, part: Reading) -> None:
        file = self._workspace.name(path)
        text = read_yaml(path, file, part.problems)
        if text is not None:
            parse_claims(text, path.stem, file, part)

    def _source(self, path: Path, part: Reading) -> None:
        read_source(path, self._workspace, part)

    def _speakers(self, path: Path, part: Reading) -> None:
        read_speakers(path, self._workspace, part)
