"""The tables of quotations that several articles give. Version 9 adds them."""

QUOTATIONS = """
-- Direct words, and all statements that give them. What only one statement gives is a quotation of one.
CREATE TABLE quotations (
    id INTEGER PRIMARY KEY,            -- the number of its first statement
    fullest INTEGER NOT NULL,          -- the statement with the fullest wording
    words TEXT NOT NULL,               -- this wording
    settled INTEGER NOT NULL,          -- 0 where the fullest wording is gone, and the others are to be compared anew
    first_day TEXT NOT NULL,           -- of its articles, empty where none tells its day
    last_day TEXT NOT NULL,
    statements INTEGER NOT NULL,       -- how many give it
    articles INTEGER NOT NULL,         -- in how many articles
    outlets INTEGER NOT NULL           -- of how many outlets
);
CREATE INDEX quotations_by_day ON quotations (last_day DESC, id DESC) WHERE articles > 1;
CREATE INDEX quotations_by_outlets ON quotations (outlets DESC, last_day DESC, id DESC) WHERE articles > 1;
CREATE INDEX quotations_unsettled ON quotations (id) WHERE NOT settled;

-- A statement that gives a quotation, and how its words differ from the fullest wording.
CREATE TABLE quotation_statements (
    statement INTEGER PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    article INTEGER NOT NULL,
    quotation INTEGER NOT NULL,        -- of `quotations`
    kind TEXT NOT NULL,                -- identical, cut, altered, translated
    missing TEXT,                      -- words that it doesn't have
    instead TEXT,                      -- words that it has instead
    turn TEXT,                         -- the word that turns what is said, and that one side lacks
    other_speaker INTEGER NOT NULL,    -- 1 where somebody else is said to have said it
    other_day INTEGER NOT NULL         -- 1 where it is said to have been said on another day
);
CREATE INDEX quotation_statements_by_quotation ON quotation_statements (quotation, statement);
CREATE INDEX quotation_statements_by_article ON quotation_statements (article);
CREATE INDEX quotation_statements_by_turn ON quotation_statements (quotation) WHERE turn IS NOT NULL;

-- Numbers by which quotations are found that have words in common: those of the fullest wording.
CREATE TABLE quotation_keys (
    key INTEGER NOT NULL,
    quotation INTEGER NOT NULL,
    PRIMARY KEY (key, quotation)
) WITHOUT ROWID;
CREATE INDEX quotation_keys_by_quotation ON quotation_keys (quotation);
"""
"""What version 9 adds for quotations."""
