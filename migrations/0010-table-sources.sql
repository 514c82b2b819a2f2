-- The Friday fetch: where a district's tables are looked for, what was awaited, what every look found.
CREATE TABLE table_source (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  awaits TEXT NOT NULL CHECK (awaits IN ('week', 'month')),
  kind TEXT NOT NULL CHECK (kind IN ('cloud-mail-ru', 'https', 'folder')),
  -- The public link, the address or the path.
  address TEXT NOT NULL,
  -- Of a monthly source: the day of the month from which it is looked at.
  from_day INTEGER CHECK (from_day BETWEEN 1 AND 28),
  -- «tried»: looked at once, nobody has decided yet.
  state TEXT NOT NULL CHECK (state IN ('tried', 'on', 'removed')),
  set_by INTEGER REFERENCES person (id),
  set_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;

CREATE UNIQUE INDEX table_source_on ON table_source (district_id, awaits) WHERE state = 'on';

-- One awaited table: of a week, of a month.
CREATE TABLE source_wait (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES table_source (id),
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  -- «handed»: a table waits for a coordinator, a better one is still looked for; «written»: by the program;
  -- «arrived»: by somebody of the office; «over»: it never came.
  state TEXT NOT NULL CHECK (state IN ('looking', 'handed', 'written', 'arrived', 'over')),
  looks INTEGER NOT NULL DEFAULT 0,
  next_look_at INTEGER,
  -- Of the newest look: when it ended, what kept it from seeing anything, and since when nothing is seen.
  looked_at INTEGER,
  trouble TEXT,
  trouble_since INTEGER,
  trouble_told_at INTEGER,
  missing_told_at INTEGER,
  UNIQUE (source_id, period_to)
) STRICT;

-- Every look, for whoever asks why a table did not come.
CREATE TABLE source_look (
  id INTEGER PRIMARY KEY,
  wait_id INTEGER NOT NULL REFERENCES source_wait (id),
  looked_at INTEGER NOT NULL,
  -- «seen» with the number of files, or a trouble.
  outcome TEXT NOT NULL,
  files INTEGER
) STRICT;

CREATE INDEX source_look_of_wait ON source_look (wait_id, id);

-- What is known of a file of a source, so that what has not changed is neither fetched nor read again.
CREATE TABLE source_file (
  source_id INTEGER NOT NULL REFERENCES table_source (id),
  address TEXT NOT NULL,
  name TEXT NOT NULL,
  -- The source's own mark of a version: a hash, an etag, the size with the time.
  mark TEXT,
  -- Of the bytes that were read; absent – they were not, yet or ever.
  sha256 TEXT,
  verdict TEXT NOT NULL,
  -- The periods that it holds, as JSON: [{ from, to }].
  periods TEXT NOT NULL,
  first_seen_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  -- The wait in which it was written, handed over or found to bring nothing.
  taken_in INTEGER REFERENCES source_wait (id),
  staged_id INTEGER REFERENCES staged_file (id),
  PRIMARY KEY (source_id, address)
) STRICT;

CREATE INDEX source_file_of_bytes ON source_file (source_id, sha256);

-- A file that nobody sent has no person; one that a newer table made needless is «superseded».
CREATE TABLE new_staged_file (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  -- Who sent it; absent – it was fetched from a source.
  person_id INTEGER REFERENCES person (id),
  name TEXT NOT NULL,
  bytes BLOB,
  sha256 TEXT,
  -- What reading it gave, as JSON; emptied with the bytes.
  contents TEXT,
  -- «2024-10-19..2024-10-25» where the coordinator named the period.
  period TEXT,
  state TEXT NOT NULL
    CHECK (state IN ('awaited', 'staged', 'written', 'cancelled', 'refused', 'expired', 'superseded')),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  -- What it was fetched for.
  wait_id INTEGER REFERENCES source_wait (id)
) STRICT;

INSERT INTO new_staged_file (id, district_id, person_id, name, bytes, sha256, contents, period, state, created_at, expires_at)
  SELECT id, district_id, person_id, name, bytes, sha256, contents, period, state, created_at, expires_at FROM staged_file;

DROP TABLE staged_file;

ALTER TABLE new_staged_file RENAME TO staged_file;

CREATE INDEX staged_file_of_person ON staged_file (person_id, state);

CREATE INDEX staged_file_of_wait ON staged_file (wait_id) WHERE wait_id IS NOT NULL;
