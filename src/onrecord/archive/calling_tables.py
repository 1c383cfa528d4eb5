"""The table of what articles call actors. Version 10 adds it."""

CALLED = """
-- What articles call actors: names without the titles before them, and descriptions, titles among them.
CREATE TABLE called (
    appearance INTEGER NOT NULL REFERENCES appearances (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    form TEXT NOT NULL,                -- name, nominal
    text TEXT NOT NULL,
    statement TEXT,                    -- the statement_id of the statement that quotes these words, if one does
    PRIMARY KEY (appearance, start, "end")
) WITHOUT ROWID;

-- `onrecord reindex` fills it from the records that are there already.
INSERT OR REPLACE INTO reindexing (stage, done) SELECT 'articles', 0 WHERE EXISTS (SELECT 1 FROM articles);
"""
