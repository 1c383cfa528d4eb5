"""Tables of measured figures; `docs/build.py` writes them into the README, the model card and the docs."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Final

from onrecord.checks import CHECKS, CheckType
from onrecord.desk.figures import Figure, accuracy

WORLD, POLITICS, OUTER = "worldnews dev, full", "polnear dev, flat", "polnear dev, full, outer"
QUOTES = "quotes dev"
EVENTS, PLV, WIKIEVENTS = "events of worldnews dev", "plv in five folds", "wikievents dev"
WITH_SPEAKERS: Final = ("speakers of worldnews dev, full", "speakers of polnear dev, full", QUOTES)

PUBLISHED: Final = (
    ("BERT-base + Cofe, test part, sentence-sized rows (COLING 2022)", "110 M", "83.2", "75.3", "72.9"),
    ("BERT-base + CRF, same test", "110 M", "82.2", "74.9", "71.0"),
    ("BERT-base, same test", "110 M", "81.1", "74.0", "68.9"),
    ("BiLSTM + CRF, same test", "–", "69.6", "66.7", "59.0"),
    ("one annotator against another (20 articles)", "–", "77.7", "70.5", "65.9"),
)
"""What others published on PolNeAR."""

ANSWERS: Final = ("right", "wrong", "unanswered")
FORMS: Final = {"name": "a name", "description": "a description", "pronoun": "a pronoun", "none": "nothing"}
"""How a quotation's sentence refers to the speaker."""


def with_interval(figure: Figure, digits: int = 1) -> str:
    """Write a figure with its interval: 78.8 (75–82)."""
    interval = figure.interval.replace(" to ", "–")
    return f"{figure.value:.{digits}f}" + (f" ({interval})" if interval else "")


def cells(run: str, *places: tuple[str, ...], digits: int = 1) -> list[str]:
    """Write several figures of a run."""
    return [with_interval(accuracy().figure(run, *place), digits) for place in places]


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Write a Markdown table."""
    head = list(head)
    lines = [f"| {' | '.join(map(str, row))} |" for row in (head, *rows)]
    return "\n".join([lines[0], "|---" * len(head) + "|", *lines[1:]])


def exact(run: str) -> list[str]:
    """Write the F1 of source, cue and content where the very characters count."""
    return cells(run, *(("exact", role, "f1") for role in ("source", "cue", "content")))


def politics() -> str:
    """Compare the exact spans of PolNeAR with what others published."""
    own = ("**onrecord**, int8, development part, whole articles", "22 M", *exact(POLITICS))
    return table(("US politics: PolNeAR", "parameters", "source", "cue", "content"), (own, *PUBLISHED))


def world() -> str:
    """Give the spans and statements of the world news."""
    articles = accuracy().golds[WORLD].articles
    own = (f"**onrecord**, int8, {articles} articles, nested statements included", *exact(WORLD),
           *cells(WORLD, ("linked overlap", "f1")))  # fmt: skip
    two = ("two runs of the annotation, apart from each other (10 articles)", "92.9", "94.4", "96.4", "97.6")
    head = ("world news: wire, broadcast, Wikinews, releases, web news", "source", "cue", "content", "linked overlap")
    return table(head, (own, two))


def in_words() -> str:
    """Say how many statements are found, and how many of them are right."""
    recall, precision, f1 = (accuracy().figure(WORLD, "linked overlap", what) for what in ("r", "p", "f1"))
    politics_f1 = with_interval(accuracy().figure(POLITICS, "linked overlap", "f1"))
    acts_f1 = f"{accuracy().acts['mean']:.0f}"
    return (
        f"On the world news, onrecord finds {recall.value:.0f} % of the statements ({recall.interval}), and "
        f"{precision.value:.0f} % of what it finds is right ({precision.interval}): an F1 of {f1.value}. "
        f"On PolNeAR the F1 is {politics_f1}. Acts (*assert, deny, confirm, urge, commit, believe*) reach a mean F1 "
        f"of {acts_f1} on gold statements, in five folds."
    )


def names_in_words() -> str:
    """Say how sources without a name are kept so, and how well names and who is who are found."""
    world, politics, quoted = (accuracy().figure(run, "unnamed", "right") for run in WITH_SPEAKERS)
    gum, news, ours = ("gum dev", "gum dev, news", "worldnews dev")
    f1s, means = ([cells(run, place)[0] for run in (gum, news, ours)] for place in (("names", "f1"), ("coref", "mean")))
    alone, politics_alone, quoted_alone = (with_interval(each, 0) for each in (world, politics, quoted))
    return (
        f"A source without a name stays without one in {alone} of a hundred in the world news, in {politics_alone} on "
        f"PolNeAR and in {quoted_alone} of the quotations. Names of persons, organizations and places: F1 {f1s[0]} "
        f"on all genres of GUM's development part, {f1s[1]} on its news, {f1s[2]} on the world news; coreference "
        f"(mean of MUC, B-cubed and CEAF-e): {means[0]}, {means[1]} and {means[2]}. Systems trained on OntoNotes, "
        "which is ten times the size, lose 15 to 20 points on GUM."
    )


def named_speakers() -> str:
    """Give how often speakers with a name are right, wrong and unanswered."""
    runs = {
        "political articles (PolNeAR)": ("speakers of polnear dev, full", ANSWERS),
        "world news": ("speakers of worldnews dev, full", ANSWERS),
        "quotations on news pages of 2022–26": (QUOTES, (*ANSWERS, "missed")),
    }
    rows = []
    for says, (run, answers) in runs.items():
        of = accuracy().figure(run, "named, all", "right")
        values = cells(run, *(("named, all", answer) for answer in answers), digits=0)
        rows.append((f"{says}: {of.of} in {of.articles} articles", *values, *["–"] * (4 - len(values))))
    return table(("speakers with a name", "right", "wrong", "unanswered", "no such statement"), rows)


def names() -> str:
    """Give how well names and who is who are found."""
    runs = ("gum dev", "gum dev, news", "gum dev, interviews", "worldnews dev")
    places = (("names", "f1"), ("names", "p"), ("names", "r"), ("coref", "muc"), ("coref", "b3"), ("coref", "ceafe"),
              ("coref", "mean"))  # fmt: skip
    rows = ((accuracy().golds[run].says, accuracy().golds[run].articles, *cells(run, *places)) for run in runs)
    return table(("documents", "count", "names F1", "P", "R", "MUC", "B-cubed", "CEAF-e", "mean"), rows)


def golds() -> str:
    """Say who marked what everything was measured on."""
    rows = ((each.corpus, each.what, each.articles, each.marked_by, each.agreement) for each in accuracy().marked)
    head = ("corpus", "what is marked", "articles", "marked by", "how far two agree who marked apart from each other")
    return table(head, rows)


def statements() -> str:
    """Give how well statements are found in each run."""
    rows = []
    for run in (WORLD, POLITICS, OUTER):
        gold = accuracy().golds[run]
        rows.append((f"{gold.says} ({gold.articles} articles)", *exact(run),
                     *cells(run, ("linked", "f1"), ("linked overlap", "f1"), ("linked overlap", "p"),
                            ("linked overlap", "r"))))  # fmt: skip
    head = (
        "development part",
        "exact source",
        "exact cue",
        "exact content",
        "linked exact",
        "linked overlap",
        "P",
        "R",
    )
    return table(head, rows)


def cases(run: str = WORLD) -> str:
    """Give how many of each kind of gold statement are found."""
    rows = []
    for case in accuracy().statements[run].kinds:
        found = accuracy().figure(run, "kinds", case.group, case.kind)
        rows.append((case.group, case.kind or "all of them", case.gold, with_interval(found, 0)))
    return table(("gold statements", "", "count", "found, per cent"), rows)


def confidences(what: str, runs: Iterable[str]) -> str:
    """Give how many are right of what is about equally sure."""
    rows = []
    for run in runs:
        for at in range(10):
            place = (what, f"{at / 10:.1f}")
            try:
                mean, right = accuracy().figure(run, *place, "mean"), accuracy().figure(run, *place, "right")
            except KeyError:
                continue
            level = f"{at / 10:.1f}–{(at + 1) / 10:.1f}"
            rows.append((accuracy().golds[run].says, level, right.of, f"{mean.value:.0f}", with_interval(right, 0)))
    return table(("measured on", what, "count", "mean, per cent", "measured right, per cent"), rows)


def found_acts() -> str:
    """Give the acts of the statements that are found."""
    rows = ((each.act, each.gold, each.said, each.right) for each in accuracy().statements[WORLD].acts)
    return table(("act of what is found", "gold", "said", "right"), rows)


def acts() -> str:
    """Give the F1 of each act on gold statements, in five folds."""
    rows = []
    for act in accuracy().acts:
        values = []
        for by, f1 in (("network", accuracy().acts_of_network[act]), ("recorder", accuracy().acts[act])):
            try:
                values.append(with_interval(accuracy().figure("acts in five folds", by, act)))
            except KeyError:
                values.append(f"{f1}")
        rows.append(("mean of the first six" if act == "mean" else act, *values))
    return table(("act", "network alone", "with the recorder's word"), rows)


def later_mentions() -> str:
    """Give how many mentions that aren't the first of their actor are found, and how many have the right actor."""
    rows = []
    for form in ("name", "nominal", "pronoun"):
        found, right = (accuracy().figure("gum dev", "later mentions", form, what) for what in ("found", "linked"))
        rows.append((form, found.of, with_interval(found, 0), with_interval(right, 0)))
    head = ("mentions that are not the first of their actor", "count", "found", "of these, with the right actor")
    return table(head, rows)


def speakers() -> str:
    """Give how often the speakers of sources are right, wrong and unanswered, by the form of the source."""
    rows = []
    for run in (name for name in accuracy().golds if name.startswith("speakers of ")):
        for form in _forms(run):
            right = accuracy().figure(run, form, "right")
            rows.append((run.removeprefix("speakers of "), form, right.of,
                         *cells(run, *((form, answer) for answer in ANSWERS))))  # fmt: skip
    return table(("articles", "source", "count", *ANSWERS), rows)


def quotations() -> str:
    """Give how often the speakers of quotations are right, wrong, unanswered, or the quotation in no statement."""
    answers = (*ANSWERS, "missed")
    rows = []
    for form in _forms(QUOTES):
        right = accuracy().figure(QUOTES, form, "right")
        rows.append((FORMS.get(form, form), right.of, *cells(QUOTES, *((form, answer) for answer in answers))))
    return table(("attributed by", "count", *answers), rows)


def _forms(run: str) -> Iterable[str]:
    return dict.fromkeys(each.what[0] for each in accuracy().figures if each.run == run and each.what[-1] == "wrong")


def times() -> str:
    """Give how well expressions of time are read."""
    runs = ("times of timebank and aquaint", "times of meantime")
    places = (("strict", "f1"), ("relaxed", "f1"), ("value", "f1"))
    rows = ((accuracy().golds[run].says, accuracy().golds[run].articles, *cells(run, *places)) for run in runs)
    return table(("measured on", "articles", "strict", "relaxed", "value"), rows)


def everything() -> str:
    """Give every figure."""
    rows = (
        (
            accuracy().golds[each.run].says,
            each.articles,
            accuracy().golds[each.run].marked_by,
            ", ".join(filter(None, each.what)),
            each.value,
            f"{each.low} to {each.high}" if each.interval else "–",
            each.of,
        )
        for each in accuracy().figures
    )
    return table(("measured on", "articles", "marked by", "figure", "per cent", "95 % interval", "of"), rows)


def if_measured(*runs: str) -> Callable[[Callable[[], str]], Callable[[], str]]:
    """Let a function write its figures only if they were measured for the network that ships."""

    def deciding(write: Callable[[], str]) -> Callable[[], str]:
        @wraps(write)
        def written() -> str:
            if set(runs) <= accuracy().golds.keys():
                return write()
            return "The network that ships wasn't measured on this."

        return written

    return deciding


AGREEMENT: Final = {
    ("trigger", "f1"): "93.1", ("typed", "f1"): "90.5", ("arguments", "f1"): "83.9", ("status", "accuracy"): "95.2",
    ("status", "macro"): "87.9", ("same", "f1"): "90.5",
}  # fmt: skip
"""How far two runs of the annotation of events agree, on 10 articles with 262 events."""

EVENT_FIGURES: Final = {
    ("trigger", "f1"): "events found, by their trigger, F1",
    ("typed", "f1"): "… with the right type of 29, F1",
    ("arguments", "f1"): "who, whom, where, when and amount, F1",
    ("whole", "f1"): "events with their type, and every who and whom right, F1",
    ("status", "accuracy"): "status of those found: right",
    ("status", "macro"): "… mean F1 of the six statuses",
    ("same", "f1"): "mentions of the same event, F1 of pairs",
    ("word", "right"): "on whose word: right",
    ("word", "leak"): "leak: on a source's word, given to the outlet",
    ("word", "reverse"): "reverse: the outlet's own, given to a source",
    ("word", "unclear"): "left unclear",
}


@if_measured(EVENTS)
def events() -> str:
    """Give how well events are found, and on whose word they are known."""
    gold = accuracy().golds[EVENTS]
    rows = ((says, *cells(EVENTS, place), AGREEMENT.get(place, "–")) for place, says in EVENT_FIGURES.items())
    head = ("events in the world news", f"**onrecord**, int8, {gold.articles} articles", "two runs of the annotation")
    return table(head, rows)


@if_measured(EVENTS)
def events_in_words() -> str:
    """Say how many events are found, how many of them are right, and how often the outlet is given a source's word."""
    places = (("trigger", "r"), ("trigger", "p"), ("typed", "p"), ("word", "leak"))
    found, right, typed, leak = (accuracy().figure(EVENTS, *place) for place in places)
    return (
        f"Of the events in the world news, onrecord finds {found.value:.0f} % ({found.interval}). Of what it finds, "
        f"{right.value:.0f} % are events ({right.interval}), and {typed.value:.0f} % have the right type, too "
        f"({typed.interval}). Of the events that only a source tells of, {leak.value:.1f} % are given to the outlet as "
        f"its own word ({leak.interval})."
    )


@if_measured(EVENTS)
def event_arguments() -> str:
    """Give how well each argument of events is found."""
    rows = []
    for role in ("who", "whom", "where", "when", "amount"):
        of = accuracy().figure(EVENTS, role, "f1").of
        rows.append((role, of, *cells(EVENTS, *((role, what) for what in ("p", "r", "f1")))))
    return table(("argument", "count", "P", "R", "F1"), rows)


@if_measured(EVENTS)
def event_types() -> str:
    """Give how well the events of each type are found."""
    return table(("type", "count", "found, whatever type it is given", "P", "R", "F1"), _kinds("type"))


@if_measured(EVENTS)
def event_statuses() -> str:
    """Give how well the events of each status are found, and of those that are, how often it is right."""
    return table(("status", "count", "found", "P", "R", "F1 of the status of those"), _kinds("status"))


def _kinds(group: str) -> Iterable[Iterable[object]]:
    whats = (each.what for each in accuracy().figures if each.run == EVENTS)
    for kind in dict.fromkeys(what[1] for what in whats if what[0] == group and what[2:] == ("found",)):
        found = accuracy().figure(EVENTS, group, kind, "found")
        scores = cells(EVENTS, *((group, kind, what) for what in ("p", "r", "f1")), digits=0)
        yield (kind, found.of, with_interval(found, 0), *scores)


@if_measured(EVENTS)
def event_confidences() -> str:
    """Give how many events are right of those that are about equally sure."""
    return confidences("event confidence", (EVENTS,))


@if_measured(PLV, WIKIEVENTS)
def events_elsewhere() -> str:
    """Compare events with other people's gold."""
    sentences, documents = (accuracy().golds[run].articles for run in (PLV, WIKIEVENTS))
    rows = (
        (f"PLV, 15 types of PLOVER, {sentences} sentences: macro-F1, with a regression in five folds",
         *cells(PLV, ("regression", "macro-F1")), "82.1, on its test part, zero-shot with a large model"),
        ("… by the type of the best trigger alone", *cells(PLV, ("best trigger", "macro-F1")), "–"),
        (f"WikiEvents, {documents} documents: trigger F1, of events chosen as its training part shows",
         *cells(WIKIEVENTS, ("chosen", "trigger", "f1")), "–"),
        *((f"… of all events, {says}", *cells(WIKIEVENTS, ("as they are", "trigger", what)), "–")
          for what, says in (("f1", "F1"), ("p", "precision"), ("r", "recall"))),
    )  # fmt: skip
    return table(("events on other people's gold", "**onrecord**, int8", "best published"), rows)


def checks() -> str:
    """List the checks with how often each is right, and whether it is shown without being asked for."""

    def right(each: CheckType) -> str:
        return "not measured" if each.precision is None else f"{each.precision:.0%} of {each.measured}"

    def shown(each: CheckType) -> str:
        return "with an original" if "originals" in each.needs else "yes" if each.shown else "only if asked for"

    rows = ((f"`{each.kind}`", each.asks, right(each), shown(each)) for each in CHECKS)
    return table(("check", "what it asks", "findings that are right", "shown"), rows)
