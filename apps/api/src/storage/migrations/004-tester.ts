/** Messages that our own tester took, what it made of them, links to them, and addresses that other testers gave. */
export const tester = `
CREATE TABLE received_messages (
  id          TEXT PRIMARY KEY,
  origin      TEXT NOT NULL CHECK (origin IN ('received', 'file')),
  local_part  TEXT UNIQUE,
  token_hash  BLOB NOT NULL UNIQUE,
  source      BLOB NOT NULL,
  envelope    TEXT NOT NULL,
  state       TEXT NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'judged', 'failed')),
  attempts    INTEGER NOT NULL DEFAULT 0,
  judgement   TEXT,
  subject     TEXT,
  from_domain TEXT,
  score       REAL,
  device_id   TEXT REFERENCES devices (id) ON DELETE SET NULL,
  report_id   TEXT REFERENCES reports (id) ON DELETE SET NULL,
  share_hash  BLOB UNIQUE,
  share_until INTEGER,
  received_at INTEGER NOT NULL,
  judged_at   INTEGER,
  expires_at  INTEGER
) STRICT;
CREATE INDEX received_messages_by_time ON received_messages (received_at);
CREATE INDEX received_messages_by_report ON received_messages (report_id) WHERE report_id IS NOT NULL;
CREATE INDEX received_messages_to_judge ON received_messages (received_at) WHERE state = 'received';
CREATE INDEX received_messages_to_expire ON received_messages (expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE tester_addresses (
  address    TEXT PRIMARY KEY,
  tester     TEXT NOT NULL,
  reference  TEXT NOT NULL,
  page_url   TEXT NOT NULL,
  device_id  TEXT REFERENCES devices (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER
) STRICT;

ALTER TABLE relays ADD COLUMN is_practice INTEGER NOT NULL DEFAULT 0 CHECK (is_practice IN (0, 1));

DROP INDEX probes_by_address;
CREATE INDEX probes_by_address ON probes (lower(address), created_at DESC);
`
