"""The web desk against its own OpenAPI description: what it says is what happens, whatever is sent."""

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import schemathesis
from desk_kit import desk
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from serve_kit import application, client
from starlette.testclient import TestClient

from checker.serve.guard import LOCAL, Rules

NOTHING_TO_GET_WRONG = {"/api/v1/health", "/api/v1/sources"}
EXAMPLES = 4
"""For each operation and mode. With 25, as was tried when it was written, it takes half a minute."""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with client(desk(tmp_path_factory.mktemp("desk"))) as open_client:
        yield open_client


def described(asked: TestClient) -> dict[str, Any]:
    return dict(asked.get("/api/v1/openapi.json").json())


def operations(description: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path, method, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]


def test_every_operation_is_described_with_examples_that_are_true(asked: TestClient) -> None:
    description = described(asked)
    found = operations(description)
    assert len(found) == 9
    for path, method, operation in found:
        assert operation["summary"], path
        assert len(operation["description"]) > 20, path
        for status, answer in operation["responses"].items():
            body = answer["content"]["application/json"]
            if status in ("409", "412"):
                continue  # both versions of a claim: shown in docs/serve.md
            schema = {**body["schema"], "components": description["components"]}
            jsonschema.validate(body["example"], schema, jsonschema.Draft202012Validator)
            if int(status) >= 400:
                assert set(body["example"]) == {"error", "cure"}
        if method in ("post", "patch"):
            assert operation["requestBody"]["required"]


def test_every_error_is_of_the_one_shape(asked: TestClient) -> None:
    description = described(asked)
    for path, _, operation in operations(description):
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                name = answer["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[-1]
                assert name == ("Conflict" if status in ("409", "412") else "Error"), path
    for one in ("Error", "Conflict"):
        assert {"error", "cure"} <= set(description["components"]["schemas"][one]["required"])


@pytest.fixture(scope="module")
def desk_schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    made = desk(tmp_path_factory.mktemp("desk"))
    rules = Rules(hosts=LOCAL | {"testserver"})
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", application(made, rules=rules))
    for operation in ("check", "read"):  # PDF and Word files: nonsense in them is for the tests of the readers
        content = schema.raw_schema["paths"][f"/api/v1/{operation}"]["post"]["requestBody"]["content"]
        for kind in [kind for kind in content if not kind.startswith(("text/plain", "application/json"))]:
            del content[kind]
    return schema


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_whatever_is_sent_is_answered_as_described(desk_schema: Any, mode: GenerationMode) -> None:
    tried = []
    for found in desk_schema.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and operation.path in NOTHING_TO_GET_WRONG:
            continue

        @settings(max_examples=EXAMPLES, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
        @given(operation.as_strategy(generation_mode=mode))
        def answers_as_described(case: Any) -> None:
            case.call_and_validate(excluded_checks=[positive_data_acceptance])  # a text may state nothing
            tried.append(case.operation.label)

        answers_as_described()
    assert len(set(tried)) == (9 if mode is GenerationMode.POSITIVE else 7)
