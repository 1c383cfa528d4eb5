"""Keeps records in one SQLite file and searches them. It knows nothing of how articles are read.

store        what can be done with an archive: keeping articles, and what the following can do
search_store what it finds
event_store  what happened, as it tells it
check_store  what checks have found in it
decision_store what people decide about it
opened       an archive that is open
rows         what it gives back
results      what is found, which draws itself and becomes a DataFrame
connection   the file: how it is opened, what its errors mean
clock        the time as it is written
tables       the tables of version 1, and what later versions add
story_tables what version 9 adds
removal_tables what version 10 adds for articles that were removed
quotation_tables what it adds for quotations
saved_tables what version 10 adds for saved searches and watches
migrations   from any earlier version to this one
adopting     what was joined and split before version 3
identity     which articles are one
actors       which actors are one, by their names
decisions    what people decide, and take back
joining      which actors are one, by such decisions
persons      the persons whose surnames are alike, and where they appear
same_persons which of them may be one person, as it was found at the last look
person_store what can be done with that
person_tables what version 10 adds for it
writing      articles, their records and their versions
removing     taking an article out for good, and its bytes out of the file
tombstones   which articles were removed, by their hashes
removal_store what can be done to remove articles
dismissing   which findings are dismissed, by such decisions
outlets      which names of outlets mean the same one, by such decisions
corrected    records as people have corrected them, by such decisions
correcting   correcting them
correction_store what can be done with corrections
correction_tables what version 10 adds for them
telling      what the tables say of an event: how it stands, when and where it happens, and who takes part
derived      what is derived from a record: the tables that are searched
reindexing   rebuilding these from the records
gathering    what several articles make of one thing: the articles still to be gathered, the stories and the quotations
originals    bytes and records as they are kept
sources      what was added before, by its bytes
failures     what could not be read
articles     articles by their numbers
query        what can be asked
event_query  what can be asked of events
check_query  what can be asked of findings
story_query  what can be asked of stories
quotation_query what can be asked of quotations
words        the language of words, and questions typed as sentences
names        names and their spellings
folding      the letters that words are searched by
searchable   version 4 of the tables: indexes of words in these letters
searching    questions about statements and articles in SQL
events       questions about events in SQL
checks       questions about findings in SQL
stories      questions about stories in SQL
quotations   questions about quotations in SQL
story_rows   what they give back
story_store  what can be done with stories
quotation_rows  what questions about quotations give back
quotation_store what can be done with quotations
audit_tables what version 10 adds for audits
auditing     audits in SQL
audit_rows   what questions about audits give back
audit_store  what can be done with audits
changes      what has changed since a moment
change_tables what version 10 adds to find it
change_rows  what it gives back
change_store what can be done with it
saved_rows   saved searches and watches
saving       saved searches in SQL
arrivals     what the articles that were added last bring for them
saved_store  what can be done with saved searches
watching     watches in SQL
watch_store  what can be done with watches
dealings     what actors do to each other, counted
ranking      which statements are the best
facets       how what is found divides
marking      where texts have the words
highlights   where statements and articles have them
contexts     the sentence around a statement
spelling     words and names that are spelt nearly so
suggesting   what to ask where nothing is found
casting      questions about actors
matters      what an actor speaks of
actor_store  who appears in it, and what they speak of
listing      what is found as flat rows
export       the archive as tables
table_files  tables as files
wordless     the tables without the words of articles
filling      their words filled in again
event_rows   its table of events
"""

from onrecord.archive.audit_rows import StoredAudit
from onrecord.archive.change_rows import Changes, GrownStory, NewVersion
from onrecord.archive.check_query import CheckFilters, CheckQuery
from onrecord.archive.event_query import EventFilters, EventQuery
from onrecord.archive.export import TABLES
from onrecord.archive.matters import Subject
from onrecord.archive.query import Filters, Order, Query
from onrecord.archive.quotation_query import QuotationFilters, QuotationKind, QuotationQuery
from onrecord.archive.quotation_rows import StoredQuotation, StoredWording
from onrecord.archive.results import Results
from onrecord.archive.rows import (
    ActorName,
    ArticleFacets,
    Bar,
    CheckCount,
    CheckCounts,
    CheckedWords,
    Companion,
    Context,
    ContextPiece,
    Count,
    Counterpart,
    Dealing,
    Decision,
    Dismissed,
    EventActor,
    EventFacets,
    Facets,
    Failure,
    FoundArticle,
    Highlights,
    OutletCount,
    Part,
    Piece,
    Removed,
    Status,
    StoredActor,
    StoredArticle,
    StoredCheck,
    StoredCorrection,
    StoredEvent,
    StoredStatement,
    Suggestion,
    Tombstone,
    Totals,
)
from onrecord.archive.saved_rows import Arrival, SavedKind, SavedSearch, Watch
from onrecord.archive.store import Store
from onrecord.archive.story_query import StoryFilters, StoryOrder, StoryQuery
from onrecord.archive.story_rows import StoredStory, StoryActor, ToldBy
from onrecord.archive.table_files import FILE_FORMATS, write_table

__all__ = [
    "FILE_FORMATS",
    "TABLES",
    "ActorName",
    "Arrival",
    "ArticleFacets",
    "Bar",
    "Changes",
    "CheckCount",
    "CheckCounts",
    "CheckFilters",
    "CheckQuery",
    "CheckedWords",
    "Companion",
    "Context",
    "ContextPiece",
    "Count",
    "Counterpart",
    "Dealing",
    "Decision",
    "Dismissed",
    "EventActor",
    "EventFacets",
    "EventFilters",
    "EventQuery",
    "Facets",
    "Failure",
    "Filters",
    "FoundArticle",
    "GrownStory",
    "Highlights",
    "NewVersion",
    "Order",
    "OutletCount",
    "Part",
    "Piece",
    "Query",
    "QuotationFilters",
    "QuotationKind",
    "QuotationQuery",
    "Removed",
    "Results",
    "SavedKind",
    "SavedSearch",
    "Status",
    "Store",
    "StoredActor",
    "StoredArticle",
    "StoredAudit",
    "StoredCheck",
    "StoredCorrection",
    "StoredEvent",
    "StoredQuotation",
    "StoredStatement",
    "StoredStory",
    "StoredWording",
    "StoryActor",
    "StoryFilters",
    "StoryOrder",
    "StoryQuery",
    "Subject",
    "Suggestion",
    "ToldBy",
    "Tombstone",
    "Totals",
    "Watch",
    "write_table",
]
