import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { judgePlaces } from '../../dkim/judge-keys.ts'

export const severalKeys = defineCheck({
  id: 'dkim/several-keys',
  severity: 'high',
  reference: { rfc: 6376, section: '3.6.2.2' },
  needs: ['dkim'],

  evaluate({ dkim }) {
    return judgePlaces(
      dkim,
      ({ records }) => {
        const count = valueOf(records).length
        if (count === 0) return notApplicable
        return count > 1 ? fail({ count }) : pass
      },
      'medium',
    )
  },

  text: {
    en: {
      title: 'Each DKIM selector holds one record',
      failure:
        'There are {count} TXT records at {names}: receivers take any of them, and signatures fail now and then.',
      advice:
        'Keep the record of the service that signs and remove the others. If one long key was split, put it back into one.',
    },
    fr: {
      title: 'Chaque sélecteur DKIM porte un seul enregistrement',
      failure:
        'Il y a {count} enregistrements TXT sous le nom {names} : les messageries prennent l’un ou l’autre, et les signatures échouent par moments.',
      advice:
        'Gardez celui du service qui signe et supprimez les autres. Si une longue clé a été coupée, réunissez-la en un seul.',
    },
  },
})
