"""The training code, on data so small that it takes seconds."""

import importlib
import random
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from training_kit import tiny

from checker.evaluate.cases import Case
from checker.nli.network import Network
from training.made import altered_forms, made_from
from training.pairs import UNTOLD, Pair, read_pairs, write_pairs
from training.public import SHARES, choose
from training.rewritten import looser_forms, rewrite_pair, rewritten_forms
from training.roles import DEEDS, role_pairs, sides
from training.stores import is_held_back, pairs_between, pairs_of
from training.teach import digest, read_taught, teach
from training.unsure import share_of_label, unsure

STORE: dict[str, Any] = {
    "id": "s1",
    "claims": [
        {
            "id": "c1",
            "text": "The ferry to Hvar carried 1,400 people.",
            "speaker": "Ana Sol",
            "rating": None,
            "superseded_by": None,
        },
        {
            "id": "c2",
            "text": "A crane will be built in Split.",
            "speaker": "Ana Sol",
            "rating": "false",
            "superseded_by": None,
        },
        {
            "id": "c3",
            "text": "The mayor resigned in May.",
            "speaker": "Ana Sol",
            "rating": None,
            "superseded_by": "c4",
        },
        {
            "id": "c4",
            "text": "The mayor stays in office.",
            "speaker": "Ana Sol",
            "rating": None,
            "superseded_by": None,
        },
    ],
    "statements": [
        {"s": "Hvar's ferry took 1,400.", "speaker": None, "v": "supported", "kind": "paraphrase", "claim": "c1"},
        {"s": "Nobody sailed to Hvar.", "speaker": None, "v": "contradicted", "kind": "quantifier", "claim": "c1"},
        {"s": "Split gets a crane.", "speaker": None, "v": "contradicted", "kind": "rated-false", "claim": "c2"},
        {"s": "The mayor has gone.", "speaker": None, "v": "outdated", "kind": "superseded", "claim": "c3"},
        {"s": "The ferry is new.", "speaker": None, "v": "unverified", "kind": "part", "claim": None, "near": "c1"},
    ],
}


def made() -> list[Pair]:
    return list(pairs_of(Case.model_validate(STORE), random.Random(1), neutrals=9))


def labels_of(hypothesis: str) -> dict[str, str]:
    return {pair.premise: pair.label for pair in made() if pair.hypothesis == hypothesis}


def test_a_store_gives_the_pairs_that_its_verdicts_mean() -> None:
    ferry, crane, mayor, stays = (claim["text"] for claim in STORE["claims"])
    assert labels_of("Hvar's ferry took 1,400.") == {
        ferry: "entailment",
        crane: "neutral",
        mayor: "neutral",
        stays: "neutral",
    }
    assert labels_of("Nobody sailed to Hvar.")[ferry] == "contradiction"
    assert labels_of("Split gets a crane.")[crane] == "entailment", "who repeats a refuted claim says what it says"
    assert labels_of("The ferry is new.")[ferry] == "neutral"


def test_a_contradiction_is_learned_both_ways() -> None:
    assert Pair("Nobody sailed to Hvar.", STORE["claims"][0]["text"], "contradiction", "stores.reversed") in made()


def test_the_claim_that_took_another_s_place_is_no_neutral() -> None:
    assert STORE["claims"][3]["text"] not in labels_of("The mayor has gone.")


def test_two_statements_on_one_claim_are_for_a_teacher_to_tell() -> None:
    pairs = list(pairs_between(Case.model_validate(STORE), random.Random(1), each=9))
    ferry = {
        statement["s"] for statement in STORE["statements"] if "c1" in {statement["claim"], statement.get("near")}
    }
    assert {(pair.premise, pair.hypothesis) for pair in pairs} == {(a, b) for a in ferry for b in ferry if a != b}
    assert {pair.label for pair in pairs} == {UNTOLD}


def test_pairs_survive_their_file_and_the_file_is_the_same_each_time(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl.gz", tmp_path / "two.jsonl.gz"
    assert write_pairs(one, made()) == write_pairs(two, made()) == len(made())
    assert list(read_pairs(one)) == made()
    assert one.read_bytes() == two.read_bytes()


def test_about_one_store_in_five_is_held_back() -> None:
    held = sum(is_held_back(f"store-{number}") for number in range(2000))
    assert 330 < held < 470


def test_public_sets_are_cut_to_their_shares_and_none_gets_in_unseen() -> None:
    pairs = [Pair(f"premise {n}", "hypothesis", "neutral", "wikifactcheck_negated.all") for n in range(3000)]
    chosen = choose([*pairs, Pair("p", "h", "entailment", "covidfact.train")], seed=1)
    assert len(chosen) == SHARES["wikifactcheck_negated"]
    with pytest.raises(KeyError):
        choose([Pair("p", "h", "neutral", "something_new.train")], seed=1)


@pytest.mark.parametrize(
    ("kind", "claim"),
    [
        ("number", "The ferry carried 1,400 people to Hvar."),
        ("number", "Some ten soldiers will join."),
        ("date", "The dam opens on 3 October."),
        ("date", "The bridge was built in 1954."),
        ("scale", "The tunnel cost 38 million francs."),
        ("denial", "The dam will open in May."),
    ],
)
def test_a_claim_is_altered_in_one_thing(kind: str, claim: str) -> None:
    forms = dict(altered_forms(claim, random.Random(3)))
    assert forms[kind] != claim
    assert abs(len(forms[kind].split()) - len(claim.split())) <= 1


@pytest.mark.parametrize(
    ("claim", "same"),
    [
        ("The ferry carried 210 people to Hvar.", {"two hundred and ten", "two hundred ten"}),
        ("The tunnel cost €48m.", {"48 million euros"}),
        ("The tunnel cost $2.5 billion.", {"2.5 billion dollars"}),
        ("Rents rose by 12%.", {"12 per cent", "12 percent"}),
        ("The dam opens on 3 October 2026.", {"October 3, 2026"}),
        ("The dam opens on October 3.", {"3 October"}),
    ],
)
def test_a_figure_is_written_otherwise(claim: str, same: set[str]) -> None:
    forms = [form for seed in range(20) for _, form in rewritten_forms(claim, random.Random(seed))]
    assert {form for form in forms if not any(words in form for words in same)} == set()
    assert all(any(words in form for form in forms) for words in same)


@pytest.mark.parametrize(
    "claim",
    ["The Boeing 737 landed.", "About 40 people came.", "The dam was built in 1954.", "More than 300 left."],
)
def test_names_years_and_bounds_are_left_as_they_are(claim: str) -> None:
    assert not list(rewritten_forms(claim, random.Random(1)))
    assert not list(looser_forms(claim, random.Random(1)))


@pytest.mark.parametrize(
    ("claim", "looser"),
    [
        ("The ferry carried 8,961 people.", "9,000 people"),
        ("The dam opens on 3 October 2026.", "in October 2026"),
    ],
)
def test_a_looser_figure_follows_and_leaves_the_exact_one_open(claim: str, looser: str) -> None:
    forms = {form for seed in range(20) for _, form in looser_forms(claim, random.Random(seed))}
    assert any(looser in form for form in forms)
    pairs = [pair for seed in range(40) for pair in made_from(claim, random.Random(seed))]
    assert {pair.label for pair in pairs if pair.premise == claim and looser in pair.hypothesis} == {"entailment"}
    assert {pair.label for pair in pairs if pair.hypothesis == claim and looser in pair.premise} == {"neutral"}


def test_bounds_hold_of_the_number_they_stand_for() -> None:
    claim = "The ferry carried 47 people."
    forms = {form for seed in range(99) for _, form in looser_forms(claim, random.Random(seed))}
    bounds = ("more than 40", "over 40", "at least 40", "fewer than 50", "under 50", "at most 50")
    assert forms == {claim.replace("47", bound) for bound in bounds}


def test_a_pair_written_otherwise_keeps_its_label_and_one_sentence() -> None:
    pair = Pair("The tunnel cost €48m.", "The tunnel cost €50m.", "contradiction", "made.number")
    for seed in range(10):
        other = rewrite_pair(pair, random.Random(seed))
        assert other.label == pair.label
        assert (other.premise == pair.premise) != (other.hypothesis == pair.hypothesis)


def test_the_sides_of_a_deed_are_subjects_in_the_singular() -> None:
    claims = ["The port authority is late.", "Ana Sol has left.", "Growers were late.", "It is late."]
    assert sides(claims) == ["Ana Sol", "The port authority"]


def test_a_deed_told_back_follows_and_swapped_it_does_not() -> None:
    pairs = list(role_pairs(["Ana Sol", "The port authority"], ["in May"], 60, random.Random(1)))
    mutual = {deed.active for deed in DEEDS if deed.mutual}
    for told, told_back, swapped in zip(pairs[::5], pairs[1::5], pairs[4::5], strict=True):
        assert (told.label, told_back.label) == ("entailment", "entailment")
        assert (told.premise, told.hypothesis) == (told_back.hypothesis, told_back.premise)
        assert swapped.premise.startswith("Ana Sol") != swapped.hypothesis.startswith("Ana Sol")
        either = any(f" {active} " in swapped.premise for active in mutual)
        assert swapped.label == ("neutral" if either else "contradiction")
    assert not list(role_pairs(["Ana Sol"], [""], 5, random.Random(1)))


def test_what_denies_already_is_not_denied_again() -> None:
    assert "denial" not in dict(altered_forms("The dam will never open.", random.Random(1)))


def test_the_parts_of_a_claim_follow_from_it() -> None:
    claim = "Two people died and 14 flats were lost in the fire."
    parts = [pair for pair in made_from(claim, random.Random(1)) if pair.source == "made.part"]
    assert {pair.hypothesis for pair in parts} == {"Two people died.", "14 flats were lost in the fire."}
    assert all(pair.label == "entailment" and pair.premise == claim for pair in parts)


PAIRS = [
    Pair("the dam is safe", "the dam is open", "entailment", "t"),
    Pair("the dam is safe", "not open", "contradiction", "t"),
]


def test_what_a_teacher_says_is_kept_without_the_texts_and_asked_once(tmp_path: Path) -> None:
    bundled, scores = Path(str(files("checker.nli") / "bundled")), tmp_path / "scores.tsv"
    assert teach(scores, bundled, [*PAIRS, PAIRS[0]]) == len(PAIRS)
    taught = read_taught(scores)
    assert set(taught) == {digest(pair) for pair in PAIRS}
    said = Network(bundled).scores([(pair.premise, pair.hypothesis) for pair in PAIRS])
    for pair, shares in zip(PAIRS, said, strict=True):
        assert taught[digest(pair)] == pytest.approx(shares, abs=0.002)
    assert "dam" not in scores.read_text()
    scores.write_text(scores.read_text()[:-3])  # stopped in the middle of a line
    assert len(read_taught(scores)) == len(PAIRS) - 1
    assert teach(scores, bundled, PAIRS, jobs=2) == 1
    assert read_taught(scores) == taught


def test_of_what_the_network_is_sure_of_only_a_share_is_kept() -> None:
    entailed, open_one, opposed, two_way, new = (
        Pair("the dam is safe", f"{number} gates hold", label, "x")
        for number, label in enumerate(("entailment", "neutral", "contradiction", "not_entailment", "entailment"))
    )
    asked = {
        digest(entailed): (0.95, 0.04, 0.01),
        digest(open_one): (0.3, 0.6, 0.1),
        digest(opposed): (0.02, 0.03, 0.95),
        digest(two_way): (0.04, 0.5, 0.46),
    }
    every = [entailed, open_one, opposed, two_way, new]
    assert [share_of_label(pair, asked) for pair in every] == pytest.approx([0.95, 0.6, 0.95, 0.96, 0.0])
    assert share_of_label(entailed._replace(label=UNTOLD), asked) == 0
    assert list(unsure(every, asked, sure=0.9, kept=0.0, seed=1)) == [open_one, new]
    assert list(unsure(every, asked, sure=0.9, kept=1.0, seed=1)) == every
    some = list(unsure(every * 100, asked, sure=0.9, kept=0.25, seed=1))
    assert 200 + 50 < len(some) < 200 + 100, "a quarter of three in five"
    assert some == list(unsure(every * 100, asked, sure=0.9, kept=0.25, seed=1)), "the same seed, the same pairs"


# --- with torch


def test_a_two_way_target_asks_for_neutral_and_contradiction_together() -> None:
    torch = pytest.importorskip("torch", reason="the training extra is not installed")
    network = pytest.importorskip("training.network", reason="the training extra is not installed")
    logits = torch.tensor([[0.0, 3.0, 0.0], [0.0, 0.0, 3.0], [3.0, 0.0, 0.0]])
    either, entailed = torch.tensor([3, 3, 3]), torch.tensor([1, 2, 0])
    together = network.loss(logits[:2], either[:2], 0.0)
    assert together < network.loss(logits[:2], entailed[:2], 0.0)
    assert network.loss(logits[2:], either[2:], 0.0) > 1


def test_a_teacher_counts_as_much_as_it_is_trusted() -> None:
    torch = pytest.importorskip("torch", reason="the training extra is not installed")
    network = pytest.importorskip("training.network", reason="the training extra is not installed")
    logits, entailed = torch.tensor([[2.0, 0.0, 0.0]]), torch.tensor([0])
    denies, silent = torch.tensor([[0.0, 0.0, 1.0]]), torch.zeros(1, 3)
    alone = network.loss(logits, entailed, 0.0)
    assert network.loss(logits, entailed, 0.0, silent, 0.7) == alone
    assert network.loss(logits, entailed, 0.0, denies, 0.0) == alone
    half, whole = (network.loss(logits, entailed, 0.0, denies, trust) for trust in (0.5, 1.0))
    assert alone < half < whole == network.loss(logits, torch.tensor([2]), 0.0)
    untold = torch.tensor([4])
    assert network.loss(logits, untold, 0.1, denies, 0.5) == whole, (
        "where nobody labelled, the teacher alone counts"
    )
    assert network.loss(logits, untold, 0.1, silent, 0.5) == network.loss(logits, untold, 0.1) == 0


@pytest.mark.filterwarnings("ignore")  # transformers and torch warn of their own futures
def test_training_learns_and_goes_on_after_a_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = tiny(tmp_path / "start")
    fit = pytest.importorskip("training.fit", reason="the training extra is not installed")
    import torch
    from transformers import AutoModelForSequenceClassification

    from training import loop
    from training.network import inputs, loss, pair_tokenizer

    def train(out: Path) -> None:
        fit.fit(out, PAIRS * 8, start, rate=0.05, epochs=30, size=4, frozen=0)

    def predicted(trained: Path) -> torch.Tensor:
        network = AutoModelForSequenceClassification.from_pretrained(trained).eval()
        with torch.no_grad():
            logits: torch.Tensor = network(**inputs(pair_tokenizer(trained), PAIRS)).logits
        return logits

    def cost(trained: Path) -> float:
        return float(loss(predicted(trained), torch.tensor([pair.target for pair in PAIRS]), 0.0))

    straight, stopped = tmp_path / "straight", tmp_path / "stopped"
    train(straight)
    assert cost(straight) < cost(start)

    kept = loop.keep

    def stop(*given: Any) -> None:
        kept(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(loop, "keep", stop)
    with pytest.raises(KeyboardInterrupt):
        fit.fit(stopped, PAIRS * 8, start, rate=0.05, epochs=30, size=4, frozen=0, keep_every=0.0)
    monkeypatch.setattr(loop, "keep", kept)
    train(stopped)
    assert torch.allclose(predicted(stopped), predicted(straight), atol=1e-4), "a stop must not change the outcome"


@pytest.mark.filterwarnings("ignore")
def test_what_is_exported_says_what_was_trained(tmp_path: Path) -> None:
    start = tiny(tmp_path / "start")
    export = pytest.importorskip("training.export", reason="the training extra is not installed")
    import torch
    from transformers import AutoModelForSequenceClassification

    from checker.nli import Network
    from training.network import inputs, pair_tokenizer

    export.export(start, tmp_path / "onnx")
    written = (tmp_path / "onnx" / "model.onnx").read_bytes()
    assert b"site-packages" not in written, "it tells where it was made"
    with torch.no_grad():
        network = AutoModelForSequenceClassification.from_pretrained(start).eval()
        shares = network(**inputs(pair_tokenizer(start), PAIRS)).logits.softmax(dim=1).tolist()
    exported = Network(tmp_path / "onnx").scores([(pair.premise, pair.hypothesis) for pair in PAIRS])
    restore = importlib.import_module("training.restore")
    restore.restore(tmp_path / "onnx", tmp_path / "back")
    with torch.no_grad():
        again = AutoModelForSequenceClassification.from_pretrained(tmp_path / "back").eval()
        back = again(**inputs(pair_tokenizer(start), PAIRS)).logits.softmax(dim=1)
    for scores, row in zip(exported, back.tolist(), strict=True):  # the order of the labels is training's own now
        assert row == pytest.approx(list(scores), abs=0.03)
    for (contradiction, entailment, neutral), other in zip(shares, exported, strict=True):
        assert [entailment, neutral, contradiction] == pytest.approx(list(other), abs=0.03)


@pytest.mark.filterwarnings("ignore")
def test_the_last_layer_works_for_the_first_token_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = tiny(tmp_path / "start")
    export = pytest.importorskip("training.export", reason="the training extra is not installed")
    import onnx

    from checker.nli import Network
    from training.first_token import first_token_only

    export.export(start, tmp_path / "cut")
    monkeypatch.setattr(export, "first_token_only", lambda model: model)
    export.export(start, tmp_path / "whole")
    whole, cut = (onnx.load(tmp_path / name / "model.onnx") for name in ("whole", "cut"))
    assert first_token_only(cut).SerializeToString() == (tmp_path / "cut" / "model.onnx").read_bytes()

    pairs = [(pair.premise, pair.hypothesis) for pair in PAIRS]
    expected = Network(tmp_path / "whole").scores(pairs)
    onnx.save(first_token_only(whole), tmp_path / "whole" / "model.onnx")  # as exported long ago, in 8 bits
    for folder in ("cut", "whole"):
        for scores, others in zip(Network(tmp_path / folder).scores(pairs), expected, strict=True):
            assert list(scores) == pytest.approx(list(others), abs=0.01)

    def slices(model: onnx.ModelProto) -> list[str]:
        return [node.name for node in model.graph.node if node.op_type == "Slice" and "first_token" in node.name]

    assert len(slices(cut)) == len(slices(whole)) == 3


def test_a_network_of_another_form_is_not_cut() -> None:
    pytest.importorskip("onnx", reason="the training extra is not installed")
    from onnx import helper

    from training.first_token import OtherFormError, first_token_only

    graph = helper.make_graph([helper.make_node("Tanh", ["x"], ["y"])], "small", [], [])
    with pytest.raises(OtherFormError, match="no attention"):
        first_token_only(helper.make_model(graph))


@pytest.mark.filterwarnings("ignore")
def test_a_network_whose_answer_is_read_from_all_tokens_is_left_whole(tmp_path: Path) -> None:
    start = tiny(tmp_path / "start")
    export = pytest.importorskip("training.export", reason="the training extra is not installed")
    import onnx

    from training.first_token import OtherFormError, first_token_only

    export.export_encoder(start, tmp_path / "mean")
    mean = onnx.load(tmp_path / "mean" / "model.onnx")
    before = mean.SerializeToString()
    with pytest.raises(OtherFormError, match="not read from the first token"):
        first_token_only(mean)
    assert mean.SerializeToString() == before


@pytest.mark.filterwarnings("ignore")
def test_a_model_with_another_attention_is_exported_whole(tmp_path: Path) -> None:
    transformers = pytest.importorskip("transformers", reason="the training extra is not installed")
    export = pytest.importorskip("training.export", reason="the training extra is not installed")
    import onnx
    import torch

    from checker.nli import Network
    from training.first_token import OtherFormError, first_token_only
    from training.network import inputs, pair_tokenizer

    start = tiny(tmp_path / "start")
    torch.manual_seed(1)
    shape = transformers.MPNetConfig(
        vocab_size=10,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        pad_token_id=0,
        id2label={0: "contradiction", 1: "entailment", 2: "neutral"},
    )
    transformers.MPNetForSequenceClassification(shape).save_pretrained(start)
    export.export(start, tmp_path / "onnx")
    with torch.no_grad():
        network = transformers.MPNetForSequenceClassification.from_pretrained(start).eval()
        given = {name: value for name, value in inputs(pair_tokenizer(start), PAIRS).items() if "type" not in name}
        shares = network(**given).logits.softmax(dim=1).tolist()
    exported = Network(tmp_path / "onnx").scores([(pair.premise, pair.hypothesis) for pair in PAIRS])
    for (contradiction, entailment, neutral), scores in zip(shares, exported, strict=True):
        assert [entailment, neutral, contradiction] == pytest.approx(list(scores), abs=0.03)
    with pytest.raises(OtherFormError, match="another form"):
        first_token_only(onnx.load(tmp_path / "onnx" / "model.onnx"))


def test_the_mean_of_two_networks_lies_between_them(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="the training extra is not installed")
    module = importlib.import_module("training.mean")
    network = importlib.import_module("training.network")
    transformers = importlib.import_module("transformers")
    start = tiny(tmp_path / "start")
    for name, seed in (("before", 1), ("after", 2)):
        torch.manual_seed(seed)
        fresh = network.new_network(start, 0)
        with torch.no_grad():
            for parameter in fresh.parameters():
                parameter += torch.randn_like(parameter)
        importlib.import_module("training.loop").save(tmp_path / name, fresh, start)
    module.mean(tmp_path / "mean", tmp_path / "before", tmp_path / "after", 0.25)
    one, other, mixed = (
        transformers.AutoModelForSequenceClassification.from_pretrained(tmp_path / name).classifier.weight
        for name in ("before", "after", "mean")
    )
    assert not torch.equal(one, other)
    assert torch.allclose(mixed, 0.75 * one + 0.25 * other)
    assert (tmp_path / "mean" / "tokenizer.json").exists()


def test_a_batch_holds_pairs_of_about_one_length_and_an_epoch_each_pair_once() -> None:
    fit = pytest.importorskip("training.fit", reason="the training extra is not installed")
    tokens = [7, 90, 8, 88, 9, 91, 6, 89]
    pairs = [Pair(f"claim {at}", "statement", "neutral", "t") for at in range(len(tokens))]
    found = list(fit.batches(pairs, tokens, 4, seed=1))
    assert sorted(pair.premise for batch in found for pair in batch) == sorted(pair.premise for pair in pairs)
    lengths = [{tokens[int(pair.premise.split()[1])] > 50 for pair in batch} for batch in found]
    assert sorted(map(len, lengths)) == [1, 1]
