"""The example of `docs/assistant.md`: what a client and the server really say to each other about an article."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anyio
from mcp import Client

import onrecord
from onrecord.assistant import server
from onrecord.render.captions import day
from onrecord.render.citations import quoted

EXAMPLE = Path(__file__).parents[1] / "examples" / "bridge.txt"
QUESTIONS = (
    ("Has the transport minister denied anything about the Saltmarsh Bridge?", {"speaker": "Danby", "act": "deny"}),
    ("What does the roads agency's director say to that?", {"speaker": "Moritz Keane", "form": "direct", "limit": 1}),
)
_SENTENCE_ENDS = re.compile(r"\.(?:\s|$)")
SHOWN = ("words", "sentence", "on_word_of", "form", "link")
"""So much of an answer is printed here; confidences differ in their last digits from one processor to another."""


def conversation() -> str:
    """Write a person's questions, what the assistant asks the archive, what it gets, and what it can answer."""
    parts = []
    for (asked, arguments), found in zip(QUESTIONS, _session()[1], strict=True):
        first = {key: found[key] for key in SHOWN}
        parts.append(
            f"> **You:** {asked}\n\nThe assistant calls `search_statements` with `{json.dumps(arguments)}`."
            f" This is a part of what it gets:\n\n```json\n{json.dumps(first, indent=2, ensure_ascii=False)}\n```\n\n"
            f"> **Assistant:** {_answer(found)}\n"
        )
    return "\n".join(parts)


def tools() -> str:
    """Write a table of the tools, each with the first sentence of what an assistant is told of it."""
    rows = (f"| `{name}` | {_SENTENCE_ENDS.split(told)[0]} |" for name, told in _session()[0])
    return "\n".join(("| Tool | What it does |", "|---|---|", *rows))


def _answer(found: dict[str, Any]) -> str:
    """Answer as an assistant should: on whose word, the sentence as it stands, the outlet with the date, the link."""
    article, said = found["article"], found["on_word_of"]
    where = f"[{article['outlet']}, {day(article['published'])}]({found['link']})"
    return f"{said[0].upper()}{said[1:]}: {quoted(found['sentence'])} ({where})"


@cache
def _session() -> tuple[list[tuple[str, str]], list[dict[str, Any]]]:
    """Give the tools with their descriptions, and the first statement that answers each question."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        with onrecord.Archive(path) as archive:
            archive.add(EXAMPLE, settings=onrecord.Settings(), outlet="Northline", published="2024-06-11")
        with ThreadPoolExecutor(1) as pool:  # in a thread of its own, where no event loop can be running already
            return pool.submit(anyio.run, _ask, path).result()


async def _ask(path: Path) -> tuple[list[tuple[str, str]], list[dict[str, Any]]]:
    async with Client(server(path, settings=onrecord.Settings())) as client:
        listed = [(tool.name, tool.description or "") for tool in (await client.list_tools()).tools]
        found = []
        for _, arguments in QUESTIONS:
            result = await client.call_tool("search_statements", arguments)
            found.append((result.structured_content or {})["statements"][0])
    return listed, found
