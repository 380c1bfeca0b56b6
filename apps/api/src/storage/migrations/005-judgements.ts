/**
 * What is large stands apart from what changes: a row that is updated is written anew as a whole. What the checks say of a sender
 * is kept once for all the messages that share it, and goes with the last of them.
 */
export const judgements = `
CREATE TABLE messages (
  number      INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  origin      TEXT NOT NULL CHECK (origin IN ('received', 'file')),
  local_part  TEXT UNIQUE,
  token_hash  BLOB NOT NULL UNIQUE,
  envelope    TEXT NOT NULL,
  state       TEXT NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'judged', 'failed')),
  attempts    INTEGER NOT NULL DEFAULT 0,
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
INSERT INTO messages
  (id, origin, local_part, token_hash, envelope, state, attempts, subject, from_domain, score, device_id, report_id,
   share_hash, share_until, received_at, judged_at, expires_at)
SELECT
   id, origin, local_part, token_hash, envelope, state, attempts, subject, from_domain, score, device_id, report_id,
   share_hash, share_until, received_at, judged_at, expires_at
FROM received_messages ORDER BY received_at;

CREATE TABLE message_sources (
  number INTEGER PRIMARY KEY REFERENCES messages (number) ON DELETE CASCADE,
  source BLOB NOT NULL
) STRICT;
INSERT INTO message_sources SELECT messages.number, source FROM received_messages JOIN messages USING (id);

CREATE TABLE sender_audits (
  hash  BLOB PRIMARY KEY,
  audit TEXT NOT NULL
) STRICT;

CREATE TABLE judgements (
  number     INTEGER PRIMARY KEY REFERENCES messages (number) ON DELETE CASCADE,
  judgement  TEXT NOT NULL,
  audit_hash BLOB REFERENCES sender_audits (hash)
) STRICT;
INSERT INTO judgements (number, judgement)
  SELECT messages.number, judgement FROM received_messages JOIN messages USING (id) WHERE judgement IS NOT NULL;
CREATE INDEX judgements_by_audit ON judgements (audit_hash) WHERE audit_hash IS NOT NULL;
CREATE TRIGGER sender_audits_of_nobody AFTER DELETE ON judgements
WHEN old.audit_hash IS NOT NULL AND NOT EXISTS (SELECT 1 FROM judgements WHERE audit_hash = old.audit_hash)
BEGIN
  DELETE FROM sender_audits WHERE hash = old.audit_hash;
END;

DROP TABLE received_messages;
ALTER TABLE messages RENAME TO received_messages;
CREATE INDEX received_messages_by_time ON received_messages (received_at);
CREATE INDEX received_messages_by_report ON received_messages (report_id) WHERE report_id IS NOT NULL;
CREATE INDEX received_messages_to_judge ON received_messages (received_at) WHERE state = 'received';
CREATE INDEX received_messages_to_expire ON received_messages (expires_at) WHERE expires_at IS NOT NULL;
`
