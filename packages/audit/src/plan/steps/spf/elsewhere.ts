import { curesOf } from '../../spf/cures.ts'
import { proposeSpf } from '../../spf/propose.ts'
import { defineStep, type PlanContext, type StepDraft } from '../../step.ts'
import { RECORD_CHANGES_EN } from './record-changes-en.ts'
import { RECORD_CHANGES_FR } from './record-changes-fr.ts'

const build = async (context: PlanContext): Promise<readonly StepDraft[]> => {
  const proposal = await proposeSpf(context)
  if (!proposal) return []
  const { domain, alias, keeper, edits, changes, after } = proposal
  const owner = alias !== null && edits.length > 0 ? alias : keeper
  if (owner === null) return []
  const cures = alias === null ? ['spf/too-many-lookups', 'spf/broken-include'] : await curesOf(context, edits)
  return [{ subject: null, edits: [], isLater: false, params: { domain, owner, after }, changes, cures, after: [] }]
}

export const spfElsewhere = defineStep({
  kind: 'spf/elsewhere',
  who: 'mail-service',
  minutes: 10,
  build,
  text: {
    en: {
      title: 'The SPF record is managed by somebody else',
      why: 'The SPF record of {domain} is that of {owner}: a change has to be made there, and nothing in your zone can replace it.',
      how: 'Write to whoever runs {owner}, and tell them what is listed here.',
      changes: RECORD_CHANGES_EN,
    },
    fr: {
      title: 'L’enregistrement SPF est géré par quelqu’un d’autre',
      why: 'L’enregistrement SPF du domaine {domain} est en fait celui du nom {owner} : c’est là qu’il se modifie, et rien dans votre zone ne peut le remplacer.',
      how: 'Écrivez à la personne ou au service qui gère {owner}, et transmettez ce qui est indiqué ici.',
      changes: RECORD_CHANGES_FR,
    },
  },
})
