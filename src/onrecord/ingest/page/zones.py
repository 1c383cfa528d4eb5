"""What a part of a page is for, as its tag, its attributes and the words of its class tell."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

Zone = Literal[
    "menu", "hidden", "share", "related", "prompt", "comments", "advert", "caption", "aside", "byline", "paywall",
    "post", "standfirst", "body",
]  # fmt: skip
"""`standfirst` and `body` are the article's, a `post` is part of it in somebody else's words; the others are not.

A `paywall` is either what must be paid for, and so the article's, or the request to pay."""

LONGEST_NAME: Final = 400
"""So many characters of a class are looked at; no page needs more, a hostile one may have megabytes."""

_TAGS: Final[dict[str, Zone]] = {
    "nav": "menu",
    "footer": "menu",
    "aside": "aside",
    "figcaption": "caption",
    "caption": "caption",
    "amp-sidebar": "menu",
    "amp-ad": "advert",
    "amp-embed": "advert",
    "amp-consent": "prompt",
    "amp-subscriptions-dialog": "prompt",
    "amp-twitter": "post",
    "amp-instagram": "post",
    "amp-facebook": "post",
    "dialog": "prompt",
    "fieldset": "prompt",
    "address": "byline",
}
_ROLES: Final[dict[str, Zone]] = {
    "navigation": "menu",
    "contentinfo": "menu",
    "complementary": "aside",
    "search": "menu",
    "dialog": "prompt",
    "alertdialog": "prompt",
    "menu": "menu",
}
_BARE: Final = {"html", "body", "main", "article"}
"""The classes of these tell of the whole page: what topics it has, whether it takes comments."""

_PARAGRAPHS: Final = {"p", "h1", "h2", "h3", "h4", "span", "b", "strong", "em", "i", "a"}
_OF_BOXES: Final = {"prompt", "paywall", "advert", "menu", "aside"}
"""A single paragraph is none of these by its name: it stands in such a box, or its words tell."""

_SLUG: Final = 5
"""An id with more hyphens names what is written there rather than what it is for."""

# The names that developers give to parts of their pages. A blank in a name may be missing, and `*` stands for the rest
# of a word. The first that fits counts.
_NAMES: Final[dict[Zone, str]] = {
    "standfirst": """
        standfirst, stand first, subtitle, sub head*, subhed, dek, deck, lede, strapline, tagline, summary, excerpt,
        article summary, article intro, article description, article lead, story summary, story intro, post excerpt,
        entry summary
    """,
    "paywall": "paywall, (\\w+ )paywall, piano, content lock, metered, premium",
    "hidden": """
        sr only, sr text, screen reader*, visually hidden, off screen, assistive text, noscript, d none, is hidden,
        hidden, hide, rollover*, tooltip*, popover*, hover card*
    """,
    "post": """
        tweet, twitter tweet, twitter video, tweet embed, embedded tweet, instagram media, fb post, bluesky embed,
        mastodon embed, tiktok embed, reddit embed, reddit card, threads post, text post media, truth social embed,
        social embed, social media embed, social post, embedded post, embed social, embedded social
    """,
    "comments": """
        comment, comments, comment list, comment section, comment box, comment form, disqus, coral, viafoura, livefyre,
        openweb, spot im, replies, respond, discussion
    """,
    "prompt": """
        newsletter, newsletters, news letter, sign up, sign in, log in, subscribe, subscription, subscriptions,
        reg wall, register, registration, donate, donation, donations, contribute, contributions, support us,
        membership, cta, call to action, cookie*, onetrust, cli modal, ccpa, consent, gdpr, modal, popup, toast,
        app promo, download app, push notification, survey, feedback, opt in, mailing list, inline form
    """,
    "advert": """
        ad, ads, advert, adverts, advertis*, ad slot, ad unit, ad wrap*, ad container, ad box, ad label, ad block,
        sponsor*, dfp, promoted, google auto placed, partner content, outbrain, taboola, zergnet, revcontent, shop the,
        merch
    """,
    "aside": "fact box, fact file, fact sheet, info box, breakout box, side box, box out, call out",
    "share": """
        share, shares, sharing, share bar, share tool*, share button*, share link*, share icon*, share this, social,
        social share, social sharing, social link*, social media, social icon*, social bar, social button*,
        social tool*, sharedaddy, addthis, follow, follow us
    """,
    "related": """
        related*, (\\w+ )related, recommend, recommends, recommended, recommendation*, recirc, recirculation, more on,
        more from, more in, more stories, more news, more like, more about, more to, read more, read next, read also,
        read this, see also, also on, also read, also in, also like, trending, popular, most read, most popular,
        most viewed, most shared, teaser, teasers, promo, promos, promo box, promo item, promo link, promo block,
        up next, next article, next story, next post, next up, prev* article, prev* story, prev* post, sidebar,
        side bar, right rail, left rail, onward, suggested, suggestions, link list, story list, news list, top stories,
        latest, latest news, latest stories, latest posts, carousel, playlist, explore more, inline link, inline promo,
        inline teaser, marketplace, jobs board, you may like, you may also like, what to read next, in other news
    """,
    "caption": """
        caption, captions, wp caption*, photo credit*, photo caption*, image credit*, image caption*, image meta,
        image info, image source, image title, image description, picture credit*, picture caption*, media caption*,
        media credit*, media info, media meta, media title, media description, media text, video caption*, video info,
        video meta, video title, video description, figure caption*, img caption*, img credit*, credit, credits,
        copyright, gallery caption, gallery text, video player, jw player, legend
    """,
    "byline": """
        byline*, by line*, author, authors, author bio, author box, author info, author name*, author card,
        author details, author profile, author block, author meta, author about, about author, about authors,
        about the author*, bio, biography, writer, writers, reporter, reporters, contributor, contributors, dateline,
        time stamp, time stamps, date time, date, pub* date, pub* time, pub* on, pub* at, pub* info, post* date,
        post* time, post* on, post* meta, post* info, article date, article time, article meta, article info,
        entry date, entry meta, story date, story meta, update* date, update* time, update* on, modified date,
        modified time, last updated, last modified, meta, reading time, read time, time to read, tag, tags, tag list,
        tag cloud, tag links, topic, topics, keyword, keywords, category, categories, cat links, kicker, eyebrow,
        overline, section name, section label, section tag, breadcrumb*, issue date, edition, word count, disclaimer,
        correction policy, corrections policy
    """,
    "menu": """
        nav, nav bar, nav menu, nav links, navigation, menu, (\\w+ )menu, pagination, pager, page links, page nav,
        page footer, toolbar, tool bar, skip, skip link, skip to content, site map, site footer, site header, site nav,
        footer, article footer, story footer, post footer, entry footer, masthead, top bar, search, search form,
        search box, search bar, ticker, language switch*, language select*, weather, scoreboard, table of contents, toc
    """,
}
_PATTERNS: Final[dict[Zone, re.Pattern[str]]] = {
    zone: re.compile(
        " (?:" + "|".join(" ?".join(name.split()).replace("*", r"\w*") for name in names.split(",")) + ") "
    )
    for zone, names in _NAMES.items()
}
_RANKED: Final[tuple[Zone | None, ...]] = ("body", "byline", *_PATTERNS, None)
"""Zones in the order in which the names of a class tell of them: a body goes before all, and "by" before the others."""

_BODY: Final = re.compile(
    r" (?:\w+ ){0,3}?(?:(?:article|story|post|entry|news|page|single|main) ?(?:main )?(?:body|text|content|copy)"
    r"|body ?(?:copy|text|content)|content body|field name body)"
    r"(?: (?:wrap(?:per)?|container|inner|main|column|text|html|area|\d+))* $"
)
_OF_THE_PAGE: Final = re.compile(
    r" (?:has|no|with|without|js|not|show|tag|category|topic|type|format|status|hentry|elementor|wp block"
    r"|comments? (?:enabled|disabled|open|closed|count|link|on|off)|hidden (?:\w+ )+(?:block|flex|grid)) "
)
"""Names that tell of a state, or of the whole page."""

_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_UNSEEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def zone_of(element: "HtmlElement") -> Zone | None:
    """Say what an element is for; None where nothing tells, and so what is around it decides.

    >>> from lxml.html import fromstring
    >>> zone_of(fromstring('<div class="c-RelatedStories">…</div>')), zone_of(fromstring('<p class="lead">…</p>'))
    ('related', None)
    """
    attributes = dict(element.attrib)  # asked again and again, which is slow in lxml's own
    tag: str = element.tag
    if not attributes:
        return _TAGS.get(tag)
    zone = _of_attributes(attributes) or _TAGS.get(tag) or _ROLES.get(attributes.get("role", ""))
    return zone or (None if tag in _BARE else _of_class(tag, attributes))


def _of_attributes(attributes: "dict[str, str]") -> Zone | None:
    if "hidden" in attributes or ("style" in attributes and _UNSEEN.search(attributes["style"][:LONGEST_NAME])):
        return "hidden"
    if attributes.get("itemprop") == "articleBody":
        return "body"
    return "prompt" if attributes.get("amp-access", "").upper().startswith("NOT") else None


def _of_class(tag: str, attributes: "dict[str, str]") -> Zone | None:
    names = attributes.get("class", "")
    for key in ("id", "data-testid", "data-component", "data-component-name"):
        if key in attributes and attributes[key].count("-") < _SLUG:
            names += " " + attributes[key]
    zone = _of_names(names[:LONGEST_NAME]) if names else None
    if (tag in _PARAGRAPHS and zone in _OF_BOXES) or (tag == "blockquote" and zone != "post"):
        return None
    return zone


@lru_cache(maxsize=4096)
def _of_names(names: str) -> Zone | None:
    """Read the names of a class; of several zones that they tell of, the first in _RANKED counts."""
    return _RANKED[min(map(_rank, names.split()), default=-1)]


@lru_cache(maxsize=16384)
def _rank(name: str) -> int:
    """Read a name: give the place of its zone in _RANKED. It is written as its words, with a blank around each."""
    written = f" {' '.join(_WORD.findall(name)).lower()} "
    if _BODY.match(written):
        return _RANKED.index("body")
    if written == " by ":
        return _RANKED.index("byline")
    zones = () if _OF_THE_PAGE.match(written) else _PATTERNS.items()
    return next((rank for rank, (_, words) in enumerate(zones, start=2) if words.search(written)), len(_RANKED) - 1)
