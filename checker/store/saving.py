"""Write claims and speakers into their files: whole or not at all, and never over somebody else's change."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from checker.errors import UnusableInput
from checker.files import yaml_tree
from checker.model import Claim, Speaker
from checker.store.editing import ItemList, NotEditableError
from checker.store.guard import Snapshot, locked
from checker.store.people import People
from checker.store.reading import PlacedClaim, Reading, parse_claims, parse_speakers
from checker.store.rendering import claim_values, render_claims, speaker_values
from checker.store.workspace import Workspace


def save_claims(workspace: Workspace, source_id: str, claims: Sequence[Claim]) -> bool:
    """Merge ``claims`` into the claims file of a source; return whether the file changed.

    A claim whose id the file has takes its place, others are added at the end; claims of the file that are not
    given stay. Comments, the order of hand-written keys and everything that does not change stay byte for byte.

    Raises ``UnusableInput`` where the file is broken or was changed by somebody else meanwhile.
    """
    return transform_claims(workspace, source_id, lambda _: claims)


def update_claim(workspace: Workspace, claim_id: str, *, expected: Claim | None = None, **changes: Any) -> Claim:
    """Change some fields of one claim where it stands, and return it as it is then.

    With ``expected``, the claim must still be that one: what a person decided on is what is changed. Raises
    ``UnusableInput`` where it is not, and where there is no such claim.
    """
    for path in sorted(workspace.claims_dir.glob("*.yaml")):
        file = workspace.name(path)
        text = Snapshot.of(path, file).yaml
        if claim_id in text and any(placed.claim.id == claim_id for placed in _claims_in(text, path.stem, file)):
            return _update_in(workspace, path.stem, claim_id, expected, changes)
    raise UnusableInput(f"there is no claim {claim_id!r} in the store", cure="see `factcheck claims list`")


def _update_in(
    workspace: Workspace, source_id: str, claim_id: str, expected: Claim | None, changes: Mapping[str, Any]
) -> Claim:
    made: list[Claim] = []

    def change(existing: Sequence[PlacedClaim]) -> Sequence[Claim]:
        placed = next((one for one in existing if one.claim.id == claim_id), None)
        if placed is None or expected not in (None, placed.claim):
            file = workspace.name(workspace.claims_dir / f"{source_id}.yaml")
            line = placed.line() if placed else None
            message = f"the claim {claim_id!r} was changed by somebody else meanwhile"
            raise UnusableInput(message, cure="look at it again", file=file, line=line)
        made.append(Claim.model_validate({**placed.claim.model_dump(), **changes}))
        return made

    transform_claims(workspace, source_id, change)
    return made[0]


def transform_claims(
    workspace: Workspace, source_id: str, transform: Callable[[Sequence[PlacedClaim]], Sequence[Claim]]
) -> bool:
    """Change the claims file of a source by a function from the claims in it to the ones to merge into it.

    No other ``factcheck`` writes claims in between. Returns whether the file changed.
    """
    path = workspace.claims_dir / f"{source_id}.yaml"
    file = workspace.name(path)
    with locked(workspace.claims_dir):
        before = Snapshot.of(path, file)
        existing = _claims_in(before.yaml, source_id, file) if before.there else []
        claims = _last_of_each(transform(existing))
        if stray := [claim.id for claim in claims if claim.quote and claim.quote.source != source_id]:
            raise ValueError(f"claims from another source than {source_id!r}: {stray}")
        if not before.there:
            if claims:
                before.replace(render_claims(source_id, claims), file)
            return bool(claims)
        old = {placed.claim.id: claim_values(placed.claim) for placed in existing}
        new = {claim.id: claim_values(claim) for claim in claims}
        text = _merged(_claims_list(before.yaml, file), old, new, file)
        if text == before.yaml:
            return False
        reading = Reading()
        parse_claims(text, source_id, file, reading)
        after = {placed.claim.id: claim_values(placed.claim) for placed in reading.claims}
        _insist(after == old | new and not reading.problems.errors(), file)
        before.replace(text, file)
        return True


def claims_of(workspace: Workspace, source_id: str) -> list[PlacedClaim]:
    """Return the claims of a source as its file has them, none where it has no file.

    Raises ``UnusableInput`` where the file is broken.
    """
    path = workspace.claims_dir / f"{source_id}.yaml"
    file = workspace.name(path)
    before = Snapshot.of(path, file)
    return _claims_in(before.yaml, source_id, file) if before.there else []


def save_speakers(workspace: Workspace, speakers: Sequence[Speaker]) -> bool:
    """Merge ``speakers`` into sources/speakers.yaml by their ids; return whether the file changed.

    As ``save_claims``: comments and untouched entries stay byte for byte.
    """
    return _transform_speakers(workspace, lambda _: speakers)


def add_speakers(workspace: Workspace, speakers: Sequence[Speaker], *, learn: bool = False) -> tuple[Speaker, ...]:
    """Add those of ``speakers`` that nobody in sources/speakers.yaml goes by the name of; return the added ones.

    With ``learn``, those who are there get the aliases and roles that are new; nothing that stands there is changed
    or taken away, for a person may have corrected it.
    """
    added: list[Speaker] = []

    def add(there: Sequence[Speaker]) -> Sequence[Speaker]:
        people = People(there)
        for speaker in speakers:
            people.enter(speaker, learn=learn)
        added.extend(people.added)
        return people.speakers

    _transform_speakers(workspace, add)
    return tuple(added)


def _transform_speakers(workspace: Workspace, transform: Callable[[Sequence[Speaker]], Sequence[Speaker]]) -> bool:
    """Do for the speakers file what ``transform_claims`` does for a claims file."""
    path = workspace.speakers_file
    file = workspace.name(path)
    with locked(workspace.sources_dir):
        before = Snapshot.of(path, file)
        there = _speakers_in(before.yaml, file)
        old = {one.id: speaker_values(one) for one in there}
        new = {one.id: speaker_values(one) for one in transform(there)}
        text = _merged(_speakers_list(before.yaml, file), old, new, file)
        if text == before.yaml:
            return False
        reading = Reading()
        parse_speakers(text, file, reading)
        after = {placed.speaker.id: speaker_values(placed.speaker) for placed in reading.speakers}
        _insist(after == old | new and not reading.problems.errors(), file)
        before.replace(text, file)
        return True


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return ``wanted``, or with the first number from 2 that makes it an id that nobody has."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def _claims_list(text: str, file: str) -> ItemList:
    """Return the lines of a claims file and the claims in it; the file is known to be sound."""
    root = yaml_tree(text, file)
    assert isinstance(root.value, dict)
    lines = text.splitlines(keepends=True)
    at = root.key_lines.get("claims")
    if at is None:
        lines[-1] = lines[-1].rstrip("\r\n") + "\n"
        return ItemList([*lines, "claims:\n"], (), len(lines) + 1)
    end = min((line - 1 for line in root.key_lines.values() if line > at), default=len(lines))
    items = root.value["claims"].value
    if not items:
        lines[at - 1] = lines[at - 1].replace("[]", "").rstrip() + "\n"
        return ItemList(lines, (), at)
    assert isinstance(items, list)
    return _in_block_style(ItemList(lines, items, end), file)


def _speakers_list(text: str, file: str) -> ItemList:
    """Return the lines of the speakers file and the speakers in it; the file is known to be sound."""
    items = yaml_tree(text, file).value
    lines = text.splitlines(keepends=True)
    if not items:
        lines = [line for line in lines if line.strip() != "[]"]
        return ItemList(lines, (), len(lines), step="")
    assert isinstance(items, list)
    return _in_block_style(ItemList(lines, items, len(lines)), file)


def _in_block_style(items: ItemList, file: str) -> ItemList:
    if (line := items.not_in_block_style()) is not None:
        cure = "write each one as an item of its own: `- id: …`"
        raise UnusableInput("a list in square brackets is not rewritten", cure=cure, file=file, line=line)
    return items


def _merged(
    items: ItemList, old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]], file: str
) -> str:
    numbers = {key: number for number, key in enumerate(old)}
    changes = {numbers[key]: (old[key], values) for key, values in new.items() if key in old and old[key] != values}
    added = [values for key, values in new.items() if key not in old]
    if not changes and not added:
        return "".join(items.lines)
    try:
        return items.changed(changes, added)
    except NotEditableError:
        raise _not_editable(file) from None


def _claims_in(text: str, source_id: str, file: str) -> list[PlacedClaim]:
    """Return the claims of a claims file; raise ``UnusableInput`` where it is broken."""
    reading = Reading()
    parse_claims(text, source_id, file, reading)
    _refuse_broken(reading)
    ids: set[str] = set()
    for placed in reading.claims:
        if placed.claim.id in ids:
            message = f"the id {placed.claim.id!r} stands twice"
            raise UnusableInput(message, cure="rename one", file=file, line=placed.line("id"))
        ids.add(placed.claim.id)
    return reading.claims


def _speakers_in(text: str, file: str) -> list[Speaker]:
    """Return the speakers of the speakers file; raise ``UnusableInput`` where it is broken."""
    reading = Reading()
    parse_speakers(text, file, reading)
    _refuse_broken(reading)
    return [placed.speaker for placed in reading.speakers]


def _refuse_broken(reading: Reading) -> None:
    for problem in reading.problems.errors():
        raise UnusableInput(problem.message, cure=problem.cure, file=problem.file, line=problem.line)


def _last_of_each(claims: Sequence[Claim]) -> list[Claim]:
    return list({claim.id: claim for claim in claims}.values())


def _insist(same: bool, file: str) -> None:
    """Stop before a rewritten file that would not say what it should takes the place of the old one."""
    if not same:
        raise _not_editable(file)


def _not_editable(file: str) -> UnusableInput:
    message = "this file is written in a way that cannot be rewritten safely; nothing was written"
    return UnusableInput(message, cure="make the change by hand", file=file)
