import type { TesterReport } from '@bienrecu/shared'
import type { Report } from './answers.ts'
import { fieldValue, headerFields } from './header-fields.ts'

const MAX_LINE = 2_000

/** One line as the contract takes it; null when there is none. */
const line = (text: string | null | undefined): string | null => text?.slice(0, MAX_LINE) ?? null

/** The address between the last angle brackets, or the whole of it. */
const addressIn = (mailbox: string | null): string | null => {
  const [, address] = /<([^<>]*)>[^<>]*$/.exec(mailbox ?? '') ?? []
  return line(address ?? mailbox)
}

/** What the report lets us know for sure about the message. */
export const evidenceOf = ({
  authentication,
  spamassassin,
  dns_results: dns,
  raw_headers = '',
}: Report): TesterReport['evidence'] => {
  const headers = headerFields(raw_headers)
  const value = (name: string) => fieldValue(headers, name)
  const signature = authentication?.dkim?.find(({ result }) => result === 'pass') ?? authentication?.dkim?.[0]
  const key = dns?.dkim_records?.find(({ selector }) => selector === signature?.selector)
  const bits = key?.key_size
  return {
    subject: line(value('Subject')),
    fromAddress: addressIn(value('From')),
    bounceAddress: addressIn(value('Return-Path')),
    replyTo: line(value('Reply-To')),
    sendingIp: line(authentication?.iprev?.ip),
    helo: line(dns?.helo_hostname),
    reverseDns: line(authentication?.iprev?.hostname ?? dns?.ptr_records?.[0]),
    spfRecord: dns?.spf_records?.[0]?.record ?? null,
    suggestedSpfRecord: null,
    dkimSignature: value('DKIM-Signature'),
    dkimDomain: line(signature?.domain),
    dkimSelector: line(signature?.selector),
    dkimKeyBits: bits !== undefined && Number.isInteger(bits) ? bits : null,
    dmarcRecord: dns?.dmarc_record?.record ?? null,
    authenticationResults: value('Authentication-Results'),
    spamAssassinScore: spamassassin ? -spamassassin.score || 0 : null, // mail-tester’s sign; never a negative zero
    headers,
  }
}
