"""Write a statement with its citation: the words, the speaker, and the source."""

from onrecord.render.actors import ActorList
from onrecord.render.captions import date, place
from onrecord.render.citations import Origin, cite_statement
from onrecord.schema import Article, Statement


def citation(statement: Statement, article: Article, actors: ActorList) -> str:
    """Write a statement with its speaker, outlet, date and page; the page adds the address of the record.

    If the words aren't all the speaker's own, the citation says that the outlet reports them.

    >>> from onrecord.render.actors import actor_list
    >>> from onrecord.schema import Record
    >>> record = Record.from_json('''{"schema": "onrecord/1", "article": {"id": "a", "text": "Aas denied a leak.",
    ...   "outlet": "Lund Evening News"}, "statements": [{"id": "s1", "source": [{"start": 0, "end": 3}],
    ...   "cue": [{"start": 4, "end": 10}], "content": [{"start": 11, "end": 17}], "form": "indirect", "act": "deny",
    ...   "confidence": 0.9}], "model": {"name": "by hand", "version": "1"}}''')
    >>> citation(record.statements[0], record.article, actor_list(record))
    '“a leak” — denied by Aas, as reported by Lund Evening News'
    """
    known = actors.attribution(statement)
    names = ", ".join(profile.name for profile in known.speakers) or known.source
    origin = Origin(article.outlet, article.title_text, date(article), place(article, statement), (article.url,))
    return cite_statement(statement.content_text, names, statement.act, statement.form, origin)
