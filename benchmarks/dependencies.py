"""What each dependency costs: the time to import it, and the disk space of it and of all that it needs.

Run from the repository's root: ``python benchmarks/dependencies.py``.
"""

import re
import statistics
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
MODULES = {
    "pyyaml": "yaml",
    "ruamel-yaml": "ruamel.yaml",
    "charset-normalizer": "charset_normalizer",
    "python-docx": "docx",
    "markdown-it-py": "markdown_it",
}
RUNS = 7


def name_of(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def needs(name: str) -> set[str]:
    """Return a distribution with everything that it needs here, by name."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        try:
            requirements = distribution(one).requires or []
        except PackageNotFoundError:  # for another system
            continue
        found.add(one)
        waiting += [name_of(requirement) for requirement in requirements if "extra ==" not in requirement]
    return found


def size(name: str) -> int:
    """Return the bytes of a distribution's files, compiled ones left out: they come by themselves."""
    paths = [Path(str(file.locate())) for file in distribution(name).files or [] if file.suffix != ".pyc"]
    return sum(path.stat().st_size for path in paths if path.is_file())


def seconds(code: str) -> float:
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [name_of(requirement) for requirement in project["dependencies"]]
    empty = seconds("pass")
    print("| dependency | version | import | size | size of what it needs |")
    print("|---|---|---|---|---|")
    for name in names:
        needed = needs(name) - {name}
        took = seconds(f"import {MODULES.get(name, name.replace('-', '_'))}") - empty
        whole = sum(size(one) for one in needed)
        others = f"{whole / 1e6:.1f} MB: {', '.join(sorted(needed))}" if needed else "nothing"
        version = distribution(name).version
        print(f"| {name} | {version} | {took * 1000:.0f} ms | {size(name) / 1e6:.1f} MB | {others} |")


if __name__ == "__main__":
    main()
