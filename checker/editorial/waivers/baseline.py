"""The baseline: a file of the remarks that were known when it was written, so that only new ones fail a check.

An entry knows its remark by the code, the words of the statement, their speaker where they name none and, where a
draft has them several times, the number of the statement among its equals. Lines put in elsewhere change none of
these; another wording does, and another mouth.

An entry of before speakers were written waives no words that their draft puts in somebody's mouth from outside: it
does not say in whose.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from checker.documents import Document
from checker.editorial.codes import NAMELESS_ENTRY, UNUSED_WAIVER
from checker.editorial.waivers.grounds import beside
from checker.editorial.waivers.housekeeping import about_file, report_on
from checker.editorial.waivers.paths import NO_FILE, name_from
from checker.editorial.waivers.telling import Telling, Told, are_one, folded
from checker.editorial.waivers.waiving import waive
from checker.editorial.waivers.wanted import NEVER, read_codes
from checker.errors import UnusableInput
from checker.files import LARGEST_TEXT, dump_yaml, read_bytes
from checker.files.yaml_reading import Node, yaml_tree
from checker.model import Remark, Report, Statement, WaivedIn, Waiver

FORM = 1
"""The version of the file."""
_HEAD = (
    "# Remarks that are known and accepted. `factcheck check --write-baseline` writes this file,\n"
    "# `--baseline` or `baseline` in factcheck.toml uses it. Entries may be removed, and reasons changed.\n"
)
_NEEDED = ("draft", "code", "words", "because")
_KEYS = (*_NEEDED, "speaker", "occurrence")
_CURE = "correct it, or write the baseline anew with --write-baseline"


class Key(NamedTuple):
    """What an entry knows its remark by."""

    draft: str
    code: str
    words: str
    occurrence: int
    speaker: str | None = None


class Entry(NamedTuple):
    """A known remark: words and speaker as written, the reason, and its line in the file (0: not in one yet)."""

    words: str
    because: str
    line: int = 0
    speaker: str | None = None


class Counts(NamedTuple):
    """What writing a baseline came to: how many entries it has, are new, and are gone."""

    entries: int
    new: int
    gone: int


class Baseline:
    """The entries of a file, which note which of them were needed in a run."""

    def __init__(self, path: Path, entries: Mapping[Key, Entry]) -> None:
        self.path = path
        self.entries = dict(entries)
        self._spoken: defaultdict[Key, list[Key]] = defaultdict(list)
        for key in self.entries:
            self._spoken[key._replace(speaker=None)].append(key)
        self._used: set[Key] = set()
        self._nameless: set[Key] = set()
        self._whole: set[str] = set()

    @classmethod
    def read(cls, path: Path) -> "Baseline":
        """Read a baseline.

        Raises:
            UnusableInput: the file is missing or is no baseline; with the line of what is wrong in it.
        """
        return cls.of(read_bytes(path, limit=LARGEST_TEXT), path)

    @classmethod
    def of(cls, data: bytes, path: Path) -> "Baseline":
        """Read what stands in a baseline; raise ``UnusableInput`` as ``read`` does."""
        try:
            tree = yaml_tree(data.decode("utf-8-sig"), path)
        except UnicodeDecodeError:
            raise UnusableInput("is not UTF-8", cure="save it as UTF-8", file=path) from None
        return cls(path, _entries(tree, path))

    def waive(self, report: Report, document: Document, skipped: Sequence[Statement] = ()) -> Report:
        """Waive the remarks of a report that are in the baseline."""
        draft = name_from(self.path.absolute().parent, report.origin)
        if not skipped:
            self._whole.add(draft)

        def ask(remark: Remark, told: Told) -> Waiver | None:
            key = self.known(draft, remark, told)
            if key is None:
                return None
            if key.speaker is None and told.untold is not None:
                self._nameless.add(key)
                return None
            self._used.add(key)
            entry = self.entries[key]
            where = self.path.name if not entry.line else f"{self.path.name}:{entry.line}"
            return Waiver(reason=entry.because, kind=WaivedIn.BASELINE, where=where)

        return waive(report, document, ask, skipped)

    def known(self, draft: str, remark: Remark, told: Told) -> Key | None:
        """Return the entry for a remark: that with its speaker, else one that does not say whose the words are."""
        exact = _key(draft, remark, told)
        if exact in self.entries:
            return exact
        alike = self._spoken.get(exact._replace(speaker=None), ())
        spoken = (key for key in alike if are_one(key.speaker and self.entries[key].speaker, told.untold))
        return next(spoken, None) or next((key for key in alike if key.speaker is None), None)

    def leftover(self) -> Report:
        """Return a report on the entries of no use: those not needed, of drafts that were checked as a whole.

        Entries that do not say whose words they waive are told in one remark: all of them have one cure.
        """
        unused = [
            entry
            for key, entry in self.entries.items()
            if key.draft in self._whole and key not in self._used and key not in self._nameless
        ]
        message = "this entry waives nothing: its remark is gone; remove it, or write the baseline anew"
        remarks = [about_file(UNUSED_WAIVER, message, entry.line) for entry in unused]
        if nameless := [self.entries[key].line for key in self._nameless - self._used]:
            entries = "this entry does not say whose words it waives, so it waives"
            if len(nameless) > 1:
                entries = f"{len(nameless)} entries do not say whose words they waive, so they waive"
            message = f"{entries} nothing; write the baseline anew with --write-baseline: reasons are kept"
            remarks.append(about_file(NAMELESS_ENTRY, message, min(nameless)))
        return report_on(str(self.path), remarks)

    def text(self) -> str:
        """Return the file with these entries."""
        remarks = []
        for key, entry in sorted(self.entries.items(), key=lambda item: (*item[0][:4], item[0].speaker or "")):
            remark: dict[str, Any] = {"draft": key.draft, "code": key.code, "words": entry.words}
            if entry.speaker is not None:
                remark["speaker"] = entry.speaker
            if key.occurrence > 1:
                remark["occurrence"] = key.occurrence
            remarks.append(remark | {"because": entry.because})
        return _HEAD + dump_yaml({"baseline": FORM, "remarks": remarks})


def renewed(
    path: Path, checked: Iterable[tuple[Report, Document]], *, because: str, before: Baseline | None
) -> tuple[Baseline, Counts]:
    """Return the baseline for the remarks that nobody waived yet, and what changed against the one ``before``.

    Reasons that were given before stay, as do the entries of drafts that were not checked now.

    Raises:
        UnusableInput: a draft came from no file, so that it could not be told from others.
    """
    known = before.entries if before else {}
    entries: dict[Key, Entry] = {}
    drafts, new, met = set(), set[Key](), set[Key | None]()
    for report, document in checked:
        if report.origin == NO_FILE:
            raise UnusableInput("standard input cannot be in a baseline", cure="give the draft as a file")
        draft = name_from(path.absolute().parent, report.origin)
        drafts.add(draft)
        telling = Telling(report, document)
        for remark in _with_grounds(report):
            told = telling.of(remark)
            key = _key(draft, remark, told)
            earlier = before.known(draft, remark, told) if before else None
            if earlier is None:
                new.add(key)
            met.add(earlier)
            reason = known[earlier].because if earlier else because
            entries[key] = Entry(" ".join(told.words.split()), reason, speaker=told.untold)
    gone = {key for key in known if key.draft in drafts} - met
    entries |= {key: entry for key, entry in known.items() if key.draft not in drafts}
    return Baseline(path, entries), Counts(len(entries), len(new), len(gone))


def _with_grounds(report: Report) -> Iterable[Remark]:
    """Yield the remarks that are not waived, each with what it stands before."""
    for remark in report.remarks or ():
        if remark.waiver is None and remark.code not in NEVER:
            yield remark
            yield from beside(remark, report.verdicts[remark.verdict]) if remark.verdict is not None else ()


def _key(draft: str, remark: Remark, told: Told) -> Key:
    return Key(draft, remark.code, folded(told.words), told.occurrence, told.untold and folded(told.untold))


def _entries(tree: Node, path: Path) -> dict[Key, Entry]:
    top = _mapping(tree, ("baseline", "remarks"), path)
    if "baseline" not in top or top["baseline"].value != FORM:
        line = top["baseline"].line if "baseline" in top else tree.line
        raise UnusableInput("this is no baseline that can be read", cure=_CURE, file=path, line=line)
    listed = top.get("remarks", Node([], tree.line))
    if not isinstance(listed.value, list):
        raise UnusableInput("`remarks` is no list", cure=_CURE, file=path, line=listed.line)
    entries: dict[Key, Entry] = {}
    for node in listed.value:
        values = _mapping(node, _KEYS, path)
        key, entry = _entry(node, values, path)
        if key in entries:
            message = f"this remark stands in the baseline twice, first on line {entries[key].line}"
            raise UnusableInput(message, cure="keep one of the two", file=path, line=node.line)
        entries[key] = entry
    return entries


def _entry(node: Node, values: Mapping[str, Node], path: Path) -> tuple[Key, Entry]:
    written: dict[str, str] = {}
    for name in _NEEDED:
        value = values[name].value if name in values else None
        if not isinstance(value, str) or not value.strip():
            line = values[name].line if name in values else node.line
            missing = "gives no reason (`because`)" if name == "because" else f"has no `{name}` that is text"
            raise UnusableInput(f"an entry of the baseline {missing}", cure=_CURE, file=path, line=line)
        written[name] = value
    number = values["occurrence"].value if "occurrence" in values else 1
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        line = values["occurrence"].line
        raise UnusableInput("`occurrence` counts from 1", cure=_CURE, file=path, line=line)
    try:
        (code,) = read_codes([written["code"]])
    except UnusableInput as error:
        raise UnusableInput(error.message, cure=_CURE, file=path, line=values["code"].line) from None
    speaker = values["speaker"].value if "speaker" in values else None
    if speaker is not None and (not isinstance(speaker, str) or not speaker.strip()):
        raise UnusableInput("`speaker` is no name", cure=_CURE, file=path, line=values["speaker"].line)
    draft = PurePath(written["draft"]).as_posix()
    key = Key(draft, code, folded(written["words"]), number, speaker and folded(speaker))
    return key, Entry(written["words"], written["because"], node.line, speaker)


def _mapping(node: Node, known: Sequence[str], path: Path) -> Mapping[str, Node]:
    """Return the values of a mapping; refuse what is none, and keys that are not known."""
    if not isinstance(node.value, dict):
        raise UnusableInput("this is no baseline that can be read", cure=_CURE, file=path, line=node.line)
    for key in node.value:
        if key not in known:
            cure = f"the keys are {', '.join(known)}"
            raise UnusableInput(f"unknown key `{key}`", cure=cure, file=path, line=node.key_lines[key])
    return node.value
