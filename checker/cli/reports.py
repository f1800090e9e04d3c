"""Where the report on statements goes where no place is named: never over the report on another file."""

from collections.abc import Callable
from pathlib import Path, PurePath

from checker.errors import UnusableInput
from checker.files import STANDARD_INPUT, name_of
from checker.report.origin import origin_in
from checker.store.guard import locked


def put_report(write: Callable[[Path], object], folder: Path, file: str, ending: str) -> Path:
    """Have the report on ``file`` written to its default place and return it.

    The place is looked for again, and nobody else takes it meanwhile: two batches may run at once.
    """
    default_target(folder, file, ending)
    with locked(folder):
        target = default_target(folder, file, ending)
        write(target)
    return target


def default_target(folder: Path, file: str, ending: str) -> Path:
    """Return where in ``folder``, which is made if it is not there, the report on ``file`` goes.

    That is the file's name with the ``ending`` of the report in place of its own, or behind it where the first is
    taken by something else than a report on this file: ``b.csv`` and ``b.jsonl`` are two inputs.

    Raises:
        UnusableInput: both are taken, or the folder cannot be made.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        cure = "make it a folder that you may write in, or give -o FILE"
        raise UnusableInput(f"the folder cannot be made ({error.strerror})", cure=cure, file=folder) from None
    name = PurePath("standard-input" if file == STANDARD_INPUT else file)
    places = [folder / f"{name.stem}{ending}", folder / f"{name.name}{ending}"]
    target = next((place for place in places if _is_free(place, file)), None)
    if target is None:
        message = "this is there already, and it is no report on the same file"
        raise UnusableInput(message, cure="give -o FILE, or move it away", file=places[-1])
    return target


def _is_free(place: Path, file: str) -> bool:
    """Whether nothing stands at ``place`` but, perhaps, an earlier report on ``file``."""
    if not place.exists():
        return True
    try:
        origin = origin_in(place)
    except OSError:
        return False
    if file == STANDARD_INPUT:
        return origin == name_of(file)
    return origin is not None and (origin == file or Path(origin).absolute() == Path(file).absolute())
