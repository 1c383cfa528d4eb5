"""What a paragraph of a page is by its words: a link to another story, a request to the reader, a byline, a date."""

import re
from typing import Final, Literal

Line = Literal["related", "prompt", "byline", "caption", "advert"]

LONGEST: Final = 400
"""A longer paragraph is none of these."""

_PROMPT_WORDS: Final = 60

_RELATED = re.compile(
    r"(?:[•●▶►→>»*-]\s*)?(?:(?:related|recommended|suggested)(?:\s+(?:news|stor(?:y|ies)|articles?|posts?|links?|content|coverage|reading|topics?|video|slideshow))?"
    r"|read(?:\s+(?:more|next|also|this(?:\s+next)?|on|the full (?:story|article)))|see\s+(?:also|more)|also\s+(?:read|see|on)|more(?:\s+(?:on|from|about)\b[^:]{0,60}|\s+(?:stories|news|coverage))?"
    r"|(?:watch|listen|look|photos?|video|gallery|in\s+pictures|opinion|analysis|explainer|explained|must[- ]read|don['’]t\s+miss|up\s+next|next\s+up|dig\s+deeper|trending|you\s+(?:may|might)\s+(?:also\s+)?like|recommended\s+for\s+you|keep\s+reading|further\s+reading|what\s+to\s+read\s+next)(?:\s+(?:now|more|also|here|below|live))?)"
    r"\s*(?:[:|»>—–\n]|\s-\s)",
    re.IGNORECASE,
)
_RELATED_ALONE = re.compile(
    r"(?:related(?: \w+){0,2}|recommended(?: \w+){0,2}|read more|read next|see also|also read|more (?:on|from) .{2,60}|more (?:\w+ ){0,3}(?:stories|news|coverage)|more like this|most (?:read|popular|viewed)|latest(?: news| stories| headlines)?|trending(?: \w+)?|you (?:may|might) (?:also )?like|up next|top stories|popular (?:now|stories|posts)|editor[’']s picks?|editors[’'] picks|keep reading|continue reading|what to read next|further reading|don[’']t miss|around the web|from the web|explore more|story continues(?: below)?|article continues(?: below)?|in this (?:article|story)|in pictures|jump to)\W*$",
    re.IGNORECASE,
)
_ADVERT = re.compile(
    r"(?:adverti[sz]e?ments?|adverts?|ads?|sponsored(?: content)?|promoted(?: content)?|paid (?:content|partner\w*)|(?:story|article) continues (?:after|below) (?:this )?(?:ad|advert)\w*|scroll (?:down )?(?:to continue|for more)[^.]{0,40}|continue reading below|this (?:article|post|page) (?:may )?contains? affiliate links?[^.]{0,120}|loading\W*|promo)\W*$",
    re.IGNORECASE,
)
# A request speaks to the reader, in the imperative or in a question, and names what to do or where.
_ASKING = re.compile(
    r"(?:^|[.!?:]\s+|^to\s+|\bplease\s+|\byou\s+can\s+(?:also\s+)?)(?:sign[- ]?up|subscribe|register|join|follow|like|download|get|click|tap|email|e-mail|contact|send|share|donate|support|become|log\s?[- ]?in|sign[- ]?in|create|buy|start|enter|check\s+out|visit|stay|write\s+to|submit|message|call|text|tell\s+us|let\s+us|help|unlock|upgrade|enjoy|read|watch|find|view|see|listen|have\s+your\s+say|leave|add|enable|tune\s+in|reach|keep)\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:news\s?letters?|in ?box|(?:our|the|free|mobile|news)\s+app\b|app\s+store|google\s+play|(?:on|us|our)\s+(?:on\s+)?(?:facebook|twitter|x|instagram|whatsapp|youtube|telegram|tiktok|threads|linkedin|google\s+news|apple\s+news)\b|(?:facebook|twitter|whatsapp|youtube|telegram|instagram)\s+(?:page|channel|group|account)|daily\s+(?:briefing|digest|email)|(?:e-?mail|push|breaking\s+news|news|daily)\s+alerts?|notifications?|unlimited\s+(?:digital\s+)?access|free\s+trial|already\s+(?:a\s+)?(?:subscriber|subscribed|registered|have\s+an\s+account|a\s+member)|your\s+(?:account|subscription|password|email|display\s+name|browser|story|stories|views?|thoughts|comments?|experiences?)|our\s+(?:journalism|newsroom|reporters?|reporting|podcast|channel|website|privacy\s+(?:policy|notice)|coverage|news\s+team|experts|full\s+list|community|live\s?blog|page|homepage|site|story\s+page)|terms\s+(?:of|and)\s+(?:service|use|conditions)|privacy\s+policy|subscribers?\b|comments?\s+(?:below|section)|(?:click|tap|sign\s?up|read\s+more|view|details?|more|subscribe|register)\s+here\b|this\s+(?:link|form)\b|for\s+(?:as\s+little\s+as\s+)?[$£€]\d|you\s+consent|mailing\s+list|webnews@|[\w.]{1,40}@[\w-]{1,40}\.\w)",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"(?:this\s+(?:content|article|story)\s+is\s+(?:reserved|free|only|exclusive|available)\b|(?:register|create\s+an\s+account|sign\s+in|log\s+in|subscribe)\s*(?:/|\bor\b|\bto\b|\bfor\b)|don[’']t\s+have\s+an\s+account|we\s+apologi[sz]e,?\s+but\s+this|looks\s+like\s+you|you\s+can\s+manage\s+your|we\s+want\s+to\s+hear\s+from\s+you|(?:have|got|do\s+you\s+have|know)\s+(?:you\s+got\s+)?(?:a|any|something|more)\s+(?:story|news\s+tip|tips?|question|info|information|thoughts|views|comment|a\s+view)\b[^.?!]{0,80}\?|want\s+(?:more|to\s+(?:read|keep|get|stay|receive))\b|enjoy(?:ed|ing)\s+this|like\s+what\s+you|thank(?:s|\s+you)\s+for\s+(?:signing|subscribing|reading|your\s+(?:feedback|interest))|sorry[!.]?$|there\s+was\s+(?:an\s+error|a\s+problem)|please\s+(?:try\s+again|log\s?(?:in|out)|enable|check\s+your|refresh|enter\s+a|wait)|you\s+(?:must|need\s+to)\s+(?:be\s+)?(?:logged|log|sign|confirm|verify)|by\s+(?:submitting|signing\s+up|clicking|subscribing|entering|providing)|this\s+(?:site|page)\s+is\s+protected\s+by\s+recaptcha|to\s+(?:view|see|watch)\s+this\s+(?:video|content)\s+please|(?:copyright|©|\(c\))\s|all\s+rights\s+reserved|this\s+(?:material|content)\s+may\s+not\s+be|subscribe\s+(?:to|now|today)\b|already\s+a\s+(?:subscriber|member)|sign\s+up\s+(?:to|for|now|here|below)\b|follow\s+(?:us|@?\w+(?:\s+\w+){0,2}\s+on\s+(?:twitter|facebook|instagram|x|threads|tiktok))\b|(?:click|tap)\s+(?:here|on\s+the)\b|view\s+this\s+post\s+on\s+instagram|a\s+post\s+shared\s+by|keep\s+an\s+eye\s+on\s+your\s+inbox|leave\s+a\s+(?:comment|reply)|join\s+the\s+(?:conversation|discussion|debate)|show\s+comments|\d*\s*comments?$|share\s+(?:this|on|with|via)\b|copy\s+link|print\s+this|e-?mail\s+(?:this|to\s+a\s+friend)|your\s+(?:e-?mail|browser|account)\b|get\s+(?:the\s+latest|our|more|breaking|your)\b.{0,80}(?:inbox|e-?mail|news|app|alerts?|updates?)|support\s+(?:our|independent|quality)\b|make\s+sure\s+you|make\s+a\s+(?:donation|contribution)|stay\s+(?:up\s+to\s+date|informed|connected|tuned)|this\s+(?:article|story|post|piece)\s+(?:was\s+)?(?:originally|first)\s+(?:appeared|published)|subscribe$|sign\s?up$|log\s?in$|register$|recommended\s+for\s+you|view\s+(?:all|more|comments|gallery|image|\d+))",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[\"“”«»]|\bsa(?:id|ys)\b")

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    rf"(?:(?:first\s+|last\s+)?(?:published|updated|posted|modified|created|issued|filed)(?:\s+(?:on|at|in))?\b.{{0,80}}|(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})\b.{{0,50}}|\d{{1,2}}\s*(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)\s+ago|\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?|gmt|bst|e[sd]t)?|\d{{1,3}}\s*min(?:ute)?s?\s+read)$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:story|words|text|written|reporting|report|edited|photographs?|interview|review(?:ed)?)?\s*[Bb]y:?\s+(?:[A-Z][\w.'’-]+(?:\s+|,\s*|$)|and\s+|for\s+|of\s+|the\s+|in\s+|\|\s*|@\w+\s*|[a-z]+\s+(?:correspondent|editor|reporter|writer)\b\s*){1,14}.{0,40}|(?:by|author|authors|written by|staff reporter|staff writer|agencies|newsroom|editor)\s*)$"
)
_CREDIT = re.compile(
    r"(?:(?:photo(?:graph)?s?|image|picture|pic|illustration|video|credit|source|screenshot|file photo)(?:\s+(?:credit|courtesy|by|via|from|source|caption))?\s*(?::|\bby\b|\bcourtesy\b|\bvia\b).{2,120}|©.{0,100}|[(\[](?:photo|image|picture|pic|credit)[:s ].{0,100}[)\]]|.{3,80}(?:/|\s)(?:getty(?: images)?|reuters|afp|ap photo|shutterstock|epa|pa wire|alamy|istock|unsplash|wikimedia commons)(?:/?[\w ]{0,20})?|image (?:caption|source|copyright).{0,200}|.{3,250}[(\[](?:image|photo|pic|picture|credit|file)s?(?: credit)?:.{2,60}[)\]]|(?:getty images?|reuters|afp|associated press|pa media|epa|shutterstock|alamy))$",
    re.IGNORECASE,
)


def line_of(words: str, *, linked: float = 0.0) -> Line | None:
    """Say what a paragraph is by its words; None where it may as well be the article's.

    >>> line_of("READ MORE: Mayor denies it"), line_of("Sign up for our newsletter."), line_of("By Ada Moe")
    ('related', 'prompt', 'byline')
    >>> line_of("“Sign up for the newsletter,” the mayor said.") is None
    True
    """
    if len(words) > LONGEST:
        return None
    if _RELATED_ALONE.match(words) or (_RELATED.match(words) and (linked > 0.2 or not words.endswith(("”", '"')))):
        return "related"
    if _ADVERT.match(words):
        return "advert"
    if _DATE.match(words) or (len(words) < 160 and _BYLINE.match(words)):
        return "byline"
    if _CREDIT.match(words):
        return "caption"
    if words.count(" ") < _PROMPT_WORDS and (
        _PROMPT.match(words) or (_ASKING.search(words) and _OFFERED.search(words) and not _SPOKEN.search(words))
    ):
        return "prompt"
    return None


_PAY = re.compile(
    r"(?:subscri\w+|sign\s?-?(?:in|up)|log\s?-?in|register|join|become\s+a\s+member|unlock|upgrade|create\s+an\s+account|pay)\b.{0,60}\b(?:continue|keep|read|access|view|unlock|full|rest|article|story)\b"
    r"|(?:continue|keep|to\s+(?:read|view|access))\b.{0,50}\b(?:subscri\w+|sign\s?-?(?:in|up)|log\s?-?in|register|account|member\w*)"
    r"|\b(?:for|to)\s+(?:paid\s+|paying\s+|our\s+)?(?:subscribers|members)\s*(?:only)?[.!]?$|already\s+a\s+(?:subscriber|member)|subscribers?[- ]only",
    re.IGNORECASE,
)


def asks_to_pay(words: str) -> bool:
    """Say whether a line tells that the rest is for those who pay or register.

    >>> asks_to_pay("Subscribe to continue reading"), asks_to_pay("Sign up for our newsletter")
    (True, False)
    """
    return bool(_PAY.search(words[:LONGEST]))
