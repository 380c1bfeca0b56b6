import {
  messageOfReport,
  type Probe,
  type ProbeEvent,
  type RelayFacts,
  type ReportSection,
  TesterReport,
} from '@bienrecu/shared'
import type { Database } from '../storage/database.ts'

type Known = Readonly<Record<string, string>>

/** What was seen on the way since the last attempt began. */
const lastAttempt = (events: readonly ProbeEvent[]): readonly ProbeEvent[] =>
  events.slice(
    Math.max(
      0,
      events.findLastIndex(({ step }) => step === 'connecting'),
    ),
  )

const factsOf = (events: readonly ProbeEvent[]): Known => Object.assign({}, ...events.map(({ facts }) => facts))

const timeTaken = ({ events, acceptedAt }: Probe): number | null => {
  const begun = events.find(({ step }) => step === 'connecting')
  return begun && acceptedAt !== null ? Date.parse(acceptedAt) - Date.parse(begun.at) : null
}

const tlsOf = (known: Known): RelayFacts['tls'] => {
  const protocol = known['tlsProtocol']
  return protocol === undefined ? null : { protocol, cipher: known['tlsCipher'] ?? '' }
}

const statusIn = (sections: readonly ReportSection[], key: string): ReportSection['status'] | null => {
  for (const section of sections) {
    const status = section.key === key ? section.status : statusIn(section.sections, key)
    if (status !== null) return status
  }
  return null
}

const reportOf = ({ sql, first }: Database, probeId: string): TesterReport | null => {
  const row = first(sql.selectFrom('reports').select('report').where('probe_id', '=', probeId))
  return row ? TesterReport.parse(JSON.parse(row.report)) : null
}

type Seen = Pick<RelayFacts, 'score' | 'returnPath' | 'signedBy' | 'spf' | 'dkim' | 'dmarc'>

const seenBy = (report: TesterReport | null): Seen => {
  if (report === null) return { score: null, returnPath: null, signedBy: null, spf: null, dkim: null, dmarc: null }
  const { mailFrom, signatures } = messageOfReport(report)
  const status = (key: string) => statusIn(report.sections, key)
  return {
    score: report.score,
    returnPath: mailFrom ?? null,
    signedBy: signatures === null ? null : [...new Set((signatures ?? []).map(({ domain }) => domain))],
    spf: status('spf'),
    dkim: status('dkim'),
    dmarc: status('dmarc'),
  }
}

/** What a relay did with the message of a probe, as far as the way there and the tester's report tell. */
export const relayFactsOf = (database: Database, probe: Probe): RelayFacts => {
  const attempt = lastAttempt(probe.events)
  const known = factsOf(attempt)
  const isConnected = attempt.some(({ step }) => step === 'connected')
  const tls = tlsOf(known)
  const isPastTls = attempt.some(({ step }) => step === 'envelope')
  return {
    milliseconds: timeTaken(probe),
    server: isConnected
      ? { host: known['host'] ?? null, address: known['address'] ?? null, banner: known['banner'] ?? null }
      : null,
    tls,
    isEncrypted: tls !== null ? true : isPastTls ? false : null,
    mailFrom: known['mailFrom'] ?? null,
    ...seenBy(reportOf(database, probe.id)),
  }
}
