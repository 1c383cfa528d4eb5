"""The server: the tools over the Model Context Protocol, on standard input and output."""

from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from onrecord import __version__
from onrecord.assistant.addresses import Addresses
from onrecord.assistant.instructions import INSTRUCTIONS
from onrecord.assistant.library import Library
from onrecord.errors import AssistantError, OnrecordError
from onrecord.settings import DESK, Settings

if TYPE_CHECKING:
    from mcp.server import MCPServer
    from mcp.server.mcpserver.tools import Tool

P = ParamSpec("P")
T = TypeVar("T")


def serve(
    path: str | Path, *, settings: Settings, desk: str = DESK, announce: Callable[[], None] | None = None
) -> None:
    """Answer an assistant's questions to an archive on standard input and output, until the input ends.

    `desk` is where links lead, and `announce` is called when questions can come. Raises AssistantError if the SDK isn't
    installed, SettingError for an address that can't be one of a desk, and ArchiveError if the archive can't be read as
    it is.
    """
    made = server(path, settings=settings, desk=desk)
    if announce is not None:
        announce()
    made.run("stdio")


def server(path: str | Path, *, settings: Settings, desk: str = DESK) -> "MCPServer":
    """Make the server of an archive; raises the errors of `serve`."""
    try:
        from mcp.server import MCPServer
    except ImportError as error:
        raise AssistantError(
            "Answering an assistant needs the SDK of the Model Context Protocol, 2.3 or later, which isn't installed",
            hint="pip install 'onrecord[mcp]'",
        ) from error
    library = Library(Path(path), Addresses.at(desk), settings)
    with library.open():  # so that what is wrong is said now, not with the first question
        pass
    return MCPServer(
        "onrecord",
        title="onrecord: an archive of who said what",
        instructions=INSTRUCTIONS,
        version=__version__,
        tools=list(_tools(library)),
        log_level="ERROR",  # what goes wrong is answered; only a crash is worth a line on standard error
        subscriptions=False,
    )


def _tools(library: Library) -> "Iterator[Tool]":
    from mcp.server.mcpserver.tools import Tool
    from mcp.types import ToolAnnotations

    from onrecord.assistant.tools import TOOLS

    read_only = ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    for each in (kind(library) for kind in TOOLS):
        for name in vars(type(each)):
            if not name.startswith("_") and callable(method := getattr(each, name)):
                tool = Tool.from_function(
                    _telling_errors(method), description=_description(method), annotations=read_only
                )
                _refuse_others(tool)
                yield tool


def _telling_errors(method: Callable[P, T]) -> Callable[P, T]:
    """Hand an assistant the words of our errors; those of any other stay here."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(method)
    def told(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(*args, **kwargs)
        except OnrecordError as error:
            raise ToolError(str(error)) from error

    return told


def _description(method: Callable[..., Any]) -> str:
    """Give the docstring as paragraphs without line breaks."""
    paragraphs = (method.__doc__ or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs).strip()


def _refuse_others(tool: "Tool") -> None:
    """Refuse a parameter that a tool doesn't have: left out in silence, a filter would find too much."""
    model = tool.fn_metadata.arg_model
    model.model_config["extra"] = "forbid"
    model.model_rebuild(force=True)
    tool.parameters["additionalProperties"] = False
