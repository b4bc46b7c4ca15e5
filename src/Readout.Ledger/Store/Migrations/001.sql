-- The first schema. docs/ledger.md explains every table and column.

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    form TEXT NOT NULL CHECK (form IN ('file', 'page')),
    first_name TEXT NOT NULL,
    source BLOB NOT NULL,
    source_length INTEGER NOT NULL,
    coder TEXT NOT NULL,
    read_at TEXT NOT NULL,
    superseded INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE names (
    name TEXT PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id),
    read_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX names_by_document ON names (document);

CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id),
    number INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    headline TEXT,
    publisher TEXT,
    url TEXT,
    language TEXT,
    published TEXT,
    sort TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    record BLOB NOT NULL
) STRICT;
CREATE INDEX articles_by_document ON articles (document);
CREATE INDEX articles_by_date ON articles (sort, record_id, id);

-- Statements, events and articles: all that can be found. `sort` repeats the article's, for the order of search.
CREATE TABLE entries (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL CHECK (kind IN ('statement', 'event', 'article')),
    local TEXT NOT NULL,
    start INTEGER NOT NULL,
    sort TEXT NOT NULL,
    day TEXT,
    source_kind TEXT,
    form TEXT,
    stance TEXT,
    cue TEXT,
    type TEXT,
    mode TEXT,
    status TEXT,
    quad TEXT,
    cameo TEXT,
    said_in TEXT,
    confidence REAL
) STRICT;
CREATE INDEX entries_by_article ON entries (article);
CREATE INDEX entries_newest ON entries (sort DESC, article, start, id);

-- Who and where stands in an entry: role source, via, addressee, actor, recipient or place.
CREATE TABLE parties (
    entry INTEGER NOT NULL REFERENCES entries (row),
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT,
    country TEXT,
    actor TEXT,
    PRIMARY KEY (entry, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_by_country ON parties (country, role, entry) WHERE country IS NOT NULL;

CREATE TABLE actors (
    article TEXT NOT NULL REFERENCES articles (id),
    local TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    sectors TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (article, local)
) STRICT, WITHOUT ROWID;
CREATE INDEX actors_by_name ON actors (name, country);

CREATE TABLE places (
    article TEXT NOT NULL REFERENCES articles (id),
    local TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT,
    admin1 TEXT,
    latitude REAL,
    longitude REAL,
    geonameid INTEGER,
    feature TEXT,
    PRIMARY KEY (article, local)
) STRICT, WITHOUT ROWID;

CREATE TABLE times (
    article TEXT NOT NULL REFERENCES articles (id),
    local TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (article, local)
) STRICT, WITHOUT ROWID;

-- The index keeps no words of its own. Porter's stems make "withdrawing" and "withdrawal" meet; accents don't count.
CREATE VIRTUAL TABLE entry_words USING fts5 (
    words, source, party, place, headline,
    content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE VIEW statements AS
SELECT e.id, e.article, e.local, e.day, e.source_kind, p.name AS source_name, p.country AS source_country,
    e.cue, e.form, e.stance, e.confidence
FROM entries e
JOIN articles a ON a.id = e.article
JOIN documents d ON d.id = a.document AND d.superseded = 0
LEFT JOIN parties p ON p.entry = e.row AND p.role = 'source' AND p.position = 0
WHERE e.kind = 'statement';

CREATE VIEW events AS
SELECT e.id, e.article, e.local, e.day, e.type, e.mode, e.status, e.quad, e.cameo, e.said_in, e.confidence
FROM entries e
JOIN articles a ON a.id = e.article
JOIN documents d ON d.id = a.document AND d.superseded = 0
WHERE e.kind = 'event';
