"""Quotations in memory, for tests: what an archive keeps in tables."""

from collections import Counter

from onrecord.pipeline.shelves import Quotations
from onrecord.stories.quotations import Known, Member, Speaker, StatementView, put_quotations
from tests.stories import by_first_word
from tests.unit.archive.hand import cast

REYES = Speaker(1, "Ana Reyes", "person", True)
HALE = Speaker(2, "Tom Hale", "person", True)
POLICE = Speaker(3, "police", "organization", False)


class Shelf:
    """Keeps quotations as the archive does."""

    def __init__(self, views: list[StatementView]) -> None:
        self.views = {view.number: view for view in views}
        self.kept: dict[int, dict[int, Member]] = {}
        self.fullest: dict[int, int] = {}
        self.keys: dict[int, set[int]] = {}
        self.lost: set[int] = set()

    def statements(self, article):
        return [view for view in self.views.values() if view.article == article]

    def sharing(self, keys):
        shared = Counter({number: len(own & set(keys)) for number, own in self.keys.items()})
        return [self._known(number) for number, count in shared.most_common(32) if count]

    def of_story(self, story):
        return [self._known(each) for each in self.kept if any(self.views[m].story == story for m in self.kept[each])]

    def members(self, quotation):
        return [self.views[number] for number in self.kept[quotation]]

    def unsettled(self):
        return sorted(self.lost)

    def join(self, quotation, member):
        self.kept[quotation][member.statement] = member

    def write(self, fullest, words, keys, members):
        theirs = {member.statement for member in members}
        for number in [number for number, those in self.kept.items() if theirs & those.keys()]:
            self.kept[number] = {each: m for each, m in self.kept[number].items() if each not in theirs}
            if not self.kept[number] or self.fullest[number] in theirs:
                left = self.kept.pop(number)
                if left:
                    self.kept[min(left)] = left
        number = min(theirs)
        self.kept[number] = {member.statement: member for member in members}
        self.fullest[number], self.keys[number] = fullest, set(keys)
        self.keys = {each: own for each, own in self.keys.items() if each in self.kept}
        self.lost.discard(number)
        return number

    def _known(self, number):
        return Known(number, self.views[self.fullest[number]])


def told(*articles):
    """Make statements of articles: each is a speaker (or None) and its words, with a story and a day where given."""
    return [
        StatementView(number, number, day, f"outlet {number}", (speaker,) if speaker else (), words, form, story)
        for number, (speaker, words, form, story, day) in enumerate(
            ((*each, *(("direct", 1, None)[len(each) - 2 :])) for each in articles), start=1
        )
    ]


def together(shelf):
    """Give the quotations, each as the numbers of its statements."""
    return sorted(sorted(those) for those in shelf.kept.values())


DAM = "The dam at Kelve will hold, but we will not open it before every crack is closed."


def printed(words, outlet, day="2024-05-03", *, speaker="Ana Reyes", title="DAM holds"):
    """An article in which somebody says something; the title's first word says which story it tells."""
    return cast(f"{title}\n\n{{c:“{words}”}} {{s:{speaker}}} {{q:said}}.", {"name": speaker}, speakers={1: "a1"},
                title=True, outlet=outlet, url=f"https://{outlet}.example/{title.replace(' ', '-')}-{speaker[:3]}",
                published=(day, "given"))  # fmt: skip


def gathered(store):
    """Gather everything, and give the quotations that at least one outlet has, with the statements that give each."""

    def taking(article, shelves):
        by_first_word(article, shelves)
        put_quotations(article, Quotations(shelves.quotations))

    while store.gather_next(taking):
        pass
    return {each.id: [given.statement.id for given in store.wordings(each.id)] for each in store.quotations(least=1)}


def put_dam(store):
    """Keep four articles: three give the words of one speaker, and another those of somebody else."""
    store.keep(printed(DAM, "courier"))
    store.keep(printed("The dam at Kelve will hold, but we will open it", "post", "2024-05-04"))
    store.keep(
        printed("Nobody told the harbour master about the third siren.", "post", speaker="Tom Hale", title="DAM too")
    )
    store.keep(printed(DAM, "herald", "2024-05-02"))
