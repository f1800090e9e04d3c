"""What CI systems call a file: its path from the top of the repository, with forward slashes."""

import os
from pathlib import Path
from typing import NamedTuple


class Tree(NamedTuple):
    """The folder that paths are written from; ``root`` is absolute."""

    root: Path

    def name(self, path: Path | str, base: Path) -> str:
        """Return a path, as it was given from the folder ``base`` on, from the top of the tree on.

        What lies elsewhere is reached with ``..``, and keeps its whole path only on another drive.
        """
        full = base / path
        # Links on the way are followed, as the root is free of them; the file itself may be one that is checked in.
        real = Path(os.path.realpath(full.parent)) / full.name
        try:
            return Path(os.path.relpath(real, self.root)).as_posix()
        except ValueError:
            return real.as_posix()


def tree_of(here: Path, workspace: Path) -> Tree:
    """Return the git repository that the folder ``here`` lies in, else the workspace around it, else the folder."""
    here, workspace = Path(os.path.realpath(here)), Path(os.path.realpath(workspace))
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), None)
    return Tree(top or (workspace if here.is_relative_to(workspace) else here))
