-- The names a school had, each with its last day; the present one stands in `unit`. Without a last day of the one before,
-- `valid_from` is empty: it was called so from the beginning.
CREATE TABLE unit_name (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  name TEXT NOT NULL,
  valid_from TEXT,
  -- Absent: it is the present one.
  valid_to TEXT,
  changed_by INTEGER REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT;

CREATE UNIQUE INDEX unit_name_present ON unit_name (unit_id) WHERE valid_to IS NULL;

CREATE INDEX unit_name_of ON unit_name (unit_id, valid_to);

-- «Это не она»: a spelling of which a person said that it does not mean the unit. It is proposed no more.
CREATE TABLE unit_name_refusal (
  parent_id INTEGER NOT NULL REFERENCES unit (id),
  -- As the table has it; its key is made when it is compared.
  name TEXT NOT NULL,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  refused_by INTEGER REFERENCES person (id),
  refused_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX unit_name_refusal_of ON unit_name_refusal (parent_id);

-- What a school was called in a table: so that figures that came under a spelling can follow it to another school.
CREATE TABLE import_unit_name (
  import_id INTEGER NOT NULL REFERENCES import (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  name TEXT NOT NULL,
  -- A JSON list of the cells of its figures («Лист1!C17») where the table has the school under several spellings; absent –
  -- all of the school's figures of the import.
  cells TEXT,
  PRIMARY KEY (import_id, unit_id, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_unit_name_of ON import_unit_name (unit_id);

-- Two units that are one («merge»), or a spelling with its figures that went to another unit («split»). Nothing is deleted:
-- the rows that moved are listed, so that it can be taken back.
CREATE TABLE unit_merge (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
  -- From where to where the rows went.
  from_id INTEGER NOT NULL REFERENCES unit (id),
  into_id INTEGER NOT NULL REFERENCES unit (id),
  -- What the unit they came from was called; of a split, the spelling.
  name TEXT NOT NULL,
  person_id INTEGER REFERENCES person (id),
  created_at INTEGER NOT NULL,
  undone_by INTEGER REFERENCES person (id),
  undone_at INTEGER
) STRICT;

CREATE INDEX unit_merge_of_district ON unit_merge (district_id, id);

CREATE TABLE unit_merge_row (
  merge_id INTEGER NOT NULL REFERENCES unit_merge (id),
  place INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  -- The row's key as it is now, as JSON, and the columns that changed as they were before.
  row_key TEXT NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('changed', 'added', 'removed')),
  before TEXT NOT NULL,
  PRIMARY KEY (merge_id, place)
) STRICT, WITHOUT ROWID;
