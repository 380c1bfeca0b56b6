import { defineCheck, fail, notApplicable, pass, type Severity, valueOf } from '../../check.ts'
import { notKnown } from '../../evidence.ts'
import type { SpfResult } from '../../spf/result.ts'

/** Without a word from the domain, receivers judge by other signs. */
const MILDER: Readonly<Partial<Record<SpfResult, Severity>>> = { neutral: 'medium', none: 'medium' }

export const senderNotCovered = defineCheck({
  id: 'spf/sender-not-covered',
  severity: 'high',
  reference: { rfc: 7208, section: '8' },
  needs: ['spfCheck', 'message'],

  evaluate({ spfCheck, message }) {
    if (!spfCheck) return notApplicable
    const { result, reason, tree } = spfCheck
    if (result === 'pass') return pass
    if (result === 'temperror') return valueOf(notKnown(reason ?? 'timeout'))
    return fail({ result, domain: tree.domain, ip: message?.ip ?? '' }, MILDER[result] ?? null)
  },

  text: {
    en: {
      title: 'SPF allows the server that sends',
      failure:
        'SPF at {domain} does not allow the address {ip}: the result is “{result}”. Receivers may refuse the message or file it as spam.',
      advice:
        'If {domain} is yours, correct other faults of SPF, then add the “include” of the service that sends, or the address of your server. Otherwise tell your sending service.',
    },
    fr: {
      title: 'Le SPF autorise le serveur qui envoie',
      failure:
        'Le SPF du domaine {domain} n’autorise pas l’adresse {ip} : le résultat est « {result} ». Les messageries peuvent refuser le message ou le classer en indésirables.',
      advice:
        'Si {domain} est à vous, corrigez les autres fautes du SPF, puis ajoutez-y l’« include » du service qui envoie ou l’adresse de votre serveur. Sinon, prévenez votre service d’envoi.',
    },
  },
})
