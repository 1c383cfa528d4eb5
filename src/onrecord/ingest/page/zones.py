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

# Each name of a class is written as its words, in small letters, with a space between them and around the whole.
_BODY = re.compile(
    r" (?:\w+ ){0,3}?(?:(?:article|story|post|entry|news|page|single|main) ?(?:main )?(?:body|text|content|copy)"
    r"|body ?(?:copy|text|content)|content body|field name body)(?: (?:wrap(?:per)?|container|inner|main|column|text|html|area|\d+))* $"
)
_STANDFIRST = re.compile(
    r" (?:standfirst|sub ?(?:title|head|heading|headline|hed)|dek|deck|lede?|strapline|stand first|tagline"
    r"|(?:article|story|post|entry) (?:summary|intro|description|excerpt|abstract|lead)|summary|excerpt) "
)
_NAMED: Final[tuple[tuple[Zone, re.Pattern[str]], ...]] = (
    ("paywall", re.compile(r" (?:(?:\w+ )?pay ?wall|piano|content lock|metered|premium) ")),
    ("hidden", re.compile(r" (?:(?:rollover|tooltip|popover|hover ?card)\b.*|d none|is hidden|hidden|hide|(?:sr|screen ?reader)(?: only| text)?|visually ?hidden|off ?screen|assistive ?text|noscript) ")),
    (
        "post",
        re.compile(
            r" (?:tweet|twitter tweet|social (?:media )?(?:embed|post)|embed(?:ded)? social|twitter video|instagram media|fb post|bluesky embed|mastodon embed|tiktok embed"
            r"|reddit embed|reddit card|threads post|text post media|truth social embed|embedded (?:tweet|post)|social embed|tweet embed) "
        ),
    ),
    (
        "comments",
        re.compile(r" (?:comments?(?! (?:enabled|disabled|open|closed|count|link|on|off))|comment ?(?:list|section|box|form)|disqus|coral|viafoura|livefyre|replies|respond|discussion|openweb|spot im) "),
    ),
    (
        "prompt",
        re.compile(
            r" (?:news ?letters?|sign ?up|subscribe|subscriptions?|reg ?wall|registration|register|donat(?:e|ions?)"
            r"|cta|call to action|membership|sign ?in|contribut(?:e|ions)|support us|log ?in|cookies?|cookie ?\w+|onetrust|cli modal|ccpa|consent|gdpr|modal|popup"
            r"|pop up|toast|app promo|download app|push notification|survey|feedback|opt ?in|mailing list|inline form) "
        ),
    ),
    (
        "advert",
        re.compile(
            r" (?:ads?|advert|adverts|advertise\w*|advertisement|ad ?(?:slot|unit|wrap(?:per)?|container|box|label|block)|sponsor(?:ed|s)?"
            r"|sponsored content|dfp|promoted|google auto placed|partner content|outbrain|taboola|zergnet|revcontent|shop ?the|merch) "
        ),
    ),
    ("aside", re.compile(r" (?:fact ?(?:box|file|sheet)|info ?box|break ?out ?box|side ?box|box ?out|call ?out) ")),
    (
        "share",
        re.compile(r" (?:shar(?:e|es|ing)|share ?(?:bar|tools?|buttons?|links?|icons?|this)|social|social ?(?:share|sharing|links?|media|icons?|bar|buttons?|tools?)|sharedaddy|addthis|follow(?: us)?) "),
    ),
    (
        "related",
        re.compile(
            r" (?:related\w*|(?:\w+ )?related(?: \w+)?|recommend(?:s|ed|ations?)|recirc(?:ulation)?|more (?:on|from|in|stories|news|like|about|to)"
            r"|read (?:more|next|also|this)|readmore|see also|also (?:on|read|in|like)|trending|most (?:read|popular|viewed|shared)|popular"
            r"|teasers?|promos?|promo ?(?:box|item|link|block)|up ?next|next ?(?:article|story|post|up)|prev(?:ious)? ?(?:article|story|post)"
            r"|side ?bar|right ?rail|left ?rail|onward|suggest(?:ed|ions)|link ?list|story ?list|news ?list|top stories|latest ?(?:news|stories|posts|articles)?"
            r"|carousel|playlist|explore more|inline ?(?:link|promo|teaser)|marketplace|jobs ?board|you may (?:also )?like|what to read next|in other news) "
        ),
    ),
    (
        "caption",
        re.compile(
            r" (?:captions?|wp caption(?: text| dd)?|(?:photo|image|picture|media|video|figure|img) ?(?:credits?|captions?|meta|info|description|desc|source|title|text|footer)"
            r"|credits?|copyright|gallery ?(?:caption|text)|video ?player|jw ?player|legend) "
        ),
    ),
    (
        "byline",
        re.compile(
            r"^ by $| (?:by ?line\w*|authors?|author ?(?:bio|box|info|name|names|card|details|profile|block|meta|about)|about ?(?:the )?authors?|bio|biography|writers?|reporters?"
            r"|contributors?|date ?line|time ?stamps?|date ?time|date|pub ?date|(?:pub|publish(?:ed)?|publication|post(?:ed)?|article|entry|story|update[ds]?|modified) ?(?:date|time|on|at|info|meta|meta ?data)|last ?(?:updated|modified)"
            r"|meta|(?:reading|read) ?time|time ?to ?read|tags?|tag ?(?:list|cloud|links)|topics?|keywords?|categor(?:y|ies)|cat links|kicker|eyebrow|overline|section ?(?:name|label|tag)"
            r"|breadcrumbs?|breadcrumb ?\w*|issue ?date|edition|word ?count|disclaimer|corrections? policy) "
        ),
    ),
    (
        "menu",
        re.compile(
            r" (?:nav|nav ?(?:bar|menu|links)|navigation|(?:\w+ )?menu|pagination|pager|page ?(?:links|nav|footer)|tool ?bar|skip ?(?:link|to content)?|site ?(?:map|footer|header|nav)"
            r"|footer|(?:article|story|post|entry) ?footer|masthead|top ?bar|search ?(?:form|box|bar)?|ticker|language ?(?:switch\w*|select\w*)|weather|scoreboard|table of contents|toc) "
        ),
    ),
)  # fmt: skip
_PARAGRAPHS: Final = {"p", "h1", "h2", "h3", "h4", "span", "b", "strong", "em", "i", "a"}
_OF_BOXES: Final = {"prompt", "paywall", "advert", "menu", "aside"}
"""A single paragraph is none of these by its name: it stands in such a box, or its words tell."""
_SLUG: Final = 5
"""An id of more words names what is written there rather than what it is for."""
_FORWARD = re.compile(r"^ (?:has|no|with|without|js|not|show|hidden (?:\w+ )+(?:block|flex|grid)|tag|category|topic|type|format|status|hentry|elementor|wp block) ")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def zone_of(element: "HtmlElement") -> Zone | None:
    """Say what an element is for; None where nothing tells, and so what is around it decides.

    >>> from lxml.html import fromstring
    >>> zone_of(fromstring('<div class="c-RelatedStories">…</div>')), zone_of(fromstring('<p class="lead">…</p>'))
    ('related', None)
    """
    attributes = element.attrib
    tag: str = element.tag
    if not attributes:
        return _TAGS.get(tag)
    if "hidden" in attributes or _UNSEEN.search(attributes.get("style", "")[:LONGEST_NAME]):
        return "hidden"
    if attributes.get("itemprop") == "articleBody":
        return "body"
    if attributes.get("amp-access", "").upper().startswith("NOT"):
        return "prompt"
    if (zone := _TAGS.get(tag)) or (zone := _ROLES.get(attributes.get("role", ""))):
        return zone
    if tag in _BARE:
        return None
    names = attributes.get("class", "")
    for key in ("id", "data-testid", "data-component", "data-component-name"):
        if key in attributes and attributes[key].count("-") < _SLUG:
            names += " " + attributes[key]
    if not names:
        return None
    zone = _of_names(names[:LONGEST_NAME])
    if (tag in _PARAGRAPHS and zone in _OF_BOXES) or (tag == "blockquote" and zone != "post"):
        return None
    return zone


@lru_cache(maxsize=4096)
def _of_names(names: str) -> Zone | None:
    written = [f" {' '.join(_WORD.findall(name)).lower()} " for name in names.split()]
    for name in written:
        if _BODY.match(name):
            return "body"
    written = [name for name in written if not _FORWARD.match(name)]
    for name in written:
        if _STANDFIRST.search(name):
            return "standfirst"
    for zone, words in _NAMED:
        if any(words.search(name) for name in written):
            return zone
    return None
