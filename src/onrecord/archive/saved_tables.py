"""The tables of saved searches and of what is watched. Version 10 adds them."""

SAVED = """
-- Searches that somebody has saved under a name.
CREATE TABLE saved_searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    kind TEXT NOT NULL,                -- what it finds: statements, articles, events, checks
    filters TEXT NOT NULL,             -- JSON: the filters by name, as Python calls them
    feed TEXT NOT NULL,                -- a UUID, the id of its feed
    key TEXT NOT NULL,                 -- the secret in the address of its feed
    seen INTEGER NOT NULL,             -- the last article that was there when somebody had seen its results
    told INTEGER NOT NULL,             -- the last article that was there when a digest told its results
    saved_at TEXT NOT NULL             -- UTC
);
"""

WATCHES = """
-- Feeds and pages that are looked at again and again.
CREATE TABLE watches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice
    address TEXT NOT NULL UNIQUE,
    minutes REAL,                      -- so often the desk looks; NULL: only `onrecord watch` or `serve --watch` does
    etag TEXT,                         -- what the server said of what it sent: ETag
    modified TEXT,                     -- and Last-Modified
    looked_at TEXT,                    -- UTC; the last look
    error TEXT,                        -- why the last look failed
    added INTEGER NOT NULL DEFAULT 0,  -- articles that all looks have brought: new ones,
    changed INTEGER NOT NULL DEFAULT 0,  -- new versions,
    failed INTEGER NOT NULL DEFAULT 0, -- and what could not be read
    set_at TEXT NOT NULL               -- UTC
);
"""
