"""How far the attribution figures may be off by the choice of articles: ``python benchmarks/intervals.py FILE``.

The articles of FILE are drawn anew with replacement, 2,000 times, and F1 is taken each time (the bootstrap of Efron
1979); printed are the figure itself and the bounds that 95 in 100 of the draws lie within.
"""

import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from checker.evaluate.attribution import read_articles, read_quotes
from checker.evaluate.attribution_scores import score_attributions

DRAWS = 2000
FIGURES = {"word for word": "exact", "in part": "partial", "in part, speaker right": "joint"}


def f1(articles: Sequence[Counter[str]], figure: str) -> float:
    """Return F1, in per cent, of one figure over some articles' counts."""
    found, marked, predicted = (sum(one[name] for one in articles) for name in (figure, "marked", "predicted"))
    return 200 * found / (marked + predicted)


def main() -> None:
    """Print a row for each figure."""
    read = read_quotes(read_articles(Path(sys.argv[1])))
    articles = [score_attributions([one]).counts for one in read]
    draw = random.Random(1)
    print(f"{len(articles)} articles, {DRAWS} draws\n\n| F1 | % | from | to |\n|---|---|---|---|")
    for name, figure in FIGURES.items():
        drawn = sorted(f1(draw.choices(articles, k=len(articles)), figure) for _ in range(DRAWS))
        low, high = drawn[DRAWS // 40], drawn[-DRAWS // 40 - 1]
        print(f"| {name} | {f1(articles, figure):.1f} | {low:.1f} | {high:.1f} |")


if __name__ == "__main__":
    main()
