"""Joins and splits actors by hand. The caller has begun the transaction.

Each join and each split is a decision. Without decisions, a key stands for its own actor; each decision that holds may
then lead to another actor, one after the other. So a decision can be undone at any time, whatever came after it.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from onrecord.archive import actors, decisions
from onrecord.archive.actors import OWN, Appearance
from onrecord.archive.decisions import MOST_CHARACTERS, SEE, ActorDecision, Apart, By, DecidedActor, Join, Split
from onrecord.errors import NotInArchiveError, QueryError


class Paths:
    """Where decisions lead: from a key's own actor to the one that it stands for."""

    def __init__(self, held: Mapping[int, ActorDecision]) -> None:
        self._from_actor: dict[int, list[tuple[int, int]]] = {}
        self._from_key: dict[str, list[tuple[int, int]]] = {}
        for number, decision in sorted(held.items()):
            if isinstance(decision, Join):
                for other in decision.others:
                    self._from_actor.setdefault(other.number, []).append((number, decision.keep.number))
            else:
                for key in decision.keys:
                    self._from_key.setdefault(key, []).append((number, decision.new.number))

    def lead(self, actor: int, key: str | None = None, *, after: int = 0) -> int:
        """Follow the decisions that came `after` one."""
        while True:
            steps = [*self._from_actor.get(actor, ()), *(self._from_key.get(key, ()) if key else ())]
            further = min((step for step in steps if step[0] > after), default=None)
            if further is None:
                return actor
            after, actor = further

    def splits(self, key: str) -> bool:
        """Tell whether a split that holds is about this key."""
        return key in self._from_key


def merge(connection: sqlite3.Connection, keep: int, others: Sequence[int], by: By) -> int:
    """Join actors into one, which keeps the number and name of `keep`, and give the decision's number.

    Raises NotInArchiveError and QueryError.
    """
    named = [_named(connection, actor) for actor in (keep, *others)]
    if keep in others or len(set(others)) < len(others) or not others:
        raise QueryError("An actor can't be joined with itself", value=[keep, *others], allowed="different actors")
    _refuse_to_join_apart(connection, (keep, *others))
    return _join(connection, named[0], named[1:], by)


def _join(connection: sqlite3.Connection, into: DecidedActor, others: Sequence[DecidedActor], by: By) -> int:
    keep = into.number
    number = decisions.decide(connection, Join(keep=into, others=tuple(others)), by)
    for other in (each.number for each in others):
        rows = actors.in_rows(connection, "actor = ?", (other,))
        _keep_apart(connection, other, ((row, each) for row, each in rows if each.shared_key is None))
        connection.execute("UPDATE actor_keys SET actor = ? WHERE actor = ?", (keep, other))
        actors.move(connection, [row["id"] for row, _ in rows], keep)
        connection.execute("DELETE FROM actors WHERE id = ?", (other,))
    return number


def merge_pairs(connection: sqlite3.Connection, pairs: Iterable[tuple[int, int, str]], by: By) -> int:
    """Join pairs of actors, each with its reason, and count the joins. Raises NotInArchiveError.

    A pair is about the actors that its two are by now. Who is one already, or was told apart, is left out.
    """
    went: dict[int, int] = {}
    told_apart = set(apart(connection))
    done = 0
    for keep, other, why in pairs:
        to, actor = _gone_to(went, keep), _gone_to(went, other)
        if to == actor or frozenset((to, actor)) in told_apart:
            continue
        _join(connection, _named(connection, to), [_named(connection, actor)], By(by.who, why[:MOST_CHARACTERS]))
        went[actor] = to
        told_apart = {frozenset(to if each == actor else each for each in pair) for pair in told_apart}
        done += 1
    return done


def _gone_to(went: Mapping[int, int], actor: int) -> int:
    while actor in went:
        actor = went[actor]
    return actor


def tell_apart(connection: sqlite3.Connection, one: int, other: int, by: By) -> int:
    """Say that two actors aren't one, and give the decision's number. Raises NotInArchiveError and QueryError."""
    named = [_named(connection, actor) for actor in (one, other)]
    if one == other:
        raise QueryError("An actor can't be told apart from itself", value=one, allowed="two actors")
    if (said := apart(connection).get(frozenset((one, other)))) is not None:
        raise QueryError(f"Decision {said} says already that these two aren't one", value=[one, other], hint=SEE)
    return decisions.decide(connection, Apart(one=named[0], other=named[1]), by)


def apart(connection: sqlite3.Connection) -> dict[frozenset[int], int]:
    """Map the pairs of actors that aren't one to the decisions that say so; who was joined since is who it is now."""
    held = decisions.aparts(connection)
    paths = Paths(decisions.about_actors(connection) if held else {})
    return {
        frozenset(paths.lead(each.number, after=number) for each in (value.one, value.other)): number
        for number, value in held.items()
    }


def split(connection: sqlite3.Connection, actor: int, articles: Sequence[int], by: By) -> int:
    """Make the actor of some articles an actor of its own, and give its number.

    Raises NotInArchiveError and QueryError.
    """
    before = _named(connection, actor)
    rows = actors.in_rows(connection, "actor = ?", (actor,))
    wanted = set(articles)
    leaving = [(row, each) for row, each in rows if row["article"] in wanted]
    if missing := wanted - {row["article"] for row, _ in leaving}:
        raise NotInArchiveError(
            f"Actor {actor} doesn't appear in that article", value=min(missing), hint="See `onrecord actors list`."
        )
    if len(leaving) == len(rows):
        raise QueryError("Nothing would be left of the actor", value=list(articles), allowed="some of its articles")
    new = actors.create(connection, leaving[0][1])
    keys = _keep_apart(connection, actor, leaving)
    connection.executemany("UPDATE actor_keys SET actor = ? WHERE key = ?", ((new, key) for key in keys))
    actors.move(connection, [row["id"] for row, _ in leaving], new)
    value = Split(actor=before, new=_named(connection, new), articles=tuple(sorted(wanted)), keys=tuple(keys))
    decisions.decide(connection, value, by)
    return new


def part(connection: sqlite3.Connection, actor: int, by: By) -> list[int]:
    """Undo all joins into an actor, and give the numbers of the resulting actors.

    Raises NotInArchiveError, and QueryError if there are no joins, or nothing would be left of the actor.
    """
    actors.require(connection, actor)
    held = decisions.about_actors(connection)
    paths = Paths(held)
    joins = {
        number: decision
        for number, decision in held.items()
        if isinstance(decision, Join) and paths.lead(decision.keep.number, after=number) == actor
    }
    if not joins:
        raise QueryError(
            f"No join of actor {actor} was made by hand", hint="Name the articles whose actor is another: --article N."
        )
    for number in joins:
        decisions.undo(connection, number, by)
    came = _settle(connection, [actor])
    if connection.execute("SELECT 1 FROM appearances WHERE actor = ?", (actor,)).fetchone() is None:
        raise QueryError("Nothing would be left of the actor", value=actor, hint=f"Undo its joins one by one. {SEE}")
    return came


def settle_undone(connection: sqlite3.Connection, number: int, value: ActorDecision) -> list[int]:
    """Give actors what they had before a join or a split that was just undone; give their numbers.

    Raises QueryError if it can't be undone.
    """
    held = decisions.about_actors(connection)
    paths = Paths(held)
    made = value.new if isinstance(value, Split) else value.keep
    if isinstance(value, Split):
        _refuse_to_pull_away(number, made.number, held)
    return _settle(connection, [paths.lead(made.number, after=number)])


def replay(connection: sqlite3.Connection) -> None:
    """Make all keys stand for the actors that the decisions lead to, whatever they stood for."""
    named = json.dumps(list(_all_named(connection)))
    rows = connection.execute(
        "SELECT DISTINCT actor FROM actor_keys WHERE actor <> own OR own IN (SELECT value FROM json_each(?))", (named,)
    )
    _settle(connection, [row["actor"] for row in rows])


def _refuse_to_join_apart(connection: sqlite3.Connection, joined: Sequence[int]) -> None:
    """Refuse to join two actors of which somebody has said that they aren't one. Raises QueryError."""
    for pair, number in apart(connection).items():
        if pair <= set(joined):
            raise QueryError(
                f"Decision {number} says that two of these aren't one",
                value=sorted(pair),
                hint=f"Undo it first: onrecord decisions --undo {number}.",
            )


def _refuse_to_pull_away(number: int, made: int, held: Mapping[int, ActorDecision]) -> None:
    """Refuse to undo a split while a later decision names the actor that it made. Raises QueryError."""
    for later, value in held.items():
        if later > number and any(each.number == made for each in value.actors):
            raise QueryError(
                f"Decision {later} is about the actor that decision {number} made",
                value=made,
                hint=f"Undo decision {later} first.",
            )


def _all_named(connection: sqlite3.Connection) -> dict[int, DecidedActor]:
    """Give the actors that any decision names, even an undone one, as they were at the first decision about them."""
    named: dict[int, DecidedActor] = {}
    for value in decisions.about_actors(connection, undone=True).values():
        for actor in value.actors:
            named.setdefault(actor.number, actor)
    return named


def _settle(connection: sqlite3.Connection, stood: Iterable[int]) -> list[int]:
    """Give what some actors have now to the actors that the decisions lead to; return those that got anything."""
    paths, named = Paths(decisions.about_actors(connection)), _all_named(connection)
    went: set[int] = set()
    for actor in stood:
        rows = actors.in_rows(connection, "actor = ?", (actor,))
        alone: dict[str, int] = {}
        keys = connection.execute("SELECT key, own FROM actor_keys WHERE actor = ?", (actor,)).fetchall()
        for key, own in keys:
            to = paths.lead(own, key)
            if key.startswith(OWN) and to == own and not paths.splits(key):
                connection.execute("DELETE FROM actor_keys WHERE key = ?", (key,))
                alone[key] = own
            elif to != actor:
                _bring_back(connection, to, named, actor)
                connection.execute("UPDATE actor_keys SET actor = ? WHERE key = ?", (to, key))
        moved: dict[int, list[int]] = {}
        for row, appearance in rows:
            to = _target(connection, row["article"], appearance, alone, actor)
            if to != actor:
                moved.setdefault(to, []).append(row["id"])
        for to, ids in sorted(moved.items()):
            _bring_back(connection, to, named, actor)
            actors.move(connection, ids, to)
        went.update(moved)
        actors.forget_unused(connection, [actor])
    return sorted(went)


def _target(
    connection: sqlite3.Connection, article: int, appearance: Appearance, alone: Mapping[str, int], actor: int
) -> int:
    """Find the actor of an appearance by its keys; its present actor if these are gone."""
    known = actors.current(connection, article, appearance)
    return alone.get(appearance.own_key(article), actor) if known is None else known


def _keep_apart(
    connection: sqlite3.Connection, actor: int, rows: Iterable[tuple[sqlite3.Row, Appearance]]
) -> list[str]:
    """Give appearances of an actor keys of their own articles, unless they have them, and return these keys."""
    keys = []
    for row, appearance in rows:
        key = appearance.own_key(row["article"])
        connection.execute(
            "INSERT OR IGNORE INTO actor_keys (key, actor, own)"
            " VALUES (:key, :actor, ifnull((SELECT own FROM actor_keys WHERE key = :shared), :actor))",
            {"key": key, "actor": actor, "shared": appearance.shared_key},
        )
        keys.append(key)
    return keys


def _named(connection: sqlite3.Connection, actor: int) -> DecidedActor:
    """Give an actor as it is now. Raises NotInArchiveError."""
    actors.require(connection, actor)
    row = connection.execute("SELECT name, kind, named FROM actors WHERE id = ?", (actor,)).fetchone()
    return DecidedActor(number=actor, name=row["name"], kind=row["kind"], named=bool(row["named"]))


def _bring_back(connection: sqlite3.Connection, actor: int, named: Mapping[int, DecidedActor], stood: int) -> None:
    """Make an actor again under its old number and name, unless it is there.

    If no decision names it, it gets the name of the actor that replaced it; no run of onrecord leaves such an archive.
    """
    if connection.execute("SELECT 1 FROM actors WHERE id = ?", (actor,)).fetchone() is None:
        known = named[actor] if actor in named else _named(connection, stood)
        connection.execute(
            "INSERT INTO actors (id, name, kind, named) VALUES (?, ?, ?, ?)",
            (actor, known.name, known.kind, known.named),
        )
