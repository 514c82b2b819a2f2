-- Why a figure is doubtful: one row for each rule that objects to it. `measurement.doubt` stays the gravest of those
-- that are open. A figure that is superseded or undone takes its doubts out of force with it, and back.
CREATE TABLE figure_doubt (
  id INTEGER PRIMARY KEY,
  measurement_id INTEGER NOT NULL REFERENCES measurement (id),
  code TEXT NOT NULL,
  -- What the rule found, as JSON: numbers and dates, never a sentence.
  facts TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  resolved_at INTEGER,
  -- Who settled it; absent – the command line.
  resolved_by INTEGER REFERENCES person (id),
  -- `right`: the value is as it should be; `other`: the other of two values is.
  resolved_how TEXT CHECK (resolved_how IN ('right', 'other')),
  CHECK ((resolved_at IS NULL) = (resolved_how IS NULL))
) STRICT;

CREATE INDEX figure_doubt_of ON figure_doubt (measurement_id);

CREATE INDEX figure_doubt_open ON figure_doubt (code, measurement_id) WHERE resolved_at IS NULL;

CREATE INDEX figure_doubt_settled ON figure_doubt (resolved_at) WHERE resolved_at IS NOT NULL;

INSERT INTO figure_doubt (measurement_id, code, facts, opened_at)
  SELECT m.id, m.doubt, '{}', i.created_at FROM measurement AS m JOIN import AS i ON i.id = m.import_id
  WHERE m.doubt IS NOT NULL;
