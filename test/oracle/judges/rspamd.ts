import { z } from 'zod'

import { startRspamd } from '../../servers/rspamd.ts'
import { faultOf, type Judge } from './judge.ts'
import { SUFFIXES } from './suffixes.ts'

const Answer = z.object({
  symbols: z.record(z.string(), z.object({ options: z.array(z.string()).optional() })),
})

/** Which symbol stands for which result of RFC 8601; https://rspamd.com/doc/modules/ */
const SPF = {
  R_SPF_ALLOW: 'pass',
  R_SPF_FAIL: 'fail',
  R_SPF_SOFTFAIL: 'softfail',
  R_SPF_NEUTRAL: 'neutral',
  R_SPF_NA: 'none',
  R_SPF_PERMFAIL: 'permerror',
  R_SPF_DNSFAIL: 'temperror',
}
const DKIM = { R_DKIM_ALLOW: 'pass', R_DKIM_REJECT: 'fail', R_DKIM_PERMFAIL: 'permerror', R_DKIM_TEMPFAIL: 'temperror' }
const DMARC = {
  DMARC_POLICY_ALLOW: 'pass',
  DMARC_POLICY_REJECT: 'fail',
  DMARC_POLICY_QUARANTINE: 'fail',
  DMARC_POLICY_SOFTFAIL: 'fail',
  DMARC_BAD_POLICY: 'permerror',
  DMARC_DNSFAIL: 'temperror',
}

/** Starts rspamd with nothing but SPF, DKIM and DMARC. It keeps what it learns of the DNS: to be asked about one state only. */
export async function startRspamdJudge(dnsPort: number): Promise<Judge> {
  const rspamd = await startRspamd({ dnsPort, suffixes: SUFFIXES })
  return {
    name: 'rspamd',
    async judge({ source, ip, helo, mailFrom }) {
      try {
        const headers = { IP: ip, Helo: helo, From: mailFrom, Rcpt: 'someone@receiver.example' }
        const body = new Uint8Array(source)
        const reply = await fetch(`${rspamd.url}/checkv2`, { method: 'POST', headers, body })
        const { symbols } = Answer.parse(await reply.json())
        const resultIn = (words: Readonly<Record<string, string>>): string =>
          words[Object.keys(words).find((symbol) => symbol in symbols) ?? ''] ?? 'none'
        const why = Object.entries(symbols)
          .filter(([symbol]) => symbol in SPF || symbol in DKIM || symbol in DMARC)
          .map(([symbol, { options = [] }]) => `${symbol} ${options.join(' ')}`)
        return { spf: resultIn(SPF), dkim: resultIn(DKIM), dmarc: resultIn(DMARC), why: why.join(' / '), fault: null }
      } catch (error) {
        return faultOf(error)
      }
    },
    stop: () => rspamd.stop(),
  }
}
