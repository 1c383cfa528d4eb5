"""The table of how often events are rightly put together, for docs/stories.md, from bench/accounts.json."""

import json
from pathlib import Path
from typing import Any, Final

from figures import table

MEASURED: Final[list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[1] / "bench" / "accounts.json").read_text(encoding="utf-8")
)


def measured() -> str:
    """CoNLL F1 with its parts, of every way and choice of mentions."""
    rows = [
        (
            each["mentions"],
            each["way"],
            "{value} ({low} to {high})".format(**each["conll"]),
            *(each[name] for name in ("muc", "b3", "ceafe", "b3_precision", "b3_recall")),
        )
        for each in MEASURED
    ]
    head = ("mentions", "what is one", "CoNLL F1", "MUC", "B-cubed", "CEAF-e", "B-cubed precision", "B-cubed recall")
    return table(head, rows)


def least() -> str:
    """From which likeness on onrecord takes events for one, as a sentence."""
    kept = json.loads(
        (Path(__file__).parents[1] / "src/onrecord/stories/events/likeness.json").read_text(encoding="utf-8")
    )
    return f"The likeness from which events are put together is {kept['least']}."
