import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { judgeKeys } from '../../dkim/judge-keys.ts'

export const privateKeyPublished = defineCheck({
  id: 'dkim/private-key-published',
  severity: 'critical',
  reference: { rfc: 6376, section: '8' },
  needs: ['dkim'],

  evaluate({ dkim }) {
    return judgeKeys(dkim, ({ value, problems }) => {
      if (value.isRevoked) return notApplicable
      return problems.some(({ code }) => code === 'private-key') ? fail() : pass
    })
  },

  text: {
    en: {
      title: 'No private DKIM key is published',
      failure: 'The record at {names} holds the private key: anyone can sign mail in your name.',
      advice: 'Remove the record, make a new pair of keys with another selector, and publish the public key only.',
    },
    fr: {
      title: 'Aucune clé DKIM privée n’est publiée',
      failure:
        'L’enregistrement sous le nom {names} contient la clé privée : n’importe qui peut signer des messages en votre nom.',
      advice:
        'Supprimez l’enregistrement, créez une nouvelle paire de clés avec un autre sélecteur et ne publiez que la clé publique.',
    },
  },
})
