"""What version 10 adds for the suggestions of who may be the same person."""

PERSONS = """
-- Actors who have changed since it was last looked who may be the same person; some aren't there any more.
CREATE TABLE changed_actors (
    actor INTEGER PRIMARY KEY          -- of `actors`
);

-- The surnames of persons, reduced to what all their spellings share.
CREATE TABLE surnames (
    actor INTEGER PRIMARY KEY,         -- of `actors`
    bones TEXT NOT NULL
);
CREATE INDEX surnames_by_bones ON surnames (bones, actor);

-- Which actors may be the same person, as of the last look.
CREATE TABLE same_persons (
    other INTEGER PRIMARY KEY,         -- of `actors`, as `keep`: who may be that one
    keep INTEGER NOT NULL,
    bones TEXT NOT NULL,               -- of their surnames
    confidence REAL NOT NULL,
    reasons TEXT NOT NULL              -- JSON: pairs of a kind and words
);
CREATE INDEX same_persons_by_keep ON same_persons (keep);
CREATE INDEX same_persons_by_bones ON same_persons (bones);
CREATE INDEX same_persons_by_confidence ON same_persons (confidence DESC, other);

CREATE TRIGGER changed_by_appearing AFTER INSERT ON appearances BEGIN
    INSERT OR IGNORE INTO changed_actors (actor) VALUES (new.actor);
END;
CREATE TRIGGER changed_by_vanishing AFTER DELETE ON appearances BEGIN
    INSERT OR IGNORE INTO changed_actors (actor) VALUES (old.actor);
END;
CREATE TRIGGER changed_by_moving AFTER UPDATE OF actor ON appearances BEGIN
    INSERT OR IGNORE INTO changed_actors (actor) VALUES (old.actor), (new.actor);
END;
CREATE TRIGGER changed_themselves AFTER UPDATE OF name, kind, named, articles, statements ON actors BEGIN
    INSERT OR IGNORE INTO changed_actors (actor) VALUES (new.id);
END;
CREATE TRIGGER changed_by_leaving AFTER DELETE ON actors BEGIN
    INSERT OR IGNORE INTO changed_actors (actor) VALUES (old.id);
    DELETE FROM same_persons WHERE other = old.id OR keep = old.id;
END;
CREATE TRIGGER changed_by_a_story AFTER INSERT ON story_articles BEGIN
    INSERT OR IGNORE INTO changed_actors (actor) SELECT actor FROM appearances WHERE article = new.article;
END;
CREATE TRIGGER changed_by_another_story AFTER UPDATE OF story ON story_articles BEGIN
    INSERT OR IGNORE INTO changed_actors (actor) SELECT actor FROM appearances WHERE article = new.article;
END;
CREATE TRIGGER changed_by_no_story AFTER DELETE ON story_articles BEGIN
    INSERT OR IGNORE INTO changed_actors (actor) SELECT actor FROM appearances WHERE article = old.article;
END;

INSERT INTO changed_actors (actor) SELECT id FROM actors WHERE named AND kind = 'person' AND articles;
"""
