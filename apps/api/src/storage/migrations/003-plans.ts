/** Plans and their records, links given away, what is watched, what was seen to change, and notices. */
export const plans = `
CREATE TABLE plans (
  id          TEXT PRIMARY KEY,
  domain      TEXT NOT NULL UNIQUE,
  request     TEXT NOT NULL,
  plan        TEXT NOT NULL,
  report_id   TEXT REFERENCES reports (id) ON DELETE SET NULL,
  ticked      TEXT NOT NULL DEFAULT '[]',
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL,
  in_place_at INTEGER
) STRICT;

CREATE TABLE plan_records (
  id               TEXT PRIMARY KEY,
  plan_id          TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  step_id          TEXT NOT NULL,
  position         INTEGER NOT NULL,
  is_later         INTEGER NOT NULL CHECK (is_later IN (0, 1)),
  zone             TEXT NOT NULL,
  name             TEXT NOT NULL,
  type             TEXT NOT NULL,
  before           TEXT NOT NULL,
  after            TEXT NOT NULL,
  state            TEXT NOT NULL DEFAULT 'planned'
    CHECK (state IN ('planned', 'awaited', 'different', 'partly', 'published', 'visible', 'gone')),
  old_ttl          INTEGER,
  negative_ttl     INTEGER,
  published_at     INTEGER,
  seen_at          INTEGER,
  visible_at       INTEGER,
  old_until        INTEGER,
  next_look_at     INTEGER,
  looks            INTEGER NOT NULL DEFAULT 0,
  verification     TEXT,
  UNIQUE (plan_id, step_id, name, type, after)
) STRICT;
CREATE INDEX plan_records_to_look_at ON plan_records (next_look_at) WHERE next_look_at IS NOT NULL;

CREATE TABLE handovers (
  id          TEXT PRIMARY KEY,
  plan_id     TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  token_hash  BLOB NOT NULL UNIQUE,
  locale      TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL,
  opened_at   INTEGER,
  revoked_at  INTEGER
) STRICT;

CREATE TABLE watches (
  domain        TEXT PRIMARY KEY,
  plan_id       TEXT REFERENCES plans (id) ON DELETE SET NULL,
  baseline      TEXT NOT NULL,
  told          TEXT NOT NULL DEFAULT '[]',
  since         INTEGER NOT NULL,
  last_look_at  INTEGER,
  next_look_at  INTEGER,
  is_paused     INTEGER NOT NULL DEFAULT 0 CHECK (is_paused IN (0, 1))
) STRICT;
CREATE INDEX watches_to_look_at ON watches (next_look_at) WHERE next_look_at IS NOT NULL;

CREATE TABLE dns_changes (
  id       TEXT PRIMARY KEY,
  at       INTEGER NOT NULL,
  domain   TEXT NOT NULL,
  name     TEXT NOT NULL,
  type     TEXT NOT NULL,
  before   TEXT NOT NULL,
  after    TEXT NOT NULL,
  plan_id  TEXT REFERENCES plans (id) ON DELETE SET NULL,
  step_id  TEXT
) STRICT;
CREATE INDEX dns_changes_of_domain ON dns_changes (domain, at);

CREATE TABLE notices (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL,
  domain      TEXT NOT NULL,
  plan_id     TEXT REFERENCES plans (id) ON DELETE SET NULL,
  fact        TEXT NOT NULL,
  params      TEXT NOT NULL DEFAULT '{}',
  at          INTEGER NOT NULL,
  read_at     INTEGER,
  UNIQUE (domain, kind, fact)
) STRICT;

CREATE TABLE notice_deliveries (
  notice_id   TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
  channel     TEXT NOT NULL CHECK (channel IN ('email', 'webhook')),
  state       TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed')),
  attempts    INTEGER NOT NULL DEFAULT 0,
  send_after  INTEGER NOT NULL,
  code        TEXT,
  params      TEXT NOT NULL DEFAULT '{}',
  updated_at  INTEGER NOT NULL,
  PRIMARY KEY (notice_id, channel)
) STRICT;
CREATE INDEX notice_deliveries_to_make ON notice_deliveries (send_after) WHERE state = 'pending';

CREATE TABLE notice_settings (
  id              INTEGER PRIMARY KEY CHECK (id = 1),
  locale          TEXT NOT NULL,
  relay_id        TEXT REFERENCES relays (id) ON DELETE SET NULL,
  address         TEXT,
  webhook_url     TEXT,
  webhook_sealed  TEXT,
  updated_at      INTEGER NOT NULL
) STRICT;
`
