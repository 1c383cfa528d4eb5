"""A flood at Harda as four outlets tell it."""

from onrecord.schema.event_view import EventView, Party

HARDA = Party(1, "Harda", "place", True)
INDIA = Party(2, "India", "place", True)
MOE = Party(3, "Ada Moe", "person", True)
BERG = Party(4, "Ida Berg", "person", True)
COMPANY = Party(5, "Kelve Power", "organization", True)


def told(row, sentence, trigger, **more):
    """An event of an article of its own; its row is the article's number too, if that isn't given."""
    given = {"first": row, "article": row, "type": "harm", "words": "told by the outlet"} | more
    return EventView(event=row, trigger=trigger, sentence=sentence, start=sentence.index(trigger), **given)


def toll(row, least, most, outlet, day, **more):
    """An article of an outlet, which says how many the flood has killed."""
    return told(
        row, "The flood killed people.", "killed", outlet=outlet, day=day,
        count_least=least, count_most=most, count_of="killed", **more,
    )  # fmt: skip
