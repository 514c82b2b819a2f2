-- Least data: the number in the messenger, the role, the school. Names are not asked for.
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

-- A role of a person for a unit: coordinator of a district; director or responsible of an organisation.
CREATE TABLE binding (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (role IN ('coordinator', 'director', 'responsible')),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  -- Who ended it; absent – the person themselves or the command line.
  ended_by INTEGER REFERENCES person (id)
) STRICT;

CREATE UNIQUE INDEX binding_in_force ON binding (person_id, role, unit_id) WHERE ended_at IS NULL;

CREATE INDEX binding_of_unit ON binding (unit_id, role) WHERE ended_at IS NULL;

-- A one-time code. Only its hash is kept: the code itself is shown once.
CREATE TABLE invitation (
  id INTEGER PRIMARY KEY,
  code_hash TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('coordinator', 'director', 'responsible')),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  created_by INTEGER REFERENCES person (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  used_by INTEGER REFERENCES person (id)
) STRICT;

CREATE INDEX invitation_of_unit ON invitation (unit_id);

-- Codes that did not fit, counted per person to slow guessing down.
CREATE TABLE wrong_code (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX wrong_code_of_person ON wrong_code (person_id, at);

-- Where a conversation that takes several messages stands; one per person and dialog in the messenger.
CREATE TABLE dialog (
  person_id INTEGER NOT NULL REFERENCES person (id),
  peer_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (person_id, peer_id)
) STRICT;

-- Settings of a district that people change, with author and date. Values are JSON; defaults live in the program.
CREATE TABLE district_setting (
  district_id INTEGER NOT NULL REFERENCES unit (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  changed_by INTEGER REFERENCES person (id),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (district_id, key)
) STRICT;

-- Group chats the community is in; at most one is the channel of a district.
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
