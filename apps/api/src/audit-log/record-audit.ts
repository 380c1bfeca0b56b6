import type { Database } from '../storage/database.ts'

/** What leaves a trace that nobody can rewrite. */
export type AuditEvent =
  | 'instance-created'
  | 'key-adopted'
  | 'passwords-forgotten'
  | 'pairing-code-made'
  | 'device-paired'
  | 'device-revoked'
  | 'relay-created'
  | 'relay-changed'
  | 'relay-password-set'
  | 'relay-password-cleared'
  | 'relay-deleted'
  | 'relay-tested'
  | 'sign-in-started'
  | 'signed-in'
  | 'sign-in-failed'
  | 'sign-in-lost'
  | 'signed-out'
  | 'mailbox-set'
  | 'mailbox-password-set'
  | 'mailbox-password-cleared'
  | 'mailbox-removed'
  | 'mailbox-checked'
  | 'relays-ordered'
  | 'relay-roles-set'
  | 'confirmation-asked'
  | 'address-confirmed'
  | 'address-forgotten'
  | 'handover-created'
  | 'handover-revoked'
  | 'notices-set'
  | 'watch-set'
  | 'watch-removed'
  | 'result-deleted'
  | 'result-shared'
  | 'result-unshared'
  | 'probe-sent'
  | 'probe-refused'

export interface AuditEntry {
  event: AuditEvent
  /** The device that asked; null for the command line and for the program itself. */
  deviceId: string | null
  /** Id of the relay, probe, result or device it is about. */
  subject?: string | null
  /** Facts, never a secret: names of changed fields, an error code, a host. */
  details?: Readonly<Record<string, string | number | readonly string[]>>
}

export type RecordAudit = (entry: AuditEntry) => void

/** Appends to the audit log, in the caller's transaction when there is one. */
export const createRecordAudit =
  (database: Database, now: () => number): RecordAudit =>
  ({ event, deviceId, subject = null, details = {} }) => {
    const row = { at: now(), event, device_id: deviceId, subject, details: JSON.stringify(details) }
    database.run(database.sql.insertInto('audit_log').values(row))
  }
