"""The manual page is true, and importing the lexicon costs nothing."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

from checker.lexicon.tables import DATA

PAGE = (Path(__file__).parent.parent / "docs" / "lexicon.md").read_text(encoding="utf-8")

READS = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import checker.lexicon
print([name for name in opened if name.endswith((".tsv", ".txt"))])
checker.lexicon.relation("rose", "fell")
print(any(name.endswith("opposites.tsv") for name in opened))
"""


def test_examples_of_the_page_run() -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert blocks
    for block in blocks:
        examples = doctest.DocTestParser().get_doctest(block, {}, "docs/lexicon.md", None, None)
        assert examples.examples
        assert doctest.DocTestRunner(verbose=False).run(examples).failed == 0


def test_page_names_every_table() -> None:
    assert [path.name for path in DATA.rglob("*.tsv") if f"`{path.name}`" not in PAGE] == []


def test_nothing_is_read_before_it_is_needed() -> None:
    done = subprocess.run([sys.executable, "-c", READS], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "True"]
