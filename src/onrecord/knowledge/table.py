"""Says what words stand for, and who held an office at a date."""

from functools import cached_property, lru_cache
from pathlib import Path

from onrecord.knowledge import files, phrases, roles
from onrecord.knowledge.dates import Days, days
from onrecord.knowledge.entries import Country, Entry, Holder, Named, Organization, Place, Seat, bare
from onrecord.knowledge.index import Index, TableMatch
from onrecord.knowledge.persons import fold
from onrecord.knowledge.terms import Term, Terms, surnames
from onrecord.schema import ActorKind, KnownAs

LONGEST_WORDS = 200
"""The longest words that are looked up, in characters."""

_RANKS = (
    "president", "king", "queen", "emperor", "sultan", "emir", "supreme leader", "pope", "general secretary",
    "prime minister", "chancellor", "vice president", "speaker",
)  # fmt: skip
"""Which office is named first if somebody holds several."""


class Knowledge:
    """The table of actors; a user's `own` entries, as `files.read` gives them, count for more than the package's.

    Every answer comes from the table alone, so the same question always has the same answer. A date (`on`) is a year, a
    month or a day in ISO 8601; anything else raises ValueError.
    """

    def __init__(self, own: tuple[Entry, ...] = ()) -> None:
        self._own = own

    def describe(self, words: str, *, kind: ActorKind, on: str | None, speaks: bool = False) -> KnownAs | None:
        """Say what the table knows about a mention from its words; None if it knows nothing, or several things.

        `kind` is the mention's kind, `on` is the article's date, and `speaks` says that it is a source: a capital that
        speaks is its country's government. The holder of an office is named only for a description without a name in
        it, and only if nobody else could be meant at the date; else `name` is the office's title.

        >>> table = load()
        >>> table.describe("the president of the Russian Federation", kind="person", on="1999-06-01").name
        'Boris Yeltsin'
        >>> table.describe("Kabul", kind="place", on=None, speaks=True).name
        'Government of Afghanistan'
        >>> table.describe("Jordan", kind="person", on="2009") is None
        True
        """
        words = phrases.clean(words[: LONGEST_WORDS + 1])
        if not words or len(words) > LONGEST_WORDS:
            return None
        if kind == "person":
            return self._office(words, on)
        if entry := self._named(words, kind, speaks):
            return self._known(entry, kind, speaks)
        if kind == "place":
            return None
        people = self._index.people(bare(words))
        if people and (kind == "group" or bare(words) != words):
            return self._of_country(people, self._index.countries[people].people[0])
        return self._institution(words)

    def person(self, name: str, on: str | None) -> KnownAs | None:
        """Say which office somebody held at a date, by the full name; None for a surname alone, or if two have it.

        `office` is None if the table knows the person, but no office at that date. It knows nobody before their
        first office.

        >>> load().person("Dmitry Medvedev", "2010-03").office
        'President of Russia'
        >>> load().person("Medvedev", "2010-03") is None
        True
        """
        terms = self._terms.of_person(phrases.clean(name[: LONGEST_WORDS + 1]))
        if on is not None:
            when = days(on)
            running = [term for term in terms if term.covers(when)]
            if len({term.entry.name for term in running}) == 1:
                return self._holder(min(running, key=_rank).entry)
            terms = [term for term in terms if term.possible.first <= when.last]
        if len({term.entry.name for term in terms}) != 1:
            return None
        last = terms[-1].entry
        return KnownAs(name=last.name, country=self._country_of(last.of), as_of=last.as_of)

    def tenure(self, title: str, name: str) -> list[Days]:
        """Give the days on which somebody may have had a title; a surname alone means anybody who has it.

        There are none if the table knows nobody of that name who had the title.

        >>> [days.first for days in load().tenure("Prime Minister", "Dmitry Medvedev")]
        ['2012-05-08']
        >>> [days.first[:4] for days in load().tenure("President", "Bush")]
        ['1989', '2001']
        >>> load().tenure("King", "Dmitry Medvedev")
        []
        """
        words = phrases.clean(name[: LONGEST_WORDS + 1])
        terms = self._terms.of_person(words) if " " in words else self._terms.of_surname(words)
        return [term.running for term in terms if roles.called(title, term.entry.of, term.entry.office)]

    def country(self, words: str) -> str | None:
        """Find a country's ISO 3166 code by its name, an adjective or its people; None if two countries share it.

        >>> [load().country(words) for words in ("French", "the Americans", "an Afghan", "Jordan", "turkey")]
        ['FR', 'US', 'AF', None, None]
        """
        words = phrases.clean(words[: LONGEST_WORDS + 1])
        for article in ("a ", "an ", "A ", "An "):
            words = words.removeprefix(article)
        words = bare(words)
        places = [found for found in self._index.find(words) if isinstance(found.entry, (Country, Place))]
        codes = {_code(found.entry) for found in places}
        if any(not found.sure for found in places) or len(codes) > 1:
            return None
        if any(isinstance(found.entry, Country) for found in places):
            return codes.pop()
        return None if places else self._index.adjective(words) or self._index.people(words)

    def country_name(self, code: str) -> str | None:
        """Give a country's name by its ISO 3166 code; None if the table doesn't have it.

        >>> load().country_name("FR"), load().country_name("ZZ")
        ('France', None)
        """
        country = self._index.countries.get(code)
        return country.name if country else None

    def kind(self, words: str) -> ActorKind | None:
        """Give the kind of a name; None if the table doesn't have it, or if it is also a person's name or a word.

        >>> [load().kind(words) for words in ("Kabul", "the Kremlin", "Hezbollah", "the Iranians", "Kofi Annan")]
        ['place', 'organization', 'organization', 'group', 'person']
        """
        words = phrases.clean(words[: LONGEST_WORDS + 1])
        if found := self._index.find(words):
            kinds: set[ActorKind] = {
                "place" if isinstance(each.entry, (Country, Place)) else "organization" for each in found
            }
            return kinds.pop() if len(kinds) == 1 and all(each.sure for each in found) else None
        if code := self._index.people(bare(words)):
            plain = bare(words) == words and words in self._index.countries[code].adjectives
            return None if plain else "group"  # "French" is an adjective, "the French" are people
        return "person" if self.person(words, None) else None

    def same(self, a: str, b: str) -> bool:
        """Tell whether two names are of one entry, or of one person.

        >>> load().same("ISIS", "Daesh"), load().same("the US", "United States"), load().same("Washington", "the US")
        (True, True, False)
        """
        a, b = phrases.clean(a[: LONGEST_WORDS + 1]), phrases.clean(b[: LONGEST_WORDS + 1])
        left, right = self._index.find(a), self._index.find(b)
        if left or right:
            return len(left) == len(right) == 1 and left[0].entry is right[0].entry
        persons = [{term.entry.name for term in self._terms.of_person(name)} for name in (a, b)]
        return len(persons[0]) == 1 and persons[0] == persons[1]

    @cached_property
    def _index(self) -> Index:
        return Index(files.actors(), [entry for entry in self._own if not isinstance(entry, Holder)])

    @cached_property
    def _terms(self) -> Terms:
        return Terms(files.holders(), [entry for entry in self._own if isinstance(entry, Holder)])

    def _named(self, words: str, kind: ActorKind, speaks: bool) -> Named | None:
        """Find the one entry that words name, of a kind that fits the mention's."""
        found = self._index.find(words)
        places = [each for each in found if isinstance(each.entry, (Country, Place, Seat))]
        if len({_code(each.entry) for each in places}) > 1:  # Georgia
            places = []
        if kind != "place" and not speaks:
            places = [
                each for each in places if _governs(each.entry) and (each.sure or not isinstance(each.entry, Country))
            ]
        bodies = [each for each in found if isinstance(each.entry, Organization)]
        fitting = {"place": places, "organization": places + bodies, "group": bodies, "person": []}[kind]
        if kind == "place" and speaks:
            fitting = places or bodies
        return _only(fitting)

    def _known(self, entry: Named, kind: ActorKind, speaks: bool) -> KnownAs:
        if isinstance(entry, (Place, Seat)) and _governs(entry) and (speaks or kind == "organization"):
            return self._of_country(entry.country, f"Government of {self._index.countries[entry.country].name}")
        return KnownAs(name=bare(entry.name), country=_code(entry) or None, as_of=entry.as_of)

    def _office(self, words: str, on: str | None) -> KnownAs | None:
        """Read a description of an office, without a name or with one that agrees ("French President Macron")."""
        if key := self._index.called(words):
            return self._held(*key, on)
        for split in phrases.splits(words):
            of = self._whole(split.whole) if roles.is_office(split.role) else None
            office = of and roles.office(split.role, of)
            if not of or not office:
                continue
            if office == "leader":
                country = self._index.countries.get(of)
                office = country.leader or office if country else office
            if not split.rest:
                return self._held(of, office, on)
            term = self._terms.holder(of, office, on)
            return self._holder(term) if term and fold(split.rest) in surnames(term.name, *term.aliases) else None
        return None

    def _institution(self, words: str) -> KnownAs | None:
        for split in phrases.splits(words):
            institution = None if split.rest else roles.institution(split.role)
            if not institution:
                continue
            of = self._whole(split.whole)
            if not of and institution == "Government":  # the Kabul government
                of = next((_code(each.entry) for each in self._index.find(split.whole) if _governs(each.entry)), None)
            if of and of in self._index.countries:
                return self._of_country(of, f"{institution} of {self._index.countries[of].name}")
        return None

    def _whole(self, words: str) -> str | None:
        """Find the country (its code) or organization (its name) that an office or an institution belongs to."""
        found = self._index.find(words)
        countries = {each.entry.code for each in found if isinstance(each.entry, Country)}
        if len(countries) == 1:  # no office here is one of the state of Georgia, or of somebody called Jordan
            return countries.pop()
        bodies = [each for each in found if isinstance(each.entry, Organization) and each.sure]
        if len(bodies) == 1:
            return bare(bodies[0].entry.name)
        return self._index.adjective(words)

    def _held(self, of: str, office: str, on: str | None) -> KnownAs:
        term = self._terms.holder(of, office, on)
        if term:
            return self._holder(term)
        title = self._title(of, office)
        fact = self._terms.last(of, office) or self._index.countries.get(of) or self._index.bodies[of]
        return KnownAs(name=title, country=self._country_of(of), office=title, as_of=fact.as_of)

    def _holder(self, term: Holder) -> KnownAs:
        title = term.title or self._title(term.of, term.office)
        return KnownAs(name=term.name, country=self._country_of(term.of), office=title, as_of=term.as_of)

    def _title(self, of: str, office: str) -> str:
        if entry := self._index.offices.get((of, office)):
            return entry.title
        return roles.title(office, (self._index.countries.get(of) or self._index.bodies[of]).name)

    def _country_of(self, of: str) -> str | None:
        return of if of in self._index.countries else self._index.bodies[of].country

    def _of_country(self, code: str, name: str) -> KnownAs:
        return KnownAs(name=name, country=code, as_of=self._index.countries[code].as_of)


def load(path: Path | None = None) -> Knowledge:
    """Load the table, and add a user's own file if there is one; the same file is read only once.

    Raises ActorsFileError if the file can't be read, or if a line of it can't be used.

    >>> load().country("the Dutch")
    'NL'
    """
    return _packaged() if path is None else _extended(path, *_stamp(path))


@lru_cache(maxsize=1)
def _packaged() -> Knowledge:
    return Knowledge()


@lru_cache(maxsize=8)
def _extended(path: Path, changed: int, size: int) -> Knowledge:  # noqa: ARG001 (a changed file is read again)
    return Knowledge(files.read(path))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        seen = path.stat()
    except (OSError, ValueError):  # reading it says why
        return (0, 0)
    return seen.st_mtime_ns, seen.st_size


def _code(entry: Named) -> str:
    return entry.code if isinstance(entry, Country) else entry.country or ""


def _governs(entry: Named) -> bool:
    """Tell whether an entry can stand for a government: a country, a seat, or a place that is one."""
    return isinstance(entry, (Country, Seat)) or (isinstance(entry, Place) and entry.seat)


def _only(found: list[TableMatch]) -> Named | None:
    """Pick the one entry; of several in one country the first, since the table has a country before its cities."""
    entries = [each.entry for each in found]
    if len(entries) > 1 and (len({_code(entry) for entry in entries}) > 1 or isinstance(entries[0], Organization)):
        return None
    return entries[0] if entries else None


def _rank(term: Term) -> tuple[int, str]:
    office = term.entry.office
    return _RANKS.index(office) if office in _RANKS else len(_RANKS), office
