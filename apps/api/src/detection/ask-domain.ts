import { type Fact, mapFact } from '@bienrecu/audit/evidence'
import { parseMx } from '@bienrecu/audit/mx/parse-mx'
import { askResolver, type Resolver } from '@bienrecu/audit/resolver'
import { parseSrv, type SrvRecord } from './parse-srv.ts'

/** Services of RFC 6186 §3 and RFC 8314 §5.1; `autodiscover` is Microsoft’s, and leads to the mailbox host as well. */
export type Service = 'submissions' | 'submission' | 'imaps' | 'imap' | 'autodiscover'

export interface MxHost {
  readonly host: string
  /** The record as it stands. */
  readonly text: string
}

/** What the DNS says of the mail of a domain. */
export interface DomainAnswers {
  readonly domain: string
  /** In their order of preference; without a null MX (RFC 7505). */
  readonly mx: Fact<readonly MxHost[]>
  readonly txt: Fact<readonly string[]>
  readonly srv: Readonly<Record<Service, Fact<readonly SrvRecord[]>>>
  /** False when the name is known not to exist. */
  readonly exists: boolean
}

const mxHosts = (records: readonly string[]): MxHost[] =>
  records
    .flatMap((text) => {
      const { value } = parseMx(text)
      return value && value.host !== '' ? [{ ...value, text }] : []
    })
    .toSorted((one, other) => one.preference - other.preference)

/** Asks everything that can be asked without another answer: one round. Never rejects. */
export const askDomain = async (resolver: Resolver, domain: string): Promise<DomainAnswers> => {
  const askSrv = async (service: Service) => {
    const fact = await askResolver(resolver, `_${service}._tcp.${domain}`, 'SRV')
    return mapFact(fact, ({ records }) => records.flatMap(parseSrv))
  }
  const [mx, txt, submissions, submission, imaps, imap, autodiscover] = await Promise.all([
    askResolver(resolver, domain, 'MX'),
    askResolver(resolver, domain, 'TXT'),
    askSrv('submissions'),
    askSrv('submission'),
    askSrv('imaps'),
    askSrv('imap'),
    askSrv('autodiscover'),
  ])
  return {
    domain,
    mx: mapFact(mx, ({ records }) => mxHosts(records)),
    txt: mapFact(txt, ({ records }) => records),
    srv: { submissions, submission, imaps, imap, autodiscover },
    exists: ![mx, txt].some((fact) => fact.known && fact.value.status === 'nxdomain'),
  }
}
