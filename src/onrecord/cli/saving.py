"""The option that saves a search, which the commands that search share."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from onrecord.cli.messages import say
from onrecord.cli.options import option

if TYPE_CHECKING:
    from onrecord.archive import SavedKind


def save_option(command: Any) -> Any:
    """Give a command the option that saves its search."""
    return option(
        "Keeping the search", "--save", metavar="NAME",
        help="Save this search under a name. `onrecord digest` then tells what is new for it.",
    )(command)  # fmt: skip


def save_search(archive: str, name: str, kind: "SavedKind", filters: Mapping[str, Any]) -> None:
    """Save a search in an archive that is there. Raises QueryError."""
    from onrecord.archive import Store

    with Store(archive, read_only=True):  # what isn't there isn't made by a search
        pass
    with Store(archive) as store:
        saved = store.save_search(name, kind, **filters)
    say(f"saved as {saved.name}")
