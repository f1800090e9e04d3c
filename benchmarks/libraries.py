"""Our readers of sentences, tokens, names, numbers and dates beside libraries that do the same.

    python benchmarks/libraries.py [--articles FILE.jsonl.gz] [--judge] [--show] [TASK…]

Errors over the cases of tests/cases/text; milliseconds for 1,000 words (of names, for 1,000 names); the time to
import and to make the reader, in a new process. ``--articles`` takes lines of JSON with ``doc_id`` and ``text``:
the time is taken over them, and the ends of sentences on which any two disagree are held against those judged by
hand in benchmarks/boundaries.tsv; ``--judge`` prints the sample to be judged. A library that is not installed is
skipped with a line. Install them beside factcheck: pysbd syntok spacy sentencex blingfire nameparser probablepeople
quantulum3 text2num number-parser dateparser python-dateutil.
"""

import argparse
import contextlib
import gzip
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from library_readers import TASKS, Library

from checker.files import load_yaml
from checker.text.quotations import overlapping, quotations
from checker.text.sentences import paragraphs

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases" / "text"
JUDGED = ROOT / "benchmarks" / "boundaries.tsv"
PATHS = {**os.environ, "PYTHONPATH": str(ROOT)}
SAMPLE, SEED, RUNS = 100, 20260312, 5
ENOUGH = 3.0  # seconds of reading that a time is taken over, at the most
ARTICLES = Sequence[tuple[str, str]]


def load(name: str) -> dict[str, Any]:
    path = CASES / f"{name}.yaml"
    loaded = load_yaml(path.read_text(encoding="utf-8"), path.name)
    assert isinstance(loaded, dict)
    return loaded


# --- Errors -----------------------------------------------------------------------------------------------------


def wrong_sentences(read: Callable[[str], list[tuple[int, int]]]) -> Iterator[tuple[object, object]]:
    for case in load("sentences")["cases"]:
        text = " ".join(case)
        found = [text[start:end].strip() for start, end in read(text)]
        if found != case:
            yield case, found


def wrong_tokens(read: Callable[[str], list[str]]) -> Iterator[tuple[object, object]]:
    for case in load("tokens")["cases"]:
        found = read(case["text"])
        if "one" in case:
            right = case["one"] in found
        else:
            left, next_one = case["apart"]
            right = any(a == left and b.startswith(next_one) for a, b in pairwise(found))
        if not right:
            yield case, found


def wrong_names(read: Callable[[str], str | None]) -> Iterator[tuple[object, object]]:
    from checker.text.names import name_words

    for case in load("names")["cases"]:
        wanted = None if case["name"] == "none" else name_words(case["name"])
        found = read(case["text"])
        if (tuple(found.casefold().replace(".", "").split()) if found else None) != (
            tuple(word for word in wanted) if wanted else None
        ) and (name_words(found) if found else None) != wanted:
            yield case, found


def wrong_numbers(read: Callable[[str], list[float]]) -> Iterator[tuple[object, object]]:
    for case in load("plain_numbers")["cases"]:
        found = sorted(read(case["text"]))
        wanted = sorted(case["values"])
        same = len(found) == len(wanted)
        if not same or any(abs(a - b) > 1e-6 * max(1, abs(b)) for a, b in zip(found, wanted, strict=True)):
            yield case, found


def wrong_dates(read: Callable[[str, date], Any]) -> Iterator[tuple[object, object]]:
    """Yield the sentences whose day is read wrongly.

    Ours are spans of days, several where a text can mean several: one must begin on the day, or, if short, hold it.
    """
    loaded = load("plain_dates")
    for case in loaded["cases"]:
        found = read(case["text"], loaded["written"])
        spans = found if isinstance(found, list) else [(found, found)] if found else []
        if case["day"] == "none":
            right = not spans
        else:
            right = any(a == case["day"] or (a < case["day"] <= b and (b - a).days < 10) for a, b in spans)
        if not right:
            yield case, found


WRONG: dict[str, Callable[[Any], Iterator[tuple[object, object]]]] = {
    "sentences": wrong_sentences,
    "tokens": wrong_tokens,
    "names": wrong_names,
    "numbers": wrong_numbers,
    "dates": wrong_dates,
}
FILES = {"numbers": "plain_numbers", "dates": "plain_dates"}


# --- Speed ------------------------------------------------------------------------------------------------------


def texts_of(task: str, articles: ARTICLES) -> list[str]:
    if task == "names":
        return [case["text"] for case in load("names")["cases"]]
    if articles:
        return [paragraph.of(text) for _, text in articles for paragraph in paragraphs(text)]
    return [
        " ".join(case) if isinstance(case, list) else case["text"] for case in load(FILES.get(task, task))["cases"]
    ]


def milliseconds(task: str, read: Callable[..., Any], texts: Sequence[str]) -> float:
    """Return the time for 1,000 words, or 1,000 names, over as many texts as are read in a few seconds."""
    more = (load("plain_dates")["written"],) if task == "dates" else ()
    words = 0
    with contextlib.suppress(Exception):
        read(texts[0], *more)  # data that is read once does not count
    start = process_time()  # of the processor: other work on the machine does not count
    for text in texts:
        with contextlib.suppress(Exception):  # a library may fail on a text; its errors are counted above
            read(text, *more)
        words += 1 if task == "names" else len(text.split())
        if process_time() - start > ENOUGH:
            break
    return 1e6 * (process_time() - start) / words


def to_import(library: Library) -> float:
    """Return the seconds to import a library and make its reader, in a new process, without those of Python."""
    code = f"import library_readers as r; r.{library.make.__name__}()"
    return max(0.0, seconds(code) - seconds("import library_readers"))


def seconds(code: str) -> float:
    took = []
    for _ in range(RUNS):
        start = perf_counter()
        subprocess.run([sys.executable, "-W", "ignore", "-c", code], cwd=ROOT / "benchmarks", env=PATHS, check=True)
        took.append(perf_counter() - start)
    return min(took)


# --- Ends of sentences on which any two disagree ------------------------------------------------------------------


def ends(read: Callable[[str], list[tuple[int, int]]], text: str) -> set[int]:
    """Return where sentences end inside paragraphs; each paragraph is read alone."""
    found = set()
    for paragraph in paragraphs(text):
        found |= {paragraph.start + end for _, end in ends_of(read, paragraph.of(text))}
        found.discard(paragraph.end)
    return found


def ends_of(read: Callable[[str], list[tuple[int, int]]], text: str) -> Iterator[tuple[int, int]]:
    for start, end in read(text):
        yield start, start + len(text[start:end].rstrip())


def disagreements(readers: dict[str, Callable[..., Any]], articles: ARTICLES) -> dict[tuple[str, int], set[str]]:
    """Return the places where some but not all end a sentence, with who does.

    Not inside quotations, where some part sentences and some do not, which is no error of either; nor by spaCy's
    component, which would be most of them.
    """
    found: dict[tuple[str, int], set[str]] = {}
    readers = {name: read for name, read in readers.items() if name != "spacy"}
    for doc, text in articles:
        here = {name: ends(read, text) for name, read in readers.items()}
        marks = quotations(text)
        for at in set().union(*here.values()):
            if any(mark.inner.start < at < mark.inner.end for mark in overlapping(marks, at, at + 1)):
                continue
            who = {name for name, places in here.items() if at in places}
            if len(who) < len(readers):
                found[doc, at] = who
    return found


def judged() -> dict[tuple[str, int], bool]:
    if not JUDGED.is_file():
        return {}
    rows = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {(doc, int(at)): verdict == "end" for doc, at, verdict in rows if verdict != "unclear"}


# --- The report ---------------------------------------------------------------------------------------------------


def ready(task: str) -> dict[Library, Callable[..., Any]]:
    found = {}
    for library in TASKS[task]:
        try:
            found[library] = library.make()
        except ImportError as error:
            print(f"{library.name}: skipped, {error}", file=sys.stderr)
    return found


def report(task: str, articles: ARTICLES, *, show: bool) -> None:
    readers = ready(task)
    texts = texts_of(task, articles)
    count = len(load(FILES.get(task, task))["cases"])
    unit = "1,000 names" if task == "names" else "1,000 words"
    print(f"\n## {task.capitalize()}\n\n| library | errors of {count} | ms for {unit} | import | lacks |")
    print("|---|---|---|---|---|")
    for library, read in readers.items():
        wrong = list(WRONG[task](read))
        took = milliseconds(task, read, texts)
        print(
            f"| {library.name} | {len(wrong)} | {took:.2f} | {to_import(library):.2f} s | {library.lacks} |",
            flush=True,
        )
        if show:
            for case, found in wrong:
                print(f"    {case} -> {found}", file=sys.stderr)
    if task == "sentences" and articles:
        on_articles({library.name: read for library, read in readers.items()}, articles)


def on_articles(readers: dict[str, Callable[..., Any]], articles: ARTICLES) -> None:
    verdicts = judged()
    found = disagreements(readers, articles)
    known = {place: end for place, end in verdicts.items() if any(doc == place[0] for doc, _ in articles)}
    print(f"\n{len(found)} places in {len(articles)} articles where some end a sentence and some do not.\n")
    print(f"| library | wrong of {len(known)} judged | ends one wrongly | misses an end |\n|---|---|---|---|")
    texts = dict(articles)
    for name, read in readers.items():
        here = {doc: ends(read, texts[doc]) for doc in {doc for doc, _ in known}}
        false = sum(at in here[doc] and not end for (doc, at), end in known.items())
        missed = sum(at not in here[doc] and end for (doc, at), end in known.items())
        print(f"| {name} | {false + missed} | {false} | {missed} |")


def to_judge(articles: ARTICLES) -> None:
    """Print a fixed sample of the places where any two disagree, to be marked "end" or "no"."""
    readers = {library.name: read for library, read in ready("sentences").items()}
    found = disagreements(readers, articles)
    texts = dict(articles)
    for doc, at in random.Random(SEED).sample(sorted(found), min(SAMPLE, len(found))):
        before, behind = texts[doc][max(0, at - 60) : at], texts[doc][at : at + 40]
        print(f"{doc}\t{at}\t{' '.join(before.split())} ‖ {' '.join(behind.split())}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", nargs="*", default=list(TASKS))
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--judge", action="store_true")
    parser.add_argument("--show", action="store_true", help="print each error on stderr")
    options = parser.parse_args()
    articles: list[tuple[str, str]] = []
    if options.articles:
        with gzip.open(options.articles, "rt", encoding="utf-8") as lines:
            articles = [(one["doc_id"], one["text"]) for one in map(json.loads, lines)]
    if options.judge:
        return to_judge(articles)
    for task in options.tasks:
        report(task, articles, show=options.show)
    return None


if __name__ == "__main__":
    main()
