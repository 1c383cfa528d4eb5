"""The type system of records in UIMA CAS: five span layers, two of them with slots.

INCEpTION makes a span layer of every type with plain features, and a slot of a feature whose link type is called after
the layer and the feature and has `role` and `target`.
"""

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from onrecord.errors import MissingExtraError

if TYPE_CHECKING:
    from cassis import TypeSystem

STATEMENT: Final = "onrecord.Statement"
EVENT: Final = "onrecord.Event"
MENTION: Final = "onrecord.Mention"
TIME: Final = "onrecord.Time"
WORDS: Final = "onrecord.Words"

LINKS: Final = {STATEMENT: "onrecord.StatementRolesLink", EVENT: "onrecord.EventRolesLink"}
"""The type of the links in a layer's slots."""

_FEATURES: Final = {
    MENTION: {
        "actor": "The actor's id: all mentions with the same one are of one actor.",
        "name": "The actor's name, to be read only.",
        "kind": "What the actor is: person, organization, place or group.",
        "form": "How the mention calls the actor: name, nominal or pronoun.",
    },
    TIME: {
        "kind": "DATE, TIME, DURATION or SET.",
        "value": "The value in TIMEX3, such as 2024-03-01.",
        "record_id": "The id in the record, to be left as it is.",
    },
    WORDS: {
        "role": "What the words are: source, cue, content, or their role in an event.",
        "means": "The id of the actor or the time that they mean.",
    },
    STATEMENT: {
        "act": "What the source does with the content: assert, deny, confirm, ask, urge, commit, believe or other.",
        "form": "How much of the content is quoted: direct, indirect or mixed.",
        "record_id": "The id in the record, to be left as it is.",
    },
    EVENT: {
        "event_type": "What kind of thing happens, such as assault or elect.",
        "status": "actual, negated, planned, possible, hypothetical or general.",
        "record_id": "The id in the record, to be left as it is.",
    },
}

_ABOUT: Final = {
    MENTION: "Words that mention an actor.",
    TIME: "An expression of time.",
    WORDS: "Words with a role in a statement or an event.",
    STATEMENT: "What somebody says: it lies on the content, or on the first piece of it.",
    EVENT: "Something that happens: it lies on the trigger.",
}


@cache
def make_types() -> "TypeSystem":
    """Make the type system."""
    from cassis import TypeSystem

    types = TypeSystem()
    for layer, features in _FEATURES.items():
        made = types.create_type(layer, description=_ABOUT[layer])
        for name, about in features.items():
            types.create_feature(made, name, "uima.cas.String", description=about)
    for layer, name in LINKS.items():
        link = types.create_type(name, "uima.cas.TOP")
        types.create_feature(link, "role", "uima.cas.String")
        types.create_feature(link, "target", "uima.tcas.Annotation")
        types.create_feature(layer, "roles", "uima.cas.FSArray", elementType=link, multipleReferencesAllowed=False)
    return types


def write_types() -> bytes:
    """Write the type system as XML; INCEpTION makes the layers from it (Settings, Layers, Import).

    Raises MissingExtraError unless dkpro-cassis is installed.

    >>> b"onrecord.Statement" in write_types()
    True
    """
    require_cassis()
    return str(make_types().to_xml()).encode()


def require_cassis() -> None:
    """Raise MissingExtraError unless the library that knows CAS is installed."""
    if find_spec("cassis") is None:
        raise MissingExtraError(
            "UIMA CAS needs a library that isn't installed",
            value="dkpro-cassis",
            hint="pip install 'onrecord[inception]'",
        )
