-- Who is measured. A tree: region → municipality → organisation. The unit an office serves is a «district» elsewhere:
-- most often a municipality, a region where the office is the region's.
CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  level TEXT NOT NULL CHECK (level IN ('region', 'municipality', 'organisation')),
  parent_id INTEGER REFERENCES unit (id),
  name TEXT NOT NULL,
  -- The normalised name: what two spellings of one unit share. SQLite folds no Cyrillic, so it is computed outside.
  name_key TEXT NOT NULL,
  organisation_kind TEXT CHECK (organisation_kind IN ('school', 'kindergarten', 'college', 'other')),
  -- Pupils and employees as the coordinator gave them.
  roll INTEGER CHECK (roll >= 0),
  staff INTEGER CHECK (staff >= 0),
  closed_at INTEGER,
  created_at INTEGER NOT NULL,
  CHECK ((level = 'organisation') = (organisation_kind IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX unit_by_name ON unit (COALESCE(parent_id, 0), level, name_key);

-- Former and foreign spellings; one spelling means one unit among its siblings.
CREATE TABLE unit_alias (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  parent_id INTEGER NOT NULL REFERENCES unit (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX unit_alias_by_name ON unit_alias (parent_id, name_key);

CREATE INDEX unit_alias_of ON unit_alias (unit_id);

-- One definition of a metric of data/metrics.json. Rows are added at start and never change: a measurement points to
-- the definition it was made under.
CREATE TABLE metric_version (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (code, version)
) STRICT;

-- One act of entering figures: a file, a value typed in by the coordinator, a school's own number. Never changed
-- except for its undoing.
CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  origin TEXT NOT NULL CHECK (origin IN ('federal', 'school', 'coordinator')),
  -- The file's name, or the source in words.
  title TEXT NOT NULL,
  -- Of the file's bytes; absent where there was no file.
  sha256 TEXT,
  -- Who entered it; absent for the command line.
  person_id INTEGER REFERENCES person (id),
  -- What the preview said, as JSON: counts and problems.
  summary TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  undone_at INTEGER,
  undone_by INTEGER REFERENCES person (id)
) STRICT;

CREATE INDEX import_of_district ON import (district_id, id);

CREATE TABLE measurement (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  metric_version_id INTEGER NOT NULL REFERENCES metric_version (id),
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  -- Of the import, repeated here since figures of different origins stand side by side.
  origin TEXT NOT NULL CHECK (origin IN ('federal', 'school', 'coordinator')),
  state TEXT NOT NULL CHECK (state IN ('value', 'zero', 'missing', 'not-listed')),
  value REAL,
  numerator INTEGER CHECK (numerator >= 0),
  denominator INTEGER CHECK (denominator >= 0),
  -- Why the value is doubtful; absent – it is not.
  doubt TEXT,
  -- Where it stood: «Лист1!C17».
  cell TEXT,
  -- 1 for the newest figure among the imports that are not undone, 0 for superseded ones.
  in_force INTEGER NOT NULL CHECK (in_force IN (0, 1)),
  CHECK (period_from <= period_to),
  CHECK ((state IN ('value', 'zero')) = (value IS NOT NULL))
) STRICT;

-- Two figures of one thing are never in force together; it is also the look-up of «Показатели».
CREATE UNIQUE INDEX measurement_in_force
  ON measurement (unit_id, metric_version_id, period_to, period_from, origin) WHERE in_force = 1;

CREATE INDEX measurement_of_import ON measurement (import_id);

-- The history of one thing: what an undo puts back.
CREATE INDEX measurement_history ON measurement (unit_id, metric_version_id, period_to, period_from, origin, import_id);

-- A file a coordinator sent: kept until written, cancelled or 24 hours old, then its bytes are emptied.
CREATE TABLE staged_file (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  name TEXT NOT NULL,
  bytes BLOB,
  sha256 TEXT,
  -- What reading it gave, as JSON; emptied with the bytes.
  contents TEXT,
  -- «2024-10-19..2024-10-25» where the coordinator named the period.
  period TEXT,
  state TEXT NOT NULL CHECK (state IN ('awaited', 'staged', 'written', 'cancelled', 'refused', 'expired')),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX staged_file_of_person ON staged_file (person_id, state);
