CREATE TABLE deadline (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  due_on TEXT NOT NULL,
  title TEXT NOT NULL,
  -- The order and its item, as the coordinator gave them.
  basis TEXT,
  -- 1: every organisation of the district; 0: those of deadline_unit.
  for_all INTEGER NOT NULL CHECK (for_all IN (0, 1)),
  created_by INTEGER REFERENCES person (id),
  created_at INTEGER NOT NULL,
  -- When it was made known to the schools, or decided that a reminder of the same day does it.
  announced_at INTEGER,
  removed_at INTEGER,
  removed_by INTEGER REFERENCES person (id)
) STRICT;

CREATE INDEX deadline_of_district ON deadline (district_id, due_on) WHERE removed_at IS NULL;

CREATE TABLE deadline_unit (
  deadline_id INTEGER NOT NULL REFERENCES deadline (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  PRIMARY KEY (deadline_id, unit_id)
) STRICT, WITHOUT ROWID;

-- «Готово» of a school.
CREATE TABLE deadline_done (
  deadline_id INTEGER NOT NULL REFERENCES deadline (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  person_id INTEGER REFERENCES person (id),
  done_at INTEGER NOT NULL,
  PRIMARY KEY (deadline_id, unit_id)
) STRICT, WITHOUT ROWID;

-- One run per (job, district, moment), in one transaction with its messages.
CREATE TABLE job_run (
  id INTEGER PRIMARY KEY,
  job TEXT NOT NULL,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  scheduled_for INTEGER NOT NULL,
  -- `late`: sent after a stop, still useful; `missed`: no longer useful when the program came back.
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'late', 'missed')),
  ran_at INTEGER NOT NULL,
  -- What the job remembers of the run, as JSON («итоги без таблицы за 19–25.10»).
  detail TEXT,
  UNIQUE (job, district_id, scheduled_for)
) STRICT;

-- Up to which moment a job of a district was considered; no row – never seen, and nothing is made up.
CREATE TABLE job_cursor (
  job TEXT NOT NULL,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  considered_until INTEGER NOT NULL,
  PRIMARY KEY (job, district_id)
) STRICT, WITHOUT ROWID;

-- Single facts of the installation: when the program was last alive, whether the first code was printed.
CREATE TABLE app_fact (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
