"""One speaker a person over all sources: who is new, and what a source adds to one who is on record.

What stands there is never changed or taken away, for a person may have corrected it: names and roles are added.
"""

from collections.abc import Sequence

from checker.model import Role, Speaker
from checker.store.naming import SpeakerIndex, fold
from checker.text.names import Sameness, same_person
from checker.text.unnamed import is_description


class People:
    """The speakers of a store while those of a source are entered."""

    def __init__(self, there: Sequence[Speaker]) -> None:
        self._speakers = {one.id: one for one in there}
        self.added: list[Speaker] = []

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """All speakers, in the order in which they came."""
        return tuple(self._speakers.values())

    def enter(self, speaker: Speaker, *, learn: bool) -> None:
        """Enter a speaker that a source names; ``learn``: add its aliases and roles to the one who is on record."""
        found = self._of(speaker)
        if not found:
            new = speaker.model_copy(update={"id": self._free_id(speaker.id)})
            self._speakers[new.id] = new
            self.added.append(new)
        elif learn and len(found) == 1:
            self._speakers[found[0].id] = self._learned(found[0], speaker)

    def _of(self, speaker: Speaker) -> tuple[Speaker, ...]:
        """Return whom a speaker can be: who goes by the name, else who bears the same one written otherwise."""
        named = SpeakerIndex(self.speakers).named(speaker.name)
        if named or is_description(speaker.name):
            return named  # "the mayor of Hull" and "the bishop of Hull" are two
        kind = (one for one in self.speakers if one.kind is speaker.kind)
        return tuple(
            one
            for one in kind
            if same_person(one.name, speaker.name) is Sameness.SAME and not is_description(one.name)
        )

    def _learned(self, known: Speaker, seen: Speaker) -> Speaker:
        index = SpeakerIndex(self.speakers)
        aliases, names = list(known.aliases), {fold(name) for name in (known.name, *known.aliases)}
        for alias in (seen.name, *seen.aliases):
            owners = {one.id for one in index.named(alias)} - {known.id}
            surname = fold(known.name).endswith(f" {fold(alias)}")
            if fold(alias) not in names and not owners and not surname:
                names.add(fold(alias))
                aliases.append(alias)
        held = {_key(role) for role in known.roles}
        roles = [role for role in seen.roles if _key(role) not in held and not _is_told(role, known)]
        if len(aliases) == len(known.aliases) and not roles:
            return known
        return known.model_copy(update={"aliases": tuple(aliases), "roles": (*known.roles, *roles)})

    def _free_id(self, wanted: str) -> str:
        number, free = 2, wanted
        while free in self._speakers:
            number, free = number + 1, f"{wanted}-{number}"
        return free


def _key(role: Role) -> tuple[str, str]:
    return fold(role.title), fold(role.affiliation or "")


def _is_told(role: Role, speaker: Speaker) -> bool:
    """Whether a role without an affiliation is one that the speaker is known to hold somewhere: "minister"."""
    return role.affiliation is None and any(fold(role.title) == fold(one.title) for one in speaker.roles)
