"""The indexes by which the newest changes of an archive are found. Version 10 adds them."""

CHANGES = """
-- What was added last, and which findings weigh most, without a look at all the others.
CREATE INDEX articles_by_adding ON articles (added_at DESC, id DESC) WHERE version = 1;
CREATE INDEX articles_by_change ON articles (added_at DESC, id DESC) WHERE version > 1;
CREATE INDEX checks_by_level ON checks (level, day DESC, article DESC, id) WHERE shown AND decision IS NULL;
CREATE INDEX decisions_by_time ON decisions (decided_at DESC);
CREATE INDEX decisions_by_undoing ON decisions (undone_at DESC) WHERE undone_at IS NOT NULL;
"""
"""What version 10 adds for changes."""
