"""Plain text to an article: the text stays as it is, to the character."""

from collections.abc import Mapping
from datetime import date

from onrecord.errors import EmptyInputError, InputError, TooLargeError
from onrecord.ingest.dates import ALLOWED, normalize_date
from onrecord.ingest.decode import require_text
from onrecord.ingest.headline import find_title, locate_title
from onrecord.ingest.language import require_english
from onrecord.ingest.live import find_entries
from onrecord.ingest.notes import find_notes
from onrecord.ingest.paragraphs import find_lines, find_paragraphs
from onrecord.schema import Article, Published, article_id
from onrecord.settings import Settings

UNNAMED = "The text"
"""What an error calls a text that came from no file."""


def from_text(
    text: str,
    *,
    settings: Settings,
    id: str | None = None,  # noqa: A002 - it is called so everywhere
    title: str | None = None,
    published: str | date | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    url: str | None = None,
    name: str = UNNAMED,
) -> Article:
    """Make an article of a text and of what is known about it; `name` is what an error calls it.

    A `title` counts where it stands at the start of the text; without one, the first line may be it. Raises InputError:
    EmptyInputError, BinaryInputError, TooLargeError, NotEnglishError, or a plain one for a date that is none.

    >>> article = from_text("Flood closes road\\n\\nThe river rose, the agency said.", settings=Settings())
    >>> article.title_text, [paragraph.kind for paragraph in article.paragraphs]
    ('Flood closes road', ['title', 'text'])
    """
    for key, value in {"id": id, "title": title, "outlet": outlet, "byline": byline, "url": url}.items():
        if not isinstance(value, str | None):
            raise InputError(f"The {key} of an article can't be this", value=value, allowed="a string, or None")
    require_readable(text, settings=settings, name=name)
    span = locate_title(title, text) if title and not title.isspace() else find_title(text)
    day = given_date(published)
    lines = [line for line in find_lines(text, span.end if span else 0) if line]
    live = find_entries(text, lines, day.value if day else None)
    paragraphs = find_paragraphs(text, span, live.heads)
    return Article(
        id=article_id(text, id),
        text=text,
        title=span,
        published=day,
        outlet=outlet or None,
        byline=byline or None,
        url=url or None,
        paragraphs=paragraphs,
        notes=tuple(find_notes(text, paragraphs, settings=settings)),
        entries=live.entries,
    )


def complete(article: Article, given: Mapping[str, str]) -> Article:
    """Fill in what an article doesn't say itself with what is given; raises InputError for a date that is none.

    >>> article = from_text("The river rose.", settings=Settings(), outlet="Kelve Post")
    >>> filled = complete(article, {"outlet": "Harbour Times", "byline": "Ana Reyes"})
    >>> filled.outlet, filled.byline
    ('Kelve Post', 'Ana Reyes')
    """
    missing: dict[str, object] = {name: given[name] for name in given if getattr(article, name) is None}
    if "published" in missing:
        missing |= {"published": given_date(given["published"]), "undated": None}
    if "title" in missing:
        missing["title"] = None if given["title"].isspace() else locate_title(given["title"], article.text)
    return article.model_copy(update=missing) if missing else article


def require_readable(text: str, *, settings: Settings, name: str) -> None:
    """Raise InputError unless this is English text of a length that is read."""
    if len(text) > settings.text_limit:
        raise too_large(f"{len(text):,} characters", settings=settings, name=name)
    require_text(text, name=name)
    if not any(char.isprintable() and not char.isspace() for char in text):
        raise EmptyInputError("There is no text in it", value=name, hint="Give the words of an article.")
    if settings.language_check:
        require_english(text, name=name)


def too_large(length: str, *, settings: Settings, name: str) -> TooLargeError:
    """Say that a text is longer than the settings allow."""
    return TooLargeError(
        f"{name} is too long to be one article",
        value=length,
        allowed=f"at most {settings.text_limit:,} characters (the setting text_limit)",
        hint="Split it into its articles, one a file or one a line of a .jsonl file, or raise ONRECORD_TEXT_LIMIT.",
    )


def given_date(published: str | date | None) -> Published | None:
    """Take a date as the caller gives it; raises InputError where it is none.

    >>> given_date("5 March or so")
    Traceback (most recent call last):
    onrecord.errors.InputError: The date of publication can't be read: '5 March or so'. Allowed: a date ...
    """
    if published is None or published == "":
        return None
    written = published.isoformat() if isinstance(published, date) else published
    value = normalize_date(written) if isinstance(written, str) else None
    if value is None:
        raise InputError("The date of publication can't be read", value=published, allowed=ALLOWED)
    return Published(value=value, how="given")
