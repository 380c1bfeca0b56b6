import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { isRelated } from '../../dkim/related-domain.ts'
import { notKnown } from '../../evidence.ts'
import { nameKey } from '../../resolver.ts'

export const signatureInvalid = defineCheck({
  id: 'dkim/signature-invalid',
  severity: 'high',
  reference: { rfc: 6376, section: '6.1' },
  needs: ['message'],

  evaluate({ message }) {
    const judged = (message?.signatures ?? []).filter(({ result }) => result !== null && result !== 'none')
    if (judged.length === 0) return notApplicable
    const passing = new Set(judged.filter(({ result }) => result === 'pass').map(({ domain }) => nameKey(domain)))
    // A second signature of the same domain may fail unnoticed, such as one by Ed25519 that the receiver cannot check.
    const open = judged.filter(({ domain }) => !passing.has(nameKey(domain)))
    const broken = open.filter(({ result }) => result !== 'temperror')
    if (broken.length > 0) {
      const isSafe = [...passing].some((domain) => isRelated(domain, message?.fromDomain ?? domain))
      const domains = [...new Set(broken.map(({ domain }) => domain))]
      const selectors = [...new Set(broken.map(({ selector }) => selector))]
      const results = [...new Set(broken.map(({ result }) => result ?? ''))]
      return fail({ domains, selectors, results }, isSafe ? 'low' : null)
    }
    return open.length > 0 ? valueOf(notKnown('timeout')) : pass
  },

  text: {
    en: {
      title: 'The DKIM signature is valid',
      failure:
        'The receiver judged the DKIM signature of {domains} (selector {selectors}) “{results}”: it proves nothing.',
      advice:
        'Check that the published key is the one your sending service shows, and that nothing (footer, filter, mailing list) changes the message after it was signed.',
    },
    fr: {
      title: 'La signature DKIM est valide',
      failure:
        'La signature DKIM du domaine {domains} (sélecteur {selectors}) a été jugée « {results} » à la réception : elle ne prouve rien.',
      advice:
        'Vérifiez que la clé publiée est celle qu’indique votre service d’envoi, et que rien (pied de page, filtre, liste de diffusion) ne modifie le message après la signature.',
    },
  },
})
