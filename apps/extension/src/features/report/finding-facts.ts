import type { TesterReport } from '@bienrecu/shared'
import type { CheckId } from './checks.ts'

export type FactParams = Record<string, string | number>

/** A fact that can be told, by the name of its text (`findings.<check>.fact.<name>`), with what fills that text. */
export interface Fact {
  name: string
  params: FactParams
}

type Teller = (report: TesterReport) => (Fact | null)[]

// A fact is told only when everything in it is known.
const fact = (name: string, values: Record<string, string | number | null> = {}): Fact | null => {
  const params: FactParams = {}
  for (const [key, value] of Object.entries(values)) {
    if (value === null || value === '') return null
    params[key] = value
  }
  return { name, params }
}

const MAX_RULES_NAMED = 8

// DKIM_SIGNED takes 0.1 from every signed message and DKIM_VALID gives it back: what costs no more is not worth naming.
const costlyRules = ({ spamRules }: TesterReport): string =>
  spamRules
    .filter((rule) => rule.score < -0.1)
    .toSorted((one, other) => one.score - other.score)
    .slice(0, MAX_RULES_NAMED)
    .map((rule) => rule.code)
    .join(', ')

// Known for sure only when the headers were read, and all of them: the contract keeps 200.
const isUnsigned = ({ evidence }: TesterReport): boolean =>
  evidence.dkimSignature === null && evidence.headers.length > 0 && evidence.headers.length < 200

const domainOf = (address: string | null): string | null => address?.slice(address.lastIndexOf('@') + 1) ?? null

const isPassed = ({ sections }: TesterReport, key: string): boolean =>
  sections.some(({ sections: subTests }) => subTests.some((sub) => sub.key === key && sub.status === 'success'))

const TELLERS: Partial<Record<CheckId, Teller>> = {
  'mail-tester/spf': ({ evidence }) => [
    fact('server', { ip: evidence.sendingIp }),
    fact('record', { record: evidence.spfRecord }),
    fact('suggested', { suggested: evidence.suggestedSpfRecord }),
  ],
  'mail-tester/dkim': (report) => [
    fact('signature', { domain: report.evidence.dkimDomain, selector: report.evidence.dkimSelector }),
    fact('key', { bits: report.evidence.dkimKeyBits }),
    isUnsigned(report) ? fact('unsigned') : null,
  ],
  'mail-tester/dmarc': (report) => [
    fact('record', { record: report.evidence.dmarcRecord }),
    isPassed(report, 'dmarc') ? null : fact('place', { domain: domainOf(report.evidence.fromAddress) }),
  ],
  'mail-tester/reverse-dns': ({ evidence }) => [
    fact('server', { ip: evidence.sendingIp }),
    fact('helo', { helo: evidence.helo }),
    fact('name', { name: evidence.reverseDns }),
  ],
  'mail-tester/spamassassin': (report) => [
    fact('score', { score: report.evidence.spamAssassinScore }),
    fact('rules', { rules: costlyRules(report) }),
  ],
  'mail-tester/blocklists': ({ blocklists }) => {
    const namesOf = (state: string) => blocklists.filter((list) => list.state === state).map(({ name }) => name)
    const silent = blocklists.length - namesOf('listed').length - namesOf('not-listed').length
    return [
      fact('listed', { lists: namesOf('listed').join(', ') }),
      silent > 0 ? fact('silent', { count: silent, total: blocklists.length }) : null,
    ]
  },
}

/** The exact technical facts behind a finding, each complete; what the report does not show is not told. */
export const factsOf = (checkId: CheckId, report: TesterReport): Fact[] =>
  (TELLERS[checkId]?.(report) ?? []).filter((told) => told !== null)
