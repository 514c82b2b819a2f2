-- The place in the messenger's stream of events, saved in one transaction with the events before it.
CREATE TABLE poll_position (
  group_id INTEGER PRIMARY KEY,
  ts TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

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

-- The same message under another event number is the same message.
CREATE UNIQUE INDEX inbox_by_message ON inbox (peer_id, conversation_message_id)
  WHERE conversation_message_id IS NOT NULL;

CREATE INDEX inbox_waiting ON inbox (id) WHERE handled_at IS NULL;

CREATE INDEX inbox_to_empty ON inbox (received_at) WHERE incoming IS NOT NULL;

-- What the bot says; one row per message of the messenger (a long text is several). The row is the first lock against
-- doubles, VK's random_id the second.
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
) STRICT;

CREATE INDEX outbox_due ON outbox (lane, due_at, id) WHERE state IN ('waiting', 'sending');

CREATE INDEX outbox_open_of_peer ON outbox (peer_id, id) WHERE state IN ('waiting', 'sending');

CREATE INDEX outbox_of_peer ON outbox (peer_id, id);

CREATE INDEX outbox_of_batch ON outbox (batch_id) WHERE batch_id IS NOT NULL;

CREATE INDEX outbox_to_empty ON outbox (created_at) WHERE content IS NOT NULL;

-- A broadcast of the coordinator: one text to many.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  district_id INTEGER NOT NULL REFERENCES unit (id),
  person_id INTEGER REFERENCES person (id),
  title TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- Work outside the transaction (downloading and reading a file). Repeatable after a crash.
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
