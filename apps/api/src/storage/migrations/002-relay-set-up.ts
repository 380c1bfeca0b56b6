/** Relays that are detected, ordered, signed in by OAuth2 and filed by IMAP; messages and addresses of the user’s own. */
export const relaySetUp = `
ALTER TABLE relays ADD COLUMN provider_id TEXT;
ALTER TABLE relays ADD COLUMN auth_method TEXT NOT NULL DEFAULT 'auto'
  CHECK (auth_method IN ('auto', 'plain', 'login', 'cram-md5', 'oauth2'));
ALTER TABLE relays ADD COLUMN ehlo_name TEXT;
ALTER TABLE relays ADD COLUMN certificate_pin TEXT;
ALTER TABLE relays ADD COLUMN headers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE relays ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE relays ADD COLUMN is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1));
ALTER TABLE relays ADD COLUMN is_fallback INTEGER NOT NULL DEFAULT 0 CHECK (is_fallback IN (0, 1));
UPDATE relays SET position = (SELECT count(*) FROM relays AS other WHERE other.name < relays.name);
UPDATE relays SET is_default = 1 WHERE position = 0;
UPDATE relays SET last_test = NULL; -- its steps have other names now
CREATE UNIQUE INDEX one_default_relay ON relays (is_default) WHERE is_default = 1;
CREATE UNIQUE INDEX one_fallback_relay ON relays (is_fallback) WHERE is_fallback = 1;

CREATE TABLE relay_mailboxes (
  relay_id         TEXT PRIMARY KEY REFERENCES relays (id) ON DELETE CASCADE,
  host             TEXT NOT NULL,
  port             INTEGER NOT NULL,
  security         TEXT NOT NULL CHECK (security IN ('tls', 'starttls', 'none')),
  username         TEXT,
  password_sealed  TEXT,
  folder           TEXT,
  copy             TEXT NOT NULL CHECK (copy IN ('auto', 'always', 'never')),
  last_check       TEXT,
  updated_at       INTEGER NOT NULL
) STRICT;

CREATE TABLE relay_sign_ins (
  relay_id           TEXT PRIMARY KEY REFERENCES relays (id) ON DELETE CASCADE,
  provider           TEXT NOT NULL CHECK (provider IN ('microsoft', 'google')),
  state              TEXT NOT NULL,
  account            TEXT,
  refresh_sealed     TEXT,
  access_sealed      TEXT,
  access_expires_at  INTEGER,
  refreshing_until   INTEGER,
  connected_at       INTEGER,
  code               TEXT,
  params             TEXT NOT NULL DEFAULT '{}',
  updated_at         INTEGER NOT NULL
) STRICT;

CREATE TABLE sign_in_requests (
  id             TEXT PRIMARY KEY,
  relay_id       TEXT NOT NULL REFERENCES relays (id) ON DELETE CASCADE,
  provider       TEXT NOT NULL,
  flow           TEXT NOT NULL CHECK (flow IN ('browser', 'device')),
  state_hash     BLOB UNIQUE,
  secret_sealed  TEXT NOT NULL,
  poll_after     INTEGER,
  poll_interval  INTEGER,
  expires_at     INTEGER NOT NULL,
  created_at     INTEGER NOT NULL
) STRICT;

CREATE TABLE own_messages (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('parts', 'eml')),
  subject     TEXT NOT NULL,
  content     BLOB NOT NULL,
  created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE confirmed_addresses (
  address       TEXT PRIMARY KEY COLLATE NOCASE,
  code_hmac     BLOB,
  code_expires  INTEGER,
  wrong_tries   INTEGER NOT NULL DEFAULT 0,
  confirmed_at  INTEGER,
  created_at    INTEGER NOT NULL
) STRICT;

ALTER TABLE probes ADD COLUMN own_message_id TEXT REFERENCES own_messages (id) ON DELETE SET NULL;
ALTER TABLE probes ADD COLUMN batch_id TEXT;
ALTER TABLE probes ADD COLUMN cause TEXT;
CREATE INDEX probes_of_batch ON probes (batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE sent_copies (
  probe_id    TEXT PRIMARY KEY REFERENCES probes (id) ON DELETE CASCADE,
  state       TEXT NOT NULL CHECK (state IN ('pending', 'copied', 'already-there', 'skipped', 'failed')),
  folder      TEXT,
  message     BLOB,
  code        TEXT,
  params      TEXT NOT NULL DEFAULT '{}',
  cause       TEXT,
  attempts    INTEGER NOT NULL DEFAULT 0,
  run_after   INTEGER NOT NULL DEFAULT 0,
  claimed_by  TEXT,
  lease_until INTEGER,
  updated_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX sent_copies_due ON sent_copies (run_after) WHERE state = 'pending';
`
