import type { Generated } from 'kysely'

/** The tables of our own tester, and of the addresses that testers gave. */
export interface TesterTables {
  received_messages: {
    /** By which the tables of large values know it. */
    number: Generated<number>
    id: string
    origin: 'received' | 'file'
    /** Of its address; null for a file. */
    local_part: string | null
    token_hash: Uint8Array
    envelope: string
    state: Generated<'received' | 'judged' | 'failed'>
    /** How often a start of the program found it unjudged. */
    attempts: Generated<number>
    subject: string | null
    from_domain: string | null
    score: number | null
    device_id: string | null
    report_id: string | null
    share_hash: Uint8Array | null
    share_until: number | null
    received_at: number
    judged_at: number | null
    expires_at: number | null
  }
  message_sources: {
    number: number
    source: Uint8Array
  }
  judgements: {
    number: number
    /** A `Judgement` but for what `audit_hash` names; its findings as results/stored-finding.ts writes them. */
    judgement: string
    /** Null where the judgement is whole. */
    audit_hash: Uint8Array | null
  }
  /** What the checks say of a sender; deleted with the last judgement that names it. */
  sender_audits: {
    hash: Uint8Array
    /** Members of a `Judgement`. */
    audit: string
  }
  /** Addresses that other testers gave, and those of our own that a device asked for. */
  tester_addresses: {
    address: string
    tester: string
    /** What the tester calls the test. */
    reference: string
    page_url: string
    device_id: string | null
    created_at: number
    expires_at: number | null
  }
}
