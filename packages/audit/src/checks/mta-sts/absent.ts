import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { namedHosts } from '../../mx/can-receive.ts'

export const mtaStsAbsent = defineCheck({
  id: 'mta-sts/absent',
  severity: 'info',
  reference: { rfc: 8461, section: '3.1' },
  needs: ['mtaSts', 'mx'],

  evaluate({ mtaSts, mx }) {
    if (mtaSts.length > 0) return pass
    return namedHosts(mx).length > 0 ? fail({ domain: mx.domain }) : notApplicable
  },

  text: {
    en: {
      title: 'An MTA-STS policy protects mail to you',
      failure:
        '{domain} has no MTA-STS policy. It is optional: it makes senders use encryption when they write to you, and does nothing for the mail you send.',
      advice: 'Nothing has to be done.',
    },
    fr: {
      title: 'Une politique MTA-STS protège le courrier reçu',
      failure:
        '{domain} n’a pas de politique MTA-STS. Elle est facultative : elle impose le chiffrement à ceux qui vous écrivent, et ne change rien à vos envois.',
      advice: 'Il n’y a rien à faire.',
    },
  },
})
