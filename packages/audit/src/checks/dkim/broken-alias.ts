import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { judgePlaces } from '../../dkim/judge-keys.ts'

export const brokenAlias = defineCheck({
  id: 'dkim/broken-alias',
  severity: 'high',
  reference: { rfc: 6376, section: '3.6.2.2' },
  needs: ['dkim'],

  evaluate({ dkim }) {
    return judgePlaces(
      dkim,
      ({ alias, records }) => {
        const target = valueOf(alias)
        if (target === null) return notApplicable
        const isLoop = !records.known && records.reason === 'cname-loop'
        return isLoop || valueOf(records).length === 0 ? fail({ targets: [target] }) : pass
      },
      'low',
    )
  },

  text: {
    en: {
      title: 'The aliases of the DKIM keys lead to a key',
      failure: 'The alias (CNAME) at {names} leads to {targets}, where there is no key: receivers find nothing.',
      advice:
        'Compare the target with the one your sending service shows and turn DKIM on there; remove the alias if you no longer use that service.',
    },
    fr: {
      title: 'Les alias des clés DKIM mènent à une clé',
      failure: 'L’alias (CNAME) {names} mène à {targets}, où il n’y a pas de clé : les messageries ne trouvent rien.',
      advice:
        'Comparez la cible avec celle qu’indique votre service d’envoi et activez-y DKIM ; supprimez l’alias si vous n’utilisez plus ce service.',
    },
  },
})
