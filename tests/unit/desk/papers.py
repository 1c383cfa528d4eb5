"""An archive in which papers write about the same people and call them by other names."""

from pathlib import Path

from onrecord.archive import Store
from tests.unit.archive.hand import cast

VALK = "Oren Valk"
KNOWN = {"name": VALK, "country": "ZZ", "office": "President of Tamaria", "as_of": "2024-02"}
OUTLETS = {
    "Tamaria Today": ("the nation’s leader", "the father of the constitution"),
    "Borderland Post": ("the dictator", "the strongman"),
    "The Kelve Courier": ("the president", "the former general"),
    "Wire Service North": ("the president", "the long-time ruler"),
    "Lund Evening News": ("the president",),
    "Saltmarsh Gazette": ("the Tamarian president",),
    "Harbour Post": ("the autocrat",),
    None: ("the president",),
}
SAID = (
    "the dam at Kelve would be finished in spring",
    "no soldier had crossed the border",
    "the price of bread would not rise again",
    "elections would be held when the country was calm",
)


def fill(path: Path, rounds: int = 3) -> Path:
    """Fill an archive: each paper writes some times, in other months; Ana Reyes answers in every second article."""
    with Store(path) as store:
        number = 0
        for turn in range(rounds):
            for at, (outlet, called) in enumerate(OUTLETS.items()):
                number += 1
                description, said = called[turn % len(called)], SAID[(turn + at) % len(SAID)]
                answers = number % 2 == 0
                marked = f"{{s:{VALK}}} {{q:said}} {{c:{said}}}, and {description} smiled."
                if answers:
                    marked += " {s2:Ana Reyes} {q2:denied} {c2:that Valk had ever asked her}."
                published = (f"{2022 + (turn + at) % 3}-{1 + (3 * turn + at) % 12:02}-{10 + at}", "given")
                record = cast(
                    marked,
                    {"name": VALK, "names": (description,), "known_as": KNOWN},
                    *([{"name": "Ana Reyes"}] if answers else []),
                    speakers={1: "a1", 2: "a2"} if answers else {1: "a1"},
                    statements={2: {"act": "deny"}} if answers else None,
                    outlet=outlet,
                    published=published if outlet else None,
                    url=f"https://papers.example/{number}",
                )
                store.keep(record)
    return path
