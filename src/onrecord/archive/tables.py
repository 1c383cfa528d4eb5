"""The tables of an archive, as version 1 made them, and what later versions add."""

TABLES = """
-- An article as it stood at one time. A changed article is a new row: the same identity, the next version.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    identity TEXT NOT NULL,            -- url:…, id:… or text:…, what makes two articles one
    version INTEGER NOT NULL,          -- 1, 2, …
    latest INTEGER NOT NULL,           -- 1 for the last version, else 0
    article_id TEXT NOT NULL,          -- the id in the record
    title TEXT,
    outlet TEXT,
    byline TEXT,
    url TEXT,
    published TEXT,                    -- as ISO 8601, as fine as it is known
    published_how TEXT,                -- given, metadata, inferred
    day TEXT,                          -- the first day that `published` can mean
    language TEXT NOT NULL,
    text_hash BLOB NOT NULL,           -- SHA-256 of the text
    model TEXT NOT NULL,               -- name and version of the network that read it
    program TEXT NOT NULL,             -- version of onrecord that read it
    added_at TEXT NOT NULL,            -- UTC
    read_at TEXT NOT NULL,             -- UTC; later than added_at where it was read anew
    UNIQUE (identity, version)
);
CREATE INDEX articles_by_day ON articles (day, id);
CREATE INDEX articles_by_outlet ON articles (outlet COLLATE NOCASE, day);
CREATE INDEX articles_by_text ON articles (text_hash, identity);
CREATE INDEX articles_by_id ON articles (article_id);

-- The texts stand apart, so that what is known about articles lies close together.
CREATE TABLE texts (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    text TEXT NOT NULL
);

-- The record as JSON ("onrecord/1") without the article's text, compressed with zlib.
CREATE TABLE records (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    record BLOB NOT NULL
);

-- The bytes that the article came in, compressed with zlib, and what is needed to read them again.
CREATE TABLE originals (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    content BLOB NOT NULL,
    format TEXT NOT NULL,              -- text, html, json, pdf, docx, srt, vtt
    place TEXT NOT NULL,               -- the file or address
    line INTEGER,                      -- the line, record or entry in it
    charset TEXT,                      -- what the server said
    address TEXT,                      -- where the page was fetched
    given TEXT NOT NULL                -- JSON: what was known besides
);

-- Every original that was ever added: what is known need not be read again.
CREATE TABLE sources (
    fingerprint BLOB PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    line INTEGER,
    stamp TEXT                         -- of a feed's entry: its address and when it changed
) WITHOUT ROWID;
CREATE INDEX sources_by_article ON sources (article);
CREATE INDEX sources_by_stamp ON sources (stamp) WHERE stamp IS NOT NULL;

-- Statements, actors' appearances and times are those of the last versions; earlier ones are in their records.
CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    statement_id TEXT NOT NULL,        -- the id in the record
    speaker TEXT,                      -- the names of its speakers, with "; " between them
    source TEXT,
    cue TEXT,
    content TEXT NOT NULL,
    about TEXT,                        -- the names of the actors whom the content mentions
    form TEXT NOT NULL,
    act TEXT NOT NULL,
    source_kind TEXT,
    unresolved TEXT,                   -- why the speakers are not known
    said_on TEXT,                      -- the id of a time
    within TEXT,                       -- the statement_id of the statement around it
    confidence REAL NOT NULL,
    start INTEGER NOT NULL,            -- of the content, in code points
    "end" INTEGER NOT NULL
);
CREATE INDEX statements_by_article ON statements (article);

-- One actor across all articles; what joins them is told in `actor_keys`.
CREATE TABLE actors (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice
    name TEXT NOT NULL,
    kind TEXT NOT NULL,                -- person, organization, place, group
    named INTEGER NOT NULL             -- 0 for "a senior aide"
);

-- What an appearance goes by, and which actor that is; by_hand is 1 where somebody has joined or split them.
CREATE TABLE actor_keys (
    key TEXT PRIMARY KEY,
    actor INTEGER NOT NULL REFERENCES actors (id),
    by_hand INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX actor_keys_by_actor ON actor_keys (actor);

-- An actor as one article's record has it.
CREATE TABLE appearances (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    actor_id TEXT NOT NULL,            -- the id in the record
    actor INTEGER NOT NULL REFERENCES actors (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    named INTEGER NOT NULL,
    number INTEGER NOT NULL,           -- 1; the next where two actors of the article have the same name and kind
    known_as TEXT,                     -- the name in the table of actors
    country TEXT,
    office TEXT,
    as_of TEXT
);
CREATE INDEX appearances_by_article ON appearances (article);
CREATE INDEX appearances_by_actor ON appearances (actor, article);
CREATE INDEX appearances_by_office ON appearances (actor, as_of, office) WHERE office IS NOT NULL;
CREATE INDEX appearances_by_country ON appearances (actor, country) WHERE country IS NOT NULL;

CREATE TABLE mentions (
    appearance INTEGER NOT NULL REFERENCES appearances (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    form TEXT NOT NULL,                -- name, nominal, pronoun
    text TEXT NOT NULL,
    PRIMARY KEY (appearance, start, "end")
) WITHOUT ROWID;

-- Who said what, in the order of days: `day` is the article's, empty where it is not known.
CREATE TABLE speakers (
    actor INTEGER NOT NULL REFERENCES actors (id),
    day TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    appearance INTEGER NOT NULL REFERENCES appearances (id) ON DELETE CASCADE,
    PRIMARY KEY (actor, day, statement, appearance)
) WITHOUT ROWID;
CREATE INDEX speakers_by_statement ON speakers (statement);
CREATE INDEX speakers_by_appearance ON speakers (appearance);

-- Whom a statement's content mentions, the same way; named actors only.
CREATE TABLE subjects (
    actor INTEGER NOT NULL REFERENCES actors (id),
    day TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    appearance INTEGER NOT NULL REFERENCES appearances (id) ON DELETE CASCADE,
    PRIMARY KEY (actor, day, statement, appearance)
) WITHOUT ROWID;
CREATE INDEX subjects_by_statement ON subjects (statement);
CREATE INDEX subjects_by_appearance ON subjects (appearance);

CREATE TABLE times (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    time_id TEXT NOT NULL,             -- the id in the record
    start INTEGER,
    "end" INTEGER,
    kind TEXT,                         -- DATE, TIME, DURATION, SET
    value TEXT,                        -- as TIMEX3 writes it
    earliest TEXT,
    latest TEXT,
    PRIMARY KEY (article, time_id)
) WITHOUT ROWID;

-- What could not be read, and why. What came out of a larger file is kept, so that it can be tried again.
CREATE TABLE failures (
    id INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    line INTEGER,
    error TEXT NOT NULL,               -- the error's name
    reason TEXT NOT NULL,
    settings TEXT NOT NULL,            -- those that had a say
    tries INTEGER NOT NULL,
    failed_at TEXT NOT NULL,           -- UTC
    fingerprint BLOB,
    content BLOB,                      -- the original, as in `originals`
    format TEXT,
    charset TEXT,
    address TEXT,
    given TEXT NOT NULL
);
CREATE UNIQUE INDEX failures_by_place ON failures (place, ifnull(line, 0));
CREATE INDEX failures_by_fingerprint ON failures (fingerprint);

CREATE VIRTUAL TABLE texts_fts USING fts5 (
    text, content = 'texts', content_rowid = 'article', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statements_fts USING fts5 (
    speaker, source, content, about,
    content = 'statements', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
-- Only those who have a name are searched for by one.
CREATE VIEW named_actors AS SELECT id, name, kind FROM actors WHERE named;
CREATE VIRTUAL TABLE actors_fts USING fts5 (
    name, content = 'named_actors', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
"""

TRIGGERS = """
CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
    INSERT INTO texts_fts (rowid, text) VALUES (new.article, new.text);
END;
CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
    INSERT INTO texts_fts (texts_fts, rowid, text) VALUES ('delete', old.article, old.text);
END;
CREATE TRIGGER texts_changed AFTER UPDATE ON texts BEGIN
    INSERT INTO texts_fts (texts_fts, rowid, text) VALUES ('delete', old.article, old.text);
    INSERT INTO texts_fts (rowid, text) VALUES (new.article, new.text);
END;
CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN
    INSERT INTO statements_fts (rowid, speaker, source, content, about)
    VALUES (new.id, new.speaker, new.source, new.content, new.about);
END;
CREATE TRIGGER statements_removed AFTER DELETE ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, speaker, source, content, about)
    VALUES ('delete', old.id, old.speaker, old.source, old.content, old.about);
END;
CREATE TRIGGER statements_changed AFTER UPDATE OF speaker, source, content, about ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, speaker, source, content, about)
    VALUES ('delete', old.id, old.speaker, old.source, old.content, old.about);
    INSERT INTO statements_fts (rowid, speaker, source, content, about)
    VALUES (new.id, new.speaker, new.source, new.content, new.about);
END;
CREATE TRIGGER actors_added AFTER INSERT ON actors WHEN new.named BEGIN
    INSERT INTO actors_fts (rowid, name) VALUES (new.id, new.name);
END;
CREATE TRIGGER actors_removed AFTER DELETE ON actors WHEN old.named BEGIN
    INSERT INTO actors_fts (actors_fts, rowid, name) VALUES ('delete', old.id, old.name);
END;
CREATE TRIGGER actors_changed AFTER UPDATE OF name, named ON actors BEGIN
    INSERT INTO actors_fts (actors_fts, rowid, name) SELECT 'delete', old.id, old.name WHERE old.named;
    INSERT INTO actors_fts (rowid, name) SELECT new.id, new.name WHERE new.named;
END;
"""

COUNTED = """
-- How much an actor appears and speaks is kept with the actor, so that lists of actors need no counting. Two
-- appearances of an actor in one article are one article, and two that speak in the same statement speak once.
ALTER TABLE actors ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;    -- in how many it appears
ALTER TABLE actors ADD COLUMN statements INTEGER NOT NULL DEFAULT 0;  -- how many it makes
UPDATE actors SET
    articles = (SELECT count(*) FROM (SELECT DISTINCT article FROM appearances WHERE actor = actors.id)),
    statements = (SELECT count(*) FROM (SELECT DISTINCT day, statement FROM speakers WHERE actor = actors.id));
CREATE INDEX actors_by_statements ON actors (statements DESC, id) WHERE named AND articles;
CREATE TRIGGER appearances_added AFTER INSERT ON appearances BEGIN
    UPDATE actors SET articles = articles + 1 WHERE id = new.actor AND NOT EXISTS (
        SELECT 1 FROM appearances WHERE actor = new.actor AND article = new.article AND id <> new.id);
END;
CREATE TRIGGER appearances_removed AFTER DELETE ON appearances BEGIN
    UPDATE actors SET articles = articles - 1 WHERE id = old.actor AND NOT EXISTS (
        SELECT 1 FROM appearances WHERE actor = old.actor AND article = old.article);
END;
CREATE TRIGGER appearances_moved AFTER UPDATE OF actor ON appearances WHEN old.actor <> new.actor BEGIN
    UPDATE actors SET articles = articles - 1 WHERE id = old.actor AND NOT EXISTS (
        SELECT 1 FROM appearances WHERE actor = old.actor AND article = old.article);
    UPDATE actors SET articles = articles + 1 WHERE id = new.actor AND NOT EXISTS (
        SELECT 1 FROM appearances WHERE actor = new.actor AND article = new.article AND id <> new.id);
END;
CREATE TRIGGER speakers_added AFTER INSERT ON speakers BEGIN
    UPDATE actors SET statements = statements + 1 WHERE id = new.actor AND NOT EXISTS (
        SELECT 1 FROM speakers WHERE actor = new.actor AND day = new.day AND statement = new.statement
        AND appearance <> new.appearance);
END;
CREATE TRIGGER speakers_removed AFTER DELETE ON speakers BEGIN
    UPDATE actors SET statements = statements - 1 WHERE id = old.actor AND NOT EXISTS (
        SELECT 1 FROM speakers WHERE actor = old.actor AND day = old.day AND statement = old.statement);
END;
CREATE TRIGGER speakers_moved AFTER UPDATE OF actor ON speakers WHEN old.actor <> new.actor BEGIN
    UPDATE actors SET statements = statements - 1 WHERE id = old.actor AND NOT EXISTS (
        SELECT 1 FROM speakers WHERE actor = old.actor AND day = old.day AND statement = old.statement);
    UPDATE actors SET statements = statements + 1 WHERE id = new.actor AND NOT EXISTS (
        SELECT 1 FROM speakers WHERE actor = new.actor AND day = new.day AND statement = new.statement
        AND appearance <> new.appearance);
END;
"""
"""What version 2 adds."""

DECIDED = """
-- What people have decided, and what they have taken back.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice
    kind TEXT NOT NULL,                -- join, split; later versions may know more
    subject TEXT NOT NULL,             -- what it is about, such as "actor 17"
    value TEXT NOT NULL,               -- JSON: what was decided
    who TEXT,                          -- who decided it, where that is known
    why TEXT,                          -- the reason, where one was given
    decided_at TEXT,                   -- UTC; empty where it was decided before version 3
    undone_by TEXT,                    -- who took it back
    undone_at TEXT                     -- UTC; empty as long as the decision holds
);
CREATE INDEX decisions_by_subject ON decisions (subject, kind);

-- How far an unfinished `onrecord reindex` has come. No row: nothing is left to do.
CREATE TABLE reindexing (
    stage TEXT PRIMARY KEY,            -- what is still to be done
    done INTEGER NOT NULL              -- the last number that is done
) WITHOUT ROWID;

ALTER TABLE actor_keys RENAME TO actor_keys_before;
-- What an appearance goes by, and which actor that is. `actor` and `own` differ where somebody has decided so.
CREATE TABLE actor_keys (
    key TEXT PRIMARY KEY,
    actor INTEGER NOT NULL REFERENCES actors (id),
    own INTEGER NOT NULL               -- the actor that it would be without any decision; it may be part of another now
) WITHOUT ROWID;
INSERT INTO actor_keys (key, actor, own) SELECT key, actor, actor FROM actor_keys_before;
"""
"""What version 3 adds. What was joined and split before is taken over by `adopting`."""

DECIDED_AT_LAST = """
DROP TABLE actor_keys_before;
CREATE INDEX actor_keys_by_actor ON actor_keys (actor);
"""
"""The rest of version 3, once what was joined and split before has been taken over."""

PLACED = """
ALTER TABLE articles ADD COLUMN updated TEXT;  -- when its page says it was last changed, as ISO 8601
ALTER TABLE statements ADD COLUMN place TEXT;  -- where its content begins in the document: page 3, 00:01:02
"""
"""What version 5 adds; `placing` fills it."""

SURE_OF_SPEAKERS = """
ALTER TABLE statements ADD COLUMN speaker_confidence REAL;  -- how likely its speakers are right; NULL in older records
"""
"""What version 6 adds. Records from before it don't tell, so nothing is filled in."""

EVENTS = """
-- What happened, may happen or is said not to have happened, as the last versions tell it, one row each time. Only what
-- has 1 in `happened` counts as something that happened; and what is told again (`same_as`) counts once.
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    event_id TEXT NOT NULL,            -- the id in the record
    type TEXT NOT NULL,                -- agree, assault, harm, …
    status TEXT NOT NULL,              -- actual, negated, planned, possible, hypothetical, general
    standing TEXT NOT NULL,            -- outlet, said, confirmed, denied, asked, urged, promised, believed, unclear
    standing_words TEXT NOT NULL,      -- the same in words, with names as the article has them: denied by Eva Holm
    happened INTEGER NOT NULL,         -- 1 if it counts as something that happened, on whoever's word
    statement TEXT,                    -- the statement_id of the innermost statement that it stands in
    on_word_of TEXT,                   -- the statement_id of the one that decides how it stands: that one, or a denial
    may_belong_to TEXT,                -- the statement_id of one that it may stand in, if the record has it
    same_as TEXT,                      -- the event_id of the first telling of this event in the article
    who TEXT,                          -- the names of those who do it, with "; " between them
    whom TEXT,                         -- the names of those to whom or with whom it is done
    place_name TEXT,                   -- where it happens
    country TEXT,                      -- where it happens: an ISO 3166 code
    day_from TEXT,                     -- the first day on which it may have happened
    day_to TEXT,                       -- the last one
    day_how TEXT,                      -- what tells these days: when, inferred, same_as, said_on
    day TEXT NOT NULL,                 -- day_from, else the day of the article, else empty
    count_least INTEGER,               -- how many, at least; may be a fraction
    count_most INTEGER,                -- how many, at most
    count_of TEXT,                     -- what is counted: killed, injured, USD, …
    trigger TEXT NOT NULL,             -- the words that tell it
    start INTEGER NOT NULL,            -- of the trigger, in code points
    "end" INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,   -- of the sentence around the trigger
    sentence_end INTEGER NOT NULL,
    place TEXT,                        -- where the trigger stands in the document: page 3, 00:01:02
    confidence REAL NOT NULL
);
CREATE INDEX events_by_article ON events (article, same_as);
CREATE INDEX events_by_day ON events (day DESC, article DESC);
CREATE INDEX events_by_type ON events (type, day DESC, article DESC);

-- Who takes part in an event, and where it happens. A set of actors ("the two") stands here as its members.
CREATE TABLE event_actors (
    event INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    role TEXT NOT NULL,                -- who, whom, where
    number INTEGER NOT NULL,           -- 1, 2, … in this role
    actor INTEGER REFERENCES actors (id),  -- empty where the words are no actor of the record
    appearance INTEGER REFERENCES appearances (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,            -- of the article's words, in code points
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,                -- these words
    inferred INTEGER NOT NULL,         -- 1 if they stand elsewhere than in the event's own sentence
    PRIMARY KEY (event, role, number)
) WITHOUT ROWID;
CREATE INDEX event_actors_by_actor ON event_actors (actor, role);
CREATE INDEX event_actors_by_appearance ON event_actors (appearance);

-- Records that are there already may have events: `onrecord reindex` fills these tables from them.
INSERT OR REPLACE INTO reindexing (stage, done) SELECT 'articles', 0 WHERE EXISTS (SELECT 1 FROM articles);
"""
"""What version 7 adds, with an index of words (`searchable`). Networks before it found no events."""

CHECKS = """
-- What checks have found in the last versions, each finding in one row. Where `decision` is filled, somebody has
-- dismissed it. Where `level` is none, the check says that everything fits: the headline is supported.
CREATE TABLE checks (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    check_id TEXT NOT NULL,            -- the id in the record
    number INTEGER NOT NULL,           -- 1, 2, … in the record
    kind TEXT NOT NULL,                -- which check it is: headline, quotation, conflict, …
    verdict TEXT NOT NULL,             -- what the check says: overstated, altered, …
    level TEXT NOT NULL,               -- how much it weighs: error, warning, note; none where everything fits
    message TEXT NOT NULL,             -- the same in a sentence
    confidence REAL NOT NULL,
    shown INTEGER NOT NULL,            -- 1 if such findings are right often enough to be shown without being asked for
    day TEXT NOT NULL,                 -- of the article, empty if it isn't known
    start INTEGER,                     -- of the words that are checked, else of those that decide it, in code points
    "end" INTEGER,                     -- both are empty where it has no place in the text
    place TEXT,                        -- where they begin in the document: page 3, 00:01:02
    statements TEXT NOT NULL,          -- JSON: the statement_ids of the statements that it is about
    events TEXT NOT NULL,              -- JSON: the event_ids of the events that it is about
    elsewhere TEXT NOT NULL,           -- JSON: the words in another article or file that it rests on
    decision INTEGER REFERENCES decisions (id)  -- the decision that dismisses it
);
CREATE INDEX checks_by_article ON checks (article, check_id);
CREATE INDEX checks_by_day ON checks (day DESC, article DESC, id);
CREATE INDEX checks_by_kind ON checks (kind, day DESC, article DESC, id);
CREATE INDEX checks_by_decision ON checks (decision) WHERE decision IS NOT NULL;

-- The words that a finding rests on, in the order of the record.
CREATE TABLE check_words (
    finding INTEGER NOT NULL REFERENCES checks (id) ON DELETE CASCADE,
    role TEXT NOT NULL,                -- about: what is checked; evidence: what decides it
    number INTEGER NOT NULL,           -- 1, 2, … in this role
    start INTEGER NOT NULL,            -- in code points
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (finding, role, number)
) WITHOUT ROWID;

-- Records that are there already may have findings: `onrecord reindex` fills these tables from them.
INSERT OR REPLACE INTO reindexing (stage, done) SELECT 'articles', 0 WHERE EXISTS (SELECT 1 FROM articles);
"""
"""What version 8 adds."""
