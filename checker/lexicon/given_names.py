"""Who bears a given name, for pronouns."""

from functools import cache

from checker.lexicon.spelling import plain
from checker.lexicon.tables import rows


def gender(given_name: str) -> str | None:
    """Return "f" or "m" for a name that mostly women or men bear, "u" for one that both do, None if unknown.

    Of a double name ("Jean-Claude") the first part counts where the whole is not known.
    """
    names, name = _names(), plain(given_name)
    return names.get(name) or names.get(name.partition("-")[0])


@cache
def _names() -> dict[str, str]:
    return {name: gender for name, gender in rows("given_names")}  # noqa: C416  a row that has not two cells must fail
