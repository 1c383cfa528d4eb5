"""The words in which pages ask their readers for something, lead them elsewhere, and say who wrote what when.

One phrase a line; a blank stands for any white space.
"""

import re
from typing import Final


def _any(phrases: str) -> str:
    return "(?:" + "|".join(r"\s+".join(line.split()) for line in phrases.strip().split("\n")) + ")"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_LEADS: Final = _any(r"""
    (?:related|recommended|suggested)(?:\s(?:news|stor(?:y|ies)|articles?|posts?|links?|content|coverage|videos?))?
    read(?:\s(?:more|next|also|on|this(?:\snext)?|the\sfull\s(?:story|article)))?
    (?:see|also)\s(?:also|more|read|see|on)
    more(?:\s(?:on|from|about)\b[^:\n]{0,60}|\s(?:stories|news|coverage))?
    (?:watch|listen|look|photos?|video|gallery|opinion|analysis|explained|explainer)(?:\s(?:now|more|also|here|below|live))?
    in pictures
    must[-\s]read
    don['’]t miss
    (?:up|what to read|next) (?:next|up)
    dig deeper
    trending(?:\snow)?
    you (?:may|might) (?:also\s)?like
    recommended for you
    (?:keep|further) reading
""")  # fmt: skip
LEAD: Final = _compile(rf"(?:[•●▶►→>»*-]\s*)?{_LEADS}\s*(?:[:|»>—–\n]|\s-\s)")
"""Begins a line that leads to another story: "READ MORE: …"."""

LEAD_ALONE: Final = _compile(
    _any(r"""
    related(?:\s\w+){0,2}
    recommended(?:\s\w+){0,2}
    read (?:more|next)
    (?:see|read) also
    also read
    more (?:on|from) .{2,60}
    more (?:\w+\s){0,3}(?:stories|news|coverage)
    more like this
    most (?:read|popular|viewed)
    latest(?:\s(?:news|stories|headlines))?
    trending(?:\s\w+)?
    you (?:may|might) (?:also\s)?like
    up next
    top stories
    popular (?:now|stories|posts)
    editor(?:['’]?s|s['’])? picks?
    (?:keep|continue|further) reading
    what to read next
    don['’]t miss
    (?:around|from) the web
    explore more
    (?:story|article) continues(?:\sbelow)?
    in this (?:article|story)
    in pictures
    jump to
    """)
    + r"\W*$"
)
"""A line that stands over links to other stories."""

ADVERT: Final = _compile(
    _any(r"""
    advertis?z?ements?
    adverts?
    ads?
    (?:sponsored|promoted)(?:\scontent)?
    paid (?:content|partner\w*)
    (?:story|article) continues (?:after|below) (?:this\s)?ad\w*
    scroll (?:down\s)?(?:to continue|for more).{0,40}
    continue reading below
    this (?:article|post|page) (?:may\s)?contains? affiliate links?.{0,120}
    loading
    promo
    """)
    + r"\W*$"
)

_VERBS: Final = _any(r"""
    sign[-\s]?(?:up|in)
    log[-\s]?in
    subscribe|register|join|follow|like|download|get|click|tap|e-?mail|contact|send|share|donate|support|become|create
    buy|start|enter|visit|stay|submit|message|call|text|help|unlock|upgrade|enjoy|read|watch|find|view|see|listen|leave
    add|enable|reach|keep
    check out
    write to
    (?:tell|let) us
    tune in
    have your say
""")
ASKING: Final = _compile(rf"(?:^|[.!?:]\s+|^to\s+|\bplease\s+|\byou\s+can\s+(?:also\s+)?){_VERBS}\b")
"""Asks the reader to do something; it is a request of the page's only with an OFFER."""

OFFER: Final = _compile(
    _any(r"""
    \bnews\s?letters?
    \bin\s?box
    \b(?:our|the|free|mobile|news) app\b
    \bapp store
    \bgoogle play
    \b(?:on|us|our) (?:on\s)?(?:facebook|twitter|x|instagram|whatsapp|youtube|telegram|tiktok|threads|linkedin)\b
    \b(?:google|apple) news\b
    \b(?:facebook|twitter|whatsapp|youtube|telegram|instagram) (?:page|channel|group|account)
    \bdaily (?:briefing|digest|e-?mail)
    \b(?:e-?mail|push|news|daily) alerts?
    \bnotifications?
    \bunlimited (?:digital\s)?access
    \bfree trial
    \balready (?:a\s)?(?:subscriber|subscribed|registered|member|have an account)
    \byour (?:account|subscription|password|e-?mail|display name|browser|stor(?:y|ies)|views?|thoughts|comments?)
    \byour experiences?
    \bour (?:journalism|newsroom|reporters?|reporting|podcast|channel|website|coverage|experts|community|page|site)
    \bour (?:privacy (?:policy|notice)|news team|full list|live\s?blog|homepage|story page)
    \bterms (?:of|and) (?:service|use|conditions)
    \bprivacy policy
    \bsubscribers?\b
    \bcomments? (?:below|section)
    \b(?:click|tap|sign\s?up|read more|view|details?|more|subscribe|register) here\b
    \bthis (?:link|form)\b
    \bfor (?:as little as\s)?[$£€]\d
    \byou consent
    \bmailing list
    [\w.]{1,40}@[\w-]{1,40}\.\w
""")
)

PROMPT: Final = _compile(
    _any(r"""
    this (?:content|article|story) is (?:reserved|free|only|exclusive|available)\b
    (?:register|create an account|sign in|log in|subscribe)\s*(?:/|\bor\b|\bto\b|\bfor\b|\bnow\b|\btoday\b)
    don['’]t have an account
    we apologi[sz]e,? but this
    looks like you
    you can manage your
    we want to hear from you
    would you like to comment
    please read our
    (?:do you\s)?(?:have|got|know) (?:you got\s)?(?:a|any|more) (?:story|news tip|tips?|question|info)\b.{0,80}\?
    (?:do you\s)?(?:have|got) (?:you got\s)?(?:a|any|something|more) (?:information|thoughts|views?|comment)\b.{0,80}\?
    want (?:more|to (?:read|keep|get|stay|receive))\b
    enjoy(?:ed|ing) this
    like what you
    thank(?:s|\syou) for (?:signing|subscribing|reading|your (?:feedback|interest))
    sorry[!.]?$
    there was (?:an error|a problem)
    please (?:try again|log\s?(?:in|out)|enable|check your|refresh|enter a|wait)
    you (?:must|need to) (?:be\s)?(?:logged|log|sign|confirm|verify)
    by (?:submitting|signing up|clicking|subscribing|entering|providing)
    this (?:site|page) is protected by recaptcha
    to (?:view|see|watch) this (?:video|content),? please
    (?:copyright|©|\(c\))\s
    all rights reserved
    this (?:material|content) may not be
    already a (?:subscriber|member)
    sign up (?:to|for|now|here|below)\b
    follow (?:us|@?\w+(?:\s\w+){0,2} on (?:twitter|facebook|instagram|x|threads|tiktok))\b
    (?:click|tap) (?:here|on the)\b
    view this post on instagram
    a post shared by
    keep an eye on your inbox
    leave a (?:comment|reply)
    join the (?:conversation|discussion|debate)
    show comments
    \d*\s*comments?$
    share (?:this|on|with|via)\b
    copy link
    print this
    e-?mail (?:this|to a friend)
    your (?:e-?mail|browser|account)\b
    get (?:the latest|our|more|breaking|your)\b.{0,80}(?:inbox|e-?mail|news|app|alerts?|updates?)
    support (?:our|independent|quality)\b
    make sure you
    make a (?:donation|contribution)
    stay (?:up to date|informed|connected|tuned)
    this (?:article|story|post|piece) (?:was\s)?(?:originally|first) (?:appeared|published)
    (?:subscribe|sign\s?up|log\s?in|register)$
    view (?:all|more|comments|gallery|image|\d+)
    """)
)
"""Begins a request to the reader, or what else a page says of itself."""

PAY: Final = _compile(
    _any(r"""
    (?:subscri\w+|sign[-\s]?(?:in|up)|log\s?-?in|register|join|pay)\b.{0,60}\b(?:continue|keep|read|access)\b
    (?:unlock|upgrade|create an account)\b.{0,60}\b(?:continue|keep|read|view|full|rest|article|story)\b
    (?:continue|keep|to (?:read|view|access))\b.{0,50}\b(?:subscri\w+|sign[-\s]?(?:in|up)|log\s?-?in|register|member\w*)
    \b(?:for|to) (?:(?:paid|paying|our)\s)?(?:subscribers|members)\s*(?:only)?[.!]?$
    already a (?:subscriber|member)
    subscribers?[-\s]only
    """)
)
"""Tells that the rest is for those who pay or register."""

_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_NUMBER: Final = r"\d{1,2}(?:st|nd|rd|th)?"
DATE: Final = _compile(
    _any(rf"""
    (?:(?:first|last)\s)?(?:published|updated|posted|modified|created|issued|filed)(?:\s(?:on|at|in))?\b.{{0,80}}
    {_WEEKDAY}{_NUMBER}\s+{_MONTH},?\s+\d{{4}}\b.{{0,50}}
    {_WEEKDAY}{_MONTH}\s+{_NUMBER},?\s+\d{{4}}\b.{{0,50}}
    {_WEEKDAY}(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})\b.{{0,50}}
    \d{{1,2}}\s*(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?) ago
    \d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?|gmt|bst|e[sd]t)?
    \d{{1,3}}\s*min(?:ute)?s? read
    """)
    + "$"
)
"""A line that says when."""

BYLINE: Final = re.compile(
    r"(?:(?:story|words|text|written|reporting|report|edited|photographs?|interview|review(?:ed)?)?\s*[Bb]y:?\s+"
    r"(?:[A-Z][\w.'’-]+(?:\s+|,\s*|$)|(?:and|for|of|the|in)\s+|\|\s*|@\w+\s*"
    r"|[a-z]+\s+(?:correspondent|editor|reporter|writer)\b\s*){1,14}.{0,40}"
    r"|(?:[Bb]y|BY|[Aa]uthors?|[Ww]ritten by|[Ss]taff (?:reporter|writer)|[Aa]gencies|[Nn]ewsroom|[Ee]ditor)\s*)$"
)
"""A line that says who wrote it: capitals matter."""

_MAKERS: Final = r"(?:photo(?:graph)?s?|image|picture|pic|illustration|video|credit|source|screenshot|file photo)"
_AGENCIES: Final = (
    r"(?:getty(?: images)?|reuters|afp|ap photo|shutterstock|epa|pa wire|alamy|istock|unsplash|wikimedia commons)"
)
CREDIT: Final = _compile(
    _any(rf"""
    {_MAKERS}(?:\s(?:credit|courtesy|by|via|from|source|caption))?\s*(?::|\bby\b|\bcourtesy\b|\bvia\b).{{2,120}}
    ©.{{0,100}}
    [(\[](?:photo|image|picture|pic|credit)[:s\s].{{0,100}}[)\]]
    .{{3,80}}(?:/|\s){_AGENCIES}(?:/?[\w\s]{{0,20}})?
    image (?:caption|source|copyright).{{0,200}}
    .{{3,250}}[(\[](?:image|photo|pic|picture|credit|file)s?(?:\scredit)?:.{{2,60}}[)\]]
    (?:getty images?|reuters|afp|associated press|pa media|epa|shutterstock|alamy)
    """)
    + "$"
)
"""A line that says whose picture it is."""
