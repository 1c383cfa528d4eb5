"""Tables of how often articles find their story, for docs/stories.md, from bench/stories.json."""

import json
from pathlib import Path
from typing import Any, Final

from figures import table

MEASURED: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "bench" / "stories.json").read_text(encoding="utf-8")
)

STREAMS: Final = {
    "basil": "BASIL, other news mixed in over the same years",
    "basil, crowded": "BASIL, moved into three weeks with all other news",
    "basil, undated": "BASIL and other news, without days",
    "ecb": "ECB+, topics 1 to 35, without days",
    "neus": "NeuS, validation part: beginnings of articles, without days",
}
PARTS: Final = {"all": "all", "chosen on": "settings chosen on these", "held out": "held out"}


def measured() -> str:
    """How often articles find their story, and what was mixed in."""
    rows = [
        (
            STREAMS[each["stream"]],
            PARTS[each["part"]],
            each["stories"],
            f"{each['articles']} of {each['articles'] + each['mixed in']:,}",
            *(_shown(each[measure]) for measure in ("f1", "precision", "recall")),
        )
        for each in MEASURED["figures"]
    ]
    return table(("stream", "stories", "number", "articles", "B-cubed F1", "precision", "recall"), rows)


def words_alone() -> str:
    """The same without names."""
    rows = [
        (STREAMS[each["stream"]], *(_shown(each[measure]) for measure in ("f1", "precision", "recall")))
        for each in MEASURED["words alone"]
    ]
    return table(("stream", "B-cubed F1", "precision", "recall"), rows)


def settings() -> str:
    """The settings that were chosen."""
    chosen = MEASURED["settings"]
    return (
        f"likeness at least {chosen['ALIKE']:g}; without a day, as if {chosen['UNDATED']:g} days lay between;"
        f" names count {chosen['NAMES_COUNT']:.0%}"
    )


def _shown(found: list[float]) -> str:
    value, low, high = found
    return f"{value:.1f} ({low:.0f}–{high:.0f})"
