"""``factcheck eval retrieval``: how well statements find the claims that they are about."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.common import DataFormat, FormatOption, OutputOption, emit, is_standard_output, write_output

if TYPE_CHECKING:  # for its name alone
    from checker.evaluate.ranking_scores import RankingScores

_DOCS = typer.Option("--docs", metavar="FILE", help="The claims: a table with tabs, or JSON Lines.")
_QUERIES = typer.Option("--queries", metavar="FILE", help="The statements, in the same forms.")
_QRELS = typer.Option("--qrels", metavar="FILE", help="Which claim answers which statement, as TREC's qrels.")


def retrieval(
    docs: Annotated[Path, _DOCS],
    queries: Annotated[Path, _QUERIES],
    qrels: Annotated[Path | None, _QRELS] = None,
    output: OutputOption = None,
    format: FormatOption = DataFormat.TEXT,  # noqa: A002  named after the option
    no_model: Annotated[
        bool, typer.Option("--no-model", help="Rank by words, names, numbers and dates, without sentence vectors.")
    ] = False,
) -> None:
    """Rank claims for each statement, the best 50, as a search in the store ranks them.

    A table names its columns in its first line: the id comes first, one is called text, claim or the like, one may
    be called title; files may be packed with gzip. -o writes the ranking as a TREC run. With --qrels, prints the
    mean average precision at 1, 3, 5 and 20, the mean reciprocal rank, and recall; without, prints the run.
    """
    # Imported here: listing the commands does not need it.
    from checker.errors import UnusableInput
    from checker.evaluate.ranking_files import read_entries, read_judgements, run_of
    from checker.evaluate.ranking_scores import score_rankings
    from checker.evaluate.retrieval import rankings
    from checker.search.encoder import Encoder

    documents, asked = read_entries(docs), read_entries(queries)
    judgements = read_judgements(qrels, asked, documents) if qrels else None
    if judgements is not None and output is not None and is_standard_output(output):
        message = "standard output cannot hold both the run and the figures"
        raise UnusableInput(message, cure="name a file with -o, or leave --qrels out")
    ranked = dict(rankings(documents, asked, None if no_model else Encoder()))
    if judgements is None or output is not None:
        write_output(run_of(ranked), output)
    if judgements is not None:
        scores = score_rankings(ranked, judgements)
        emit(scores.as_json(), format, lambda: _table(scores, len(asked)))


def _table(scores: "RankingScores", queries: int) -> str:
    lines = [f"statements {queries}, judged {scores.queries}", "", f"{'depth':8}{'MAP':>7}{'recall':>9}"]
    for depth in sorted({*scores.precision, *scores.recall}):
        figures = (scores.precision.get(depth), scores.recall.get(depth))
        cells = "".join(
            f"{'' if one is None else f'{one:.3f}':>{width}}" for one, width in zip(figures, (7, 9), strict=True)
        )
        lines.append(f"{depth:<8}{cells}".rstrip())
    return "\n".join([*lines, "", f"mean reciprocal rank {scores.reciprocal_rank:.3f}"]) + "\n"
