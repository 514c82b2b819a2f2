-- «Разметка таблиц»: what a district answered of the columns of tables of one shape. `shape` is a hash of the headings,
-- dates left out; it is known also where nothing had to be asked.
CREATE TABLE table_profile (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  shape TEXT NOT NULL,
  -- The name of the file it was first seen in.
  title TEXT NOT NULL,
  -- src/domain/table.ts, ProfileColumn as a JSON list.
  columns TEXT NOT NULL,
  -- Absent: the command line, or the program itself.
  created_by INTEGER REFERENCES person (id),
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  UNIQUE (district_id, shape)
) STRICT;

-- A metric that a district counts besides those of data/metrics.json.
CREATE TABLE district_metric (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  -- «d12-3»: unique in the installation, since figures name it.
  code TEXT NOT NULL UNIQUE,
  -- src/domain/metric.ts, Metric as JSON, every definition it ever had included.
  metric TEXT NOT NULL,
  created_by INTEGER REFERENCES person (id),
  created_at INTEGER NOT NULL,
  -- It is asked for and read no more; its figures stay.
  retired_at INTEGER,
  retired_by INTEGER REFERENCES person (id)
) STRICT;

CREATE INDEX district_metric_of_district ON district_metric (district_id);
