"""``factcheck eval``: measure on labelled data, so that progress is a number."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.common import DataFormat, FormatOption, NoModelOption, OutputOption, emit, write_output
from checker.cli.evaluate_retrieval import retrieval
from checker.errors import UnusableInput
from checker.evaluate.scores import Scores
from checker.evaluate.subset import Subset

if TYPE_CHECKING:  # for its name alone
    from checker.evaluate.attribution_scores import AttributionScores
    from checker.evaluate.calibration import Calibration
    from checker.evaluate.kinds import Kind
    from checker.nli import Network

app = typer.Typer(help="Measure on labelled data.", no_args_is_help=True)

_FILE = typer.Argument(metavar="FILE", help="The labelled data, one JSON object a line; - is standard input.")
_InferenceOption = Annotated[
    Path | None,
    typer.Option(
        "--inference",
        metavar="FOLDER",
        help="Measure this inference model in place of the bundled one.",
        show_default=False,
    ),
]


@app.command("cases")
def cases(
    file: Annotated[Path, _FILE],
    output: OutputOption = None,
    format: FormatOption = DataFormat.TEXT,  # noqa: A002  named after the option
    no_model: NoModelOption = False,
    inference: _InferenceOption = None,
    kinds: Annotated[bool, typer.Option("--kinds", help="Show how each kind of statement fares, too.")] = False,
    pool: Annotated[
        bool, typer.Option("--pool", help="Judge every statement against the claims of all stores at once.")
    ] = False,
) -> None:
    """Judge the statements of small stores, each against the claims of its own store.

    Prints accuracy, a confusion table, precision, recall and F1 of each verdict, and how often verdicts of each
    confidence are right; -o writes one prediction a line.
    """
    # Imported here: measuring needs the whole pipeline, listing the commands does not.
    from checker.evaluate.calibration import calibration
    from checker.evaluate.cases import desk_of, judge, pooled, read_cases
    from checker.evaluate.kinds import by_kind
    from checker.evaluate.scores import score
    from checker.model import Label
    from checker.search.encoder import Encoder

    network, encoder = _network(inference, no_model=no_model), None if no_model else Encoder()
    read = read_cases(file)
    together = desk_of(pooled(read), network, encoder) if pool else None
    judged = list(judge(read, network, encoder, together=together))
    _predictions((row.row for row in judged), output)
    pairs = [(row.statement.v.value, row.verdict.label.value) for row in judged]
    scores = score(pairs, [label.value for label in Label])
    sure = calibration((row.verdict.confidence, row.right) for row in judged)
    fared = by_kind(judged)
    value = {
        **scores.as_json(),
        "calibration": sure.as_json(),
        "kinds": {kind: one.as_json() for kind, one in fared.items()},
    }
    emit(value, format, lambda: table(scores) + _reliability(sure) + (_kinds(fared) if kinds else ""))


@app.command("pairs")
def pairs(
    file: Annotated[Path, _FILE],
    output: OutputOption = None,
    format: FormatOption = DataFormat.TEXT,  # noqa: A002  named after the option
    no_model: NoModelOption = False,
    inference: _InferenceOption = None,
) -> None:
    """Judge sentence pairs by the inference model, or with --no-model by the words of both.

    Where the labels are two-way (not_entailment, or none neutral), neutral and contradiction count as
    not_entailment. Figures are given for each source set that the file names, too; -o writes each line with its
    prediction and three scores.
    """
    # As above.
    from checker.evaluate.pairs import judge_pairs, read_pairs, score_pairs

    judged = list(judge_pairs(read_pairs(file), _network(inference, no_model=no_model)))
    _predictions((row.row for row in judged), output)
    scores = score_pairs(judged)
    by_set = {
        name: score_pairs([row for row in judged if row.set == name])
        for name in sorted({row.set for row in judged})
    }
    value = {**scores.as_json(), "sets": {name: part.as_json() for name, part in by_set.items()}}
    emit(value, format, lambda: table(scores) + _sets(by_set))


@app.command("attribution")
def attribution(
    file: Annotated[Path, _FILE],
    output: OutputOption = None,
    format: FormatOption = DataFormat.TEXT,  # noqa: A002  named after the option
    subset: Annotated[
        Subset, typer.Option(help="Which quotes count: those that make a claim, all speech, or all.")
    ] = Subset.CLAIM,
) -> None:
    """Read who said what in articles in which people have marked it; the file may be packed with gzip.

    Prints F1 of contents found word for word, found in part, and found in part with the right speaker; the share
    of speakers that are right by their head word and by all words; and the share found of direct, mixed and
    indirect speech. -o writes the predictions, one article a line.
    """
    # As above.
    from checker.evaluate.attribution import read_articles, read_quotes
    from checker.evaluate.attribution_scores import score_attributions

    read = list(read_quotes(read_articles(file)))
    _predictions((row.row for row in read), output)
    scores = score_attributions(read, subset)
    emit({"subset": subset.value, **scores.as_json()}, format, lambda: _attributions(scores))


app.command("retrieval")(retrieval)


def _attributions(scores: "AttributionScores") -> str:
    lines = [
        f"quotes marked {scores.counts['marked']}, predicted {scores.counts['predicted']}",
        "",
        f"{'found':22}precision  recall     F1",
    ]
    names = {"exact": "word for word", "partial": "in part", "joint": "in part, speaker right"}
    for how, name in names.items():
        one = scores.found(how)
        lines.append(f"{name:22}{one.precision:9.3f}  {one.recall:6.3f}  {one.f1:5.3f}")
    lines += ["", f"{'speaker':22}{'right':>9}      of"]
    shares = {"head": scores.speaker("head"), "every word": scores.speaker("exact")}
    if scores.counts["resolved"]:
        shares |= {"who it is": scores.speaker("resolved"), "who a pronoun is": scores.pronouns}
    lines += [f"{name:22}{share.value:9.3f}{share.of:8}" for name, share in shares.items()]
    lines += ["", f"{'found in part':22}{'recall':>9}      of"]
    found = {kind: scores.recall(kind) for kind in ("direct", "mixed", "indirect")}
    lines += [f"{kind:22}{share.value:9.3f}{share.of:8}" for kind, share in found.items()]
    return "\n".join(lines) + "\n"


def _network(folder: Path | None, *, no_model: bool) -> "Network | None":
    """Return the inference model that is measured, if one is.

    Raises:
        UnusableInput: Both options are given, or the folder holds no model.
    """
    from checker.nli import Network

    if no_model and folder:
        raise UnusableInput("--inference names a model and --no-model leaves it out", cure="give one of the two")
    return None if no_model else Network(folder)


def _predictions(rows: Iterable[dict[str, object]], output: Path | None) -> None:
    if output is not None:
        import json

        write_output("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), output, as_data=True)


def table(scores: Scores) -> str:
    """Return the figures as a plain table: what was meant down, what was predicted across."""
    width = max(len(label) for label in scores.labels) + 2
    head = f"{'meant / predicted':{width + 6}}" + "".join(f"{label:>{width}}" for label in scores.labels)
    lines = [f"accuracy {scores.accuracy:.3f} of {scores.total}", "", f"{head}  precision  recall     F1"]
    for label in scores.labels:
        figures = scores.of(label)
        counts = "".join(f"{scores.confusion[label, predicted]:>{width}}" for predicted in scores.labels)
        lines.append(
            f"{label:{width + 6}}{counts}  {figures.precision:9.3f}  {figures.recall:6.3f}  {figures.f1:5.3f}"
        )
    return "\n".join(lines) + "\n"


def _reliability(sure: "Calibration") -> str:
    lines = ["", f"expected calibration error {sure.error:.3f}", "", "confidence  verdicts  right"]
    lines += [f"{one.low:.1f} to {one.low + 0.1:.1f}{one.count:>10}{one.right:>8.2f}" for one in sure.bins]
    return "\n".join(lines) + "\n"


def _kinds(fared: Mapping[str, "Kind"]) -> str:
    width = max((len(kind) for kind in fared), default=0) + 2
    lines = ["", f"{'kind':{width}}statements  right  wrongly accused  wrongly supported"]
    lines += [
        f"{kind or '(none)':{width}}{one.total:>10}{one.right:>7}{one.accused:>17}{one.vouched:>19}"
        for kind, one in fared.items()
    ]
    return "\n".join(lines) + "\n"


def _sets(by_set: dict[str, Scores]) -> str:
    if len(by_set) < 2:
        return ""
    lines = [
        "",
        "accuracy by set",
        *(f"  {name:36} {part.accuracy:.3f} of {part.total}" for name, part in by_set.items()),
    ]
    return "\n".join(lines) + "\n"
