"""What version 10 adds for corrections."""

CORRECTIONS = """
-- Which lines a person has put right or has added, so that searches and exports can tell.
ALTER TABLE statements ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;
-- The outlet as the article has it; `outlet` is another where somebody has said that the two are one.
ALTER TABLE articles ADD COLUMN outlet_read TEXT;
UPDATE articles SET outlet_read = outlet;
CREATE INDEX decisions_by_kind ON decisions (kind);
CREATE INDEX decisions_by_who ON decisions (who);
CREATE INDEX articles_by_outlet_read ON articles (outlet_read COLLATE NOCASE) WHERE outlet_read IS NOT NULL;
"""
