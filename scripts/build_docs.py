"""Write the generated parts of the documentation: commands, codes, schemas, and what the shown commands print.

    python scripts/build_docs.py            # writes what is out of date
    python scripts/build_docs.py --check    # writes nothing; exits 1 and names what is out of date

A generated part of a page stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``, or in a block fenced as
``console`` (see ``docs_console``); the rest of the page is written by hand.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from docs_codes import codes, labels
from docs_commands import commands
from docs_console import replayed
from docs_schema import SCHEMAS, fields

ROOT = Path(__file__).resolve().parent.parent

PARTS: Mapping[str, Callable[[], str]] = {
    "commands": commands,
    "verdicts": labels,
    "codes": codes,
    "fields": fields,
}
FROM_NOTHING = (
    "docs/check.md",
    "docs/for-developers.md",
    "docs/for-editors.md",
    "docs/for-fact-checkers.md",
    "docs/impact.md",
    "docs/interchange.md",
    "docs/tutorial.md",
    "docs/waivers.md",
)
"""The pages whose commands make a workspace of their own."""
PAGES = ("docs/commands.md", "docs/verdicts.md", "docs/schema.md")
_PART = re.compile(r"<!-- generated: (?P<name>\w+) -->\n.*?<!-- end -->", re.DOTALL)


def filled(page: str) -> str:
    """Return a page with its generated parts as they must be."""
    return _PART.sub(
        lambda part: f"<!-- generated: {part['name']} -->\n\n{PARTS[part['name']]().strip()}\n\n<!-- end -->", page
    )


def built() -> Iterator[tuple[str, str]]:
    """Yield each file that is generated, in whole or in part, by its path from the root, as it must be."""
    # The README's commands run in the repository, whose claims are the example; the others start from nothing.
    yield "README.md", replayed((ROOT / "README.md").read_text(encoding="utf-8"), ROOT)
    for name in FROM_NOTHING:
        with TemporaryDirectory() as folder:
            page = (ROOT / name).read_text(encoding="utf-8")
            yield name, replayed(page, Path(folder).resolve())
    for name in PAGES:
        yield name, filled((ROOT / name).read_text(encoding="utf-8"))
    for name, schema in SCHEMAS.items():
        yield f"docs/schema/{name}.json", json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the generated parts of the documentation.")
    parser.add_argument("--check", action="store_true", help="write nothing, say what is out of date")
    check: bool = parser.parse_args().check
    os.environ["COLUMNS"] = "80"
    stale = 0
    for name, text in built():
        path = ROOT / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if check:
            print(f"{name}: is out of date; run `python scripts/build_docs.py`")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"{name}: written")
    if check and not stale:
        print("the generated documentation is up to date")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
