-- What a director answered so far on the way to the cause of a low figure: the conversation goes on after any pause.
CREATE TABLE diagnosis (
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  metric_code TEXT NOT NULL,
  -- The figure it is about and the answers, as JSON; no words of people.
  answers TEXT NOT NULL,
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
  -- The cause whose step this is, and the metric it was found for; absent – the school's own words.
  cause TEXT,
  metric_code TEXT,
  title TEXT NOT NULL,
  due_on TEXT NOT NULL,
  -- `stuck`: «Не получается»; it comes up again on its day.
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'stuck', 'removed')),
  -- «Не получается»: why, by a code of the program or in the director's words.
  obstacle TEXT,
  created_by INTEGER REFERENCES person (id),
  created_at INTEGER NOT NULL,
  -- Who brought it into its state, and when; an open one has none.
  ended_by INTEGER REFERENCES person (id),
  ended_at INTEGER
) STRICT;

CREATE INDEX measure_of_unit ON measure (unit_id, due_on);

CREATE UNIQUE INDEX measure_of_cause ON measure (unit_id, metric_code, cause)
  WHERE cause IS NOT NULL AND state IN ('open', 'stuck');

-- A step of «Что делать» that is no measure (a deadline, a diagnosis, a number) and was put off: until when and why.
CREATE TABLE step_delay (
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  -- Of src/domain/next-step.ts: «deadline/12».
  step TEXT NOT NULL,
  until TEXT NOT NULL,
  obstacle TEXT,
  person_id INTEGER REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, step)
) STRICT, WITHOUT ROWID;

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

-- The one sentence that a director added to the note of a week, sent or not.
CREATE TABLE week_note_words (
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  week_to TEXT NOT NULL,
  words TEXT NOT NULL,
  person_id INTEGER REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, week_to)
) STRICT, WITHOUT ROWID;

-- «Цифра неверна»: what stands, what the school has instead, what the coordinator decided.
CREATE TABLE dispute (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  metric_version_id INTEGER NOT NULL REFERENCES metric_version (id),
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  -- The import whose figure is disputed.
  import_id INTEGER NOT NULL REFERENCES import (id),
  -- Instead: a number, words, or the messenger's references of pictures and files, which are erased with the decision.
  value REAL,
  numerator INTEGER CHECK (numerator >= 0),
  denominator INTEGER CHECK (denominator >= 0),
  words TEXT,
  -- A JSON list of them.
  attachments TEXT,
  -- `closed`: the disputed figure was replaced or taken back before anybody decided.
  state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected', 'withdrawn', 'closed')),
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
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  answer TEXT NOT NULL,
  attachment TEXT NOT NULL,
  -- The name of a file; empty for a picture.
  title TEXT NOT NULL,
  added_by INTEGER REFERENCES person (id),
  added_at INTEGER NOT NULL,
  UNIQUE (district_id, answer, attachment)
) STRICT;

-- A link or an address of support that the district has instead of the one in data/links.json. NULL: it went back to
-- that one; who decided it and when stays.
CREATE TABLE district_link (
  district_id INTEGER NOT NULL REFERENCES unit (id),
  link TEXT NOT NULL,
  value TEXT,
  changed_by INTEGER REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (district_id, link)
) STRICT, WITHOUT ROWID;

-- What somebody of a school asked in their own words. One that was not passed on goes after a day.
CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  -- Emptied with the answer.
  words TEXT,
  asked_at INTEGER NOT NULL,
  -- Passed to the coordinator.
  sent_at INTEGER,
  answered_by INTEGER REFERENCES person (id),
  answered_at INTEGER
) STRICT;

CREATE INDEX question_of_unit ON question (unit_id, sent_at);

-- What a job said to a person who wants one message a day: it waits for their hour, then becomes a part of that message.
CREATE TABLE held_message (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  -- The heading of its part: «Напоминание о сроках».
  title TEXT NOT NULL,
  -- src/bot/outgoing.ts as JSON; emptied when it was said or dropped.
  content TEXT,
  -- As in the outbox: what was held once is not said a second time.
  dedupe_key TEXT NOT NULL UNIQUE,
  held_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  useful_until INTEGER,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'said', 'dropped'))
) STRICT;

CREATE INDEX held_message_due ON held_message (person_id, due_at) WHERE state = 'waiting';

-- What a person set for themselves: quiet hours, which reminders, one message a day. Values are JSON.
CREATE TABLE person_preference (
  person_id INTEGER NOT NULL REFERENCES person (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (person_id, key)
) STRICT, WITHOUT ROWID;

-- Every sum of people that «Сравнить» and the results of a week have shown, with the figures it was made of: a new one is
-- shown only where nobody's figure follows from all of them together.
CREATE TABLE published_sum (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  metric_version_id INTEGER NOT NULL REFERENCES metric_version (id),
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('district', 'size')),
  numerator INTEGER NOT NULL,
  denominator INTEGER NOT NULL,
  published_at INTEGER NOT NULL
) STRICT;

CREATE INDEX published_sum_of_period ON published_sum (district_id, metric_version_id, period_to, period_from);

-- A figure is named by its unit and the import that brought it: a corrected one is another figure.
CREATE TABLE published_figure (
  sum_id INTEGER NOT NULL REFERENCES published_sum (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  import_id INTEGER NOT NULL REFERENCES import (id),
  PRIMARY KEY (sum_id, unit_id)
) STRICT, WITHOUT ROWID;
