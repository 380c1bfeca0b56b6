import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { judgePlaces } from '../../dkim/judge-keys.ts'

export const keyMissing = defineCheck({
  id: 'dkim/key-missing',
  severity: 'high',
  reference: { rfc: 6376, section: '6.1.2' },
  needs: ['dkim'],

  evaluate({ dkim }) {
    return judgePlaces(dkim, ({ origin, alias, records }) => {
      // A guess that misses proves nothing; dkim/broken-alias speaks for an alias that leads nowhere.
      if (origin === 'guessed' || (alias.known && alias.value !== null)) return notApplicable
      if (valueOf(records).length > 0) return pass
      return fail({}, origin === 'given' ? 'medium' : null)
    })
  },

  text: {
    en: {
      title: 'The DKIM keys in use are published',
      failure: 'Nothing is published at {names}: receivers cannot check signatures made with this key.',
      advice:
        'Publish there the record that your sending service shows, or correct the selector (what precedes ._domainkey).',
    },
    fr: {
      title: 'Les clés DKIM utilisées sont publiées',
      failure:
        'Rien n’est publié sous le nom {names} : les messageries ne peuvent pas vérifier les signatures faites avec cette clé.',
      advice:
        'Publiez à ce nom l’enregistrement qu’indique votre service d’envoi, ou corrigez le sélecteur (ce qui précède ._domainkey).',
    },
  },
})
