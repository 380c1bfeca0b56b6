/* Authentication-Results (RFC 8601) and Received-SPF (RFC 7208 §9.1), as a server that takes the message would write them. */
import type { JudgedDmarc, JudgedSpf } from '@bienrecu/shared'
import type { Authenticated } from './authenticate.ts'

const dmarcEntry = ({ result, policy, fromDomain }: JudgedDmarc): string => {
  const comment = policy === null ? '' : ` (p=${policy})`
  return `dmarc=${result}${comment}${fromDomain === null ? '' : ` header.from=${fromDomain}`}`
}

interface ToWrite {
  readonly receiver: string
  readonly spf: JudgedSpf
  readonly dmarc: JudgedDmarc
  readonly authenticated: Authenticated
  /** Both judges of SPF say the same; otherwise the words of the second are not repeated. */
  readonly isAgreed: boolean
}

/** Both fields, with CRLF at the end of each line. */
export const authenticationFields = ({ receiver, spf, dmarc, authenticated, isAgreed }: ToWrite): string => {
  const { dkim, arc } = authenticated
  const told = isAgreed ? authenticated.spf : null
  const entries = [
    ...(dkim.length === 0 ? ['dkim=none'] : dkim.map(({ info }) => info)),
    told?.info ?? `spf=${spf.result}`,
    ...(arc === null ? [] : [arc.info]),
    dmarcEntry(dmarc),
  ]
  const results = [`Authentication-Results: ${receiver}`, ...entries].join(';\r\n ')
  return [results, ...(told === null ? [] : [told.field]), ''].join('\r\n')
}
