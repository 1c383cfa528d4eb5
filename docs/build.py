"""Generate parts of the documentation: the JSON Schema, and the text between cog's marks in the pages.

`python docs/build.py --check` writes nothing, and exits with an error if something is out of date.
"""

import sys
from pathlib import Path

from cogapp import Cog

from onrecord.schema.jsonschema import record_schema_json

DOCS = Path(__file__).resolve().parent
SCHEMA = DOCS / "schema" / "onrecord-1.json"
CARD = DOCS.parent / "src" / "onrecord" / "encoder" / "weights" / "README.md"
PAGES = [DOCS.parent / "README.md", CARD, *sorted(DOCS.glob("*.md"))]


def build() -> None:
    """Write the schema and the generated parts of the pages."""
    SCHEMA.parent.mkdir(exist_ok=True)
    SCHEMA.write_text(record_schema_json(), encoding="utf-8", newline="\n")
    for page in PAGES:
        _cog("-r", page)


def stale() -> list[Path]:
    """Find the files that `build` would change."""
    schema_is_stale = not SCHEMA.exists() or SCHEMA.read_text(encoding="utf-8") != record_schema_json()
    return [SCHEMA] * schema_is_stale + [page for page in PAGES if _cog("--check", page)]


def _cog(option: str, page: Path) -> int:
    """Run cog on a page; not 0 if it failed, or if it checked the page and found it out of date."""
    return int(Cog().main(["cog", "--verbosity=0", "-n", "utf-8", "-I", str(DOCS), option, str(page)]))


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        build()
    if found := stale():
        sys.exit(f"Out of date, run `make docs`: {', '.join(path.name for path in found)}")
