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
      title: 'No signature uses SHA-1',
      failure:
        'A signature of {domains} uses SHA-1 (“rsa-sha1”), which receivers must no longer accept: it counts as none.',
      advice: 'Have your sending service sign with rsa-sha256.',
    },
    fr: {
      title: 'Aucune signature n’utilise SHA-1',
      failure:
        'Une signature du domaine {domains} utilise SHA-1 (« rsa-sha1 »), que les messageries ne doivent plus accepter : elle ne compte pas.',
      advice: 'Réglez votre service d’envoi pour qu’il signe en rsa-sha256.',
    },
  },
})
