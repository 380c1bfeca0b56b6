import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { nameKey } from '../../resolver.ts'

export const sha1Signature = defineCheck({
  id: 'dkim/sha1-signature',
  severity: 'high',
  reference: { rfc: 8301, section: '3.1' },
  needs: ['message'],

  evaluate({ message }) {
    const signatures = (message?.signatures ?? []).filter(({ algorithm }) => algorithm !== null)
    if (signatures.length === 0) return notApplicable
    const [old, sound] = [true, false].map((isOld) =>
      signatures.filter(({ algorithm }) => (algorithm === 'rsa-sha1') === isOld).map(({ domain }) => nameKey(domain)),
    )
    if (!old || old.length === 0) return pass
    return fail({ domains: [...new Set(old)] }, old.every((domain) => sound?.includes(domain)) ? 'low' : null)
  },

  text: {
    en: {
      title: 'No signature rests on SHA-1',
      failure:
        'A signature of {domains} rests on SHA-1 (“rsa-sha1”), which receivers no longer accept: it counts as none.',
      advice: 'Set your sending service to sign with rsa-sha256.',
    },
    fr: {
      title: 'Aucune signature ne repose sur SHA-1',
      failure:
        'Une signature du domaine {domains} repose sur SHA-1 (« rsa-sha1 »), que les destinataires n’acceptent plus : elle ne compte pas.',
      advice: 'Réglez votre service d’envoi pour qu’il signe en rsa-sha256.',
    },
  },
})
