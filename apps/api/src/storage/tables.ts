import type { Generated } from 'kysely'
import type { TesterTables } from './tester-tables.ts'

/**
 * Rows as the migrations make them. Times: milliseconds since 1970. JSON columns: `params`, `facts`, `report`, `last_test`,
 * `last_check`, `headers`, `cause`, `request`, `plan`, `ticked`, `before`, `after`, `verification`, `baseline`, `told`,
 * `envelope`, `judgement`, `audit`.
 */
export interface Tables extends TesterTables {
  instance: { id: 1; instance_id: string; created_at: number; key_check: string }
  devices: {
    id: string
    name: string
    origin: string | null
    token_hash: Uint8Array
    created_at: number
    last_used_at: number | null
    expires_at: number
    revoked_at: number | null
  }
  pairing_codes: {
    code_hmac: Uint8Array
    created_at: number
    expires_at: number
    used_at: number | null
    wrong_tries: Generated<number>
  }
  relays: {
    id: string
    name: string
    host: string
    port: number
    security: 'tls' | 'starttls' | 'none'
    authentication: 0 | 1
    username: string | null
    password_sealed: string | null
    password_set_at: number | null
    from_address: string
    from_name: string | null
    reply_to_address: string | null
    reply_to_name: string | null
    ca_certificate: string | null
    certificate_pin: string | null
    provider_id: string | null
    auth_method: 'auto' | 'plain' | 'login' | 'cram-md5' | 'oauth2'
    ehlo_name: string | null
    headers: string
    position: number
    is_default: 0 | 1
    is_fallback: 0 | 1
    is_practice: 0 | 1
    last_test: string | null
    created_at: number
    updated_at: number
  }
  relay_mailboxes: {
    relay_id: string
    host: string
    port: number
    security: 'tls' | 'starttls' | 'none'
    username: string | null
    password_sealed: string | null
    folder: string | null
    copy: 'auto' | 'always' | 'never'
    last_check: string | null
    updated_at: number
  }
  relay_sign_ins: {
    relay_id: string
    provider: 'microsoft' | 'google'
    state: string
    account: string | null
    refresh_sealed: string | null
    access_sealed: string | null
    access_expires_at: number | null
    /** Until then one process alone may renew the tokens. */
    refreshing_until: Generated<number | null>
    connected_at: number | null
    code: string | null
    params: Generated<string>
    updated_at: number
  }
  sign_in_requests: {
    id: string
    relay_id: string
    provider: string
    flow: 'browser' | 'device'
    state_hash: Uint8Array | null
    secret_sealed: string
    poll_after: number | null
    /** Milliseconds between two polls. */
    poll_interval: number | null
    expires_at: number
    created_at: number
  }
  own_messages: { id: string; kind: 'parts' | 'eml'; subject: string; content: Uint8Array; created_at: number }
  confirmed_addresses: {
    address: string
    code_hmac: Uint8Array | null
    code_expires: number | null
    wrong_tries: Generated<number>
    confirmed_at: number | null
    created_at: number
  }
  probes: {
    id: string
    device_id: string | null
    idempotency_key: string | null
    request_hash: string | null
    relay_id: string | null
    relay_name: string | null
    address: string
    locale: string
    message_id: string | null
    state: string
    step: string
    code: string | null
    params: Generated<string>
    reply: string | null
    cancel_requested: Generated<0 | 1>
    claimed_by: string | null
    lease_until: number | null
    created_at: number
    accepted_at: number | null
    result_deadline: number | null
    own_message_id: Generated<string | null>
    batch_id: Generated<string | null>
    cause: Generated<string | null>
  }
  sent_copies: {
    probe_id: string
    state: 'pending' | 'copied' | 'already-there' | 'skipped' | 'failed'
    folder: string | null
    message: Uint8Array | null
    code: string | null
    params: Generated<string>
    cause: string | null
    /** How often it has been tried. */
    attempts: Generated<number>
    run_after: Generated<number>
    claimed_by: Generated<string | null>
    lease_until: Generated<number | null>
    updated_at: number
  }
  probe_events: {
    probe_id: string
    sequence: number
    step: string
    state: string
    at: number
    facts: Generated<string>
    code: string | null
    params: Generated<string>
  }
  reports: {
    id: string
    probe_id: string
    score: number
    band: number | null
    read_at: number
    created_at: number
    report: string
  }
  sends: {
    id: Generated<number>
    at: number
    probe_id: string
    device_id: string | null
    relay_id: string | null
    address: string
  }
  audit_log: {
    id: Generated<number>
    at: number
    event: string
    device_id: string | null
    subject: string | null
    details: Generated<string>
  }
  plans: {
    id: string
    domain: string
    request: string
    plan: string
    report_id: string | null
    ticked: Generated<string>
    created_at: number
    updated_at: number
    /** When the watch found all its records in place, and began to look after them. */
    in_place_at: Generated<number | null>
  }
  plan_records: {
    id: string
    plan_id: string
    step_id: string
    position: number
    is_later: 0 | 1
    zone: string
    name: string
    type: string
    before: string
    after: string
    state: Generated<'planned' | 'awaited' | 'different' | 'partly' | 'published' | 'visible' | 'gone'>
    /** Seconds that the old answer may be kept, as a name server said before the change; null where there was none. */
    old_ttl: number | null
    /** Seconds that "there is none" may be kept (RFC 2308 §5), as it was before the change. */
    negative_ttl: number | null
    published_at: number | null
    seen_at: number | null
    visible_at: number | null
    old_until: number | null
    next_look_at: number | null
    looks: Generated<number>
    verification: string | null
  }
  handovers: {
    id: string
    plan_id: string
    token_hash: Uint8Array
    locale: string
    created_at: number
    expires_at: number
    opened_at: number | null
    revoked_at: number | null
  }
  watches: {
    domain: string
    plan_id: string | null
    baseline: string
    told: Generated<string>
    since: number
    last_look_at: number | null
    next_look_at: number | null
    is_paused: Generated<0 | 1>
  }
  dns_changes: {
    id: string
    at: number
    domain: string
    name: string
    type: string
    before: string
    after: string
    plan_id: string | null
    step_id: string | null
  }
  notices: {
    id: string
    kind: string
    domain: string
    plan_id: string | null
    /** What it speaks of: the same fact is told once. */
    fact: string
    params: Generated<string>
    at: number
    read_at: number | null
  }
  notice_deliveries: {
    notice_id: string
    channel: 'email' | 'webhook'
    /** `failed`: given up. */
    state: Generated<'pending' | 'sent' | 'failed'>
    attempts: Generated<number>
    send_after: number
    /** Why the last attempt failed. */
    code: string | null
    params: Generated<string>
    updated_at: number
  }
  notice_settings: {
    id: 1
    locale: string
    relay_id: string | null
    address: string | null
    webhook_url: string | null
    webhook_sealed: string | null
    updated_at: number
  }
}
