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

CREATE TABLE app_fact (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  person_id INTEGER REFERENCES person (id),
  title TEXT NOT NULL,
  created_at INTEGER NOT NULL
, kind TEXT NOT NULL DEFAULT 'broadcast'
  CHECK (kind IN ('broadcast', 'duty', 'results', 'letter')), text TEXT, attachments TEXT, audience TEXT, asks_ack INTEGER NOT NULL DEFAULT 0 CHECK (asks_ack IN (0, 1)), due_at INTEGER, state TEXT NOT NULL DEFAULT 'sent'
  CHECK (state IN ('awaits', 'planned', 'sent', 'stopped', 'refused')), ended_by INTEGER REFERENCES person (id), ended_at INTEGER, spec TEXT, corrects INTEGER REFERENCES batch (id)) STRICT;

CREATE INDEX batch_of_district ON batch (district_id, id);

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

CREATE TABLE "binding" (
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

CREATE UNIQUE INDEX binding_in_force ON binding (person_id, role, unit_id) WHERE ended_at IS NULL;

CREATE INDEX binding_of_unit ON binding (unit_id, role) WHERE ended_at IS NULL;

CREATE TABLE bother (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL CHECK (kind IN ('reminder', 'broadcast')),
  is_critical INTEGER NOT NULL CHECK (is_critical IN (0, 1)),
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX bother_of_person ON bother (person_id, at);

CREATE TABLE broadcast_figure_use (
  recipient_id INTEGER NOT NULL REFERENCES batch_recipient (id),
  measurement_id INTEGER NOT NULL REFERENCES measurement (id),
  PRIMARY KEY (recipient_id, measurement_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE chat (
  peer_id INTEGER PRIMARY KEY,
  district_id INTEGER REFERENCES unit (id),
  is_channel INTEGER NOT NULL DEFAULT 0 CHECK (is_channel IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('present', 'left')),
  failure TEXT,
  changed_by INTEGER REFERENCES person (id),
  joined_at INTEGER NOT NULL,
  CHECK (is_channel = 0 OR district_id IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX channel_of_district ON chat (district_id) WHERE is_channel = 1;

CREATE TABLE diagnosis (
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  metric_code TEXT NOT NULL,
  -- The figure it is about and the answers, as JSON; no words of people.
  answers TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, metric_code)
) STRICT, WITHOUT ROWID;

CREATE TABLE dialog (
  person_id INTEGER NOT NULL REFERENCES person (id),
  peer_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (person_id, peer_id)
) STRICT;

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

CREATE TABLE district_link (
  district_id INTEGER NOT NULL REFERENCES unit (id),
  link TEXT NOT NULL,
  value TEXT,
  changed_by INTEGER REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (district_id, link)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE district_setting (
  district_id INTEGER NOT NULL REFERENCES unit (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  changed_by INTEGER REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (district_id, key)
) STRICT;

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

CREATE INDEX duty_of_district ON duty (district_id, due_on) WHERE removed_at IS NULL;

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

CREATE INDEX duty_answer_of_duty ON duty_answer (duty_id, occasion);

CREATE INDEX duty_answer_of_unit ON duty_answer (unit_id, duty_id);

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

CREATE TABLE duty_unit (
  duty_id INTEGER NOT NULL REFERENCES duty (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  PRIMARY KEY (duty_id, unit_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE figure_use (
  letter_id INTEGER NOT NULL REFERENCES letter (id),
  measurement_id INTEGER NOT NULL REFERENCES measurement (id),
  PRIMARY KEY (letter_id, measurement_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE inbox (
  id INTEGER PRIMARY KEY,
  -- The messenger's own number of the event; our internal events make theirs up.
  event_id TEXT NOT NULL UNIQUE,
  peer_id INTEGER,
  conversation_message_id INTEGER,
  -- The event as JSON (src/bot/incoming.ts); emptied after a while, at once for guests.
  incoming TEXT,
  received_at INTEGER NOT NULL,
  handled_at INTEGER,
  -- Set when handling threw: the number the person was given.
  incident TEXT
) STRICT;

CREATE UNIQUE INDEX inbox_by_message ON inbox (peer_id, conversation_message_id)
  WHERE conversation_message_id IS NOT NULL;

CREATE INDEX inbox_to_empty ON inbox (received_at) WHERE incoming IS NOT NULL;

CREATE INDEX inbox_waiting ON inbox (id) WHERE handled_at IS NULL;

CREATE TABLE "invitation" (
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

CREATE INDEX invitation_of_unit ON invitation (unit_id);

CREATE TABLE job_cursor (
  job TEXT NOT NULL,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  considered_until INTEGER NOT NULL,
  PRIMARY KEY (job, district_id)
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal
  WHEN NEW.id <> OLD.id OR NEW.district_id <> OLD.district_id OR NEW.at <> OLD.at
    OR NEW.person_id IS NOT OLD.person_id OR NEW.act <> OLD.act
    OR NEW.by_command_line <> OLD.by_command_line
    OR NEW.before IS NOT NULL OR NEW.after IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;

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

CREATE UNIQUE INDEX measure_of_cause ON measure (unit_id, metric_code, cause)
  WHERE cause IS NOT NULL AND state IN ('open', 'stuck');

CREATE INDEX measure_of_unit ON measure (unit_id, due_on);

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

CREATE INDEX measurement_history ON measurement (unit_id, metric_version_id, period_to, period_from, origin, import_id);

CREATE UNIQUE INDEX measurement_in_force
  ON measurement (unit_id, metric_version_id, period_to, period_from, origin) WHERE in_force = 1;

CREATE INDEX measurement_of_import ON measurement (import_id);

CREATE TABLE metric_version (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (code, version)
) STRICT;

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

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  peer_id INTEGER NOT NULL,
  lane TEXT NOT NULL CHECK (lane IN ('reply', 'bulk')),
  -- src/bot/outgoing.ts as JSON: text, keyboard, attachment specs; or the answer to a callback button. Emptied later.
  content TEXT,
  random_id INTEGER NOT NULL CHECK (random_id BETWEEN 1 AND 2147483647),
  -- What this message is, for «once only»: «friday-reminder/12/2024-10-25/34».
  dedupe_key TEXT UNIQUE,
  -- The notice it belongs to, so that a broadcast can be shown with its results.
  batch_id INTEGER REFERENCES batch (id),
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  -- Not sent later than this; absent – useful for ever.
  useful_until INTEGER,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'expired', 'uncertain')),
  attempts INTEGER NOT NULL DEFAULT 0,
  -- When the earliest attempt began whose outcome the messenger never told; committed before the call. While it is
  -- set the message may or may not stand in the dialog.
  unanswered_since INTEGER,
  -- Why it is not sent, or not yet: a failure kind of src/delivery and the messenger's code.
  failure TEXT,
  -- The messenger's strings of uploaded attachments, as JSON, so that nothing is uploaded twice.
  uploaded TEXT,
  message_id INTEGER,
  conversation_message_id INTEGER,
  sent_at INTEGER
, edits INTEGER REFERENCES outbox (id)) STRICT;

CREATE INDEX outbox_due ON outbox (lane, due_at, id) WHERE state IN ('waiting', 'sending');

CREATE INDEX outbox_edits ON outbox (edits) WHERE edits IS NOT NULL;

CREATE INDEX outbox_of_batch ON outbox (batch_id) WHERE batch_id IS NOT NULL;

CREATE INDEX outbox_of_peer ON outbox (peer_id, id);

CREATE INDEX outbox_open_of_peer ON outbox (peer_id, id) WHERE state IN ('waiting', 'sending');

CREATE INDEX outbox_to_empty ON outbox (created_at) WHERE content IS NOT NULL;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  messenger TEXT NOT NULL CHECK (messenger IN ('vk')),
  external_id INTEGER NOT NULL,
  -- Whether the bot may write: NULL unknown, 1 the person wrote or allowed it, 0 refused.
  reachable INTEGER CHECK (reachable IN (0, 1)),
  unreachable_reason TEXT,
  -- The (role, unit) the person speaks for now, where there are several.
  current_binding_id INTEGER REFERENCES binding (id),
  -- The day («2024-10-25») and the hashes of the words nobody understood that a guest was answered on, so that two
  -- bots cannot loop.
  noise_answered TEXT,
  created_at INTEGER NOT NULL,
  UNIQUE (messenger, external_id)
) STRICT;

CREATE TABLE person_preference (
  person_id INTEGER NOT NULL REFERENCES person (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (person_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE poll_position (
  group_id INTEGER PRIMARY KEY,
  ts TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE published_figure (
  sum_id INTEGER NOT NULL REFERENCES published_sum (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  import_id INTEGER NOT NULL REFERENCES import (id),
  PRIMARY KEY (sum_id, unit_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE school_class (
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, name_key)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE source_look (
  id INTEGER PRIMARY KEY,
  wait_id INTEGER NOT NULL REFERENCES source_wait (id),
  looked_at INTEGER NOT NULL,
  -- «seen» with the number of files, or a trouble.
  outcome TEXT NOT NULL,
  files INTEGER
) STRICT;

CREATE INDEX source_look_of_wait ON source_look (wait_id, id);

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

CREATE TABLE "staged_file" (
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
, records BLOB) STRICT;

CREATE INDEX staged_file_of_person ON staged_file (person_id, state);

CREATE INDEX staged_file_of_wait ON staged_file (wait_id) WHERE wait_id IS NOT NULL;

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

CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  params TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;

CREATE INDEX task_waiting ON task (due_at) WHERE state = 'waiting';

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

CREATE INDEX unit_name_of ON unit_name (unit_id, valid_to);

CREATE UNIQUE INDEX unit_name_present ON unit_name (unit_id) WHERE valid_to IS NULL;

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

CREATE TABLE week_note_words (
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  week_to TEXT NOT NULL,
  words TEXT NOT NULL,
  person_id INTEGER REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (unit_id, week_to)
) STRICT, WITHOUT ROWID;

CREATE TABLE wrong_code (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX wrong_code_of_person ON wrong_code (person_id, at);
