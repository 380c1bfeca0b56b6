import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { alignedAsAsked } from '../../dmarc/alignment.ts'
import type { Fact } from '../../evidence.ts'

interface Identifier {
  readonly isAligned: Fact<boolean>
  /** Null when nobody judged it, which decides nothing. */
  readonly result: string | null
}

const passes = ({ isAligned, result }: Identifier) => result === 'pass' && isAligned.known && isAligned.value
const isUndecided = (result: string | null) => result === null || result === 'temperror'

export const dmarcWouldFail = defineCheck({
  id: 'alignment/dmarc-would-fail',
  severity: 'high',
  reference: { rfc: 9989, section: '5.3.5' },
  needs: ['dmarc', 'message', 'spfCheck', 'spfAlignment', 'dkimAlignment'],

  evaluate({ dmarc, message, spfCheck, spfAlignment, dkimAlignment }) {
    if (!message) return notApplicable
    const identifiers: Identifier[] = (dkimAlignment ?? []).map((facts, at) => ({
      isAligned: alignedAsAsked(facts),
      result: message.signatures?.[at]?.result ?? null,
    }))
    if (spfAlignment) identifiers.push({ isAligned: alignedAsAsked(spfAlignment), result: spfCheck?.result ?? null })
    if (identifiers.some(passes)) return pass
    if (!dkimAlignment || !spfAlignment) return notApplicable // a part of the message was not seen
    const mayPass = identifiers.filter(({ result }) => result === 'pass' || isUndecided(result))
    if (mayPass.some(({ isAligned, result }) => valueOf(isAligned) && isUndecided(result))) return notApplicable
    const isEnforced = dmarc.appliedPolicy === 'quarantine' || dmarc.appliedPolicy === 'reject'
    return fail({ from: spfAlignment.fromDomain }, isEnforced ? 'critical' : null)
  },

  text: {
    en: {
      title: 'The message passes DMARC',
      failure:
        'Neither SPF nor DKIM proves that this message comes from {from}: DMARC fails, and receivers may refuse the message or file it as spam.',
      advice: 'Have your sending service sign with DKIM for {from}: the surest cure, and it survives forwarding.',
    },
    fr: {
      title: 'Le message est valide pour DMARC',
      failure:
        'Ni SPF ni DKIM ne prouvent que ce message vient du domaine {from} : DMARC échoue, et les messageries peuvent refuser le message ou le classer en indésirables.',
      advice:
        'Faites signer vos messages en DKIM pour {from} par votre service d’envoi : c’est le plus sûr, et cela résiste au transfert.',
    },
  },
})
