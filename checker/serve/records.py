"""The claims as a reviewer sees them: as the files have them at this moment, and changed one at a time."""

import hashlib
import threading
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import Any

from checker.errors import UnusableInput, UnwritableFile
from checker.model import Claim, Problem, Status
from checker.search import Index
from checker.serve.errors import Refusal, no_such, unusable
from checker.serve.freshness import Sight, look, look_again
from checker.serve.rereading import Rereader
from checker.store import Store, Workspace, update_claim
from checker.store.choosing import of_speaker, source_of
from checker.store.loading import sound, store_of
from checker.store.reading import PlacedClaim, Reading
from checker.store.rendering import claim_values, render_item
from checker.store.reviewing import CURABLE, accept, new_errors, reject, with_edits

_TRIES = 3
"""How often a change is written anew because another program wrote into the same file at that moment."""


@dataclass(frozen=True)
class Filed:
    """All claims as they were read, with what was read beside them."""

    reading: Reading
    store: Store

    @cached_property
    def index(self) -> Index:
        """The claims by their words; made when somebody first searches."""
        return Index(self.store.claims)

    @cached_property
    def placed(self) -> Mapping[str, PlacedClaim]:
        """The claims by their ids, with the YAML that they were read from."""
        return {one.claim.id: one for one in self.reading.claims}

    @cached_property
    def counts(self) -> Mapping[str, Mapping[Status, int]]:
        """How many claims rest on each source, by status."""
        found: dict[str, Counter[Status]] = defaultdict(Counter)
        for claim in self.store.claims:
            found[source_of(claim, self.store) or ""][claim.status] += 1
        return found

    def claim(self, claim_id: str) -> Claim:
        """Return the claim with this id. Raises ``Refusal`` (404) where there is none."""
        found = self.store.claim(claim_id)
        if found is None:
            raise no_such("claim", claim_id, "search for it, or load the list of claims again")
        return found

    def problems(self, claim_id: str) -> Sequence[Problem]:
        """Return what is wrong with a claim."""
        placed = self.placed[claim_id]
        lines = {placed.line(), *placed.node.key_lines.values()}
        return [one for one in self.reading.problems.ordered() if one.file == placed.file and one.line in lines]

    def chosen(
        self, *, query: str | None, speaker: str | None, status: Status | None, source: str | None
    ) -> list[Claim]:
        """Return the claims that are asked for: those that share words with a query, the best first."""
        claims: list[Claim] = list(self.store.claims)
        if query is not None:
            scores = self.index.scores(query)
            claims = [claims[number] for number in sorted(scores, key=lambda number: (-scores[number], number))]
        if status is not None:
            claims = [claim for claim in claims if claim.status is status]
        if source is not None:
            claims = [claim for claim in claims if source_of(claim, self.store) == source]
        return claims if speaker is None else of_speaker(claims, speaker, self.store)


class ChangedMeanwhileError(Exception):
    """Somebody else changed a claim: what it is now, among the others, and the status to answer with.

    That is 412 where the editor's ETag is an old one, and 409 where it happened in the very moment of writing.
    """

    def __init__(self, claim: Claim, filed: Filed, status: HTTPStatus) -> None:
        super().__init__(claim.id)
        self.claim = claim
        self.filed = filed
        self.status = status


class Records:
    """The claims of a workspace. Safe to use from several threads."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._rereader = Rereader(workspace)
        self._lock = threading.RLock()
        self._sight: Sight | None = None
        self._filed: Filed | UnusableInput | None = None

    def usable(self) -> bool:
        """Whether the claims can be reviewed."""
        try:
            self.now()
        except Refusal:
            return False
        return True

    def now(self) -> Filed:
        """Return the claims as the files have them now.

        Raises:
            Refusal: they cannot be used (503).
        """
        with self._lock:
            try:
                before = self._sight and look_again(self._workspace, self._sight)
                if before is None or self._filed is None:
                    self._filed = None
                    self._sight = look(self._workspace)
                    self._filed = self._read(self._sight)
                else:
                    self._sight = before
            except UnusableInput as error:  # a folder is not there, or may not be read
                self._sight, self._filed = None, error
            if isinstance(self._filed, UnusableInput):
                raise unusable(self._filed, HTTPStatus.SERVICE_UNAVAILABLE)
            return self._filed

    def _read(self, sight: Sight) -> Filed | UnusableInput:
        try:
            reading = sound(self._rereader.read(sight), self._workspace, tolerated=CURABLE)
        except UnusableInput as error:
            return error
        return Filed(reading, store_of(reading))

    def change(self, claim_id: str, tag: str, edits: Mapping[str, Any], status: Status | None) -> Claim:
        """Change a claim that still has the ``tag`` that the editor saw, and return it as it is then.

        Raises:
            ChangedMeanwhileError: somebody else changed it.
            Refusal: there is no such claim (404), what it would become is no sound claim (422), or its file cannot
                be written (503).
        """
        with self._lock:
            filed = self.now()
            claim = filed.claim(claim_id)
            if tag != tag_of(claim):
                raise ChangedMeanwhileError(claim, filed, HTTPStatus.PRECONDITION_FAILED)
            try:
                edited = with_edits(claim, edits)
            except UnusableInput as error:
                raise unusable(error, HTTPStatus.UNPROCESSABLE_ENTITY) from error
            if errors := new_errors(filed.reading, edited):
                raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, errors[0].message, cure=errors[0].cure)
            for _ in range(_TRIES):
                try:
                    return self._write(filed, claim, edits, status)
                except UnusableInput as error:
                    refused, before, filed = error, filed, self.now()
                if filed.store.claim(claim_id) != claim:
                    raise ChangedMeanwhileError(filed.claim(claim_id), filed, HTTPStatus.CONFLICT)
                if filed is before:
                    break  # it was not another program that was in the way
            if isinstance(refused, UnwritableFile):
                raise unusable(refused, HTTPStatus.SERVICE_UNAVAILABLE)
            raise unusable(refused, HTTPStatus.UNPROCESSABLE_ENTITY)

    def _write(self, filed: Filed, claim: Claim, edits: Mapping[str, Any], status: Status | None) -> Claim:
        becomes = status or claim.status
        if becomes is Status.REVIEWED:
            return accept(self._workspace, filed.store, claim, edits=edits)
        if becomes is Status.RETRACTED and claim.status is not becomes:
            return reject(self._workspace, claim, edits=edits)
        return update_claim(self._workspace, claim.id, expected=claim, **edits, status=becomes)


def tag_of(claim: Claim) -> str:
    """Return what tells a claim from what it was: a hash of its YAML, as an entity tag (RFC 9110)."""
    written = render_item(claim_values(claim), "")
    return f'"{hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:24]}"'
