import type { Resolver } from 'node:dns/promises'

import { authenticateMail } from '../../servers/mail-tester/authenticate-mail.ts'
import { faultOf, type Judge } from './judge.ts'

/** mailauth in strict mode, which the lab’s replica of mail-tester.com judges with as well. */
export function createMailauthJudge(resolver: Resolver): Judge {
  return {
    name: 'mailauth',
    async judge({ source, ip, helo, mailFrom }) {
      const mail = {
        source,
        clientAddress: ip,
        helo,
        envelopeFrom: mailFrom,
        envelopeTo: [],
        arrivedAt: new Date(),
      }
      try {
        const { spf, dkim, dmarc } = await authenticateMail(mail, resolver)
        const results = dkim.map(({ result }) => result)
        return {
          spf: spf.result,
          dkim: results.includes('pass') ? 'pass' : (results[0] ?? 'none'),
          dmarc: dmarc.result,
          why: [spf.comment, ...dkim.map(({ info }) => info), dmarc.info].join(' / '),
          fault: null,
        }
      } catch (error) {
        return faultOf(error)
      }
    },
    stop: async () => {},
  }
}
