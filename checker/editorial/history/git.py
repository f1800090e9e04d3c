"""The few questions that are put to git, whatever the user's configuration of it says.

Only contents, names and the ids of commits are asked for: how git would show a difference is not our concern.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from checker.errors import UnusableInput

_OF_ANOTHER_CALL = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE")
"""What git tells its hooks about the repository it was called in: it would be taken for the draft's."""
_PLAIN_FILES = frozenset({"100644", "100755", "100664"})


class Stored(NamedTuple):
    """A file in a commit: its name from the top of the repository, its mode, and the id of its content."""

    name: str
    mode: str
    blob: str

    @property
    def plain(self) -> bool:
        """Whether it is a file, not a link or a repository of its own."""
        return self.mode in _PLAIN_FILES


class Repository:
    """A git repository with a working tree; ``top`` is the folder that it is in."""

    def __init__(self, top: Path) -> None:
        self.top = top

    @classmethod
    def around(cls, folder: Path, *, called: str, cure: str) -> "Repository":
        """Return the repository that a folder lies in.

        Raises:
            UnusableInput: there is none, or git is not there or will not look into it. ``called`` is what lies
                there, and ``cure`` what helps.
        """
        done = _git(folder, "rev-parse", "--show-toplevel")
        if done.returncode == 0:
            return cls(Path(os.fsdecode(done.stdout.removesuffix(b"\n"))))
        said = _said(done)
        if "not a git repository" in said:
            raise UnusableInput("lies in no git repository", cure=cure, file=called)
        raise UnusableInput(f"git does not look into its folder: {said}", cure="see what git says", file=called)

    def commit(self, revision: str, option: str) -> str:
        """Return the id of the commit that a revision stands for.

        Raises:
            UnusableInput: there is none; ``option`` is where it was named.
        """
        if revision and not revision.startswith("-") and "\0" not in revision:
            done = _git(self.top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
            if done.returncode == 0:
                return done.stdout.decode("ascii").strip()
        cure = "name a commit, branch or tag; in a shallow clone, fetch it first"
        raise UnusableInput(f"{option}: git knows no revision {revision!r}", cure=cure)

    def name(self, path: Path) -> str:
        """Return the name of a file or folder from the top of the repository, as git writes it."""
        return path.resolve().relative_to(self.top.resolve()).as_posix()

    def files(self, commit: str, *names: str) -> list[Stored]:
        """Return the files of a commit that have one of these names, or lie in a folder that has."""
        listed = self._output("ls-tree", "-r", "-z", "--full-tree", commit, "--", *names)
        found = []
        for entry in listed.split(b"\0"):
            if entry:
                told, _, name = entry.partition(b"\t")
                mode, _, blob = told.decode("ascii").split()
                found.append(Stored(os.fsdecode(name), mode, blob))
        return found

    def contents(self, files: Iterable[Stored]) -> Iterator[bytes]:
        """Yield the content of each file, to the byte."""
        asked = list(files)
        data = self._output("cat-file", "--batch", given="".join(f"{one.blob}\n" for one in asked).encode())
        at = 0
        for one in asked:
            header = data.index(b"\n", at)
            blob, kind, size = data[at:header].decode("ascii").split()
            assert (blob, kind) == (one.blob, "blob")
            at = header + 1 + int(size)
            yield data[header + 1 : at]
            at += 1

    def renamed(self, commit: str) -> dict[str, str]:
        """Return the old names of files that were renamed since a commit, by the names that they have now."""
        listed = self._output(
            "diff", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=all", "--name-status",
            "-z", "--find-renames", "--diff-filter=R", commit, "--",
        )  # fmt: skip
        parts = listed.split(b"\0")
        return {os.fsdecode(new): os.fsdecode(old) for _, old, new in zip(*[iter(parts)] * 3, strict=False)}

    def _output(self, *arguments: str, given: bytes = b"") -> bytes:
        done = _git(self.top, *arguments, given=given)
        if done.returncode:
            raise UnusableInput(
                f"git {arguments[0]} fails: {_said(done)}", cure="see what git says", file=self.top.name
            )
        return done.stdout


def _git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_CALL}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C"}
    settings = ("-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "color.ui=false")
    command = ["git", "--no-pager", "-C", str(folder), *settings, *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, env=environment, check=False)
    except FileNotFoundError:
        raise UnusableInput("git is not installed", cure="install git, or leave this option out") from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"exit code {done.returncode}"
