"""The frozen rows that an archive returns about what has changed in it."""

from dataclasses import dataclass

from onrecord.archive.rows import Count, Decision, StoredArticle
from onrecord.archive.story_rows import StoredStory


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A new version of an article, and the version before it."""

    article: StoredArticle
    before: StoredArticle


@dataclass(frozen=True, slots=True)
class GrownStory:
    """A story with articles that were added lately: how many. It is `new` if it has no others."""

    story: StoredStory
    added: int

    @property
    def new(self) -> bool:
        """Whether all of its articles were added lately."""
        return self.added >= self.story.articles


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed in an archive `since` a moment (UTC).

    `articles` counts those that were added, and `versions` those that came again with other words; `added` and
    `changed` are the last of these. `stories` are new or have grown, those first that have most new articles.
    `findings` counts what checks found in all of these articles. `decisions` were made or taken back, the newest first.
    Stories and findings are `complete` unless only the articles that were added last were looked at.
    """

    since: str
    articles: Count
    versions: Count
    added: tuple[StoredArticle, ...]
    changed: tuple[NewVersion, ...]
    stories: tuple[GrownStory, ...]
    findings: Count
    decisions: tuple[Decision, ...]
    complete: bool

    @property
    def none(self) -> bool:
        """Whether nothing has changed."""
        return not (self.articles.number or self.versions.number or self.decisions)
