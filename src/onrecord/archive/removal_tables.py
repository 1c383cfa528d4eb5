"""The tables of what was removed for good. Version 10 adds them."""

REMOVALS = """
-- Articles that were removed and are not to be added again. Nothing of them is kept but hashes.
CREATE TABLE tombstones (
    id INTEGER PRIMARY KEY,
    identity BLOB NOT NULL UNIQUE,     -- SHA-256 of the article's identity
    who TEXT,                          -- who removed it, where that is known
    why TEXT,                          -- the reason, where one was given
    removed_at TEXT NOT NULL           -- UTC
);

-- By what such an article is known when somebody adds it again.
CREATE TABLE tombstone_marks (
    mark BLOB NOT NULL,                -- SHA-256 of its identity or of its text's, or the fingerprint of its bytes
    tombstone INTEGER NOT NULL REFERENCES tombstones (id) ON DELETE CASCADE,
    PRIMARY KEY (mark, tombstone)
) WITHOUT ROWID;
CREATE INDEX tombstone_marks_by_tombstone ON tombstone_marks (tombstone);

-- One row as long as bytes of what was removed may still stand in the file.
CREATE TABLE unwiped (
    one INTEGER PRIMARY KEY CHECK (one = 1)
);
"""
"""What version 10 adds for articles that were removed."""
