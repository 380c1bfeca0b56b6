import { defineCheck, fail, pass } from '../../check.ts'
import { judgeKeys } from '../../dkim/judge-keys.ts'

export const keyRevoked = defineCheck({
  id: 'dkim/key-revoked',
  severity: 'high',
  reference: { rfc: 6376, section: '3.6.1' },
  needs: ['dkim'],

  // A revoked key that nobody named is good housekeeping: it was retired.
  evaluate({ dkim }) {
    return judgeKeys(dkim, ({ value }) => (value.isRevoked ? fail() : pass), 'info')
  },

  text: {
    en: {
      title: 'The DKIM keys in use are not revoked',
      failure:
        'The key at {names} is revoked (“p=” is empty): signatures made with it do not count. That is normal for a key no longer in use.',
      advice: 'If your mail is still signed with {selectors}, publish the current key or sign with another selector.',
    },
    fr: {
      title: 'Les clés DKIM utilisées ne sont pas révoquées',
      failure:
        'La clé sous le nom {names} est révoquée (« p= » est vide) : les signatures faites avec elle ne comptent pas. C’est normal pour une clé qui ne sert plus.',
      advice:
        'Si vos messages sont encore signés avec {selectors}, publiez la clé actuelle ou signez avec un autre sélecteur.',
    },
  },
})
