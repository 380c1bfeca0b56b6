import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { judgeKeys } from '../../dkim/judge-keys.ts'
import { nameKey } from '../../resolver.ts'

/** The part of "i=" behind the last `@`: the local part may hold one in quotes. */
const domainOf = (identity: string): string => nameKey(identity.slice(identity.lastIndexOf('@') + 1))

export const strictIdentity = defineCheck({
  id: 'dkim/strict-identity',
  severity: 'high',
  reference: { rfc: 6376, section: '3.6.1' },
  needs: ['dkim', 'message'],

  evaluate({ dkim, message }) {
    const signatures = (message?.signatures ?? []).filter(({ identity }) => identity !== null)
    if (signatures.length === 0) return notApplicable
    return judgeKeys(dkim, ({ value: { flags } }, { selector, domain }) => {
      if (!flags.includes('s')) return notApplicable
      const identities = signatures
        .filter((signature) => nameKey(signature.selector) === selector && nameKey(signature.domain) === domain)
        .flatMap(({ identity }) => identity ?? [])
      if (identities.length === 0) return notApplicable
      const strange = identities.filter((identity) => domainOf(identity) !== domain)
      return strange.length > 0 ? fail({ identities: strange, domains: [domain] }) : pass
    })
  },

  text: {
    en: {
      title: 'The signer’s identity is one that the DKIM key allows',
      failure:
        'The signature names {identities}, but the key at {names} allows only {domains}, without sub-domains (“t=s”): the signature is refused.',
      advice: 'Remove “t=s” from the record, or have your service sign for {domains} itself.',
    },
    fr: {
      title: 'L’identité du signataire est permise par la clé DKIM',
      failure:
        'La signature nomme {identities}, mais la clé sous le nom {names} n’autorise que le domaine {domains}, sans sous-domaine (« t=s ») : elle est refusée.',
      advice: 'Retirez « t=s » de l’enregistrement, ou faites signer votre service pour le domaine {domains} lui-même.',
    },
  },
})
