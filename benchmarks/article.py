"""How many statements about a real article are judged rightly, through the whole chain.

Run from the repository's root::

    python benchmarks/article.py ARTICLE.txt STATEMENTS.jsonl … [--sentences] [--no-model] [--as-of DATE]

The article is added to a new workspace, its claims are extracted and left as they are, unreviewed, and ``batch``
judges the statements: lines with ``s``, the statement, ``speaker``, if one is named beside it, and ``v``, the
verdict that its author meant. With ``--sentences`` each sentence of the article is put word for word, too.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from checker.cli.evaluate import table
from checker.evaluate.scores import score
from checker.model import ACCUSING, Label
from checker.text.sentences import paragraphs, sentences_within

FACTCHECK = (sys.executable, "-c", "from checker.cli import main; main()")


class Said(NamedTuple):
    """A statement, who is named beside it, and the verdict that its author meant."""

    text: str
    speaker: str | None
    meant: str


def factcheck(folder: Path, *words: str) -> None:
    """Run a command in the workspace; only unusable input stops the benchmark."""
    done = subprocess.run((*FACTCHECK, *words), cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)


def read(path: Path) -> list[Said]:
    """Read the statements of a file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [Said(row["s"], row.get("speaker"), row["v"]) for row in rows]


def word_for_word(text: str) -> list[Said]:
    """Return the sentences of an article as statements that it supports, headings and bylines left out."""
    spans = (span for paragraph in paragraphs(text) for span in sentences_within(text, paragraph))
    written = (" ".join(span.of(text).split()) for span in spans)
    return [
        Said(one, None, Label.SUPPORTED.value) for one in written if one.rstrip("”\"'’").endswith((".", "!", "?"))
    ]


def judged(folder: Path, statements: Sequence[Said], *options: str) -> list[str]:
    """Return the verdict of each statement, in order."""
    rows = ({"statement": said.text, "speaker": said.speaker} for said in statements)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "in.jsonl").write_text(lines, encoding="utf-8")
    factcheck(folder, "batch", "in.jsonl", "--format", "json", "-o", "out.json", "--quiet", *options)
    report = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    return [verdict["verdict"] for verdict in report["verdicts"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", type=Path)
    parser.add_argument("statements", type=Path, nargs="*")
    parser.add_argument("--sentences", action="store_true")
    parser.add_argument("--as-of", default="2026-01-15")
    parser.add_argument("--no-model", action="store_true")
    given = parser.parse_args()
    options = ["--as-of", given.as_of, *(["--no-model"] if given.no_model else [])]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        factcheck(folder, "init", ".")
        article = str(given.article.resolve())
        factcheck(folder, "sources", "add", article, "--id", "article", "--published", given.as_of)
        factcheck(folder, "extract", "article")
        sets = {path.name: read(path) for path in given.statements}
        if given.sentences:
            sets["its sentences"] = word_for_word(given.article.read_text(encoding="utf-8"))
        for title, statements in sets.items():
            found = judged(folder, statements, *options)
            pairs = [(said.meant, verdict) for said, verdict in zip(statements, found, strict=True)]
            accused = sum(verdict in ACCUSING and meant not in ACCUSING for meant, verdict in pairs)
            print(f"{title}: {accused} accused wrongly")
            print(table(score(pairs, [label.value for label in Label])))


if __name__ == "__main__":
    main()
