"""The command line: the only place that prints or exits."""

import errno
import gc
import os
import sys
from collections.abc import Sequence

from checker import __version__
from checker.errors import ExitCode, UnusableInput


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``factcheck`` and exit with one of the codes of ``ExitCode``."""
    # A command makes many small objects and drops few of them before it ends: looking for garbage at Python's pace
    # would take a fifth of its time.
    gc.set_threshold(50_000, 20, 50)
    _forgive_encodings()
    code = run(sys.argv[1:] if arguments is None else arguments)
    gc.freeze()  # nor is it worth while to take them apart one by one at the end
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; whatever goes wrong is one line on standard error.

    A bug shows its traceback where FACTCHECK_DEBUG is set or ``--traceback`` stands before the command.
    """
    try:
        return _answer(list(arguments))
    except UnusableInput as error:
        return _fail(str(error), ExitCode.UNUSABLE)
    except KeyboardInterrupt:
        return _fail("interrupted", ExitCode.INTERRUPTED)
    except BrokenPipeError:
        abandon_output()
        return ExitCode.OK
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NO_PLACE:
            abandon_output()
            return _fail(f"the output cannot be written ({error.strerror}); make room for it", ExitCode.UNUSABLE)
        if isinstance(error, PermissionError | NotADirectoryError) and error.filename is not None:
            cure = "change its permissions, or run as a user who may read it"
            return _fail(f"{error.filename}: may not be read ({error.strerror}); {cure}", ExitCode.UNUSABLE)
        return _report_bug(
            error, traceback=bool(os.environ.get("FACTCHECK_DEBUG")) or _asks_for_traceback(arguments)
        )


_NO_PLACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def abandon_output() -> None:
    """Send what is still to be written nowhere: its reader (head, less) has had enough, and that is no error."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # a stream in memory, which has no descriptor
        sys.stdout = open(nowhere, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  it stays open, as the real one does
    else:
        os.close(nowhere)


def _answer(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        print(f"factcheck {__version__}")
        return ExitCode.OK
    from checker.cli.commands import call  # typer takes longer to import than --version may take to answer

    code = call(arguments)
    try:
        sys.stdout.flush()  # what is still buffered must be out, or known to be lost, before the exit code is told
    except BrokenPipeError:
        abandon_output()
    return code


def _asks_for_traceback(arguments: Sequence[str]) -> bool:
    before = [*arguments, "."]
    command = next(number for number, word in enumerate(before) if not word.startswith("-"))
    return "--traceback" in before[:command]


def _report_bug(error: Exception, *, traceback: bool) -> int:
    if traceback:
        import traceback as tracebacks

        tracebacks.print_exception(error, file=sys.stderr)
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    cure = "please report it, with the output of the same command as `factcheck --traceback …`"
    return _fail(f"this is a bug ({what}); {cure}", ExitCode.BUG)


def _fail(message: str, code: ExitCode) -> int:
    print(f"factcheck: {' '.join(message.split())}", file=sys.stderr)
    return code


def _forgive_encodings() -> None:
    """Let a terminal that cannot show a character show its escape: a quotation mark must not stop a check."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
