"""How statements are ranked: by how well they answer, and by how sure and how useful they are.

    score = words · confidence · source · act · place · length

`words` is BM25 over the speaker, the source, the content and the names in it; the other factors are at most 1. The
formula is in docs/archive.md.
"""

from onrecord.schema import SAID, Act, SourceKind

SPEAKER, SOURCE, CONTENT, ABOUT = WEIGHTS = (4.0, 1.0, 2.0, 1.0)
"""What a word weighs in each column of `statements_fts`: somebody's own words go before words about them."""

SOURCES: dict[SourceKind, float] = {
    "person": 1.0, "organization": 0.9, "document": 0.8, "role": 0.7, "group": 0.6, "outlet": 0.6, "anonymous": 0.5,
    "none": 0.3,
}  # fmt: skip
"""A source with a name is worth most."""

UNKNOWN_SOURCE = 0.4
UNRESOLVED = 0.8
"""Where nobody knows who the source is, besides."""

ACTS: dict[Act, float] = {**dict.fromkeys(SAID, 1.0), "commit": 0.8, "believe": 0.6, "other": 0.5}
NESTED = 0.6
"""What stands inside another statement is known by hearsay."""

WHOLE = 60
"""A content of so many characters is whole; a shorter one tells less, down to SHORTEST for a word."""
SHORTEST = 0.25


def score_sql() -> str:
    """Write the score of a statement s that is found in `statements_fts`: the lowest is the best, as FTS5 has it."""
    sources = " ".join(f"WHEN '{kind}' THEN {factor}" for kind, factor in SOURCES.items())
    acts = " ".join(f"WHEN '{act}' THEN {factor}" for act, factor in ACTS.items() if factor != 1)
    return (
        f"bm25(statements_fts, {', '.join(map(str, WEIGHTS))}) * s.confidence"
        f" * CASE s.source_kind {sources} ELSE {UNKNOWN_SOURCE} END * iif(s.speaker IS NULL, {UNRESOLVED}, 1.0)"
        f" * CASE s.act {acts} ELSE 1.0 END * iif(s.within IS NULL, 1.0, {NESTED})"
        f' * min(1.0, {SHORTEST} + {1 - SHORTEST} * (s."end" - s.start) / {WHOLE}.0)'
    )
