"""``factcheck serve``: where it listens, for whom, and how it ends."""

import builtins
import json
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from desk_kit import CONTRADICTED, desk
from store_kit import write

from checker.cli import run
from checker.cli.serve import SHORTEST_TOKEN, _address, _rules, _token
from checker.errors import UnusableInput
from checker.serve.guard import LOCAL


def started(root: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    """Start the desk on a free port; return the process and the line that it printed."""
    command = [sys.executable, "-m", "checker", "serve", "--port", "0", "--no-model", *options]
    process = subprocess.Popen(
        [*command, "--claims", str(root / "claims")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return process, process.stdout.readline()


def test_it_serves_until_it_is_interrupted_and_ends_well(tmp_path: Path) -> None:
    desk(tmp_path)
    process, line = started(tmp_path)
    try:
        address = line.split()[4]
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address) as page:
            assert b"factcheck desk" in page.read()
        request = urllib.request.Request(
            f"{address}api/v1/check",
            data=json.dumps({"text": CONTRADICTED}).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:
            assert json.load(answer)["verdicts"][0]["verdict"] == "contradicted"
            assert answer.headers["server"] is None
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert errors == "the desk is closed\n"


def test_a_store_that_cannot_be_used_is_told_before_anything_is_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = desk(tmp_path)
    write(made, "claims/harbour.yaml", "source: harbour\nclaims: []\n")
    assert run(["serve", "--port", "0", "--no-model", "--claims", str(made.claims_dir)]) == 2
    assert "there is no claim in the store" in capsys.readouterr().err


def test_a_port_that_is_taken_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = desk(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert run(["serve", "--port", port, "--claims", str(made.claims_dir)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert f"port {port} of 127.0.0.1 cannot be had" in told.err


def test_an_address_that_is_not_of_this_machine_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--host", "nowhere.invalid"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_its_libraries_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "fastapi":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    assert run(["serve"]) == 2
    assert capsys.readouterr().err == (
        "factcheck: the desk needs fastapi and uvicorn, which are not installed; "
        "in a clone of factcheck: pip install '.[serve]'\n"
    )


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_on_this_machine_no_token_is_asked_for(host: str) -> None:
    assert _token(None, host) is None
    rules = _rules(host, None, ())
    assert not rules.addresses
    assert rules.hosts >= LOCAL


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "desk.example"])
def test_elsewhere_a_token_is_always_asked_for(host: str) -> None:
    one, other = _token(None, host), _token(None, host)
    assert one
    assert one != other
    assert len(one) >= 32
    assert _rules(host, one, ()).addresses


def test_a_token_that_is_given_is_used_and_a_weak_one_refused() -> None:
    assert _token("x" * SHORTEST_TOKEN, "127.0.0.1") == "x" * SHORTEST_TOKEN
    for weak in ("", "x" * (SHORTEST_TOKEN - 1), "a token with spaces", "täglich-täglich-täglich", "x" * 20 + "\n"):
        with pytest.raises(UnusableInput, match="the token"):
            _token(weak, "0.0.0.0")


def test_names_are_added_and_addresses_shown_as_a_browser_takes_them() -> None:
    assert "desk.example" in _rules("127.0.0.1", None, ["Desk.Example"]).hosts
    assert _address("::1", 8765) == "http://[::1]:8765/"
    assert _address("0.0.0.0", 80) == f"http://{socket.gethostname()}:80/"


def test_a_token_comes_from_the_environment_and_stands_behind_the_address(tmp_path: Path) -> None:
    desk(tmp_path)
    process, line = started(tmp_path, "--token", "correct-horse-battery")
    try:
        address, _, token = line.split()[4].partition("#token=")
        assert token == "correct-horse-battery"
        request = urllib.request.Request(f"{address}api/v1/claims", headers={"Authorization": f"Bearer {token}"})
        with urllib.request.urlopen(request) as answer:
            assert json.load(answer)["total"] == 3
        with pytest.raises(urllib.error.HTTPError, match="401") as refused:
            urllib.request.urlopen(f"{address}api/v1/claims")
        refused.value.close()
    finally:
        process.terminate()
        process.communicate(timeout=20)
    assert process.returncode == 0
