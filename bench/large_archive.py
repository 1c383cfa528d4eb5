"""A large archive of synthetic news, which each build makes for itself and keeps from one run to the next."""

from hashlib import sha256
from pathlib import Path

from bench import synthetic_news
from bench.builds import Build

PARTS = ("archive", "schema")
"""The packages of onrecord that decide what an archive looks like."""


def made(build: Build, folder: Path, articles: int) -> Path:
    """Make a build's archive of so many articles, or take the kept one if the code behind it hasn't changed."""
    found = path(build, folder, articles)
    if not found.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = found.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        build.probe("fill", path=str(unfinished.resolve()), articles=articles)
        unfinished.rename(found)
    return found


def path(build: Build, folder: Path, articles: int) -> Path:
    """Where that archive is kept."""
    return folder / f"news-{articles}-{edition(build)}.db"


def edition(build: Build) -> str:
    """A short hash of all that an archive is made by."""
    package = build.folder / "src" / "onrecord"
    files = [
        Path(synthetic_news.__file__),
        *(file for part in PARTS for file in sorted(package.glob(f"{part}/**/*.py"))),
    ]
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:12]


def tidy(folder: Path, used: list[Path]) -> None:
    """Remove the archives of code that is neither of the two builds any more, of the sizes that were just used."""
    sizes = {each.name.rpartition("-")[0] for each in used}
    for each in folder.glob("news-*.db*"):
        if each.name.rpartition("-")[0] in sizes and each.with_suffix(".db") not in used:
            each.unlink()
