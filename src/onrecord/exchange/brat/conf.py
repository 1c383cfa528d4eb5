"""The two files that a folder of brat's needs to show records: annotation.conf and visual.conf.

Both are made from the closed sets of the schema, so that what brat offers is what a record can hold
(https://brat.nlplab.org/configuration.html).
"""

from typing import Any, Final, get_args

from onrecord.exchange.brat.labels import ARGUMENT, COREF, MEANS, SAME_AS, STATEMENT, TIME, label_of
from onrecord.schema import Act, ActorKind, EventStatus, EventType, Form, MentionForm, TimeKind

_COLOURS: Final = {
    STATEMENT: "#cfe8d5",
    "Source": "#cfdcf5",
    "Cue": "#f6e0b5",
    TIME: "#e6d5f0",
    ARGUMENT: "#e8e8e8",
    "Person": "#ffd2c9",
    "Organization": "#ffe3c9",
    "Place": "#d7efef",
    "Group": "#f5d6e4",
}
_EVENT_COLOUR: Final = "#f2c1c1"

_SHORT: Final = {STATEMENT: "Said", "Organization": "Org", ARGUMENT: "Arg", "MentionForm": "Form"}


def annotation_conf() -> str:
    """Write annotation.conf: the labels, links and attributes that a record's marks can have.

    >>> [line for line in annotation_conf().splitlines() if line.startswith("Statement")]
    ['Statement\\tSource*:Source, Cue*:Cue, Speaker*:<MENTION>, Within?:Statement']
    """
    kinds, types = _labels(ActorKind), _labels(EventType)
    takes = f"Who*:{_ANY}, Whom*:{_ANY}, Where*:{_ANY}, When*:{TIME}|{ARGUMENT}, Amount*:{ARGUMENT}"
    sections = {
        "entities": [*kinds, "Source", "Cue", TIME, ARGUMENT],
        "relations": [
            f"<MENTION>={'|'.join(kinds)}",
            f"<HAPPENING>={'|'.join(types)}",
            f"{COREF}\tArg1:<MENTION>, Arg2:<MENTION>, <REL-TYPE>:symmetric-transitive",
            f"{MEANS}\tArg1:{ARGUMENT}, Arg2:<MENTION>|{TIME}",
            f"{SAME_AS}\tArg1:<HAPPENING>, Arg2:<HAPPENING>",
            "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
        ],
        "events": [
            f"<MENTION>={'|'.join(kinds)}",
            f"{STATEMENT}\tSource*:Source, Cue*:Cue, Speaker*:<MENTION>, Within?:{STATEMENT}",
            *(f"{each}\t{takes}" for each in types),
        ],
        "attributes": [
            f"<MENTION>={'|'.join(kinds)}",
            f"<HAPPENING>={'|'.join(types)}",
            _attribute("Act", STATEMENT, Act),
            _attribute("Form", STATEMENT, Form),
            _attribute("Status", "<HAPPENING>", EventStatus),
            _attribute("MentionForm", "<MENTION>", MentionForm),
            _attribute("TimeKind", TIME, TimeKind),
        ],
    }
    return "\n".join(f"[{name}]\n\n" + "".join(f"{line}\n" for line in lines) for name, lines in sections.items())


def visual_conf() -> str:
    """Write visual.conf: what the labels are called where there is little room, and their colours.

    >>> "Statement | Said" in visual_conf()
    True
    """
    colours = _COLOURS | dict.fromkeys(_labels(EventType), _EVENT_COLOUR)
    short = "".join(f"{label} | {word}\n" for label, word in _SHORT.items())
    drawn = "".join(f"{label}\tbgColor:{colour}\n" for label, colour in colours.items())
    return f"[labels]\n\n{short}\n[drawing]\n\nSPAN_DEFAULT\tfgColor:black, borderColor:darken\n{drawn}"


_ANY: Final = f"<MENTION>|{ARGUMENT}"


def _labels(words: Any) -> list[str]:
    return [label_of(word) for word in get_args(words)]


def _attribute(name: str, bearer: str, words: Any) -> str:
    return f"{name}\tArg:{bearer}, Value:{'|'.join(get_args(words))}"
