"""The tables of what several articles make of one thing. Version 9 adds them."""

STORIES = """
-- Articles whose tables are filled, but which haven't been gathered with others into stories yet.
CREATE TABLE ungathered (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
);

-- What is kept of an article to tell which others are about the same thing.
CREATE TABLE sketches (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    sketch BLOB NOT NULL               -- its words and names, with their weights
);

-- Numbers by which articles of some days are found that may be about the same thing.
CREATE TABLE sketch_keys (
    key INTEGER NOT NULL,
    day TEXT NOT NULL,                 -- of the article, as in `story_articles`
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (key, day, article)
) WITHOUT ROWID;
CREATE INDEX sketch_keys_by_article ON sketch_keys (article);

-- Articles of a few days about one thing. An article that stands alone is a story of one.
CREATE TABLE stories (
    id INTEGER PRIMARY KEY,            -- the number of its first article
    headline INTEGER NOT NULL,         -- the article with the most central headline
    first_day TEXT NOT NULL,           -- empty where no article tells its day
    last_day TEXT NOT NULL,
    articles INTEGER NOT NULL,         -- how many it has
    outlets INTEGER NOT NULL           -- how many have told it
);
CREATE INDEX stories_by_day ON stories (last_day DESC, id DESC) WHERE articles > 1;
CREATE INDEX stories_by_outlets ON stories (outlets DESC, last_day DESC, id DESC) WHERE articles > 1;

CREATE TABLE story_articles (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story INTEGER NOT NULL,            -- of `stories`
    day TEXT NOT NULL                  -- of the article, empty if no more than its month or year is known
);
CREATE INDEX story_articles_by_story ON story_articles (story, article);
CREATE INDEX story_articles_by_day ON story_articles (story, day, article);

-- Which events of a story are one. What an article tells several times stands here once, by its first telling.
CREATE TABLE same_events (
    event INTEGER PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
    first INTEGER NOT NULL             -- the smallest of the events that are one; it is their number
);
CREATE INDEX same_events_by_first ON same_events (first, event);

-- `onrecord reindex` fills these tables from the records that are there already.
INSERT OR REPLACE INTO reindexing (stage, done)
    SELECT stage, 0 FROM (SELECT 'articles' AS stage UNION SELECT 'gathering') WHERE EXISTS (SELECT 1 FROM articles);
"""
"""What version 9 adds for stories."""
