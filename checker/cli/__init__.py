"""The command line: the only place that prints or exits."""

import os
import sys
from collections.abc import Sequence

from checker import __version__
from checker.errors import ExitCode, UnusableInput


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``factcheck`` and exit with one of the codes of ``ExitCode``."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if arguments == ["--version"]:
        print(f"factcheck {__version__}")
        return
    sys.exit(run(arguments))


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; whatever goes wrong is one line on standard error."""
    from checker.cli.main import app  # typer takes longer to import than --version may take to answer

    traceback = "--traceback" in arguments[:1] or bool(os.environ.get("FACTCHECK_DEBUG"))
    try:
        app(list(arguments), prog_name="factcheck", standalone_mode=True)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else ExitCode.OK if stop.code is None else ExitCode.UNUSABLE
    except UnusableInput as error:
        print(f"factcheck: {error}", file=sys.stderr)
        return ExitCode.UNUSABLE
    except KeyboardInterrupt:
        print("factcheck: interrupted", file=sys.stderr)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has had enough. Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except Exception as error:
        if traceback:
            raise
        print(
            f"factcheck: a bug: {type(error).__name__}: {error}; please report it with the output of "
            "`factcheck --traceback …`",
            file=sys.stderr,
        )
        return ExitCode.BUG
    return ExitCode.OK
