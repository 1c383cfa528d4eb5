"""The API against its own description: whatever is sent, it answers as it says, and never breaks down."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import load_all_checks
from schemathesis.generation import GenerationMode
from schemathesis.python.asgi import HOST
from schemathesis.specs.openapi import checks

from onrecord import Archive, Settings
from onrecord.desk.application import application

TEXTS = (
    {
        "text": "Dam is safe, minister says\n\n“The dam at Kelve is safe,” Ana Reyes, the transport minister, said on "
        "Monday. She denied that engineers had warned her of cracks.",
        "outlet": "Kelve Post",
        "published": "2024-03-05",
        "url": "https://post.example/dam",
    },
    {"text": "The ferry will sail again, the harbour master promised. “We are ready,” Ana Reyes said.", "id": "ferry"},
    {
        "text": "The ferry will not sail again, the harbour master admitted. Ana Reyes declined to comment.",
        "id": "ferry",
    },
)

EXAMPLES = settings.default.max_examples // 4
"""So many requests are sent to an address."""

load_all_checks()
LEFT_OUT = (
    checks.positive_data_acceptance,  # a string is not yet an English text, nor a date one that there is
)


DESCRIBED = application("nowhere.db", settings=Settings()).openapi()
OPERATIONS = sorted(
    ((method, path) for path, methods in DESCRIBED["paths"].items() for method in methods),
    key=lambda each: each[1].endswith("/remove"),  # what is removed couldn't be asked for any more
)


def can_be_wrong(method: str, path: str) -> bool:
    """Whether there is anything in a request that can be other than it is described; every path is a string."""
    operation = DESCRIBED["paths"][path][method]
    kinds = [each["schema"].get("type") for each in operation.get("parameters", ())]
    return "requestBody" in operation or any(kind != "string" for kind in kinds)


@pytest.fixture(scope="module")
def api(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "news.db"
    with Archive(path) as archive:
        archive.add(*TEXTS, "nowhere.txt", settings=Settings())
    desk = application(path, settings=Settings(), hosts=[HOST])
    return schemathesis.openapi.from_asgi("/api/openapi.json", desk)


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_what_is_asked_as_it_is_described_is_answered_as_it_is_described(api, method, path):
    send_many(api[path][method], GenerationMode.POSITIVE)


@pytest.mark.parametrize(("method", "path"), [each for each in OPERATIONS if can_be_wrong(*each)])
def test_what_is_asked_otherwise_is_refused_as_it_is_described(api, method, path):
    send_many(api[path][method], GenerationMode.NEGATIVE)


def send_many(operation, mode):
    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    def send(case):
        case.call_and_validate(excluded_checks=list(LEFT_OUT))

    send()
