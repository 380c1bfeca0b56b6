import type { Generated } from 'kysely'

/** Rows as the migrations make them. Times: milliseconds since 1970. JSON columns: `params`, `facts`, `report`, `last_test`. */
export interface Tables {
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
    last_test: string | null
    created_at: number
    updated_at: number
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
}
