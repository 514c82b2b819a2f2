-- What a director answered so far on the way to the cause of a low figure: the conversation goes on after any pause.
CREATE TABLE diagnosis (
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  metric_code TEXT NOT NULL,
  -- Step by step as JSON; no words of people.
  answers TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, metric_code)
) STRICT, WITHOUT ROWID;

-- The cause a school found, one of a closed list (src/domain/cause.ts). Nobody's name.
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  metric_code TEXT NOT NULL,
  cause TEXT NOT NULL,
  person_id INTEGER REFERENCES person (id),
  found_at INTEGER NOT NULL,
  -- Put right, or replaced by a later finding of the same metric.
  closed_at INTEGER
) STRICT;

CREATE UNIQUE INDEX finding_in_force ON finding (unit_id, metric_code) WHERE closed_at IS NULL;

-- What a school decided to do: a step of the program or its own words, with a day.
CREATE TABLE measure (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  -- A cause whose step this is; absent – the school's own measure.
  cause TEXT,
  metric_code TEXT,
  title TEXT NOT NULL,
  due_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'stuck', 'removed')),
  -- «Не получается»: why, in the director's words.
  obstacle TEXT,
  created_by INTEGER REFERENCES person (id),
  created_at INTEGER NOT NULL,
  ended_by INTEGER REFERENCES person (id),
  ended_at INTEGER
) STRICT;

CREATE INDEX measure_of_unit ON measure (unit_id, due_on);

-- The weekly «анализ и меры» as it was sent to the coordinator; the newest of a week counts.
CREATE TABLE week_note (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  week_from TEXT NOT NULL,
  week_to TEXT NOT NULL,
  text TEXT NOT NULL,
  sent_by INTEGER REFERENCES person (id),
  sent_at INTEGER NOT NULL
) STRICT;

CREATE INDEX week_note_of_unit ON week_note (unit_id, week_to);

-- «Цифра неверна»: what stands, what the school has instead, what the coordinator decided.
CREATE TABLE dispute (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  metric_version_id INTEGER NOT NULL REFERENCES metric_version (id),
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  -- The import whose figure is disputed.
  import_id INTEGER NOT NULL REFERENCES import (id),
  -- Instead: numbers, words, or the messenger's reference of a picture or a file, which is erased with the decision.
  value REAL,
  numerator INTEGER CHECK (numerator >= 0),
  denominator INTEGER CHECK (denominator >= 0),
  words TEXT,
  attachment TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected', 'withdrawn')),
  person_id INTEGER REFERENCES person (id),
  created_at INTEGER NOT NULL,
  decided_by INTEGER REFERENCES person (id),
  decided_at INTEGER,
  -- The coordinator's reason or answer.
  decision TEXT,
  -- The correction that an accepted dispute made.
  correction_id INTEGER REFERENCES import (id)
) STRICT;

CREATE UNIQUE INDEX dispute_open ON dispute (unit_id, metric_version_id, period_to, period_from) WHERE state = 'open';

-- A picture or a PDF that the coordinator put beside an answer of data/answers.json: the messenger's reference.
CREATE TABLE answer_attachment (
  district_id INTEGER NOT NULL REFERENCES unit (id),
  answer TEXT NOT NULL,
  attachment TEXT NOT NULL,
  title TEXT NOT NULL,
  added_by INTEGER REFERENCES person (id),
  added_at INTEGER NOT NULL,
  PRIMARY KEY (district_id, answer, attachment)
) STRICT, WITHOUT ROWID;

-- A link or an address of support that the district has instead of the one in data/links.json.
CREATE TABLE district_link (
  district_id INTEGER NOT NULL REFERENCES unit (id),
  link TEXT NOT NULL,
  value TEXT NOT NULL,
  changed_by INTEGER REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (district_id, link)
) STRICT, WITHOUT ROWID;

-- What a person set for themselves: quiet hours, which reminders, one message a day. Values are JSON.
CREATE TABLE person_preference (
  person_id INTEGER NOT NULL REFERENCES person (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (person_id, key)
) STRICT, WITHOUT ROWID;

-- Every mean that «Сравнить» has shown, as the figures it was made of: a new one is shown only where nobody's figure
-- follows from all of them together.
CREATE TABLE published_mean (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  metric_version_id INTEGER NOT NULL REFERENCES metric_version (id),
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  -- Measurements added up, as a JSON list of their numbers.
  figures TEXT NOT NULL,
  published_at INTEGER NOT NULL
) STRICT;

CREATE INDEX published_mean_of_period ON published_mean (district_id, metric_version_id, period_to, period_from);
