"""Tables of what a run on a cluster takes; `docs/build.py` writes them into docs/cluster.md from bench/cluster.json."""

import json
from pathlib import Path
from typing import Any, Final

from figures import table

MEASURED: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "bench" / "cluster.json").read_text(encoding="utf-8")
)

PRICE: Final = 0.04
"""What a core costs an hour, in dollars: an example, since every cloud and every week has its own."""

CORES: Final = (2, 16, 160, 640)
MONTH: Final = 11_500_000
"""So many articles CC-News has in a month, in all languages: 1.35 billion in 117 months (arXiv 2605.18337)."""

ENGLISH: Final = 1 / 3
"""So many of them may be in English. That is a guess."""


def measured() -> str:
    """What was measured, and on what."""
    each, size = MEASURED["seconds_an_article"], MEASURED["bytes_an_article"]
    plain = MEASURED.get("two_plain")
    without_ray = [("two processes without Ray", f"{plain:.2f} times as fast as one")] if plain else []
    rows = [
        ("`read_many`, one thread", f"{each['read_many']:.3f} s an article"),
        ("one worker", f"{each['one']:.3f} s an article: {MEASURED['articles_a_core_second']:.1f} a second"),
        ("taking articles out of pages, one core", f"{MEASURED['pages_a_core_second']:.0f} pages a second"),
        ("what Ray and writing add to `read_many`", f"{MEASURED['overhead']:.1%}"),
        ("two workers", f"{MEASURED['two_workers']:.2f} times as fast as one"),
        *without_ray,
        ("output", f"{sum(size.values()) / 1000:.1f} kB an article"),
        ("… of which articles, with text and record", f"{size['articles'] / 1000:.1f} kB"),
        ("… and all other tables", f"{(sum(size.values()) - size['articles']) / 1000:.1f} kB"),
    ]
    words = MEASURED["words"] / MEASURED["articles"]
    about = f"{MEASURED['articles']} articles of PolNeAR's development part, {words:.0f} words each"
    on = f"Measured on {about}, on {MEASURED['machine']}, with `python -m bench.cluster`."
    return f"{table(('measured', 'figure'), rows)}\n\n{on}\n"


def computed() -> str:
    """What follows for a million articles, and for a month of CC-News."""
    rate = MEASURED["articles_a_core_second"]
    pages_rate, size = MEASURED["pages_a_core_second"], sum(MEASURED["bytes_an_article"].values())
    rows = []
    for what, pages, articles in (
        ("a million articles", 1e6, 1e6),
        ("a month of CC-News", MONTH, MONTH * ENGLISH),
    ):
        hours = (articles / rate + pages / pages_rate) / 3600
        rows.append((
            what, f"{hours:,.0f}", *(_hours(hours / cores) for cores in CORES), f"{hours * PRICE:,.0f}",
            f"{articles * size / 1e9:,.0f} GB",
        ))  # fmt: skip
    head = (
        "computed",
        "core hours",
        *(f"on {cores} cores" for cores in CORES),
        f"dollars at {PRICE} a core and hour",
        "output",
    )
    return table(head, rows)


def _hours(hours: float) -> str:
    return f"{hours / 24:.1f} days" if hours >= 48 else f"{hours:.1f} h"
