"""The pages of ``extract --html``: one for one source, a folder with an overview for several."""

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from checker.cli.common import is_standard_output, write_output
from checker.cli.extract_summary import HEADER, Counts, total
from checker.errors import UnusableInput
from checker.intake import Drawn, Recorded
from checker.model import Speaker
from checker.review import Held, article_of, render_article, render_overview
from checker.store import Workspace, claims_of

_OVERVIEW = "index.html"
_TOP = 5
"""So many claims to check first are named on a page, unless the user says how many."""


class Pages:
    """Writes a page for each source; ``finish`` writes the overview in front of several."""

    def __init__(
        self, target: Path, workspace: Workspace, speakers: Sequence[Speaker], *, several: bool, top: int | None
    ) -> None:
        """See that the target can be what it must be, before anything is written.

        Raises:
            UnusableInput: several pages cannot go into a file, or the folder cannot be made.
        """
        self.on_standard_output = is_standard_output(target)
        self._target, self._workspace, self._top = target, workspace, top or _TOP
        self._folder = not self.on_standard_output and (several or target.is_dir())
        self._refuse_store()
        self._speakers = {speaker.name: speaker for speaker in speakers}
        self._rows: list[Counts] = []
        if several and (self.on_standard_output or target.is_file()):
            message = "several sources make several pages, which need a folder"
            raise UnusableInput(message, cure="name a folder, or one source", file=target)
        if self._folder:
            try:
                target.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                cure = "choose a place that you may write to"
                raise UnusableInput(
                    f"the folder cannot be made ({error.strerror})", cure=cure, file=target
                ) from None

    def add(self, recorded: Recorded) -> None:
        """Write the page of a source with its claims as the store has them now."""
        source_id = recorded.source.id
        link = self._link(self._workspace.claims_dir / f"{source_id}.yaml")
        placed = claims_of(self._workspace, source_id)
        self._write(recorded.drawn, [Held(one.claim, one.file, one.line(), link) for one in placed])
        self._rows.append(Counts.of(recorded))

    def add_drafts(self, drawn: Drawn) -> None:
        """Write the page of a source with drafts that are written nowhere else."""
        self._write(drawn, [Held(claim) for claim in drawn.extraction.claims])
        self._rows.append(Counts.of_drafts(drawn))

    def finish(self) -> Path:
        """Write the overview, where several pages need one; return the page to open first."""
        if self._folder and len(self._rows) > 1:
            rows = [(row.source, quote(_page_name(row.source)), row.numbers) for row in self._rows]
            write_output(render_overview(HEADER, rows, total(self._rows)), self._target / _OVERVIEW)
            return self._target / _OVERVIEW
        return self._page(self._rows[0].source)

    def _write(self, drawn: Drawn, held: Sequence[Held]) -> None:
        known = {speaker.name: speaker for speaker in drawn.extraction.speakers} | self._speakers
        article = article_of(drawn.source, drawn.text, held, drawn.extraction.places, known)
        write_output(render_article(article, top=self._top), self._page(drawn.source.id))

    def _page(self, source_id: str) -> Path:
        return self._target / _page_name(source_id) if self._folder else self._target

    def _refuse_store(self) -> None:
        """Refuse to write a page over a claims file or a source, or among them."""
        folder = (self._target if self._folder else self._target.parent).resolve()
        if self.on_standard_output:
            return
        for kept in (self._workspace.claims_dir, self._workspace.sources_dir):
            if folder == kept.resolve():
                message = "a page does not go among the claims and sources"
                raise UnusableInput(message, cure="name another place, such as reports/", file=self._target)

    def _link(self, file: Path) -> str | None:
        """Return the way from the page to a file, None where there is none, as between two drives."""
        page = Path.cwd() if self.on_standard_output else self._target if self._folder else self._target.parent
        try:
            return quote(Path(os.path.relpath(file, page)).as_posix())
        except ValueError:
            return None


def _page_name(source_id: str) -> str:
    """Return the name of a source's page in a folder; no id ends in a hyphen, so that none is the overview's."""
    name = f"{source_id}.html"
    return name if name != _OVERVIEW else f"{source_id}-.html"
