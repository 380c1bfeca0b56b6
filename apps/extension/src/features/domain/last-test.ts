import type { StoredReport } from '@bienrecu/shared'

/** What a message showed and an audit can use. Null: the tester did not show it. */
export interface MessageDetails {
  ip: string | null
  helo: string | null
  mailFrom: string | null
  dkim: { domain: string; selector: string } | null
}

export const DETAIL_NAMES = ['ip', 'helo', 'mailFrom', 'dkim'] as const satisfies readonly (keyof MessageDetails)[]
export type DetailName = (typeof DETAIL_NAMES)[number]

/** A test as this page uses it. */
export interface LastTest {
  reportId: string
  readAt: string
  /** Of the From address. */
  domain: string
  details: MessageDetails
}

/** The domain behind the last @ of an address, with or without a name before it; null when there is none. */
const domainOf = (address: string | null): string | null =>
  /@([^\s@<>]+)>?\s*$/.exec(address ?? '')?.[1]?.toLowerCase() ?? null

/** RFC 6761 §6.3: such a name stands in no DNS. The practice domain is one. */
const isOfThisMachine = (domain: string): boolean => domain.endsWith('.localhost')

/** Whether the sender is one to practise with: there is nothing to examine or to repair. */
export const isPractice = ({ report }: StoredReport): boolean =>
  isOfThisMachine(domainOf(report.evidence.fromAddress) ?? '')

/** What a kept report tells about the domain it came from; null when the tester showed no sender, or one to practise with. */
export const lastTestOf = ({ id, report }: StoredReport): LastTest | null => {
  const { sendingIp, helo, bounceAddress, fromAddress, dkimDomain, dkimSelector } = report.evidence
  const domain = domainOf(fromAddress)
  if (domain === null || isOfThisMachine(domain)) return null
  const dkim = dkimDomain !== null && dkimSelector !== null ? { domain: dkimDomain, selector: dkimSelector } : null
  return {
    reportId: id,
    readAt: report.readAt,
    domain,
    details: { ip: sendingIp, helo, mailFrom: bounceAddress, dkim },
  }
}

/** The details without those that the user removed. */
export const detailsWithout = (details: MessageDetails, removed: readonly DetailName[]): MessageDetails => ({
  ...details,
  ...Object.fromEntries(removed.map((name) => [name, null])),
})

/** The names of the details that are there. */
export const shownDetails = (details: MessageDetails): DetailName[] =>
  DETAIL_NAMES.filter((name) => details[name] !== null)
