-- The coordinator's desk. A head («руководитель управления») reads everything of a district and changes nothing; a role
-- may end on a day by itself («Замещение до 15.08»).
CREATE TABLE new_binding (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (role IN ('coordinator', 'head', 'director', 'responsible')),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  -- Who ended it; absent – the person themselves, the command line, or its last day.
  ended_by INTEGER REFERENCES person (id),
  -- The last day on which it holds; absent – until somebody ends it.
  until TEXT,
  -- «Замещение»: whom this person stands in for.
  stands_in_for INTEGER REFERENCES person (id)
) STRICT;

INSERT INTO new_binding (id, person_id, role, unit_id, created_at, ended_at, ended_by)
  SELECT id, person_id, role, unit_id, created_at, ended_at, ended_by FROM binding;

DROP TABLE binding;

ALTER TABLE new_binding RENAME TO binding;

CREATE UNIQUE INDEX binding_in_force ON binding (person_id, role, unit_id) WHERE ended_at IS NULL;

CREATE INDEX binding_of_unit ON binding (unit_id, role) WHERE ended_at IS NULL;

CREATE TABLE new_invitation (
  id INTEGER PRIMARY KEY,
  code_hash TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('coordinator', 'head', 'director', 'responsible')),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  created_by INTEGER REFERENCES person (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  used_by INTEGER REFERENCES person (id),
  -- Of the role that it gives.
  until TEXT,
  stands_in_for INTEGER REFERENCES person (id),
  -- «Новый аккаунт»: the binding that ends when the code is used.
  replaces INTEGER REFERENCES binding (id),
  -- «Передать дела»: the coordinator who is asked then whether to leave.
  hands_over INTEGER REFERENCES binding (id)
) STRICT;

INSERT INTO new_invitation (id, code_hash, role, unit_id, created_by, created_at, expires_at, used_at, used_by)
  SELECT id, code_hash, role, unit_id, created_by, created_at, expires_at, used_at, used_by FROM invitation;

DROP TABLE invitation;

ALTER TABLE new_invitation RENAME TO invitation;

CREATE INDEX invitation_of_unit ON invitation (unit_id);

-- Who did what: append-only. Sentences, so that no later version of the program reads an old act differently.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  at INTEGER NOT NULL,
  -- Absent: the program itself, or the command line.
  person_id INTEGER REFERENCES person (id),
  -- «Срок 30.10 снят»
  act TEXT NOT NULL,
  before TEXT,
  after TEXT,
  by_command_line INTEGER NOT NULL DEFAULT 0 CHECK (by_command_line IN (0, 1))
) STRICT;

CREATE INDEX journal_of_district ON journal (district_id, id);

CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- Only the words of somebody who erased themself may go.
CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal
  WHEN NEW.id <> OLD.id OR NEW.district_id <> OLD.district_id OR NEW.at <> OLD.at
    OR NEW.person_id IS NOT OLD.person_id OR NEW.act <> OLD.act
    OR NEW.by_command_line <> OLD.by_command_line
    OR NEW.before IS NOT NULL OR NEW.after IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- What a school is to do. What was called a deadline is a dated duty.
CREATE TABLE duty (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  -- `dated`: by a day; `soon`: «в кратчайшие сроки»; `standing`: confirmed once a quarter; `weekly`: by a weekday.
  kind TEXT NOT NULL CHECK (kind IN ('dated', 'soon', 'standing', 'weekly')),
  title TEXT NOT NULL,
  -- The order and its item, as the coordinator gave them.
  basis TEXT,
  due_on TEXT,
  -- 1 Monday … 7 Sunday.
  weekday INTEGER CHECK (weekday BETWEEN 1 AND 7),
  -- The day it was made, on the district's clocks: no occasion that was over then is asked for.
  starts_on TEXT NOT NULL,
  -- src/domain/duty.ts, Evidence as JSON.
  evidence TEXT NOT NULL,
  -- A question that is asked first; «нет» means that the duty is not for this school: «Планируете электронное обучение?»
  question TEXT,
  -- Not under the budget of reminders.
  is_critical INTEGER NOT NULL DEFAULT 0 CHECK (is_critical IN (0, 1)),
  -- The template of data/duties.json it was made from.
  template TEXT,
  -- 1: every organisation of the district; 0: those of duty_unit.
  for_all INTEGER NOT NULL CHECK (for_all IN (0, 1)),
  created_by INTEGER REFERENCES person (id),
  created_at INTEGER NOT NULL,
  -- When it was made known to the schools, or decided that a reminder of the same day does it.
  announced_at INTEGER,
  removed_at INTEGER,
  removed_by INTEGER REFERENCES person (id),
  CHECK ((kind = 'dated') = (due_on IS NOT NULL)),
  CHECK ((kind = 'weekly') = (weekday IS NOT NULL))
) STRICT;

INSERT INTO duty (id, district_id, kind, title, basis, due_on, starts_on, evidence, for_all, created_by, created_at,
    announced_at, removed_at, removed_by)
  SELECT id, district_id, 'dated', title, basis, due_on, date(created_at / 1000, 'unixepoch'), '{"kind":"confirm"}',
    for_all, created_by, created_at, announced_at, removed_at, removed_by FROM deadline;

CREATE INDEX duty_of_district ON duty (district_id, due_on) WHERE removed_at IS NULL;

CREATE TABLE duty_unit (
  duty_id INTEGER NOT NULL REFERENCES duty (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  PRIMARY KEY (duty_id, unit_id)
) STRICT, WITHOUT ROWID;

INSERT INTO duty_unit (duty_id, unit_id) SELECT deadline_id, unit_id FROM deadline_unit;

-- What a school answered on one occasion of a duty («once», «2026-Q4», the Wednesday of a weekly one). The newest one
-- in force counts; a returned or withdrawn one stays as history.
CREATE TABLE duty_answer (
  id INTEGER PRIMARY KEY,
  duty_id INTEGER NOT NULL REFERENCES duty (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  occasion TEXT NOT NULL,
  -- `not-ours`: «Нас не касается».
  kind TEXT NOT NULL CHECK (kind IN ('done', 'not-ours')),
  state TEXT NOT NULL CHECK (state IN ('given', 'accepted', 'returned', 'withdrawn')),
  -- The evidence: a count of chats moved; a link or a reason; the messenger's references of files, as a JSON list.
  amount INTEGER CHECK (amount >= 0),
  words TEXT,
  attachments TEXT,
  person_id INTEGER REFERENCES person (id),
  answered_at INTEGER NOT NULL,
  decided_by INTEGER REFERENCES person (id),
  decided_at INTEGER,
  -- The coordinator's remark.
  remark TEXT
) STRICT;

CREATE UNIQUE INDEX duty_answer_in_force ON duty_answer (duty_id, unit_id, occasion)
  WHERE state IN ('given', 'accepted');

CREATE INDEX duty_answer_of_unit ON duty_answer (unit_id, duty_id);

CREATE INDEX duty_answer_of_duty ON duty_answer (duty_id, occasion);

INSERT INTO duty_answer (duty_id, unit_id, occasion, kind, state, person_id, answered_at)
  SELECT deadline_id, unit_id, 'once', 'done', 'given', person_id, done_at FROM deadline_done;

DROP TABLE deadline_done;

DROP TABLE deadline_unit;

DROP TABLE deadline;

-- A later day for one school on one occasion.
CREATE TABLE duty_extension (
  duty_id INTEGER NOT NULL REFERENCES duty (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  occasion TEXT NOT NULL,
  due_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  granted_by INTEGER REFERENCES person (id),
  granted_at INTEGER NOT NULL,
  PRIMARY KEY (duty_id, unit_id, occasion)
) STRICT, WITHOUT ROWID;

-- School holidays, of the district or of one school; no days off of the production calendar.
CREATE TABLE vacation (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  -- Absent: every school of the district.
  unit_id INTEGER REFERENCES unit (id),
  title TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  created_by INTEGER REFERENCES person (id),
  created_at INTEGER NOT NULL,
  removed_at INTEGER,
  removed_by INTEGER REFERENCES person (id),
  CHECK (from_day <= to_day)
) STRICT;

CREATE INDEX vacation_of_district ON vacation (district_id, from_day) WHERE removed_at IS NULL;

-- «Тишина»: no reminders to a school, of a duty, or of both, until a day; who said so and why.
CREATE TABLE silence (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  unit_id INTEGER REFERENCES unit (id),
  duty_id INTEGER REFERENCES duty (id),
  reason TEXT NOT NULL,
  -- Its last day.
  until TEXT NOT NULL,
  created_by INTEGER REFERENCES person (id),
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  ended_by INTEGER REFERENCES person (id),
  -- When its author was told that it is over.
  told_at INTEGER
) STRICT;

CREATE INDEX silence_of_district ON silence (district_id, until) WHERE ended_at IS NULL;

-- What a person was bothered with by the bot or the coordinator: the budget of a week is counted from it.
CREATE TABLE bother (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL CHECK (kind IN ('reminder', 'broadcast')),
  is_critical INTEGER NOT NULL CHECK (is_critical IN (0, 1)),
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX bother_of_person ON bother (person_id, at);

-- One text to many: a broadcast, a duty made known, the results of a week, a letter. Its messages carry the id.
ALTER TABLE batch ADD COLUMN kind TEXT NOT NULL DEFAULT 'broadcast'
  CHECK (kind IN ('broadcast', 'duty', 'results', 'letter'));
-- As it was written, variables unfilled; emptied like the words of an outbox row.
ALTER TABLE batch ADD COLUMN text TEXT;
-- The messenger's references of pictures and files, as a JSON list.
ALTER TABLE batch ADD COLUMN attachments TEXT;
-- To whom, in the words of the preview.
ALTER TABLE batch ADD COLUMN audience TEXT;
-- «Ознакомлен(а)» is asked for.
ALTER TABLE batch ADD COLUMN asks_ack INTEGER NOT NULL DEFAULT 0 CHECK (asks_ack IN (0, 1));
ALTER TABLE batch ADD COLUMN due_at INTEGER;
-- `awaits`: the head has to approve it first.
ALTER TABLE batch ADD COLUMN state TEXT NOT NULL DEFAULT 'sent'
  CHECK (state IN ('awaits', 'planned', 'sent', 'stopped', 'refused'));
ALTER TABLE batch ADD COLUMN ended_by INTEGER REFERENCES person (id);
ALTER TABLE batch ADD COLUMN ended_at INTEGER;
-- Of a broadcast, as JSON: whom it is for, the metric of its variables, the wording for schools that have no figure
-- (src/features/subjects/batches/batch-spec.ts). What goes later is made from it at its moment.
ALTER TABLE batch ADD COLUMN spec TEXT;
-- The batch that this one corrects.
ALTER TABLE batch ADD COLUMN corrects INTEGER REFERENCES batch (id);

-- For whom a batch is, whether or not a message could be made for them; `person_id` absent: nobody of the school is in
-- the bot.
CREATE TABLE batch_recipient (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  person_id INTEGER REFERENCES person (id),
  -- The schools it is about, as a JSON list of unit ids.
  unit_ids TEXT NOT NULL,
  acknowledged_at INTEGER,
  -- No message was made for them.
  left_out_at INTEGER,
  -- Why: a variable had nothing to say of their school («figure», «target», …) or they had enough this week («spared»);
  -- absent: it went later, and by then the school fitted no more («не сдали отчёт»).
  left_out_why TEXT,
  -- What was put in place of the variables of the text, as JSON: a correction fills the new one with the same.
  filled TEXT,
  UNIQUE (batch_id, person_id)
) STRICT;

CREATE INDEX batch_of_district ON batch (district_id, id);

-- An edit of a message that was sent: the row whose message it replaces.
ALTER TABLE outbox ADD COLUMN edits INTEGER REFERENCES outbox (id);

CREATE INDEX outbox_edits ON outbox (edits) WHERE edits IS NOT NULL;

-- A form of report as data (src/domain/report-form.ts, JSON): the program's own stand in data/report-forms.json, these
-- are the district's.
CREATE TABLE report_form (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  -- «district-12», never a code of data/report-forms.json.
  code TEXT NOT NULL UNIQUE,
  form TEXT NOT NULL,
  created_by INTEGER REFERENCES person (id),
  created_at INTEGER NOT NULL,
  removed_at INTEGER,
  removed_by INTEGER REFERENCES person (id)
) STRICT;

-- The classes of a school as it gave them: «9А», never anybody's name.
CREATE TABLE school_class (
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, name_key)
) STRICT, WITHOUT ROWID;

-- A report that is being filled in: rows as JSON (src/domain/report-form.ts), words apart from counts and choices.
CREATE TABLE report_draft (
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  form TEXT NOT NULL,
  -- Which report of this form it is: of an occasion of a duty («12/once»), or of the month it was begun in.
  occasion TEXT NOT NULL,
  rows TEXT NOT NULL,
  changed_by INTEGER REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, form, occasion)
) STRICT, WITHOUT ROWID;

-- What a school handed in. Never changed but for what became of it; the newest one of an occasion counts.
CREATE TABLE school_report (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  form TEXT NOT NULL,
  occasion TEXT NOT NULL,
  duty_id INTEGER REFERENCES duty (id),
  rows TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('given', 'accepted', 'returned', 'replaced')),
  given_by INTEGER REFERENCES person (id),
  given_at INTEGER NOT NULL,
  decided_by INTEGER REFERENCES person (id),
  decided_at INTEGER,
  remark TEXT,
  -- «Письмо отправлено»
  mailed_at INTEGER
) STRICT;

CREATE INDEX school_report_of_unit ON school_report (unit_id, form, occasion, id);

-- The results of a week on their way into the district's chat: what the coordinator decided of them.
CREATE TABLE results_post (
  district_id INTEGER NOT NULL REFERENCES unit (id),
  week_to TEXT NOT NULL,
  -- `released`: somebody wants them out now, and the next look at the jobs sends them.
  state TEXT NOT NULL CHECK (state IN ('shown', 'held', 'released', 'published')),
  -- The moment they go out by themselves.
  due_at INTEGER NOT NULL,
  changed_by INTEGER REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  batch_id INTEGER REFERENCES batch (id),
  -- What was shown or published, as it stood (src/features/week-results/results-facts.ts): a correction says the difference.
  facts TEXT,
  PRIMARY KEY (district_id, week_to)
) STRICT, WITHOUT ROWID;

-- Something said to all coordinators that one of them has to take up: done once, the others see by whom; unclaimed after
-- 24 hours it goes on to whoever stands in.
CREATE TABLE office_notice (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  -- What it is about: «dispute/12/asked/…»; it is over when that is.
  key TEXT,
  -- src/bot/outgoing.ts, Reply as JSON; emptied when it is over.
  content TEXT,
  created_at INTEGER NOT NULL,
  claimed_by INTEGER REFERENCES person (id),
  claimed_at INTEGER,
  passed_on_at INTEGER
) STRICT;

CREATE INDEX office_notice_open ON office_notice (district_id, created_at) WHERE claimed_at IS NULL;

-- A letter that was made: its documents as they were given out, so that what is sent is what was read.
CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  -- «О …»
  subject TEXT NOT NULL,
  -- src/features/letter/letter-contents.ts, JSON; absent – its author was erased.
  contents TEXT,
  created_by INTEGER NOT NULL REFERENCES person (id),
  created_at INTEGER NOT NULL,
  -- Set when it was sent to the schools.
  batch_id INTEGER REFERENCES batch (id),
  sent_by INTEGER REFERENCES person (id),
  sent_at INTEGER
) STRICT;

CREATE INDEX letter_of_district ON letter (district_id, id);
