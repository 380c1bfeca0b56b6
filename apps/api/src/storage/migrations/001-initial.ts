/** Times are milliseconds since 1970 (UTC); ids are UUIDs; every table is STRICT. */
export const initial = `
CREATE TABLE instance (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  instance_id   TEXT NOT NULL,
  created_at    INTEGER NOT NULL,
  key_check     TEXT NOT NULL
) STRICT;

CREATE TABLE devices (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  origin        TEXT,
  token_hash    BLOB NOT NULL UNIQUE,
  created_at    INTEGER NOT NULL,
  last_used_at  INTEGER,
  expires_at    INTEGER NOT NULL,
  revoked_at    INTEGER
) STRICT;

CREATE TABLE pairing_codes (
  code_hmac     BLOB PRIMARY KEY,
  created_at    INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL,
  used_at       INTEGER,
  wrong_tries   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE relays (
  id                TEXT PRIMARY KEY,
  name              TEXT NOT NULL UNIQUE COLLATE NOCASE,
  host              TEXT NOT NULL,
  port              INTEGER NOT NULL,
  security          TEXT NOT NULL CHECK (security IN ('tls', 'starttls', 'none')),
  authentication    INTEGER NOT NULL CHECK (authentication IN (0, 1)),
  username          TEXT,
  password_sealed   TEXT,
  password_set_at   INTEGER,
  from_address      TEXT NOT NULL,
  from_name         TEXT,
  reply_to_address  TEXT,
  reply_to_name     TEXT,
  ca_certificate    TEXT,
  last_test         TEXT,
  created_at        INTEGER NOT NULL,
  updated_at        INTEGER NOT NULL
) STRICT;

CREATE TABLE probes (
  id               TEXT PRIMARY KEY,
  device_id        TEXT,
  idempotency_key  TEXT,
  request_hash     TEXT,
  relay_id         TEXT REFERENCES relays (id) ON DELETE SET NULL,
  relay_name       TEXT,
  address          TEXT NOT NULL,
  locale           TEXT NOT NULL,
  message_id       TEXT,
  state            TEXT NOT NULL,
  step             TEXT NOT NULL,
  code             TEXT,
  params           TEXT NOT NULL DEFAULT '{}',
  reply            TEXT,
  cancel_requested INTEGER NOT NULL DEFAULT 0,
  claimed_by       TEXT,
  lease_until      INTEGER,
  created_at       INTEGER NOT NULL,
  accepted_at      INTEGER,
  result_deadline  INTEGER,
  UNIQUE (device_id, idempotency_key)
) STRICT;
CREATE INDEX probes_by_time ON probes (created_at DESC, id DESC);
CREATE INDEX probes_by_address ON probes (address, created_at DESC);
CREATE INDEX probes_unsettled ON probes (state) WHERE state IN ('queued', 'connecting', 'accepted', 'waiting');

CREATE TABLE probe_events (
  probe_id   TEXT NOT NULL REFERENCES probes (id) ON DELETE CASCADE,
  sequence   INTEGER NOT NULL,
  step       TEXT NOT NULL,
  state      TEXT NOT NULL,
  at         INTEGER NOT NULL,
  facts      TEXT NOT NULL DEFAULT '{}',
  code       TEXT,
  params     TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (probe_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE reports (
  id          TEXT PRIMARY KEY,
  probe_id    TEXT NOT NULL UNIQUE REFERENCES probes (id) ON DELETE CASCADE,
  score       REAL NOT NULL,
  band        INTEGER,
  read_at     INTEGER NOT NULL,
  created_at  INTEGER NOT NULL,
  report      TEXT NOT NULL
) STRICT;

CREATE TABLE sends (
  id         INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  probe_id   TEXT NOT NULL UNIQUE,
  device_id  TEXT,
  relay_id   TEXT,
  address    TEXT NOT NULL
) STRICT;
CREATE INDEX sends_by_time ON sends (at);

CREATE TABLE audit_log (
  id         INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  event      TEXT NOT NULL,
  device_id  TEXT,
  subject    TEXT,
  details    TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE TRIGGER audit_log_is_append_only_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER audit_log_is_append_only_delete BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'append only'); END;
`
