"""The tables of audits. Version 10 adds them."""

AUDITS = """
-- A random sample of statements and passages that people code, to tell how good the archive is.
CREATE TABLE audits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice
    name TEXT NOT NULL,
    seed INTEGER NOT NULL,             -- the same seed draws the same sample of the same archive
    filters TEXT NOT NULL,             -- JSON: the question whose statements were drawn from
    drawn_at TEXT NOT NULL,            -- UTC
    who TEXT,                          -- who drew it, where that is known
    program TEXT NOT NULL,             -- version of onrecord that drew it
    statements INTEGER NOT NULL,       -- how many were drawn from
    articles INTEGER NOT NULL,         -- from how many passages were drawn; 0 where none were
    counted TEXT NOT NULL              -- JSON: how many statements there were by outlet, year and kind of source
);

-- What was drawn: a statement, or a passage. It keeps its own words, and what onrecord said of them.
CREATE TABLE audit_units (
    audit INTEGER NOT NULL REFERENCES audits (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,           -- 1, 2, … in the order in which they are coded
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                -- statement, passage
    title TEXT,                        -- of its article, as are the next two
    outlet TEXT,
    year TEXT,
    probability REAL NOT NULL,         -- with which it was drawn
    task TEXT NOT NULL,                -- JSON: its words, and what onrecord said of them
    PRIMARY KEY (audit, number)
) WITHOUT ROWID;
CREATE INDEX audit_units_by_article ON audit_units (article);

-- What a coder says of a unit.
CREATE TABLE audit_codes (
    audit INTEGER NOT NULL,
    number INTEGER NOT NULL,           -- of the unit
    coder TEXT NOT NULL,
    code TEXT NOT NULL,                -- JSON
    coded_at TEXT NOT NULL,            -- UTC
    PRIMARY KEY (audit, number, coder),
    FOREIGN KEY (audit, number) REFERENCES audit_units (audit, number) ON DELETE CASCADE
) WITHOUT ROWID;
"""
"""What version 10 adds for audits."""
