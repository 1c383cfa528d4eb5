"""Tables of how often the same quotation is found, for docs/stories.md, from bench/quotations.json."""

import json
from pathlib import Path
from typing import Any, Final

from figures import table

MEASURED: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "bench" / "quotations.json").read_text(encoding="utf-8")
)

GIVEN: Final = {
    "quotations and stories": "speakers, quotations and stories are given",
    "quotations": "speakers and quotations are given",
    "nothing": "all is read by onrecord",
}
SHOWN: Final = {
    "precision": "pairs found that are the same",
    "recall": "pairs that are the same and found",
    "recall identical": "… word for word",
    "recall cut": "… one is cut",
    "recall turned": "… one is cut so that it is turned",
    "recall altered": "… words are others",
    "recall other_speaker": "… given to somebody else",
    "recall other_day": "… given to another day",
    "turned flagged": "turned ones that are called so",
    "flags right": "called turned, and are",
}


def measured(name: str) -> str:
    """How often quotations that are the same are found, by what is given."""
    found = MEASURED[name]
    given = [each for each in GIVEN if each in found]
    rows = [
        (words, found[given[0]][key]["of"], *(_shown(found[each].get(key)) for each in given))
        for key, words in SHOWN.items()
        if found[given[0]].get(key, {}).get("of")
    ]
    return table(("per cent", "of", *(GIVEN[each] for each in given)), rows)


def cost() -> str:
    """What it costs to put a statement into quotations."""
    speed = MEASURED["speed"]
    rows = [(f"{speed['alone']:.1f} ms", f"{speed['beside others']:.1f} ms")]
    return table(("a statement, in an archive of 300 articles", f"beside {speed['others']:,} more quotations"), rows)


def _shown(found: dict[str, float] | None) -> str:
    if not found or not found["of"]:
        return "–"
    return f"{100 * found['value']:.1f} ({100 * found['low']:.0f}–{100 * found['high']:.0f})"
